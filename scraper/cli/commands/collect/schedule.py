"""`scrape schedule`: run `scrape fetch` regularly, by cron, systemd or launchd."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, sources_option
from scraper.errors import ConfigError
from scraper.i18n import _, language, localized

if TYPE_CHECKING:
    from scraper.scheduling import Entry, Plan, Scheduler

Action = Literal["show", "install", "status", "remove"]
Kind = Literal["cron", "systemd", "launchd"]
KINDS: tuple[Kind, ...] = ("cron", "systemd", "launchd")


class Every(click.ParamType):  # type: ignore[type-arg]
    """A click type: a duration that divides an hour or a day, in minutes."""

    name = "duration"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from scraper.scheduling import MINUTES
        from scraper.sources.values import duration

        try:
            minutes, rest = divmod(duration(str(value)), 60)
        except ValueError as error:
            self.fail(localized(str(error)), param, ctx)
        if rest or minutes not in MINUTES:
            self.fail(
                _("{value!r} does not divide an hour or a day: 5m, 15m, 1h, 6h, 1d").format(value=value), param, ctx
            )
        return int(minutes)


@click.command(short_help="Fetch regularly, by crontab, systemd or launchd.")
@click.argument("action", type=click.Choice(["show", "install", "status", "remove"]), default="show")
@click.option("--cron", "kind", flag_value="cron", help="Use a line in your crontab.")
@click.option("--systemd", "kind", flag_value="systemd", help="Use a service and a timer of your systemd.")
@click.option("--launchd", "kind", flag_value="launchd", help="Use a launchd agent, on macOS.")
@click.option(
    "--every",
    "minutes",
    type=Every(),
    default="5m",
    show_default=True,
    metavar="DURATION",
    help="How often to check which sources are due.",
)
@click.option("-y", "--yes", is_flag=True, help="Install or remove without asking.")
@sources_option
@db_option
def command(action: Action, kind: Kind | None, minutes: int, yes: bool, sources_file: Path, db: Path) -> None:
    """Show, install, check or remove the entry that makes this machine run `scrape fetch --due` for this archive.

    The entry is shown before it is written, with absolute paths of this program, sources.yaml, the archive and the
    current folder. Each source's own `every:` says how often it is fetched; --every says how often to check which
    sources are due. No flock is needed against two fetches at once: because of the archive's own lock, the second one
    exits. With systemd the log is in the journal, otherwise in a file next to the archive, of at most 4 MB; cron mails
    errors.

    Without --cron, --systemd or --launchd, the one that suits this machine is used. Only the entry of this archive is
    changed, and there is never more than one. The exit code of `status` is 1 if nothing is scheduled.

    \b
    Examples:
      scrape schedule
      scrape schedule --systemd --every 15m
      scrape schedule install --yes
      scrape schedule status
    """
    if action in ("status", "remove"):
        exclusive.refuse(action, "minutes")
    if action in ("show", "status"):
        exclusive.refuse(action, "yes")
    sources_file, db = _absolute(sources_file), _absolute(db)
    if action == "show":
        _show(_scheduler(kind or _suitable()), _plan(sources_file, db, minutes))
    elif action == "install":
        _install(_scheduler(kind or _suitable()), _plan(sources_file, db, minutes), yes)
    elif action == "status":
        sys.exit(0 if _status(db, kind) else 1)
    else:
        _remove(db, kind, yes)


def _show(scheduler: Scheduler, plan: Plan) -> None:
    if missing := _missing(scheduler):
        click.echo(f"{missing}\n", err=True)
    click.echo(scheduler.shown(plan), nl=False)
    if not plan.sources.exists():
        click.echo(_("{file} does not exist yet; `scrape init` writes one.").format(file=plan.sources), err=True)
    click.echo(_("`scrape schedule install` writes this; nothing has been written yet."), err=True)


def _install(scheduler: Scheduler, plan: Plan, yes: bool) -> None:
    from scraper.sources import load

    load(plan.sources)  # what cannot be read is said now, and not every five minutes to nobody
    if missing := _missing(scheduler):
        raise ConfigError(missing)
    for other in KINDS:
        if other != scheduler.name and (entry := _entry(_scheduler(other), plan.db)):
            message = _("{kind} already fetches for {file} ({where}); first run: scrape schedule remove --{kind}")
            raise ConfigError(message.format(file=plan.db, kind=other, where=entry.where))
    click.echo(scheduler.shown(plan), nl=False)
    if not _agreed(_("Write this?"), yes):
        return
    scheduler.install(plan)
    click.echo(_("Installed. `scrape schedule status` shows the result."), err=True)
    if scheduler.name == "systemd":
        from scraper.scheduling.systemd import lingers

        if not lingers():
            click.echo(_("To let it run while you are not logged in: loginctl enable-linger"), err=True)
    for name in variables(plan.sources):
        click.echo(
            _("{name} in sources.yaml will not be set when scheduled: name a file instead, {{file: …}}").format(
                name=name
            ),
            err=True,
        )
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        if os.environ.get(name) or os.environ.get(name.upper()):
            click.echo(
                _("{name} is set in this terminal but will not be when scheduled: set `proxy:` in sources.yaml").format(
                    name=name
                ),
                err=True,
            )


def variables(sources: Path) -> list[str]:
    """The environment variables that sources.yaml takes secrets from."""
    return list(dict.fromkeys(re.findall(r"^[^#\n]*?\$\{(\w+)\}", sources.read_text("utf-8", "replace"), re.MULTILINE)))


def _status(db: Path, kind: Kind | None) -> bool:
    """Print the installed entry and the time of the last fetch. Returns whether an entry is installed and active."""
    from scraper.cli.terminal.time_format import local

    is_installed = active = False
    for name in [kind] if kind else KINDS:
        scheduler = _scheduler(name)
        for entry in _entries(scheduler):
            if entry.db == db:
                is_installed = True
                active |= (runs := scheduler.is_active(entry))
                click.echo(f"{name}: {entry.where}")
                if not runs:
                    click.echo(_("    Installed but not running; `scrape schedule install` starts it."))
                click.echo("".join(f"    {line}\n" for line in entry.text.splitlines()), nl=False)
            else:
                click.echo(_("{kind}: fetches for another archive: {file}").format(kind=name, file=entry.db))
    if not is_installed:
        click.echo(
            _(
                "Nothing is scheduled to run `scrape fetch --due` for {file}; `scrape schedule install` sets it up."
            ).format(file=db)
        )
    if last := _last_fetch(db):
        message = _("Last fetch: {when}; `scrape runs {run}` shows its result")
        click.echo(message.format(when=local(last[1]), run=last[0]))
    return active


def _remove(db: Path, kind: Kind | None, yes: bool) -> None:
    entries = [
        (scheduler, entry)
        for scheduler in map(_scheduler, [kind] if kind else KINDS)
        for entry in _entries(scheduler)
        if entry.db == db
    ]
    if not entries:
        click.echo(_("Nothing is scheduled to run `scrape fetch --due` for {file}.").format(file=db), err=True)
        return
    for scheduler, entry in entries:
        click.echo(f"{scheduler.name}: {entry.where}\n{entry.text}", nl=False)
        if _agreed(_("Remove this?"), yes):
            scheduler.remove(entry)
            click.echo(_("Removed; the archive was not changed."), err=True)


def _agreed(question: str, yes: bool) -> bool:
    """Return whether the change is confirmed: by --yes, or by an answer on the terminal."""
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfigError(_("no terminal to ask on; add --yes to do it"))
    click.echo(err=True)
    answer = click.prompt(f"{question} y, n", default="y", err=True).strip().lower()
    return answer in ("y", "yes", "是", "好")


# -- what is to be called


def _plan(sources: Path, db: Path, minutes: int) -> Plan:
    from scraper.scheduling import Plan

    plan = Plan(_program(), Path.cwd(), sources, db, minutes)
    # who reads Chinese here wants the mails of cron in Chinese: there is no LANG there
    return plan if language() == "en" else replace(plan, program=(*plan.program, "--lang", language()))


def _program() -> tuple[str, ...]:
    """The absolute path of this program. A symbolic link is not resolved: pipx and uv keep theirs across updates."""
    called = Path(sys.argv[0])
    if called.stem == "scrape" and called.exists():
        return (str(_absolute(called)),)
    if called.name == "cli.py" and called.exists():
        return (sys.executable, str(_absolute(called)))
    beside = Path(sys.executable).with_name("scrape")
    return (str(beside),) if beside.exists() else (sys.executable, "-m", "scraper")


def _absolute(path: Path) -> Path:
    """An absolute path with symbolic links unresolved: the target may change, and an entry is found by its path."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ..


