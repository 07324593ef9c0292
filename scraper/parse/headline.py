"""The headline as printed on the page, without the site's suffix."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from scraper.parse import titles as titles_in_letters
from scraper.parse.document import Document, Found, Line, key
from scraper.parse.noise import HEAD

_HYPHEN = r"[-–—－]{1,2}"
_TAIL = rf"[^-–—－]{{2,30}}(?:{_HYPHEN}[^-–—－]{{2,30}}){{0,3}}$"
_SUFFIX = re.compile(
    rf"\s{{0,8}}(?:[_|｜]|\s[-–—－·]+\s?|(?<![A-Za-z0-9]){_HYPHEN}(?={_TAIL})|{_HYPHEN}(?=[^A-Za-z0-9])(?={_TAIL})|<<|《\s)\s{{0,8}}"
)
"""What stands between a headline and the channel and site behind it; a hyphen within an English word does not."""
_NAMED = re.compile(
    r"title|headline|biaoti|(?<![a-z])bt(?![a-z])|subject|(?<![a-z])tit(?![a-z])|h1|(?<![a-z])font0?1(?!\d)"
)
_ELSEWHERE = re.compile(r"crumb|(?<![a-z])nav|menu|foot|copyright|logo|related|recommend|comment|(?<![a-z])side|share")
_NO_HEADLINE = re.compile(
    r"^[\s\[【(（]{0,8}(?:来源|來源|作者|编辑|責任|责任|发布|發布|时间|日期|字号|字體|分享|当前位置|您|首页|首頁|搜索|登录|原标题|上一篇|下一篇|打印|\d{4}[年./-]\s?\d{1,2}[月./-]|\W++$)"
)
_SITE = re.compile(
    r"[^，。：！？\s]{1,12}(?:网|網|网站|網站|官网|官網|在线|在線|门户|入口網|频道|頻道|日报|日報|晚报|时报|時報|电视台|電視台|电台|公司|委员会|人民政府|新闻中心|新聞中心|首页|首頁|电子报|電子報|全球資訊網|資訊網|资讯网|博客|论坛)"
)
"""A site's or channel's name: many a page has no more in its title."""

_TRAILING_TIME = re.compile(
    r"\s{0,8}[【\[(（]\s{0,8}(?:[\d年月日/.:\- ]{4,20})[】\])）]\s{0,8}$"
    r"|\s{1,8}\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s{1,8}\d{1,2}:\d{2}(?::\d{2})?)?\s{0,8}$"
)
"""The time behind a headline on its own line: ``<h2>… 【16:15】</h2>``."""

_HEADINGS = {"h1": 12.0, "h2": 7.0, "h3": 5.0, "h4": 3.0, "h5": 2.0}
REPEATED = "line that the title repeats"
MAX_CHARS = 100
ENOUGH = 14.0
"""A line that scores less is no headline."""

_MOST = 13.0
"""More than a line earns by its names, by being bold and by a date below it."""


def find(doc: Document) -> Found | None:
    """The line that the ``<title>`` repeats and that stands over the text like a heading; failing that, the title.

    Sets ``doc.headline_line`` and ``doc.headline_key``.
    """
    if doc.lettered:
        return titles_in_letters.find(doc, REPEATED, "heading over the text", "title without the site's name")
    titles = [key(text) for text in (doc.meta.get("og:title", ""), doc.title) if text]
    told_by = " ".join((doc.meta.get("og:title", ""), doc.title, *titles))
    best, best_score, repeated = None, ENOUGH, 0.0
    gaps = _gaps(doc)
    prose = [0.0, *accumulate(doc.weights)]
    for line in doc.lines:
        text = line.text
        if not 4 <= len(text) <= MAX_CHARS:
            continue
        told = _told(key(text), titles) if text[:2] in told_by or text[-2:] in told_by else 0.0
        gap = gaps[line.index]
        if told == 0 and (gap > 12 or line.links):
            continue
        ahead = min((prose[min(line.index + 26, len(prose) - 1)] - prose[line.index + 1]) / 100, 5.0)
        near = 12 - gap + ahead if gap < 12 else 0.0
        if told + near + _HEADINGS.get(line.tag, 0.0) + _MOST <= best_score:
            continue
        score = told + _looks(line)
        if not told and (len(text) < 7 or text in told_by):
            score -= 6  # a channel's or the site's name
        if gap < 12:
            score += near + (5 if _dated(doc, line) else 0)
        elif gap > 40:
            score -= 12
        if score > best_score:
            best, best_score, repeated = line, score, told
    if best is None:
        text = strip_suffix(doc.meta.get("og:title") or doc.title)
        doc.headline_key = key(text)
        return Found(text, "title without the site's name", "<title>") if text else None
    doc.headline_line = best.index
    text = _TRAILING_TIME.sub("", _piece(best, titles) or _whole(doc, best)) or best.text
    doc.headline_key = key(text)
    return Found(text, REPEATED if repeated else "heading over the text", best.node)


def _gaps(doc: Document) -> list[float]:
    """For every line, how many lines further the next paragraph of prose is."""
    gaps, gap = [], 1000.0
    for weight in reversed(doc.weights):
        gaps.append(gap)
        gap = 1.0 if weight >= 25 else gap + 1
    gaps.reverse()
    return gaps


def _dated(doc: Document, line: Line) -> bool:
    """One of the next lines is the short one of date and source."""
    after = doc.lines[line.index + 1 : line.index + 4]
    return any(len(near.text) <= 80 and _is_dated(near.text) for near in after)


@lru_cache(maxsize=1024)
def _is_dated(text: str) -> bool:
    return HEAD.match(text) is not None


def _told(text: str, titles: list[str]) -> float:
    """How far the page's titles repeat the line: the length of what is common, more at the title's beginning."""
    score = 0.0
    if len(text) < 4 or _SITE.fullmatch(text):
        return score
    for title in titles:
        if text == title:
            score = max(score, 10.0 + 2 * min(len(text), 20))
        elif title.startswith(text):
            score = max(score, 6.0 + 2 * min(len(text), 20))
        elif len(text) >= 6 and text in title:
            score = max(score, 2.0 * min(len(text), 20))
        elif len(title) >= 6 and title in text and len(text) < 2.5 * len(title):
            score = max(score, 2.0 * min(len(title), 20))
    return score


def _looks(line: Line) -> float:
    """How much the line is set like a headline."""
    score = _HEADINGS.get(line.tag, 0.0)
    score += _by_names(line.block.name, line.hint)
    if line.links and line.link_chars * 2 > len(line.text):
        score -= 14 if line.tag != "h1" else 6  # WordPress, Discuz: the headline links to its own page
    if line.block.hidden:
        score -= 6
    if line.text[-1] in "。；;，,：:" or _NO_HEADLINE.match(line.text):
        score -= 12
    if line.bold:
        score += 2
    return score


@lru_cache(maxsize=8192)
def _by_names(name: str, hint: str) -> int:
    """What the names of the line's block and of those around it say."""
    score = 5 if _NAMED.search(name) else 2 if _NAMED.search(hint) else 0
    return score - 10 if _ELSEWHERE.search(hint) else score


