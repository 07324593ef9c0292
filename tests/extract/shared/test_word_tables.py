"""Tables of words as patterns: their alternatives apart, and what they begin with."""

from __future__ import annotations

import re

import pytest

from scraper.extract.shared.word_tables import beginnings, each_of, one_of


def test_any_word_of_any_row_matches() -> None:
    words = re.compile(one_of({"readers": r"comment repl(?:y|ies)", "sharing": "share"}))
    matches = [text for text in ("comment", "replies", "share", "sharing", "rep") if words.fullmatch(text)]
    assert matches == ["comment", "replies", "share"]


def test_a_row_may_be_empty() -> None:
    assert re.fullmatch(one_of({"none": "", "one": "x"}), "x")


def test_alternatives_apart() -> None:
    assert each_of(r"one|two (?:a|b(?:c|d))|[|x]|\|", "three") == ["one", r"two (?:a|b(?:c|d))", "[|x]", r"\|", "three"]


def test_alternatives_of_a_group_apart() -> None:
    assert each_of(r"(?:one|(?:two|t[)]3))|(?:a|b)(?:c|d)") == ["one", "two", "t[)]3", "(?:a|b)(?:c|d)"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (r"subscribe get", {"subs", "get"}),
        (r"s[íi]gue", {"sígu", "sigu"}),
        (r"(?:je|uw)\x20inbox", {"je", "uw"}),
        (r"segui(?:ci)?", {"segu"}),
        (r"få ab\w*", {"få", "ab"}),
        (r"abc?d", {"abcd", "abd"}),
    ],
)
def test_first_letters(words: str, first: set[str]) -> None:
    assert beginnings({"en": words}, 4) == first


def test_a_word_without_a_first_letter() -> None:
    with pytest.raises(ValueError, match="MAX_REPEAT"):
        beginnings({"en": r"\w+ing"}, 4)
