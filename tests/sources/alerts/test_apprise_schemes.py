"""The table of apprise's schemes is that of the installed apprise; what it lacks is asked of apprise itself."""

from __future__ import annotations

import pytest

from scraper.sources.alerts import apprise_schemes

pytest.importorskip("apprise")


def test_the_table_is_complete() -> None:
    assert apprise_schemes.installed() >= apprise_schemes.KNOWN, "take these out of the table"
    assert apprise_schemes.installed() <= apprise_schemes.KNOWN, "add these to the table"


def test_a_mistyped_scheme_gets_the_nearest_one() -> None:
    assert apprise_schemes.nearest("tgram") is None
    assert apprise_schemes.nearest("tgrma") == "tgram"
    assert apprise_schemes.nearest("abcdefgh") == ""


def test_a_newer_scheme_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apprise_schemes, "installed", lambda: frozenset({"brandnew"}))
    assert apprise_schemes.nearest("brandnew") is None
