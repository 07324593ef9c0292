"""Calling `scrape fetch --due` by itself: crontab, systemd, launchd; what they are told, and theirs of ours again."""

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
"""How often it may be called: what divides an hour or a day, for a line of crontab knows no other steps."""
COMMAND_SECONDS = 30.0
"""How long `crontab`, `systemctl` and `launchctl` may take."""


class ScheduleError(ScrapeError):
    """What calls programs by the clock is not there, refuses, or cannot carry what it would have to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be called, and how often. All paths are absolute."""

    program: tuple[str, ...]
    """The executable, and what it is told before the command: ``/usr/bin/python3 /srv/scrape/cli.py``."""
    folder: Path
    """The working folder: commands of ``notify:`` run there."""
    sources: Path
    db: Path
    minutes: int
    """One of `MINUTES`."""

    @property
    def name(self) -> str:
        """The name of its unit: of one archive always the same, of two archives never."""
        return f"scrape-{hashlib.sha256(os.fsencode(self.db)).hexdigest()[:8]}"

    @property
    def log(self) -> Path:
        """The file that is logged to where there is no journal: beside the archive."""
        log = self.db.with_suffix(".log")
        return log if log != self.db else self.db.with_name(self.db.name + ".log")

    def words(self, *further: str) -> list[str]:
        """The command line. Two calls at once do no harm: the second leaves it to the first, by the archive's lock."""
        where = ["--config", str(self.sources), "--db", str(self.db)]
        return [*self.program, "fetch", "--due", *further, *where]


@dataclass(frozen=True, slots=True)
class Entry:
    """One archive's fetching, as it stands in a crontab, or as units or a plist."""

    db: Path
    text: str
    """As it is written there."""
    where: str
    """The file, or the crontab."""


class Scheduler(Protocol):
    """One of what calls programs by the clock."""

    name: str

    def shown(self, plan: Plan) -> str:
        """What is to be written, each file under its name. Raises ScheduleError where it cannot carry the plan."""

    def entries(self) -> list[Entry]:
        """What is there of ours, of all archives. Raises ScheduleError."""

    def install(self, plan: Plan) -> None:
        """Write it, in place of what is there of the same archive, and start it. Raises ScheduleError."""

    def is_active(self, entry: Entry) -> bool:
        """Whether what is written there is also started, as far as can be told."""

    def remove(self, entry: Entry) -> None:
        """Stop it and take it away; everything else stays as it is. Raises ScheduleError."""


def run(*command: str, given: bytes | None = None) -> bytes:
    """What a program of the system prints. Raises ScheduleError with what it complains of."""
    done = attempt(*command, given=given)
    if done.returncode:
        complaint = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise ScheduleError(Message("{command}: {complaint}", command=" ".join(command), complaint=complaint))
    return done.stdout


def attempt(*command: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """The same, whatever it ends with. Raises ScheduleError where it cannot be called."""
    environment = {**os.environ, "LC_ALL": "C"}  # what it says is read
    try:
        return subprocess.run(
            command, input=given, capture_output=True, env=environment, check=False, timeout=COMMAND_SECONDS
        )
    except FileNotFoundError:
        raise ScheduleError(Message("there is no {program} on this machine", program=command[0])) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScheduleError(Message("{command}: {error}", command=command[0], error=error)) from None


def carried(words: Sequence[str], refused: str, by: str) -> Sequence[str]:
    """The words. Raises ScheduleError where one has a character that a file of this kind cannot carry."""
    for word in words:
        if any(character in refused for character in word):
            said = _("{by} cannot carry the path {path!r}: it has a line break or a backslash; rename the folder")
            raise ScheduleError(said.format(by=by, path=word))
    return words
