"""Words beside words, against the figures of the paper and against counting by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.text.cooccurrence import UNITS, Companion, Cooccurrence, articles, log_likelihood, occurrences, sentences
from scraper.text.normalise import PACKING

TEXT = {
    "headline": ["新馆", "开馆"],
    "body": ["新馆", "很", "大", "。", "步道", "通车", "！", "“", "新馆", "”", "步道"],
}


@pytest.mark.parametrize(
    ("table", "score"),
    [
        ((110, 2442, 111, 29114), 270.72),  # "the swiss", the first row of table 1 of Dunning (1993)
        ((29, 13, 123, 31612), 263.90),  # "can be", the second
        ((1, 9, 9, 81), 0.0),
    ],
)
def test_the_score_is_that_of_the_paper(table: tuple[int, int, int, int], score: float) -> None:
    assert log_likelihood(*table) == pytest.approx(score, abs=0.005)


def test_sentences_end_at_marks_and_fields() -> None:
    assert list(sentences(TEXT)) == [
        ["新馆", "开馆"],
        ["新馆", "很", "大"],
        ["步道", "通车"],
        ["“", "新馆", "”", "步道"],
    ]
    assert [len(unit) for unit in articles(TEXT)] == [13]
    assert set(UNITS) == {"sentence", "article"}


def counted(word: str, texts: Sequence[list[str]], least: int = 1) -> list[Companion]:
    units = [{"body": words} for words in texts]
    counts = Cooccurrence([word], UNITS["article"], lambda other: len(other) > 1, least)
    for unit in units:
        if word in "".join(unit["body"]):
            counts.near(unit)
    packed = [{"body": [word.encode(PACKING) for word in words]} for words in texts]
    for part in (packed[:2], packed[2:]):
        counts.add(*occurrences(counts.candidates(), "article", part))
    return counts.companions()


def test_companions_are_counted() -> None:
    texts = [["低保", "标准"], ["低保", "标准", "提高"], ["步道", "标准"], ["步道", "通车"], ["低", "保", "提高"]]
    companions = counted("低保", texts)
    assert [(one.word, one.together, one.units, one.expected) for one in companions] == [
        ("提高", 2, 2, 1.2),
        ("标准", 2, 3, 1.8),
    ]
    assert [one.word for one in counted("低保", texts, least=3)] == []


def test_a_part_or_an_extension_of_the_word_is_no_companion() -> None:
    assert [one.word for one in counted("图书馆", [["图书", "图书馆", "省图书馆", "开馆"], ["步道"]])] == ["开馆"]


@given(st.lists(st.lists(st.sampled_from(["甲乙", "丙丁", "戊己", "庚辛"]), max_size=5), min_size=1, max_size=12))
def test_a_companion_is_above_chance(texts: list[list[str]]) -> None:
    for one in counted("甲乙", texts):
        assert one.together == sum("甲乙" in words and one.word in words for words in texts)
        assert one.units == sum(one.word in words for words in texts)
        assert one.log_likelihood >= 0
        assert one.together > one.expected - 0.01
