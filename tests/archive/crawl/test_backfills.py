"""The queue of captures."""

from __future__ import annotations

from pathlib import Path

from scraper.archive import Archive
from scraper.archive.crawl.backfills import QueuedCapture
from scraper.models import Analysis, Fetched, Page, Provenance

URL = "http://news.example.cn/1.html"


def capture(day: int, page: str = "news.example.cn/1.html?", url: str = URL) -> QueuedCapture:
    return QueuedCapture(page, f"201301{day:02}000000", url, url, "AB", 900, "a.warc.gz#7,900")


def test_a_back_fill_goes_on_where_it_was(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        number = archive.backfills.begin("job", "晚报")
        assert archive.backfills.place(number) == ""
        assert archive.backfills.add(number, [capture(2), capture(1)], "next") == 2
        assert archive.backfills.add(number, [capture(1)], "next") == 0
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.backfills.begin("job", "晚报") == number
        assert archive.backfills.begin("another", "晚报") != number
        assert archive.backfills.place(number) == "next"
        assert list(archive.backfills.pages(number)) == [capture(1).page]
        assert archive.backfills.of_page(number, capture(1).page) == [capture(1), capture(2)]
        archive.backfills.add(number, [], None)
        assert archive.backfills.place(number) is None
        archive.backfills.finish(number, capture(1), "refused", "damaged")
        assert [one.state for one in archive.backfills.of_page(number, capture(1).page)] == ["refused", "waiting"]
        archive.backfills.settle(number, capture(1).page)
        assert list(archive.backfills.pages(number)) == []
        assert archive.backfills.count(number) == (1, 1)
        archive.backfills.begin("job", "晚报")  # all is done: the index is read again
        assert archive.backfills.place(number) == ""


def test_more_pages_than_are_read_at_a_time_come_in_order(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        number = archive.backfills.begin("job", "晚报")
        archive.backfills.add(number, [capture(1, f"p{n:04}", f"{URL}?{n}") for n in range(450)], None)
        assert list(archive.backfills.pages(number)) == [f"p{n:04}" for n in range(450)]


def test_deleted_addresses_are_not_queued(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.deletion.delete([], [URL])
        number = archive.backfills.begin("job", "晚报")
        assert archive.backfills.add(number, [capture(1)], None) == 0


def test_the_origin_of_a_page_is_kept(tmp_path: Path) -> None:
    origin = Provenance("wayback", f"https://web.archive.org/web/20130101000000/{URL}")
    content = b"<html>" + b"x" * 9000
    with Archive.open(tmp_path / "a.db") as archive:
        page = Page("article", URL, headline="云汀港", body="云汀港扩建工程开工。")
        fetched = Fetched(URL, URL, 200, (), content, "2013-01-01T00:00:00Z", origin)
        stored = archive.articles.store("晚报", fetched, page, Analysis({}, (), 0, "none"))
        assert archive.backfills.provenance(stored.id) == origin
        row = archive.articles.get(stored.id)
        assert row is not None
        assert row["archived"] == origin.record
        assert archive.pages.of_article(stored.id) == fetched
        plan = archive.connection.execute(
            "EXPLAIN QUERY PLAN SELECT record FROM pages INDEXED BY pages_provenance"
            " WHERE archive IS NOT NULL AND id = 1"
        ).fetchall()
        assert "COVERING INDEX" in str(plan)  # the bytes of the page are not read
