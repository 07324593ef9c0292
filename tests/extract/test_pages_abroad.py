"""Invented articles of papers, broadcasters and blogs in many languages: headline, day, who signs, and the text."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.shapes import FOLDER, Shape, shapes
from tests.extract.test_shapes import misread

FIELDS = ("kind", "headline", "published", "byline", "body")


@pytest.mark.parametrize("shape", shapes(FOLDER / "abroad"), ids=lambda shape: shape.name)
def test_page_from_abroad(shape: Shape) -> None:
    wrong = {field: pair for field, pair in misread(parse(shape.content), shape.gold).items() if field in FIELDS}
    exceptions = shape.gold["but"]
    assert sorted(wrong) == sorted(exceptions), wrong
