"""A dataset in folders: ``source=晚报/month=2026-01/articles.parquet``, for DuckDB, Spark, pandas and ClickHouse.

The layout is Hive's: a folder's name tells a column of all that is in it.
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
from scraper.exporters.parquet import ARTICLE, Table
from scraper.exporters.target import ExportError
from scraper.i18n import _

MARK = "_scrape.json"
"""A file that tells that a folder is a dataset of ours. Readers pass over names that begin with an underscore."""
FILE = "articles.parquet"
NONE = "__none__"
"""The folder of rows without a value. Hive's own name for it, a null to its readers, is what pandas cannot read beside
other values (https://github.com/pandas-dev/pandas/issues/55400)."""
RESERVED = (NONE, "__HIVE_DEFAULT_PARTITION__")
"""Values whose folder has another spelling, so that it is not taken for that of rows without one."""
LONGEST = 255
"""Bytes of a folder's name that file systems allow."""

_SPECIAL = re.compile(r"""[\x00-\x1f\x7f"#%'*/:=?\\\[\]{}^<>|]""")
"""What Hive writes as %XX (org.apache.hadoop.hive.common.FileUtils.charToEscape), and what Windows forbids besides.

Only ASCII is: Spark and Hive read an escape as one character, not as a byte of UTF-8, so that Chinese stays as it is.
"""


def write(rows: Iterable[tuple[tuple[str | None, ...], Row]], folder: Path, by: Sequence[str]) -> None:
    """Write articles, which come partition by partition, each with its values of ``by``.

    Columns that a folder's name tells are not in its files: readers take them from there. One file is open at a time.
    ExportError where a value is too long for a name.
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
    """Whether a folder holds a dataset that was written here, and nothing else."""
    return (folder / MARK).is_file() and all(
        path.name == MARK or (path.is_dir() and "=" in path.name) for path in folder.iterdir()
    )


def _segment(name: str, value: str | None) -> str:
    if not value:
        return f"{name}={NONE}"
    spelt = _SPECIAL.sub(lambda sign: f"%{ord(sign[0]):02X}", value)
    segment = f"{name}={f'%5F{spelt[1:]}' if value in RESERVED else spelt}"
    if len(segment.encode()) > LONGEST:
        said = _("{column} {value}… is too long for a folder's name; part the articles by something else")
        raise ExportError(said.format(column=name, value=value[:40]))
    return segment
