"""WARC files as others write them: other records, other types, encodings, damaged members, places to go on from."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from scraper.importers import ImportFailed
from scraper.importers.captures import Capture, Passed
from scraper.importers.filters import PageFilter
from scraper.importers.warc import http_payload, warc
from tests.examples import examples
from tests.importers.records import answer, chunked, members, page, raw_deflate, record


def site(count: int) -> list[bytes]:
    return [record(f"https://a.cn/{n}", answer(page(f"第{n}号"))) for n in range(count)]


def read(content: bytes, choice: PageFilter = PageFilter(), start: int = 0) -> list[Capture | Passed | ImportFailed]:  # noqa: B008
    return list(warc.read(io.BytesIO(content), "a.warc.gz", choice, start))


def urls(records: Iterable[object]) -> list[str]:
    return [one.fetched.url for one in records if isinstance(one, Capture)]


def problems(records: Iterable[object]) -> list[str]:
    return [str(one) for one in records if isinstance(one, ImportFailed)]


def test_only_pages_that_answered_come_in() -> None:
    content = members(
        record("https://a.cn/1", answer(b"<h1>one"), date="2026-01-31T09:00:00.123456+08:00"),
        record("https://a.cn/2", answer(b"<h1>gone", "404 Not Item")),
        record("https://a.cn/3", answer(b"\x89PNG", kind="image/png")),
        record("dns:a.cn", b"20260131 a.cn. A 10.0.0.1"),
        record("https://a.cn/4", answer(b"<h1>four", kind="application/xhtml+xml")),
        record("https://a.cn/5", answer(b"")),
        record("https://a.cn/6", answer(b"", "301 Moved Permanently", "text/html", "Location: /1")),
        record("https://a.cn/robots.txt", answer(b"User-agent: *", kind="text/plain")),
        record("https://a.cn/1", b"GET /1 HTTP/1.1\r\nHost: a.cn\r\n\r\n", "request"),
        record("https://a.cn/1", b"fetchTimeMs: 7", "metadata"),
        record("https://a.cn/1", b"", "revisit"),
        record("javascript:alert(1)", answer(b"<h1>no address")),
        record("urn:view:https://a.cn/1", answer(b"<h1>as a browser showed it")),
        record("https://a.cn/\x1b[31m.png", answer(b"\x89PNG", kind="image/png")),
        b"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.cn/7\r\nWARC-Date: 2026\r\n"
        b"Content-Type: text/html\r\nContent-Length: 7\r\n\r\n<h1>sev\r\n\r\n",
    )
    records = read(content)
    assert urls(records) == ["https://a.cn/1", "https://a.cn/4", "https://a.cn/7"]
    assert problems(records) == []
    assert isinstance(records[0], Capture)
    assert records[0].fetched.fetched == "2026-01-31T01:00:00Z"
    assert records[0].source is None


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        ("20260131090000", "2026-01-31T09:00:00Z"),  # as ARC files and CDX indexes write it
        ("2026-01-31T09:00:00+08:00", "2026-01-31T01:00:00Z"),
        ("2026-03", "2026-03-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
    ],
)
def test_dates_of_records(date: str, fetched: str) -> None:
    file = io.BytesIO(record("https://a.cn/1", answer(page("一")), date=date))
    assert [one.fetched.fetched for one in warc.read(file, "a.warc") if isinstance(one, Capture)] == [fetched]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "-"),
        ("/2026/0131/c1.html", "/2026/0131/c1.html"),
        ("a.cn/1", "a.cn/1"),
        ("a.cn:8080/1", "a.cn:8080/1"),
        ("http:/a.cn/1", "http:/a.cn/1"),
        ("https://a.cn/\x1b[31m", "https://a.cn/"),
        ("https:" + "x" * 900, "https:" + "x" * 194),
    ],
)
def test_a_page_without_an_address_is_named(address: str, shown: str) -> None:
    first = record("https://a.cn/0", answer(page("零")))
    records = read(first + record(address, answer(page("一"))) + record("https://a.cn/2", answer(page("二"))))
    assert urls(records) == ["https://a.cn/0", "https://a.cn/2"]
    (problem,) = problems(records)
    assert problem.startswith(f"the record at byte {len(first):,}: not read: WARC-Target-URI is not an http(s) address")
    assert problem.endswith(f": {shown}")


@pytest.mark.parametrize("date", ["20261331090000", "yesterday", ""])
def test_a_record_whose_date_is_none_is_named_and_not_stored(date: str) -> None:
    file = io.BytesIO(
        record("https://a.cn/1", answer(page("一")), date=date) + record("https://a.cn/2", answer(page("二")))
    )
    failed, page_of_2, *_rest = [one for one in warc.read(file, "a.warc") if isinstance(one, Capture | ImportFailed)]
    assert isinstance(failed, ImportFailed)
    assert str(failed) == f"https://a.cn/1: not read: WARC-Date is not a date: {date or '-'}"
    assert isinstance(page_of_2, Capture)
    assert page_of_2.fetched.url == "https://a.cn/2"


ENCODED = {
    "gzip": gzip.compress(page("号")),
    "gzip, in two members": gzip.compress(page("号")[:300]) + gzip.compress(page("号")[300:]),
    "deflate": zlib.compress(page("号")),
    "deflate, bare": raw_deflate(page("号")),
    "zstd": zstandard.ZstdCompressor().compress(page("号")),
    "zstd, of unknown size": zstandard.ZstdCompressor(write_content_size=False).compress(page("号")),
    "identity": page("号"),
    "gzip, undone by the archiver": page("号"),
    "br, undone by the archiver": page("号"),
}


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("transfer", ["", "chunked", "chunked, undone by the archiver"])
def test_what_a_server_did_to_a_page_is_undone(encoding: str, transfer: str) -> None:
    pytest.importorskip("brotli")
    body = ENCODED[encoding]
    headers = [f"Content-Encoding: {encoding.split(',')[0]}"]
    if transfer:
        headers.append("Transfer-Encoding: chunked")
        body = chunked(body) if transfer == "chunked" else body
    (capture, _) = read(members(record("https://a.cn/1", answer(body, "200 OK", "text/html", *headers))))
    assert isinstance(capture, Capture)
    assert capture.fetched.content == page("号")


def test_brotli_is_undone_where_there_is_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    content = members(
        record("https://a.cn/1", answer(brotli.compress(page("号")), "200 OK", "text/html", "Content-Encoding: br")),
        record("https://a.cn/2", answer(page("号"))),
    )
    capture = read(content)[0]
    assert isinstance(capture, Capture)
    assert capture.fetched.content == page("号")
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    records = read(content)
    assert urls(records) == ["https://a.cn/2"]
    assert "scrape install brotli" in problems(records)[0]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("zstd", zstandard.ZstdCompressor().compress), ("deflate", zlib.compress)],
    ids=["gzip", "zstd", "deflate"],
)
def test_a_bomb_does_not_go_off(coding: str, pack: Callable[[bytes], bytes]) -> None:
    block = answer(pack(bytes(40 << 20)), "200 OK", "text/html", f"Content-Encoding: {coding}")
    assert urls(read(members(record("https://a.cn/1", block), *site(1)))) == ["https://a.cn/0"]


def test_a_compressed_page_that_breaks_off_is_given_as_far_as_it_goes() -> None:
    whole = page("号") + bytes(range(256)) * 40
    packed = gzip.compress(whole)
    block = answer(packed[: len(packed) // 2], "200 OK", "text/html", "Content-Encoding: gzip")
    (capture, _) = read(members(record("https://a.cn/1", block)))
    assert isinstance(capture, Capture)
    assert whole.startswith(capture.fetched.content)
    assert len(capture.fetched.content) > 200


def test_a_page_over_the_limit_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_payload, "LARGEST", 10)
    content = members(
        record("https://a/1", answer(b"x" * 11)), record("https://a/2", answer(b"x" * 10)), record("https://a/3", b"")
    )
    assert urls(read(content)) == ["https://a/2"]


@pytest.mark.parametrize(
    "content",
    [
        *[b"headline,url\r\n" * 100, b"", gzip.compress(b"notes" * 100), b"\x1f\x8b\x08"],
        *[
            b"<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>x</title>\n<body><p>x</p>",
            b"a b c d 5\nxxxxx\n",
        ],
    ],
    ids=["table", "empty", "gzip", "stump", "HTML", "ARC"],
)
def test_a_file_that_is_none_is_said(content: bytes) -> None:
    if content:
        with pytest.raises(
            ImportFailed, match=r"notes\.warc: damaged after 0 records, or not a WARC file: [^\n\[]+$"
        ):  # without the bytes that the library quotes
            list(warc.read(io.BytesIO(content), "notes.warc"))
    else:
        assert urls(warc.read(io.BytesIO(content), "notes.warc")) == []


def damaged(kind: str) -> tuple[bytes, list[str]]:
    """A file with something wrong in its third record, and the pages that can be read all the same."""
    records = site(6)
    good = [f"https://a.cn/{n}" for n in (0, 1, 3, 4, 5)]
    packed = [gzip.compress(one, 6) for one in records]
    middle = len(packed[2]) // 2
    if kind == "bits":
        packed[2] = packed[2][:middle] + b"\xff\x00\xff\x00" * 8 + packed[2][middle + 32 :]
    elif kind == "cut out":
        packed[2] = packed[2][:middle]
    elif kind == "checksum":
        packed[2] = packed[2][:-8] + b"\0" * 8
    elif kind == "no length":
        packed[2] = gzip.compress(records[2].replace(b"Content-Length", b"Content-Nothing", 1))
    elif kind == "negative length":
        packed[2] = gzip.compress(records[2].replace(b"Content-Length: ", b"Content-Length: -", 1))
    elif kind == "no type":
        packed[2] = gzip.compress(records[2].replace(b"WARC-Target-URI", b"WARC-Nothing-URI", 1))
    elif kind == "no record":
        packed[2] = gzip.compress(b"nothing of the kind" * 50)
    elif kind == "endless header":
        packed[2] = gzip.compress(b"WARC/1.0\r\nX: " + b"y" * (3 << 20))
    elif kind == "too long":
        packed[2] = gzip.compress(record("https://a.cn/2", answer(page("二")), length=10_000_000))
    elif kind == "plain":
        return b"".join([*records[:2], records[2].replace(b"WARC/1.0", b"WORC/9.9"), *records[3:]]), good
    return b"".join(packed), good


@pytest.mark.parametrize(
    "kind",
    ["bits", "cut out", "checksum", "no length", "no type", "no record", "endless header", "too long", "plain"],
)
def test_what_is_damaged_costs_itself_alone(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    content, good = damaged(kind)
    records = read(content)
    assert [url for url in urls(records) if url != "https://a.cn/2"] == good
    assert len(problems(records)) == 1
    assert "a.warc.gz: damaged at byte" in problems(records)[0]
    assert capsys.readouterr() == ("", "")


def test_a_pipe_is_read_up_to_the_damage() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation("seek")

        def tell(self) -> int:
            raise io.UnsupportedOperation("tell")

    content, good = damaged("bits")
    records = list(warc.read(Pipe(content), "-"))
    assert urls(records) == good[:2]
    assert "the rest skipped" in problems(records)[0]
    assert urls(warc.read(Pipe(members(*site(3))), "-")) == [f"https://a.cn/{n}" for n in range(3)]


def test_a_disk_that_fails_is_said_after_what_could_be_read() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    content = b"".join(site(400))
    records: list[object] = []

    def read_on() -> None:
        for one in warc.read(Failing(content), "a.warc"):
            records.append(one)

    with pytest.raises(ImportFailed, match=r"a\.warc: cannot be read: Input/output error"):
        read_on()
    assert len(urls(records)) > 50


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@given(cut=st.integers(0, 10_000))
@examples(60)
def test_a_file_that_was_cut_short_gives_what_is_whole(packed: bool, cut: int) -> None:
    parts = [gzip.compress(one) if packed else one for one in site(5)]
    content = b"".join(parts)
    cut = cut * len(content) // 10_000
    whole = sum(len(b"".join(parts[: n + 1])) <= cut for n in range(5))
    try:
        records = read(content[:cut])
    except ImportFailed:
        assert whole == 0
        return
    assert [f"https://a.cn/{n}" for n in range(whole)] == urls(records)[:whole]
    assert len(urls(records)) - whole <= 1
    assert all(
        one.fetched.content == page(f"第{n}号") for n, one in enumerate(c for c in records if isinstance(c, Capture))
    )


@given(data=st.binary(max_size=400), place=st.integers(0, 4))
@examples(150)
def test_whatever_the_bytes_only_clear_words_come_of_them(data: bytes, place: int) -> None:
    parts = [gzip.compress(one) for one in site(4)]
    parts.insert(place, data)
    try:
        records = read(b"".join(parts))
    except ImportFailed:
        return
    assert len(urls(records)) <= 4


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_reading_goes_on_anywhere_and_gives_the_rest(packed: bool) -> None:
    records = site(7)
    records.insert(3, record("https://a.cn/x", answer(b"no page", kind="image/png")))
    content = members(*records) if packed else b"".join(records)
    whole = urls(read(content))
    for one in read(content):
        if isinstance(one, Capture):
            assert one.resume is not None
            done = whole.index(one.fetched.url) + 1
            rest = urls(read(content, start=one.resume))
            assert whole[:done] + [url for url in rest if url not in whole[:done]] == whole
            assert len(rest) <= len(whole) - done + 1


def test_a_file_that_was_gzipped_as_a_whole_is_read_too() -> None:
    content = gzip.compress(b"".join(site(5)))
    records = read(content)
    assert urls(records) == [f"https://a.cn/{n}" for n in range(5)]
    assert {one.resume for one in records if isinstance(one, Capture)} == {0}


def test_stretches_without_a_wanted_page_are_told() -> None:
    content = members(*site(1), *(record(f"https://b.cn/{n}", answer(b"<p>x")) for n in range(1200)))
    records = read(content, PageFilter(hosts=("a.cn",)))
    assert urls(records) == ["https://a.cn/0"]
    passed = [one for one in records if isinstance(one, Passed)]
    assert sum(one.filtered for one in passed) == 1200
    assert len(passed) >= 3
    places = [one.resume or 0 for one in passed]
    assert places == sorted(places)


def test_the_pages_of_a_hostile_split_article_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 1000)
    more = b"WARC/1.0\r\nScrape-Continues: https://a.cn/0\r\n"
    parts = [one.replace(b"WARC/1.0\r\n", more) for one in site(9)[1:]]
    (capture, _) = read(members(*site(1), *parts))
    assert isinstance(capture, Capture)
    assert sum(len(part.content) for part in capture.further) <= 2000


def test_what_is_wanted_is_asked_before_a_page_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = []
    real = warc.payload
    monkeypatch.setattr(warc, "payload", lambda one: unpacked.append(one) or real(one))
    content = members(
        record("https://news.a.cn/1", answer(page("一")), date="2026-01-10T01:00:00Z"),
        record("https://news.a.cn/2", answer(page("二")), date="2026-01-20T23:59:59Z"),
        record("https://b.com/3", answer(page("三")), date="2026-01-20T01:00:00Z"),
        record("https://A.CN:8080/4", answer(page("四")), date="2026-01-21T00:00:00Z"),
    )
    assert urls(read(content, PageFilter(hosts=("*.a.cn", "a.cn")))) == [
        "https://news.a.cn/1",
        "https://news.a.cn/2",
        "https://A.CN:8080/4",
    ]
    assert urls(read(content, PageFilter(since="2026-01-20", until="2026-01-20"))) == [
        "https://news.a.cn/2",
        "https://b.com/3",
    ]
    assert len(unpacked) == 5


class _Counting(io.BytesIO):
    """A file that counts the bytes that are read of it."""

    bytes_read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.bytes_read += len(data)
        return data


@pytest.mark.parametrize("lie", ["beyond the end", "half of the file", "none"])
def test_many_lies_cost_what_many_records_cost(lie: str) -> None:
    """Each lying record is passed over, the honest ones come in, and no stretch is read once for each lie."""

    def cost(number: int) -> int:
        block = answer(page("馆"))
        half = len(record("https://a.cn/00000", block, length=10**9)) * number // 2 + 7
        length = {"beyond the end": 10**9, "half of the file": half, "none": 7}[lie]
        liars = [record(f"https://a.cn/{n:05d}", block, length=length) for n in range(number)]
        file = _Counting(b"".join([*liars, record("https://a.cn/true", answer(page("真")))]))
        records = list(warc.read(file, "x.warc"))
        assert [one.fetched.url for one in records if isinstance(one, Capture)][-1] == "https://a.cn/true"
        assert sum(isinstance(one, ImportFailed) for one in records) >= number // 3
        return file.bytes_read

    few, many = cost(20), cost(160)
    assert many < 12 * few
