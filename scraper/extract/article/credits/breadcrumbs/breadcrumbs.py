"""Finds a page's breadcrumb: 首页 > 新闻 > 国内新闻 > 正文."""

from __future__ import annotations

import re

from scraper.extract.article.credits.breadcrumbs.breadcrumb_blocks import (
    ABOVE,
    has_icons,
    leads_down,
    listed_breadcrumb,
    stacked_breadcrumb,
)
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import (
    ARROW,
    HOME,
    LOOSE,
    WHERE,
    entries_of,
    spans_alone,
)
from scraper.extract.article.credits.section_names import are_siblings, is_channel
from scraper.extract.document import Document, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

_POINTS = lazy_regex(r"[>＞»›→▸▶►❯》〉]")
"""What any of those has: few lines."""
_BEHIND_TITLE = lazy_regex(r"》\s?[>＞›»]{1,3}\s?[\u4e00-\u9fff]")  # 《城东周刊》> 金融
_WITHIN_WORD = lazy_regex(r"(?![您你现現当當目所的本页頁])[\u4e00-\u9fff]{1,6}(?<![您你的前在所])位置")
"""大桥位置图 is no way to the page."""
_is_way = of_names(
    r"crumb|bread|position|location|path|weizhi|dqwz|where|route|current_?pos|wz(?![a-z])|lujing|now_?at|now_?pos|cur_?pos|(?<![a-z])(?:pos|mbx)(?![a-z])|site_?nav|daohang|subnav|nav_?path|curnav|guide"
)
_HYPHENED = lazy_regex(r"[\u4e00-\u9fff]{0,8}[首主][页頁](?:\s?[-－—]\s?[^\s\-－—]{2,8}){2,3}")
"""首页-体育-篮球, over the headline of a page for early telephones; 城东网首页 - 观点 - 快评."""
_BY_HEADLINE = 3
"""Number of lines above the headline in which it is."""
_SITES_HOME = lazy_regex(r"[\u4e00-\u9fff]{1,8}[首主][页頁]\s?[/／]")
"""新闻网首页 / 学校要闻, without a name."""


_RIGHT_BELOW = 5
"""Number of lines from the headline on in which one is."""
_LONGEST_LINE = 160
_BELOW = 400
"""Number of lines below the headline in which one is looked for: ce.cn prints it at the foot of the page."""
_TELLS = lazy_regex(
    r"[>＞»›→▸▶►❯》〉位首主当當现現正u](?:(?<=[>＞»›→▸▶►❯》〉])|[置页頁前在]|(?<=正)文$|(?<=^u)dn)", re.MULTILINE
)


