"""Tables that fit: names stay legible, what matters least goes first, and where there is no room for columns each row
is a few lines of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scraper.text.sanitize import replaced

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LEAST = 8
"""Cells that a column which may be folded has at least: four Han."""
READABLE = 20
"""Cells of such a column for which the gaps are made smaller before it is folded."""
GAPS = (3, 2, 1)
"""Cells between two columns, from roomy to tight."""
RECORDS = 50
"""Columns of a terminal below which each row is a few lines of its own."""
PIPED = 200
"""Columns for a table that no terminal limits."""

NOTHING = "·"
"""A count of none: it holds a place in a column, and needs none in a line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``head``: its title, translated; ``goes``: its turn to go, the highest first, 0 for never."""

    head: str
    goes: int = 0
    right: bool = False
    folds: bool = False
    """Whether its values may be broken into lines."""
    is_number: bool = False
    """Whether a row's first value says nothing without the head: the number of a run."""


def show(out: Console, columns: Sequence[Column], rows: Sequence[Sequence[Text | str]]) -> None:
    """Print the rows, as a table or as records, whichever the width of the output allows."""
    texts = [[_text(cell) for cell in row] for row in rows]
    width = out.width if out.is_terminal else PIPED
    shown, gap, widths = _fitted(columns, texts, width)
    if width < RECORDS and (len(shown) < len(columns) or all(column.folds for column in columns[1:])):
        for lines in (_record(columns, row, width) for row in texts):
            for line in lines:
                out.print(line, soft_wrap=True)
        return
    _print(out, columns, texts, shown, gap, widths)


def _print(
    out: Console,
    columns: Sequence[Column],
    texts: Sequence[Sequence[Text]],
    shown: Sequence[int],
    gap: int,
    widths: Sequence[int],
) -> None:
    from rich import box
    from rich.table import Table

    # between two columns the box has a space of its own
    padding = {1: (0, 0, 0, 0), 2: (0, 1, 0, 0), 3: (0, 1, 0, 1)}[gap]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=padding)
    for place, room in zip(shown, widths, strict=True):
        column = columns[place]
        table.add_column(
            column.head,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.folds,
            width=room,
        )
    for row in texts:
        table.add_row(*(row[place] for place in shown))
    if not out.is_terminal:
        out.width = max(PIPED, sum(widths) + gap * len(widths))
    out.print(table)


def _fitted(
    columns: Sequence[Column], texts: Sequence[Sequence[Text]], width: int
) -> tuple[Sequence[int], int, Sequence[int]]:
    """The places of the columns that are shown, the gap between them, and how wide each is."""
    natural = [_natural(column, [row[place] for row in texts]) for place, column in enumerate(columns)]
    shown = list(range(len(columns)))
    while True:
        for gap in GAPS:
            room = width - gap * (len(shown) - 1)
            least = READABLE if gap > GAPS[-1] else LEAST
            widths = [min(natural[place], least) if columns[place].folds else natural[place] for place in shown]
            if sum(widths) <= room:
                return shown, gap, _spread(widths, [natural[place] for place in shown], room)
        going = max(shown, key=lambda place: columns[place].goes)
        if not columns[going].goes:
            return shown, GAPS[-1], widths
        shown.remove(going)


def _spread(widths: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """The widths, with what is left of the room given to those that are narrower than their values."""
    done = list(widths)
    left = room - sum(widths)
    while needy := [place for place, most in enumerate(natural) if done[place] < most]:
        share = left // len(needy)
        if not share:
            break
        for place in needy:
            more = min(share, natural[place] - done[place])
            done[place] += more
            left -= more
    return done


def _natural(column: Column, cells: Sequence[Text]) -> int:
    from rich.cells import cell_len

    lines = [line for cell in cells for line in cell.plain.split("\n")]
    return max(map(cell_len, (*column.head.split("\n"), *lines)))


def _record(columns: Sequence[Column], row: Sequence[Text], width: int) -> Iterator[Text]:
    """A row as lines: its first value, then the others with their heads, as many on a line as there is room for."""
    from rich.text import Text

    from scraper.cli.terminal.cjk_wrap import wrapped

    first = row[0].copy()
    first.stylize("bold")
    yield from wrapped(Text.assemble(f"{columns[0].head} ", first) if columns[0].is_number else first, width)
    line = Text()
    for column, cell in zip(columns[1:], row[1:], strict=True):
        if cell.plain.strip() in ("", NOTHING):
            continue
        piece = Text.assemble((f"{column.head} ", "dim"), cell) if column.head else cell
        if line and line.cell_len + 3 + piece.cell_len > width - 2:
            yield from (Text("  ") + part for part in wrapped(line, width - 2))
            line = Text()
        line = Text.assemble(line, (" · " if line else ""), piece)
    if line:
        yield from (Text("  ") + part for part in wrapped(line, width - 2))


def _text(cell: Text | str) -> Text:
    from rich.text import Text

    text = Text(cell) if isinstance(cell, str) else cell.copy()
    text.plain = replaced(text.plain)
    return text
