"""One article from the pages that it is split over: the addresses of its parts, which pages belong to it, joining."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Image, Page
from scraper.urls import same_site

MAX_PARTS = 30
"""Maximum number of pages of one split article (下一页) that are followed."""

PAGE_PARAMETERS = frozenset(
    "p pg pn page paged pageid pageno page_no pagenum page_num pagenumber pageindex page_index curpage currentpage "
    "current_page ppage pno seite pagina".split()
)
"""Parameters that number the parts of an article (DedeCMS: pageno, phpcms: page, Discuz: page), in lower case.

WordPress's ``cpage`` numbers the pages of the comments, not parts of the article."""

_FILE = lazy_regex(r"(?P<stem>.*?)(?P<suffix>\.(?:[a-z]?html?|aspx?|jsp|php\d?|do|action))?/?", re.IGNORECASE)
_ADDED = lazy_regex(
    r"(?:/?(?:(?<=/)index|(?<=/)default)?[_\-.,~]{1,8}|/)(?:p|pg|(?:page|seite|pagina|strona)[_/-]?)?(?P<number>\d{1,3})|\.html?/(?P<folder>\d{1,3})|[(（](?P<bracketed>\d{1,3})[)）]"
)
"""Text after the first part's name: 1001_2.html, 1001-p2.html, 1001/2/, 1001/page/2, 1001(2).html, 1001.html/2."""
_NUMBERED = lazy_regex(r"^(?P<name>.*[^\d])(?P<number>\d{1,3})")
_TELLING = lazy_regex(r"\d{3}|[^/]{12}")
"""A last path segment that names one article: an identifier, or the words of a headline."""
_DATE = lazy_regex(r"(?:19|20)\d\d[-_/.]?(?:0?[1-9]|1[0-2])(?:[-_/.]?[0-3]?\d)?[-_/.,]*")
"""A day or a month alone: 20240502_1 and 20240502_2 are two articles of it."""

_DECORATION = lazy_regex(
    r"[\s_|｜—–-]{0,6}(?:[(（\[【]\s{0,8}(?:第\s{0,8})?[\d一二三四五六七八九十]{1,3}\s{0,8}(?:[/／]\s{0,8}\d{1,3}|[页頁])?\s{0,8}[)）\]】]"
    r"|第\s{0,8}[\d一二三四五六七八九十]{1,3}\s{0,8}[页頁](?:.{0,40})|(?:page|part)\s{0,8}\d{1,3}(?:\s{0,8}(?:of|/)\s{0,8}\d{1,3})?|[_-]\s{0,8}\d{1,3})\s{0,8}$",
    re.IGNORECASE,
)
"""How the number of a part is written after a headline: (2), [2/5], 第2页：经过, Page 2."""
_MAX_DECORATION = 60
_IGNORED = lazy_regex(r"[\W_]+")
_SAME_BEGINNING = 8
"""Number of letters of a headline that suffice where one of two headlines begins with the other."""


class Part(NamedTuple):
    """Two addresses of one article: the number of the part at the second, and at the first where it has one."""

    number: int
    own: int | None
    added: bool
    """The number is added to the unchanged first address, so that no other article can be meant."""


def part(own: str, address: str) -> Part | None:
    """The part of the article at ``own`` that ``address`` leads to, as far as the two absolute addresses tell."""
    first, second = _taken_apart(own), _taken_apart(address)
    if first.site != second.site or not first.site:
        return None
    if first.stem == second.stem:
        return _by_parameter(first, second)
    if first.query != second.query or not first.stem:
        return None
    if first.suffix == second.suffix or not (first.suffix and second.suffix):
        if second.stem.startswith(first.stem):
            added = _ADDED.fullmatch(second.stem, len(first.stem))
            if added and not _DATE.fullmatch(first.stem.strip("/")):
                return Part(int(next(filter(None, added.groups()))), None, added[0][0] != "/")
        return _by_name(first, second)
    return None


class _Address(NamedTuple):
    site: str
    stem: str
    suffix: str
    query: frozenset[str]
    number: int | None
    parameter: str


@lru_cache(256)
def _taken_apart(address: str) -> _Address:
    try:
        url = urlsplit(address)
    except ValueError:
        return _Address("", "", "", frozenset(), None, "")
    file = _FILE.fullmatch(url.path)
    rest, number, parameter = [], None, ""
    for one in filter(None, url.query.split("&")):
        name, _, value = one.partition("=")
        if number is None and name.lower() in PAGE_PARAMETERS and value.isdecimal() and len(value) <= 3:
            number, parameter = int(value), name.lower()
        else:
            rest.append(one)
    stem = file["stem"] if file else url.path
    return _Address(
        url.netloc.removeprefix("www."),
        stem.rstrip("/"),
        file["suffix"] or "" if file else "",
        frozenset(rest),
        number,
        parameter,
    )


