"""Reads the author beside the date by the icon before a name, <i class="fa fa-user"></i>小水滴, or by its element."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from scraper.extract.document import Line, Span
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.spellings import AUTHOR

_ICONS = frozenset(("i", "svg", "em", "b", "span", "img"))
_PERSON = lazy_regex(r"(?<![a-z])(?:user|author|writer|avatar|pencil|people|person)(?![a-z])")
_LONGEST = 16
"""Maximum number of characters of a name after an icon."""


_OWN = lazy_regex(rf"(?<![a-z]){AUTHOR}(?:[-_]?name)?(?![a-z_-])")
"""Names of elements that hold the author and nothing else: <span class="con-author">."""
_PEN_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,4}")


def marked(line: Line) -> list[str]:
    """The texts of the line's elements that open with an icon of a person, or are named for the author and as short as
    a pen name."""
    return [span.text for span in line.spans if len(span.text) <= _LONGEST and _is_of_person(span)]


def _is_of_person(span: Span) -> bool:
    return (_OWN.search(span.name) is not None and _PEN_NAME.fullmatch(span.text) is not None) or _opens_with_person(
        span.node
    )


def _opens_with_person(node: LexborNode) -> bool:
    child = node.child
    while child is not None and child.tag == "-text" and not (child.text() or "").strip():
        child = child.next
    if child is None or child.tag not in _ICONS or (child.text() or "").strip():
        return False
    attributes = child.attributes
    return _PERSON.search(f"{attributes.get('class')} {attributes.get('src')}".lower()) is not None
