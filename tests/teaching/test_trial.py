"""Effects on fields that nobody taught."""

from __future__ import annotations

from scraper.models import Hints
from scraper.teaching import kind_with, sample, side_effects
from tests.teaching import gazette


def test_a_body_that_is_selected_elsewhere_changes_other_fields_too() -> None:
    page = sample(gazette.article(2).encode(), gazette.address(2), Hints(kind="article"))
    assert page is not None
    assert [*side_effects([page], {"byline": ".story-writer"})] == []
    changed = {effect.field for effect in side_effects([page], {"byline": ".story-writer", "headline": ".foot"})}
    assert "byline" not in changed
    assert kind_with(page, {"byline": ".story-writer"}) == "article"
