"""Exporting articles to files: one module a format, each with a streaming function `write(rows, file)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Literal

from scraper.i18n import N_

Row = Mapping[str, Any]
"""An article: the keys of the JSON contract, then the archive's own, in order."""

Writer = Callable[[Iterable[Row], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One export format."""

    name: str
    suffix: str
    description: str
    """One line for the help."""
    takes: Literal["articles", "revisions", "references", "raw"] = "articles"
    """Its rows: those of `archive.articles`, the same with their revisions or requested addresses, or raw pages."""
    into: Literal["file", "folder", "archive"] = "file"
    """An ``archive`` is written by `archive.merge`, not by a module here."""
    files: Literal["none", "named", "whole"] = "none"
    """The kept files of articles: rows name them, or ``write`` takes ``files``, those of the archive."""
    extra: str | None = None
    """The extra that it requires: ``scrape install …``."""
    package: str | None = None
    """The package here that its module is in, for those that share one with their like."""

    @property
    def write(self) -> Callable[..., None]:
        """The format's function: ``write(rows, file)``, or ``write(rows, folder)``."""
        places = (__name__, self.package, self.name.replace("-", "_"))
        function: Callable[..., None] = import_module(".".join(filter(None, places))).write
        return function


FORMATS = {
    format.name: format
    for format in (
        Format("csv", ".csv", N_("a table for Excel and R"), package="tables"),
        Format("json", ".json", N_("one JSON array"), files="named"),
        Format(
            "jsonl",
            ".jsonl",
            N_("one JSON object per line, with revisions: import reads it back"),
            "revisions",
        ),
        Format("atom", ".atom", N_("a feed"), files="whole", package="feeds"),
        Format(
            "markdown",
            ".md",
            N_("a folder with one file per article, and its kept pictures"),
            into="folder",
            files="whole",
            package="texts",
        ),
        Format("text", ".txt", N_("a folder with one text file per article"), into="folder", package="texts"),
        Format(
            "warc",
            ".warc.gz",
            N_("the raw pages with their headers, for web archives and import"),
            "raw",
            files="whole",
        ),
        Format("db", ".db", N_("an archive of these articles, with all that belongs to them"), into="archive"),
        Format("parquet", ".parquet", N_("columns, for pandas and DuckDB"), extra="parquet", package="tables"),
        Format("xlsx", ".xlsx", N_("an Excel workbook"), extra="xlsx", package="tables"),
        Format("bibtex", ".bib", N_("references for LaTeX and JabRef"), "references", package="references"),
        Format("ris", ".ris", N_("references for Zotero, EndNote and NoteExpress"), "references", package="references"),
        Format("csl-json", ".csl.json", N_("references for Pandoc and Zotero"), "references", package="references"),
    )
}
"""The formats by name."""

TABULAR = ("csv", "json", "jsonl", "parquet", "xlsx")
"""Formats for rows of any table: their ``write`` takes ``columns``, the header of a table without rows."""

PROSE = (*TABULAR, "text")
"""Formats for texts whose words are separated by spaces."""

BINARY = ("db", "parquet", "warc", "xlsx")
"""Formats that are never written to a terminal."""

DATASET = Format("dataset", "", N_("a folder of Parquet files"), into="folder", extra="parquet", package="tables")
"""Parquet partitioned into folders: its ``write`` takes the partition keys as ``by``."""
