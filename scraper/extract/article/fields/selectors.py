"""A source's own CSS selectors, that overrule the automatic reading of a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborNode, SelectolaxError

from scraper.errors import ParseError
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.person_names import split_names
from scraper.extract.article.fields import editors, outlet
from scraper.extract.document import Document, Found, Line, squeeze
from scraper.extract.shared.dates import iso, stamps, zone
from scraper.i18n import Message

_CONTENT = ("content", "datetime", "value")
"""Where an element without text keeps its value: ``<meta content>``, ``<time datetime>``, ``<input value>``."""


def find(doc: Document, field: str) -> Found | None:
    """What the source's selector for the field matches, read as that field; None without a selector, or where it
    matches nothing, which leaves the field to the automatic reading.

    Raises `ParseError` where the selector is no CSS: that is a mistake in the source, not in the page.
    """
    selector = doc.hints.select.get(field)
    if not selector or field not in _READERS:
        return None
    try:
        nodes = doc.tree.css(selector)
    except SelectolaxError as error:
        raise ParseError(
            Message(
                "select: {field}: {selector} is no CSS selector that can be used ({error})",
                field=field,
                selector=repr(selector),
                error=error,
            )
        ) from None
    for count in (len(nodes), 1):
        value = _READERS[field](doc, nodes[:count]) if nodes else None
        if value:
            return Found(value, f"select: {selector}", nodes[0])
    return None


def _text(doc: Document, nodes: list[LexborNode]) -> str:
    """The text of the first match that has any."""
    return next((text for node in nodes if (text := _node_text(node))), "")


def _node_text(node: LexborNode) -> str:
    attributes = node.attributes
    return squeeze(node.text()) or next((squeeze(value) for key in _CONTENT if (value := attributes.get(key))), "")


def _headline(doc: Document, nodes: list[LexborNode]) -> str:
    value = _text(doc, nodes)
    matched = {line.index: line for line in _lines(doc, nodes[:1])}
    if matched:
        doc.headline_line = min(matched)
    return value


def _body(doc: Document, nodes: list[LexborNode]) -> str:
    """The lines inside the matches, as they stand: whoever selects a body knows what is in it."""
    lines = _lines(doc, nodes)
    if not lines:
        return "\n".join(text for node in nodes if (text := _node_text(node)))
    doc.body_first, doc.body_last = lines[0].index, lines[-1].index
    return "\n".join(line.text for line in lines)


def _lines(doc: Document, nodes: list[LexborNode]) -> list[Line]:
    wanted = {node.mem_id for node in nodes}
    inside: dict[int, Line] = {}
    for block in doc.blocks:
        if block.node.mem_id in wanted:
            inside.update((line.index, line) for line in doc.lines_in(block))
    return [inside[index] for index in sorted(inside)]


def _published(doc: Document, nodes: list[LexborNode]) -> str | None:
    """The first date in the text of the matches, else in their attributes."""
    local = zone(doc.hints.timezone)
    for node in nodes:
        texts = [squeeze(node.text()), *(node.attributes.get(key) or "" for key in _CONTENT)]
        for text in texts:
            for stamp in stamps(text[:400]):
                if value := iso(stamp, local):
                    return value
    return None


def _byline(doc: Document, nodes: list[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, split_names)


def _editors(doc: Document, nodes: list[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, editors.names_of)


def _names(nodes: list[LexborNode], split: Callable[[str], list[str]]) -> tuple[str, ...]:
    """The names of every match; what is labelled (作者：…) loses its label."""
    names: list[str] = []
    for node in nodes:
        text = _node_text(node)
        values = [part.value for part in segments(text) if part.value] or [text]
        names.extend(name for value in values for name in split(value) if name not in names)
    return tuple(names)


def _outlet(doc: Document, nodes: list[LexborNode]) -> str | None:
    text = _text(doc, nodes)
    labelled = next((part.value for part in segments(text) if part.role == "outlet" and part.value), None)
    return outlet.clean(labelled or text) or text


_READERS: dict[str, Callable[[Document, list[LexborNode]], Any]] = {
    "headline": _headline,
    "byline": _byline,
    "editors": _editors,
    "outlet": _outlet,
    "section": _text,
    "published": _published,
    "summary": _text,
    "body": _body,
}
"""How a match is read. ``items`` are read by `scraper.extract.listing.main_listing.selected`."""
