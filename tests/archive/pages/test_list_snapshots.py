"""The history of a front page, and the raw list pages that are kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scraper.archive import Archive
from scraper.models import Page, Teaser

FRONT = "https://news.example.cn/"


def front(*headlines: str) -> Page:
    items = tuple(Teaser(headline, f"{FRONT}{headline}.html") for headline in headlines)
    return Page("list", FRONT, items=items)


def show(archive: Archive, newsroom: Any, page: Page, at: str) -> bool:
    return archive.visits.store_list("evening", newsroom.fetched(page, at, content=at.encode()), page)


def snapshots(archive: Archive) -> list[str]:
    return [row[0] for row in archive.connection.execute("SELECT fetched FROM pages ORDER BY id")]


def test_which_page_showed_which_headline_at_which_rank_and_when(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, url=f"{FRONT}甲.html"))
    assert show(archive, newsroom, front("甲", "乙"), "2026-01-31T01:00:00Z")
    assert not show(archive, newsroom, front("甲", "乙"), "2026-01-31T02:00:00Z")
    assert show(archive, newsroom, front("丙", "甲", "乙"), "2026-01-31T03:00:00Z")
    reworded = replace(front("丙"), items=(Teaser("甲，更正", f"{FRONT}甲.html", "导语"),))
    assert show(archive, newsroom, reworded, "2026-01-31T04:00:00Z")
    seen = [(s["seen"][11:13], s["rank"], s["headline"], s["summary"]) for s in archive.pages.sightings(1)]
    assert seen == [("01", 1, "甲", None), ("03", 2, "甲", None), ("04", 1, "甲，更正", "导语")]
    assert archive.connection.execute("SELECT count(*) FROM front_pages WHERE article = 1").fetchone() == (3,)


def test_the_last_list_page_is_kept_raw_and_the_last_good_one(archive: Archive, newsroom: Any) -> None:
    show(archive, newsroom, front("甲"), "2026-01-31T01:00:00Z")
    show(archive, newsroom, front("乙"), "2026-01-31T02:00:00Z")
    assert snapshots(archive) == ["2026-01-31T02:00:00Z"]
    show(archive, newsroom, front(), "2026-01-31T03:00:00Z")
    assert snapshots(archive) == ["2026-01-31T02:00:00Z", "2026-01-31T03:00:00Z"]
    show(archive, newsroom, front("丁"), "2026-01-31T04:00:00Z")
    assert snapshots(archive) == ["2026-01-31T04:00:00Z"]


def test_a_sitemaps_bare_addresses_are_no_sightings(archive: Archive, newsroom: Any) -> None:
    bare = Page("sitemap", FRONT, items=(Teaser("", f"{FRONT}1.html"), Teaser("甲", f"{FRONT}2.html")))
    show(archive, newsroom, bare, "2026-01-31T01:00:00Z")
    assert archive.connection.execute("SELECT rank, headline FROM front_pages").fetchall() == [(2, "甲")]
