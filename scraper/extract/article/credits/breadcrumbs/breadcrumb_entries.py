"""Reads the entries of a breadcrumb's text: 首页 > 新闻 > 国内新闻 > 正文."""

from __future__ import annotations

import re

from scraper.extract.article.credits.labels import Segment, segments
from scraper.extract.article.credits.section_names import is_channel, names_the_page, reads_as_channel
from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex

ARROW = lazy_regex(r"\s{0,8}(?:-{1,3}\s?[>＞]|[>＞»›→▸▶►❯]{1,3}|>>|(?<![》])》(?!\S{0,20}《)|〉(?!\S{0,20}〈))\s{0,8}")
LOOSE = lazy_regex(r"\s{0,8}(?:[>＞»›→]{1,3}|/|／|[|｜∣❘│┃¦]|\s-\s|-{2,3}|·|::|\\)\s{0,8}")
WHERE = lazy_regex(
    r"(?=[您你现現当當目所本的在位栏欄频頻導导])(?:(?:(?:您|你)的?)?(?:现在|現在|当前|當前|目前|所在|本页|本頁)?(?:的|所在|在)?(?:的)?位置(?:是)?\s{0,8}[:：]?|^(?:您|你)?(?:现在|現在)(?:位于|在)?\s{0,8}[:：]|^(?:当前|當前|现在|現在|目前)(?:所在|页面|頁面)\s{0,8}[:：]|^(?:(?:当前|當前)?(?:栏目|欄目|频道|頻道)|当前|當前|導航|导航)\s{0,8}[:：])",
)
HOME = lazy_regex(
    r"(?=[首主h网ub新])(?:首\s{0,8}页|首\s{0,8}頁|主页|主頁|(?<![a-z])home(?:page)?(?![a-z])|网站首|^(?:udn|BBC|新浪)$)",
    re.IGNORECASE,
)
_DASHED = lazy_regex(r"\s{0,8}\S{0,4}[首主][页頁]\s?[-－—]")
"""首页-三农-正文."""
_DASH = lazy_regex(r"\s?[-－—]{1,3}\s?")
_TRAILING = lazy_regex(r"\s{0,8}(?:正\s{0,8}文|详\s{0,8}情|申请入驻|内容)\s{0,8}$")
LONGEST = 20
_PROSE = lazy_regex(r"[，。！？；]")
_SITE = lazy_regex(r"(?:(?<![物互][联聯])[网網]|在线|在線|网站|網站|门户|\.com|\.cn)$")


def last_channel(text: str, title: str) -> str | None:
    """The last channel of a breadcrumb's text, home, 正文 and the headline left out; any other text unchanged.

    ``title`` is the page's, by which the headline at the breadcrumb's end is recognised.
    """
    where = WHERE.search(text)
    arrows = ARROW.search(text) is not None
    if not arrows and (where is None or where.group().strip()[-1:] not in (":", "：")):
        return text or None
    text = WHERE.sub(" ", text, count=1).strip(" :：")
    pieces = ARROW.split(text) if arrows else LOOSE.split(text)
    entries = [_TRAILING.sub("", piece.strip(_EDGES)).strip(f"{_EDGES}>").lstrip("/／ ") for piece in pieces]
    channels = [entry for entry in entries if entry and _is_entry(entry, title)]
    return next((entry for entry in reversed(channels) if len(entry) < 8 or not title.startswith(entry)), None)


def is_home(entry: str) -> bool:
    """Check whether an entry leads to the front page: 首页, 网站首页, 首页 >; not 首页即时新闻, which is a channel."""
    home = HOME.search(entry)
    if home is None or reads_as_channel(entry[: home.start()]):
        return False  # 国内国际首页: the front page of a channel
    return home.end() >= len(entry) - 2 or home.start() > 0 or entry[home.end()].isspace()


def _ends(part: Segment) -> bool:
    """Check whether a label or a date ends the breadcrumb before it; 评论 and 图片 are names of channels, too."""
    return part.role in ("noise", "other", "about", "time") and (part.colon or not is_channel(part.label))


