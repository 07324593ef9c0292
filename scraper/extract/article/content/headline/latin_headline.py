"""The headline of a page in letters: the printed heading that the title repeats, without site, channel and label."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, combinations
from typing import NamedTuple

from scraper.extract.article.anchors import OF_TITLE, OVER_TEXT, REPEATED, Headline
from scraper.extract.article.content.boilerplate.latin_boilerplate import ASIDE_TAGS, is_aside
from scraper.extract.article.content.headline import blog_titles
from scraper.extract.article.credits.site_names import names_beside_headline
from scraper.extract.document import Document, FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_CUT = lazy_regex(r"\s{1,4}(?:-{1,2}|[–—·•»«‹›~:/]|::|//)\s{1,4}|\s{0,4}[|｜¦ㅣ]\s{0,4}|\s{1,4}[<>]{1,2}\s{1,4}")
"""Text between a headline and the site's name: a dash between spaces, a bar."""
_BAR = "|｜¦ㅣ»«‹›·•"
_DASHES = "-–—"
_WORD = lazy_regex(r"[^\W_]+")
_SITE_TAIL = lazy_regex(
    r"\.(?:com|org|net|de|fr|es|it|nl|co|uk|ru|io|news|tv|eu|pl|se|no|dk|fi|br|jp|kr|in|au|ca|ch|at|be)$", re.I
)
_HEADINGS = {"h1": 6.0, "h2": 2.0, "h3": 1.0}
MAX_CHARS = 300
_MOST_LINES = 4
"""Maximum number of lines that one heading is broken into."""
_ALIKE = 0.5
"""How much of the title's words a heading repeats that says the same."""
_SURE = 0.85
"""The same for a line that is no heading of the first rank."""
_LONG = 4
"""Number of words of a heading that is a headline though the title says it in other words."""


def find(doc: Document) -> Headline:
    """Find the printed headline, else take the title without the site's name."""
    sites = _sites(doc)
    titles = [bare(html.unescape(text), sites) for text in (doc.meta.get("og:title", ""), doc.title) if text]
    titles = [text for text in titles if text]
    best = max(_candidates(doc, titles, _parts(doc, sites)), key=_Candidate.rank, default=None)
    if best is not None and (best.same >= _ALIKE or not titles or _stands_alone(best)):
        if (post := blog_titles.post(doc, best.line, None)) is not None:
            return Headline(FieldValue(post.text, REPEATED, post.node), post.index, key(post.text))
        text = _without_label(best.line, html.unescape(best.text), titles, sites, _dashes(doc, best.text))
        rule = REPEATED if best.same >= _ALIKE else OVER_TEXT
        return Headline(FieldValue(text, rule, best.line.node), best.line.index, key(text))
    if not titles:
        return Headline()
    named = next((line for line in doc.lines[:_TOP] if line.tag == "h1" and doc.title.startswith(line.text)), None)
    if named is not None and (post := blog_titles.post(doc, named, None)) is not None:
        return Headline(FieldValue(post.text, REPEATED, post.node), post.index, key(post.text))
    place = best.line.index if best is not None and best.score > _ENOUGH else None
    return Headline(FieldValue(titles[0], OF_TITLE, "<title>"), place, key(titles[0]))


def _dashes(doc: Document, heading: str) -> str:
    """The dashes after which a heading may close with a name; none where the title goes on after the whole of it."""
    own = key(html.unescape(heading))
    shared, title = (key(html.unescape(text)) for text in (doc.meta.get("og:title", ""), doc.title))
    if shared == own != title:
        return ""  # the name of the site is in the title alone
    return "" if any(text.startswith(own) and len(text) > len(own) for text in (shared, title)) else _DASHES


_ENOUGH = 3
"""Points of a heading that marks the place of the headline, be it in other words."""


_BEGINNING, _OPENING = 6, 24
"""Number of letters by which a line may be a part of the title, and the characters of the line in which they are."""


class _Candidate(NamedTuple):
    score: float
    same: float
    """How far it says what the title says, from 0 to 1."""
    line: Line
    text: str

    def rank(self) -> tuple[float, int]:
        """Its score; of two that say what a title says the longer one, for a channel's name may be one too (News)."""
        return self.score, len(self.text) if self.same >= _ALIKE else 0


