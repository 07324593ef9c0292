"""Excel workbooks (extra ``xlsx``): text stays text, even if it looks like a formula."""

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
"""Maximum UTF-16 units of a cell in Excel; longer text is cut, and ends in …"""
MOST = 1_048_575
"""Maximum rows of a sheet in Excel, below the header."""

_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 excludes and the library writes nevertheless.

Control characters it escapes like Excel: _x0001_.
"""


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = CONTRACT) -> None:
    """Write one sheet with a header. ExportError over Excel's number of rows.

    ``columns``: the header of a sheet without rows.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # by way of a temporary file, because a zip file is written with seeks, which a pipe cannot do;
    # constant_memory: rows go to another temporary file as they come, in a folder that is always removed
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
                text = _("an Excel sheet holds {n} rows, and there are more; narrow the choice or use csv")
                raise ExportError(text.format(n=f"{MOST:,}"))
            with _room(folder):
                for column, value in enumerate(row.values()):
                    if isinstance(value, int | float):
                        sheet.write_number(number, column, value)
                    elif content := flat(value):
                        sheet.write_string(number, column, fitting(content))
        with _room(folder):
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
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
