"""An agent of launchd (launchd.plist(5)), for macOS."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

from scraper.i18n import Message
from scraper.scheduling import Entry, Plan, ScheduleError, attempt, run, unit_files

DB = "ScrapeArchive"
"""A key of ours in the plist: the archive. launchd ignores unknown keys."""


class Launchd:
    """The agents of the current user. launchd has no journal, so there is a log file."""

    name = "launchd"

    def shown(self, plan: Plan) -> str:
        return f"{_plist(plan).decode()}<!-- {_file(plan)} -->\n"

    def entries(self) -> list[Entry]:
        entries = []
        for path in unit_files.listed(_folder(), ".plist"):
            try:
                db = plistlib.loads(path.read_bytes()).get(DB)
            except (plistlib.InvalidFileException, ValueError):
                continue
            if isinstance(db, str):
                entries.append(Entry(Path(db), path.read_text("utf-8"), str(path)))
        return entries

    def install(self, plan: Plan) -> None:
        before = unit_files.write({_file(plan): _plist(plan)})
        attempt("launchctl", "bootout", f"{_domain()}/{_label(plan)}")  # a loaded agent is not read again
        try:
            run("launchctl", "bootstrap", _domain(), str(_file(plan)))
        except ScheduleError:
            unit_files.restore(before)
            raise

    def is_active(self, entry: Entry) -> bool:
        try:
            return attempt("launchctl", "print", f"{_domain()}/{Path(entry.where).stem}").returncode == 0
        except ScheduleError:  # launchctl is not on this machine
            return False

    def remove(self, entry: Entry) -> None:
        path = Path(entry.where)
        attempt("launchctl", "bootout", f"{_domain()}/{path.stem}")
        path.unlink(missing_ok=True)


def _plist(plan: Plan) -> bytes:
    """The agent's plist. StartInterval: a Mac that slept through several calls makes one when it wakes."""
    agent = {
        "Label": _label(plan),
        DB: str(plan.db),
        "ProgramArguments": plan.words("--quiet", "--log-file", str(plan.log)),
        "WorkingDirectory": str(plan.folder),
        "StartInterval": plan.minutes * 60,
        "ProcessType": "Background",
    }
    try:
        return plistlib.dumps(agent, sort_keys=False)
    except ValueError as error:  # a control character, or bytes that are not UTF-8
        raise ScheduleError(Message("launchd cannot use this path: {error}", error=error)) from error


def _label(plan: Plan) -> str:
    return f"local.{plan.name}"


def _file(plan: Plan) -> Path:
    return _folder() / f"{_label(plan)}.plist"


def _folder() -> Path:
    return Path.home() / "Library" / "LaunchAgents"


def _domain() -> str:
    return f"gui/{os.getuid()}"
