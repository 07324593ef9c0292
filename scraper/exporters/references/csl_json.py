"""References in CSL-JSON: one array, one item an article and a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from scraper.citations import csl_json, reference
from scraper.exporters import Row, json


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the array, an item a line."""
    json.write((csl_json.item(reference.of(row)) for row in rows), file)
