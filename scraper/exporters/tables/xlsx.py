"""Excel workbooks (extra ``xlsx``): dates are dates, addresses links, and text is text, also a formula."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any, BinaryIO

from scraper.contract import CONTRACT
from scraper.exporters import Row
from scraper.exporters.recognise import SOFTWARE
from scraper.exporters.tables.csv import flat
from scraper.exporters.target import ExportError
from scraper.i18n import Message, _, localized

LONGEST = 32_767
"""Maximum UTF-16 units of a cell in Excel; longer text ends in … and is continued on a sheet of its own."""
MOST = 1_048_575
"""Maximum rows of a sheet in Excel, below the header."""
MOST_LINKS = 65_530
"""Maximum links of a sheet in Excel; further addresses are text."""
LONGEST_LINK = 2_079
"""Maximum characters of a link in Excel."""
EARLIEST = 1900
"""Year in which Excel's dates begin; earlier ones are text."""

TIMES = frozenset("published fetched changed first_failed last_failed next_try seen replaced".split())
"""Columns of dates and times. Those that the archive writes in UTC are shown in this machine's time."""
LINKS = frozenset(("url", "requested", "list"))
"""Columns of addresses."""
WIDTHS = {
    **dict.fromkeys(("headline", "summary"), 44),
    **dict.fromkeys(("body", "text"), 80),
    **dict.fromkeys(("url", "requested", "list"), 36),
    **dict.fromkeys(("published", "fetched", "changed"), 17),
    **dict.fromkeys(("id", "revision", "copy_of", "similarity", "kind", "row", "part", "rank"), 9),
}
"""Columns -> characters; others have `WIDTH`."""
WIDTH = 14
CONTINUED = ("row", "id", "column", "part", "text")
"""The columns of the sheet with the rest of long cells; ``row`` is that of the sheet of articles."""

_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 excludes and the library writes nevertheless.

Control characters it escapes like Excel: _x0001_.
"""


def write(
    rows: Iterable[Row],
    file: BinaryIO,
    columns: Sequence[str] = CONTRACT,
    heading: Callable[[str], str] = lambda column: column,
) -> None:
    """Write a sheet with a header, a filter, dates and links. ExportError over Excel's number of rows.

    ``columns``: the header of a sheet without rows; ``heading``: column -> the text of its header.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # by way of a temporary file, because a zip file is written with seeks, which a pipe cannot do;
    # constant_memory: rows go to another temporary file as they come, in a folder that is always removed
    with _temporary() as (folder, whole):
        book = xlsxwriter.Workbook(whole, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"author": SOFTWARE})
        iterator = iter(rows)
        first = next(iterator, None)
        names = list(columns if first is None else first)
        sheet = _Sheet(book, "articles", names, heading)
        rest = _Continued(book, heading)
        for row in chain([] if first is None else [first], iterator):
            with _room(folder):
                number = sheet.begin_row()
                for column, (name, value) in enumerate(row.items()):
                    if left := sheet.put(column, name, value):
                        rest.put(number, row.get("id"), name, left)
        with _room(folder):
            sheet.finish()
            rest.finish()
            try:
                book.close()
            except FileCreateError as error:
                cause = error.args[0] if error.args else error
                if isinstance(cause, OSError):
                    _detach(whole, error, cause)
                    raise cause from error
                raise ExportError(Message("the workbook cannot be written: {reason}", reason=error)) from error
        whole.seek(0)
        shutil.copyfileobj(whole, file)