def entries_of(line: Line, text: str, headline: str) -> list[str]:
    """The entries of a breadcrumb's text, without home, 正文 and the headline itself."""
    text = _BUTTONS.sub("", WHERE.sub(" ", _without_scripts(line, text), count=1).strip(" :："))
    if len(headline) >= 8:
        text = text.replace(headline, "")
    arrows = [match.end() for match in ARROW.finditer(text)]
    least = max(3, arrows[-1] if arrows else 0)  # 首页 > 推荐 > 正文: a button's word between arrows is an entry
    starts = (p.start for p in segments(text) if _ends(p) and p.start > (3 if p.role == "time" else least))
    stop = next(starts, None)
    text = text[:stop] if stop else text
    entries: list[str] = []
    for part in _pieces(line, text):
        entry = _TRAILING.sub("", part.strip(_EDGES)).strip(f"{_EDGES}>").lstrip("/／ ")
        half = entry[: len(entry) // 2].rstrip()
        if len(half) > 1 and entry == f"{half} {half}":
            entry = half  # 首页 > 信息公开 > 工作动态 工作动态: the heading of the list after the breadcrumb
        if entry and not names_the_page(part.strip()) and _is_entry(entry, headline):
            entries.append(entry)
    if len(entries) > 1 and _is_cut(entries[-1], headline) and not any(link.text == entries[-1] for link in line.links):
        del entries[-1]
    if len(entries) == 1 and _SITE.search(entries[0]) and not is_channel(entries[0][:-1]):
        return entries if entries[0].endswith(_ON_LINE) and HOME.search(text) else []  # 新华网 > 正文
    return entries


def _is_cut(entry: str, headline: str) -> bool:
    """Check whether an entry is the beginning of the headline: 首页 > 生活 > 老街排水改造."""
    return len(entry) >= SHORTEST_HEADLINE and headline.startswith(entry.rstrip(".…")) and not reads_as_channel(entry)


_ON_LINE = ("在线", "在線")
"""What the name of a channel ends in as that of a site does: 首页 > 民生在线 > 正文."""


def _without_scripts(line: Line, text: str) -> str:
    """A breadcrumb's text up to a button that touches its last entry: 新闻中心<a href="javascript:…">转播到微博</a>."""
    for link in line.links:
        at = text.find(link.text) if link.href.startswith("javascript:") and len(link.text) > 1 else 0
        if at > 0 and "\u4e00" <= text[at - 1] <= "\u9fff":
            return text[:at]
    return text


_BUTTONS = lazy_regex(r"(?:\s{1,4}[\[【［][^\[\]【】［］]{1,8}[\]】］]){1,6}$")
"""Tools in brackets after a breadcrumb: [友善列印]."""
SHORTEST_HEADLINE = 6
"""Minimum number of characters of an entry that may be the headline again, and not the name of a channel."""
_EDGES = " 　·•|:：[]【】-—"


def _pieces(line: Line, text: str) -> list[str]:
    """A breadcrumb's text, cut at its arrows; without arrows, the links that are most of it and what follows them;
    else cut at looser signs, or at spaces."""
    if ARROW.search(text):
        return [_of_link(line, part.strip()) for part in ARROW.split(text)]
    if _DASHED.match(text):
        return _DASH.split(text)
    if line.links and sum([len(link.text) for link in line.links]) * 2 > len(text.replace(" ", "")):
        parts = [link.text for link in line.links]
        rest = text[text.rfind(parts[-1]) + len(parts[-1]) :] if parts[-1] in text else ""
        return [*parts, *(LOOSE.split(rest) if rest.strip() else [])]
    return LOOSE.split(text) if LOOSE.search(text) else spans_alone(line) or text.split()


def spans_alone(line: Line) -> list[str]:
    """The texts of the elements that are all of a line without links, two to six of them; [] of any other line."""
    if line.links or not 1 < len(line.spans) <= _MOST_SPANS:
        return []
    texts = [span.text for span in line.spans]
    return texts if "".join(texts).replace(" ", "") == line.text.replace(" ", "") else []


_MOST_SPANS = 6


def _of_link(line: Line, piece: str) -> str:
    """The link that a piece begins with, where other links of the page's head follow it in the line."""
    first = next((link.text for link in line.links if piece.startswith(f"{link.text} ")), "")
    behind = piece[len(first) :].strip()
    is_whole = len(piece) <= LONGEST and (names_the_page(behind) or _WITHIN.search(behind) is None)
    return first if len(first) > 1 and not is_whole else piece


_WITHIN = lazy_regex(r"热线|電話|电话|[:：]|排行|论坛|投稿|的")
"""What a piece after a channel's link says that is no part of the channel's name: 国内新闻 城东热线."""


def _is_entry(entry: str, headline: str) -> bool:
    """Check whether a piece names a channel: not home, not 正文, no sentence, not the headline itself."""
    if names_the_page(entry) or is_home(entry) or not 1 < len(entry) <= LONGEST or _PROSE.search(entry):
        return False
    if entry == headline and len(entry) >= SHORTEST_HEADLINE:
        return False
    return len(entry) < max(8, len(headline) * 0.6) or entry.rstrip(".…") not in headline
