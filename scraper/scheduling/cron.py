"""A line of the user's crontab (crontab(5)), marked by a comment above it; all other lines are unchanged."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from scraper.i18n import Message
from scraper.scheduling import Entry, Plan, ScheduleError, attempt, checked, run

MARK = b"# scrape schedule: "
"""The beginning of the comment above a line of ours; the path of the archive follows."""
OURS = b" fetch --due "
"""Part of every line of ours, even one that was edited by hand."""
LONGEST = 998
"""Maximum bytes of a command: vixie-cron's MAX_COMMAND is 1000."""


class Cron:
    """The crontab of the current user."""

    name = "cron"

    def shown(self, plan: Plan) -> str:
        return os.fsdecode(_block(plan))

    def entries(self) -> list[Entry]:
        entries = []
        lines = _read().splitlines(keepends=True)
        for place, line in enumerate(lines):
            if line.startswith(MARK):
                rest = lines[place + 1] if _has_line(lines, place) else b""
                db = Path(os.fsdecode(line.removeprefix(MARK).rstrip(b"\r\n")))
                entries.append(Entry(db, os.fsdecode(line + rest), "crontab"))
        return entries

    def install(self, plan: Plan) -> None:
        block = _block(plan)
        before = b"".join(_without(_read().splitlines(keepends=True), plan.db))
        if before and not before.endswith(b"\n"):
            before += b"\n"
        _write(before + block)

    def is_active(self, entry: Entry) -> bool:
        return True  # cron reads its tables on its own

    def remove(self, entry: Entry) -> None:
        _write(b"".join(_without(_read().splitlines(keepends=True), entry.db)))


def _block(plan: Plan) -> bytes:
    """Two lines: the mark, and the call.

    cron passes the line to ``/bin/sh`` after reading ``\\%`` as ``%``; implementations disagree about any other
    backslash. cron has no journal, so there is a log file; printed output is mailed, and -q limits it to errors.
    """
    words = [str(plan.folder), *plan.words("--quiet", "--log-file", str(plan.log))]
    folder, *call = checked(words, "\n\r\\\0", "crontab")
    command = f"cd {shlex.quote(folder)} && {shlex.join(call)}".replace("%", "\\%")
    if len(os.fsencode(command)) > LONGEST:
        raise ScheduleError(Message("the line would be longer than cron's limit of {n} bytes", n=LONGEST))
    return MARK + os.fsencode(plan.db) + b"\n" + os.fsencode(f"{_when(plan.minutes)} {command}\n")


def _when(minutes: int) -> str:
    if minutes < 60:
        return "* * * * *" if minutes == 1 else f"*/{minutes} * * * *"
    hours = minutes // 60
    return {1: "0 * * * *", 24: "0 0 * * *"}.get(hours, f"0 */{hours} * * *")


def _has_line(lines: list[bytes], place: int) -> bool:
    """Check whether a line of ours follows the mark: a user may have removed the line and left the mark."""
    return place + 1 < len(lines) and OURS in lines[place + 1]


def _without(lines: list[bytes], db: Path) -> Iterator[bytes]:
    """Yield all lines except the mark and the line of this archive."""
    mark = MARK + os.fsencode(db)
    place = 0
    while place < len(lines):
        if lines[place].rstrip(b"\r\n") == mark:
            place += 2 if _has_line(lines, place) else 1
        else:
            yield lines[place]
            place += 1


def _read() -> bytes:
    done = attempt("crontab", "-l")
    if done.returncode and b"no crontab" not in done.stderr:
        raise ScheduleError(Message("crontab -l: {value}", value=done.stderr.decode("utf-8", "replace").strip()))
    return b"" if done.returncode else done.stdout


def _write(table: bytes) -> None:
    if table:
        run("crontab", "-", stdin=table)
    else:
        run("crontab", "-r")
