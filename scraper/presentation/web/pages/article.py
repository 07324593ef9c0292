"""An article with all that the archive knows of it: what the article page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scraper.archive.articles.versions.text_diff import Change, changes
from scraper.presentation.web.pages.citation import Citation, citations, row_of
from scraper.presentation.web.pages.media import Media, media
from scraper.presentation.web.pages.search_view import PATIENCE, Finder, Run, marked
from scraper.presentation.web.request_params import SearchParams

MOST_COPIES = 200
"""Reprints that are listed."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The changes from one version to the next, and the times when each was first seen (ISO 8601 in UTC)."""

    number: int
    before: str
    since: str
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A list page that showed the article: when first and last, how high at best, under which headlines."""

    page: str
    first: str
    last: str
    rank: int
    headlines: Sequence[str]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The contents of the article page."""

    row: Mapping[str, Any]
    headline: Sequence[Run]
    summary: Sequence[Run]
    paragraphs: Sequence[Sequence[Run]]
    revisions: Sequence[Revision]
    """The latest first."""
    copies: Sequence[Mapping[str, Any]]
    sightings: Sequence[Sighting]
    citations: Sequence[Citation]
    media: Media


def article(finder: Finder, number: str, params: SearchParams) -> ArticlePage | None:
    """The article of a number, with the words of the query marked; None if it does not exist."""
    archive = finder.archive
    with archive.snapshot(PATIENCE):
        row = archive.articles.get(number)
        if row is None:
            return None
        versions = archive.articles.revisions(row["id"]) if row["revision"] > 1 else []
        copies = archive.articles.copies(row["id"])[:MOST_COPIES]
        seen = archive.pages.sightings(row["id"])
        cited = row_of(archive, row["id"]) or row
        shown = media(archive, row)
    terms = params.query()[0].terms
    return ArticlePage(
        row=row,
        headline=marked(terms, row["headline"], "headline"),
        summary=marked(terms, row["summary"] or "", "summary"),
        paragraphs=[marked(terms, paragraph, "body") for paragraph in row["body"].split("\n") if paragraph.strip()],
        revisions=list(_revisions(versions))[::-1],
        copies=copies,
        sightings=list(_sightings(seen)),
        citations=citations(cited),
        media=shown,
    )


def _revisions(versions: Sequence[Mapping[str, Any]]) -> Iterator[Revision]:
    for older, newer in pairwise(versions):
        yield Revision(newer["revision"], older["fetched"], newer["fetched"], changes(older, newer))


def _sightings(seen: Sequence[Mapping[str, Any]]) -> Iterator[Sighting]:
    for page in dict.fromkeys(sighting["list"] for sighting in seen):
        here = [sighting for sighting in seen if sighting["list"] == page]
        yield Sighting(
            page,
            here[0]["seen"],
            here[-1]["seen"],
            min(sighting["rank"] for sighting in here),
            list(dict.fromkeys(sighting["headline"] for sighting in here)),
        )
