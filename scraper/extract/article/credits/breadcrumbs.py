"""Finds a page's breadcrumb (首页 > 新闻 > 国内新闻 > 正文) and reads its entries."""

from __future__ import annotations

import re

from scraper.extract.article.credits.labels import Segment, segments
from scraper.extract.article.credits.section_names import is_channel, names_the_page, reads_as_channel
from scraper.extract.document import Block, Document, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import of_names

_ARROW = lazy_regex(r"\s{0,8}(?:-{1,3}\s?[>＞]|[>＞»›→▸▶►❯]{1,3}|>>|(?<![》])》(?!\S{0,20}《)|〉(?!\S{0,20}〈))\s{0,8}")
_POINTS = lazy_regex(r"[>＞»›→▸▶►❯》〉]")
"""What any of those has: few lines."""
_BEHIND_TITLE = lazy_regex(r"》\s?[>＞›»]{1,3}\s?[\u4e00-\u9fff]")  # 《城东周刊》> 金融
_LOOSE = lazy_regex(r"\s{0,8}(?:[>＞»›→]{1,3}|/|／|[|｜∣❘│┃¦]|\s-\s|-{2,3}|·|::|\\)\s{0,8}")
_WHERE = lazy_regex(
    r"(?=[您你现現当當目所本的在位栏欄频頻導导])(?:(?:(?:您|你)的?)?(?:现在|現在|当前|當前|目前|所在|本页|本頁)?(?:的|所在|在)?(?:的)?位置(?:是)?\s{0,8}[:：]?|^(?:您|你)?(?:现在|現在)(?:位于|在)?\s{0,8}[:：]|^(?:当前|當前|现在|現在|目前)(?:所在|页面|頁面)\s{0,8}[:：]|^(?:(?:当前|當前)?(?:栏目|欄目|频道|頻道)|当前|當前|導航|导航)\s{0,8}[:：])",
)
HOME = lazy_regex(
    r"(?=[首主h网ub新])(?:首\s{0,8}页|首\s{0,8}頁|主页|主頁|(?<![a-z])home(?:page)?(?![a-z])|网站首|^(?:udn|BBC|新浪)$)",
    re.IGNORECASE,
)
_WITHIN_WORD = lazy_regex(r"(?![您你现現当當目所的本页頁])[\u4e00-\u9fff]{1,6}(?<![您你的前在所])位置")
"""大桥位置图 is no way to the page."""
_is_way = of_names(
    r"crumb|bread|position|location|path|weizhi|dqwz|where|route|current_?pos|wz(?![a-z])|lujing|now_?at|now_?pos|cur_?pos|(?<![a-z])(?:pos|mbx)(?![a-z])|site_?nav|daohang|subnav|nav_?path|curnav|guide"
)
_HYPHENED = lazy_regex(r"[\u4e00-\u9fff]{0,8}[首主][页頁](?:\s?[-－—]\s?[^\s\-－—]{2,8}){2,3}")
"""首页-体育-篮球, over the headline of a page for early telephones; 城东网首页 - 观点 - 快评."""
_BY_HEADLINE = 3
"""Lines above the headline in which it stands."""
_SITES_HOME = lazy_regex(r"[\u4e00-\u9fff]{1,8}[首主][页頁]\s?[/／]")
"""新闻网首页 / 学校要闻, without a name."""
_DASHED = lazy_regex(r"\s{0,8}\S{0,4}[首主][页頁]\s?[-－—]")
"""首页-三农-正文."""
_DASH = lazy_regex(r"\s?[-－—]{1,3}\s?")
_TRAILING = lazy_regex(r"\s{0,8}(?:正\s{0,8}文|详\s{0,8}情|申请入驻|内容)\s{0,8}$")
_LONGEST = 20
_PROSE = lazy_regex(r"[，。！？；]")
_SITE = lazy_regex(r"(?:[网網]|在线|在線|网站|網站|门户|\.com|\.cn)$")


