"""Normalisation of text: made safe to store (`clean`) and comparable (`fold`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ESCAPES = (
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movements (ECMA-48 5.4)
    r"|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, DCS, SOS, PM, APC strings: window titles, links (ECMA-48 5.6)
    r"|[ -/]*[0-~])"  # two- and three-byte escapes
)

_UNSAFE_RANGES = (
    (0x00, 0x08),  # C0 controls (white space, 0x09-0x0d and 0x1c-0x1f, is collapsed instead)
    (0x0E, 0x1B),
    (0x7F, 0x84),  # DEL and C1; 0x85 is white space
    (0x86, 0x9F),
    (0xAD, 0xAD),  # soft hyphen: breaks words apart for the search, invisible
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero width space
    (0x200E, 0x200F),  # left-to-right, right-to-left marks
    (0x202A, 0x202E),  # bidirectional embeddings and overrides: CVE-2021-42574
    (0x2060, 0x2064),  # word joiner, invisible operators
    (0x2066, 0x206F),  # bidirectional isolates, deprecated format characters
    (0xD800, 0xDFFF),  # lone surrogates: neither UTF-8 nor SQLite can hold them
    (0xFDD0, 0xFDEF),  # noncharacters
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xFFFE, 0xFFFF),
    (0xE0000, 0xE007F),  # tags: text that no reader sees
)
"""Code points (first, last) that a stored text never has: invisible, or able to control a terminal."""


_IGNORED = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Joiners and variation selectors: they change how a character is drawn, not which one it is."""

PACKING = "utf-32-le"
"""The encoding of words that are only counted, as bytes."""

_WIDE = tuple((chr(ord(mark) + 0xFEE0), mark) for mark in "!%(),:;?")
"""The full-width marks of ordinary print with their NFKC forms. Replaced first, they leave most texts in NFKC already,
which Python checks thirty times as fast as it normalises: `fold` takes a third of the time."""


@cache  # compiling it takes longer than most searches, whose texts were cleaned when they were stored
def _unsafe() -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSAFE_RANGES) + "]")


def decoded(content: bytes) -> str:
    """The text of a file that a person has saved: UTF-8, UTF-16 with its mark, or what Chinese spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def clean(text: str) -> str:
    """Make one line of text safe to print: no control characters, terminal escapes, bidirectional overrides or
    invisible characters; runs of white space (also U+3000 and U+00A0) become one space, none at the ends.

    A body is cleaned paragraph by paragraph. Joiners and variation selectors stay: emoji and several scripts need them.
    """
    # the two tests halve the time; every unsafe character is unprintable, by Unicode's categories
    if "\x1b" in text:
        text = re.sub(_ESCAPES, "", text)
    if not text.isprintable():
        text = _unsafe().sub("", text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Fold a text for comparison in the search: full-width and half-width forms alike (Unicode NFKC), lower case.

    The result may be longer or shorter than the text (``…`` becomes three points); `fold_aligned` returns the origin
    of each character.
    """
    if text.isascii():
        return text.lower()
    text = _IGNORED.sub("", text)
    for wide, plain in _WIDE:
        text = text.replace(wide, plain)
    # a capital sigma's lower case depends on its place in a word; a folded text must not
    return unicodedata.normalize("NFKC", text).lower().replace("ς", "σ")


def fold_aligned(text: str) -> tuple[str, list[int]]:
    """Fold as `fold` does; returns also the index in ``text`` of each folded character, and one more for the end.

    Folds character by character, with the marks that combine with it. For display (snippets), not for bulk.
    """
    folded: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _combines(text[end]):
            end += 1
        piece = fold(text[start:end])
        folded.append(piece)
        origin.extend([start] * len(piece))
        start = end
    origin.append(len(text))
    return "".join(folded), origin


def _combines(character: str) -> bool:
    """Test for a character that may combine with the one before it: marks, and half-width voiced sound marks (ﾞ ﾟ)."""
    return not character.isascii() and (unicodedata.combining(character) > 0 or character in "\uff9e\uff9f")
