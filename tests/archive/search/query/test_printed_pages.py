"""Numbers of printed pages as people type them; whole searches are in tests/archive/crawl/test_printed_pages.py."""

from __future__ import annotations

import pytest

from scraper.archive.search.query.printed_pages import matches, number_key


@pytest.mark.parametrize("typed", ["a2", "A02", "第A02版", "Ａ02"])
def test_forms_of_one_number(typed: str) -> None:
    assert number_key(typed) == ("a", 2)


@pytest.mark.parametrize(
    ("term", "number", "name", "meant"),
    [
        ("1", "1", None, True),
        ("01", "1", None, True),
        ("1", "11", None, False),
        ("5", "4-5", "专版", True),
        ("1", "A01", None, False),
        ("要闻", "2", "要闻·关注", True),
        ("要闻", None, None, False),
        ("2", None, "2026新春", False),
    ],
)
def test_a_term_means_a_number_or_a_piece_of_a_name(
    term: str, number: str | None, name: str | None, meant: bool
) -> None:
    assert matches(term, number, name) == meant
