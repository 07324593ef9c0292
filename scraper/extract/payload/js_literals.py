"""Reader of values written in JavaScript that are no JSON: bare names, single quotes, comments, ``void 0``, ``!0``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from scraper.extract.shared.lazy_regex import lazy_regex

MAX_DEPTH = 200
"""Objects inside one another that are read; deeper ones are no data."""

MAX_CHARS = 500_000
"""Maximum number of characters of a script that are worth reading: a longer literal is no data of one page."""

NO_NAMES: Mapping[str, Any] = {}

_SPACE = lazy_regex(r"(?:[\s\ufeff]++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))*+")
_STRING = lazy_regex(
    r""""((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|'((?:[^'\\]|\\.)*+)(?:'|\\?\Z)|`((?:[^`\\$]|\\.|\$(?!\{))*+)(?:`|\\?\Z)""",
    re.DOTALL,
)
"""A string in any quotation marks, no template with an expression in it. One without an end goes on to the end of the
script, and `string` refuses it."""
_WORD = lazy_regex(r"[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)*+")
_NUMBER = lazy_regex(r"[-+]?\d[\w.+-]*+|[-+]?\.\d[\w.+-]*+")
_ESCAPE = lazy_regex(
    r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|(\r\n|.))",
    re.DOTALL,
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_SURROGATE = lazy_regex(r"[\ud800-\udbff][\udc00-\udfff]")
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}

_CALL = lazy_regex(
    r"\(\s{0,4}(?:function\s{0,4}\(|\()([\w$,\s]*+)\)\s{0,4}(?:=>\s{0,4})?\{([^{}]{0,2000}?)return\s{0,4}(?=[{\[(])"
)
"""``(function(a,b){return {``, which Nuxt 2 writes; its arguments follow the body."""
_ARGUMENTS = lazy_regex(r"[;\s]{0,8}\}\s{0,4}\)?\s{0,4}\(")


class NoLiteral(ValueError):
    """Raised for an expression that is no literal, and for text that ends too early."""

    def __init__(self, reason: str, place: int) -> None:
        super().__init__(reason)
        self.place = place
        """Index up to which the text was read: a search that goes on from there reads a script once."""


def value(text: str, at: int, names: Mapping[str, Any] = NO_NAMES, depth: int = 0) -> tuple[Any, int]:
    """Read the value at a place of a script; returns it with the index after it.

    ``names`` are the values of bare words; a word that is in no table is None. Of ``new Date("…")`` and other calls the
    first argument is read. Sums and other expressions are refused. Linear in the length of the literal. Raises
    `NoLiteral`.
    """
    at = _skip(text, at)
    char = text[at : at + 1]
    if not char or depth > MAX_DEPTH:
        raise NoLiteral("the text ends, or is nested too deep", at)
    if char == "{":
        return _object(text, at + 1, names, depth + 1)
    if char == "[":
        return _sequence(text, at + 1, "]", names, depth + 1)
    if char in "\"'`" and (match := string(text, at)):
        return _contents(match), match.end()
    if char == "!" and text[at + 1 : at + 2] in ("0", "1"):
        return text[at + 1] == "0", at + 2
    if match := _NUMBER.match(text, at):
        return _number(match[0]), match.end()
    if match := _WORD.match(text, at):
        if match[0] == "void":
            return None, value(text, match.end(), names, depth + 1)[1]
        if text[match.end() : match.end() + 1] == "(":
            arguments, end = _sequence(text, match.end() + 1, ")", names, depth + 1)
            if match[0] == "Array":
                return arguments, end
            return arguments[0] if arguments else None, end
        if match[0] == "new":
            return value(text, match.end(), names, depth + 1)
        return names.get(match[0], _CONSTANTS.get(match[0])), match.end()
    raise NoLiteral(f"{text[at : at + 10]!r} begins no value", at)


_MEMBER = lazy_regex(r"[\w$]\[\d{1,4}\]\s{0,4}=\s{0,4}(?=[{\[]|new Array\([\"'])")
_FIRST_MEMBER = lazy_regex(r"\[0\]\s{0,4}=\s{0,4}(?:[{\[]|new Array\([\"'])")
"""The first of them, by a literal that Python's engine looks for at once: most scripts have none."""
_MOST_MEMBERS = 500


