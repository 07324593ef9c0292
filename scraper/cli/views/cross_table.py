"""A table of counts by one or two dimensions, as wide and as long as the terminal allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import NOTHING, Column
from scraper.i18n import N_, _
from scraper.text.normalise import clean

if TYPE_CHECKING:
    from scraper.archive.articles.statistics.cross_count import CrossCount
    from scraper.archive.articles.statistics.dimensions import Value
    from scraper.presentation.shares import Shares

ROWS = 20
"""Number of rows of names that are shown unless a number is given; periods are all shown."""
HEAD = 12
"""Cells of a column's head: six Han."""
GAP = 2
"""Cells between two columns."""

LABELS = {
    "outlet": N_("outlet"),
    "source": N_("source"),
    "section": N_("section"),
    "editor": N_("editor"),
    "byline": N_("author"),
    "page_name": N_("page name"),
    "tag": N_("tag"),
    "weekday": N_("weekday"),
    "day": N_("day"),
    "week": N_("week"),
    "month": N_("month"),
    "year": N_("year"),
}
"""The dimensions, as heads of a table."""
DAYS = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday")),
    *(N_("Friday"), N_("Saturday"), N_("Sunday")),
)


def show(counted: CrossCount, wholes: Shares | None, limit: int | None) -> None:
    """Print the table. ``wholes``: percentages of these; ``limit``: rows at most, 0 for all, None for the usual."""
    from scraper.archive.articles.statistics.dimensions import DIMENSIONS

    rows = counted.values(0)
    is_period = DIMENSIONS[counted.dimensions[0]].is_period
    most = (0 if is_period else ROWS) if limit is None else limit
    shown = rows if not most or len(rows) <= most else (rows[-most:] if is_period else rows[:most])
    if len(counted.dimensions) == 1:
        _show_list(counted, wholes, shown)
    else:
        _show_cross(counted, wholes, shown)
    if len(shown) < len(rows):
        more = _("{n} more rows are not shown: -n 0 shows all.").format(n=len(rows) - len(shown))
        console.err().print(more, style="dim")


def _show_list(counted: CrossCount, wholes: Shares | None, shown: Sequence[Value]) -> None:
    """One dimension: a row a value, with its number and share."""
    columns = [Column(_(LABELS[counted.dimensions[0]]), folds=True), Column(_("articles"), right=True)]
    if wholes is not None:
        columns.append(Column(_("share"), right=True))
    lines = []
    for value in shown:
        number = counted.totals[0][value]
        share = [] if wholes is None else [_percent(number, wholes.of_value(0, value))]
        lines.append([_label(counted.dimensions[0], value), f"{number:,}", *share])
    share = [] if wholes is None else [_percent(counted.articles, wholes.articles)]
    lines.append([_("all"), f"{counted.articles:,}", *share])
    tables.show(console.out(), columns, lines)


def _show_cross(counted: CrossCount, wholes: Shares | None, shown: Sequence[Value]) -> None:
    """Two dimensions: rows and columns, the total of each row last, those of the columns below."""
    first, second = counted.dimensions

    def number(count: int, whole: int) -> str:
        return f"{count:,}" if wholes is None else _percent(count, whole)

    def whole_of(row: Value, column: Value) -> int:
        return wholes.of((row, column)) if wholes else 0

    def whole_of_value(place: int, value: Value) -> int:
        return wholes.of_value(place, value) if wholes else 0

    columns = counted.values(1)
    cells = {
        column: [
            *(
                number(n, whole_of(row, column)) if (n := counted.cells.get((row, column), 0)) else NOTHING
                for row in shown
            ),
            number(counted.totals[1][column], whole_of_value(1, column)),
        ]
        for column in columns
    }
    totals = [
        *(number(counted.totals[0][row], whole_of_value(0, row)) for row in shown),
        number(counted.articles, wholes.articles if wholes else 0),
    ]
    labels = [*(_label(first, row) for row in shown), _("all")]
    heads = {column: _short(_label(second, column)) for column in columns}
    fitting = _fitting(counted, labels, totals, heads, cells)
    tables.show(
        console.out(),
        [
            Column(_(LABELS[first]), folds=True),
            *(Column(heads[column], right=True) for column in fitting),
            Column(_("all"), right=True),
        ],
        [[label, *(cells[column][place] for column in fitting), totals[place]] for place, label in enumerate(labels)],
    )
    if len(fitting) < len(columns):
        message = _(
            "{n} more columns do not fit: --csv and --json have all, --by {first},{second} swaps rows and columns."
        )
        n = len(columns) - len(fitting)
        console.err().print(message.format(n=n, first=second, second=first), style="dim", highlight=False)


def _fitting(
    counted: CrossCount,
    labels: Sequence[str],
    totals: Sequence[str],
    heads: dict[Value, str],
    cells: dict[Value, list[str]],
) -> list[Value]:
    """The columns that fit beside the rows' names: of periods the latest, of names the most frequent."""
    from rich.cells import cell_len

    from scraper.archive.articles.statistics.dimensions import DIMENSIONS

    out = console.out()
    names = min(tables.READABLE, max(map(cell_len, labels)))
    room = (out.width if out.is_terminal else tables.PIPED) - names - GAP - max(map(len, (*totals, _("all") + " ")))
    is_period = DIMENSIONS[counted.dimensions[1]].is_period
    order = list(heads)
    fitting: set[Value] = set()
    for column in reversed(order) if is_period else order:
        room -= GAP + max(map(cell_len, (heads[column], *cells[column])))
        if room < 0 and fitting:
            break
        fitting.add(column)
    return [column for column in order if column in fitting]


def _label(dimension: str, value: Value) -> str:
    if value is None:
        return _("(none)")
    return _(value) if dimension == "weekday" else clean(value)


def _short(head: str) -> str:
    from rich.cells import cell_len, set_cell_size

    return head if cell_len(head) <= HEAD else set_cell_size(head, HEAD - 1).rstrip() + "…"


def _percent(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f}%" if whole else ""
