"""FTS5 gathers what a transaction adds: nothing that is stored beside an article may make it write that out at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.contract import TEXT_FIELDS
from scraper.models import Page, Teaser

STRUCTURE = "SELECT block FROM search_index_data WHERE id = 10"
"""FTS5's record of the pieces of which the index consists: another one for each time that it writes."""


def structure(archive: Archive) -> bytes:
    return bytes(archive.connection.execute(STRUCTURE).fetchone()[0])


def store(archive: Archive, newsroom: Any, page: Page, at: str = "2026-01-31T01:00:00Z") -> str:
    """Store a page as a run does: its words are those of its text, so that digests of it are kept."""
    texts = {field: getattr(page, field) or "" for field in TEXT_FIELDS}
    words = {field: "".join(text.split()) for field, text in texts.items()}
    analysis = replace(newsroom.analysis(page), words=words, text_hash=hash(page.body))
    return archive.articles.store("evening", newsroom.fetched(page, at), page, analysis).outcome


def test_articles_of_one_transaction_are_written_to_the_index_together(archive: Archive, newsroom: Any) -> None:
    store(archive, newsroom, newsroom.page(0))
    before = structure(archive)
    with archive.transaction():
        for number in range(1, 4):
            assert store(archive, newsroom, newsroom.page(number, body=f"{number}" * 80)) == "new"
            assert structure(archive) == before
    assert structure(archive) != before
    assert archive.connection.execute("SELECT count(*) FROM checked").fetchone() == (8,)


def test_the_digests_of_a_changed_article_replace_those_of_the_former_text(archive: Archive, newsroom: Any) -> None:
    store(archive, newsroom, newsroom.page(1))
    before = archive.connection.execute("SELECT part, digest FROM checked ORDER BY part").fetchall()
    changed = newsroom.page(1, body="开馆时间改为周三。" * 8)
    assert store(archive, newsroom, changed, "2026-02-01T01:00:00Z") == "changed"
    after = archive.connection.execute("SELECT part, digest FROM checked ORDER BY part").fetchall()
    assert [part for part, _ in after] == ["terms", "texts"]
    assert not set(before) & set(after)


def a_list(archive: Archive, newsroom: Any) -> None:
    items = (Teaser("早间新闻", "https://news.example.cn/a.html"), Teaser("晚间新闻", "https://news.example.cn/b.html"))
    page = Page("list", url="https://news.example.cn/", items=items)
    archive.visits.store_list("evening", newsroom.fetched(page), page, links=["https://news.example.cn/a.html"])


def a_failure(archive: Archive, newsroom: Any) -> None:
    page = newsroom.page(7)
    archive.crawl.record_failure(Failure("evening", page.url, "not an article", fetched=newsroom.fetched(page)))


def a_visit_without_news(archive: Archive, newsroom: Any) -> None:
    archive.visits.not_modified("evening", newsroom.fetched(newsroom.page(0), "2026-02-01T01:00:00Z"))


def an_unchanged_article(archive: Archive, newsroom: Any) -> None:
    assert store(archive, newsroom, newsroom.page(0), "2026-02-01T01:00:00Z") == "unchanged"


@pytest.mark.parametrize("beside", [a_list, a_failure, a_visit_without_news, an_unchanged_article])
def test_what_a_run_stores_beside_a_new_article_leaves_the_index_to_the_end(
    archive: Archive, newsroom: Any, beside: Callable[[Archive, Any], None]
) -> None:
    store(archive, newsroom, newsroom.page(0))
    with archive.transaction():
        store(archive, newsroom, newsroom.page(1, body="1" * 80))
        before = structure(archive)
        beside(archive, newsroom)
        assert structure(archive) == before
    assert structure(archive) != before


def test_a_visit_of_another_source_takes_its_address_over(archive: Archive, newsroom: Any) -> None:
    store(archive, newsroom, newsroom.page(0))
    references = "SELECT source, article, visits FROM visits"
    assert archive.connection.execute(references).fetchall() == [("evening", 1, 1)]
    archive.visits.not_modified("morning", newsroom.fetched(newsroom.page(0), "2026-02-01T01:00:00Z"))
    assert archive.connection.execute(references).fetchall() == [("morning", 1, 2)]