def _piece(line: Line, titles: list[str]) -> str | None:
    """The piece of the line that the title repeats, where the line says more: tools beside it, a label."""
    whole = key(line.text)
    if any(title.startswith(whole) for title in titles):
        return None
    for span in line.spans:
        piece = key(span.text)
        if len(piece) >= 6 and piece != whole and any(title.startswith(piece) for title in titles):
            return span.text
        rest = line.text.removeprefix(span.text)
        if piece and len(told := key(rest)) >= 6 and told != whole and any(title.startswith(told) for title in titles):
            return rest.strip()  # <span class="channel">区情</span>…
    return None


def _whole(doc: Document, line: Line) -> str:
    """All lines of a heading that is broken by ``<br>``."""
    block = line.block
    if block.tag in _HEADINGS and 1 < block.last - block.first <= 3:
        return " ".join(
            part.text
            for part in doc.lines_in(block)
            if part is line or not (_is_dated(part.text) or _NO_HEADLINE.match(part.text))
        )
    return line.text


def strip_suffix(title: str) -> str:
    """A title without the channel and site that follow it: the first part that is long enough, else the longest."""
    parts = [part.strip() for part in _SUFFIX.split(title) if part.strip()]
    if not parts:
        return title.strip()
    return parts[0] if len(parts[0]) >= 6 or len(parts) == 1 else max(parts, key=len)
