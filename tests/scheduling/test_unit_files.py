"""Units of systemd and agents of launchd: what these make of them, and that nothing is left half done."""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scraper.scheduling import MINUTES, Plan, ScheduleError, Scheduler
from scraper.scheduling.launchd import Launchd
from scraper.scheduling.systemd import Systemd

NAMES = ["news", "my news", "50% off", "新闻 档案", 'it\'s "here"', "$HOME ${x} %h", "back\\slash"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home, in which systemctl and launchctl note what they are told; `broken` makes them fail."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("systemctl", "launchctl", "loginctl"):
        script = tools / name
        script.write_text(
            f'#!/bin/sh\necho "{name} $*" >>"{tmp_path}/told"\n'
            f'test -e "{tmp_path}/broken" && {{ echo "no bus here" >&2; exit 1; }}\n'
            f"test {name} = loginctl && echo no || :\n"
        )
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def plan(folder: Path, minutes: int = 5, program: str = "/usr/bin/scrape") -> Plan:
    return Plan((program,), folder, folder / "sources.yaml", folder / "archive.db", minutes)


def commands_of(home: Path) -> list[str]:
    return (home / "told").read_text().splitlines()


SCHEDULERS = [Systemd(), Launchd()]


@pytest.mark.parametrize("scheduler", SCHEDULERS, ids=lambda one: one.name)
def test_installed_twice_there_once_and_gone(home: Path, scheduler: Scheduler) -> None:
    one, two = plan(home / "新闻"), plan(home / "b")
    for each in (one, one, two):
        scheduler.install(each)
    assert {entry.db for entry in scheduler.entries()} == {one.db, two.db}
    assert all(map(scheduler.is_active, scheduler.entries()))
    (home / "broken").touch()
    assert not any(map(scheduler.is_active, scheduler.entries()))
    (home / "broken").unlink()
    for entry in scheduler.entries():
        assert entry.text in scheduler.shown(one if entry.db == one.db else two)
    scheduler.remove(next(entry for entry in scheduler.entries() if entry.db == one.db))
    assert [entry.db for entry in scheduler.entries()] == [two.db]
    scheduler.remove(scheduler.entries()[0])
    assert [path for path in home.rglob("*scrape-*") if path.is_file()] == []


@pytest.mark.parametrize("scheduler", SCHEDULERS, ids=lambda one: one.name)
def test_what_cannot_be_started_is_not_left_there(home: Path, scheduler: Scheduler) -> None:
    (home / "broken").touch()
    with pytest.raises(ScheduleError, match="no bus here"):
        scheduler.install(plan(home))
    assert scheduler.entries() == []
    (home / "broken").unlink()
    scheduler.install(plan(home))
    (home / "broken").touch()
    with pytest.raises(ScheduleError):
        scheduler.install(plan(home, 15))
    assert scheduler.entries()[0].text in scheduler.shown(plan(home, 5))


def test_what_systemd_is_told(home: Path) -> None:
    Systemd().install(plan(home))
    name = plan(home).name
    assert commands_of(home) == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {name}.timer",
    ]
    (entry,) = Systemd().entries()
    Systemd().remove(entry)
    assert commands_of(home)[-2:] == [f"systemctl --user disable --now {name}.timer", "systemctl --user daemon-reload"]


def test_files_of_others_are_not_ours(home: Path) -> None:
    folder = home / ".config" / "systemd" / "user"
    folder.mkdir(parents=True)
    (folder / "scrape.service").write_text("[Service]\nExecStart=scrape fetch --due\n")
    (folder / "scrape-12345678.service").write_text("[Service]\nExecStart=another program\n")
    assert Systemd().entries() == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
@pytest.mark.parametrize("name", NAMES)
def test_systemd_finds_no_fault_and_the_program_where_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    program = folder / "scrape"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    one = plan(folder, program=str(program))
    verified = _verified(one, tmp_path)
    assert verified == ""
    if "/bin/sh" in Systemd().shown(one):  # which is there; systemd takes no such path for an executable
        return
    program.unlink()
    assert "is not executable" in _verified(one, tmp_path), "systemd looks for the program there, and nowhere else"


def _verified(one: Plan, folder: Path) -> str:
    units = folder / "units"
    units.mkdir(exist_ok=True)
    for text in re.split(r"(?m)^(?=# /.*\.(?:service|timer)$)", Systemd().shown(one))[1:]:
        head, _newline, rest = text.partition("\n")
        (units / Path(head.removeprefix("# ")).name).write_text(rest)
    command = ["systemd-analyze", "verify", "--man=no", f"{units}/{one.name}.service", f"{units}/{one.name}.timer"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    return "".join(line for line in done.stderr.splitlines(keepends=True) if one.name in line or "executable" in line)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_reads_when(tmp_path: Path) -> None:
    from scraper.scheduling.systemd import _when

    for minutes in MINUTES:
        command = ["systemd-analyze", "calendar", "--iterations=2", _when(minutes)]
        env = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        output = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
        times = [f"{match[1]} {match[2]}" for match in re.finditer(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC", output)]
        first, second = (_moment(time) for time in times[-2:])
        assert second - first == minutes * 60, minutes


def _moment(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize("name", NAMES)
def test_a_plist_says_what_is_meant(home: Path, name: str) -> None:
    one = plan(home / name, 15)
    Launchd().install(one)
    (path,) = (home / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(path.read_bytes())
    assert agent["Label"] == path.stem == f"local.{one.name}"
    assert agent["ProgramArguments"] == one.words("--quiet", "--log-file", str(one.log))
    assert (agent["WorkingDirectory"], agent["StartInterval"]) == (str(one.folder), 900)
    assert commands_of(home) == [
        f"launchctl bootout gui/{os.getuid()}/{path.stem}",
        f"launchctl bootstrap gui/{os.getuid()} {path}",
    ]


@pytest.mark.parametrize("scheduler", SCHEDULERS, ids=lambda one: one.name)
def test_a_path_that_a_file_cannot_carry(home: Path, scheduler: Scheduler) -> None:
    with pytest.raises(ScheduleError, match="cannot use"):
        scheduler.shown(plan(Path("/srv/a\x00b" if scheduler.name == "systemd" else "/srv/a\x01b")))
