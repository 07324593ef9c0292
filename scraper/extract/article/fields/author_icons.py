"""Reads the author by the icon that is drawn before a name: <i class="fa fa-user"></i>小水滴."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex

_ICONS = frozenset(("i", "svg", "em", "b", "span", "img"))
_PERSON = lazy_regex(r"(?<![a-z])(?:user|author|writer|avatar|pencil|people|person)(?![a-z])")
_LONGEST = 16
"""Maximum number of characters of a name after an icon."""


def marked(line: Line) -> list[str]:
    """The texts of the line's elements that open with an icon of a person."""
    return [span.text for span in line.spans if len(span.text) <= _LONGEST and _opens_with_person(span.node)]


def _opens_with_person(node: LexborNode) -> bool:
    child = node.child
    while child is not None and child.tag == "-text" and not (child.text() or "").strip():
        child = child.next
    if child is None or child.tag not in _ICONS or (child.text() or "").strip():
        return False
    attributes = child.attributes
    return _PERSON.search(f"{attributes.get('class')} {attributes.get('src')}".lower()) is not None
