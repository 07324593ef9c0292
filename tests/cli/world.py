"""The world in which the examples of every command's help run as printed.

A folder as somebody has it after some days: sources.yaml, archive.db, pages and exports lying about. The sources are
the demo newspaper and a site at https://news.example.cn, with news of today, which a proxy on this machine answers for,
with a certificate of the test's own. Nothing leaves the machine; crontab, systemctl and launchctl are stand-ins.
"""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scraper.demo import DemoNewspaper
from tests import forked
from tests.epaper_systems import SYSTEMS
from tests.epapers import issue
from tests.newssite import HEADLINES, article, feed, home, listing

ROOT = Path(__file__).parents[2]
SITE = "https://news.example.cn"
SEARCHED = ("城乡低保标准本月起上调", "养老金资格认证可在手机上办", "人工智能走进渔港码头", "C919大飞机首次飞抵云汀")
"""What the examples look for."""
ARTICLES = {f"/2026/0131/c{n}.html": headline for n, headline in enumerate((*SEARCHED, *HEADLINES), 1)}
SOURCES = """\
defaults:
  delay: 0
  revisit: never
sources:
  - {{ name: 人民网, list: '{paper}/city/', pages: 5, proxy: direct, articles: '{articles}' }}
  - {{ name: cctv, list: '{site}/2026/' }}
  - {{ name: 澜汀文化, feed: '{paper}/culture/rss.xml', proxy: direct }}
"""
ALIVE = r"/city/\d+/\d+/(?!1021\.)\d+"
"""The articles of the demo newspaper's city that are there: one headline of its list leads nowhere."""
PROGRAMS = {
    "scrape": f'exec "{sys.executable}" -m scraper "$@"',
    "crontab": """case $1 in
    -l) cat ~/.crontab 2>/dev/null || { echo "no crontab" >&2; exit 1; } ;;
    -r) rm -f ~/.crontab ;;
    *) cat "$@" > ~/.crontab ;;
esac""",
}
EARLIER = f"""\
defaults: {{ delay: 0, revisit: never }}
sources: [{{ name: 头版, list: '{SITE}/' }}]
"""
"""What was fetched once and is no longer listed: a front page whose states are kept."""
STAND_INS = ("crontab", "systemctl", "launchctl", "loginctl", "xdg-open", "open")
"""What must not reach this machine's own schedules and screen."""


def _pages() -> dict[str, tuple[str, str]]:
    """Path -> content and its type."""
    html, xml = "text/html; charset=utf-8", "application/rss+xml"
    declared = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    today = date.today().isoformat()
    pages = {path: (article(headline).replace("2026-03-04", today), html) for path, headline in ARTICLES.items()}
    pages = {path: (text.replace("</head>", f"{declared}</head>"), html) for path, (text, _) in pages.items()}
    return {
        **pages,
        **_printed_papers(),
        "/": (home({"/city/ 城事": ARTICLES}, head=declared), html),
        "/city/": (listing(ARTICLES), html),
        "/bendi/": (listing(ARTICLES), html),
        "/2026/": (listing(ARTICLES), html),
        "/rss.xml": (feed(SITE, ARTICLES), xml),
        "/robots.txt": ("User-agent: *\nDisallow: /search\n", "text/plain"),
    }


def _printed_papers() -> dict[str, tuple[str, str]]:
    """A paper at /html/2026-01/31/node_1.htm: that day's, and those of the last days."""
    (system,) = (system for system in SYSTEMS if system.name == "nodes")
    days = [date(2026, 1, 30), date(2026, 1, 31), *(date.today() - timedelta(days) for days in range(3))]
    pages = {path: body.decode(system.encoding) for day in days for path, body in system.of(issue(day)).items()}

    def numbered(text: str) -> str:  # from 1 on
        return re.sub(r"node_(\d+)", lambda node: f"node_{int(node[1]) - 8}", text)

    return {numbered(path): (numbered(text), "text/html; charset=utf-8") for path, text in pages.items()}


