"""Facts against the byline: names that read as no person's, and signs of those that were not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.labels import is_label, segments
from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.person_names import PROFILE, is_latin_name, is_organisation, is_person
from scraper.extract.article.credits.site_names import is_publisher
from scraper.extract.document import Line, key
from scraper.extract.shared.lazy_regex import lazy_regex


def unread_author(reading: Reading) -> bool:
    """No author is printed, and yet the data, an element or a link by the headline name somebody."""
    if reading.doc.lettered:
        if any(item.get("author") and not _is_news(item) for item in reading.context.own_data):
            return True
        sites = reading.context.sites
        named = [*_declared(reading), *_shown(reading)]
        return any(has_given_name(name) and not is_publisher(name, sites) for name in named if len(name) <= _LINE)
    before = reading.doc.title.partition(str(reading.value("headline") or "\n"))
    if before[1] and any(is_person(name) for name in _BEFORE.split(before[0]) if len(name) == _PRINTED):
        return True  # 顾闻笛：县域公交补贴的三种算法
    labelled = _AUTHORS.search(reading.near_text) is not None
    if labelled and any(_labels_author(line) for line in reading.near if line.index != reading.context.start):
        return True
    text = reading.context.text
    if any(_REPORTERS.search(line.text, 0, _OPENING) for line in text[:2]):
        return True
    return any(_REPORTERS.search(line.text[-_OPENING:]) for line in text[-1:])


_BEFORE = lazy_regex(r"[：:、，,\s|｜_-]+")
_PRINTED = 3
"""Characters of most names; shorter ones are words, too."""
_OPENING = 60
"""Characters of a paragraph in which a dateline is."""
_REPORTERS = lazy_regex(
    r"[（(【〔\[][^（）()【】]{0,14}(?:记者|記者|通讯员|通訊員|特派员|特派員)(?![会會站証证報报從从獲获問问])(?![^）)]{0,8}[摄攝][）)])."
)


def _labels_author(line: Line) -> bool:
    """A label of authorship before a name that is no organisation's."""
    if len(line.links) > _MOST_LINKS or not _AUTHORS.search(line.text):
        return False
    names = [part.value for part in segments(line.text) if part.role == "author" and part.value]
    return any(not (is_organisation(name) or is_label(name) or _NAMELESS.match(name)) for name in names)


_MOST_LINKS = 2
_AUTHORS = lazy_regex(r"[记記]者|通[讯訊][员員]|作者|撰文|采写|採訪|文\s?[:：/／|｜]")
_NAMELESS = lazy_regex(r"admin|[无無佚未网網编編管系《]|本[报報刊网網站]|.{0,12}(?:[综綜]合|[报報][道導])$")
"""What follows such a label where nobody is named."""


def _is_news(item: Mapping[str, object]) -> bool:
    """Tell whether the data speak of news, under which agencies and desks are named for authors; posts of a company
    are its own."""
    return "News" in str(item.get("@type"))


def _declared(reading: Reading) -> list[str]:
    """The authors that the page's data name."""
    meta = reading.doc.meta
    named: list[object] = [meta.get("author"), meta.get("article:author")]
    for item in reading.context.own_data:
        author = item.get("author")
        for one in author if isinstance(author, list) else (author,):
            named.append(one.get("name") if isinstance(one, dict) else one)
    return [name.strip() for name in named if isinstance(name, str) and not name.startswith("http")]


def _shown(reading: Reading) -> Iterator[str]:
    """The texts of elements by the headline that are named for the author, and of links to a page about a person."""
    for line in reading.near:
        if _AUTHOR.search(line.block.name):
            yield line.text
        yield from (span.text for span in line.spans if _AUTHOR.search(span.name))
        yield from (link.text for link in line.links if PROFILE.search(link.href) or _TEAM.search(link.href))


_AUTHOR = lazy_regex(r"(?<![a-z])(?:authors?|byline|writer)(?![a-z])")
_TEAM = lazy_regex(r"/(?:team|staff|about|contributor)s?/", re.IGNORECASE)
_LINE = 40
"""Characters of the longest of these that names a person and no more."""


