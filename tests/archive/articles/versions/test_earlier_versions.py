"""Captures that are older than what is stored: revisions in the order of time, whichever came first."""

from __future__ import annotations

import itertools
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.models import Analysis, Fetched, Page, Provenance
from tests.examples import examples

URL = "https://news.example.cn/2013/1.html"
TEXTS = ("港口扩建一期", "港口扩建二期", "港口扩建三期")


def store(archive: Archive, day: int, text: str, *, site: bool = False, url: str = URL) -> str:
    """Store a text of the article as of a day: a capture, or the site's own page."""
    origin = None if site else Provenance("wayback", f"https://web.archive.org/web/201301{day:02}000000/{url}")
    fetched = Fetched(url, url, 200, (), f"{day} {text}".encode(), f"2013-01-{day:02}T00:00:00Z", origin)
    page = Page("article", url, headline=text, body=f"{text}的消息。" * 20)
    return archive.articles.store("云汀晚报", fetched, page, Analysis({}, (), 0, "none")).outcome


def versions(archive: Archive) -> list[tuple[str, str, int]]:
    return [(row["fetched"][8:10], row["headline"], row["revision"]) for row in archive.articles.revisions(1)]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive.db")


def test_an_older_text_becomes_a_revision_before_the_stored_one(archive: Archive) -> None:
    with archive:
        assert store(archive, 20, TEXTS[2], site=True) == "new"
        assert store(archive, 5, TEXTS[0]) == "changed"
        assert store(archive, 10, TEXTS[1]) == "changed"
        assert versions(archive) == [("05", TEXTS[0], 1), ("10", TEXTS[1], 2), ("20", TEXTS[2], 3)]
        row = archive.articles.get(1)
        assert row is not None
        assert (row["fetched"][8:10], row["changed"][8:10], row["headline"]) == ("05", "20", TEXTS[2])
        assert archive.search.ordered("headline:三期") == [1]
        assert archive.search.ordered("headline:一期") == []


def test_the_same_text_earlier_moves_the_time_at_which_it_was_first_seen(archive: Archive) -> None:
    with archive:
        store(archive, 20, TEXTS[0], site=True)
        assert store(archive, 5, TEXTS[0]) == "unchanged"
        assert versions(archive) == [("05", TEXTS[0], 1)]
        row = archive.articles.get(1)
        assert row is not None
        assert row["changed"] is None
        assert archive.backfills.provenance(1) is not None
        assert store(archive, 8, TEXTS[0]) == "unchanged"
        assert versions(archive) == [("05", TEXTS[0], 1)]


def test_a_capture_over_http_is_of_the_article_over_https(archive: Archive) -> None:
    with archive:
        store(archive, 20, TEXTS[2], site=True)
        assert store(archive, 5, TEXTS[0], url=URL.replace("https", "http")) == "changed"
        assert archive.articles.count() == 1


def test_a_text_that_stood_between_two_looks_at_the_present_one_leaves_that_present(archive: Archive) -> None:
    with archive:
        store(archive, 10, TEXTS[0], site=True)
        store(archive, 20, TEXTS[0], site=True)
        assert store(archive, 15, TEXTS[1]) == "changed"
        assert versions(archive) == [("10", TEXTS[0], 1), ("15", TEXTS[1], 2), ("20", TEXTS[0], 3)]
        assert store(archive, 18, TEXTS[1]) == "unchanged"
        assert len(versions(archive)) == 3


@examples(40)
@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_whatever_the_order_of_arrival_versions_are_true_and_in_order(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], random: Random
) -> None:
    looks = list(enumerate(texts, 1))
    shuffled = list(looks)
    random.shuffle(shuffled)
    with Archive.open(tmp_path_factory.mktemp("a") / "archive.db") as archive:
        for day, text in shuffled:
            store(archive, day, text)
        chain = versions(archive)
        row = archive.articles.get(1)
        assert row is not None
    assert {(int(seen), text) for seen, text, _ in chain} <= set(looks)
    assert [number for *_, number in chain] == list(range(1, len(chain) + 1))
    assert [seen for seen, *_ in chain] == sorted({seen for seen, *_ in chain})
    assert all(one[1] != next_[1] for one, next_ in itertools.pairwise(chain))
    assert (row["fetched"][8:10], row["headline"]) == ("01", texts[-1])
    if len(set(texts)) == len(texts):  # no look was "unchanged", which leaves no trace of itself
        assert [(int(seen), text) for seen, text, _ in chain] == looks
