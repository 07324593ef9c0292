"""Values written in JavaScript that are no JSON: bare names, single quotes, ``void 0``, names of arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MAX_DEPTH = 200
"""Objects inside one another that are read; deeper ones are no data."""

_SPACE = re.compile(r"(?:\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))*+")
_STRING = re.compile(
    r""""((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|'((?:[^'\\]|\\.)*+)(?:'|\\?\Z)|`((?:[^`\\]|\\.)*+)(?:`|\\?\Z)""", re.DOTALL
)
"""A string in any quotation marks; one without an end goes on to the end of the script, and `string` refuses it."""
_WORD = re.compile(r"[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)*+")
_NUMBER = re.compile(r"-?\d[\w.+-]*+|-?\.\d[\w.+-]*+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}

_CALL = re.compile(
    r"\(\s{0,4}(?:function\s{0,4}\(|\()([\w$,\s]*+)\)\s{0,4}(?:=>\s{0,4})?\{(?:[^{}]{0,2000}?)return\s{0,4}(?=[{\[(])"
)
"""``(function(a,b){return {``, which Nuxt 2 writes; its arguments stand behind the body."""


class NoLiteral(ValueError):
    """Raised for what is no literal: a call, an expression, an end too early."""


def call(text: str, at: int) -> tuple[Any, int]:
    """The value of ``(function(a,b){return {x:a}}("…",1))``, and where it ends.

    Raises `NoLiteral`.
    """
    head = _CALL.match(text, at)
    if head is None:
        raise NoLiteral("no function that is called at once")
    names = [name.strip() for name in head[1].split(",") if name.strip()]
    body = head.end()
    _, end = value(text, body, {})
    closed = re.compile(r"[;\s]{0,8}\}\s{0,4}\)?\s{0,4}\(").match(text, end)
    if closed is None:
        raise NoLiteral("no arguments")
    given, at = _sequence(text, closed.end(), ")", {}, 0)
    return value(text, body, dict(zip(names, given, strict=False)))[0], at


def value(text: str, at: int, names: Mapping[str, Any], depth: int = 0) -> tuple[Any, int]:
    """The value at a place of a script, and where it ends; ``names`` are what bare words stand for.

    Raises `NoLiteral`.
    """
    at = _skip(text, at)
    char = text[at : at + 1]
    if not char or depth > MAX_DEPTH:
        raise NoLiteral("the text ends, or is nested too deep")
    if char == "{":
        return _object(text, at + 1, names, depth + 1)
    if char == "[":
        return _sequence(text, at + 1, "]", names, depth + 1)
    if char in "\"'`" and (match := string(text, at)):
        return unescaped(match[1] or match[2] or match[3] or ""), match.end()
    if char == "!" and text[at + 1 : at + 2] in ("0", "1"):
        return text[at + 1] == "0", at + 2
    if match := _NUMBER.match(text, at):
        return _number(match[0]), match.end()
    if match := _WORD.match(text, at):
        if match[0] == "void":
            return None, value(text, match.end(), names, depth + 1)[1]
        if text[match.end() : match.end() + 1] == "(":  # new Date("…"), Array(3): what it is given
            given, end = _sequence(text, match.end() + 1, ")", names, depth + 1)
            return given[0] if given else None, end
        if match[0] == "new":
            return value(text, match.end(), names, depth + 1)
        return names.get(match[0], _CONSTANTS.get(match[0])), match.end()
    raise NoLiteral(f"{text[at : at + 10]!r} begins no value")


def unescaped(text: str) -> str:
    """A string literal's text."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _LETTERS.get(found[4], found[4])


def _number(text: str) -> float | int | str:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def string(text: str, at: int) -> re.Match[str] | None:
    """The whole string that begins at a place, with its contents as one of three groups; None where it has no end."""
    match = _STRING.match(text, at)
    if match is None or match.end() != match.end(match.lastindex or 0) + 1 or text[match.end() - 1] != text[at]:
        return None
    return match


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _object(text: str, at: int, names: Mapping[str, Any], depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while True:
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return found, at + 1
        if match := string(text, at):
            name = unescaped(match[1] or match[2] or match[3] or "")
        elif match := _WORD.match(text, at) or _NUMBER.match(text, at):
            name = match[0]
        else:
            raise NoLiteral("an object without a name")
        at = _skip(text, match.end())
        if text[at : at + 1] == ":":
            found[name], at = value(text, at + 1, names, depth)
            at = _skip(text, at)
        else:
            found[name] = names.get(name)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "}":
            raise NoLiteral("an object that goes on with no comma")


def _sequence(text: str, at: int, end: str, names: Mapping[str, Any], depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        at = _skip(text, at)
        char = text[at : at + 1]
        if char == end:
            return found, at + 1
        if char == ",":
            found.append(None)
            at += 1
            continue
        item, at = value(text, at, names, depth)
        found.append(item)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != end:
            raise NoLiteral("a list that goes on with no comma")