def _parts(doc: Document, sites: frozenset[str]) -> dict[str, float]:
    """The parts of the titles that may be a headline, as `key` writes them: how much of the title each is."""
    parts: dict[str, float] = {}
    for title in (html.unescape(text) for text in (doc.meta.get("og:title", ""), doc.title)):
        for part in _CUT.split(title):
            if (own := key(part)) in parts or own in sites or not own:
                continue
            if len(own) >= _LONG_PART or len(_WORD.findall(part)) >= _LEAST_PART:
                parts[own] = len(part) / len(title)
    return parts


_LEAST_PART, _LONG_PART = 3, 24
"""Minimum number of words of a part of the title that says more than the names of site and channel, and letters of one
of fewer words."""


def _candidates(doc: Document, titles: list[str], parts: Mapping[str, float]) -> Iterator[_Candidate]:
    """The headings of the page, and the lines that begin as a title or a part of one does."""
    bags = [(key(text), frozenset(_WORD.findall(text.lower()))) for text in titles]
    beginnings = {text[:6].lower() for text in titles}
    begin = tuple({part[:_BEGINNING] for part in parts})
    letters = {part[0] for part in begin}
    headed = False  # below a heading of the first rank a part of the title is a section of the text
    over: int | None = None  # the only one of these, with its line of date
    shared = key(html.unescape(doc.meta.get("og:title", "")))
    prose = [0, *accumulate([len(line.text) >= 80 and line.link_chars * 2 < len(line.text) for line in doc.lines])]
    only = sum([line.tag == "h1" for line in doc.lines]) == 1  # whatever the box around it is called
    for line in doc.lines:
        heading = _heading(line)
        opens = line.text[:6].lower() in beginnings
        if not heading and not opens:
            first = line.text[:1]
            if first.isalnum() and first.lower()[0] not in letters:
                continue
            if not key(line.text[:_OPENING]).startswith(begin):
                continue
        text = _whole(doc, line) if heading else line.text
        if not 2 <= len(text) <= MAX_CHARS or _is_door(line):
            continue
        same = max([_alike(text, title, bag) for title, bag in bags], default=0.0)
        if (share := parts.get(key(text))) is not None and not headed and not _is_channel(line, share, parts):
            same = max(same, _SURE + (1 - _SURE) * share)
        headed = headed or (heading == "h1" and len(_WORD.findall(text)) >= _LONG and not line.links)
        if only and heading == "h1" and headed and over is None and _is_dated(doc, line):
            over = line.index
        if heading != "h1" and (
            same < _SURE or (over is not None and prose[line.index] > prose[over] and key(text) != shared)
        ):
            continue  # a subheading, in a title made for search engines
        score = 12 * same + _HEADINGS.get(heading, 0.0) + _stands(line, same, only and heading == "h1")
        if prose[min(line.index + 15, len(prose) - 1)] == prose[line.index + 1]:
            score -= 3  # no paragraph follows
        if same < 1 and prose[line.index] * 2 > prose[-1]:
            score -= 6  # most of the text precedes it
        yield _Candidate(score, same, line, text)


def _is_dated(doc: Document, line: Line) -> bool:
    """One of the next lines is the short one of author and date."""
    return any(len(near.text) <= _LONGEST_DATE and _YEAR.search(near.text) for near in doc.lines[line.index + 1 :][:3])


_LONGEST_DATE = 80
_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_channel(line: Line, share: float, parts: Mapping[str, float]) -> bool:
    """A line is a link of the size of a channel's name, and another part of the title is longer."""
    return line.link_chars == len(line.text) and 2 * share < max(parts.values())


def _stands_alone(candidate: _Candidate) -> bool:
    """Check whether it is a headline though the title says it in other words."""
    visible = not candidate.line.block.hidden
    return visible and len(_WORD.findall(candidate.text)) >= _LONG and candidate.score >= _ENOUGH


def _sites(doc: Document) -> frozenset[str]:
    """The names of the site, as `key` writes them, its link to the front page among them."""
    doors = [key(line.text) for line in doc.lines[:_TOP] if _is_door(line)]
    return names_beside_headline(doc).union(door for door in doors if len(door) >= _SHORTEST_SITE)


