"""Where a snippet begins and ends."""

from __future__ import annotations

from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import Term
from scraper.archive.search.snippets import snippet

LETTERS = "".join(chr(0x4E00 + n) for n in range(300))


def shown(body: str) -> str:
    article = Article(1, "题", None, body, "", "", None, None, "s", None, "2026-01-01T00:00:00Z")
    return snippet((Term("低保", "低保"),), article, {}).text


def test_twenty_characters_stand_before_the_term_and_eighty_are_shown() -> None:
    assert shown(LETTERS[:150] + "低保" + LETTERS[150:]) == f"…{LETTERS[130:150]}低保{LETTERS[150:208]}…"


def test_a_term_near_the_beginning_or_the_end_fills_the_rest_with_what_there_is() -> None:
    assert shown(LETTERS[:50] + "低保" + LETTERS[50:]).startswith(LETTERS[:50])
    assert shown(LETTERS + "低保") == f"…{LETTERS[222:]}低保"


def test_no_snippet_begins_with_a_mark_that_closes() -> None:
    assert shown(LETTERS[:130] + "。”" + LETTERS[130:148] + "低保" + LETTERS[150:]).startswith(
        f"…{LETTERS[130:148]}低保"
    )
