"""WARC files of other servers and other tools, and damaged ones: each record stands for itself."""

from __future__ import annotations

import gzip
import zlib

import pytest

from scraper.importers import ImportFailed
from scraper.importers.captures import Capture
from tests.importers.records import answer, page, record
from tests.importers.warc.test_warc import read, urls


def response(
    url: str, body: bytes, head: str = "HTTP/1.1 200 OK", kind: str | None = "text/html", **more: str
) -> bytes:
    """A response record; ``length`` overrules its Content-Length, ``end`` what stands behind it."""
    headers = "" if kind is None else f"Content-Type: {kind}\r\n"
    block = f"{head}\r\n{headers}\r\n".encode() + body
    length = more.pop("length", str(len(block)))
    end = more.pop("end", "\r\n\r\n")
    own = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    return (
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-01-31T00:00:00Z\r\n{own}"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
        ).encode()
        + block
        + end.encode()
    )


@pytest.mark.parametrize(
    "kind",
    [None, "", "html", "text/html, text/html; charset=utf-8", "text/html charset=utf-8", "text/plain", "*/*",
     "application/octet-stream", "application/xml", "binary/octet-stream"],
)  # fmt: skip
@pytest.mark.parametrize("ours", [True, False])
def test_a_page_comes_in_whatever_its_type(kind: str | None, ours: bool) -> None:
    more = {"Scrape-Source": "evening"} if ours else {}
    content = b"".join(response(f"http://a.cn/{n}", page(f"第{n}号"), kind=kind, **more) for n in range(3))
    assert urls(read(content)) == [f"http://a.cn/{n}" for n in range(3)]


@pytest.mark.parametrize("kind", ["image/png", "text/css", "application/pdf", "application/json", "text/javascript"])
def test_what_is_no_page_by_its_type_does_not(kind: str) -> None:
    assert urls(read(response("http://a.cn/1", page("一"), kind=kind) + response("http://a.cn/2", page("二")))) == [
        "http://a.cn/2"
    ]


def test_203_capitals_and_missing_empty_lines_are_read() -> None:
    content = (
        response("HTTP://a.cn/1", page("一"))
        + response("http://a.cn/2", page("二"), head="HTTP/1.1 203 Non-Authoritative", end="")
        + response("HTTPS://a.cn/3", page("三"), head="HTTP/1.0 200 OK", end="\r\n")
        + response("http://a.cn/4", page("四"), end="\r\n\r\n\r\n\r\n")
        + response("http://a.cn/5", page("五"), end="")
    )
    assert urls(read(content)) == [
        "http://a.cn/1", "http://a.cn/2", "https://a.cn/3", "http://a.cn/4", "http://a.cn/5"
    ]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize(
    "length",
    ["20000000", "22000000", "90000000", "9" * 30, "-5", "10", "0", "many", str(1 << 64)],
)  # fmt: skip
def test_a_lying_length_costs_that_record_alone(length: str, packed: bool, capfd: pytest.CaptureFixture[str]) -> None:
    parts = [response(f"http://a.cn/{n}", page(f"第{n}号")) for n in range(6)]
    parts[2] = response("http://a.cn/lies", page("\x1b]52;c;AAAA\x07"), length=length)
    content = b"".join(gzip.compress(part) if packed else part for part in parts)
    records = read(content)
    assert [url for url in urls(records) if url != "http://a.cn/lies"] == [f"http://a.cn/{n}" for n in (0, 1, 3, 4, 5)]
    assert any(isinstance(one, ImportFailed) for one in records)
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", ""), "the library's own warnings are not printed"


def test_a_file_that_is_cut_off_says_so_wherever_it_is_cut() -> None:
    first, second = (record(f"https://news.example.cn/{n}.html", answer(page(f"第{n}馆开馆"))) for n in (1, 2))
    for cut in range(len(first) + 1, len(first + second) - len("\r\n\r\n"), 7):
        capture, failed = read((first + second)[:cut])
        assert isinstance(capture, Capture), cut
        assert isinstance(failed, ImportFailed), cut
        assert "damaged at byte" in str(failed), cut


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0000", "∞"])
def test_a_date_that_cannot_be_is_named(date: str) -> None:
    content = response("http://a.cn/1", page("一")).replace(b"2026-01-31T00:00:00Z", date.encode())
    items = read(content)
    assert urls(items) == []
    assert [date in str(item) for item in items if isinstance(item, ImportFailed)] == [True]


def test_headers_that_drive_a_terminal_are_cleaned_where_they_enter() -> None:
    content = response(
        "http://a.cn/1", page("一"), kind="text/html\x9b2J\x1b[31m", Scrape_Source="晚报\x1b]52;c;AAAA\x07\x9b\x00"
    )
    (capture,) = (one for one in read(content) if isinstance(one, Capture))
    assert capture.source == "晚报"
    assert all(str(value).isprintable() for pair in capture.fetched.headers for value in pair)


def test_tiny_gzip_members_are_read_in_linear_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """zlib copies all that a member leaves unused; what it is handed must not be the rest of the file."""
    handed = 0
    real = zlib.decompressobj

    class Counting:
        def __init__(self, *args: int, **others: int) -> None:
            self._real = real(*args, **others)

        def decompress(self, data: bytes, most: int = 0) -> bytes:
            nonlocal handed
            handed += len(data)
            return self._real.decompress(data, most)

        def __getattr__(self, name: str) -> object:
            return getattr(self._real, name)

    monkeypatch.setattr("zlib.decompressobj", Counting)
    body = b"".join(gzip.compress(bytes([sign])) for sign in page("一") * 4)
    answered = response("http://a.cn/1", body, kind="text/html\r\nContent-Encoding: gzip")
    assert urls(read(answered)) == ["http://a.cn/1"]
    assert handed < 40 * len(body)
    handed = 0
    outer = b"".join(gzip.compress(bytes([sign])) for sign in response("http://a.cn/1", page("一")))
    assert urls(read(outer)) == ["http://a.cn/1"]
    assert handed < 120 * len(outer)
