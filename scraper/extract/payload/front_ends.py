"""The state of front ends that write it otherwise than as one JSON value in a script: Nuxt, Next.js, Inertia.

Each is recognised by its own mark, so that other pages cost a search for a word.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from scraper.extract.payload.indexed import resolved
from scraper.extract.payload.js_literals import NoLiteral, call, string, unescaped, value
from scraper.extract.shared.lazy_regex import lazy_regex

_NUXT = lazy_regex(r"__NUXT__\s{0,4}=\s{0,4}(?=\()")
_PUSHED = lazy_regex(r'__next_f\.push\(\s{0,4}\[\s{0,4}1\s{0,4},\s{0,4}("(?:[^"\\]|\\.)*+")', re.DOTALL)
_ROW = lazy_regex(r"(?:^|(?<=\n)|(?<=[^\n]))([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),|(?=[\[{\"]))", re.MULTILINE)
_QUOTED_URI = lazy_regex(r"""decodeURIComponent\(\s{0,4}(?:"([^"\\\n]*+)"|'([^'\\\n]*+)')""")
_PARSED = lazy_regex(r"JSON\.parse\(\s{0,4}(?=[\"'`])")
_WRITTEN = lazy_regex(r'=\s{0,4}(?="\s{0,4}[{\[]\s{0,4}[{\[]?\\")')
"""``window.__STATE__ = "{\\"list\\":…}"``: JSON as a string of its own."""
_BASE64 = lazy_regex(r"""atob\(\s{0,4}["']([A-Za-z0-9+/]{40,}={0,2})["']""")
_STARTED = lazy_regex(r"\bkit\w{0,20}\.start\([^\[]{0,400}(?:\[[\d,\s]{0,80}\][^\[]{0,80})?\bdata\s{0,4}:\s{0,4}(?=\[)")
"""``kit.start(app, element, {node_ids: [0, 2], data: [{type:"data",data:{…}}]})``: SvelteKit, in its own literals."""
_STREAMED = lazy_regex(r'\.enqueue\(\s{0,4}(?=")')
"""``streamController.enqueue("[{\\"_1\\":2},…")``: the stream of React Router."""
_QUEUED = lazy_regex(r"__next_s\b[^\[]{0,40}\[\]\)?\.push\(\s{0,4}(?=\[)")
"""``(self.__next_s=self.__next_s||[]).push([0,{"type":"application/ld+json","children":"{…}"}])``: Next.js writes a
script of JSON so."""
_PROPERTY = lazy_regex(r"[\w$\"']\s{0,4}:\s{0,4}\Z")
_MAX_PROPERTY = 10
"""``gallery: JSON.parse("{…`` inside an object that is no JSON: picture stories of toutiao.com."""

_NAMES = ("page", "props", "state", "json", "react-props", "initial-state", "article", "detail")
_ATTRIBUTES = (*(f"data-{name}" for name in _NAMES), "wire:snapshot")
_STEM, _NAMED = "data-", tuple(f"{name}=" for name in _NAMES)
_STATEFUL = ", ".join(f"[{name.replace(':', chr(92) + ':')}]" for name in _ATTRIBUTES)
"""Attributes that hold a whole state: Inertia's data-page, react-rails' data-react-props, Livewire's wire:snapshot."""
_SNAPSHOT_KEYS = frozenset(("s", "class", "key", "keys"))
"""Keys of what Livewire writes after a value of a snapshot: ``[{"title": "…"}, {"s": "arr"}]``."""

MOST = 50
"""Values of one form that are read from one page."""

_MIN_STATE = 100
"""Minimum number of characters of an attribute that may hold a state."""

_DECODER = json.JSONDecoder(strict=False)


def is_marked(text: str) -> bool:
    """Check quickly whether a script may have a state in the form of one of these front ends."""
    return any(mark in text for mark in _MARKS)


