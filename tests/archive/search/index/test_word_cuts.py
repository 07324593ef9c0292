"""Words of a text by their stored cuts: as strings, and packed for counting."""

from __future__ import annotations

import pytest

from scraper.archive.search.index import word_boundaries
from scraper.text.normalise import PACKING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("新馆 开馆\n步道通车。", "新馆 开馆 步道 通车 。"),
        ("𠀋字 🚲骑行 C919", "𠀋字 🚲 骑行 C919"),
        ("a" * 100, "a" * 100),
        ("", ""),
    ],
)
def test_packed_words_are_the_words(text: str, words: str) -> None:
    cuts = word_boundaries.encode(words)
    made = word_boundaries.decode(text, cuts)
    assert "".join(made) == "".join(text.split())
    assert [word.decode(PACKING) for word in word_boundaries.packed(text, cuts)] == made


@pytest.mark.parametrize("cuts", ["2", "22222", "2?2", "2é2", ""])
def test_cuts_of_another_text_pack_what_they_cut(cuts: str) -> None:
    made = word_boundaries.decode("新馆开馆。", cuts)
    assert [word.decode(PACKING) for word in word_boundaries.packed("新馆开馆。", cuts)] == made
