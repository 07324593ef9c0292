"""A digest of an invented day: sections, folded reprints, leads, rising words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scraper.archive import Archive, Filter
from scraper.archive.search.query.query import parse
from scraper.digest import Digest, Grouping, compose
from scraper.digest.compose import LEAD, before, lead
from tests.digest.papers import DAY, STORM, filled


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.read(filled(tmp_path_factory.mktemp("digest") / "archive.db")) as archive:
        yield archive


def digest(archive: Archive, words: str = "", by: Grouping = "section", limit: int = 300) -> Digest:
    chosen = Filter(since=DAY, until=DAY)
    return compose(archive, parse(words), chosen, words=words, by=by, limit=limit)


def names(made: Digest) -> list[tuple[str, list[str]]]:
    return [(section.name, [entry.headline for entry in section.entries]) for section in made.sections]


def test_reprints_are_folded_into_the_first_print(archive: Archive) -> None:
    made = digest(archive)
    assert (made.articles, made.texts, made.shown) == (8, 4, 4)
    (entry,) = [e for section in made.sections for e in section.entries if e.headline == STORM[0][0]]
    assert entry.url == "https://news.example.cn/storm/0"
    assert len(entry.reprints) == 4
    assert entry.reprint_outlets == ("江畔电台", "清河报")


def test_sections_are_the_largest_first_and_what_has_none_is_last(archive: Archive) -> None:
    assert names(digest(archive)) == [
        ("要闻", [STORM[0][0], STORM[1][0]]),
        ("教育", [STORM[2][0]]),
        ("", [STORM[3][0]]),
    ]


def test_pages_are_in_their_order(archive: Archive) -> None:
    assert [name for name, _ in names(digest(archive, by="page"))] == ["1 要闻", "2 教育", "10 民生", ""]


def test_sources_are_sections(archive: Archive) -> None:
    assert [name for name, _ in names(digest(archive, by="source"))] == ["云汀"]


def test_a_limit_leaves_out_the_oldest_and_counts_all(archive: Archive) -> None:
    made = digest(archive, limit=2)
    assert (made.texts, made.shown) == (4, 2)
    assert {e.headline for section in made.sections for e in section.entries} == {STORM[0][0], STORM[3][0]}


def test_a_query_narrows_it(archive: Archive) -> None:
    assert names(digest(archive, "菜场 蔬菜")) == [("要闻", [STORM[1][0]])]


def test_the_word_of_the_day_rises_and_everyday_words_do_not(archive: Archive) -> None:
    rising = {rise.word: rise for rise in digest(archive).rising}
    assert "台风" in rising
    assert (rising["台风"].texts, rising["台风"].before) == (4, 0)  # texts, not reprints
    assert "工程" not in rising


def test_leads_are_whole_sentences() -> None:
    body = "第一句话。" + "第二句话很长很长" * 20 + "。\n第三句。"
    assert lead(body) == "第一句话。"
    assert lead("“他说：走吧！”众人走了。然后呢？") == "“他说：走吧！”众人走了。然后呢？"
    assert lead("没有句号的一段\n另一段") == "没有句号的一段另一段"
    assert len(lead("短句。" * 100)) <= LEAD + 3


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2026-03-04", ("2026-02-02", "2026-03-03")),
        ("2026-03", ("2026-01-30", "2026-02-28")),
        ("2026-03-04T08:00", ("2026-02-02", "2026-03-04T07:59")),
    ],
)
def test_the_days_before_end_where_the_period_begins(since: str, expected: tuple[str, str]) -> None:
    former = before(Filter(since=since, section="要闻"), since)
    assert (former.since, former.until, former.section) == (*expected, "要闻")