_TOP = 30
"""Number of lines from the top of the page in which the site's name leads to its front page."""
_ROOT = lazy_regex(r"(?:https?:)?(?://[^/?#]{1,80})?/?(?:index\.\w{3,5})?")
_SHORTEST_SITE, _LONGEST_SITE = 3, 40


def _is_door(line: Line) -> bool:
    """A line that is one link to the site's front page: its name, be it in a heading (blogger.com)."""
    if len(line.links) != 1 or len(line.text) > _LONGEST_SITE or line.links[0].text != line.text:
        return False
    href = line.links[0].href
    return href != "" and _ROOT.fullmatch(href) is not None


@lru_cache(maxsize=1024)
def bare(title: str, sites: frozenset[str], dashes: str = _DASHES) -> str:
    """A title without the site before or after it, without a name after a dash, and without what a bar cuts off."""
    title = " ".join(title.split())
    for _ in range(4):
        cuts = [cut for cut in _CUT.finditer(title) if not _is_quotation(title, cut)]
        if not cuts:
            break
        first, last = cuts[0], cuts[-1]
        head, tail = title[: last.start()], title[last.end() :]
        before, behind = title[: first.start()], title[first.end() :]
        words_head, words_tail = len(_WORD.findall(head)), len(_WORD.findall(tail))
        if _is_site(tail, sites):
            title = head
        elif _is_site(before, sites):
            title = behind
        elif (last[0].strip() in _BAR and words_tail <= 8 and (words_head >= 3 or words_tail <= words_head)) or (
            last[0].strip() in dashes and words_head >= 3 and _named(tail)
        ):
            title = head
        elif first[0].strip() in _BAR and len(_WORD.findall(before)) <= 2 and len(_WORD.findall(behind)) >= 3:
            title = behind
        elif last[0].strip() in _BAR and words_tail <= 8:
            title = head
        else:
            break
    colon = title.find(": ")
    if 0 < colon <= 40 and key(title[:colon]) in sites:
        title = title[colon + 2 :]
    return title.strip()


def _is_quotation(title: str, cut: re.Match[str]) -> bool:
    """A guillemet opens or closes a quotation as the French print it: sur la « gravité de la situation »."""
    mark = cut[0].strip()
    return (mark == "«" and "»" in title[cut.end() :]) or (mark == "»" and "«" in title[: cut.start()])


def _is_site(text: str, sites: frozenset[str]) -> bool:
    name = key(text)
    return (
        name in sites
        or _SITE_TAIL.search(text) is not None
        or (
            len(name) >= 5
            and any(name == site.removeprefix("the") or site == name.removeprefix("the") for site in sites)
        )
    )


def _named(text: str) -> bool:
    """No more than four words that are all written large: a name."""
    parts = text.split()
    return (
        len(parts) <= 4
        and all(
            part[0].isupper() or part[0].isdigit() or part in ("of", "the", "and", "&", "de", "la", "du", "der", "und")
            for part in parts
        )
        and not any(part[0].isdigit() for part in parts)
    )


def _heading(line: Line) -> str:
    """The tag of the heading that a line is in, however many elements are between."""
    block = line.block
    for _ in range(3):
        if block.tag in _HEADINGS:
            return block.tag
        if block.parent is None or block.last - block.first > _MOST_LINES:
            break
        block = block.parent
    return ""


def _whole(doc: Document, line: Line) -> str:
    """All lines of a heading that is broken into several, but that of author and day."""
    block = line.block
    for _ in range(3):
        if block.tag in _HEADINGS:
            break
        block = block.parent or block
    if block.tag in _HEADINGS and 1 < block.last - block.first <= _MOST_LINES:
        return " ".join([part.text for part in doc.lines[block.first : block.last] if not _SIGNED.fullmatch(part.text)])
    return line.text


_SIGNED = lazy_regex(
    r"[-–—|•\s]{0,4}(?:by|von|par|por|di|door|av|af)\s(?-i:[A-ZÀ-Þ])[^,.:?!]{3,50}?[\s,|-]{1,4}.{0,20}(?:19|20)\d\d.{0,16}",
    re.IGNORECASE,
)
"""The whole of a line that a heading holds besides the headline: - by Mara Ellison April 21, 2022."""


