"""`scrape demo`: the tour runs from end to end, and cleans up after itself."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.demo import DemoNewspaper

pytestmark = pytest.mark.slow

DEMO = [sys.executable, "-m", "scraper", "demo"]


def environment(**further: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4]), "PYTHONIOENCODING": "utf-8", **further}


def _scrape_on(folder: Path) -> Path:
    """A folder with this checkout's `scrape`."""
    (program := folder / "bin" / "scrape").parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scraper "$@"\n')
    program.chmod(0o755)
    return program.parent


def test_the_tour(tmp_path: Path) -> None:
    """In Chinese, which the commands of the tour learn from the demo."""
    folder = tmp_path / "kept"
    tour = subprocess.run(
        [*DEMO, "--lang", "zh", "--keep", str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        cwd=tmp_path,
        env=environment(SCRAPE_DB=str(tmp_path / "mine.db"), SCRAPE_CONFIG=str(tmp_path / "mine.yaml")),
        check=False,
    )
    assert tour.returncode == 0, tour.stdout + tour.stderr
    commands = re.findall(r"^\$ (.*)$", tour.stdout, re.MULTILINE)
    assert commands == [
        "scrape fetch",
        "scrape fetch",
        "scrape search 渡口 --limit 3",
        "scrape export --format csv -o articles.csv",
        "scrape sources",
    ]
    assert "新增 48，更改 0" in tour.stdout
    assert "新增 1，更改 1" in tour.stdout
    assert "Traceback" not in tour.stderr

    assert not (tmp_path / "mine.db").exists()
    assert (folder / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    archive = sqlite3.connect(folder / "archive.db")
    assert archive.execute("SELECT count(*) FROM articles").fetchone() == (49,)
    assert archive.execute("SELECT count(*) FROM revisions").fetchone() == (1,)
    assert archive.execute("SELECT reason FROM failures").fetchall() == [("HTTP 404",)]
    archive.close()

    ran = environment(PATH=f"{_scrape_on(tmp_path)}{os.pathsep}{os.environ['PATH']}")
    on_from_here = re.findall(r"^\S[^\n]*[:：]\s+(cd .*;.*)$", tour.stdout, re.MULTILINE)
    assert on_from_here
    for line in on_from_here:
        done = subprocess.run(["bash", "-ec", line], cwd=tmp_path, env=ran, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    (port,) = set(re.findall(r"127\.0\.0\.1:(\d+)", (folder / "sources.yaml").read_text(encoding="utf-8")))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(port)), timeout=120)


@pytest.mark.parametrize("name", ["archive.db", "sources.yaml"])
def test_a_folder_in_use_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    tour = subprocess.run(
        [*DEMO, "--keep", str(tmp_path)], capture_output=True, encoding="utf-8", env=environment(), check=False
    )
    assert tour.returncode == 2
    assert f"already contains {name}" in tour.stderr
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    tour = subprocess.Popen(
        DEMO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=tmp_path,
        env=environment(TMPDIR=str(tmp_path)),
        start_new_session=True,
    )
    assert tour.stdout is not None
    while "14 new" not in (line := tour.stdout.readline()):  # one source is done, another still runs
        assert line or tour.poll() is None, tour.communicate()
    os.killpg(tour.pid, signal.SIGINT)  # a terminal sends it to the whole group
    _, errors = tour.communicate(timeout=300)
    assert tour.returncode == 130, errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


def test_it_can_only_serve(tmp_path: Path) -> None:
    """For the tutorial: sources.yaml is written, and `scrape fetch` in another terminal finds the newspaper there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    serve = [*DEMO, "--serve", "--port", port]
    environ = environment(SCRAPE_LANG="en")
    server = subprocess.Popen(
        [*serve, "--keep", "news"], cwd=tmp_path, env=environ, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        assert server.stderr is not None
        assert "sources.yaml" in server.stderr.readline()
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        again = subprocess.run(serve, cwd=tmp_path, env=environ, capture_output=True, encoding="utf-8", check=False)
        assert again.returncode == 2
        assert "--port" in again.stderr
        fetch = [*DEMO[:-1], "fetch", "澜汀文化"]
        fetched = subprocess.run(
            fetch, cwd=tmp_path / "news", env=environ, capture_output=True, encoding="utf-8", check=False
        )
        assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(300) == 130


def test_what_the_demo_says_to_do_next_works_on_its_own_newspaper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One headline of the city's list leads to a page that is gone: that is no reason to end with 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text("defaults: {delay: 0}\n", encoding="utf-8")  # a test is in a hurry
    with DemoNewspaper() as paper:
        for arguments in (["add", f"{paper.url}/city/", "--yes"], ["fetch"], ["fetch"], ["fetch", "--full"]):
            done = CliRunner().invoke(scrape, arguments)
            assert done.exit_code == 0, done.output
    archive = sqlite3.connect(tmp_path / "archive.db")
    assert archive.execute("SELECT reason FROM failures").fetchall() == [("HTTP 404",)]
    archive.close()