# -- who is to call it


def _suitable() -> Kind:
    if sys.platform == "darwin":
        return "launchd"
    return "systemd" if _has_systemd() else "cron"


def _has_systemd() -> bool:
    runs = Path("/run/systemd/system").is_dir() and os.environ.get("XDG_RUNTIME_DIR")
    return bool(runs and shutil.which("systemctl"))


PROGRAMS: Mapping[str, str] = {"cron": "crontab", "systemd": "systemctl", "launchd": "launchctl"}
"""The program that controls each scheduler."""


def _missing(scheduler: Scheduler) -> str | None:
    """Explain that this machine lacks a scheduler, and name another or how to install one; None if it has it."""
    if shutil.which(PROGRAMS[scheduler.name]):
        return None
    others = [kind for kind in KINDS if kind != scheduler.name and _works(kind)]
    if others:
        message = _("there is no {program} on this machine; it has {other}: scrape schedule --{other}")
        return message.format(program=PROGRAMS[scheduler.name], other=others[0])
    return _(
        "there is no {program} on this machine. Install cron (Debian, Ubuntu: apt install cron; Fedora: dnf "
        "install cronie; Alpine: apk add dcron; Arch: pacman -S cronie) and start it, or use any other "
        "scheduler to run `scrape fetch --due`; in a container: while true; do scrape fetch --due; sleep "
        "300; done"
    ).format(program=PROGRAMS[scheduler.name])


def _works(kind: Kind) -> bool:
    """Check whether a scheduler is on this machine and usable by this user."""
    if kind == "systemd":
        return _has_systemd()
    return shutil.which(PROGRAMS[kind]) is not None


def _scheduler(kind: Kind) -> Scheduler:
    if kind == "cron":
        from scraper.scheduling.cron import Cron

        return Cron()
    if kind == "systemd":
        from scraper.scheduling.systemd import Systemd

        return Systemd()
    from scraper.scheduling.launchd import Launchd

    return Launchd()


def _entries(scheduler: Scheduler) -> list[Entry]:
    """The installed entries; empty if the scheduler is not on this machine."""
    return scheduler.entries() if scheduler.name != "cron" or shutil.which("crontab") else []


def _entry(scheduler: Scheduler, db: Path) -> Entry | None:
    return next((entry for entry in _entries(scheduler) if entry.db == db), None)


def _last_fetch(db: Path) -> tuple[int, str] | None:
    """The number of the last run that fetched, and when it started."""
    from scraper.archive import Archive

    if not db.exists():
        return None
    with Archive.read(db) as archive:
        fetches = [run for run in archive.runs.latest(100) if run["command"] == "fetch"]
    return (fetches[0]["id"], fetches[0]["started"]) if fetches else None
