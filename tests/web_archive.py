"""A web archive on loopback: a CDX server of either form, captures unmodified or as WARC records, and faults.

Its captures are of invented pages. It remembers every request with its time, so that a test can check the pace.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from tests.newssite import article, listing

SITE = "http://news.example.cn"
Form = Literal["wayback", "pywb", "whole", "plain"]
"""``whole`` is pywb over a plain index: it neither counts pages nor has keys, and cuts off at ``limit``."""


@dataclass
class Stored:
    """A capture: what the index says, and what is sent for it."""

    url: str
    timestamp: str
    body: bytes
    status: str = "200"
    mime: str = "text/html"
    content_type: str = "text/html; charset=utf-8"
    digest: str | None = None
    """That of the index; None for the true one."""
    location: str | None = None
    """An archived redirect, or the archive's own to another time."""
    memento: str | None = None
    """The Memento-Datetime; None for the true one, "" for none."""
    headers: tuple[tuple[str, str], ...] = ()
    truncated: str | None = None
    revisit: bool = False

    @property
    def sha1(self) -> str:
        return self.digest or base64.b32encode(hashlib.sha1(self.body).digest()).decode()


@dataclass
class Fault:
    """An answer in place of the right one, for the next ``times`` requests whose path has ``part``."""

    part: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: Literal["answer", "truncated", "slow"] = "answer"
    times: int = 1
    body: bytes = b"busy"


