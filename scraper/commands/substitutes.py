"""What stands on a terminal for a character that its encoding has not: ASCII of its width, so that columns stay put."""

from __future__ import annotations

import codecs
from unicodedata import normalize

NAME = "scrape.substitutes"
"""The error handler (https://docs.python.org/3/library/codecs.html#error-handlers) to write a stream with."""

LOOKALIKES = str.maketrans("—–·→←×“”‘’─│━█▄", "--.><x\"\"''-|-##")
"""Characters of our own texts and tables that no decomposition of Unicode's leads to."""
UNKNOWN = "?"


def register() -> None:
    """Make the handler known by `NAME`."""
    codecs.register_error(NAME, _replaced)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(substitute, error.object[error.start : error.end])), error.end


def substitute(character: str) -> str:
    """ASCII as wide as the character: what it looks like or is composed of (，is a comma, é an e), else question marks.

    >>> substitute("江"), substitute("，"), substitute("é"), substitute("…")
    ('??', ', ', 'e', '.')
    """
    from rich.cells import get_character_cell_size

    width = get_character_cell_size(character)
    plain = normalize("NFKD", character).translate(LOOKALIKES).encode("ascii", "ignore").decode()
    return plain[:width].ljust(width) if plain and plain.isprintable() else UNKNOWN * width
