"""Excel workbooks (extra ``xlsx``): text stays text, whatever it starts with."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, BinaryIO

from scraper.exporters import Row
from scraper.exporters.csv import flat
from scraper.exporters.recognise import SOFTWARE
from scraper.exporters.target import ExportError
from scraper.i18n import Message, _, localized
from scraper.models import CONTRACT

LONGEST = 32_767
"""UTF-16 units that Excel allows a cell; longer text is cut, and ends in …"""
MOST = 1_048_575
"""Rows that Excel allows a sheet, below the header."""

_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold and the library writes all the same; control characters it spells as Excel does: _x0001_."""


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = CONTRACT) -> None:
    """Write one sheet with a header. ExportError over Excel's number of rows.

    ``columns``: the header where there are no rows to tell it.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # by way of a temporary file, because a zip file goes back to its beginning, which a pipe cannot;
    # constant_memory: rows go to another one as they come, in a folder that is gone whatever happens
    with _temporary() as (folder, whole):
        book = xlsxwriter.Workbook(whole, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"author": SOFTWARE})
        sheet = book.add_worksheet("articles")
        sheet.freeze_panes(1, 0)
        iterator = iter(rows)
        first = next(iterator, None)
        for column, name in enumerate(columns if first is None else first):
            sheet.write_string(0, column, name)
        for number, row in enumerate(chain([] if first is None else [first], iterator), 1):
            if number > MOST:
                said = _("Excel holds {n} rows a sheet, and there are more; narrow the choice or take csv")
                raise ExportError(said.format(n=f"{MOST:,}"))
            with _room(folder):
                for column, value in enumerate(row.values()):
                    if isinstance(value, int | float):
                        sheet.write_number(number, column, value)
                    elif text := flat(value):
                        sheet.write_string(number, column, fitting(text))
        with _room(folder):
            try:
                book.close()
            except FileCreateError as error:
                cause = error.args[0] if error.args else error
                if isinstance(cause, OSError):
                    _let_go(whole, error, cause)
                    raise cause from error
                raise ExportError(Message("the workbook cannot be written: {reason}", reason=error)) from error
        whole.seek(0)
        shutil.copyfileobj(whole, file)


@contextmanager
def _temporary() -> Iterator[tuple[str, IO[bytes]]]:
    """A temporary folder and a temporary file, gone afterwards."""
    with ExitStack() as stack:
        with _room(None):
            folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            whole = stack.enter_context(tempfile.TemporaryFile())
        yield folder, whole


def _let_go(whole: IO[bytes], *errors: BaseException) -> None:
    """Let the library's half-written zip file end somewhere; it would complain on standard error when it is freed."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, whole.fileno())
    os.close(nowhere)
    for error in errors:
        traceback.clear_frames(error.__traceback__)


@contextmanager
def _room(folder: str | None) -> Iterator[None]:
    """Say of temporary files that have no room that it is theirs, and not the workbook's."""
    try:
        yield
    except OSError as error:
        said = _("no room for temporary files in {folder}: {reason}; make room there, or name another with TMPDIR")
        place = Path(folder).parent if folder else tempfile.tempdir or os.environ.get("TMPDIR") or "/tmp"
        raise ExportError(said.format(folder=place, reason=localized(error.strerror or str(error)))) from error


def fitting(text: str) -> str:
    """The text as a cell can hold it. Excel counts a character outside of the basic plane twice."""
    text = _NO_XML.sub("\ufffd", text)
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
