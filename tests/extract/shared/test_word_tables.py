"""A table of words is one expression."""

from __future__ import annotations

import re

from scraper.extract.shared.word_tables import one_of


def test_any_word_of_any_row_matches() -> None:
    words = re.compile(one_of({"readers": r"comment repl(?:y|ies)", "sharing": "share"}))
    matches = [text for text in ("comment", "replies", "share", "sharing", "rep") if words.fullmatch(text)]
    assert matches == ["comment", "replies", "share"]


def test_a_row_may_be_empty() -> None:
    assert re.fullmatch(one_of({"none": "", "one": "x"}), "x")