def another_author(reading: Reading) -> bool:
    """The page's data name a person, and none of the names that were read is in that one."""
    names = reading.value("byline")
    persons = [name for name in _declared(reading) if is_person(name) or is_latin_name(name)]
    if not (persons and isinstance(names, tuple)):
        return False
    read = key("".join(names))
    declared = [key(name) for name in persons]
    return not any(name in read or any(key(own) in name for own in names) for name in declared)


def unlabelled_author(reading: Reading) -> bool:
    """A name that is beside the date, and no label says what it is."""
    return reading.rule("byline") == "beside the date"


def odd_author(reading: Reading) -> bool:
    """A name that reads as no person's, or more names than sign an article."""
    names = reading.value("byline")
    if not isinstance(names, tuple) or reading.rule("byline") == "data in a script":
        return False
    rule = reading.rule("byline")
    if reading.doc.lettered:
        unknown = [name for name in names if not has_given_name(name)]
        if len(names) > _MANY and rule not in _DATA:
            return True
        if any(_is_no_person(name) and rule != "account" for name in unknown):
            return True
        return bool(unknown) and _is_of_text(unknown, reading)
    odd = [name for name in names if not (is_person(name) or is_latin_name(name))]
    if any(len(name) > 1 and reading.doc.title.endswith(name) for name in names):
        return True  # the site's name
    if any(len(name) > _INITIALS and name.isascii() and name.isupper() and " " not in name for name in names):
        return True  # a brand: CTWANT
    if any(_OFFICE.fullmatch(name) or (rule in _SPOKEN and _is_glued(name)) for name in odd):
        return True
    if any(_NO_NAME.match(name) for name in odd) or len(odd) > 1 or (bool(odd) and rule in _ALONE):
        return True
    return len(names) > _MANY or (rule in _WEAK_BYLINES and names[0] in reading.doc.title)


def _is_no_person(name: str) -> bool:
    """A single word, or capitals, in an alphabet, as agencies have; something with digits."""
    if not _ALPHABETIC.match(name):
        return False
    return _NO_LETTER.search(name) is not None or name.isupper() or " " not in name


_ALPHABETIC = lazy_regex(r"[A-Za-z\u00c0-\u04ff]")
_NO_LETTER = lazy_regex(r"[\d@:/|]|\.\w\w")


def _is_of_text(names: list[str], reading: Reading) -> bool:
    """The text has a word of a name without a given name in small letters, as of offices and desks: Briefing Room."""
    body = reading.body
    words = [word for name in names for word in name.split() if len(word) > _WORD and word not in body]
    return any(f" {word.lower()} " in body for word in words)


_WORD = 4
"""Characters of the longest word that tells nothing."""
_DATA = ("page data", "meta data")


def _is_glued(name: str) -> bool:
    """A name and a place: 王小明东港; not a long name of another people."""
    return _LONG.fullmatch(name) is not None and is_person(name[:3])


_LONG = lazy_regex(r"[\u4e00-\u9fff]{4,5}")
_SPOKEN = ("dateline", "reporter's line", "end of the text")
"""Rules by which a name may hold what it touches."""
_INITIALS = 3
"""Capitals of the longest name that is a person's."""
_NO_NAME = lazy_regex(r"[昨今明前]天|刚刚|[发發]自|来自|來自")
"""The beginning of what is printed where a name would be: a day, the place that a report was sent from."""
_OFFICE = lazy_regex(r"[\u4e00-\u9fff]{1,6}(?:[委部系室處处局]|中心|学院|學院)")
"""An office, that does not sign: 校团委."""
_MANY = 4
_ALONE = ("name on a line of its own", "page data")
"""Rules by which a name that reads as none is a word of the page, not an account."""
_WEAK_BYLINES = (*_ALONE, "element of the author", "link to the author", "who posted it")