@dataclass
class Archive:
    """``captures``, ``faults`` and ``form`` may be changed while it is served."""

    captures: list[Stored]
    form: Form = "wayback"
    base: str = ""
    page_size: int = 3
    """Rows of an answer of the index."""
    faults: list[Fault] = field(default_factory=list)
    requests: list[tuple[float, str]] = field(default_factory=list)
    """When each came, in seconds of `time.monotonic`, and its path."""
    hosts: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    takes: float = 0.0
    robots: str = ""
    _files: dict[int, tuple[bytes, dict[tuple[str, str], tuple[int, int]]]] = field(default_factory=dict)

    @property
    def index(self) -> str:
        return f"{self.base}/cdx"

    @property
    def pages(self) -> str:
        return f"{self.base}/web/{{timestamp}}id_/{{url}}"

    def paths(self, part: str) -> list[str]:
        """The paths of requests that have ``part``."""
        return [path for _, path in self.requests if part in path]

    def warc(self) -> tuple[bytes, dict[tuple[str, str], tuple[int, int]]]:
        """All captures as one WARC file, and the stretch of each."""
        key = hash(tuple((one.url, one.timestamp, one.body) for one in self.captures))
        if key in self._files:
            return self._files[key]
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        file, places = io.BytesIO(), {}
        writer = WARCWriter(file, gzip=True)
        for one in self.captures:
            begins = file.tell()
            stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.strptime(one.timestamp, "%Y%m%d%H%M%S"))
            http = StatusAndHeaders(f"{one.status} OK", [("Content-Type", one.content_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                one.url,
                "revisit" if one.revisit else "response",
                payload=io.BytesIO(b"" if one.revisit else one.body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": stamp},
            )
            writer.write_record(record)
            places[one.url, one.timestamp] = (begins, file.tell() - begins)
        self._files[key] = file.getvalue(), places
        return self._files[key]


@contextmanager
def serve(captures: list[Stored], form: Form = "wayback") -> Iterator[Archive]:
    """Serve an archive on a free port of loopback."""
    archive = Archive(captures, form)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body leave in one piece: no waiting for the delayed acknowledgement of the first

        def do_GET(self) -> None:
            with archive.lock:
                archive.requests.append((time.monotonic(), self.path))
                archive.hosts.add(self.headers["Host"])
                fault = next((one for one in archive.faults if one.times and one.part in self.path), None)
                if fault is not None:
                    fault.times -= 1
            time.sleep(archive.takes)
            if fault is not None and fault.kind == "answer":
                self.send(fault.status, {"Content-Type": "text/html", **fault.headers}, fault.body)
                return
            self.cut = fault is not None and fault.kind == "truncated"
            if fault is not None and fault.kind == "slow":
                time.sleep(0.5)
            path = urlsplit(self.path).path
            if path == "/robots.txt":
                self.send(200 if archive.robots else 404, {"Content-Type": "text/plain"}, archive.robots.encode())
            elif path == "/collinfo.json":
                self.send_json([{"id": "C1", "from": "2001-01-01", "to": "2030-01-01", "cdx-api": archive.index}])
            elif path == "/cdx":
                self.index(parse_qs(urlsplit(self.path).query))
            elif path.startswith("/web/"):
                self.capture()
            elif path == "/files/t.warc.gz":
                self.stretch()
            else:
                self.send(404, {}, b"")

        cut = False

        def send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if self.cut else body)
            if self.cut:
                self.close_connection = True

        def send_json(self, value: Any) -> None:
            self.send(200, {"Content-Type": "application/json"}, json.dumps(value).encode())

        def rows(self, query: dict[str, list[str]]) -> list[Stored]:
            prefix = query["url"][0].removeprefix("http://").partition("/")
            first, last = query["from"][0], query["to"][0]
            begins = prefix[0] + ("/" + prefix[2] if query["matchType"] == ["prefix"] else "/")
            matching = [
                one
                for one in archive.captures
                if one.url.partition("://")[2].startswith(begins) and first <= one.timestamp <= last
            ]
            return sorted(matching, key=lambda one: (one.url, one.timestamp))

        def index(self, query: dict[str, list[str]]) -> None:
            rows, size = self.rows(query), archive.page_size
            counts = "showNumPages" in query
            if archive.form == "wayback":
                if counts:
                    self.send(200, {"Content-Type": "text/plain"}, str(-(-len(rows) // size)).encode())
                    return
                start = int(query.get("resumeKey", ["0"])[0])
                names = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
                table = [
                    ["key", r.timestamp, r.url, "warc/revisit" if r.revisit else r.mime, r.status, r.sha1, "900"]
                    for r in rows[start : start + size]
                ]
                more = [[], [str(start + size)]] if start + size < len(rows) else []
                self.send_json([names, *table, *more] if table else [])
                return
            if archive.form == "pywb":
                pages = -(-len(rows) // size)
                if counts:
                    self.send_json({"pages": pages, "pageSize": size, "blocks": pages})
                    return
                page = int(query["page"][0])
                rows = rows[page * size : (page + 1) * size]
            elif "limit" in query:
                rows = rows[: int(query["limit"][0])]
            places = archive.warc()[1]
            lines = []
            for r in rows:
                offset, length = places[r.url, r.timestamp]
                values: dict[str, str] = {"urlkey": "key", "timestamp": r.timestamp, "url": r.url, "status": r.status}
                values |= {"mime": "warc/revisit" if r.revisit else r.mime, "digest": r.sha1}
                values |= {"length": str(length), "offset": str(offset), "filename": "t.warc.gz"}
                if r.truncated:
                    values["truncated"] = r.truncated
                if archive.form == "plain":
                    names = ("key", r.timestamp, r.url, values["mime"], r.status, r.sha1, "-", "-", str(length))
                    lines.append(" ".join((*names, str(offset), "t.warc.gz")))
                else:
                    lines.append(json.dumps(values))
            self.send(200, {"Content-Type": "text/x-ndjson"}, "\n".join(lines).encode())

        def capture(self) -> None:
            stamp, _, url = self.path.removeprefix("/web/").partition("/")
            moment = stamp.removesuffix("id_")
            same = [one for one in archive.captures if one.url == url]
            exact = next((one for one in same if one.timestamp == moment), None)
            if exact is None:
                if not same:
                    self.send(404, {"Content-Type": "text/html"}, b"not here")
                    return
                near = min(same, key=lambda one: abs(int(one.timestamp) - int(moment)))
                self.send(302, {"Location": f"{archive.base}/web/{near.timestamp}id_/{url}"}, b"")
                return
            if exact.location is not None:
                self.send(302, {"Location": exact.location}, b"")
                return
            when = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.strptime(exact.timestamp, "%Y%m%d%H%M%S"))
            memento = when if exact.memento is None else exact.memento
            headers = {"Content-Type": exact.content_type, **({"Memento-Datetime": memento} if memento else {})}
            self.send(200, {**headers, **dict(exact.headers)}, exact.body)

        def stretch(self) -> None:
            content = archive.warc()[0]
            first, last = map(int, self.headers["Range"].removeprefix("bytes=").split("-"))
            headers = {"Content-Range": f"bytes {first}-{last}/{len(content)}", "Content-Type": "application/gzip"}
            self.send(206, headers, content[first : last + 1])

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    archive.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield archive
    finally:
        server.shutdown()
        server.server_close()


HEADLINES = (
    "云汀港扩建工程开工",
    "渔船归港迎来丰收季",
    "老城区供暖管网改造",
    "中学生天文社发现彗星",
    "跨江大桥合龙在即",
    "社区食堂开到家门口",
)


PLACES = ("云汀", "澜湾", "青浦岭", "白鹭洲", "石桥镇", "望海村", "柳岸", "梅坞")


def title(number: int) -> str:
    """The headline of an article: its own, so that no two are copies."""
    return f"{PLACES[number // len(HEADLINES) % len(PLACES)]}{HEADLINES[number % len(HEADLINES)]}{number}"


def story(number: int, timestamp: str = "20130304010203", headline: str | None = None) -> Stored:
    """A capture of one of the site's articles."""
    body = article(headline or title(number)).replace("2026-03-04", "2013-03-04")
    return Stored(f"{SITE}/2013/{number}.html", timestamp, body.encode())


def front(timestamp: str, *numbers: int) -> Stored:
    """A capture of the front page with some of the articles."""
    links = {f"/2013/{n}.html": title(n) for n in numbers}
    return Stored(f"{SITE}/", timestamp, listing(links).encode())
