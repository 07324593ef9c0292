"""Cutting texts between characters as readers see them, never within one: an e with its accent, a flag, a family.

The rules are those of UAX #29 (https://unicode.org/reports/tr29/) that news and messages meet: marks, joiners,
variation selectors, skin tones, flags, Hangul syllables of several letters, half-width sound marks, CR LF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

Measure = Callable[[str], int]
"""The size of a text, in the units of a service's limit. That of a whole is at least that of its parts."""

ELLIPSIS = "…"
_JOINER = "\u200d"


def characters(text: str) -> int:
    """Count code points."""
    return len(text)


def utf8(text: str) -> int:
    """Count the bytes of the text in UTF-8."""
    return len(text.encode("utf-8", "replace"))


def utf16(text: str) -> int:
    """Count the units of the text in UTF-16, as Telegram does."""
    return len(text) + sum(character > "\uffff" for character in text)


def escaped_json(text: str) -> int:
    r"""Count the bytes of the text in JSON that is ASCII alone: six for a Han character, ``\u4f4e``."""
    return sum(
        12 if character > "\uffff" else 6 if character > "\x7e" or character < " " else 2 if character in '"\\' else 1
        for character in text
    )


def clusters(text: str) -> Iterator[str]:
    """Yield the characters of a text as readers see them."""
    start = 0
    for place in range(1, len(text)):
        if _breaks(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def cut(text: str, room: int, measure: Measure = characters) -> str:
    """Return a text, or its beginning with an ellipsis, within ``room``; "" where not even that fits."""
    if measure(text) <= room:
        return text
    room -= measure(ELLIPSIS)
    taken, size = 0, 0
    for cluster in clusters(text):
        size += measure(cluster)
        if size > room:
            break
        taken += len(cluster)
    return text[:taken].rstrip() + ELLIPSIS if taken else ""


def _breaks(text: str, start: int, place: int) -> bool:
    """Check whether a character ends before ``place``; ``start`` is where it began."""
    before, after = text[place - 1], text[place]
    if before == "\r" and after == "\n":
        return False
    if before in "\r\n" or after in "\r\n":
        return True
    if _extends(after) or (before == _JOINER and start < place - 1):
        return False
    if _is_flag(before) and _is_flag(after):
        return (place - start) % 2 == 0
    return not (_is_hangul(before) and "\u1160" <= after <= "\u11ff")


def _extends(character: str) -> bool:
    """Check whether a character belongs to the one before it."""
    if character < "\u0300":
        return False
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character in "\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_hangul(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7a3"