def _by_parameter(first: _Address, second: _Address) -> Part | None:
    """``view.asp?id=1001&page=2``; not ``/?p=101``, which is another post of WordPress."""
    if second.number is None or first.query != second.query or first.suffix != second.suffix:
        return None
    telling = bool(first.query) or _TELLING.search(first.stem.rpartition("/")[2]) is not None
    if not telling and (first.number is not None or second.parameter == "p"):
        return None
    if not first.query and not first.stem:
        return None
    return Part(second.number, first.number, first.number is None and telling)


def _by_name(first: _Address, second: _Address) -> Part | None:
    """``show-12-1001-1.html`` and ``show-12-1001-2.html``."""
    one, other = _NUMBERED.fullmatch(first.stem), _NUMBERED.fullmatch(second.stem)
    if one is None or other is None or one["name"] != other["name"] or first.suffix != second.suffix:
        return None
    name = one["name"].rpartition("/")[2] or one["name"].rstrip("/").rpartition("/")[2]
    if not _TELLING.search(name) or _DATE.fullmatch(name) or int(one["number"]) > MAX_PARTS:
        return None  # 2024/cj_0502/991.html, whose number is its own
    return Part(int(other["number"]), int(one["number"]), False)


def same_headline(first: str, second: str) -> bool:
    """Check whether two headlines are the same except for the number of a part."""
    one, other = _undecorated(first), _undecorated(second)
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SAME_BEGINNING and longer.startswith(shorter))


def _undecorated(headline: str) -> str:
    tail = _DECORATION.sub("", headline[-_MAX_DECORATION:])
    return _IGNORED.sub("", headline[:-_MAX_DECORATION] + tail).lower()


def belongs(first: Page, page: Page, answered: str) -> bool:
    """Check whether ``page``, from the address ``answered``, is a further part of ``first``, as it says itself.

    Its headline is the same except for a number, or its address is the first one's with a number. A page that repeats
    the text (page 2 of the comments, the last part again) adds nothing and does not belong.
    """
    if page.kind != "article" or not page.body:
        return False
    paragraphs = set(first.body.split("\n"))
    if all(paragraph in paragraphs for paragraph in page.body.split("\n")):
        return False
    if same_headline(first.headline, page.headline):
        return True
    if first.url is None:
        return False
    if page.url is not None and page.url != answered:
        return page.url == first.url or part(first.url, page.url) is not None
    return part(first.url, answered) is not None


def join(pages: Sequence[Page]) -> Page:
    """The first page with the body of all, in order; ``next_url`` is the last one's.

    Names are gathered from all of them: a reporter is printed on the first page, the editor often on the last.
    A page that has the whole text (余下全文) takes the place of what came before.
    A paragraph that a page break cut in two stays two, for no page tells that it was one.
    """
    first = pages[0]
    if len(pages) == 1:
        return first
    body = ""
    images: dict[str, Image] = {}
    for page in pages:
        before = 0 if page.body.startswith(body) else body.count("\n") + 1
        for image in page.images:
            images.setdefault(image.url, replace(image, after=image.after + before))
        if page.body:
            body = page.body if page.body.startswith(body) else f"{body}\n{page.body}"
    return replace(
        first,
        body=body,
        byline=tuple(dict.fromkeys(name for page in pages for name in page.byline)),
        editors=tuple(dict.fromkeys(name for page in pages for name in page.editors)),
        outlet=next((page.outlet for page in pages if page.outlet), None),
        images=tuple(images.values()),
        videos=tuple({video.url: video for page in pages for video in page.videos}.values()),
        attachments=tuple({file.url: file for page in pages for file in page.attachments}.values()),
        next_url=pages[-1].next_url,
    )


def following(page: Page, parts: int, visited: Collection[str]) -> str | None:
    """The address of the part to ask for after ``page``, which has the text of ``parts`` pages.

    None at the end, at `MAX_PARTS`, in a circle (``visited`` are the addresses of the parts before), and where it is on
    another site: no page may send us wherever it likes.
    """
    address = page.next_url
    if page.kind != "article" or address is None or parts >= MAX_PARTS or address in visited:
        return None
    return address if page.url and same_site(address, page.url) else None
