"""The invented newspaper on loopback: `with DemoNewspaper() as paper:` serves it until the block ends."""

from __future__ import annotations

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from scraper.demo import layouts
from scraper.sources.editing import comments

FAILS_ONCE = "/city/2026/0109/1011.html"
"""The article whose first request of all is answered with a server error."""

_LIST = re.compile(r"/city/(?:index_(\d{1,3})\.html)?")
_MONTH = re.compile(r"/science/news-([\d-]+)\.xml")

SOURCES = """\
# The three channels of an invented newspaper, that `scrape demo` serves on this machine.
# A name and an address are enough; the rest is here because the paper is its own machine and can take it.
# The addresses hold only while the demo runs.

defaults:
  delay: 0            # a real site: leave the default, 1 second
  revisit: [ 1s, 1h ]     # a real site: leave the default, 1 hour to 7 days
  proxy: direct

sources:

  - name: 澜汀城事    # list pages in GBK, that page on (下一页)
    list: {url}/city/
    pages: 5

  - name: 澜汀文化    # nothing but an RSS feed
    feed: {url}/culture/rss.xml

  - name: 澜汀科教    # news sitemaps, a month each
    sitemap: {url}/science/sitemap.xml
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The response for a path."""

    content: bytes
    content_type: str
    status: HTTPStatus = HTTPStatus.OK

    @property
    def etag(self) -> str:
        """Changes with the content."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'


class DemoNewspaper:
    """The newspaper's server, on 127.0.0.1, on a free port unless one is named (OSError if that is taken).

    ``epoch`` is 0 until it is raised: then the paper has corrected an article, and printed a new one, which only the
    last of its news sitemaps lists, while their index is unchanged.
    ``requests`` counts (path, status). Nothing is printed.
    """

    def __init__(self, port: int = 0) -> None:
        self.epoch = 0
        self.requests: Counter[tuple[str, int]] = Counter()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._pages: Mapping[str, Callable[[], Answer]] = {
            "/": lambda: _html(layouts.front_page(self.epoch)),
            "/about.html": lambda: _html(layouts.page("about.html")),
            "/culture/": lambda: _html(layouts.page("culture_home.html")),
            "/science/": lambda: _html(layouts.page("science_home.html")),
            "/culture/rss.xml": lambda: _xml(layouts.culture_feed(self.url), "application/rss+xml"),
            "/science/sitemap.xml": lambda: _xml(layouts.sitemap_index(self.url), "application/xml"),
            "/robots.txt": lambda: Answer(layouts.robots(self.url).encode(), "text/plain"),
        }

    @property
    def url(self) -> str:
        """http://127.0.0.1:PORT, without a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def sources_yaml(self, path: Path) -> Path:
        """Write the sources.yaml of its three channels."""
        path.write_text(comments.translated(SOURCES).format(url=self.url), encoding="utf-8")
        return path

    def sent(self) -> Counter[int]:
        """Count the answers sent so far, by status."""
        with self._lock:
            counts: Counter[int] = Counter()
            for (_, status), times in self.requests.items():
                counts[status] += times
            return counts

    def __enter__(self) -> DemoNewspaper:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str, etag: str | None = None) -> Answer:
        """Answer a request for a path; ``etag`` is that of If-None-Match."""
        with self._lock:
            first = not any(seen == path for seen, _ in self.requests)
            answer = self._find(path) or _error(HTTPStatus.NOT_FOUND)
            if path == FAILS_ONCE and first:
                answer = _error(HTTPStatus.INTERNAL_SERVER_ERROR)
            if answer.status is HTTPStatus.OK and answer.etag == etag:
                answer = replace(answer, status=HTTPStatus.NOT_MODIFIED)
            self.requests[path, answer.status.value] += 1
            return answer

    def _find(self, path: str) -> Answer | None:
        printed = layouts.article_paths(self.epoch)
        if path in printed:
            article, part = printed[path]
            return _html(layouts.article_page(article, self.url, part, self.epoch), article.channel.encoding)
        if path in self._pages:
            return self._pages[path]()
        if numbered := _LIST.fullmatch(path):
            listed = layouts.city_list(int(numbered[1] or 1))
            return _html(listed, "gbk") if listed else None
        if monthly := _MONTH.fullmatch(path):
            sitemap = layouts.news_sitemap(self.url, monthly[1], self.epoch)
            return _xml(sitemap, "application/xml") if sitemap else None
        return None


def _html(text: str, encoding: str = "utf-8") -> Answer:
    # GBK pages of that age declare their charset in a meta element alone
    charset = "; charset=utf-8" if encoding == "utf-8" else ""
    return Answer(text.encode(encoding), f"text/html{charset}")


def _xml(text: str, content_type: str) -> Answer:
    return Answer(text.encode(), content_type)


def _error(status: HTTPStatus) -> Answer:
    return Answer(f"<h1>{status.value} {status.phrase}</h1>".encode(), "text/html", status)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that hang up."""


def _handler(paper: DemoNewspaper) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "LantingPress/1"
        wbufsize = -1  # head and body leave in one piece: no waiting for the other side's delayed acknowledgement
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            answer = paper.answer(urlsplit(self.path).path, self.headers.get("If-None-Match"))
            content = b"" if answer.status is HTTPStatus.NOT_MODIFIED else answer.content
            self.send_response(answer.status)
            if answer.status is HTTPStatus.OK or answer.status is HTTPStatus.NOT_MODIFIED:
                self.send_header("ETag", answer.etag)
            if content:
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
            self.wfile.flush()

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:
            """Print nothing: the terminal belongs to the command that is being demonstrated."""

    return Handler
