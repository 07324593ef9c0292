"""Deleting without a trace: in no table, in no byte of the file or its log; and nothing brings it back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.archive.schema import search_table
from scraper.archive.upkeep.verify import CHECKS
from scraper.errors import ArchiveError
from scraper.models import Page, Teaser

SECRET = "阙雨澄在旧码头作证的全部经过"
BODY = (
    f"{SECRET}。\n" + "他说当天夜里河上有雾，第三艘驳船没有点灯。\n" * 2 + "证词由记录员誊写两份，封存于档案室的铁柜。"
)


@pytest.fixture
def secret(newsroom: Any) -> Page:
    page: Page = newsroom.page(7, headline=SECRET, body=BODY, summary=f"{SECRET}，见第三版")
    return page


def traces_of(path: Path, *texts: str) -> list[tuple[str, str]]:
    """The files of an archive that hold one of the texts in their bytes, in the encodings of the pages."""
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))]
    return [
        (file.name, text)
        for file in files
        if file.exists()
        for text in texts
        if any(text.encode(coding) in file.read_bytes() for coding in ("utf-8", "gbk"))
    ]


def values_of(path: Path) -> str:
    """All that any row of any table says."""
    with sqlite3.connect(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = [connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables if name != "search_index"]
    connection.close()
    return "\n".join(f"{name}: {rowset!r}" for (name,), rowset in zip(tables, rows, strict=False))


def sound(archive: Archive) -> dict[str, list[str]]:
    problems = {check.name: list(archive.upkeep.problems(check)) for check in CHECKS}
    return {name: lines for name, lines in problems.items() if lines and "the words of" not in lines[0]}


def show(archive: Archive, newsroom: Any, *pages: Page, at: str = "2026-01-31T02:00:00Z") -> bool:
    items = tuple(Teaser(page.headline, page.url or "", page.summary) for page in pages)
    home = Page("list", url="https://news.example.cn/", items=items)
    content = "".join(f"<a href='{item.url}'>{item.headline}</a>" for item in items).encode()
    return archive.visits.store_list("evening", newsroom.fetched(home, at, content=content), home)


def test_nothing_is_left_of_it(path: Path, newsroom: Any, secret: Page) -> None:
    other = newsroom.page(
        8, items=(Teaser(SECRET, secret.url or "", SECRET), Teaser("别的", "https://news.example.cn/x"))
    )
    with Archive.open(path) as archive:
        for page, at in ((secret, "2026-01-31T01"), (replace(secret, body=f"{BODY}（更正）"), "2026-01-31T03")):
            archive.articles.store("evening", newsroom.fetched(page, f"{at}:00:00Z"), page, newsroom.analysis(page))
        archive.articles.store("evening", newsroom.fetched(other), other, newsroom.analysis(other))
        show(archive, newsroom, secret, other)
        alias = "https://m.news.example.cn/7"
        archive.articles.store("evening", newsroom.fetched(secret, requested=alias), secret, newsroom.analysis(secret))
        archive.crawl.record_failure(Failure("evening", "https://news.example.cn/9.html", "HTTP 404"))
        done = archive.deletion.delete([1])
        assert (done.articles, done.revisions, len(done.pages)) == ([1], 1, 2)
        archive.upkeep.compact()
        assert archive.articles.get(1) is None
        assert archive.articles.count() == 1
        assert [item["headline"] for item in (archive.articles.get(2) or {})["items"]] == ["别的"]
        assert archive.search.count("旧码头") == 0
        assert archive.deletion.deleted([secret.url or "", alias, other.url or ""]) == {secret.url, alias}
        assert len(archive.pages.snapshots("https://news.example.cn/")[0][1]) == 1
        assert sound(archive) == {}
    pieces = (SECRET, "第三艘驳船没有点灯", "封存于档案室", "（更正）", "2026/7.html", "m.news.example.cn")
    assert traces_of(path, *pieces) == []
    assert not [piece for piece in pieces if piece in values_of(path)]


def test_a_dictionary_that_learned_from_it_is_trained_anew(path: Path, newsroom: Any) -> None:
    texts = ["".join(map(chr, random.Random(number).choices(range(0x4E00, 0x9F00), k=500))) for number in range(40)]
    with Archive.open(path) as archive, archive.transaction():
        for number, text in enumerate(texts):
            page = newsroom.page(number)
            content = f"<title>本报</title><h1>{page.headline}</h1><p>{text}<p>{page.body}".encode()
            archive.articles.store("evening", newsroom.fetched(page, content=content), page, newsroom.analysis(page))
    with sqlite3.connect(path) as raw:
        (learned,) = raw.execute("SELECT content FROM dictionaries").fetchone()
    raw.close()
    number, piece = next(
        (number, text[place : place + 8])
        for number, text in enumerate(texts)
        for place in range(0, 492, 8)
        if text[place : place + 8].encode() in learned
    )
    assert traces_of(path, piece)
    with Archive.open(path) as archive:
        archive.deletion.delete([number + 1])
        archive.upkeep.compact()
        assert archive.articles.count() == 39
        assert all(archive.pages.of_article(row["id"]) is not None for row in archive.articles())
        assert sound(archive) == {}
        assert archive.connection.execute("SELECT count(*) FROM dictionaries").fetchone() == (1,)
    assert traces_of(path, *(texts[number][place : place + 8] for place in range(0, 492, 8))) == []


def test_copies_get_another_head(archive: Archive, newsroom: Any) -> None:
    for number in (1, 2, 3):
        page = newsroom.page(number, body=BODY)
        archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
    archive.deletion.delete([1])
    rows = {row["id"]: (row["copy_of"], row["similarity"]) for row in archive.articles()}
    assert rows == {2: (None, None), 3: (2, 1.0)}
    archive.deletion.delete([2])
    assert [(row["copy_of"], row["similarity"]) for row in archive.articles()] == [(None, None)]


def test_a_page_that_another_row_needs_stays(archive: Archive, newsroom: Any) -> None:
    for number in (1, 2):
        page = newsroom.page(number)
        archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page))
    archive.connection.execute("UPDATE articles SET page = 1")
    archive.deletion.delete([1])
    assert archive.pages.of_article(2) is not None


def by_fetch(archive: Archive, newsroom: Any, page: Page) -> str:
    return archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page)).outcome


def by_another_address(archive: Archive, newsroom: Any, page: Page) -> str:
    fetched = newsroom.fetched(page, requested="https://m.news.example.cn/7", url="https://m.news.example.cn/7")
    outcome = archive.articles.store("evening", fetched, page, newsroom.analysis(page)).outcome
    assert archive.crawl.handled(["https://m.news.example.cn/7"])
    return outcome


def by_another_spelling(archive: Archive, newsroom: Any, page: Page) -> str:
    return by_fetch(archive, newsroom, replace(page, url="http://www.news.example.cn/2026/7.html/"))


def by_import(archive: Archive, newsroom: Any, page: Page) -> str:
    return archive.articles.restore({"source": "evening"}, page, newsroom.analysis(page)).outcome


@pytest.mark.parametrize(
    "way", [by_fetch, by_another_address, by_another_spelling, by_import], ids=lambda way: way.__name__
)
def test_it_does_not_come_back_until_it_is_forgotten(
    archive: Archive, newsroom: Any, secret: Page, way: Callable[..., str]
) -> None:
    by_fetch(archive, newsroom, secret)
    archive.deletion.delete([1])
    assert archive.crawl.handled([secret.url or ""]) == {secret.url}
    assert way(archive, newsroom, secret) == "deleted"
    archive.crawl.record_failure(Failure("evening", secret.url or "", "HTTP 500", fetched=newsroom.fetched(secret)))
    archive.crawl.add_to_frontier("evening", [secret.url or ""])
    assert show(archive, newsroom, secret, newsroom.page(8))
    assert archive.articles.count() == 0
    assert archive.crawl.failures() == []
    assert archive.crawl.pending("evening", "2026-02-01T00:00:00Z") == []
    assert archive.crawl.frontier() == set()
    assert SECRET not in values_of(archive.path)
    assert sum(number for _, number in archive.deletion.count_by_day()) >= 1
    assert archive.deletion.forget([secret.url or "", "https://m.news.example.cn/7"]) >= 1
    assert way(archive, newsroom, secret) == "new"


def test_other_articles_of_a_site_with_one_canonical_link_still_come(archive: Archive, newsroom: Any) -> None:
    first = newsroom.page(1, url="https://news.example.cn/", body=BODY)
    archive.articles.store("evening", newsroom.fetched(first, requested="https://news.example.cn/a1",
                  url="https://news.example.cn/a1"), first, newsroom.analysis(first))  # fmt: skip
    archive.deletion.delete([1])
    body = "水务局公布下周停水安排，涉及城东四个街道，恢复时间另行通知，居民可拨打热线查询详情与供水点位置。"
    second = newsroom.page(2, url="https://news.example.cn/", body=body)
    fetched = newsroom.fetched(second, requested="https://news.example.cn/a2", url="https://news.example.cn/a2")
    assert archive.articles.store("evening", fetched, second, newsroom.analysis(second)).outcome == "new"


def test_a_deletion_that_is_cut_short_is_told_and_finished(path: Path, newsroom: Any, secret: Page) -> None:
    with Archive.open(path) as archive:
        by_fetch(archive, newsroom, secret)
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        archive.connection.execute("PRAGMA secure_delete = OFF")  # Debian's SQLite has it on
        archive.deletion.delete([1])
    assert traces_of(path, SECRET)
    with Archive.open(path) as archive:
        assert "free space" in sound(archive)
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        archive.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(ArchiveError, match="another program reads the archive"):
            archive.upkeep.compact()
        reader.close()
        archive.upkeep.compact()
        assert "free space" not in sound(archive)
        by_fetch(archive, newsroom, newsroom.page(3))
    assert traces_of(path, SECRET) == []


def test_an_index_of_another_version_is_made_again(archive: Archive, newsroom: Any, secret: Page) -> None:
    by_fetch(archive, newsroom, secret)
    by_fetch(archive, newsroom, newsroom.page(2))
    archive.connection.execute("UPDATE search_index_state SET value = '0' WHERE name = 'version'")
    archive.deletion.delete([1])
    assert search_table.is_current(archive.connection)
    assert sound(archive).keys() <= {"free space"}


@pytest.fixture
def addressed(archive: Archive, newsroom: Any) -> str:
    url = "https://news.example.cn/gone.html"
    archive.crawl.record_failure(
        Failure("evening", url, "HTTP 404", fetched=newsroom.fetched(newsroom.page(), content=SECRET.encode()))
    )
    return url


def test_an_address_without_an_article_can_be_deleted(archive: Archive, addressed: str) -> None:
    archive.deletion.delete([], [addressed])
    assert archive.crawl.failures() == []
    assert archive.connection.execute("SELECT count(*) FROM pages").fetchone() == (0,)
    assert archive.crawl.handled([addressed]) == {addressed}
