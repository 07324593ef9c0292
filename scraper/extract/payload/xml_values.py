"""XML that is neither a feed nor a sitemap as values: elements as objects, repeated ones as arrays.

expat is handed decoded text whose prolog has been cut off, so that no DTD and no entity of a page reaches it.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from scraper.extract.shared.lazy_regex import lazy_regex

_MAX_CHARS = 5_000_000
_MAX_ELEMENTS = 100_000
_MAX_DEPTH = 60
_START = 2000
"""Number of characters in which the root element begins."""
_ROOT = lazy_regex(
    r"\s{0,80}+(?P<prolog><\?xml[^<>]{0,200}\?>\s{0,80}+)?(?:<!--[^<>]{0,400}-->\s{0,80}+){0,4}(?=<(?P<name>[A-Za-z_][\w.:-]{0,60})[\s>])"
)
_HTML = frozenset(
    "html head body title meta link script style noscript template div span p a b i em strong ul ol li dl dt dd table"
    " thead tbody tr td th caption section article main nav header footer aside form input button select option label"
    " img picture figure video audio iframe svg center font h1 h2 h3 h4 h5 h6 br hr pre blockquote textarea map area"
    " frameset frame datastore".split()
)
"""Root elements (lower case) of HTML and its fragments, and of the islands that `markup_repairs` unfolds."""
TEXT = "text"
"""The key of an element's text beside its attributes and children."""


def values(text: str) -> list[Any]:
    """The root element as an object; [] for HTML, for what is not well-formed, and for what holds nothing."""
    root = _ROOT.match(text[:_START].removeprefix("\ufeff"))
    if root is None or root["name"].lower() in _HTML or len(text) > _MAX_CHARS:
        return []
    reader = _Reader()
    try:
        reader.parse(text.removeprefix("\ufeff")[root.end() :])
    except (expat.ExpatError, _TooMuch):
        return []
    return [reader.root] if isinstance(reader.root, dict) else []


class _TooMuch(Exception):
    """More elements than are read."""


class _Reader:
    """The objects of a document while it is parsed."""

    def __init__(self) -> None:
        self.root: Any = None
        self._open: list[tuple[dict[str, Any], list[str]]] = []
        self._count = 0

    def parse(self, text: str) -> None:
        """Raises `ExpatError` or `_TooMuch`."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = lambda piece: self._open[-1][1].append(piece) if self._open else None
        parser.Parse(_CONTROLS.sub("", text).encode("utf-8", "ignore"), True)

    def _start(self, _name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MAX_ELEMENTS or len(self._open) >= _MAX_DEPTH:
            raise _TooMuch
        self._open.append(({name.rpartition(":")[2]: value for name, value in attributes.items()}, []))

    def _end(self, name: str) -> None:
        element, pieces = self._open.pop()
        text = "".join(pieces).strip()
        value: Any = element or text
        if element and text:
            element.setdefault(TEXT, text)
        if not self._open:
            self.root = value
            return
        outer, key = self._open[-1][0], name.rpartition(":")[2]
        if key not in outer:
            outer[key] = value
        elif isinstance(outer[key], list):
            outer[key].append(value)
        else:
            outer[key] = [outer[key], value]


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
