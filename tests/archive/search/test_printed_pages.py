"""Terms for the page of a printed paper, by number and by name."""

from __future__ import annotations

import pytest

from scraper.archive.search.printed_pages import matches, number_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1", ("", 1)),
        ("第01版", ("", 1)),
        ("A2", ("a", 2)),
        ("a 02版", ("a", 2)),
        ("Ａ０２", ("a", 2)),
        ("要闻", None),
        ("1234", None),
        ("02版要闻", None),
    ],
)
def test_numbers_of_a_page_are_equal_however_they_are_written(text: str, key: tuple[str, int] | None) -> None:
    assert number_key(text) == key


@pytest.mark.parametrize(
    ("term", "number", "name", "expected"),
    [
        ("1", "01", "要闻", True),
        ("1", "11", "要闻", False),
        ("a2", "02", None, False),
        ("3", "02-03", None, True),  # an article over two pages
        ("要闻", "01", "今日要闻", True),
        ("文化", "01", "今日要闻", False),
        ("1", None, "第1版", False),
        ("要闻", "01", None, False),
    ],
)
def test_a_term_means_a_number_or_a_part_of_the_name(
    term: str, number: str | None, name: str | None, expected: bool
) -> None:
    assert matches(term, number, name) is expected