def members(text: str) -> list[Any]:
    """The objects that a script sets one by one, by their numbers: ``news[0] = {…}; news[1] = {…}``."""
    text = text[:MAX_CHARS]
    return _each_behind(_MEMBER, text) if has_members(text) else []


def has_members(text: str) -> bool:
    """Check whether a script sets a first one of such objects."""
    return _FIRST_MEMBER.search(text) is not None


def pushed(text: str) -> list[Any]:
    """The objects that a script appends one by one: ``news.push({…}); news.push({…})``."""
    return _each_behind(_PUSHED, text[:MAX_CHARS])


def _each_behind(opening: re.Pattern[str], text: str) -> list[Any]:
    """The values after each place where the pattern matches; what is no literal is passed over."""
    rows: list[Any] = []
    at = 0
    while len(rows) < _MOST_MEMBERS and (match := opening.search(text, at)) is not None:
        try:
            row, at = value(text, match.end())
            rows.append(row)
        except NoLiteral as error:
            at = max(error.place, match.end())
    return rows


_PUSHED = lazy_regex(r"\.push\(\s{0,4}(?=\{)")


def call(text: str, at: int) -> tuple[Any, int]:
    """Read the value of ``(function(a,b){return {x:a}}("…",1))``; returns it with the index after it.

    Raises `NoLiteral`.
    """
    head = _CALL.match(text, at)
    if head is None:
        raise NoLiteral("no function that is called at once", at)
    names = [name.strip() for name in head[1].split(",") if name.strip()]
    body = head.end()
    _, end = value(text, body)
    opening = _ARGUMENTS.match(text, end)
    if opening is None:
        raise NoLiteral("no arguments", end)
    arguments, at = _sequence(text, opening.end(), ")", NO_NAMES, 0)
    values = dict(zip(names, arguments, strict=False))
    for place in _SET.finditer(text, head.start(2), head.end(2)):
        holder = values.get(place[1])
        if isinstance(holder, dict):
            with suppress(NoLiteral):
                holder[place[2]] = value(text, place.end(), values)[0]
    return value(text, body, values)[0], at


_SET = lazy_regex(r"(?<![\w$.])([A-Za-z_$][\w$]{0,8})\.([A-Za-z_$][\w$]{0,40})\s{0,4}=(?!=)\s{0,4}")
"""What the function does to an argument before it returns: ``(function(a,b){a.title=b;return {data:[a]}}({},"…"))``."""


def string(text: str, at: int) -> re.Match[str] | None:
    """Match the whole string that begins at a place, its contents as one of three groups; None where it has no end."""
    match = _STRING.match(text, at)
    if match is None or match.end() != match.end(match.lastindex or 0) + 1 or text[match.end() - 1] != text[at]:
        return None
    return match


def unescaped(text: str) -> str:
    """The text of a string literal without its escapes; pairs of surrogates are joined to one character."""
    if "\\" not in text:
        return text
    return _SURROGATE.sub(_joined, _ESCAPE.sub(_character, text))


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _LETTERS.get(escape[4], escape[4])


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _contents(match: re.Match[str]) -> str:
    return unescaped(match[1] or match[2] or match[3] or "")


def _number(text: str) -> float | int | str:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _object(text: str, at: int, names: Mapping[str, Any], depth: int) -> tuple[dict[str, Any], int]:
    """Read an object's properties, from after its opening bracket."""
    properties: dict[str, Any] = {}
    while True:
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return properties, at + 1
        if match := string(text, at):
            name = _contents(match)
        elif match := _WORD.match(text, at) or _NUMBER.match(text, at):
            name = match[0]
        else:
            raise NoLiteral("an object without a name", at)
        at = _skip(text, match.end())
        if text[at : at + 1] == ":":
            properties[name], at = value(text, at + 1, names, depth)
            at = _skip(text, at)
        else:
            properties[name] = names.get(name)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "}":
            raise NoLiteral("an object that goes on with no comma", at)


def _sequence(text: str, at: int, end: str, names: Mapping[str, Any], depth: int) -> tuple[list[Any], int]:
    """Read values up to the closing bracket ``end``, from after the opening one."""
    values: list[Any] = []
    while True:
        at = _skip(text, at)
        char = text[at : at + 1]
        if char == end:
            return values, at + 1
        if char == ",":
            values.append(None)
            at += 1
            continue
        item, at = value(text, at, names, depth)
        values.append(item)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != end:
            raise NoLiteral("a list that goes on with no comma", at)
