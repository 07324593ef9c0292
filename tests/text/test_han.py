"""Forms of characters."""

from __future__ import annotations

import pytest

from scraper.errors import ConfigError
from scraper.text import han


def test_forms_both_ways() -> None:
    pytest.importorskip("opencc")
    assert [set(one) for one in han.choices("发髮里")] == [set("发發髮"), set("发發髮"), set("里裏裡")]
    assert han.choices("人口") == ()


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(han, "find_spec", lambda name: None)
    han._classes.cache_clear()
    with pytest.raises(ConfigError, match=r": scrape install han$"):
        han.choices("发")
