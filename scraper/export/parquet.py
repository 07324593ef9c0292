"""Parquet, for pandas, Polars, DuckDB and R (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from types import TracebackType
from typing import Any, BinaryIO, Self

from scraper.export import Row
from scraper.records import CONTRACT

GROUP = 4000
"""Rows in a row group, at most: they are held in memory at once."""
GROUP_BYTES = 4 << 20
"""Bytes of text from which on a row group takes no more."""

ARTICLE = (*CONTRACT, "id", "source", "fetched", "changed", "revision", "copy_of", "similarity")
"""The columns of articles, where there are none to tell them."""

_NUMBERS = frozenset(
    {"id", "revision", "copy_of", "article", "rank", "status", "heals", "tries", "run", "size", "stored"}
)
_LISTS = frozenset({"byline", "editors", "keywords"})


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = ARTICLE) -> None:
    """Write the rows, lists as lists; text that compresses well is compressed with zstandard.

    ``columns``: those of a file without rows; else the first row has them.
    """
    iterator = iter(rows)
    first = list(islice(iterator, 1))
    with Table(file, tuple(first[0]) if first else columns) as table:
        for row in chain(first, iterator):
            table.add(row)


class Table:
    """A Parquet file that is written row by row."""

    def __init__(self, file: Any, columns: Sequence[str]) -> None:
        """``file``: open for writing, or a path."""
        import pyarrow
        from pyarrow import parquet

        self._pyarrow = pyarrow
        self._schema = pyarrow.schema([(name, _type(pyarrow, name)) for name in columns])
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, row: Row) -> None:
        """Write a row; what is not among the columns is left out."""
        self._rows.append(dict(row))
        self._size += 500 + 3 * len(row.get("body") or "")
        if len(self._rows) == GROUP or self._size >= GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._pyarrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows, self._size = [], 0


def _type(pyarrow: Any, name: str) -> Any:
    text = pyarrow.string()
    if name in _NUMBERS:
        return pyarrow.int64()
    if name in _LISTS:
        return pyarrow.list_(text)
    if name == "items":
        return pyarrow.list_(pyarrow.struct([(part, text) for part in ("headline", "url", "summary", "published")]))
    return pyarrow.float64() if name == "similarity" else text
