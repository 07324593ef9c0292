"""Sniffing the language of a page from its bytes, in a fraction of the time that parsing it takes.

The rules err on one side: a page refused here would not be given that language by the parser either
(scraper/extract/shared/language.py), except pages with only a few words of it, and pages that declare Chinese,
Japanese or Korean without a character of it. A page that passes may still be in another language.
"""

from __future__ import annotations

import re

LEAST = 20
"""Minimum number of characters in the language's script, anywhere in the page."""

_HTML = re.compile(rb"<html\b([^>]{0,2000})", re.I)
_LANG = re.compile(rb"""(?<![\w:-])lang\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z]{2,3})""", re.I)
_CHARSET = re.compile(rb"""charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w:.-]{2,30})""", re.I)
_HEAD = 16_384
"""Bytes at the beginning of a page that are searched for its language and charset."""

_NEVER_CJK = re.compile(r"windows-125[01345678]|cp125[01345678]|koi8-[ru]|iso-?8859-?([2-9]|1\d)|tis-620|macintosh")
"""Encodings without ideographs; the parser trusts their declaration (scraper/extract/html/decode.py).

windows-1252 and iso-8859-1 are left out: the parser takes them for the default of servers that do not know.
"""

_LEGACY = re.compile(rb"(?:[\x81-\xfe][\xa1-\xfe]){5}|(?:[\xa4-\xf9][\x40-\x7e\xa1-\xfe]){6}")
"""A run of characters in GBK, EUC or Big5. In Western encodings letters with accents stand alone."""
_ESCAPED = (
    (b"&#", re.compile(rb"(?:&#(?:[xX][3-9a-dA-D][0-9a-fA-F]{3}|[1-5]\d{4});){2}")),
    (b"\\u", re.compile(rb"(?:\\u[3-9a-dA-D][0-9a-fA-F]{3}){2}")),
)
"""Escapes of characters in HTML and JSON: the first bytes of an escape, the pattern of two of them."""


def _all_but(first: int, last: int) -> bytes:
    return bytes(byte for byte in range(256) if not first <= byte <= last)


_IDEOGRAPHS = _all_but(0xE4, 0xE9)
_HANGUL = _all_but(0xEA, 0xED)
"""Bytes to delete from UTF-8 so that one byte a character is left: U+4000-9FFF, U+A000-DFFF."""
_KANA = (b"\xe3\x81", b"\xe3\x82", b"\xe3\x83")
"""First bytes of kana in UTF-8: U+3040-30FF."""


def may_be(language: str, content: bytes, content_type: str | None) -> bool:
    """Check whether a page can be in a language (the first subtag of a BCP 47 tag, lower case)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:64]:
        return True  # UTF-16: too rare to be worth a rule
    if language in ("zh", "ja", "ko"):
        return _may_be_cjk(language, content, content_type)
    declared = _declared(content)
    if language == "en":  # the parser's tag for any text in Latin letters, unless the page declares another
        return declared in ("", "en", "zh", "ja", "ko", None)
    return declared in (language, None)  # other languages it takes from the page's declaration alone


def _may_be_cjk(language: str, content: bytes, content_type: str | None) -> bool:
    if any(start in content and escaped.search(content) for start, escaped in _ESCAPED):
        return True
    try:
        content.decode()
    except UnicodeDecodeError:
        charset = _charset(content, content_type)
        if charset and _NEVER_CJK.fullmatch(charset):
            return False
        return language != "zh" or _LEGACY.search(content) is not None
    if language == "ja":
        return sum(map(content.count, _KANA)) >= LEAST
    hangul = len(content.translate(None, _HANGUL))
    if language == "ko":
        return hangul >= LEAST
    ideographs = len(content.translate(None, _IDEOGRAPHS))
    return ideographs >= LEAST and hangul < ideographs and 2 * sum(map(content.count, _KANA)) < ideographs


def _declared(content: bytes) -> str | None:
    """The language of ``<html lang>``, in lower case; "" without a ``lang``, None without the tag."""
    tag = _HTML.search(content, 0, _HEAD)
    if tag is None:
        return None
    lang = _LANG.search(tag[1])
    return lang[1].decode().lower() if lang else ""


def _charset(content: bytes, content_type: str | None) -> str | None:
    if content_type and (header := _CHARSET.search(content_type.encode("utf-8", "replace"))):
        return header[1].decode().lower()
    meta = _CHARSET.search(content, 0, _HEAD)
    return meta[1].decode().lower() if meta else None
