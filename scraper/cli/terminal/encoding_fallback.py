"""Substitutes for characters that the output's encoding lacks: on a terminal ASCII of the same width, so that columns
stay aligned; elsewhere an escape, which JSON reads as that character."""

from __future__ import annotations

import codecs
from unicodedata import normalize

ON_TERMINAL, ELSEWHERE = "scrape.substitutes", "scrape.escapes"
"""Error handlers (https://docs.python.org/3/library/codecs.html#error-handlers) to write a stream with."""

LOOKALIKES = str.maketrans("—–·→←×“”‘’─│━█▄", "--.><x\"\"''-|-##")
"""Characters of our own texts and tables that no decomposition of Unicode's leads to."""
UNKNOWN = "?"


def register() -> None:
    """Make the handlers known by their names."""
    codecs.register_error(ON_TERMINAL, lambda error: ("".join(map(substitute, _of(error))), _end(error)))
    codecs.register_error(ELSEWHERE, lambda error: ("".join(map(escape, _of(error))), _end(error)))


def _of(error: UnicodeError) -> str:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end]


def _end(error: UnicodeError) -> int:
    assert isinstance(error, UnicodeEncodeError)
    return error.end


def substitute(character: str) -> str:
    """ASCII as wide as the character: what it looks like or is composed of (，is a comma, é an e), else question marks.

    >>> substitute("江"), substitute("，"), substitute("é"), substitute("…")
    ('??', ', ', 'e', '.')
    """
    from rich.cells import get_character_cell_size

    width = get_character_cell_size(character)
    plain = normalize("NFKD", character).translate(LOOKALIKES).encode("ascii", "ignore").decode()
    return plain[:width].ljust(width) if plain and plain.isprintable() else UNKNOWN * width


def escape(character: str) -> str:
    r"""The character as JSON and most languages write it (RFC 8259, 7), unlike Python's own ``\xe9``.

    >>> escape("é"), escape("江"), escape("😀")
    ('\\u00e9', '\\u6c5f', '\\ud83d\\ude00')
    """
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
