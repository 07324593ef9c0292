"""A back-fill as a whole: every article once, none lost, at the archive's pace, after faults and kills."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from scraper.archive import Archive as Opened
from scraper.crawl.reparse import reparse
from scraper.models import Hints
from scraper.sources import Source
from tests.backfill.filling import SOURCE, Here, fill, web
from tests.epaper_variants import SYSTEMS as VARIANTS
from tests.epapers import issue
from tests.newssite import article
from tests.web_archive import SITE, Archive, Fault, Form, Stored, front, serve, story


@pytest.fixture(scope="module")
def server() -> Iterator[Archive]:
    with serve([]) as archive:
        yield archive


@pytest.fixture
def served(server: Archive) -> Archive:
    server.captures, server.form, server.faults, server.page_size = [], "wayback", [], 3
    server.takes, server.robots = 0.0, ""
    server.requests.clear()
    server.hosts.clear()
    return server


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(db) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.mark.slow
def test_every_article_once_through_faults(served: Archive, db: Path) -> None:
    served.captures = [story(n, f"2013{m:02}01000000") for n in range(6) for m in (1, 2)]
    served.faults = [
        Fault("/cdx", 503),
        Fault("/2013/1.html", 503),
        Fault("/2013/2.html", kind="truncated"),
        Fault("/2013/3.html", 429, {"Retry-After": "1"}),
        Fault("/2013/4.html", kind="slow"),
    ]
    report, _ = fill(db, served)
    assert (report.ended, report.outcomes) == ("done", {"new": 6})
    assert rows(db, "SELECT url, fetched FROM articles ORDER BY url") == [
        (f"{SITE}/2013/{n}.html", "2013-01-01T00:00:00Z") for n in range(6)
    ]
    again, _ = fill(db, served)
    assert again.requested == 0


def test_what_fails_is_fetched_by_the_next_run(served: Archive, db: Path) -> None:
    served.captures = [story(n) for n in range(3)]
    served.faults = [Fault("/2013/1.html", 503, times=3)]
    report, seen = fill(db, served)
    assert (report.ended, report.outcomes) == ("failed", {"new": 2, "failed": 1})
    assert seen.reasons() == {"1.html": "HTTP 503"}
    again, _ = fill(db, served)
    assert (again.ended, again.outcomes) == ("done", {"new": 1})
    assert len(served.paths("showResumeKey")) == 1  # the index was read once


def test_a_later_capture_is_taken_where_the_first_is_damaged_but_not_where_it_fails(served: Archive, db: Path) -> None:
    served.captures = [story(1, "20130101000000", "第一稿"), story(1, "20130201000000", "第二稿")]
    served.faults = [Fault("20130101", 503, times=3)]
    assert fill(db, served)[0].outcomes == {"failed": 1}
    served.faults = [Fault("20130101", 404)]
    assert fill(db, served)[0].outcomes == {"refused": 1, "new": 1}
    assert rows(db, "SELECT headline FROM articles") == [("第二稿",)]


def test_an_index_that_fails_is_read_on_from_its_place(served: Archive, db: Path) -> None:
    served.captures = [story(n) for n in range(8)]
    served.faults = [Fault("resumeKey=3", 503, times=3)]
    report, _ = fill(db, served)
    assert report.ended == "failed"
    assert report.error == "the index cannot be read: HTTP 503"
    served.requests.clear()
    assert fill(db, served)[0].outcomes == {"new": 8}
    assert "resumeKey=3" in served.paths("showResumeKey")[0]


def test_captures_whose_text_differs_become_revisions(served: Archive, db: Path) -> None:
    first, third = "港口扩建一期", "港口扩建三期"
    served.captures = [
        story(1, "20130101000000", first),
        story(1, "20130201000000", first),
        replace(story(1, "20130301000000", third), url="https://news.example.cn/2013/1.html"),
        replace(story(1, "20130401000000", third), digest="UNLIKE"),
    ]
    report, _ = fill(db, served, all_captures=True)
    assert report.outcomes == {"new": 1, "changed": 1, "unchanged": 1}
    assert len(served.paths("id_/")) == 3  # of two equal captures in a row the index says that they are
    with Opened.read(db) as opened:
        versions = opened.articles.revisions(1)
        assert [(version["headline"], version["fetched"]) for version in versions] == [
            (first, "2013-01-01T00:00:00Z"),
            (third, "2013-03-01T00:00:00Z"),
        ]
    assert fill(db, served, all_captures=True)[0].requested == 0


def test_relative_dates_are_counted_from_the_capture(served: Archive, db: Path) -> None:
    capture = story(1, "20130304020000")
    served.captures = [
        replace(capture, body=re.sub(r"发布时间[^<]*|2013-03-04[^<]*", "3小时前", capture.body.decode()).encode())
    ]
    assert "3小时前" in served.captures[0].body.decode()
    fill(db, served)
    assert rows(db, "SELECT published FROM articles") == [("2013-03-04T07:00+08:00",)]
    with Opened.open(db) as opened:
        asyncio.run(reparse(opened, Here(), lambda _: Hints(), None, lambda _: None))
    assert rows(db, "SELECT published, revision FROM articles") == [("2013-03-04T07:00+08:00", 1)]


def test_captures_older_than_the_stored_text_become_earlier_revisions(served: Archive, db: Path) -> None:
    served.captures = [story(1, "20130301000000", "港口扩建三期")]
    fill(db, served)
    served.captures += [
        story(1, f"2013010{n}000000", f"港口扩建{text}期") for n, text in ((1, "一"), (2, "二"), (3, "三"))
    ]
    report, _ = fill(db, served, all_captures=True)
    assert report.outcomes == {"changed": 2, "unchanged": 1}
    with Opened.read(db) as opened:
        assert [(row["headline"], row["fetched"]) for row in opened.articles.revisions(1)] == [
            ("港口扩建一期", "2013-01-01T00:00:00Z"),
            ("港口扩建二期", "2013-01-02T00:00:00Z"),
            ("港口扩建三期", "2013-01-03T00:00:00Z"),
        ]


def test_list_pages_become_states_at_their_times(served: Archive, db: Path) -> None:
    served.captures = [
        front("20130306000000", 1, 2, 3, 4, 5),
        front("20130305000000", 0, 1, 2, 3, 4),
        front("20130305120000", 0, 1, 2, 3, 5),
        story(1),
    ]
    report, _ = fill(db, served)
    assert report.outcomes == {"new": 1, "listed": 2}  # one a day
    with Opened.read(db) as opened:
        assert [(seen, len(entries)) for seen, entries in opened.pages.snapshots(f"{SITE}/")] == [
            ("2013-03-05T00:00:00Z", 5),
            ("2013-03-06T00:00:00Z", 5),
        ]
        assert [row["seen"] for row in opened.pages.sightings(1)] == ["2013-03-05T00:00:00Z", "2013-03-06T00:00:00Z"]
    earlier = front("20120305000000", 7, 8, 9, 10, 11)
    served.captures.append(earlier)
    fill(db, served, days=(date(2012, 1, 1), date(2012, 12, 31)))
    with Opened.read(db) as opened:
        assert opened.pages.snapshots(f"{SITE}/")[0][0] == "2012-03-05T00:00:00Z"
        assert rows(db, f"SELECT last_visited FROM visits WHERE url = '{SITE}/'") == [("2013-03-06T00:00:00Z",)]


def test_the_settings_of_the_source_apply(served: Archive, db: Path) -> None:
    other = replace(story(3), url=f"{SITE}/other/3.html")
    served.captures = [story(1), other]
    source = replace(SOURCE, articles=r"/2013/\d+\.html", select={"outlet": ".crumb a"})
    report, _ = fill(db, served, source)
    assert report.captures == 1
    assert rows(db, "SELECT source, outlet FROM articles") == [("云汀晚报", "首页")]


def test_deleted_and_stored_articles_are_not_requested(served: Archive, db: Path) -> None:
    served.captures = [story(1), story(2), story(3)]
    fill(db, served, days=(date(2013, 1, 1), date(2013, 12, 31)))
    with Opened.open(db) as opened:
        number = opened.articles.get(f"{SITE}/2013/2.html")
        assert number is not None
        opened.deletion.delete([number["id"]])
    assert rows(db, "SELECT count(*) FROM captures WHERE url LIKE '%/2.html'") == [(0,)]
    served.captures = [replace(one, url=one.url.replace("http:", "https:")) for one in served.captures]
    served.requests.clear()
    report, _ = fill(db, served)
    assert report.outcomes["new"] == 0
    assert served.paths("/2.html") == served.paths("id_/") == []


def test_the_limit_leaves_the_rest_for_the_next_run(served: Archive, db: Path) -> None:
    served.captures = [story(n) for n in range(5)]
    report, _ = fill(db, served, limit=2)
    assert (report.ended, report.outcomes, report.is_limited) == ("done", {"new": 2}, True)
    assert fill(db, served)[0].outcomes == {"new": 3}


def test_a_split_article_is_one_article(served: Archive, db: Path) -> None:
    old, new = (
        [f"{name}第{n}段：云汀城的老人们说起这件事来各有各的记法，年份对不上。" for n in range(4)] for name in "旧新"
    )
    first = article("长篇通讯：港城十年", paragraphs=old, next_page="1001_2.html")
    second = article("长篇通讯：港城十年", paragraphs=new)
    served.captures = [
        Stored(f"{SITE}/wen/1001.html", "20130304010203", first.encode()),
        Stored(f"{SITE}/wen/1001_2.html", "20130304020000", second.encode()),
        Stored(f"{SITE}/wen/1001_2.html", "20140304020000", second.encode()),
    ]
    report, _ = fill(db, served)
    assert report.outcomes == {"new": 1}
    ((body,),) = rows(db, "SELECT body FROM articles")
    assert str(body).split("\n") == old + new


@pytest.mark.slow
def test_the_pace_is_kept_over_index_and_pages(served: Archive, db: Path) -> None:
    served.captures = [story(n) for n in range(6)]
    served.faults = [Fault("/2013/1.html", 503)]
    fill(db, served, archive=web(served, delay=0.15))
    moments = [moment for moment, path in served.requests if path != "/robots.txt"]
    assert len(moments) == 3 + 6 + 1  # the index in two parts after a question for its form; six pages, one twice
    gaps = [after - before for before, after in pairwise(moments)]
    # of 0.15 each: what a busy machine adds to one gap, as the archive sees it, is taken from the next
    assert median(gaps) > 0.12
    assert sum(gaps) > 0.15 * (len(gaps) - 1)
    assert served.hosts == {served.base.removeprefix("http://")}


def test_robots_txt_of_the_archive_is_obeyed(served: Archive, db: Path) -> None:
    served.captures = [story(1)]
    served.robots = "User-agent: *\nDisallow: /web/\n"
    report, _ = fill(db, served)
    assert report.ended == "failed"
    assert "robots.txt" in str(report.error)
    assert served.paths("id_/") == []


def kill_at(served: Archive, folder: Path, requests: int) -> None:
    """Begin a back-fill and kill it when the archive has had so many requests."""
    served.requests.clear()
    pages = served.pages
    command = [sys.executable, "-m", "scraper", "backfill", "news.example.cn/", "--from", "2013", "--to", "2013"]
    command += ["--via", served.index, "--pages", pages, "--delay", "0", "--workers", "1", "-q"]
    process = subprocess.Popen(command, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 300
    while process.poll() is None and len(served.requests) < requests:
        assert time.monotonic() < end
        time.sleep(0.002)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(300)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["wayback", pytest.param("pywb", marks=pytest.mark.long)])
@pytest.mark.parametrize("kills", [1, pytest.param(8, marks=pytest.mark.long)])
def test_no_article_is_lost_or_twice_after_kills(served: Archive, tmp_path: Path, form: Form, kills: int) -> None:
    served.captures = [story(n, f"2013{m:02}01000000") for n in range(30) for m in (1, 2)]
    served.form, served.page_size, served.takes = form, 7, 0.01
    draw = random.Random(form + str(kills))
    for _ in range(kills):
        kill_at(served, tmp_path, draw.randrange(2, 16))
    db = tmp_path / "archive.db"
    source = Source("backfill", "list", ())
    days = (date(2013, 1, 1), date(2013, 12, 31))
    report, _ = fill(db, served, source, prefix="news.example.cn/", days=days)
    assert report.ended == "done"
    assert rows(db, "SELECT url, revision, fetched FROM articles ORDER BY url") == sorted(
        (f"{SITE}/2013/{n}.html", 1, "2013-01-01T00:00:00Z") for n in range(30)
    )
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]


def test_a_paper_keeps_what_its_layouts_say_of_its_articles(served: Archive, db: Path) -> None:
    """Captions and articles that do not print their page are articles of the page whose layout lists them."""
    system, paper = VARIANTS[1], issue(date(2013, 3, 4), numbers=("01", "02"), without=())
    served.captures = [Stored(SITE + path, "20130304010203", body) for path, body in system.of(paper).items()]
    source = replace(SOURCE, kind="paper", urls=(SITE + system.start,))
    report, _ = fill(db, served, source)
    assert report.outcomes["new"] == len(paper.stories)
    places = {row["headline"]: (row["page_number"], row["page_name"]) for row in Opened.read(db).articles()}
    assert places == {story.headline: (sheet.page_number, sheet.name) for sheet, story in paper.stories}


def test_the_files_that_a_source_keeps_wait_for_its_next_fetch(served: Archive, db: Path) -> None:
    shown = replace(
        story(1), body=story(1).body.replace(b"<p>", b'<p><img src="/p/1.png" width="600" height="400">', 1)
    )
    served.captures = [shown, story(2)]
    fill(db, served, replace(SOURCE, images="keep"))
    assert rows(db, "SELECT url FROM file_queue") == [(f"{SITE}/p/1.png",)]