def of_script(text: str) -> Iterator[Any]:
    """Yield the values of a script in the forms of Nuxt 2, ``decodeURIComponent("…")``, ``atob("…")``, of JSON as a
    string, of a stream and of nested ``JSON.parse``."""
    for mark, read in _FORMS:
        if mark in text:
            yield from read(text)


def _of_nuxt(text: str) -> Iterator[Any]:
    with suppress(NoLiteral, RecursionError):
        if (match := _NUXT.search(text)) is not None:
            yield call(text, match.end())[0]


def _of_uris(text: str) -> Iterator[Any]:
    for quoted in islice(_QUOTED_URI.finditer(text), MOST):
        yield from _json(unquote(quoted[1] or quoted[2] or ""))


def _of_base64(text: str) -> Iterator[Any]:
    for coded in islice(_BASE64.finditer(text), MOST):
        with suppress(ValueError):
            yield from _json(b64decode(coded[1]).decode())


def _of_strings(text: str) -> Iterator[Any]:
    for place in islice(_WRITTEN.finditer(text), MOST):
        with suppress(NoLiteral):
            yield from _json(_string(value(text, place.end())[0]))


def _of_streams(text: str) -> Iterator[Any]:
    for streamed in islice(_STREAMED.finditer(text), MOST):
        if string(text, streamed.end()):
            yield from map(resolved, _json(_string(value(text, streamed.end())[0])))


def _of_queue(text: str) -> Iterator[Any]:
    with suppress(NoLiteral, RecursionError):
        if (queued := _QUEUED.search(text)) is not None:
            item = next(reversed(value(text, queued.end())[0]), None)
            yield from _json(item.get("children", "") if isinstance(item, dict) else "")


def _of_start(text: str) -> Iterator[Any]:
    with suppress(NoLiteral, RecursionError):
        if (started := _STARTED.search(text)) is not None:
            yield value(text, started.end())[0]


def _of_nested(text: str) -> Iterator[Any]:
    for nested in islice(filter(_is_property, _PARSED.finditer(text)), MOST):
        if string(text, nested.end()):
            yield from _json(_string(value(text, nested.end())[0]))


def _string(written: Any) -> str:
    return written if isinstance(written, str) else ""


_FORMS: tuple[tuple[str, Callable[[str], Iterator[Any]]], ...] = (
    ("__NUXT__", _of_nuxt),
    ("decodeURIComponent(", _of_uris),
    ("atob(", _of_base64),
    ('\\":', _of_strings),
    (".enqueue(", _of_streams),
    ("__next_s", _of_queue),
    (".start(", _of_start),
    ("JSON.parse(", _of_nested),
)
"""A mark that a script in this form has, and what reads its values."""
_MARKS = (*(mark for mark, _ in _FORMS), "__next_f")
"""What a script has of which `of_script` and `of_flight` read anything."""


def _is_property(parsed: re.Match[str]) -> bool:
    """Test for the value of an object's property."""
    start = parsed.start()
    return _PROPERTY.search(parsed.string[max(0, start - _MAX_PROPERTY) : start]) is not None


def of_flight(scripts: Iterable[str]) -> Iterator[Any]:
    """Yield the rows of Next.js's stream, ``self.__next_f.push([1,"…"])``, with the rows of text, and of objects that
    refer to no further ones, that they refer to."""
    pieces: list[str] = []
    for script in scripts:
        if "__next_f" in script:
            for match in _PUSHED.finditer(script):
                try:
                    pieces.append(json.loads(match[1], strict=False))
                except ValueError:
                    pieces.append(unescaped(match[1][1:-1]))
    stream = "".join(pieces)
    texts: dict[str, Any] = {}
    rows: list[Any] = []
    at = 0
    while head := _ROW.search(stream, at):
        at = head.end()
        if head[2]:
            size = int(head[2], 16)
            text = stream[at : at + size].encode()[:size].decode("utf-8", "ignore")
            texts[f"${head[1]}"] = text
            at += len(text)
            continue
        try:
            row, at = _DECODER.raw_decode(stream, at)
        except (ValueError, RecursionError):
            continue
        rows.append(row)
        if isinstance(row, dict) and not any(
            isinstance(inner, str) and _REFERENCE.match(inner) for inner in row.values()
        ):
            texts[f"${head[1]}"] = row
    yield from (_with_texts(row, texts) for row in rows)