def _alike(text: str, title: str, bag: frozenset[str]) -> float:
    """Likeness of a heading and a title: 1 for the same text, the share of common words for others."""
    own = key(text)
    if own == title:
        return 1.0
    if len(own) >= 10 and len(title) >= 10 and (own in title or title in own):
        return 0.6 + 0.35 * min(len(own), len(title)) / max(len(own), len(title))
    words = frozenset(_WORD.findall(text.lower()))
    common = len(words & bag)
    return 0.9 * common / max(len(words), len(bag)) if common >= 2 else 0.0


def _stands(line: Line, same: float, only: bool) -> float:
    """Points for the place of a heading: negative in a menu, in a footer, as a link."""
    score = 0.0
    block, depth = line.block, 0
    while block is not None and depth < 8:
        if block.tag in ASIDE_TAGS or (
            block.name and same < 1 and not only and is_aside(block.name) and block.tag not in ("body", "html")
        ):
            score -= 6
            break
        if block.name and same == 1 and block.tag in ("li", "ol") and is_aside(block.name):
            score -= 6
            break
        block, depth = block.parent, depth + 1  # type: ignore[assignment]
    if line.block.hidden:
        score -= 6
    if line.link_chars * 2 > len(line.text):
        score -= 3
    return score


_KICKER = lazy_regex(
    r"kicker|eyebrow|over-?line|top-?line|roof-?line|dachzeile|occhiello|surtitre|antetitulo|label|rubri[ck]|"
    r"(?:sub|pre|super)-?title|small"
)
"""Names of the words over a headline, by languages."""
_LONGEST_KICKER = 6
"""Maximum number of words of such a label."""
_SHORTEST = 2
"""Words after a headline without an element of its own."""


def _behind_kicker(line: Line, text: str, titles: list[str]) -> str:
    """The heading without the words over it that it holds as an element of its own: named so, or set without a space. A
    colon that the title has between the two is printed, where the heading has a break.

    ``<h1><span class="kicker">Ferries</span><span>The old boat stays</span></h1>``
    """
    first = line.spans[0] if line.spans else None
    if first is not None and _KICKER.search(first.name) and text.startswith(first.text):
        rest = text[len(first.text) :].strip(" |-–—")
        if (
            rest[:1] != ":"
            and len(_WORD.findall(rest)) >= _SHORTEST
            and len(_WORD.findall(first.text)) <= _LONGEST_KICKER
        ):
            return rest
    for over, under in combinations(line.spans[:6], 2):
        if not text.startswith(over.text) or not text.endswith(under.text) or len(under.text) <= len(over.text):
            continue
        between = text[len(over.text) : len(text) - len(under.text)]
        if len(over.text) + len(under.text) > len(text) or between.strip(" :|-–—") or not over.text:
            continue
        if between == " " and (parted := f"{over.text}: {under.text}") in titles:
            return parted
        if len(_WORD.findall(over.text)) <= _LONGEST_KICKER and (not between or _KICKER.search(over.name)):
            return under.text
    return text


_DAY = lazy_regex(r"[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d\s?[-–—:|]\s")
"""The day that some systems set before a headline: 23.01.2022 - The old boat stays."""


_ORDINAL = lazy_regex(r"\d{1,3}(?:\.|th|st|nd|rd|ème|e|º|ª)?")
"""A number that a heading begins with and the title leaves out: 350. Crossing of the River."""


def _without_label(line: Line, text: str, titles: list[str], sites: frozenset[str], dashes: str) -> str:
    """The headline without the section's name, the day or the tools that are in the same heading."""
    for link in line.links[-1:]:  # a tool of the newsroom: The old boat stays <a>Open the editor</a>
        own = text.removesuffix(link.text).rstrip()
        if own != text and key(own) in map(key, titles):
            return own
    text = _behind_kicker(line, _DAY.sub("", text, count=1) if _DAY.match(text) else text, titles)
    cut = bare(text, sites, dashes)
    own = key(cut)
    for title in titles:
        piece = key(title)
        if piece == own or len(piece) < 10:
            continue
        for span in line.spans:
            if key(span.text) == piece:
                return html.unescape(span.text)
        before = cut[: -len(title)].rstrip() if cut.lower().endswith(title.lower()) else ""
        goes_on = (before.endswith(":") and " " in before) or _ORDINAL.fullmatch(before) is not None
        if own.endswith(piece) and len(piece) >= 0.6 * len(own) and not goes_on:
            return title
    return cut
