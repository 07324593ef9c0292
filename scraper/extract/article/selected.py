"""The text of elements that a source's own CSS selectors match."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from scraper.extract.html.text_model import squeeze

CONTENT = ("content", "datetime", "value")
"""Where an element without text keeps its value: ``<meta content>``, ``<time datetime>``, ``<input value>``."""


def text_of(node: LexborNode) -> str:
    """The text of an element, else the first of its `CONTENT`; "" where it has neither."""
    attributes = node.attributes
    return squeeze(node.text()) or next((squeeze(value) for key in CONTENT if (value := attributes.get(key))), "")


def first_text(nodes: Sequence[LexborNode]) -> str:
    """The text of the first element that has any."""
    return next((text for node in nodes if (text := text_of(node))), "")
