"""Scheduling `scrape fetch --due` with crontab, systemd or launchd: installing, listing and removing entries."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from scraper.errors import ScrapeError
from scraper.i18n import Message, _

MINUTES = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440)
"""Possible intervals in minutes: divisors of an hour or a day, since a line of crontab has no other steps."""
COMMAND_SECONDS = 30.0
"""Timeout of `crontab`, `systemctl` and `launchctl`, in seconds."""


class ScheduleError(ScrapeError):
    """The scheduler is missing, reports an error, or cannot express the plan."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The command to schedule, and its interval. All paths are absolute."""

    program: tuple[str, ...]
    """The executable and its arguments before the command: ``/usr/bin/python3 /srv/scrape/cli.py``."""
    folder: Path
    """The working folder: commands of ``notify:`` run there."""
    sources: Path
    db: Path
    minutes: int
    """One of `MINUTES`."""

    @property
    def name(self) -> str:
        """The name of its unit: always the same for one archive, always different for two."""
        return f"scrape-{hashlib.sha256(os.fsencode(self.db)).hexdigest()[:8]}"

    @property
    def log(self) -> Path:
        """The log file beside the archive, for schedulers without a journal."""
        log = self.db.with_suffix(".log")
        return log if log != self.db else self.db.with_name(self.db.name + ".log")

    def words(self, *further: str) -> list[str]:
        """The command line. Two calls at once do no harm: the second exits, because of the archive's lock."""
        where = ["--config", str(self.sources), "--db", str(self.db)]
        return [*self.program, "fetch", "--due", *further, *where]


@dataclass(frozen=True, slots=True)
class Entry:
    """An installed schedule of one archive: lines of a crontab, units, or a plist."""

    db: Path
    text: str
    """Its text there."""
    where: str
    """The file, or the crontab."""


class Scheduler(Protocol):
    """A program that runs commands at set times."""

    name: str

    def shown(self, plan: Plan) -> str:
        """Render the files to write, each under its name. Raises ScheduleError where the plan cannot be expressed."""

    def entries(self) -> list[Entry]:
        """List our entries, of all archives. Raises ScheduleError."""

    def install(self, plan: Plan) -> None:
        """Write and start the plan, replacing the entry of the same archive. Raises ScheduleError."""

    def is_active(self, entry: Entry) -> bool:
        """Check whether the entry is also started, as far as the system reports it."""

    def remove(self, entry: Entry) -> None:
        """Stop and remove the entry; everything else is unchanged. Raises ScheduleError."""


def run(*command: str, stdin: bytes | None = None) -> bytes:
    """Run a system program and return its output. Raises ScheduleError with its error output."""
    done = attempt(*command, stdin=stdin)
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise ScheduleError(Message("{command}: {complaint}", command=" ".join(command), complaint=complaint))
    return done.stdout


def attempt(*command: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a system program, whatever its exit code. Raises ScheduleError where it cannot be called."""
    environment = {**os.environ, "LC_ALL": "C"}  # its output is parsed
    try:
        return subprocess.run(
            command, input=stdin, capture_output=True, env=environment, check=False, timeout=COMMAND_SECONDS
        )
    except FileNotFoundError:
        raise ScheduleError(Message("there is no {program} on this machine", program=command[0])) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScheduleError(Message("{command}: {error}", command=command[0], error=error)) from None


def checked(words: Sequence[str], refused: str, scheduler: str) -> Sequence[str]:
    """Return the words; ScheduleError where one has a character that the scheduler's files cannot contain."""
    for word in words:
        if any(character in refused for character in word):
            text = _("{scheduler} cannot use the path {path!r}: it has a line break or a backslash; rename the folder")
            raise ScheduleError(text.format(scheduler=scheduler, path=word))
    return words
