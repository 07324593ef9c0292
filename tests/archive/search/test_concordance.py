"""Occurrences of words with the text beside them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.search.concordance import Occurrence, occurrences
from scraper.archive.search.query.query import parse

ROW: dict[str, Any] = {
    "headline": "新馆开馆",
    "summary": None,
    "body": "清河新馆昨日开馆。５Ｇ覆盖新馆\n馆内有5G，新\n馆外也有5g。",
}


def lines(query: str, window: int = 3, row: dict[str, Any] = ROW) -> list[Occurrence]:
    return list(occurrences(parse(query).terms, row, window))


def test_every_occurrence_is_shown_with_its_place() -> None:
    assert lines("新馆") == [
        Occurrence("headline", 0, "", "新馆", "开馆"),
        Occurrence("body", 2, "清河", "新馆", "昨日开"),
        Occurrence("body", 13, "Ｇ覆盖", "新馆", " 馆内"),
    ]


def test_every_spelling_is_shown() -> None:
    assert [line.keyword for line in lines("5g")] == ["５Ｇ", "5G", "5g"]


def test_a_field_is_searched_alone() -> None:
    assert [line.field for line in lines("标题:开馆")] == ["headline"]
    assert lines("-新馆") == []


@given(st.text("新馆Ab…\n 。ß", max_size=60), st.integers(1, 5))
def test_the_pieces_are_those_of_the_text(body: str, window: int) -> None:
    for line in lines("新馆 OR a", window, {"headline": "", "summary": None, "body": body}):
        text = body.replace("\n", " ")
        end = line.position + len(line.keyword)
        assert line.left == text[max(0, line.position - window) : line.position]
        assert line.keyword == text[line.position : end]
        assert line.right == text[end : end + window]
        assert "\n" not in body[line.position : end]
