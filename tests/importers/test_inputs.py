"""Where an import reads from: files, patterns, folders, fsspec's file systems; over a network that stumbles."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.importers import ImportFailed
from scraper.importers.captures import Capture
from scraper.importers.inputs import Input, fingerprint, resolve, size_of
from scraper.importers.warc import warc
from scraper.importers.warc.gzip_members import next_record
from tests.importers.records import answer, members, page, record

FILE = members(*(record(f"https://a.cn/{n}", answer(page(f"第{n}号"))) for n in range(30)))


def names(inputs: list[Input]) -> list[tuple[str, str]]:
    return [(Path(place.name).name, place.kind) for place in inputs]


def test_names_patterns_and_folders_are_spelled_out(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a.warc", "c.jsonl", "d.html", "notes.txt", "deep/e.WARC.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert names(resolve([str(tmp_path / "b.warc.gz"), str(tmp_path / "c.jsonl")], None)) == [
        ("b.warc.gz", "warc"),
        ("c.jsonl", "jsonl"),
    ]
    assert names(resolve([f"{tmp_path}/*.warc*"], None)) == [("a.warc", "warc"), ("b.warc.gz", "warc")]
    assert names(resolve([f"{tmp_path}/**/*.[Ww]*"], None))[-1] == ("e.WARC.gz", "warc")
    assert names(resolve([str(tmp_path)], None)) == [
        ("a.warc", "warc"),
        ("b.warc.gz", "warc"),
        ("c.jsonl", "jsonl"),
        ("e.WARC.gz", "warc"),
        (tmp_path.name, "html"),
    ]
    assert names(resolve([str(tmp_path)], "html")) == [(tmp_path.name, "html")]
    assert names(resolve([str(tmp_path)], "jsonl")) == [("c.jsonl", "jsonl")]
    assert names(resolve([str(tmp_path / "notes.txt")], "warc")) == [("notes.txt", "warc")]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].warc").write_bytes(b"")
    assert names(resolve([str(tmp_path / "a[1].warc")], None)) == [("a[1].warc", "warc")]


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("nowhere", None, "there is no file or folder 'nowhere'"),
        ("nowhere*.warc", None, "there is no file or folder"),
        ("-", None, "cannot tell the format of standard input"),
        ("-", "html", "not from standard input"),
        ("memory://x/", "html", "files and folders of this machine"),
        ("nosuch://x/a.warc", None, "nosuch"),
        ("memory://nothing/*.warc", None, "nothing to import there"),
        ("https://a.cn/a.txt", None, "cannot tell the format of"),
        ("https://a.cn/a.zip", None, "'https://a.cn/a.zip' holds other files; unpack it"),
        ("memory://x/saved.TAR.GZ", None, "unpack it, and import its folder"),
    ],
)
def test_names_that_lead_nowhere_are_said(name: str, kind: str | None, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        resolve([name], kind)  # type: ignore[arg-type]


def test_a_pattern_of_folders_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "saved-1").mkdir()
    (tmp_path / "saved-2").mkdir()
    with pytest.raises(ConfigError, match="matches no file, only folders"):
        resolve([str(tmp_path / "saved-*")], None)


def test_a_file_is_known_by_its_size_and_beginning_wherever_it_lies(tmp_path: Path) -> None:
    marks = set()
    for name, content in (("a", FILE), ("b", FILE), ("c", FILE + b"x"), ("d", b"y" + FILE[1:])):
        (tmp_path / name).write_bytes(content)
        with Input(str(tmp_path / name), "warc").open() as file:
            marks.add(fingerprint(file))
            assert file.tell() == 0
    assert len(marks) == 3
    with (tmp_path / "a").open("rb") as file:
        assert size_of(file) == len(FILE)


def test_the_next_record_is_found_across_what_is_read_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("scraper.importers.warc.gzip_members.WINDOW", 4096)
    monkeypatch.setattr("scraper.importers.warc.gzip_members.PIECE", 1024)
    for before in (0, 1, 1023, 1024, 3071, 3072, 4095, 4096, 9000):
        (tmp_path / "a").write_bytes(b"\x1f\x8b\x08" * (before // 3) + b"W" * (before % 3) + FILE)
        with (tmp_path / "a").open("rb") as file:
            assert next_record(file, 0) == before


# -- elsewhere --------------------------------------------------------------------------------------------------------


def pages(name: str, start: int = 0) -> list[str]:
    with Input(name, "warc").open() as file:
        return [one.fetched.url for one in warc.read(file, name, start=start) if isinstance(one, Capture)]


def test_fsspecs_file_systems_are_read_like_files() -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for name in ("/crawl/2026/a.warc.gz", "/crawl/2026/b.warc.gz", "/crawl/2026/readme.txt"):
        system.pipe(name, FILE)
    try:
        assert [place.name for place in resolve(["memory://crawl/2026/"], None)] == [
            "memory:///crawl/2026/a.warc.gz",
            "memory:///crawl/2026/b.warc.gz",
        ]
        assert len(resolve(["memory://crawl/*/b.*"], None)) == 1
        assert pages("memory://crawl/2026/a.warc.gz") == [f"https://a.cn/{n}" for n in range(30)]
        with Input("memory://crawl/2026/a.warc.gz", "warc").open() as file:
            assert (fingerprint(file) or "").endswith(f" {len(FILE)}")
    finally:
        system.rm("/crawl", recursive=True)


class Shelf(BaseHTTPRequestHandler):
    """A server of one file, with ranges or without, that fails now and then."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave in one piece: no waiting for the delayed acknowledgement of the first
    ranges_requested: list[str | None] = []  # noqa: RUF012
    failing = 0
    ranges = True

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        type(self).ranges_requested.append(self.headers["Range"])
        if type(self).failing:
            type(self).failing -= 1
            self.send_error(503)
            return
        self._answer(FILE)

    def _answer(self, content: bytes) -> None:
        requested = self.headers["Range"]
        if self.path != "/a.warc.gz":
            self.send_error(404)
            return
        if requested and type(self).ranges:
            first, last = requested.removeprefix("bytes=").split("-")
            piece = FILE[int(first) : int(last or len(FILE)) + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{int(first) + len(piece) - 1}/{len(FILE)}")
            self.send_header("Content-Length", str(len(piece)))
            content = piece if content else b""
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(FILE)))
        if type(self).ranges:
            self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    pytest.importorskip("fsspec")
    monkeypatch.setattr("scraper.importers.remote.PAUSE", 0.02)
    Shelf.ranges_requested, Shelf.failing, Shelf.ranges = [], 0, True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/a.warc.gz"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_web_server_is_asked_for_what_is_needed(shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pages(shelf) == [f"https://a.cn/{n}" for n in range(30)]
    with Input(shelf, "warc").open() as file:
        place = next(one.resume or 0 for one in warc.read(file, shelf) if isinstance(one, Capture) and one.resume)
    Shelf.ranges_requested.clear()
    assert pages(shelf, place) == [f"https://a.cn/{n}" for n in range(1, 30)]
    assert any(requested and requested.startswith(f"bytes={place}-") for requested in Shelf.ranges_requested)


def test_a_web_server_without_ranges_is_read_from_its_beginning(shelf: str) -> None:
    Shelf.ranges = False
    assert pages(shelf) == [f"https://a.cn/{n}" for n in range(30)]
    with Input(shelf, "warc").open() as file:
        place = [one.resume or 0 for one in warc.read(file, shelf) if isinstance(one, Capture)][3]
    assert pages(shelf, place) == [f"https://a.cn/{n}" for n in range(4, 30)]


def test_a_network_that_stumbles_is_asked_again(shelf: str) -> None:
    Shelf.failing = 3
    assert len(pages(shelf)) == 30


def test_a_network_that_is_down_is_said(shelf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.importers.remote.TRIES", 2)
    Shelf.failing = 99
    with pytest.raises(ImportFailed, match=r"a\.warc\.gz: cannot be read"):
        pages(shelf)
    Shelf.failing = 0
    with pytest.raises(ImportFailed, match="cannot be read: 404"):
        pages(shelf.replace("a.warc.gz", "b.warc.gz"))
    with pytest.raises(ImportFailed, match="cannot be read"):
        pages("http://127.0.0.1:1/a.warc.gz")
    with pytest.raises(ImportFailed, match="there is no such file"):
        pages("memory://nowhere/a.warc.gz")
