"""Lines of crontab: what cron and the shell make of them, and what stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.scheduling import Plan, ScheduleError
from scraper.scheduling.cron import Cron, _block

FAKE = """#!/bin/sh
# as cron's: `-l` prints the table, `-` reads one, `-r` removes it
case "$1" in
    -l) test -f "$FAKE_CRONTAB" && cat "$FAKE_CRONTAB" || { echo "no crontab for somebody" >&2; exit 1; } ;;
    -) cat >"$FAKE_CRONTAB" ;;
    -r) rm "$FAKE_CRONTAB" ;;
esac
"""


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the crontab is kept in."""
    script = tmp_path / "bin" / "crontab"
    script.parent.mkdir()
    script.write_text(FAKE)
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("FAKE_CRONTAB", str(tmp_path / "table"))
    return tmp_path / "table"


def plan(folder: Path, name: str = "archive.db", *, program: tuple[str, ...] = ("/usr/bin/scrape",)) -> Plan:
    return Plan(program, folder, folder / "sources.yaml", folder / name, 5)


def called(line: str) -> str:
    """The part that cron hands to the shell of a line of crontab (vixie-cron 3.0, do_command.c)."""
    command = line.split(" ", 5)[5]
    assert "%" not in command.replace("\\%", "")
    return command.replace("\\%", "%")


@pytest.mark.parametrize("name", ["news", "my news", "50% off", "新闻 档案", 'it\'s "here"', "$HOME `id`; #!&|<>*?"])
def test_every_path_arrives_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    dump = tmp_path / "dump.py"
    dump.write_text("import json, os, sys; print(json.dumps([os.getcwd(), *sys.argv[1:]]))")
    mark, line = _block(plan(folder, program=(sys.executable, str(dump)))).decode().splitlines()
    assert mark == f"# scrape schedule: {folder}/archive.db"
    assert line.startswith("*/5 * * * * cd ")
    output = subprocess.run(["/bin/sh", "-c", called(line)], capture_output=True, text=True, check=True).stdout
    where, *words = json.loads(output)
    assert where == str(folder)
    assert words == [
        *("fetch", "--due", "--quiet", "--log-file", f"{folder}/archive.log"),
        *("--config", f"{folder}/sources.yaml", "--db", f"{folder}/archive.db"),
    ]


@pytest.mark.parametrize("name", ["two\nlines", "back\\slash"])
def test_what_crons_disagree_about_is_refused(name: str) -> None:
    with pytest.raises(ScheduleError, match="cannot use the path"):
        _block(plan(Path("/srv") / name))


def test_a_line_that_cron_would_cut_is_refused() -> None:
    with pytest.raises(ScheduleError, match="limit of 998 bytes"):
        _block(plan(Path("/srv") / ("新" * 80)))


@pytest.mark.parametrize(
    ("minutes", "when"),
    [
        *((1, "* * * * *"), (5, "*/5 * * * *"), (30, "*/30 * * * *"), (60, "0 * * * *")),
        *((120, "0 */2 * * *"), (720, "0 */12 * * *"), (1440, "0 0 * * *")),
    ],
)
def test_how_often(minutes: int, when: str) -> None:
    one = Plan(("/usr/bin/scrape",), Path("/srv"), Path("/srv/s.yaml"), Path("/srv/a.db"), minutes)
    assert Cron().shown(one).splitlines()[1].startswith(f"{when} cd /srv && ")


def test_installing_twice_gives_one_entry_and_removing_takes_ours_alone(crontab: Path, tmp_path: Path) -> None:
    theirs = b"MAILTO=me@example.org\n\n# \xb1\xb8\xb7\xdd\n0 3 * * * /usr/bin/backup 100\\%  \n"
    crontab.write_bytes(theirs)
    cron, one, two = Cron(), plan(tmp_path), plan(tmp_path, "other.db")
    cron.install(one)
    cron.install(two)
    cron.install(one)
    assert crontab.read_bytes().startswith(theirs)
    assert crontab.read_text("latin-1").count("fetch --due") == 2
    assert {entry.db for entry in cron.entries()} == {one.db, two.db}
    first = next(entry for entry in cron.entries() if entry.db == one.db)
    assert first.text == cron.shown(one)
    cron.remove(first)
    assert [entry.db for entry in cron.entries()] == [two.db]
    cron.remove(cron.entries()[0])
    assert crontab.read_bytes() == theirs


def test_a_crontab_that_is_ours_alone_comes_and_goes(crontab: Path, tmp_path: Path) -> None:
    cron = Cron()
    assert cron.entries() == []
    cron.install(plan(tmp_path))
    (entry,) = cron.entries()
    cron.remove(entry)
    assert not crontab.exists()


def test_a_mark_whose_line_somebody_took_away(crontab: Path, tmp_path: Path) -> None:
    mark = f"# scrape schedule: {tmp_path}/archive.db\n"
    crontab.write_text(f"{mark}5 4 * * * something else\n")
    cron = Cron()
    cron.remove(cron.entries()[0])
    assert crontab.read_text() == "5 4 * * * something else\n"


def test_a_crontab_that_may_not_be_read(crontab: Path) -> None:
    (crontab.parent / "bin" / "crontab").write_text("#!/bin/sh\necho 'You are not allowed' >&2; exit 1\n")
    with pytest.raises(ScheduleError, match="crontab -l: You are not allowed"):
        Cron().entries()


LINE = st.text(st.characters(codec="latin-1", exclude_characters="\n\r"), max_size=30).map(
    lambda s: s.encode("latin-1")
)


@pytest.mark.slow
@given(st.lists(LINE, max_size=6), st.lists(LINE, max_size=6))
def test_lines_of_others_stay_byte_for_byte(before: list[bytes], after: list[bytes]) -> None:
    from scraper.scheduling.cron import _without

    one = plan(Path("/srv/news"))
    others = [line + b"\n" for line in (*before, *after)]
    table = others[: len(before)] + _block(one).splitlines(keepends=True) + others[len(before) :]
    assert list(_without(table, one.db)) == others


@pytest.mark.skipif(not shutil.which("crontab"), reason="there is no cron here")
def test_crontab_itself_takes_the_line(tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.write_bytes(_block(plan(tmp_path / "50% 新闻")))
    for check in ("-n", "-T"):  # Debian's, cronie's: try a table and do not install it
        done = subprocess.run(["crontab", check, table], capture_output=True, text=True, check=False)
        if "invalid option" not in done.stderr and "usage" not in done.stderr.lower():
            assert done.returncode == 0, done.stderr
            return
    pytest.skip("this crontab cannot try a table")