def breadcrumb(doc: Document, headline: int) -> tuple[list[str], Line] | None:
    """The entries of the line that is most like a breadcrumb, with the line."""
    best: tuple[int, list[str], Line] | None = None
    printed = doc.lines[headline].text if 0 <= headline < len(doc.lines) else doc.title
    lines, names = doc.lines, (doc.title.rstrip(), doc.meta.get("og:site_name", ""))
    telling = _telling(doc, headline + _BELOW)
    for index in sorted(telling.union(range(max(0, headline - ABOVE), min(headline + _RIGHT_BELOW, len(lines))))):
        line = lines[index]
        text = line.text
        away = headline - index
        if len(text) > _LONGEST_LINE or not (line.links or index in telling):
            continue
        score = _likeness(line, text, away, printed) if index in telling else _links_alone(line, away)
        if score == 0 and 0 <= away <= _CLOSE:
            score = _of_site(line, text, names)
        if score <= 0 or _is_hidden(line.block.name):
            continue
        score += 6 - min(6, abs(away) // 4) + 3 * (away >= 0)
        if best is not None and (score, -abs(away)) <= (best[0], -abs(headline - best[2].index)):
            continue
        entries = entries_of(line, text, printed)
        if entries and not are_siblings(entries):
            best = (score, entries, line)
    stacked = stacked_breadcrumb(doc, headline, printed) if telling else None
    if stacked and (best is None or best[0] < _SURE or best[2].index in stacked[2]):
        return stacked[0], stacked[1]
    listed = listed_breadcrumb(doc, headline, printed) if best is None or best[0] < _SURE else None
    if listed:
        return listed
    return (best[1], best[2]) if best else None


def _telling(doc: Document, end: int) -> set[int]:
    """The indices below ``end`` of the lines with a sign of a breadcrumb: all are searched as one text, for most have
    none."""
    telling: set[int] = set()
    text, index, at = doc.whole, 0, 0
    for match in _TELLS.finditer(text):
        index += text.count("\n", at, match.start())
        at = match.start()
        if index >= end:
            break
        telling.add(index)
    return telling


_SURE = 14
"""The score of a line with arrows that also names home, the place or a breadcrumb's element."""


def _likeness(line: Line, text: str, away: int, headline: str) -> int:
    """Points for being like a breadcrumb; 0 for any other line."""
    if _SEARCHED.match(text):
        return 0
    where = WHERE.search(text)
    placed = where is not None and where.start() <= 6 and not _WITHIN_WORD.match(text)
    home = HOME.search(text) is not None or text.endswith(("正文", "详情"))
    arrows = _has_arrows(line, text)
    named = (arrows or home or placed) and _is_way(line.hint)
    if arrows and ((away >= 0 and line.links) or home or placed or named):
        return 6 + 8 * (home or placed) + 6 * named + 2 * bool(line.links)
    if placed:
        return 8 + 4 * named
    if arrows and 0 < away <= _RIGHT_ABOVE and _TWO_LEVELS.fullmatch(text):
        return 8
    ended = _ENDS.search(text) is not None and (text.endswith("正文") or _HOME_FIRST.match(text) is not None)
    if home and 1 <= len(line.links) <= 6 and (named or ended):
        return 9
    if home and named and away >= 0 and not line.links and HOME.match(text) and spans_alone(line):
        return 9  # <div class="path"><span>首页</span><span>新闻</span></div>, its arrows drawn by the style sheet
    if ended and away >= 0 and not line.links and 2 < len(line.spans) <= _MENU + 2 and len(text) <= _LONGEST_PLAIN:
        return 8  # <span>首页</span><img><span>文化</span><img><span>正文</span>
    if len(line.links) >= _MENU and all(is_channel(link.text) for link in line.links[1:]) and _BARS.search(text):
        return 0  # 首页 | 新闻 | 专题 | 图片
    if len(line.links) >= _BAR and not (named or ended or headline in text) and _BARS.search(text):
        return 0  # 首页 | 公司概况 | 联系我们
    near = 0 <= away <= _BY_HEADLINE and 1 < len(line.links) <= 5 and _HYPHENED.fullmatch(text) is not None
    if 0 <= away <= _BY_HEADLINE and home and has_icons(line):
        return 9
    if (near or text.startswith(_HOMES)) and len(line.links) <= 5:
        return 9 if line.links and headline in text else 5 if near or LOOSE.search(text) else 0
    return 5 if 1 < len(line.links) <= _MOST_LINKS and _SITES_HOME.match(text) else 0


_SEARCHED = lazy_regex(
    r"[热熱][门門搜]|跳[到过過至]|[关關][键鍵][字词詞]|[标標][签籤]|[搜查][寻尋索询詢]|最新|[推][荐薦]|快[讯訊]|tags?(?![a-z])",
    re.IGNORECASE,
)
"""What opens a line of words that readers look for, or of other articles: 熱門關鍵字 » 大選."""
_RIGHT_ABOVE = 2
"""Number of lines above the headline in which a way without links, home or a name is believed."""
_TWO_LEVELS = lazy_regex(r"[\u4e00-\u9fff]{2,6}(?:\s?[>＞›»〉]\s?[\u4e00-\u9fff]{2,8}){1,2}")
"""新聞 ＞國際財經."""
_MENU = 4
"""Minimum number of links of a bar of channels."""
_BAR = 3
"""… and of the shortest one with entries that few sites share."""
_BARS = lazy_regex(r"[|｜]")


def _has_arrows(line: Line, text: str) -> bool:
    """An arrow is between two words of the line, or after a link home: 首页 >."""
    if _POINTS.search(text) is None:
        return False
    bare = text.strip(_POINTED)
    within = len(line.links) == 1 and line.links[0].text == text  # the headline of another article: 一日遊>老街>…
    titled = ("》" in text and "《" in text and not _BEHIND_TITLE.search(bare)) or ("〉" in text and "〈" in text)
    if not titled and ARROW.search(bare):
        return not within
    behind = len(line.links) > 1 and bare != text.strip()
    return behind and ARROW.search(text) is not None and HOME.search(bare) is not None


def _of_site(line: Line, text: str, names: tuple[str, str]) -> int:
    """Rate how like a breadcrumb a line without links, or of few with slashes, is by the site's name that opens it and
    ends one of ``names``, the page's title and what its data call the site: 城东在线 › 新闻, 城东周刊 / 人物."""
    if len(text) > _LONGEST_PLAIN or len(line.links) > _MOST_LINKS:
        return 0
    if not line.links and text.endswith("正文"):
        return 9 if _PLAIN.fullmatch(text) else 0
    mark, sign = (_SLASH, _SLASH) if line.links else (ARROW, _POINTS)
    if sign.search(text) is None:
        return 0
    entries = [entry.strip() for entry in mark.split(text)]
    first, last = entries[0], entries[-1]
    if line.links and entries == [link.text for link in line.links] and leads_down(line.links):
        return 8  # <a href="/live">即时</a> / <a href="/live/city">城事</a>
    return 8 if len(first) >= 2 and last not in ("", first) and any(name.endswith(first) for name in names) else 0


_CLOSE = 12
"""Number of lines above the headline in which a breadcrumb without links is looked for."""
_SLASH = lazy_regex(r"\s?[/／]\s?")
_MOST_LINKS = 3
_LONGEST_PLAIN = 40
"""Maximum number of characters of its longest form."""


def _links_alone(line: Line, away: int) -> int:
    """Points of a line without arrows: only its element's name can make it a breadcrumb, and no menu's far above."""
    if line.tag == "li" and line.block.parent is not None and line.block.parent.last - line.block.parent.first > 1:
        return 0  # one entry of a list, which `listed_breadcrumb` reads whole
    named = 1 <= len(line.links) <= 6 and _is_way(line.block.name)
    return 5 if named and (away <= _CLOSE or _MENUS.search(line.block.name) is None) else 0


_MENUS = lazy_regex(r"subnav|site_?nav|collapse|dropdown")
"""Names of what is a menu rather than a breadcrumb, where it is not by the headline."""
_PLAIN = lazy_regex(r"[^\s>》\-－—|｜/·]{2,12}(?:\s?[-－—|｜/·]\s?[^\s>》\-－—|｜/·]{2,10}){1,3}\s?[-－—|｜/·]\s?正文")
"""城东在线 - 社会 - 正文, without a link."""
_is_hidden = of_names(r"(?:^|[_\s])(?:hid|hide|hidden)(?:\s|$)")
"""Names of elements that the page's style sheet does not show."""
_POINTED = " \u3000>》〉»›＞→-▸▶►❯"
_ENDS = lazy_regex(r"(?:正文|详情)$")
_HOME_FIRST = lazy_regex(r"[\u4e00-\u9fff]{0,8}[首主][页頁]")
"""城东网首页 - 财经 - 正文."""
_HOMES = ("首页", "首頁", "主页", "主頁", "udn")
