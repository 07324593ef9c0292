"""The data that a page carries in its scripts: JSON-LD, and the state that its front end starts from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

MAX_OBJECTS = 20_000
"""Objects looked through in one payload."""

_DECODER = json.JSONDecoder(strict=False)
_ASSIGNED = re.compile(r"(?:(?:window|self|globalThis)\.)?[A-Za-z_$][\w$.]{0,60}\s*=\s*(?=[{\[])")
"""``window.__INITIAL_STATE__ = {``, ``var allData = {``"""


def json_ld(scripts: list[LexborNode]) -> list[dict[str, Any]]:
    """The objects of every ``<script type="application/ld+json">``; what cannot be read is passed over."""
    objects: list[dict[str, Any]] = []
    for script in scripts:
        if "ld+json" not in (script.attributes.get("type") or ""):
            continue
        for value in _values(_bare(script.text())):
            stack = [value]
            while stack and len(objects) < MAX_OBJECTS:
                item = stack.pop()
                if isinstance(item, list):
                    stack.extend(reversed(item))
                elif isinstance(item, dict):
                    objects.append(item)
                    if isinstance(item.get("@graph"), list):
                        stack.extend(reversed(item["@graph"]))
    return objects


def state(scripts: list[LexborNode]) -> list[Any]:
    """The payloads of ``<script type="application/json">`` and of assignments of a JSON object or array."""
    found: list[Any] = []
    for script in scripts:
        kind = (script.attributes.get("type") or "").lower()
        if "ld+json" in kind or script.attributes.get("src"):
            continue
        text = script.text()
        if len(text) < 200:
            continue
        if "json" in kind:
            found.extend(_values(_bare(text)))
            continue
        at = 0
        while match := _ASSIGNED.search(text, at):
            at = match.end()
            value, end = _read(text, at)
            if value:
                found.append(value)
                at = end
    return found


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a payload, outermost first, without recursion."""
    queue, seen = [value], 0
    while queue and seen < MAX_OBJECTS:
        following: list[Any] = []
        for item in queue:
            seen += 1
            if isinstance(item, dict):
                yield item
                following.extend(v for v in item.values() if isinstance(v, (dict, list)))
            elif isinstance(item, list):
                following.extend(v for v in item if isinstance(v, (dict, list)))
        queue = following


def _bare(text: str) -> str:
    """Without the comment or CDATA marks that some pages put around a payload."""
    return text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()


def _values(text: str) -> list[Any]:
    value, _ = _read(text, 0)
    return [] if value is None else [value]


def _read(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