_REFERENCE = lazy_regex(r"\$[0-9a-f]{1,6}$")


def _with_texts(row: Any, texts: dict[str, Any]) -> Any:
    """Put the texts and objects that a row refers to into it, in place."""
    stack = [row] if texts else []
    while stack:
        item = stack.pop()
        pairs = item.items() if isinstance(item, dict) else enumerate(item)
        for name, inner in list(pairs):
            if isinstance(inner, str) and inner[:1] == "$" and inner in texts:
                item[name] = texts[inner]
            elif isinstance(inner, (dict, list)):
                stack.append(inner)
    return row


def of_attributes(tree: LexborHTMLParser, text: str) -> Iterator[Any]:
    """Yield the states in attributes of elements: ``data-page="{&quot;component&quot;:…"``.

    ``text`` is the source: to look for the names there takes half of what the tree takes, and most pages have none.
    """
    if not _names_state(text) and _ATTRIBUTES[-1] not in text:
        return
    elements = [node.attributes for node in tree.css(_STATEFUL)]
    for name in _ATTRIBUTES if elements else ():
        for state in [attributes[name] or "" for attributes in elements if name in attributes][:MOST]:
            if len(state) >= _MIN_STATE:
                with suppress(RecursionError):
                    yield from map(_of_snapshot, _json(state)) if ":" in name else _json(state)


def _names_state(text: str) -> bool:
    """Check whether one of the names begins with ``data-``: that alone is found in a third of the time."""
    at = text.find(_STEM)
    while at >= 0:
        if text.startswith(_NAMED, at + len(_STEM)):
            return True
        at = text.find(_STEM, at + 1)
    return False


def _of_snapshot(written: Any) -> Any:
    """Take off the kinds that Livewire writes after arrays and models."""
    if isinstance(written, dict):
        return {name: _of_snapshot(inner) for name, inner in written.items()}
    if not isinstance(written, list):
        return written
    mark = written[1] if len(written) == 2 else None
    if isinstance(mark, dict) and "s" in mark and mark.keys() <= _SNAPSHOT_KEYS:
        return _of_snapshot(written[0])
    return [_of_snapshot(inner) for inner in written]


def of_islands(tree: LexborHTMLParser, text: str) -> Iterator[Any]:
    """Yield the properties of Astro's islands: ``<astro-island props="{&quot;posts&quot;:[1,[[0,{…}]]]}">``."""
    for node in tree.css("astro-island[props]")[:MOST] if "<astro-island" in text else ():
        for properties in _json(node.attributes.get("props") or ""):
            with suppress(RecursionError):
                yield _of_island(properties)


def _of_island(written: Any) -> Any:
    """Take off the kinds that Astro writes before each value: 0 for itself, 1 for an array, 3 a date, 7 an address."""
    if isinstance(written, dict):
        return {name: _of_island(inner) for name, inner in written.items()}
    if isinstance(written, list) and len(written) == 2 and written[0] == 1 and isinstance(written[1], list):
        return [_of_island(inner) for inner in written[1]]
    is_pair = isinstance(written, list) and len(written) == 2 and not isinstance(written[0], list | dict | str)
    if is_pair and written[0] in (3, 7) and isinstance(written[1], str):
        return written[1]
    is_pair = is_pair and written[0] == 0
    return _of_island(written[1]) if is_pair else written


def _json(text: str) -> Iterator[Any]:
    """Yield the JSON object or array that a text begins with, if it does."""
    start = text.lstrip()
    if start.startswith(("{", "[")):
        try:
            yield _DECODER.raw_decode(start)[0]
        except (ValueError, RecursionError):
            return
