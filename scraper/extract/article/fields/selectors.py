"""A source's own CSS selectors for the fields around headline and body, which overrule the automatic reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.person_names import split_names
from scraper.extract.article.fields import editors, outlet_names
from scraper.extract.article.selected import CONTENT, first_text, text_of
from scraper.extract.document import Found
from scraper.extract.html.text_model import squeeze
from scraper.extract.shared import page_labels
from scraper.extract.shared.dates import iso, stamps, zone


def find(context: Context, field: str) -> Found | None:
    """Read what the source's selector for the field matches as that field.

    None without a selector, or where it matches nothing, which leaves the field to the automatic reading. Headline and
    body are selected by `scraper.extract.article.locate`.

    Raises `ParseError` where the selector is no CSS: that is a mistake in the source, not in the page.
    """
    if field not in _READERS or field not in context.doc.hints.select:
        return None
    nodes = context.doc.selected(field)
    for count in (len(nodes), 1):
        value = _READERS[field](context, nodes[:count]) if nodes else None
        if value:
            return Found(value, f"select: {context.doc.hints.select[field]}", nodes[0])
    return None


def _text(context: Context, nodes: list[LexborNode]) -> str:
    return first_text(nodes)


def _published(context: Context, nodes: list[LexborNode]) -> str | None:
    """The first date in the text of the matches, else in their attributes."""
    local = zone(context.doc.hints.timezone)
    for node in nodes:
        texts = [squeeze(node.text()), *(node.attributes.get(key) or "" for key in CONTENT)]
        for text in texts:
            for stamp in stamps(text[:400]):
                if value := iso(stamp, local):
                    return value
    return None


def _byline(context: Context, nodes: list[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, split_names)


def _editors(context: Context, nodes: list[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, editors.names_of)


def _names(nodes: list[LexborNode], split: Callable[[str], list[str]]) -> tuple[str, ...]:
    """The names of every match; what is labelled (作者：…) loses its label."""
    names: list[str] = []
    for node in nodes:
        text = text_of(node)
        values = [part.value for part in segments(text) if part.value] or [text]
        names.extend(name for value in values for name in split(value) if name not in names)
    return tuple(names)


def _outlet(context: Context, nodes: list[LexborNode]) -> str | None:
    text = first_text(nodes)
    labelled = next((part.value for part in segments(text) if part.role == "outlet" and part.value), None)
    return outlet_names.clean(labelled or text) or text


def _page_number(context: Context, nodes: list[LexborNode]) -> str | None:
    text = first_text(nodes)
    mark = page_labels.label(text) or page_labels.weak_label(text) or page_labels.inside(text)
    return mark.number if mark is not None else None


def _page_name(context: Context, nodes: list[LexborNode]) -> str | None:
    text = first_text(nodes)
    mark = page_labels.label(text) or page_labels.weak_label(text)
    return mark.name if mark is not None else text or None


_READERS: dict[str, Callable[[Context, list[LexborNode]], Any]] = {
    "byline": _byline,
    "editors": _editors,
    "outlet": _outlet,
    "section": _text,
    "published": _published,
    "summary": _text,
    "page_number": _page_number,
    "page_name": _page_name,
}
"""How a match is read. ``items`` are read by `scraper.extract.listing.main_listing.selected`."""
