"""CSV that Excel opens directly: byte order mark, CRLF, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, BinaryIO

from scraper.contract import CONTRACT
from scraper.exporters import Row

_FORMULA = re.compile(r"^(?:[\t\r]|[\s\0\u200b-\u200f\u2060-\u2064\ufeff]*+[=+\-@＝＋－＠])")
"""The start of a cell that a spreadsheet may run (https://owasp.org/www-community/attacks/CSV_Injection); also after
white space and characters without width, which some spreadsheets strip first."""


DELIMITERS = (",", ";", "\t")
"""Characters at which spreadsheets split lines, depending on their locale."""
_INNER = {
    delimiter: re.compile(
        rf"([{''.join(DELIMITERS).replace(delimiter, '')}\n\r]"
        r"[\s\0\u200b-\u200f\u2060-\u2064\ufeff]{0,64}+)(?=[=+\-@＝＋－＠])"
    )
    for delimiter in DELIMITERS
}
"""The same after another delimiter or a line break: a spreadsheet of another locale begins a cell there, and treats
quotes in the middle of its cell as text."""


def harmless(text: str, delimiter: str = ",") -> str:
    """Put an apostrophe before each part of a text that a spreadsheet could run as a formula."""
    return _INNER[delimiter].sub(r"\1'", f"'{text}" if _FORMULA.match(text) else text)


def unchanged(text: str) -> str:
    """Return the text unchanged: for programs that read the file exactly."""
    return text


def write(
    rows: Iterable[Row],
    file: BinaryIO,
    columns: Sequence[str] = CONTRACT,
    cell: Callable[[str], str] | None = None,
    delimiter: str = ",",
) -> None:
    """Write a header and the rows. Names are joined by "; ", other lists are JSON.

    ``cell`` converts each text last, `harmless` by default. ``delimiter``: one of `DELIMITERS`. ``columns``: the header
    of a file without rows.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text, delimiter=delimiter)
        cell = cell or partial(harmless, delimiter=delimiter)
        header = False
        for row in rows:
            if not header:
                writer.writerow(row)
                header = True
            writer.writerow([value if isinstance(value, int | float) else cell(flat(value)) for value in row.values()])
        if not header:
            writer.writerow(columns)
    finally:
        text.detach()


def flat(value: Any) -> str:
    """A value as one cell of text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
