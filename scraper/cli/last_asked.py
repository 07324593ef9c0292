"""The marks of `scrape search --new`: for each search, the point that the archive had reached at the last time.

A file per user and archive, outside the archive: a search only reads it, also while a fetch writes.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from scraper.archive.rows.filters import Mark
from scraper.errors import ConfigError
from scraper.i18n import Message

MOST = 1000
"""Maximum number of searches that are remembered for an archive; the least recent are dropped."""


def file_of(archive: Path) -> Path:
    """The file of marks of an archive, in the user's state folder (XDG Base Directory Specification)."""
    base = Path(os.environ.get("XDG_STATE_HOME", ""))
    if not base.is_absolute():  # which the specification has programs ignore
        base = Path.home() / ".local" / "state"
    name = hashlib.sha256(os.fsencode(archive.resolve())).hexdigest()[:16]
    return base / "scrape" / "asked" / f"{name}.json"


def mark_of(archive: Path, question: str, present: Mark) -> Mark | None:
    """The mark of the last time; None if this search is new for the archive.

    ``present``: the archive's present mark. If it is lower than the stored one, another archive has taken the name, and
    everything is new.
    """
    value = _read(file_of(archive)).get(question)
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(number, int) for number in value)):
        return None
    mark = Mark(*value)
    is_behind = present.run < mark.run or (present.run == mark.run and present.article < mark.article)
    return None if is_behind else mark


def remember(archive: Path, question: str, mark: Mark) -> None:
    """Store a mark. Raises ConfigError if the file cannot be written."""
    file = file_of(archive)
    marks = {name: value for name, value in _read(file).items() if name != question}
    marks = dict(list(marks.items())[-(MOST - 1) :]) | {question: list(mark)}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(marks, stream, ensure_ascii=False, indent=1)
            Path(name).replace(file)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        message = Message(
            "{file}: the search cannot be remembered: {reason}; set XDG_STATE_HOME to a folder that can be written",
            file=file,
            reason=error.strerror or error,
        )
        raise ConfigError(message) from error


def _read(file: Path) -> Mapping[str, Any]:
    """The marks by search, the latest last; empty if the file is missing or damaged."""
    try:
        marks = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return marks if isinstance(marks, dict) else {}
