"""`scrape schedule`: shown, installed with consent, seen to, removed."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.cli.filled import fill
from tests.scheduling.test_cron import FAKE

SOURCES = "sources: [{name: 清河晚报, list: 'https://news.example.cn/'}]\n"


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sources.yaml and an archive, on a machine with cron and nothing else."""
    folder = tmp_path / "我的 news 100%"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("sources.yaml").write_text(SOURCES, "utf-8")
    fill(Path("archive.db"))
    script = tmp_path / "bin" / "crontab"
    script.parent.mkdir()
    script.write_text(FAKE)
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FAKE_CRONTAB", str(tmp_path / "table"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[4]))
    for name in ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return folder


def scrape(*args: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    return forked.scrape("--lang", lang, "schedule", *args)


@pytest.mark.parametrize("kind", ["--cron", "--systemd", "--launchd"])
def test_showing_writes_nothing(there: Path, kind: str) -> None:
    run = scrape(kind)
    assert run.returncode == 0
    assert "fetch" in run.stdout
    assert "nothing has been written yet" in run.stderr
    assert sorted(path.name for path in there.parent.iterdir()) == sorted(["bin", there.name])


def test_the_whole_way(there: Path, tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.write_text("@daily /usr/bin/true\n")
    assert scrape("status").returncode == 1
    refused = scrape("install", "--cron")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    for every in ("5m", "1h"):
        assert scrape("install", "--cron", "--yes", "--every", every).returncode == 0
    lines = table.read_text("utf-8").splitlines()
    assert lines[0] == "@daily /usr/bin/true"
    assert lines[1] == f"# scrape schedule: {there}/archive.db"
    assert lines[2].startswith("0 * * * * cd ")
    assert len(lines) == 3
    status = scrape("status")
    assert status.returncode == 0
    assert lines[2] in status.stdout
    assert "Last fetch: " in status.stdout
    shutil.copy(tmp_path / "bin" / "crontab", tmp_path / "bin" / "launchctl")  # it is there, and is not to be called
    twice = scrape("install", "--launchd", "--yes")
    assert twice.returncode == 2
    assert "cron already fetches for" in twice.stderr
    assert scrape("remove", "--yes").returncode == 0
    assert table.read_text() == "@daily /usr/bin/true\n"
    assert scrape("remove", "--yes").returncode == 0


@pytest.mark.slow
def test_what_cron_calls_fetches(there: Path, tmp_path: Path) -> None:
    unreachable = SOURCES.replace("'https://news.example.cn/'", "'http://127.0.0.1:9/', limits: {retries: 0}")
    Path("sources.yaml").write_text(unreachable, "utf-8")
    assert scrape("install", "--cron", "--yes", lang="zh").returncode == 0
    line = (tmp_path / "table").read_text("utf-8").splitlines()[1]
    command = line.split(" ", 5)[5].replace("\\%", "%")
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": os.environ["PYTHONPATH"]}
    run = subprocess.run(["/bin/sh", "-c", command], cwd="/", env=environ, capture_output=True, check=False)
    assert run.returncode == 1
    stderr = run.stderr.decode()
    assert "清河晚报" in stderr
    assert "127.0.0.1" in stderr
    assert "127.0.0.1" in Path("archive.log").read_text("utf-8")


@pytest.mark.parametrize(("answer", "installed"), [("y", True), ("", True), ("n", False)])
def test_it_asks_whoever_sits_there(there: Path, tmp_path: Path, answer: str, installed: bool) -> None:
    here, terminal = pty.openpty()
    command = [sys.executable, "-m", "scraper", "schedule", "install", "--cron"]
    with subprocess.Popen(command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.write(here, f"{answer}\n".encode())
        out, _err = process.communicate(timeout=300)
    os.close(here)
    os.close(terminal)
    assert process.returncode == 0
    assert b"# scrape schedule: " in out, "shown before it is asked"
    assert (tmp_path / "table").exists() == installed


@pytest.mark.parametrize("every", ["7m", "90s", "5", "2d"])
def test_how_often_it_cannot_be(there: Path, every: str) -> None:
    run = scrape("--every", every)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_sources_that_cannot_be_read_are_said_before_it_is_installed(there: Path, tmp_path: Path) -> None:
    Path("sources.yaml").write_text("sources: [{}]\n", "utf-8")
    assert scrape("install", "--cron", "--yes").returncode == 2
    Path("sources.yaml").unlink()
    assert scrape("install", "--cron", "--yes").returncode == 2
    assert not (tmp_path / "table").exists()
    assert "does not exist yet" in scrape("--cron").stderr


def test_a_machine_without_cron(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert scrape("status").returncode == 1
    run = scrape("install", "--cron", "--yes")
    assert run.returncode == 2
    assert "there is no crontab on this machine" in run.stderr


def test_a_secret_of_this_terminal_is_named(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_URL", "https://hooks.example.org/x")
    with Path("sources.yaml").open("a", encoding="utf-8") as file:
        file.write("targets:\n  desk: ${DESK_URL}\n  # other: ${OTHER_URL}\n")
    run = scrape("install", "--cron", "--yes")
    assert run.returncode == 0
    assert "DESK_URL in sources.yaml will not be set when scheduled: name a file instead, {file: …}" in run.stderr
    assert "OTHER_URL" not in run.stderr
