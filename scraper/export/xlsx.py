"""Excel workbooks (extra ``xlsx``): text stays text, whatever it starts with."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import BinaryIO

from scraper.export import Row
from scraper.export.csv import flat
from scraper.export.recognised import SOFTWARE
from scraper.export.target import ExportError
from scraper.messages import _
from scraper.records import CONTRACT

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
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as whole:
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
            for column, value in enumerate(row.values()):
                if isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                elif text := flat(value):
                    sheet.write_string(number, column, fitting(text))
        try:
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else error
            if isinstance(cause, OSError):
                raise cause from error
            raise ExportError(_("the workbook cannot be written: {reason}").format(reason=error)) from error
        whole.seek(0)
        shutil.copyfileobj(whole, file)


def fitting(text: str) -> str:
    """The text as a cell can hold it. Excel counts a character outside of the basic plane twice."""
    text = _NO_XML.sub("\ufffd", text)
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
