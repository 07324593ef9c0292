"""The listing of a page that is filled by script, read from the page's data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.extract.document import Document, squeeze
from scraper.extract.listing import patterns
from scraper.extract.listing.address_forms import is_article
from scraper.extract.listing.data import data_entries
from scraper.extract.listing.data.data_rows import Table
from scraper.extract.listing.headline_links import weight
from scraper.extract.payload import js_literals, stray_values
from scraper.extract.payload.js_literals import NoLiteral
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_scripts
from scraper.models import Teaser

MIN_ENTRIES = 3

_MUCH_LONGER = 1.5
"""Times the entries of a list of JSON that one of literals has which is rather the page's."""
_MIN_WEIGHT = 5
"""Weight of the shortest headline."""

_MOST_LITERALS, _MOST_AREAS, _MOST_STOCK = stray_values.MOST, 500, 30
"""Literals of scripts and areas of images that are read; characters of a label that may be no headline."""
_ARRAY = lazy_regex(
    r"[=:(.](?:(?<!\.)\s{0,4}(?=\[\s{0,40}(?:\{|//|/\*))|(?<=\.)push\(\s{0,4}(?=\{|(?:\[|new Array\()\s?[\"']))"
)
_OBJECTS = lazy_regex(r"\[\s{0,40}(?:\{|//|/\*)")
"""What an array of objects begins with, by a literal that Python's engine looks for at once: most scripts have none."""
_OF_STATES = frozenset(("x-data", "x-init", "ng-init"))
"""Attributes in which an element's state is written as a script: ``<section x-data="{ items: [{ title: …``."""
_RELATIVE = lazy_regex(r"[\w./?%-]")


def find(doc: Document) -> tuple[Teaser, ...]:
    """Entries of the best list of stories in the page's JSON-LD and payloads, an address once.

    Else those of literals in its scripts, of its comments or of attributes, else the areas of an image, else links
    that are pictures.
    """
    return (
        in_scripts(doc)
        or _in_data(doc, list(stray_values.commented(doc.text)))
        or _in_data(doc, _in_attributes(doc))
        or _in_data(doc, list(stray_values.in_texts(doc.text)))
        or _areas(doc)
        or _pictures(doc)
    )


def in_scripts(doc: Document) -> tuple[Teaser, ...]:
    """Entries of the best list of stories in the page's JSON-LD and payloads, or in the literals of its scripts."""
    in_state = _in_data(doc, [*doc.json_ld, *doc.state])
    in_literals = _in_data(doc, _literals(doc))
    return in_literals if _is_much_longer(in_literals, in_state) else in_state


def _is_much_longer(items: Sequence[Teaser], others: Sequence[Teaser]) -> bool:
    """Test for the page's list rather than others: it is longer by far, and as many of its entries are dated."""
    share, of_others = (sum(item.published is not None for item in each) / (len(each) or 1) for each in (items, others))
    return len(items) >= _MUCH_LONGER * len(others) and share >= of_others


def values(doc: Document) -> list[Any]:
    """The values of the page's JSON-LD, payloads and scripts."""
    return [*doc.json_ld, *doc.state, *_literals(doc)]


def _in_data(doc: Document, roots: Sequence[Any]) -> tuple[Teaser, ...]:
    """The entries of the best table whose rows are stories: beside lists, a page's data hold its menus and settings."""
    if not roots:
        return ()
    return data_entries.best(roots, doc.hints, lambda href, telling: _address(doc, href, telling), _are_stories)


def _are_stories(items: Sequence[Teaser], table: Table) -> bool:
    """Test for headlines of some length: most rows have one, and a page's menu or its settings have none."""
    long_enough = sum(weight(item.headline) >= _MIN_WEIGHT for item in items)
    return long_enough >= max(MIN_ENTRIES, 0.6 * len(table.rows))


def _literals(doc: Document) -> list[Any]:
    """The arrays of objects in the page's scripts that are no JSON: ``var newsList = [{title: '…', url: '…'}]``.

    Objects that a script appends one by one (``news.push({title: '…'})``) are one array.
    """
    arrays: list[Any] = []
    may_have_states = "x-data=" in doc.text or "-init=" in doc.text
    states = doc.tree.css("[x-data], [x-init], [ng-init]") if may_have_states else []
    texts = [value or "" for node in states for name, value in node.attributes.items() if name in _OF_STATES]
    for text in filter(_may_hold_arrays, [*doc.script_texts, *texts[:_MOST_LITERALS]]):
        text, at = text[: js_literals.MAX_CHARS], 0
        pushed: list[Any] = []
        while len(arrays) < _MOST_LITERALS and (match := _ARRAY.search(text, at)) is not None:
            try:
                literal, at = js_literals.value(text, match.end())
                (arrays if isinstance(literal, list) and match[0][0] != "." else pushed).append(literal)
            except NoLiteral as error:
                at = max(error.place, match.end())
        arrays += [rows for rows in (pushed, js_literals.members(text)) if rows]
    return [array for array in arrays if array]


