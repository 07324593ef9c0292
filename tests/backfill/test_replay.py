"""Captures as pages of their site: right, or refused with the reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.backfill.filling import fill, web
from tests.web_archive import SITE, Archive, Fault, Stored, serve, story


@pytest.fixture(scope="module")
def server() -> Iterator[Archive]:
    with serve([]) as archive:
        yield archive


@pytest.fixture
def served(server: Archive) -> Archive:
    server.captures, server.form, server.faults, server.page_size = [], "wayback", [], 3
    server.requests.clear()
    server.hosts.clear()
    return server


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(db) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.slow
def test_the_page_is_stored_under_the_sites_address_at_the_time_of_its_capture(served: Archive, tmp_path: Path) -> None:
    served.captures = [story(1)]
    report, _ = fill(tmp_path / "a.db", served)
    assert (report.ended, report.outcomes) == ("done", {"new": 1})
    (row,) = rows(tmp_path / "a.db", "SELECT url, fetched, published FROM articles")
    assert row == (f"{SITE}/2013/1.html", "2013-03-04T01:02:03Z", "2013-03-04T09:15+08:00")
    (origin,) = rows(tmp_path / "a.db", "SELECT url, requested, archive, record FROM pages")
    shown = f"{served.base}/web/20130304010203/{SITE}/2013/1.html"
    assert origin == (f"{SITE}/2013/1.html", f"{SITE}/2013/1.html", "127.0.0.1", shown)
    assert served.hosts == {served.base.removeprefix("http://")}


def test_gbk_is_read_by_the_headers_of_the_capture(served: Archive, tmp_path: Path) -> None:
    one = story(1)
    text = one.body.decode().replace('<meta charset="utf-8">', "")
    served.captures = [
        replace(one, body=text.encode("gbk"), content_type="text/html; charset=gbk"),
        replace(
            *(story(2),),
            body=story(2).body.decode().replace('<meta charset="utf-8">', "").encode("gbk"),
            content_type="text/html",
            headers=(("X-Archive-Orig-Content-Type", "text/html; charset=gb2312"),),
        ),
    ]
    fill(tmp_path / "a.db", served)
    assert [headline for (headline,) in rows(tmp_path / "a.db", "SELECT headline FROM articles ORDER BY url")] == [
        "云汀渔船归港迎来丰收季1",
        "云汀老城区供暖管网改造2",
    ]


def test_captures_that_are_no_page_are_refused_with_their_reason(served: Archive, tmp_path: Path) -> None:
    good = story(9)
    marked = good.body + b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
    at = f"{served.base}/web"
    served.captures = [
        replace(story(1), body=b"<p>Wayback Machine has not archived that URL.</p>", memento="", digest="X"),
        replace(story(2), body=marked, digest="X"),
        replace(story(3), location=f"{at}/20130304010203id_/{SITE}/elsewhere.html"),
        replace(story(4), location="http://live.example.cn/moved.html"),
        replace(story(5), memento="Tue, 01 Jan 2019 00:00:00 GMT"),
        replace(story(6), body=b"\x89PNG\r\n\x1a\n" + bytes(2000)),
        replace(story(7), body=b"<html><title>404 Not Found</title><body>404</body></html>"),
        replace(story(8), location=f"{at}/20130304010203id_/{SITE}/2013/8.html"),
        good,
    ]
    report, seen = fill(tmp_path / "a.db", served)
    reasons = seen.reasons()
    assert reasons["1.html"] == "the archive does not have the page, and says so with status 200"
    assert "rewritten" in str(reasons["2.html"])
    assert reasons["3.html"] == f"the capture is a redirect to {SITE}/elsewhere.html"
    assert reasons["4.html"] == "the capture is a redirect to http://live.example.cn/moved.html"
    assert "another time" in str(reasons["5.html"])
    assert "6.html" in reasons
    assert reasons["7.html"] == "not an article"
    assert reasons["8.html"] == "the archive redirects in a circle"
    assert report.outcomes == {"refused": 8, "new": 1}
    assert report.ended == "done"
    assert served.hosts == {served.base.removeprefix("http://")}


def test_the_archives_own_redirect_to_the_time_of_a_capture_is_followed(served: Archive, tmp_path: Path) -> None:
    one = story(1, "20130304010203")
    served.captures = [
        one,
        replace(one, timestamp="20130104010203", location=f"{served.base}/web/20130304010203id_/{one.url}"),
    ]
    fill(tmp_path / "a.db", served)
    assert rows(tmp_path / "a.db", "SELECT fetched FROM articles") == [("2013-03-04T01:02:03Z",)]


def test_the_earliest_whole_capture_is_taken(served: Archive, tmp_path: Path) -> None:
    served.captures = [
        replace(story(1, "20130101000000"), body=b"<p>short"),
        story(1, "20130201000000", "港口扩建一期"),
        story(1, "20130301000000", "港口扩建二期"),
    ]
    report, _ = fill(tmp_path / "a.db", served)
    assert rows(tmp_path / "a.db", "SELECT headline, fetched FROM articles") == [
        ("港口扩建一期", "2013-02-01T00:00:00Z")
    ]
    assert (report.requested, report.outcomes) == (2, {"refused": 1, "new": 1})


def test_records_of_warc_files_are_read_by_their_stretch(served: Archive, tmp_path: Path) -> None:
    served.form = "pywb"
    served.captures = [story(n) for n in range(4)]
    served.captures.append(Stored(f"{SITE}/2013/r.html", "20130304010203", b"", revisit=True))
    served.captures.append(replace(story(5), truncated="length"))
    report, seen = fill(tmp_path / "a.db", served, archive=web(served, by_record=True))
    assert report.outcomes == {"new": 4, "refused": 1}
    assert "revisit" in str(seen.reasons()["r.html"])
    origins = rows(tmp_path / "a.db", "SELECT DISTINCT archive, substr(record, 1, instr(record, '#')) FROM pages")
    assert origins == [("127.0.0.1", f"{served.base}/files/t.warc.gz#")]
    assert len(served.paths("/files/")) == 4


def test_a_damaged_record_is_refused_and_a_missing_one_is_named(served: Archive, tmp_path: Path) -> None:
    served.form = "pywb"
    served.captures = [story(1), story(2)]
    served.faults = [Fault("/files/", 206, body=b"\x1f\x8b\x08 not a member")]
    report, seen = fill(tmp_path / "a.db", served, archive=web(served, by_record=True))
    assert report.outcomes == {"refused": 1, "new": 1}
    assert list(seen.reasons().values()) == ["the record is not as long as the index says"]
