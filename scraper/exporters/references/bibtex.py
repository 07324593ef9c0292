"""References in BibTeX, one entry an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from scraper.citations import bibtex, reference
from scraper.exporters import Row
from scraper.exporters.recognise import BIBTEX


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the entries below a line that names the program; BibTeX ignores text between entries."""
    file.write(BIBTEX)
    for row in rows:
        file.write(f"\n{bibtex.cite(reference.of(row))}\n".encode())
