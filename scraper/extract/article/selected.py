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
    return squeeze(_visible(node)) or next((squeeze(value) for key in CONTENT if (value := attributes.get(key))), "")


def _visible(node: LexborNode) -> str:
    """The text of an element without that of scripts and style sheets in it."""
    if node.css_first("script, style") is None:
        return node.text()
    parts = node.traverse(include_text=True)
    return "".join([part.text_content or "" for part in parts if part.tag == "-text" and not _is_code(part.parent)])


def _is_code(node: LexborNode | None) -> bool:
    return node is not None and node.tag in ("script", "style")


def first_text(nodes: Sequence[LexborNode]) -> str:
    """The text of the first element that has any."""
    return next((text for node in nodes if (text := text_of(node))), "")