_ABOVE = 60
"""Lines above the headline in which a breadcrumb without arrows is looked for."""
_RIGHT_BELOW = 5
"""Lines from the headline on in which one is."""
_LONGEST_LINE = 160
_BELOW = 400
"""Lines below the headline in which one is looked for: ce.cn prints it at the foot of the page."""
_TELLS = lazy_regex(
    r"[>＞»›→▸▶►❯》〉位首主当當现現正u](?:(?<=[>＞»›→▸▶►❯》〉])|[置页頁前在]|(?<=正)文$|(?<=^u)dn)", re.MULTILINE
)


def breadcrumb(doc: Document, headline: int) -> tuple[list[str], Line] | None:
    """The entries of the line that is most like a breadcrumb, with the line."""
    best: tuple[int, list[str], Line] | None = None
    printed = doc.lines[headline].text if 0 <= headline < len(doc.lines) else doc.title
    lines, names = doc.lines, (doc.title.rstrip(), doc.meta.get("og:site_name", ""))
    telling = _telling(doc, headline + _BELOW)
    for index in sorted(telling.union(range(max(0, headline - _ABOVE), min(headline + _RIGHT_BELOW, len(lines))))):
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
        entries = _entries(line, text, printed)
        if entries:
            best = (score, entries, line)
    stacked = _stacked(doc, headline, printed)
    if stacked and (best is None or best[0] < _SURE or best[2].index in stacked[2]):
        return stacked[0], stacked[1]
    listed = _listed(doc, headline, printed) if best is None or best[0] < _SURE else None
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


def last_channel(text: str, title: str) -> str | None:
    """The last channel of a breadcrumb's text, home, 正文 and the headline left out; any other text unchanged.

    ``title`` is the page's, by which the headline at the breadcrumb's end is recognised.
    """
    where = _WHERE.search(text)
    arrows = _ARROW.search(text) is not None
    if not arrows and (where is None or where.group().strip()[-1:] not in (":", "：")):
        return text or None
    text = _WHERE.sub(" ", text, count=1).strip(" :：")
    pieces = _ARROW.split(text) if arrows else _LOOSE.split(text)
    entries = [_TRAILING.sub("", piece.strip(_EDGES)).strip(f"{_EDGES}>").lstrip("/／ ") for piece in pieces]
    channels = [entry for entry in entries if entry and _is_entry(entry, title)]
    return next((entry for entry in reversed(channels) if len(entry) < 8 or not title.startswith(entry)), None)


def _likeness(line: Line, text: str, away: int, headline: str) -> int:
    """Points for being like a breadcrumb; 0 for any other line."""
    if _SEARCHED.match(text):
        return 0
    where = _WHERE.search(text)
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
    if ended and away >= 0 and not line.links and 2 < len(line.spans) <= _MENU + 2 and len(text) <= _LONGEST_PLAIN:
        return 8  # <span>首页</span><img><span>文化</span><img><span>正文</span>
    if len(line.links) >= _MENU and all(is_channel(link.text) for link in line.links[1:]) and _BARS.search(text):
        return 0  # 首页 | 新闻 | 专题 | 图片
    if len(line.links) >= _BAR and not (named or ended or headline in text) and _BARS.search(text):
        return 0  # 首页 | 公司概况 | 联系我们
    near = 0 <= away <= _BY_HEADLINE and 1 < len(line.links) <= 5 and _HYPHENED.fullmatch(text) is not None
    if (near or text.startswith(_HOMES)) and len(line.links) <= 5:
        return 9 if line.links and headline in text else 5 if near or _LOOSE.search(text) else 0
    return 5 if 1 < len(line.links) <= _MOST_LINKS and _SITES_HOME.match(text) else 0


_SEARCHED = lazy_regex(
    r"[热熱][门門搜]|[关關][键鍵][字词詞]|[标標][签籤]|[搜查][寻尋索询詢]|最新|[推][荐薦]|快[讯訊]|tags?(?![a-z])",
    re.IGNORECASE,
)
"""What opens a line of words that readers look for, or of other articles: 熱門關鍵字 » 大選."""
_RIGHT_ABOVE = 2
"""Lines above the headline in which a way without links, home or a name is believed."""
_TWO_LEVELS = lazy_regex(r"[\u4e00-\u9fff]{2,6}(?:\s?[>＞›»〉]\s?[\u4e00-\u9fff]{2,8}){1,2}")
"""新聞 ＞國際財經."""
_MENU = 4
"""Links of the shortest bar of channels."""
_BAR = 3
"""… and of the shortest one with entries that few sites share."""
_BARS = lazy_regex(r"[|｜]")


