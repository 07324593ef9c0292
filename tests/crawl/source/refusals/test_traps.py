"""Traps: addresses without end that bring one page over and over, recognised by sameness."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.crawl.source.refusals.traps import ARTICLES, ENOUGH, Traps, shape
from tests.newssite import HEADLINES, Answer, Site, article, listing, serve

CALENDAR = "https://a.example/calendar/2031/{n:03}.html?day={n}"
SAME = "no events on this day"


def bring(traps: Traps, count: int, words: str = SAME, *, first: int = 0, is_article: bool = False) -> list[int]:
    """The numbers of the pages at which the calendar became a trap."""
    numbers = range(first, first + count)
    return [
        n for n in numbers if traps.came(CALENDAR.format(n=n), words.format(n=chr(0x4E00 + n)), is_article=is_article)
    ]


def test_addresses_that_differ_by_numbers_have_one_shape() -> None:
    assert shape(CALENDAR.format(n=1)) == shape(CALENDAR.format(n=77)) == "a.example/calendar/#/#.html?day=#"
    assert (
        shape("https://a.example/sport/1") != shape("https://a.example/culture/1") != shape("https://b.example/sport/1")
    )


def test_ids_of_letters_and_digits_count_as_numbers() -> None:
    addresses = [f"https://a.example/2031/ARTI{n}qVx7RtLmnoPQw{n}.shtml?sid=ab{n}cdef0123456789" for n in (17, 4)]
    assert {shape(url) for url in addresses} == {"a.example/#/#.shtml?sid=#"}
    assert shape("https://a.example/internationalisation/1") != shape("https://a.example/institutionalisation/1")
    assert shape("https://a.example/c1001-40393.html") != shape("https://a.example/d1001-40393.html")


def test_a_shape_is_judged_until_it_is_a_trap_or_has_brought_articles() -> None:
    calendar, articles = Traps(), Traps()
    bring(calendar, ENOUGH - 1)
    assert calendar.judges(CALENDAR.format(n=500))
    bring(calendar, 1, first=ENOUGH)
    assert not calendar.judges(CALENDAR.format(n=500))
    bring(articles, ARTICLES, "{n}", is_article=True)
    assert articles.judges(CALENDAR.format(n=500))
    bring(articles, 1, "{n}", first=ARTICLES, is_article=True)
    assert not articles.judges(CALENDAR.format(n=500))
    assert articles.judges("https://a.example/other/1.html")


def test_the_same_page_for_many_addresses_is_a_trap_from_the_last_needed_on() -> None:
    traps = Traps()
    assert bring(traps, ENOUGH + 5) == [ENOUGH - 1]
    assert traps.holds(CALENDAR.format(n=999))
    assert not traps.holds("https://a.example/news/1.html")
    traps.leave(CALENDAR.format(n=999))
    (finding,) = traps.findings()
    assert finding.startswith(f"{ENOUGH} addresses such as {CALENDAR.format(n=0)} brought the same page")
    assert finding.values["left"] == "1"


def test_a_calendar_with_the_names_of_its_months_is_a_trap() -> None:
    traps = Traps()
    months = [n for n in range(60) if traps.came(CALENDAR.format(n=n), f"month {chr(97 + n % 12)}", is_article=False)]
    assert months == [47]


def test_pages_that_differ_are_no_trap() -> None:
    assert bring(Traps(), 200, "the story of {n}") == []


def test_articles_end_the_suspicion_of_their_shape() -> None:
    traps = Traps()
    assert bring(traps, ARTICLES + 1, "the story of {n}", is_article=True) == []
    assert bring(traps, 500, first=100) == []
    fewer = Traps()
    assert bring(fewer, ARTICLES, "the story of {n}", is_article=True) == []
    assert bring(fewer, 500, first=100) != []


def test_a_shape_that_has_given_articles_in_former_runs_is_no_trap() -> None:
    stored = [CALENDAR.format(n=n) for n in range(ARTICLES + 1)]
    assert bring(Traps(stored), 500) == []
    assert bring(Traps(stored[1:]), 500) != []


def test_without_any_article_the_same_page_everywhere_stays_a_sign_of_an_outage() -> None:
    traps = Traps()
    bring(traps, ENOUGH)
    assert traps.urls() == set()
    traps = Traps(["https://a.example/news/1.html"])
    bring(traps, ENOUGH)
    assert len(traps.urls()) == ENOUGH


# -- the whole run

ENDLESS = 150
EMPTY_DAY = "<title>活动日历</title><div class='cal'><p>{n} 日</p><p>当天没有活动</p></div>"


@contextmanager
def calendar(articles: int) -> Iterator[Site]:
    stories = {f"/bendi/{n}.html": f"{headline}第{n}" for n, headline in enumerate(HEADLINES[:articles])}
    days = {f"/rili/2031/{n}.html": f"二〇三一年活动日历之{n}" for n in range(ENDLESS)}
    pages: dict[str, Answer | str] = {path: article(headline) for path, headline in stories.items()}
    pages |= {path: EMPTY_DAY.format(n=n) for n, path in enumerate(days)}
    with serve(pages | {"/": listing(days | stories)}) as site:
        source = f"{{name: 晚报, list: '{site.base}/', delay: 0, limits: {{retries: 0}}}}"
        Path("sources.yaml").write_text(f"sources: [{source}]\n", encoding="utf-8")
        yield site


def fetch() -> dict[str, Any]:
    result = CliRunner().invoke(scrape, ["fetch", "--json"], catch_exceptions=False)
    document: dict[str, Any] = json.loads(result.stdout)
    return document


@pytest.mark.slow
def test_a_run_leaves_a_calendar_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with calendar(articles=12) as site:
        first = fetch()
        days = [path for path in site.paths() if path.startswith("/rili/")]
        assert ENOUGH <= len(days) < ENDLESS / 2
        (source,) = first["sources"]
        assert (source["new"], source["error"]) == (12, None)
        assert source["waiting"] == ENDLESS - source["skipped"]
        assert f"{source['waiting']} more like them were not requested" in source["drift"]
        second = fetch()
        assert second["sources"][0]["error"] is None
        assert len(site.paths()) < ENDLESS
    with sqlite3.connect("archive.db") as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (12,)


@pytest.mark.slow
def test_a_site_that_has_nothing_but_one_page_still_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with calendar(articles=0):
        (source,) = fetch()["sources"]
    assert "one page in their place" in source["error"]
