"""A dataset in folders: ``source=晚报/month=2026-01/articles.parquet``, for DuckDB, Spark, pandas and ClickHouse.

The layout is Hive's: a folder's name is a column's value for all rows in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from scraper import __version__
from scraper.exporters import Row
from scraper.exporters.tables.parquet import ARTICLE, Table
from scraper.exporters.target import ExportError
from scraper.i18n import _

MARK = "_scrape.json"
"""The file that marks a folder as a dataset of ours. Readers ignore names that begin with an underscore."""
FILE = "articles.parquet"
NONE = "__none__"
"""The folder of rows without a value. Hive's own name, which its readers take for null, breaks pandas where there are
other values too (https://github.com/pandas-dev/pandas/issues/55400)."""
RESERVED = (NONE, "__HIVE_DEFAULT_PARTITION__")
"""Values whose folders are escaped, so that they are not taken for the folder of rows without a value."""
LONGEST = 255
"""Bytes of a folder's name that file systems allow."""

_SPECIAL = re.compile(r"""[\x00-\x1f\x7f"#%'*/:=?\\\[\]{}^<>|]""")
"""Characters that Hive writes as %XX (org.apache.hadoop.hive.common.FileUtils.charToEscape), and that Windows forbids.

Only ASCII is escaped: Spark and Hive read an escape as one character, not as a byte of UTF-8. Chinese is unchanged.
"""


def write(rows: Iterable[tuple[tuple[str | None, ...], Row]], folder: Path, by: Sequence[str]) -> None:
    """Write articles, which come partition by partition, each with its values of ``by``.

    The columns of ``by`` are not in the files: readers take them from the folders' names. One file is open at a time.
    ExportError where a value is too long for a folder's name.
    """
    columns = [name for name in ARTICLE if name not in by]
    count = 0
    for key, group in groupby(rows, key=itemgetter(0)):
        place = folder.joinpath(*(_segment(*pair) for pair in zip(by, key, strict=True)))
        place.mkdir(parents=True, exist_ok=True)
        with (place / FILE).open("xb") as file, Table(file, columns) as table:
            for _key, row in group:
                table.add(row)
                count += 1
    about = {"software": f"scrape {__version__}", "partition": list(by), "articles": count}
    (folder / MARK).write_text(json.dumps(about) + "\n", encoding="utf-8")


def is_ours(folder: Path) -> bool:
    """Check whether a folder holds a dataset of ours and nothing else."""
    return (folder / MARK).is_file() and all(
        path.name == MARK or (path.is_dir() and "=" in path.name) for path in folder.iterdir()
    )


def _segment(name: str, value: str | None) -> str:
    if not value:
        return f"{name}={NONE}"
    spelt = _SPECIAL.sub(lambda sign: f"%{ord(sign[0]):02X}", value)
    segment = f"{name}={f'%5F{spelt[1:]}' if value in RESERVED else spelt}"
    if len(segment.encode()) > LONGEST:
        text = _("{column} {value}… is too long for a folder's name; partition the articles by another key")
        raise ExportError(text.format(column=name, value=value[:40]))
    return segment
