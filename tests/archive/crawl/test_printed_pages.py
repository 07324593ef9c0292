"""The pages of a printed paper that layout pages name for articles, which do not print them themselves."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.articles import store
from scraper.models import Page

URL = "https://news.example.cn/2026/1.html"


def places(archive: Archive) -> list[tuple[str | None, str | None]]:
    return [(row["page_number"], row["page_name"]) for row in archive.articles()]


def test_an_article_has_the_page_that_lists_it(archive: Archive, newsroom: Any, put: Any) -> None:
    archive.crawl.add_to_frontier(
        "evening", (), {URL: ("2", "要闻"), "https://news.example.cn/2026/2.html": ("A03", None)}
    )
    put(newsroom.page(1))
    put(newsroom.page(2))
    put(newsroom.page(3))
    assert places(archive) == [("2", "要闻"), ("A03", None), (None, None)]


def test_what_the_article_prints_counts_and_its_name_is_filled_in(archive: Archive, newsroom: Any, put: Any) -> None:
    archive.crawl.add_to_frontier(
        "evening", (), {URL: ("2", "要闻"), "https://news.example.cn/2026/2.html": ("2", "要闻")}
    )
    put(newsroom.page(1, page_number="5", page_name=None))
    put(newsroom.page(2, page_number="2", page_name=None))
    assert places(archive) == [("5", None), ("2", "要闻")]


def test_a_layout_page_that_is_read_later_counts_too(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    archive.crawl.add_to_frontier("evening", (), {URL: ("2", "要闻")})
    archive.crawl.add_to_frontier("evening", (), {URL: ("1", "头版")})  # a guide on the front page
    assert places(archive) == [("2", "要闻")]


def test_parsing_again_keeps_it(archive: Archive, newsroom: Any, put: Any) -> None:
    archive.crawl.add_to_frontier("evening", (), {URL: ("2", "要闻")})
    page = newsroom.page(1)
    put(page)
    with archive._session.transaction():
        changes = store.reread(archive.connection, 1, page, newsroom.analysis(page))
    assert changes == ()
    assert places(archive) == [("2", "要闻")]


def test_a_revisit_fills_in_what_a_former_parser_did_not_read(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    assert put(newsroom.page(1, page_number="2", page_name="要闻"), at="2026-02-01T01:00:00Z") == "unchanged"
    assert places(archive) == [("2", "要闻")]


def test_deletion_leaves_no_trace(archive: Archive, newsroom: Any, put: Any) -> None:
    archive.crawl.add_to_frontier("evening", (), {URL: ("2", "要闻")})
    put(newsroom.page(1))
    archive.deletion.delete([1])
    assert archive.connection.execute("SELECT count(*) FROM printed_pages").fetchone() == (0,)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("page:1", {1}),
        ("page:01", {1}),
        ("版面:第1版", {1}),
        ("page:A02", {2}),
        ("page:a2", {2}),
        ("page:要闻", {1, 2}),
        ("page:11", {3}),
        ("-page:1", {2, 3, 4}),
        ("page:1 OR page:11", {1, 3}),
        ("page:4", {4}),
        ("图书馆 page:5", {4}),
        ("page:9", set()),
        ("图书馆 page:A02 -page:1", {2}),
    ],
)
def test_the_page_is_searched(archive: Archive, newsroom: Any, put: Any, query: str, articles: set[int]) -> None:
    for number, place in enumerate((("1", "要闻"), ("A02", "要闻·关注"), ("11", None), ("4-5", "专版")), 1):
        put(newsroom.page(number, page_number=place[0], page_name=place[1]))
    assert {hit.id for hit in archive.search(query).hits} == articles
    assert archive.search.count(query) == len(articles)


def test_exports_bring_it_back(archive: Archive, newsroom: Any, put: Any) -> None:
    from scraper.importers.jsonl import page_of

    put(newsroom.page(1, page_number="A02", page_name="要闻"))
    (row,) = archive.articles()
    page: Page = page_of(dict(row))
    assert (page.page_number, page.page_name) == ("A02", "要闻")


def test_what_layout_pages_list_is_remembered(archive: Archive) -> None:
    archive.crawl.add_to_frontier("evening", (), {URL: ("2", "要闻")})
    assert archive.visits.listed(URL) == ("", ("2", "要闻"))
    assert archive.visits.listed("https://news.example.cn/2026/9.html") == ("", (None, None))
