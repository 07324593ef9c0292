"""JavaScript's literals that are no JSON, read as values: ``[{title:'…', url:"…",},]``."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_CHARS = 500_000
"""Characters of a literal that are read; a longer one is left alone."""

_TOKEN = re.compile(
    r"[\s\ufeff]+|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"  # spaces and comments
    r"""|(?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\$]|\\.)*+`)"""
    r"|(?P<name>[A-Za-z_$][\w$]*+)|(?P<number>[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][-+]?\d++)?)|(?P<mark>[\[\]{},:])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(\r\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_NAMES = {"true": "true", "false": "false", "null": "null", "undefined": "null", "NaN": "null"}


def read(text: str, at: int) -> tuple[Any, int]:
    """The array or object that begins at a place, and where it ends; None where it is none or has more than literals,
    and where that shows: who goes on from there reads a script once.

    Names without quotes, strings in any quotes, comments and commas before a closing bracket are understood, calls and
    sums are not. Linear in the length of the literal.
    """
    parts: list[str] = []
    depth, end = 0, min(len(text), at + MAX_CHARS)
    place = at
    while place < end and (token := _TOKEN.match(text, place, end)) is not None:
        place = token.end()
        kind = token.lastgroup
        if kind is None:
            continue
        if kind == "mark":
            mark = token[0]
            if mark in "]}" and parts and parts[-1] == ",":
                parts.pop()
            parts.append(mark)
            depth += (mark in "[{") - (mark in "]}")
            if depth == 0:
                return _value("".join(parts)), place
        elif kind == "string":
            parts.append(json.dumps(unescaped(token[0][1:-1])))
        elif kind == "number":
            parts.append(token[0].lstrip("+") if parts and parts[-1] in (":", ",", "[") and token[0].isdigit() else "0")
        else:
            parts.append(_NAMES.get(token[0]) or json.dumps(token[0]))
        if depth == 0:
            break
    return None, place


def unescaped(text: str) -> str:
    """The text of a string literal without its escapes."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2]
    return chr(int(number, 16)) if number else _ESCAPED.get(escape[3], escape[3])


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
