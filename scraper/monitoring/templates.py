"""Consistency: pages of one template give the same fields, read at the same place; those that do not are named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scraper.archive import Archive
from scraper.errors import ScrapeError
from scraper.extract import explain
from scraper.sources import Source

NEWEST = 40
"""Number of articles of a source that are read again."""
LEAST = 6
"""Minimum number of pages of the smallest template that is judged."""
USUAL = 0.8
"""The share of a template's pages from which a place is the usual one of a field."""
JUDGED = ("byline", "editors", "outlet", "section", "published")
"""The fields that are compared. Headline and body tell the template; summaries come and go."""

_NUMBERS = re.compile(r":nth-of-type\(\d+\)|\d+")


class Origin(NamedTuple):
    """The origin of a value: the rule and the place, without the numbers that differ from page to page."""

    rule: str
    place: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's address, and the origin of each of its fields."""

    url: str
    origins: Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Pages of a template on which a field is missing, or was read elsewhere than on most of them."""

    field: str
    rule: str
    """The rule by which the field is read on most pages."""
    of: int
    """Pages of the template."""
    urls: tuple[str, ...]
    """The pages that differ, newest first."""


def inconsistencies(readings: Sequence[Reading]) -> tuple[Inconsistency, ...]:
    """Compare the pages of each template, which are those with headline and body at one place."""
    templates: dict[tuple[Origin | None, Origin | None], list[Reading]] = defaultdict(list)
    for reading in readings:
        templates[reading.origins.get("headline"), reading.origins.get("body")].append(reading)
    differing: list[Inconsistency] = []
    for pages in templates.values():
        for field in JUDGED if len(pages) >= LEAST else ():
            ((usual, count),) = Counter(page.origins.get(field) for page in pages).most_common(1)
            others = tuple(page.url for page in pages if page.origins.get(field) != usual)
            if usual is not None and others and count >= USUAL * len(pages):
                differing.append(Inconsistency(field, usual.rule, len(pages), others))
    return tuple(differing)


def read(archive: Archive, source: Source) -> Iterable[Reading]:
    """Read the stored pages of a source's newest articles again, newest first."""
    for article in archive.sources.newest(source.name, NEWEST):
        fetched = archive.pages.of_article(article)
        if fetched is None:
            continue
        hints = source.hints().of(fetched)
        try:
            page, evidence = explain(fetched.content, fetched.url, hints)
        except ScrapeError:
            continue
        if page.kind == "article":
            yield Reading(fetched.url, {e.field: Origin(e.rule, _NUMBERS.sub("", e.path)) for e in evidence if e.value})