class _Sheet:
    """A sheet that is written row by row: `begin_row`, then `put` for its cells."""

    def __init__(self, book: Any, title: str, columns: Sequence[str], heading: Callable[[str], str]) -> None:
        self._sheet = book.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        self._day, self._minute = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
        self._columns, self._row, self._links = len(columns), 0, 0
        bold = book.add_format({"bold": True})
        for column, name in enumerate(columns):
            self._sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
            self._sheet.write_string(0, column, heading(name), bold)

    def begin_row(self) -> int:
        """Go to the next row; return its number as Excel shows it. ExportError where there is none."""
        self._row += 1
        if self._row > MOST:
            text = _("an Excel sheet holds {n} rows, and there are more; narrow the choice or use csv")
            raise ExportError(text.format(n=f"{MOST:,}"))
        return self._row + 1

    def put(self, column: int, name: str, value: Any) -> str:
        """Write a cell; return the end of a text that is too long for it."""
        if isinstance(value, int | float):
            self._sheet.write_number(self._row, column, value)
            return ""
        if not (content := flat(value)):
            return ""
        if name in TIMES and (moment := _moment(content)) is not None:
            form = self._day if len(content) == len("2026-01-31") else self._minute
            self._sheet.write_datetime(self._row, column, moment, form)
            return ""
        fit = fitting(content)
        if name in LINKS and self._links < MOST_LINKS and _is_link(fit):
            self._links += 1
            self._sheet.write_url(self._row, column, fit, string=fit)
        else:
            self._sheet.write_string(self._row, column, fit)
        whole = _NO_XML.sub("\ufffd", content)
        return "" if fit == whole else whole[len(fit) - 1 :]

    def finish(self) -> None:
        """Add the filter over all rows."""
        self._sheet.autofilter(0, 0, self._row, max(0, self._columns - 1))


class _Continued:
    """The sheet with the rest of cells that were too long; it is made when there is the first."""

    def __init__(self, book: Any, heading: Callable[[str], str]) -> None:
        self._book, self._heading = book, heading
        self._sheet: _Sheet | None = None

    def put(self, row: int, article: int | None, column: str, left: str) -> None:
        """Write the rest of a cell, in as many rows as it needs."""
        if self._sheet is None:
            self._sheet = _Sheet(self._book, "continued", CONTINUED, self._heading)
        part = 2
        while left:
            piece = _beginning(left, LONGEST)
            self._sheet.begin_row()
            for place, value in enumerate((row, article, column, part, piece)):
                self._sheet.put(place, CONTINUED[place], value)
            left, part = left[len(piece) :], part + 1

    def finish(self) -> None:
        """Add the filter, where there is a sheet."""
        if self._sheet is not None:
            self._sheet.finish()


def _moment(text: str) -> datetime | None:
    """A date or time as Excel has it, without a zone; None for a month or year alone, and before Excel's calendar."""
    try:
        moment = datetime.fromisoformat(text)
        if text.endswith("Z"):
            moment = moment.astimezone()
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=None) if len(text) >= len("2026-01-31") and moment.year >= EARLIEST else None


def _is_link(address: str) -> bool:
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST_LINK and address.isprintable()


@contextmanager
def _temporary() -> Iterator[tuple[str, IO[bytes]]]:
    """A temporary folder and a temporary file, removed afterwards."""
    with ExitStack() as stack:
        with _room(None):
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            whole = stack.enter_context(tempfile.TemporaryFile())
        yield folder, whole


def _detach(whole: IO[bytes], *errors: BaseException) -> None:
    """Redirect the library's half-written zip file to /dev/null; it would print an error when it is freed."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, whole.fileno())
    os.close(nowhere)
    for error in errors:
        traceback.clear_frames(error.__traceback__)


@contextmanager
def _room(folder: str | None) -> Iterator[None]:
    """Report a full disk as that of the temporary files, not that of the workbook."""
    try:
        yield
    except OSError as error:
        text = _("no room for temporary files in {folder}: {reason}; free space there, or set TMPDIR to another folder")
        place = Path(folder).parent if folder else tempfile.tempdir or os.environ.get("TMPDIR") or "/tmp"
        raise ExportError(text.format(folder=place, reason=localized(error.strerror or str(error)))) from error


def fitting(text: str) -> str:
    """Cut a text to the limit of a cell. Excel counts a character outside of the basic plane twice."""
    text = _NO_XML.sub("\ufffd", text)
    return text if _fits(text) else _beginning(text, LONGEST - 1) + "…"


def _fits(text: str) -> bool:
    return len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST


def _beginning(text: str, units: int) -> str:
    """The characters at the beginning of a text that take at most ``units`` of UTF-16."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
