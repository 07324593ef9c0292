"""No secret of the user's comes out anywhere: not in what is printed or logged, not in any file but sources.yaml."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from tests.newssite import HEADLINES, article, feed, listing

pytestmark = pytest.mark.slow

USER, PASSWORD = "leserin", "Fluss7@Ufer"
PROXY_PASSWORD, GONE_PASSWORD, ENV_PASSWORD = "Tunnel+88x", "Bruecke_99y", "Faehre-66z"
TOKEN, COMMAND_TOKEN, OPTION_TOKEN = "T0Ke9Zx41qQ", "K0mmand0Tok3n", "0pti0nT0ken77"
COOKIE, SECOND_COOKIE = "Keks4711abcdef", "Keks0815ghijkl"
ALL = (PASSWORD, PROXY_PASSWORD, GONE_PASSWORD, ENV_PASSWORD, TOKEN, COMMAND_TOKEN, OPTION_TOKEN, COOKIE, SECOND_COOKIE)
PATHS = {f"/bendi/202603/{n:03d}.html": headline for n, headline in enumerate(HEADLINES[:5], 1)}


def _basic(user: str, password: str) -> str:
    return b64encode(f"{user}:{password}".encode()).decode()


def _spelt(secret: str) -> set[bytes]:
    """A secret in every spelling in which it could come out."""
    spelt = {secret, quote(secret, safe=""), _basic(USER, secret), secret.replace("+", "\\u002b")}
    return {each.encode() for each in spelt}


SPELT = {spelling for secret in ALL for spelling in _spelt(secret)}


class _Handler(BaseHTTPRequestHandler):
    """A site behind a password that sets cookies and quotes what it was asked with; a proxy; a webhook that fails."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave in one piece: no waiting for the delayed acknowledgement of the first
    heard: list[tuple[str, str]]

    def do_GET(self) -> None:
        through_proxy = self.path.startswith("http://")
        needed = "Proxy-Authorization" if through_proxy else "Authorization"
        authorization = self.headers.get(needed, "")
        self.heard.append((self.path, authorization))
        path = "/" + self.path.split("/", 3)[3] if through_proxy else self.path
        if path == "/robots.txt":
            self._answer(200, "User-agent: *\n", "text/plain")
        elif not authorization:
            self._answer(407 if through_proxy else 401, f"who are you, {USER}:{PASSWORD}?")
        elif path == "/redirected/":
            self._answer(302, "", more={"Location": f"http://{USER}:{quote(PASSWORD)}@{self.headers['Host']}/bendi/"})
        elif path in ("/bendi/", "/proxied/"):
            self._answer(200, listing(PATHS))
        elif path == "/rss.xml":
            self._answer(200, feed(f"http://{self.headers['Host']}", PATHS), "text/xml")
        elif path in PATHS:
            self._answer(200, article(PATHS[path]))
        else:
            self._answer(404, f"{authorization} {b64decode(authorization.split()[-1]).decode()}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((self.path, "POST"))
        self._answer(500, f"no such hook {self.path}, {unquote(self.path)}")

    def _answer(self, status: int, text: str, kind: str = "text/html; charset=utf-8", more: Any = None) -> None:
        content = text.encode()
        # a reason phrase, a header and an error page may all quote what came
        received = unquote(self.path) if self.command == "POST" else b64decode(_credentials(self)).decode()
        self.send_response(status, f"for {received}" if status >= 400 else None)
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", f"session={COOKIE}; Path=/")
        self.send_header("Set-Cookie", f"who={SECOND_COOKIE}; Path=/; HttpOnly")
        self.send_header("Content-Location", f"http://{USER}:{quote(PASSWORD)}@{self.headers['Host']}/")
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        pass


def _credentials(request: BaseHTTPRequestHandler) -> str:
    authorization = request.headers.get("Authorization") or request.headers.get("Proxy-Authorization") or "x Og=="
    return authorization.split()[-1]


EACH = """
import json, sys
from scraper import redaction
from scraper.cli.main import main
for args in json.loads(sys.argv[1]):
    code = 0
    try:
        main(args)
    except SystemExit as ended:
        code = ended.code or 0
    redaction.forget()
    sys.stderr.flush()
    print(f"<<<ended {code}>>>", flush=True)
"""


class Folder:
    """A folder with sources.yaml in which commands are run; all that they print is remembered."""

    def __init__(self, path: Path, port: int, heard: list[tuple[str, str]]) -> None:
        self.path, self.heard, self.printed = path, heard, dict[str, bytes]()
        site = f"http://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{port}"
        hook = f"http://127.0.0.1:{port}/services/{TOKEN}"
        tell = f"{sys.executable} -c 'import sys; sys.exit(sys.argv[1])' https://hooks.example/{COMMAND_TOKEN}"
        self.site, self.option = site, f"http://127.0.0.1:{port}/hooks?key={OPTION_TOKEN}"
        sources = f"""\
defaults: {{ delay: 0, cookies: on, revisit: never, hosts: [127.0.0.1], limits: {{ retries: 0 }} }}
sources:
  - {{ name: known, list: '{site}/bendi/', notify: '{hook}' }}
  - {{ name: redirected, list: '{site}/redirected/' }}
  - {{ name: fed, feed: '{site}/rss.xml' }}
  - {{ name: wrong, list: '{site}/gone/', notify: '{hook}' }}
  - {{ name: locked, list: 'http://127.0.0.1:{port}/locked/', notify: "{tell}" }}
  - {{ name: proxied, list: 'http://paper.example/proxied/', proxy: 'http://{USER}:{quote(PROXY_PASSWORD)}@127.0.0.1:{port}' }}
  - {{ name: proxy gone, list: 'http://paper.example/y/', proxy: 'http://{USER}:{GONE_PASSWORD}@127.0.0.1:9' }}
"""  # noqa: E501
        (path / "sources.yaml").write_text(sources, encoding="utf-8")
        proxy = f"{USER}:{ENV_PASSWORD}@127.0.0.1:9"
        self.environ = {**os.environ, "https_proxy": proxy, "ALL_PROXY": f"http://{proxy}", "no_proxy": "127.0.0.1"}

    def run(self, *args: str, **environ: str) -> tuple[int, str]:
        """Run a command; its exit code and all that it printed."""
        ((code, output),) = self.run_all([args], **environ)
        return code, output

    def run_all(self, calls: Sequence[Sequence[str]], **environ: str) -> list[tuple[int, str]]:
        """Run commands one after the other in one process, none of which knows what another noted."""
        done = subprocess.run(
            [sys.executable, "-c", EACH, json.dumps(calls)],
            cwd=self.path,
            env={**self.environ, **environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        outputs = re.split(rb"<<<ended (\w+)>>>\n", done.stdout)
        assert len(outputs) == 2 * len(calls) + 1, done.stdout.decode("utf-8", "replace")
        for args, output in zip(calls, outputs[::2], strict=False):
            self.printed[" ".join(args)] = output
        return [(int(c), o.decode("utf-8", "replace")) for o, c in zip(outputs[::2], outputs[1::2], strict=False)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    _Handler.heard = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    here = Folder(tmp_path_factory.mktemp("secrets"), server.server_port, _Handler.heard)
    code, output = here.run("fetch", "-vv", "--log-json", "--log-file", "run.log", "--notify", here.option)
    assert code == 1, output
    yield here
    server.shutdown()
    server.server_close()


def test_the_secrets_were_used(folder: Folder) -> None:
    """Else nothing could have come out."""
    sent = {authorization.split()[-1] for _, authorization in folder.heard if authorization}
    assert {_basic(USER, PASSWORD), _basic(USER, PROXY_PASSWORD)} <= sent
    assert {f"/services/{TOKEN}", f"/hooks?key={OPTION_TOKEN}"} <= {
        path for path, authorization in folder.heard if authorization
    }
    code, output = folder.run("search", "--count")
    assert code == 0
    assert int(output) >= len(PATHS)


COMMANDS = (
    ("fetch", "--retry", "-vv"),
    ("fetch", "wrong", "-v", "--log-json"),
    ("parse", "{site}/gone/", "{site}/bendi/", "{site}/bendi/202603/001.html"),
    ("parse", "{site}/bendi/", "--json"),
    ("sources",),
    ("sources", "--json"),
    ("config",),
    ("config", "--json"),
    ("config", "known", "wrong", "locked", "proxied", "proxy gone"),
    ("config", "known", "wrong", "locked", "proxied", "proxy gone", "--json"),
    ("runs",),
    ("runs", "1"),
    ("runs", "1", "--json"),
    ("failures",),
    ("failures", "--json"),
    ("check",),
    ("check", "wrong"),
    ("check", "--json"),
    ("show", "1", "--json"),
    ("show", "{site}/bendi/202603/001.html"),
    ("show", "1", "--raw"),
    ("schedule",),
    ("export", "-o", "all.jsonl"),
    ("export", "-o", "all.csv", "--format", "csv"),
    ("export", "-o", "all.warc.gz", "--format", "warc"),
    ("export", "-o", "all.atom", "--format", "atom"),
    ("report", "-o", "report.html"),
    ("backup", "copy.db"),
    ("add", "{site}/gone/"),
    ("add", "{site}/bendi/", "--kind", "list"),
    ("import", "{site}/gone.jsonl"),
    ("search", "{site}"),
    ("delete", "{site}/bendi/202603/009.html", "--yes"),
    ("fetch", "--notify", "{option}", "no such source"),
)


@pytest.fixture(scope="module")
def outputs(folder: Folder) -> list[str]:
    """The output of each of `COMMANDS`."""
    calls = [[arg.format(site=folder.site, option=folder.option) for arg in args] for args in COMMANDS]
    return [output for _, output in folder.run_all(calls)]


def test_no_command_prints_one(outputs: list[str]) -> None:
    for args, output in zip(COMMANDS, outputs, strict=True):
        assert "Traceback" not in output, args
        assert not _in(output.encode()), args


WRONG = (
    "proxy: 'http://leserin:Fluss7@Ufer@127.0.0.1:port'",
    "proxy: 'leserin:Fluss7@Ufer@127.0.0.1:80'",
    "proxy: 'http://leserin:Fl/Fluss7@Ufer@127.0.0.1:80'",
    "proxy: {x: 'http://leserin:Fluss7@Ufer@127.0.0.1:80'}",
    "notify: 'ftp://hooks.example/services/T0Ke9Zx41qQ'",
    "notify: 'https://hooks.example:x/services/T0Ke9Zx41qQ'",
    "notify: 'curl https://hooks.example/T0Ke9Zx41qQ \"'",
    "delay: 'http://leserin:Fluss7@Ufer@127.0.0.1:80'",
    "list: 'leserin:Fluss7@Ufer@127.0.0.1/x'",
    "list: 'http://leserin:Fl/Fluss7@Ufer@127.0.0.1:80/x'",
    "http://leserin:Fluss7%40Ufer@127.0.0.1/x",
    'proxy: "http://leserin:Fluss7@Ufer@127.0.0.1',
)


def test_no_mistake_in_the_file_quotes_one(folder: Folder, tmp_path: Path) -> None:
    calls = []
    for number, line in enumerate(WRONG):
        file = tmp_path / f"{number}.yaml"
        file.write_text(f"sources:\n  - name: x\n    list: https://a.example/\n    {line}\n")
        calls.append(["sources", "--config", str(file)])
    for line, (code, output) in zip(WRONG, folder.run_all(calls), strict=True):
        assert code == 2, line
        assert not _in(output.encode()), output


def test_no_traceback_shows_one(folder: Folder) -> None:
    """An exception that quotes an address, on the command line and in sources.yaml."""
    (folder.path / "sitecustomize.py").write_text(
        "import scraper.sources.reader as reader, scraper.sources as sources\n"
        "load = sources.load\n"
        "def fail(path):\n"
        "    found = load(path)\n"
        "    proxies = ' '.join(f'{s.proxy} {s.credentials} {s.notify}' for s in found)\n"
        "    raise KeyError(proxies)\n"
        "sources.load = fail\n"
    )
    for debug in ("1", ""):
        code, output = folder.run("fetch", "-vv", PYTHONPATH=str(folder.path), SCRAPE_DEBUG=debug)
        assert code == 1
        assert "KeyError" in output
        assert ("Traceback" in output) is bool(debug)
        assert not _in(output.encode()), output
    (folder.path / "sitecustomize.py").unlink()


@pytest.mark.usefixtures("outputs")
def test_no_file_and_no_output_has_one(folder: Folder) -> None:
    """Last: every byte that was printed and every byte in the folder, compressed pages unpacked by an export."""
    files = {path.name: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}
    assert {"archive.db", "run.log", "all.jsonl", "all.warc.gz", "report.html"} <= files.keys()
    del files["sources.yaml"]
    for name, content in [*files.items(), *folder.printed.items()]:
        assert not _in(_unpacked(content)), name


def _unpacked(content: bytes) -> bytes:
    import gzip

    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def _in(content: bytes) -> set[bytes]:
    return {spelling for spelling in SPELT if spelling in content}
