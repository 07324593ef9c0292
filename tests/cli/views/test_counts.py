"""Counts in words."""

from __future__ import annotations

from scraper.cli.views.counts import in_words


def test_nothing_is_said_of_what_did_not_happen() -> None:
    assert in_words([(1200, "{n} new"), (0, "{n} changed"), (3, "{n} failed")]) == "1,200 new, 3 failed"
    assert in_words([]) == ""
