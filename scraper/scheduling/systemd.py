"""A service and a timer of the user's systemd (systemd.service(5), systemd.timer(5))."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from scraper.scheduling import Entry, Plan, ScheduleError, attempt, checked, run, unit_files

MARK = "# scrape schedule: "
"""The beginning of the first line of a service of ours; the path of the archive follows."""

SERVICE = """\
{mark}{db}
[Unit]
Description=scrape fetch --due for {description}
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={call}
"""
TIMER = """\
[Unit]
Description=Calls {name}.service

[Timer]
OnCalendar={when}
Persistent=true

[Install]
WantedBy=timers.target
"""


class Systemd:
    """The systemd of the current user. It has a journal, where the log goes as JSON lines."""

    name = "systemd"

    def shown(self, plan: Plan) -> str:
        return "\n".join(f"# {path}\n{os.fsdecode(content)}" for path, content in _files(plan).items())

    def entries(self) -> list[Entry]:
        entries = []
        for path in unit_files.listed(_folder(), ".service"):
            text = path.read_text("utf-8", "surrogateescape")
            first = text.partition("\n")[0]
            if first.startswith(MARK):
                entries.append(Entry(Path(first.removeprefix(MARK)), text, str(path)))
        return entries

    def install(self, plan: Plan) -> None:
        before = unit_files.write(_files(plan))
        try:
            _systemctl("daemon-reload")
            _systemctl("enable", "--now", f"{plan.name}.timer")
        except ScheduleError:
            unit_files.restore(before)
            raise

    def is_active(self, entry: Entry) -> bool:
        timer = Path(entry.where).with_suffix(".timer").name
        try:
            return attempt("systemctl", "--user", "is-active", "--quiet", timer).returncode == 0
        except ScheduleError:  # systemctl is not on this machine
            return False

    def remove(self, entry: Entry) -> None:
        service = Path(entry.where)
        timer = service.with_suffix(".timer")
        attempt("systemctl", "--user", "disable", "--now", timer.name)  # the files are removed even if this fails
        for path in (timer, service):
            path.unlink(missing_ok=True)
        attempt("systemctl", "--user", "daemon-reload")


def lingers() -> bool:
    """Check whether the user's systemd also runs while they are not logged in; True where that is unknown."""
    try:
        done = attempt("loginctl", "show-user", str(os.getuid()), "--property=Linger", "--value")
    except ScheduleError:
        return True
    return done.returncode != 0 or done.stdout.strip() != b"no"


def _folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _files(plan: Plan) -> dict[Path, bytes]:
    words = plan.words("--log-json")
    checked([str(plan.folder), *words], "\n\r\0", "systemd")
    service = SERVICE.format(
        mark=MARK,
        db=plan.db,
        description=_specified(str(plan.db)),
        folder=_specified(str(plan.folder)),
        call=_call(words),
    )
    timer = TIMER.format(name=plan.name, when=_when(plan.minutes))
    folder = _folder()
    return {
        folder / f"{plan.name}.service": os.fsencode(service),
        folder / f"{plan.name}.timer": timer.encode(),
    }


def _specified(text: str) -> str:
    """Escape a value in which ``%`` begins a specifier (systemd.unit(5), SPECIFIERS) and nothing is quoted."""
    return text.replace("%", "%%")


def _call(words: Sequence[str]) -> str:
    """A command line (systemd.service(5), COMMAND LINES): each word quoted, ``$`` doubled except in the executable.

    systemd refuses an executable with a quote or a backslash in its path; the shell accepts it.
    """
    if any(character in words[0] for character in "'\"\\"):
        words = ["/bin/sh", "-c", 'exec "$0" "$@"', *words]
    program, *others = map(_quoted, words)
    return " ".join([program, *(word.replace("$", "$$") for word in others)])


def _quoted(word: str) -> str:
    return '"' + _specified(word).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _when(minutes: int) -> str:
    """An interval as a calendar event (systemd.time(7), CALENDAR EVENTS)."""
    if minutes < 60:
        return f"*:0/{minutes}"
    return "*-*-* 00:00" if minutes == 1440 else f"0/{minutes // 60}:00"


def _systemctl(*args: str) -> None:
    run("systemctl", "--user", *args)
