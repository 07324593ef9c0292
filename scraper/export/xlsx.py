"""Excel workbooks (extra ``xlsx``): text stays text, whatever it starts with."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from typing import BinaryIO

from scraper.export import Row
from scraper.export.csv import flat
from scraper.export.target import ExportError

LONGEST = 32_767
"""Characters that Excel allows a cell; longer text is cut, and ends in …"""
MOST = 1_048_575
"""Rows that Excel allows a sheet, below the header."""


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write one sheet with a header. ExportError over Excel's number of rows."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # by way of a temporary file, because a zip file goes back to its beginning, which a pipe cannot;
    # constant_memory: rows go to another one as they come
    with tempfile.TemporaryFile() as whole:
        book = xlsxwriter.Workbook(whole, {"constant_memory": True})
        sheet = book.add_worksheet("articles")
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            if number > MOST:
                raise ExportError(
                    f"Excel holds {MOST:,} rows a sheet, and there are more; narrow the choice or take csv"
                )
            if number == 1:
                for column, name in enumerate(row):
                    sheet.write_string(0, column, name)
            for column, value in enumerate(row.values()):
                if isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                elif text := flat(value):
                    sheet.write_string(number, column, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
        try:
            book.close()
        except FileCreateError as error:
            raise ExportError(f"the workbook cannot be written: {error}") from error
        whole.seek(0)
        shutil.copyfileobj(whole, file)
