"""Telling a command and a webhook that sources failed, and what becomes of it when they fail themselves."""

from __future__ import annotations

import json
import logging
import shlex
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from scraper import i18n
from scraper.models import SourceReport
from scraper.monitoring import notify

WELL = SourceReport("well", new=3)
FAILED = SourceReport("江城晚报", failed=1, error="could not fetch the list page: HTTP 404")
DRIFTED = SourceReport("drifted", new=9, drift="0 of 9 new articles have a byline; as a rule 98 % do")


def python(code: str) -> str:
    """A command line that runs some Python."""
    return shlex.join([sys.executable, "-c", code])


@contextmanager
def webhook(status: int, pause: float = 0) -> Iterator[tuple[str, list[Any]]]:
    got: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(pause)
            self.send_response(status)
            self.end_headers()
            self.wfile.write("没有这个机器人".encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook?token=secret", got
    finally:
        server.shutdown()
        server.server_close()


def test_each_target_is_told_once_of_the_sources_that_are_its_own() -> None:
    reports = [WELL, FAILED, DRIFTED]
    addressed = notify.targets(reports, {"江城晚报": "mail a", "drifted": "mail b", "well": "mail a"}, "mail b")
    assert addressed == {"mail b": [FAILED, DRIFTED], "mail a": [FAILED]}
    assert notify.targets([WELL], {"well": "mail a"}, "mail b") == {}
    assert notify.targets(reports, {}, None) == {}


def test_a_command_gets_the_summary_on_its_standard_input(tmp_path: Path) -> None:
    target = tmp_path / "got.json"
    command = python(f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())")
    assert notify.send_summary(command, notify.summary(7, "/srv/archive.db", [FAILED, DRIFTED])) is None
    got = json.loads(target.read_text("utf-8"))
    assert (got["run"], got["archive"]) == (7, "/srv/archive.db")
    assert got["text"].splitlines() == [
        "scrape: 2 sources to look at",
        "江城晚报: could not fetch the list page: HTTP 404",
        "drifted: 0 of 9 new articles have a byline; as a rule 98 % do",
    ]
    assert [source["error"] for source in got["sources"]] == [FAILED.error, None]


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    command = f"{python('import sys; sys.exit(len(sys.argv))')} ; touch {tmp_path}/made"
    assert notify.send_summary(command, {}) == f"{sys.executable}: exit code 4: it gave no reason"
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("/no/such/program --x", "/no/such/program: No such file or directory"),
        ("mail 'a", "'mail ***' is not a command: No closing quotation"),
        (python("import sys; sys.exit('no mailbox\\nfor you')"), f"{sys.executable}: exit code 1: no mailbox for you"),
        (python("import os; os.close(0); raise SystemExit(0)"), None),  # who does not read is not forced to
    ],
)
def test_a_command_that_fails_is_no_more_than_a_word(command: str, why: str | None) -> None:
    assert notify.send_summary(command, notify.summary(1, "a.db", [FAILED] * 2000)) == why


def test_a_command_that_hangs_is_stopped_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notify, "COMMAND_SECONDS", 0.3)
    began = time.monotonic()
    problem = notify.send_summary("sh -c 'sleep 3000 & sleep 3000'", {})
    assert problem == "sh: did not end within 0.3 s and was stopped"
    assert time.monotonic() - began < 600


def test_a_webhook_gets_the_summary_by_post() -> None:
    with webhook(204) as (url, got):
        assert notify.send_summary(url, notify.summary(7, "a.db", [FAILED])) is None
    assert got[0]["sources"][0]["source"] == "江城晚报"
    assert got[0]["text"].startswith("scrape: 1 source to look at\n")


