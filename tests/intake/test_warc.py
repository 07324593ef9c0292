"""WARC files as others write them: other records, other types, damaged ends."""

from __future__ import annotations

import io
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper.intake import IntakeError, warc

HTML = "text/html; charset=utf-8"


def records(*pages: tuple[str, str, str, bytes], **more: Any) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for url, status, kind, content in pages:
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        dates = {"WARC-Date": "2026-01-31T01:00:00.123456Z"}
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(content), http_headers=http, warc_headers_dict=dates
        )
        writer.write_record(record)
    return file.getvalue()


def test_only_pages_that_answered_come_in() -> None:
    content = records(
        ("https://news.example.cn/1", "200 OK", HTML, b"<h1>one"),
        ("https://news.example.cn/2", "404 Not Found", HTML, b"<h1>gone"),
        ("https://news.example.cn/3", "200 OK", "image/png", b"\x89PNG"),
        ("dns:news.example.cn", "200 OK", HTML, b"an address"),
        ("https://news.example.cn/4", "200 OK", "application/xhtml+xml", b"<h1>four"),
        ("https://news.example.cn/5", "200 OK", HTML, b""),
    )
    found = list(warc.read(io.BytesIO(content), "a.warc.gz"))
    assert [capture.fetched.url[-1] for capture in found] == ["1", "4"]
    assert found[0].fetched.fetched == "2026-01-31T01:00:00Z"
    assert found[0].source is None


def test_a_page_over_the_limit_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 10)
    content = records(("https://a/1", "200 OK", HTML, b"x" * 11), ("https://a/2", "200 OK", HTML, b"x" * 10))
    assert [capture.fetched.url for capture in warc.read(io.BytesIO(content), "a.warc.gz")] == ["https://a/2"]


def test_a_file_that_is_none_is_said() -> None:
    with pytest.raises(IntakeError, match=r"notes\.warc: damaged after 0 records, or no WARC file"):
        list(warc.read(io.BytesIO(b"headline,url\r\n" * 100), "notes.warc"))


def test_a_file_that_was_cut_short_gives_what_it_has() -> None:
    pages = [(f"https://a/{n}", "200 OK", HTML, bytes(range(256)) * 50) for n in range(5)]
    content = records(*pages)
    found = []
    try:
        for capture in warc.read(io.BytesIO(content[: len(content) * 7 // 10]), "cut.warc.gz"):
            found.append(capture.fetched.url)
    except IntakeError:
        pass
    assert found[:3] == [url for url, _, _, _ in pages[:3]]
