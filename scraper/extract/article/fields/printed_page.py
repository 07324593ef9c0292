"""The page of a printed paper: its number (1, A02) and its name (要闻), as the page of an article prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context
from scraper.extract.document import Document, FieldValue, Line, Link
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import PageLabel

_SIGN = lazy_regex(
    r"版(?:(?<=[\dA-Za-z０-９〇一二三四五六七八九十]版)|(?<=[\dA-Za-z０-９〇一二三四五六七八九十]\s版)|[次面名号]\s?[:：])"
)
"""What a page has that names a printed page."""
_IN_ADDRESS = lazy_regex(r"_(?:19|20)\d{6}_\d{1,4}-(?P<letters>[A-Za-z]{0,2})(?P<digits>\d{1,3})\.s?html?(?:[?#]|$)")
"""Founder's older addresses: nw.D110000ltrb_20260131_1-02.htm."""
_BETWEEN = lazy_regex(r"\s{0,8}(?:>{1,2}|»|›|→|[|｜_]|\s-\s|(?<=[\u4e00-\u9fff])-(?=[第\u4e00-\u9fff\d]))\s{0,8}")
_NEAR = 6
"""Number of lines above and below the headline in which a label without 版 is looked for."""
_SHORT = 60
"""Number of characters of a line of date, paper and page."""
_AT_END = 6
"""Number of characters that may follow the page at the end of a paragraph."""


class _Place(NamedTuple):
    label: PageLabel
    rule: str
    origin: LexborNode | str


def number(context: Context) -> FieldValue | None:
    """The number of the printed page."""
    place = context.once(_place)
    return FieldValue(place.label.number, place.rule, place.origin) if place is not None else None


def name(context: Context) -> FieldValue | None:
    """The name of the printed page: beside its number, or where a directory of the paper's pages has that number."""
    place = context.once(_place)
    if place is None:
        return None
    if place.label.name is not None:
        return FieldValue(place.label.name, place.rule, place.origin)
    for line in context.doc.lines:
        if (match := page_labels.NAMED.search(line.text)) is not None:
            return FieldValue(match["name"], "page named", line.node)
        for text in (line.text, *[link.text for link in line.links]):
            mark = page_labels.label(text)
            if mark is not None and mark.number == place.label.number and mark.name is not None:
                return FieldValue(mark.name, "directory of pages", line.node)
    return None


_SURE = frozenset(("printed on", "page in the address"))
"""Rules for what an article's page says of itself; a label alone may be that of another page."""


def _place(context: Context) -> _Place | None:
    """The place that the page says, unless the layout page that lists it knows better.

    A front page lists articles of other pages, too, in a guide; what any other page lists is its own.
    """
    own = _own_place(context)
    number, name = context.doc.hints.place
    if own is not None and own.label.number == number and name is not None:
        return own._replace(label=PageLabel(number, name))  # the directory knows its pages' names
    if number is None or (own is not None and (own.label.number == number or own.rule in _SURE)):
        return own
    listed = _Place(PageLabel(number, name), "layout page that lists it", "layout page")
    return listed if own is None or not _is_front(number) else own


def _is_front(number: str) -> bool:
    return number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ0") == "1"


def _own_place(context: Context) -> _Place | None:
    doc = context.doc
    may_print = _SIGN.search(doc.whole) or _SIGN.search(doc.title)
    for place in _printed(doc) if may_print else ():
        return place
    for line in doc.lines[max(0, context.start - _NEAR) : context.start + _NEAR]:
        if not line.links and ("：" in line.text or ":" in line.text):
            mark = page_labels.lettered(line.text)
            if mark is not None:
                return _Place(mark, "page's label", line.node)  # A05：深读
    for line in doc.lines[: context.start] if page_labels.is_e_paper(doc.title, doc.address) else ():
        if not line.links and (mark := page_labels.spaced(line.text, doc.lines[line.index + 1].text)) is not None:
            return _Place(mark, "page's label", line.node)  # A05 深度
    if doc.address is not None and (match := _IN_ADDRESS.search(doc.address)) is not None:
        mark = PageLabel(page_labels.normal(match["letters"], match["digits"]), None)
        return _Place(mark, "page in the address", "URL")
    return None


def _printed(doc: Document) -> Iterator[_Place]:
    """Yield the places that the page prints, the surest first."""
    for line in reversed(doc.lines):
        if "版" in line.text and (len(line.text) <= _SHORT or "版" in line.text[-_AT_END:]):
            mark = page_labels.printed(line.text[-4 * _SHORT :])
            if mark is not None:
                yield _Place(mark, "printed on", line.node)
    plain = list(_unlinked(doc))
    if len({place.label.number for place in plain}) == 1:
        yield max(plain, key=lambda place: place.label.name is not None)
    in_title = [mark for part in _BETWEEN.split(doc.title[:200]) if (mark := page_labels.label(part)) is not None]
    if len(in_title) == 1:
        yield _Place(in_title[0], "page in the title", "<title>")
    linked = [
        (link, _Place(mark, "page linked", line.node), line)
        for line in doc.lines
        for link in line.links
        if (mark := page_labels.label(link.text)) is not None
    ]
    for sure in (
        linked,
        [each for each in linked if _leads_back(each[2])],
        [each for each in linked if _is_current(each[0])],
    ):
        if len({place.label.number for _link, place, _line in sure}) == 1:
            yield sure[0][1]


_CRUMBS = lazy_regex(r"[>»›]|返回|正文|当前")
_CURRENT = lazy_regex(r"(?:^|[\s_-])(?:on|cur|current|active|now|here|sel|selected|focus|this)(?=$|[\s_-])")


def _leads_back(line: Line) -> bool:
    """The line is a breadcrumb, or leads back to the article's page."""
    return len(line.links) <= 4 and _CRUMBS.search(line.text) is not None


def _is_current(link: Link) -> bool:
    """The link, or what is right around it, is marked as where one is."""
    around = (link.node, link.node.parent)
    return any(node is not None and _CURRENT.search((node.attributes.get("class") or "").lower()) for node in around)


def _unlinked(doc: Document) -> Iterator[_Place]:
    """Yield the labels that lead nowhere: a page links its own one seldom."""
    for line in doc.lines:
        if "版" not in line.text or len(line.text) - line.link_chars > _SHORT:
            continue
        text = _without_links(line)
        for part in _BETWEEN.split(text):
            mark = page_labels.label(part) or page_labels.inside(part)
            if mark is not None:
                yield _Place(mark, "page's label", line.node)


def _without_links(line: Line) -> str:
    text = line.text
    for link in line.links:
        text = text.replace(link.text, " > ", 1)
    return text
