"""Text of which some pieces have a style, without rich, whose import takes longer than a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

Mark = tuple[int, int, str]
"""A piece (start, end) and rich's name of its style."""


class MarkedText:
    """A text with the styles of its pieces; of two that overlap the later one counts."""

    def __init__(self, plain: str, marks: Iterable[Mark] = ()) -> None:
        self.plain = plain
        self.marks = tuple(marks)

    def __getitem__(self, piece: slice) -> MarkedText:
        start, end, _step = piece.indices(len(self.plain))
        inside = ((max(a, start) - start, min(b, end) - start, style) for a, b, style in self.marks)
        return MarkedText(self.plain[piece], (mark for mark in inside if mark[0] < mark[1]))

    def rstrip(self) -> None:
        """Cut off the white space at the end."""
        self.plain = self.plain.rstrip()

    def after(self, text: str, style: str) -> MarkedText:
        """Return it after a text of one style."""
        shifted = ((start + len(text), end + len(text), name) for start, end, name in self.marks)
        return MarkedText(text + self.plain, [(0, len(text), style), *shifted])

    def as_rich(self) -> Text:
        """Return the same for a console."""
        from rich.text import Text

        text = Text(self.plain)
        for start, end, style in self.marks:
            text.stylize(style, start, end)
        return text
