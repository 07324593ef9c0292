"""Raw pages: exactly what was fetched, as small as a dictionary of the source's own pages makes it."""

from __future__ import annotations

import gzip
import random
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.archive.pages.raw_pages import TRAIN_AFTER
from scraper.errors import ArchiveError
from scraper.models import Fetched

FRAME = "".join(f"<div class='nav-{n}'><a href='/channel/{n}/index.html'>频道{n}</a></div>\n" for n in range(200))


def page(number: int) -> Fetched:
    chosen = random.Random(number)
    body = "".join(chosen.choices([chr(code) for code in range(0x4E00, 0x4F00)], k=200))
    url = f"https://news.example.cn/{number}"
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "visitor=7"), ("X-Twice", "1"), ("X-Twice", "2"))
    return Fetched(url, url, 200, headers, f"<html>{FRAME}<p>{body}</p>{FRAME}".encode(), "2026-01-31T01:00:00Z")


def fail_all(archive: Archive, pages: list[Fetched]) -> None:
    with archive.transaction():
        for fetched in pages:
            archive.crawl.record_failure(Failure("evening", fetched.url, "no article in it", fetched=fetched))


def test_a_page_comes_back_byte_for_byte_with_its_headers_but_no_cookies(archive: Archive) -> None:
    fail_all(archive, [page(1)])
    raw = archive.pages.get(1)
    assert raw is not None
    assert raw.content == page(1).content
    assert raw.headers == (("Content-Type", "text/html"), ("X-Twice", "1"), ("X-Twice", "2"))
    assert (raw.url, raw.status, raw.fetched) == (page(1).url, 200, "2026-01-31T01:00:00Z")


def test_a_dictionary_is_trained_and_all_pages_stay_readable(archive: Archive) -> None:
    pages = [page(number) for number in range(TRAIN_AFTER + 40)]
    fail_all(archive, pages)
    assert archive.connection.execute("SELECT count(*) FROM dictionaries").fetchone() == (1,)
    assert archive.connection.execute("SELECT count(*) FROM pages WHERE dictionary IS NULL").fetchone() == (0,)
    for number, fetched in enumerate(pages, 1):
        raw = archive.pages.get(number)
        assert raw is not None
        assert raw.content == fetched.content
    small = archive.connection.execute("SELECT sum(length(content)) FROM pages").fetchone()[0]
    assert small < sum(len(gzip.compress(fetched.content)) for fetched in pages) * 0.4


def test_a_rollback_leaves_no_memory_of_a_dictionary(archive: Archive) -> None:
    def all_and_a_fault() -> None:
        with archive.transaction():
            fail_all(archive, [page(number) for number in range(TRAIN_AFTER + 5)])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        all_and_a_fault()
    fail_all(archive, [page(number) for number in range(TRAIN_AFTER + 5)])
    raw = archive.pages.get(TRAIN_AFTER + 5)
    assert raw is not None
    assert raw.content == page(TRAIN_AFTER + 4).content


def test_a_damaged_page_is_noticed(archive: Archive) -> None:
    fail_all(archive, [page(1), page(2)])
    archive.connection.execute("UPDATE pages SET content = (SELECT content FROM pages WHERE id = 2) WHERE id = 1")
    with pytest.raises(ArchiveError, match="does not match its checksum"):
        archive.pages.get(1)
    archive.connection.execute("UPDATE pages SET content = x'00ff' WHERE id = 1")
    with pytest.raises(ArchiveError, match="cannot be unpacked"):
        archive.pages.get(1)


def test_lists_and_articles_have_dictionaries_of_their_own(archive: Archive, newsroom: Any, put: Any) -> None:
    with archive.transaction():
        for number in range(TRAIN_AFTER):
            put(newsroom.page(number, body=f"第{number}天。"), content=page(number).content)
    fail_all(archive, [page(number) for number in range(TRAIN_AFTER - 1)])
    assert archive.connection.execute("SELECT kind, pages FROM dictionaries").fetchall() == [("article", TRAIN_AFTER)]
    assert archive.connection.execute(
        "SELECT kind, count(*), count(dictionary) FROM pages GROUP BY kind ORDER BY kind"
    ).fetchall() == [("article", TRAIN_AFTER, TRAIN_AFTER), ("failure", TRAIN_AFTER - 1, 0)]