@pytest.mark.slow
def test_a_webhook_that_refuses_hangs_or_is_not_there_is_named_without_its_secrets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with webhook(404) as (url, _):
        assert notify.send_summary(url, {}) == "the webhook at 127.0.0.1: HTTP 404: 没有这个机器人"
    assert "secret" not in (problem := notify.send_summary(url, {}) or "")
    assert problem == "the webhook at 127.0.0.1: connection refused"
    assert notify.send_summary("https://desk.invalid/in", {}) == (
        "the webhook at desk.invalid: the host's name is not known"
    )
    with webhook(200) as (url, _):
        answered = notify.send_summary(url.replace("http:", "https:"), {}) or ""
        assert answered.startswith("the webhook at 127.0.0.1: TLS failed: ")
    monkeypatch.setattr(notify.webhook, "SECONDS", 0.3)
    with webhook(200, pause=1) as (url, _):
        assert (notify.send_summary(url, {}) or "").startswith("the webhook at 127.0.0.1: ")


def test_the_reason_of_a_webhook_is_translated_and_stays_without_secrets() -> None:
    with webhook(404) as (url, _):
        answered = notify.send_summary(url, {})
    unreachable = notify.send_summary(url, {})
    i18n.speak("zh")
    try:
        assert i18n.localized(answered or "") == "127.0.0.1 的 webhook：HTTP 404：没有这个机器人"
        assert i18n.localized(unreachable or "") == "127.0.0.1 的 webhook：连接被拒绝"
        assert "secret" not in i18n.localized(unreachable or "")
    finally:
        i18n.speak("en")


@contextmanager
def answering(*pieces: bytes, pause: float = 0.05) -> Iterator[str]:
    """The address of a server that answers any connection with these pieces, the last one again and again."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                connection, _ = server.accept()
                with connection:
                    connection.recv(65536)
                    for piece in (*pieces, *repeat(pieces[-1], 2000)):
                        connection.sendall(piece)
                        time.sleep(pause)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://me:password@127.0.0.1:{server.getsockname()[1]}/services/T00000/B11111/token?key=secretkey"


HEAD = b"HTTP/1.1 500 No\r\n"
ANSWERS = {
    "a head without end": (HEAD, b"X-More: 1\r\n"),
    "a body without end": (HEAD + b"\r\n", b"x" * 65536),
    "a drop at a time": (HEAD + b"Content-Length: 100000\r\n\r\n", b"x"),
    "no HTTP": (b"\x00\xff\x1b[31m\r\n\r\n",),
    "the address": (HEAD + b"\r\n/services/T00000/B11111/token?key=secretkey password \x1b[31m\xc2\x9b",),
    "a coding that is not gzip": (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",),
}


@pytest.mark.parametrize("pieces", ANSWERS.values(), ids=ANSWERS)
def test_a_webhook_is_bounded_whatever_it_answers(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, pieces: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(notify.webhook, "SECONDS", 0.5)
    caplog.set_level(logging.DEBUG)
    with answering(*pieces) as url:
        problem = notify.send_summary(url, notify.summary(1, "a.db", [FAILED]))
    assert problem is not None
    assert problem.startswith("the webhook at 127.0.0.1: ")
    assert len(problem) < 300
    for secret in ("T00000", "B11111", "secretkey", "password", "\x1b", "\x9b"):
        assert secret not in problem
        assert secret not in caplog.text


@pytest.mark.parametrize(
    "url", ["http://[::1/hook", "http://a b/hook", "https://exa\0mple/", "http://h:99999/", "http:///"]
)
def test_an_address_that_is_none_is_no_fault(url: str) -> None:
    assert (notify.send_summary(url, {"text": "\ud800"}) or "").startswith("the webhook at ")


def test_a_name_that_leads_inside_is_not_asked_unless_the_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def resolved(host: Any, *args: Any, **kwargs: Any) -> Any:
        return real("127.0.0.1" if host == "chat.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    with webhook(204) as (url, got):
        named = url.replace("127.0.0.1", "chat.example")
        assert "127.0.0.1 is not an address of the open internet" in (notify.send_summary(named, {}) or "")
        assert got == []
        assert notify.send_summary(named, {}, {"chat.example"}) is None
    assert got == [{}]
