"""Breaking lines of Chinese and other text for the terminal, which rich does at spaces only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, TypeVar


class Styled(Protocol):
    """A text whose pieces have styles: rich's, or a `MarkedText`."""

    @property
    def plain(self) -> str: ...

    def rstrip(self) -> None: ...

    def __getitem__(self, piece: slice, /) -> Any: ...


S = TypeVar("S", bound=Styled)

NOT_FIRST = frozenset("，。、；：？！”’）》」』】〕…—·,.;:?!)]}%％")
"""What does not begin a line (GB/T 15834-2011, 5.1)."""
NOT_LAST = frozenset("“‘（《「『【〔([{￥$")
"""What does not end one."""


def wrapped(text: S, width: int) -> list[S]:
    """The text in lines of at most ``width`` columns, broken between Han and at spaces; styles are kept."""
    lines = [text[start:end] for start, end in _lines(text.plain, width)]
    for line in lines:
        line.rstrip()
    return lines


def pieces(text: str, width: int) -> list[str]:
    """The same of a plain string."""
    return [text[start:end].rstrip() for start, end in _lines(text, width)]


def cells(text: str) -> int:
    """Width of a text in columns."""
    from rich.cells import cell_len

    return cell_len(text)


def _lines(plain: str, width: int) -> Iterator[tuple[int, int]]:
    from rich.cells import get_character_cell_size

    start = columns = 0
    cut = -1
    for place, character in enumerate(plain):
        size = get_character_cell_size(character)
        if place > start and _may_break(plain[place - 1], character):
            cut = place
        if columns + size > width and place > start and character != " ":  # which is cut off at the end of a line
            end = cut if cut > start else place
            yield start, end
            start, cut = end, -1
            columns = sum(map(get_character_cell_size, plain[start:place]))
        columns += size
    yield start, len(plain)


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return after.isascii() or after not in NOT_FIRST  # .venv/bin begins a word
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"
