"""`scrape serve` itself: where it listens, what it says, how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.commands.find.serve import command
from scraper.errors import ArchiveError, ConfigError
from scraper.presentation.web import server
from tests.presentation.web.conftest import ROOT, http, served


@pytest.mark.slow
def test_it_listens_on_loopback_alone_and_ctrl_c_ends_it_cleanly(db: Path) -> None:
    with served(db) as (url, process):
        assert url.startswith("http://127.0.0.1:")
        port = int(url.rsplit(":", 1)[1])
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # nobody listens on all addresses
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
        assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.long
def test_ctrl_c_pressed_twice_ends_it_without_a_word(db: Path) -> None:
    with served(db) as (_, process):
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.communicate(timeout=300)[1]
        assert process.returncode in (0, 130)


@pytest.mark.long
def test_elsewhere_it_warns(db: Path) -> None:
    with served(db, "--host", "0.0.0.0") as (url, process):
        assert http.get(url, headers={"Host": "evil.example"}).status_code == 403
        process.send_signal(signal.SIGINT)
        assert "no password" in process.communicate(timeout=300)[1]


def test_a_port_that_is_taken_is_said(db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(command, ["--db", str(db), "--port", port])
    assert isinstance(result.exception, server.ServeError)
    assert port in str(result.exception)
    assert "--port" in str(result.exception)


def test_an_address_that_is_not_ours_is_said(db: Path) -> None:
    for host in ("192.0.2.1", "no.such.host.invalid"):
        result = CliRunner().invoke(command, ["--db", str(db), "--port", "0", "--host", host])
        assert isinstance(result.exception, server.ServeError)


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--db", str(tmp_path / "archive.db"), "--port", "0"])
    assert isinstance(result.exception, ArchiveError)


def test_without_the_extra_it_says_what_to_install(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("datasette", "datasette.app"):
        monkeypatch.setitem(sys.modules, name, None)
    result = CliRunner().invoke(command, ["--db", str(db), "--port", "0"])
    assert isinstance(result.exception, ConfigError)
    assert "install web" in str(result.exception)


def test_datasette_is_imported_by_nothing_but_a_server() -> None:
    commands = "scraper.cli.commands"
    modules = f"{commands}.find.search, {commands}.monitor.stats, {commands}.find.serve"
    code = f"import sys, {modules}; print(sorted({{'datasette', 'uvicorn', 'jinja2'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_what_only_this_machine_can_reach(host: str, loopback: bool) -> None:
    assert server.is_loopback(host) is loopback
