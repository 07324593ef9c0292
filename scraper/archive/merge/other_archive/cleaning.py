"""Cleaning of the text in another archive, which nobody vouches for: no control characters, only lists of text."""

from __future__ import annotations

import json
import re
from typing import Any

from scraper.text.normalise import clean

_URL = re.compile(r"(?:https?|file)://\S+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_TEASER = ("headline", "url", "summary", "published")
MEDIA = {
    "images": ("url", "caption", "credit", "after"),
    "videos": ("url", "poster", "caption"),
    "attachments": ("url", "title", "type"),
}
"""Column -> the keys of its objects."""


def text(value: str | None) -> str | None:
    """Return one line without control characters, terminal escapes and bidirectional overrides."""
    if value is None or value.isprintable():
        return value
    cleaned = clean(value)
    return value if cleaned.split() == value.split() and not _breaks(value) else cleaned


def body(value: str) -> str:
    """Return a text of several lines, each cleaned."""
    if value.replace("\n", "").isprintable():
        return value
    return "\n".join(text(line) or "" for line in value.split("\n"))


def names(value: str) -> str:
    """Return a JSON array of texts, each cleaned; anything else is left out."""
    if value == "[]":
        return value
    listed = _array(value)
    cleaned = [text(name) for name in listed or () if isinstance(name, str)]
    return value if cleaned == listed else json.dumps(cleaned, ensure_ascii=False)


def teasers(value: str) -> str:
    """Return a JSON array of teasers, each with the keys of a teaser alone."""
    if value == "[]":
        return value
    listed = _array(value)
    cleaned = [
        {key: text(item[key]) if isinstance(item.get(key), str) else None for key in _TEASER}
        for item in listed or ()
        if isinstance(item, dict) and isinstance(item.get("url"), str) and isinstance(item.get("headline"), str)
    ]
    return value if cleaned == listed else json.dumps(cleaned, ensure_ascii=False)


def media(value: str, kind: str) -> str:
    """Return a JSON array of pictures, videos or attachments, each with its keys alone and a web address."""
    if value == "[]":
        return value
    listed = _array(value)
    cleaned = [
        {key: _part(item.get(key), key) for key in MEDIA[kind]}
        for item in listed or ()
        if isinstance(item, dict) and isinstance(item.get("url"), str)
    ]
    return value if cleaned == listed else json.dumps(cleaned, ensure_ascii=False)


def _part(value: object, key: str) -> str | int | None:
    """Return the value of a key of an object: ``after`` is a number, a title and a type are texts."""
    if key == "after":
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
    if isinstance(value, str):
        return text(value)
    return "" if key in ("title", "type") else None


def is_address(value: str) -> bool:
    """Check whether a text can be the URL of an article."""
    return _URL.fullmatch(value) is not None and value.isprintable()


def is_time(value: str | None) -> bool:
    """Check whether a text is a time, or there is none."""
    return value is None or _TIME.fullmatch(value) is not None


def is_date(value: str | None) -> bool:
    """Check whether a text is a date or a time, or there is none."""
    return value is None or _DATE.fullmatch(value) is not None or is_time(value)


def _array(value: str) -> list[Any] | None:
    """Return a JSON array; None for what is not one."""
    try:
        listed = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return listed if isinstance(listed, list) else None


def _breaks(value: str) -> bool:
    """Check whether a line has a character that begins another line."""
    return any(character in value for character in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
