"""The order of hits: each weight with a pair of articles that it decides between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scraper.archive.search.index.word_boundaries import encode
from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import Term
from scraper.archive.search.ranking import freshness, rarity, scorer, wholeness

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
OLD = "2016-01-31"
FILLER = "清河的冬天，雪落在岸边。"


def article(headline: str = "", body: str = "", summary: str | None = None, **fields: Any) -> Article:
    usual = {"published": OLD, "fetched": OLD, "byline": "[]", "editors": "[]", "outlet": None, "section": None}
    return Article(id=1, headline=headline, summary=summary, body=body, source="evening", **{**usual, **fields})


def score(words: str, of: Article, **rarities: float) -> float:
    terms = tuple(Term(word, word) for word in words.split())
    return scorer(terms, {term: rarities.get(term.text, 1.0) for term in terms}, NOW)(of)


def long(*parts: str, characters: int = 500) -> str:
    text = "".join(parts)
    return text + FILLER * ((characters - len(text)) // len(FILLER))


PAIRS = {
    "once in the headline, five times in the body": (
        article("步道通车", long("清河")),
        article("清河新闻", long("步道" * 5)),
    ),
    "seven times in the body, once in the headline": (
        article("清河新闻", long("步道" * 7)),
        article("步道通车", long("清河")),
    ),
    "once in the summary, twice in the body": (
        article("清河新闻", long(), "步道通车"),
        article("清河新闻", long("步道" * 2)),
    ),
    "four times in the body, once in the summary": (
        article("清河新闻", long("步道" * 4)),
        article("清河新闻", long(), "步道通车"),
    ),
    "the same in a shorter article": (
        article("清河新闻", long("步道", characters=300)),
        article("清河新闻", long("步道", characters=900)),
    ),
    "three times in a text four times as long": (
        article("清河新闻", long("步道" * 3, characters=1000)),
        article("清河新闻", long("步道", characters=250)),
    ),
    "today, three months ago": (
        article("清河新闻", long("步道" * 2), published="2026-01-31T10:00:00Z"),
        article("清河新闻", long("步道" * 2), published="2025-10-31T10:00:00Z"),
    ),
}


@pytest.mark.parametrize(("better", "worse"), PAIRS.values(), ids=PAIRS)
def test_the_better_of_two(better: Article, worse: Article) -> None:
    assert score("步道", better) > score("步道", worse)


def test_further_occurrences_count_less_and_less() -> None:
    one, two, many, more = (score("步道", article(body=long("步道" * n))) for n in (1, 2, 20, 21))
    assert two - one > 10 * (more - many)
    assert one == pytest.approx(1.0, abs=0.02)  # of an article of the usual length
    assert score("步道", article(body=long("步道" * 200))) < 2.5  # the limit: one more than `SATURATION`


def test_of_two_terms_the_rare_one_decides() -> None:
    both = {"步道": 4.0, "清河": 0.5}
    rare, common = article(body=long("步道")), article(body=long("清河" * 3))
    assert score("步道 清河", rare, **both) > score("步道 清河", common, **both)


def test_a_term_of_another_field_counts_the_same_for_all_that_have_it() -> None:
    term = Term("陈可", "陈可", "byline")
    plain = scorer((term,), {}, NOW)(article(body=long()))
    assert plain == pytest.approx(scorer((term,), {}, NOW)(article("陈可", long("陈可"))), rel=0.01)
    assert plain > score("步道", article(body=long("步道")))  # more than a word once in the body
    assert plain < score("步道", article("步道通车", long()))  # less than a word in the headline


def test_freshness_halves_in_a_month() -> None:
    assert freshness("2026-01-31T12:00:00Z", NOW) == pytest.approx(1.25)
    assert freshness((NOW - timedelta(days=30)).isoformat(), NOW) == pytest.approx(1.125)
    assert freshness("2027-01-01", NOW) == pytest.approx(1.25)  # ahead of the clock
    assert freshness("1996-01-01", NOW) < 1.001
    assert freshness(None, NOW) == freshness("31 January", NOW) == 1.0


def test_whole_words_count_twice_as_much_as_parts() -> None:
    term = Term("研究生", "研究生")
    whole = wholeness((term,), article(body="研究生开学"), {"body": encode("研究生 开学")})
    part = wholeness((term,), article(body="研究生命科学"), {"body": encode("研究 生命 科学")})
    assert (whole, part) == (1.0, 0.5)
    half = wholeness((term,), article(body="研究生研究生命"), {"body": encode("研究生 研究 生命")})
    assert half == 0.75
    assert wholeness((term,), article(body="研究生命"), {}) == 1.0  # its words are not stored


def test_whole_words_in_the_headline_outweigh_parts_in_the_body() -> None:
    term = Term("研究生", "研究生")
    both = article("研究生开学", "研究生命科学", "研究生命")
    cuts = {"headline": encode("研究生 开学"), "summary": encode("研究 生命"), "body": encode("研究 生命 科学")}
    assert wholeness((term,), both, cuts) == pytest.approx(0.5 + 0.5 * 6 / 10)


def test_only_the_first_eight_occurrences_are_compared_with_the_words() -> None:
    term = Term("步道", "步道")
    text = article(body="步道" * 8 + "漫步道上")
    assert wholeness((term,), text, {"body": encode(" ".join(["步道"] * 8 + ["漫步", "道上"]))}) == 1.0
    text = article(body="步道" * 7 + "漫步道上")
    assert wholeness((term,), text, {"body": encode(" ".join(["步道"] * 7 + ["漫步", "道上"]))}) < 1.0


def test_rarity_falls_with_the_number_of_articles() -> None:
    assert rarity(1000, 0) == pytest.approx(7.6, abs=0.05)
    assert rarity(1000, 1) > rarity(1000, 10) > rarity(1000, 500) > rarity(1000, 1000) > 0
    assert rarity(1000, 500) == pytest.approx(0.69, abs=0.01)
