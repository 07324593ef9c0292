"""Every page of `shapes`, read as its gold says: that rules hold for templates nobody fitted them to."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.extract import parse
from scraper.models import Page
from tests.extract.shapes import Shape, shapes

TEXTS = ("headline", "published", "outlet", "section", "summary", "body")
NAMES = ("byline", "editors")


def misread(page: Page, gold: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields that differ from the gold: what was read, what was to be read."""
    if page.kind != gold["kind"]:
        return {"kind": (page.kind, gold["kind"])}
    if gold["kind"] == "list":
        read = [(item.headline, item.url, item.summary) for item in page.items]
        items = [(item["headline"], item["url"], item["summary"]) for item in gold["items"]]
        return {} if read == items else {"items": (read, items)}
    wrong: dict[str, tuple[Any, Any]] = {}
    for field in TEXTS:
        value, expected = getattr(page, field), gold.get(field)
        if field == "published" and value:
            value = value[: len(expected or value)]
        if _paragraphs(value) != _paragraphs(expected):
            wrong[field] = (value, expected)
    for field in NAMES:
        if list(getattr(page, field)) != gold[field]:
            wrong[field] = (list(getattr(page, field)), gold[field])
    return wrong


def _paragraphs(text: str | None) -> list[str]:
    """The paragraphs without white space, of which a page's markup puts in more or less."""
    return ["".join(line.split()) for line in (text or "").split("\n")]


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_shape(shape: Shape) -> None:
    wrong = misread(parse(shape.content), shape.gold)
    exceptions = shape.gold["but"]
    assert sorted(wrong) == sorted(exceptions), {
        field: pair for field, pair in wrong.items() if field not in exceptions
    }
