"""Unit files in a folder shared with other programs: written whole, and recognised by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scraper.i18n import Message, _, localized
from scraper.output_paths import refuse
from scraper.scheduling import ScheduleError

NAME = re.compile(r"(?:local\.)?scrape-[0-9a-f]{8}")
"""The names of units of ours: `Plan.name`."""
SIGN = b"scrape"
"""Part of every unit of ours."""


def write(files: Mapping[Path, bytes]) -> dict[Path, bytes | None]:
    """Write files, and return their former contents, for `restore`. Raises ScheduleError; nothing is written then."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    for path, content in before.items():
        refuse(path)
        if content and SIGN not in content:
            raise ScheduleError(Message("{file}: exists and was not written by scrape; move it", file=path))
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f".{path.name}.part")
            partial.write_bytes(content)
            partial.replace(path)
    except OSError as error:
        restore(before)
        text = _("{file}: cannot write it: {reason}")
        raise ScheduleError(text.format(file=error.filename, reason=localized(error.strerror or str(error)))) from error
    return before


def restore(before: Mapping[Path, bytes | None]) -> None:
    """Restore the former contents that `write` returned."""
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def listed(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield our files with the suffix, by name."""
    if folder.is_dir():
        yield from (path for path in sorted(folder.glob(f"*{suffix}")) if NAME.fullmatch(path.stem))