def _has_arrows(line: Line, text: str) -> bool:
    """An arrow stands between two words of the line, or behind a link home: 首页 >."""
    if _POINTS.search(text) is None:
        return False
    bare = text.strip(_POINTED)
    within = len(line.links) == 1 and line.links[0].text == text  # the headline of another article: 一日遊>老街>…
    titled = ("》" in text and "《" in text and not _BEHIND_TITLE.search(bare)) or ("〉" in text and "〈" in text)
    if not titled and _ARROW.search(bare):
        return not within
    behind = len(line.links) > 1 and bare != text.strip()
    return behind and _ARROW.search(text) is not None and HOME.search(bare) is not None


def _of_site(line: Line, text: str, names: tuple[str, str]) -> int:
    """Rate how like a breadcrumb a line without links, or of few with slashes, is by the site's name that opens it and
    ends one of ``names``, the page's title and what its data call the site: 城东在线 › 新闻, 城东周刊 / 人物."""
    if len(text) > _LONGEST_PLAIN or len(line.links) > _MOST_LINKS:
        return 0
    if not line.links and text.endswith("正文"):
        return 9 if _PLAIN.fullmatch(text) else 0
    mark, sign = (_SLASH, _SLASH) if line.links else (_ARROW, _POINTS)
    if sign.search(text) is None:
        return 0
    entries = [entry.strip() for entry in mark.split(text)]
    first, last = entries[0], entries[-1]
    return 8 if len(first) >= 2 and last not in ("", first) and any(name.endswith(first) for name in names) else 0


_CLOSE = 12
"""Lines above the headline in which a breadcrumb without links is looked for."""
_SLASH = lazy_regex(r"\s?[/／]\s?")
_MOST_LINKS = 3
_LONGEST_PLAIN = 40
"""Characters of its longest form."""


def _links_alone(line: Line, away: int) -> int:
    """Points of a line without arrows: only its element's name can make it a breadcrumb, and no menu's far above."""
    if line.tag == "li" and line.block.parent is not None and line.block.parent.last - line.block.parent.first > 1:
        return 0  # one entry of a list, which `_listed` reads whole
    named = 1 <= len(line.links) <= 6 and _is_way(line.block.name)
    return 5 if named and (away <= _CLOSE or _MENUS.search(line.block.name) is None) else 0


_MENUS = lazy_regex(r"subnav|site_?nav|collapse|dropdown")
"""Names of what is a menu rather than a breadcrumb, where it does not stand by the headline."""
_PLAIN = lazy_regex(r"[^\s>》\-－—|｜/·]{2,12}(?:\s?[-－—|｜/·]\s?[^\s>》\-－—|｜/·]{2,10}){1,3}\s?[-－—|｜/·]\s?正文")
"""城东在线 - 社会 - 正文, without a link."""
_is_hidden = of_names(r"(?:^|[_\s])(?:hid|hide|hidden)(?:\s|$)")
"""Names of elements that the page's style sheet does not show."""
_POINTED = " \u3000>》〉»›＞→-▸▶►❯"
_ENDS = lazy_regex(r"(?:正文|详情)$")
_HOME_FIRST = lazy_regex(r"[\u4e00-\u9fff]{0,8}[首主][页頁]")
"""城东网首页 - 财经 - 正文."""
_HOMES = ("首页", "首頁", "主页", "主頁", "udn")
_is_crumb = of_names(r"crumb|dqwz|weizhi|position(?![a-z-])|location(?![a-z-])|nav_?path")


_ARROWS = "->＞»›→"
_ARROW_ALONE = lazy_regex(r"-{0,3}\s?[>＞»›→]{1,3}")
"""An arrow, which begins with one of these."""
_CELLS = frozenset(("td", "li", "dd", "span"))
"""What holds an entry together with the arrow before it: <td>&gt;新闻</td>."""
_STACKED = 25
"""Lines above the headline in which an arrow alone is looked for."""
_FIRST_ENTRY = 30
"""Characters of the line before it, with what tells that one is here (您现在的位置：首页)."""