@of_scripts
def _may_hold_arrays(text: str) -> bool:
    """Check whether a script has an array of objects, or objects that make one."""
    return _OBJECTS.search(text) is not None or ".push(" in text or js_literals.has_members(text)


def _in_attributes(doc: Document) -> list[Any]:
    """The values of attributes that hand data to a component.

    Objects that are handed one by one (``<news-card data-item="{&quot;title&quot;: …}">``) are one array besides.
    """
    values = list(stray_values.in_attributes(doc.text))
    titled = doc.tree.css("[data-title]")[:_MOST_AREAS] if "data-title" in doc.text else []
    arrays = [[value for value in values if isinstance(value, dict)], [_card(node.attributes) for node in titled]]
    return [*values, *filter(None, arrays)]


def _card(attributes: Mapping[str, str | None]) -> dict[str, Any]:
    """The entry in the attributes of an element: ``<div data-title="…" data-url="/a/1.html" data-time="…">``."""
    return {name.removeprefix("data-"): value for name, value in attributes.items() if name.startswith("data-")}


def _areas(doc: Document) -> tuple[Teaser, ...]:
    """The articles on the image of a printed page: ``<area title="…" href="…">``."""
    rows = [area.attributes for area in doc.elements["area"][:_MOST_AREAS]]
    return _linked(doc, [(row.get("title") or row.get("alt") or "", row.get("href") or "") for row in rows])


def _pictures(doc: Document) -> tuple[Teaser, ...]:
    """The articles behind links that are a picture: its words, or what is below it in the same entry; behind links that
    have their words for screen readers alone."""
    rows: list[tuple[str, str]] = []
    if "aria-label" in doc.text:
        named = [link for link in doc.tree.css("a[href][aria-label]")[:_MOST_AREAS] if not link.text().strip()]
        rows = [(link.attributes["aria-label"] or "", link.attributes["href"] or "") for link in named]
        rows = [row for row in rows if weight(row[0]) >= _MIN_WEIGHT and is_article(row[1])]
        if len(rows) >= MIN_ENTRIES:
            return _linked(doc, rows)
        rows = []
    pictured = {placed.link.mem_id for placed in doc.media if placed.link is not None}
    if len(pictured) < MIN_ENTRIES:
        return ()
    for link in doc.tree.css("a[href]")[:_MOST_AREAS]:
        if link.mem_id not in pictured or link.text().strip():
            continue
        if not is_article(href := link.attributes.get("href") or ""):
            continue
        if (picture := link.css_first("img")) is None:
            continue
        below = _text_behind(link)
        own = (below, link.attributes.get("title"), picture.attributes.get("alt"), picture.attributes.get("title"))
        rows.append((next((words for words in own if words and weight(words) >= _MIN_WEIGHT), ""), href))
    return _linked(doc, rows)


def _text_behind(link: LexborNode) -> str:
    """The text of the element after a picture's link, where none is between and it has no link of its own."""
    behind = link.next
    while behind is not None and behind.tag == "-text" and not behind.text().strip():
        behind = behind.next
    if behind is None or behind.css_first("a") is not None:
        return ""
    return squeeze(behind.text())[:_MOST_BEHIND]


_MOST_BEHIND = 100
"""Maximum number of characters of a headline below a picture."""


def _linked(doc: Document, rows: list[tuple[str, str]]) -> tuple[Teaser, ...]:
    """The entries of texts and addresses, an address once; none where they are too few for a list."""
    entries = [
        Teaser(headline, address, None, None)
        for text, href in rows
        if weight(headline := squeeze(text)) >= _MIN_WEIGHT
        and not patterns.STOCK.fullmatch(headline[:_MOST_STOCK])
        and (address := _address(doc, href)) is not None
    ]
    items = {entry.url: entry for entry in reversed(entries)}
    return tuple(items.values())[::-1] if len(items) >= MIN_ENTRIES else ()


def _address(doc: Document, href: str, telling: tuple[str, ...] = ()) -> str | None:
    """The absolute address; a relative one unchanged where the page's own is unknown; None for what is no address."""
    href = href.strip()
    address = doc.canonical(href, telling)
    if address is None and doc.base is None and "://" not in href[:10] and _RELATIVE.match(href):
        return href
    return address
