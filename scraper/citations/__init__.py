"""Citations of articles: five printed styles and formats for reference managers, one module each.

That of a printed style has `cite`, which writes a line, that of a format `document`, which writes a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from scraper.citations import reference


@dataclass(frozen=True, slots=True)
class Style:
    """A style or format: its name for people; ``suffix`` and ``media`` of a file of it, empty for a printed style."""

    label: str
    suffix: str = ""
    media: str = ""


STYLES: Mapping[str, Style] = {
    "gb7714": Style("GB/T 7714-2015"),
    "apa": Style("APA"),
    "mla": Style("MLA"),
    "chicago": Style("Chicago"),
    "bibtex": Style("BibTeX", ".bib", "application/x-bibtex"),
    "ris": Style("RIS", ".ris", "application/x-research-info-systems"),
    "csl-json": Style("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json"),
}
"""The styles by name."""
_MODULES = {"gb7714": "gbt7714", "csl-json": "csl_json"}
"""Names of modules that differ from those of their styles."""


def cite(row: Mapping[str, Any], style: str) -> str:
    """Cite an article, given as its row, in one of `STYLES`. KeyError for another style."""
    return document([row], style)


def document(rows: Iterable[Mapping[str, Any]], style: str) -> str:
    """Cite articles, given as rows, as one text: a line or an entry each, of CSL-JSON an array."""
    is_printed = not STYLES[style].suffix
    module = import_module(f"{__name__}.{_MODULES.get(style, style)}")
    references = map(reference.of, rows)
    text: str = "\n".join(map(module.cite, references)) if is_printed else module.document(references)
    return text