def _stacked(doc: Document, headline: int, printed: str) -> tuple[list[str], Line, range] | None:
    """A breadcrumb whose entries and arrows are blocks of their own, with its lines: <div>新闻</div><div>&gt;</div>."""
    lines = doc.lines

    def is_arrow(index: int, cells: frozenset[str] = _CELLS) -> bool:
        text = lines[index].text
        if text[0] not in _ARROWS or len(text) > _FIRST_ENTRY:
            return False
        in_cell = lines[index].tag in cells and text[0] != "-" and _ARROW_ALONE.match(text) is not None
        return in_cell or _ARROW_ALONE.fullmatch(text) is not None

    def points(index: int) -> bool:
        text = lines[index].text
        return lines[index].tag in _CELLS and 2 < len(text) <= _LONGEST and text[-1] in ">＞›»"

    for index in range(headline - 1, max(0, headline - _STACKED), -1):
        first = last = index
        while points(first) and points(first - 1):
            first -= 1
        if first < last and (entries := _entries(lines[last], _joined(lines[first : last + 1]), printed)):
            return entries, lines[last], range(first, last + 1)  # <li>新闻&gt;</li><li>社会&gt;</li>
        if not is_arrow(index):
            continue
        first = last
        while first and (is_arrow(first - 1) or (is_arrow(first) and len(lines[first - 1].text) <= _FIRST_ENTRY)):
            first -= 1
        ends = headline - 1
        while last < ends and (
            is_arrow(last + 1) or (is_arrow(last, frozenset()) and len(lines[last + 1].text) <= _LONGEST)
        ):
            last += 1
        entries = _entries(lines[last], _joined(lines[first : last + 1]), printed)
        return (entries, lines[last], range(first, last + 1)) if entries else None
    return None


def _joined(lines: list[Line]) -> str:
    return " ".join([line.text for line in lines])


def _listed(doc: Document, headline: int, printed: str) -> tuple[list[str], Line] | None:
    """A breadcrumb whose entries are blocks of their own: <ul class="breadcrumb"><li>首页<li>新闻."""
    for line in reversed(doc.lines[max(0, headline - _ABOVE) : headline + 3]):
        parent = line.block.parent
        if len(line.text) > 20 or parent is None or not 2 <= parent.last - parent.first <= _MOST_ENTRIES:
            continue
        whole = parent  # <div class="breadcrumb"><nav><ol><li>
        while not (named := _is_named(whole)) and whole.parent is not None and _spans_no_more(whole.parent, parent):
            whole = whole.parent
        lines = doc.lines_in(parent)
        first = lines[0].text
        opens = named or (_is_home(first) and "返回" not in first) or _is_site(first, doc.title, printed)
        if not (named or (opens and _ends_way(lines[-1].text, printed))):
            continue
        if entries := _entries(line, " > ".join(each.text for each in lines), printed):
            return entries, lines[-1]
    return None


_MOST_ENTRIES = 8
_LABELLED = lazy_regex(r"面包屑|麵包屑|导航路径|breadcrumb", re.IGNORECASE)


def _is_named(block: Block) -> bool:
    """Check whether an element is a breadcrumb's by its name, or by what screen readers say of it."""
    return _is_crumb(block.name) or _LABELLED.search(block.node.attributes.get("aria-label") or "") is not None


def _is_site(text: str, title: str, headline: str) -> bool:
    """Check whether the first entry of a list is the site's name behind the headline in the title."""
    title = title.rstrip()
    return len(text) > 2 and text not in (title, headline) and title.endswith(text)


def _ends_way(text: str, headline: str) -> bool:
    """Check whether the last entry of a list names the page itself: 正文, or the headline."""
    page = names_the_page(text) and not text.startswith("更多")  # the button behind a menu's entries
    return page or (len(text) >= _HEADLINE and headline.startswith(text.rstrip(".…")))


def _spans_no_more(outer: Block, inner: Block) -> bool:
    """Check whether a block holds nothing but another one in it."""
    return (outer.first, outer.last) == (inner.first, inner.last)


