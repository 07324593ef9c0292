"""Parquet, for pandas, Polars, DuckDB and R (extra ``parquet``)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import chain, islice
from types import TracebackType
from typing import Any, BinaryIO, Self

from scraper import __version__
from scraper.contract import CONTRACT, MEDIA
from scraper.exporters import Row
from scraper.exporters.recognise import KEY
from scraper.models import Attachment, Image, Teaser, Video

GROUP = 4000
"""Maximum rows of a row group, which is in memory as a whole."""
GROUP_BYTES = 3 << 20
"""Bytes at which a row group is full."""

ARTICLE = (*CONTRACT, "id", "source", "fetched", "changed", "revision", "copy_of", "similarity", "tags", "archived")
"""The columns of a file without articles."""

_NUMBERS = frozenset(
    {"id", "revision", "copy_of", "article", "rank", "status", "retryable", "tries", "run", "size", "stored"}
)
OBJECTS = {
    name: tuple(field.name for field in fields(kind))
    for name, kind in {"images": Image, "videos": Video, "attachments": Attachment, "items": Teaser}.items()
}
"""Column of objects -> their keys."""
_COUNTS = frozenset({"after"})
_LISTS = frozenset({"byline", "editors", "keywords", "tags"})


def write(rows: Iterable[Row], file: BinaryIO, columns: Sequence[str] = ARTICLE) -> None:
    """Write the rows, lists as lists, compressed with zstandard.

    ``columns``: those of a file without rows; otherwise the first row has them.
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

        self._schema = pyarrow.schema(
            [(name, _type(pyarrow, name)) for name in columns], metadata={KEY: __version__.encode()}
        )
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._lines: list[bytes] = []
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
        """Write a row; keys that are not columns are left out."""
        for name in (*MEDIA, "items"):
            if objects := row.get(name):
                row = {**row, name: [_plain(name, item) for item in objects if isinstance(item, dict)]}
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
        self._lines.append(line)
        self._size += len(line)
        if len(self._lines) == GROUP or self._size >= GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if not self._lines:
            return
        # by way of JSON, which pyarrow parses itself: to read Python objects it would import pandas if installed
        from pyarrow import json as reader

        data = b"\n".join(self._lines)
        self._lines, self._size = [], 0
        table = reader.read_json(
            io.BytesIO(data),
            read_options=reader.ReadOptions(use_threads=False, block_size=len(data) + 1),
            parse_options=reader.ParseOptions(explicit_schema=self._schema, unexpected_field_behavior="ignore"),
        )
        self._writer.write_table(table.select(self._schema.names))


def _plain(column: str, item: dict[str, Any]) -> dict[str, str | int | None]:
    """An object with the keys of its column alone: an older archive may hold any JSON."""
    return {
        part: value if isinstance(value := item.get(part), int if part in _COUNTS else str) else None
        for part in OBJECTS[column]
    }


def _type(pyarrow: Any, name: str) -> Any:
    text = pyarrow.string()
    if name in _NUMBERS:
        return pyarrow.int64()
    if name in _LISTS:
        return pyarrow.list_(text)
    if name in OBJECTS:
        parts = [(part, pyarrow.int64() if part in _COUNTS else text) for part in OBJECTS[name]]
        return pyarrow.list_(pyarrow.struct(parts))
    return pyarrow.float64() if name == "similarity" else text
