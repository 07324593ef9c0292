"""Forms of characters."""

from __future__ import annotations

import pytest

from scraper.errors import ConfigError
from scraper.text import han_variants


def test_forms_both_ways() -> None:
    pytest.importorskip("opencc")
    assert [set(one) for one in han_variants.choices("发髮里")] == [set("发發髮"), set("发發髮"), set("里裏裡")]
    assert han_variants.choices("人口") == ()


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(han_variants, "find_spec", lambda name: None)
    han_variants._classes.cache_clear()
    with pytest.raises(ConfigError, match=r": scrape install han$"):
        han_variants.choices("发")
