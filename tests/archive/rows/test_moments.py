"""Dates of different zones: by which moment they are ordered, chosen, kept and checked."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive, Filter
from scraper.archive.rows import moments
from scraper.archive.rows.moments import moment
from scraper.archive.schema import migrations
from scraper.archive.search.engine import Sort
from scraper.archive.upkeep import verify
from scraper.models import Page
from scraper.text.segmenter import analyse

DATES = {  # from the earliest to the latest
    "eve": "2026-01-30T23:30-05:00",  # 04:30 in UTC on the 31st, printed on the day before
    "shanghai": "2026-01-31T13:00+08:00",  # 05:00
    "london": "2026-01-31T06:00+00:00",
    "tokyo": "2026-01-31T16:30+09:00",  # 07:30
    "new york": "2026-01-31T03:00-05:00",  # 08:00
}


def page(name: str, published: str | None, timezone: str | None = None) -> Page:
    text = f"{name}的记者沿江走了一整天，听渔民说起今年的鱼汛、渡口的新船票价和岸边要修的路。{name * 3}。"
    return Page(
        "article", f"https://x.cn/{name}", f"沿江见闻录{name}", body=text, published=published, timezone=timezone
    )


def put(archive: Archive, one: Page, source: str = "x") -> int:
    return archive.articles.store(source, None, one, analyse(one)).id


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        for name in sorted(DATES):  # in an order that is neither
            put(opened, page(name, DATES[name]))
        yield opened


def names(archive: Archive, choice: Filter) -> set[str]:
    return {row["headline"].removeprefix("沿江见闻录") for row in archive.articles(choice)}


def in_order(archive: Archive, sort: Sort, query: str = "渔民") -> list[str]:
    articles = [archive.articles.get(hit.id) for hit in archive.search(query, sort=sort).hits]
    return [row["headline"].removeprefix("沿江见闻录") for row in articles if row is not None]


def after(name: str) -> set[str]:
    return set(list(DATES)[list(DATES).index(name) :])


def test_the_newest_comes_first_wherever_it_was_printed(archive: Archive) -> None:
    for query in ("渔民", ""):
        assert in_order(archive, "newest", query) == list(DATES)[::-1]
        assert in_order(archive, "oldest", query) == list(DATES)
    (source,) = [row for row in archive.sources.overview() if row["name"] == "x"]
    assert source["newest"] == DATES["new york"]


@pytest.mark.parametrize("name", list(DATES))
def test_a_time_is_a_moment_in_any_zone(archive: Archive, name: str) -> None:
    there = datetime.fromisoformat(DATES[name])
    for bound in (there, there.astimezone(UTC), there.astimezone()):
        text = bound.isoformat(timespec="minutes")
        assert names(archive, Filter(since=text)) == after(name)
        assert names(archive, Filter(until=text)) == set(DATES) - after(name) | {name}
        assert archive.articles.count(chosen=Filter(since=text)) == len(after(name))


@contextmanager
def clock(zone: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("since", "until"),
    [("2026-01-31", None), (None, "2026-01-30"), ("2026-01-30", "2026-01-31"), ("2026-02", None), (None, "2025")],
)
def test_days_walked_in_order_are_the_days_of_the_filter(
    archive: Archive, since: str | None, until: str | None
) -> None:
    choice = Filter(since=since, until=until)
    chosen = names(archive, choice)
    for query in ("渔民", ""):
        hits = archive.search(query, choice, sort="newest").hits
        rows = [archive.articles.get(hit.id) for hit in hits]
        walked = [row["headline"].removeprefix("沿江见闻录") for row in rows if row is not None]
        assert walked == [name for name in list(DATES)[::-1] if name in chosen]


@pytest.mark.parametrize(
    ("zone", "bound"), [("Asia/Shanghai", "14:00"), ("UTC", "06:00"), ("America/New_York", "01:00")]
)
def test_a_time_without_offset_is_of_the_machines_clock(
    archive: Archive, zone: str, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock(zone, monkeypatch):
        assert names(archive, Filter(since=f"2026-01-31T{bound}")) == after("london")
        assert names(archive, Filter(until=f"2026-01-31T{bound}:00")) == set(DATES) - after("tokyo")


def test_a_day_is_the_one_that_is_printed_as_in_all_that_is_grouped_by_days(archive: Archive) -> None:
    assert names(archive, Filter(since="2026-01-31")) == set(DATES) - {"eve"}
    assert names(archive, Filter(until="2026-01-30")) == {"eve"}
    assert names(archive, Filter(since="2026-01", until="2026-01")) == set(DATES)
    assert names(archive, Filter(since="2026", until="2026")) == set(DATES)
    assert names(archive, Filter(until="2025")) == set()
    days = archive.statistics.count(["section"]).days["x"]
    assert {day: len(names(archive, Filter(since=day, until=day))) for day in days} == dict(days)


def test_a_date_without_a_time_is_the_beginning_of_its_day_where_the_source_is(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        put(archive, page("早", "2026-01-31T00:30+08:00"))
        put(archive, page("东", "2026-01-31", "Asia/Tokyo"))
        put(archive, page("西", "2026-01-31", "America/New_York"))
        put(archive, page("晚", "2026-01-31T13:30+08:00"))
        assert in_order(archive, "oldest") == ["东", "早", "西", "晚"]
        assert names(archive, Filter(since="2026-01-31T00:00+08:00")) == {"早", "西", "晚"}
        assert names(archive, Filter(since="2026-01-31")) == {"东", "早", "西", "晚"}


def test_an_undated_article_goes_by_when_it_was_fetched(archive: Archive) -> None:
    put(archive, page("无", None))
    assert in_order(archive, "newest")[0] == "无"
    ago = datetime.fromtimestamp(time.time() - 3600, UTC).isoformat(timespec="minutes")
    assert names(archive, Filter(since=ago)) == {"无"}


@pytest.mark.parametrize(
    ("published", "seconds"),
    [
        ("1970-01-01T00:00+00:00", 0),
        ("1970-01-01T08:00:01+08:00", 1),
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01", -8 * 3600),
        ("1970", -8 * 3600),
        ("1970-01", -8 * 3600),
        ("0001-01-01T00:00+08:00", -62135596800 - 8 * 3600),
        ("9999-12-31T23:59:59-12:00", 253402300799 + 12 * 3600),
        ("", None),
        (None, None),
        ("never", None),
        ("2026-13", None),
    ],
)
def test_the_moment_of_a_date(published: str | None, seconds: int | None) -> None:
    assert moment(published) == seconds


@given(
    st.datetimes(timezones=st.timezones()).filter(
        lambda d: d.utcoffset() is not None and d.utcoffset().seconds % 60 == 0
    )
)  # type: ignore[union-attr]
def test_sqlite_reckons_the_same(when: datetime) -> None:
    text = when.replace(microsecond=0).isoformat(timespec="minutes")
    with closing(sqlite3.connect(":memory:")) as connection:
        assert connection.execute("SELECT unixepoch(?)", (text,)).fetchone()[0] == moment(text)


def test_an_older_archive_is_given_its_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        for name, published in DATES.items():
            put(archive, page(name, published), "mixed")
        for name, published in {
            "a": "2026-01-31T09:00+09:00",
            "b": "2026-01-31T10:00+09:00",
            "c": "2026-01-31",
        }.items():
            put(archive, page(name, published), "tokyo")
        put(archive, page("d", "2026-01-31"), "undecided")
        before = archive.connection.execute("SELECT headline, moment FROM articles").fetchall()
        step = next(n for n, migrate in enumerate(migrations.MIGRATIONS) if migrate is migrations._order_by_moment)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX articles_moment")
        connection.execute("DROP INDEX articles_source")
        connection.execute("ALTER TABLE articles DROP COLUMN moment")
        connection.execute("CREATE INDEX articles_source ON articles(source, published)")
        migrations._order_by_moment(migrations.database(connection))
        connection.commit()
    assert step >= 2
    with Archive.read(path) as archive:
        moments = dict(archive.connection.execute("SELECT headline, moment FROM articles").fetchall())
        assert moments == dict(before) | {"沿江见闻录c": moment("2026-01-31T00:00+09:00")}
        assert moments["沿江见闻录d"] == moment("2026-01-31T00:00+08:00")


def test_verify_finds_and_renews_a_moment_that_is_not_that_of_the_date(archive: Archive) -> None:
    (check,) = [one for one in verify.CHECKS if one.name == "dates"]
    put(archive, page("e", "2026-01-31", "America/New_York"))
    assert list(check.find(archive.connection, lambda: None)) == []
    archive.connection.execute("UPDATE articles SET moment = moment + 3600 WHERE headline LIKE '%london'")
    archive.connection.execute("UPDATE articles SET moment = NULL WHERE headline LIKE '%录e'")
    assert [text.partition(" (")[0] for text in check.find(archive.connection, lambda: None)] == [
        "article 2",
        "article 6",
    ]
    assert check.repair is not None
    check.repair(archive.connection)
    assert list(check.find(archive.connection, lambda: None)) == []
    assert names(archive, Filter(since=DATES["london"])) == after("london")


def test_a_new_date_of_an_article_has_its_moment(archive: Archive) -> None:
    late = replace(page("eve", "2026-02-01T00:00+08:00"), body="改过了的文章，渔民说起今年的鱼汛和新船票价。" * 3)
    put(archive, late)
    assert in_order(archive, "newest")[0] == "eve"


def test_the_calendar_and_days_are_read_off_an_index(archive: Archive) -> None:
    since, values = moments.along("2026-01-31", "2026-02")
    assert len(values) == 6
    for sql, parameters in (
        (f"SELECT id FROM articles ORDER BY {moments.MOMENT} DESC, articles.id DESC", []),
        (f"SELECT id FROM articles WHERE {since} ORDER BY {moments.MOMENT} DESC, articles.id DESC", values),
        ("SELECT published FROM articles WHERE articles.source = 'x' ORDER BY moment DESC LIMIT 1", []),
    ):
        plan = [row[3] for row in archive.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        assert len(plan) == 1
        assert "INDEX articles_" in plan[0]
