"""Further effects of selectors: fields that nobody taught, read differently because headline or body are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from scraper.extract import parse
from scraper.teaching.samples import Sample, with_selectors
from scraper.teaching.values import FIELDS, Value, same


class SideEffect(NamedTuple):
    """A field of a page that reads differently, though its selector is not one of those tried."""

    url: str | None
    field: str
    before: Value | None
    after: Value | None


def kind_with(page: Sample, select: Mapping[str, str]) -> str:
    """The kind that a fetch will take the page for: only an article is stored as one."""
    return parse(page.content, page.url, replace(with_selectors(page.hints, select), kind="auto")).kind


def side_effects(pages: Sequence[Sample], select: Mapping[str, str]) -> Iterator[SideEffect]:
    """Parse pages with and without the selectors, and compare the other fields."""
    for page in pages:
        after = parse(page.content, page.url, with_selectors(page.hints, select))
        for field in FIELDS:
            old, new = getattr(page.page, field), getattr(after, field)
            if field not in select and old != new and not (old and same(field, old, new)):
                yield SideEffect(page.url, field, old or None, new or None)
