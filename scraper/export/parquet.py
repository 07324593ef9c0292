"""Parquet, for pandas, Polars, DuckDB and R (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO

from scraper.export import Row

GROUP = 500
"""Rows in a row group, which are held in memory at once."""


def write(rows: Iterable[Row], file: BinaryIO) -> None:
    """Write the rows, lists as lists; text that compresses well is compressed with zstandard."""
    import pyarrow
    from pyarrow import parquet

    schema = _schema(pyarrow)
    iterator = iter(rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(iterator, GROUP)):
            writer.write_table(pyarrow.Table.from_pylist([dict(row) for row in group], schema=schema))


def _schema(pyarrow: Any) -> Any:
    text, number = pyarrow.string(), pyarrow.int64()
    teaser = pyarrow.struct([(name, text) for name in ("headline", "url", "summary", "published")])
    special = {
        "byline": pyarrow.list_(text),
        "editors": pyarrow.list_(text),
        "keywords": pyarrow.list_(text),
        "items": pyarrow.list_(teaser),
        "id": number,
        "revision": number,
        "copy_of": number,
        "similarity": pyarrow.float64(),
    }
    return pyarrow.schema([(name, special.get(name, text)) for name in COLUMNS])


COLUMNS = (
    *("kind", "url", "headline", "byline", "editors", "outlet", "section", "published", "summary", "body", "items"),
    *("keywords", "language", "id", "source", "fetched", "changed", "revision", "copy_of", "similarity"),
)