def _handler(certificate: Path, key: Path) -> type[BaseHTTPRequestHandler]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    pages = _pages()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_CONNECT(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.flush()
            self.connection = context.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
            self.wfile = self.connection.makefile("wb")  # type: ignore[assignment]
            self.close_connection = False

        def do_GET(self) -> None:
            text, kind = pages.get(self.path, ("", ""))
            content = text.encode()
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up is no news."""


@contextmanager
def site(folder: Path) -> Iterator[dict[str, str]]:
    """Serve https://news.example.cn; the environment by which programs find it. Needs openssl."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    names = "subjectAltName=DNS:news.example.cn,DNS:*.example.cn"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example.cn -addext".split()
    subprocess.run([*make, names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = _Server(("127.0.0.1", 0), _handler(certificate, key))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    proxy = f"http://127.0.0.1:{server.server_port}"
    try:
        yield {"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy, "NO_PROXY": "127.0.0.1", "SSL_CERT_FILE": str(certificate)}
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class World:
    """``news`` is the folder to work in; ``home`` is $HOME."""

    home: Path
    environ: Mapping[str, str]

    @property
    def news(self) -> Path:
        return self.home / "news"

    def copy(self, home: Path) -> World:
        """The same elsewhere, for one example to change."""
        shutil.copytree(self.home, home)
        return World(home, {**self.environ, "HOME": str(home), "PATH": _path(home)})

    def shell(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line as a person types it, in the folder ``news``."""
        return forked.typed(line, self.news, self.environ)


def _path(home: Path) -> str:
    return os.pathsep.join((str(home / "bin"), os.environ["PATH"]))


@contextmanager
def world(home: Path) -> Iterator[World]:
    """The world, built: two fetches, and what exports leave."""
    with DemoNewspaper() as paper, site(home) as proxies:
        (home / "bin").mkdir()
        for name in ("scrape", *STAND_INS):
            program = home / "bin" / name
            program.write_text(f"#!/bin/sh\n{PROGRAMS.get(name, 'exit 0')}\n")
            program.chmod(0o755)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("SCRAPE_") and "PROXY" not in k.upper()}
        environ = {**inherited, **proxies, "HOME": str(home), "PATH": _path(home), "PYTHONPATH": str(ROOT)}
        environ |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
        built = World(home, environ)
        built.news.mkdir()
        (built.news / "sources.yaml").write_text(
            SOURCES.format(paper=paper.url, site=SITE, articles=ALIVE), encoding="utf-8"
        )
        (built.home / "earlier.yaml").write_text(EARLIER, encoding="utf-8")
        (built.news / "names.txt").write_text("澜汀\n", encoding="utf-8")
        (built.news / "page.html").write_text(article(HEADLINES[0]), encoding="utf-8")
        first, second, third = (f"{SITE}{path}" for path in list(ARTICLES)[:3])
        (built.news / "links.txt").write_text(f"# 要存的\n{first}\n{second}\n", encoding="utf-8")
        (built.news / "bookmarks.html").write_text(f'<dl><dt><a href="{third}">渔港</a></dl>', encoding="utf-8")
        subscription = f'<opml version="2.0"><body><outline text="文化" xmlUrl="{SITE}/rss.xml"/></body></opml>'
        (built.news / "feeds.opml").write_text(subscription, encoding="utf-8")
        (built.news / "saved").mkdir()
        for number, headline in enumerate(HEADLINES[:3]):
            (built.news / "saved" / f"{number}.html").write_text(article(f"旧闻：{headline}"), encoding="utf-8")
        done = built.shell(
            "scrape fetch -q && scrape fetch -q --config ~/earlier.yaml && scrape export -o articles.jsonl"
            " && scrape export --columns id,url,headline,tags -o tags.csv"
            " && scrape export --format warc -o CC-NEWS-20260131-00012.warc.gz && mkdir ~/backups"
        )
        assert done.returncode == 0, done.stdout + done.stderr
        yield built