def _is_home(entry: str) -> bool:
    """Check whether an entry leads to the front page: 首页, 网站首页, 首页 >; not 首页即时新闻, which is a channel."""
    home = HOME.search(entry)
    if home is None or reads_as_channel(entry[: home.start()]):
        return False  # 国内国际首页: the front page of a channel
    return home.end() >= len(entry) - 2 or home.start() > 0 or entry[home.end()].isspace()


def _ends(part: Segment) -> bool:
    """Check whether a label or a date ends the breadcrumb before it; 评论 and 图片 are names of channels, too."""
    return part.role in ("noise", "other", "about", "time") and (part.colon or not is_channel(part.label))


def _entries(line: Line, text: str, headline: str) -> list[str]:
    """The entries of a breadcrumb's text, without home, 正文 and the headline itself."""
    text = _BUTTONS.sub("", _WHERE.sub(" ", text, count=1).strip(" :："))
    if len(headline) >= 8:
        text = text.replace(headline, "")
    arrows = [match.end() for match in _ARROW.finditer(text)]
    least = max(3, arrows[-1] if arrows else 0)  # 首页 > 推荐 > 正文: a button's word between arrows is an entry
    starts = (p.start for p in segments(text) if _ends(p) and p.start > (3 if p.role == "time" else least))
    stop = next(starts, None)
    text = text[:stop] if stop else text
    entries: list[str] = []
    for part in _pieces(line, text):
        entry = _TRAILING.sub("", part.strip(_EDGES)).strip(f"{_EDGES}>").lstrip("/／ ")
        half = entry[: len(entry) // 2].rstrip()
        if len(half) > 1 and entry == f"{half} {half}":
            entry = half  # 首页 > 信息公开 > 工作动态 工作动态: the heading of the list behind the way
        if entry and not names_the_page(part.strip()) and _is_entry(entry, headline):
            entries.append(entry)
    if len(entries) == 1 and _SITE.search(entries[0]) and not is_channel(entries[0][:-1]):
        return []  # 新华网 > 正文
    return entries


_BUTTONS = lazy_regex(r"(?:\s{1,4}[\[【［][^\[\]【】［］]{1,8}[\]】］]){1,6}$")
"""Tools in brackets behind a breadcrumb: [友善列印]."""
_HEADLINE = 6
"""Characters of the shortest entry that may be the headline again, and not the name of a channel."""
_EDGES = " 　·•|:：[]【】-—"


def _pieces(line: Line, text: str) -> list[str]:
    """A breadcrumb's text, cut at its arrows; without arrows, the links that are most of it and what follows them;
    else cut at looser signs, or at spaces."""
    if _ARROW.search(text):
        return [_of_link(line, part.strip()) for part in _ARROW.split(text)]
    if _DASHED.match(text):
        return _DASH.split(text)
    if line.links and sum([len(link.text) for link in line.links]) * 2 > len(text.replace(" ", "")):
        parts = [link.text for link in line.links]
        rest = text[text.rfind(parts[-1]) + len(parts[-1]) :] if parts[-1] in text else ""
        return [*parts, *(_LOOSE.split(rest) if rest.strip() else [])]
    return _LOOSE.split(text) if _LOOSE.search(text) else text.split()


def _of_link(line: Line, piece: str) -> str:
    """The link that a piece begins with, where other links of the page's head follow it in the line."""
    first = next((link.text for link in line.links if piece.startswith(f"{link.text} ")), "")
    behind = piece[len(first) :].strip()
    is_whole = len(piece) <= _LONGEST and (names_the_page(behind) or _WITHIN.search(behind) is None)
    return first if len(first) > 1 and not is_whole else piece


_WITHIN = lazy_regex(r"热线|電話|电话|[:：]|排行|论坛|投稿")
"""What a piece behind a channel's link says that is no part of the channel's name: 国内新闻 城东热线."""


def _is_entry(entry: str, headline: str) -> bool:
    """Check whether a piece names a channel: not home, not 正文, no sentence, not the headline itself."""
    if names_the_page(entry) or _is_home(entry) or not 1 < len(entry) <= _LONGEST or _PROSE.search(entry):
        return False
    if entry == headline and len(entry) >= _HEADLINE:
        return False
    return len(entry) < max(8, len(headline) * 0.6) or entry.rstrip(".…") not in headline
