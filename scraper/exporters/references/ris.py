"""References in RIS, one record an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from scraper.citations import reference, ris
from scraper.exporters import Row


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the records, each after a blank line, UTF-8."""
    for number, row in enumerate(rows):
        file.write(b"\r\n" if number else b"")
        file.write(ris.cite(reference.of(row)).encode())
