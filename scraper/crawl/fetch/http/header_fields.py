"""Header fields, sanitised for storage and display; malformed or repeated ones are read as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scraper.i18n import changed

_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that control a terminal, break a line, or reverse text: C0 except the tab, DEL, C1, bidirectional
overrides."""
_MIME_TYPE = re.compile(r"^[!#$%&'*+.^_`|~0-9a-z-]+/[!#$%&'*+.^_`|~0-9a-z-]+", re.IGNORECASE)

Fields = tuple[tuple[str, str], ...]
"""Names and values, in the order in which they came."""


def cleaned(text: str) -> str:
    """One line of a server's text, safe for logs and terminals: unsafe characters become U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return changed(text, lambda part: _UNSAFE.sub("\ufffd", part))


def readable(raw: Iterable[tuple[bytes, bytes]]) -> Fields:
    """Header fields as text: UTF-8 where they are, else ISO 8859-1 (RFC 9110 section 5.5); cleaned; and with one
    Content-Type, where several were sent."""
    fields = tuple((cleaned(_text(name)), cleaned(_text(value))) for name, value in raw)
    types = [value for name, value in fields if name.lower() == "content-type"]
    if len(types) < 2 and not any("," in value for value in types):
        return fields
    one = content_type(types)
    if one is None:
        return fields
    return (*((name, value) for name, value in fields if name.lower() != "content-type"), ("Content-Type", one))


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def content_type(values: Iterable[str]) -> str | None:
    """The media type that several Content-Type fields amount to: the last that is one, with an earlier one's charset
    where it names the same type without (the Fetch standard's "extract a MIME type"). None where none is one."""
    essence, charset, last = "", "", None
    for value in ",".join(values).split(","):
        kind, _, parameters = value.partition(";")
        kind = kind.strip().lower()
        if not _MIME_TYPE.fullmatch(kind) or kind == "*/*":
            continue
        if kind != essence:
            essence, charset = kind, ""
        if "charset" in parameters.lower():
            charset = parameters.strip()
        last = f"{essence}; {charset}" if charset else value.strip()
    return last
