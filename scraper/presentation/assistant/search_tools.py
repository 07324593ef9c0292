"""Tools that find articles, and say what there is: `search`, `sources`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from scraper.archive import Archive
from scraper.archive.search.query.query import Query as Parsed
from scraper.archive.search.suggestions import suggestions
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.presentation.assistant import bounds
from scraper.presentation.assistant.answers import NOTICE, Hit, QuotedHit, SearchPage, SourceList, SourceState
from scraper.presentation.assistant.bounds import Limit, Offset, Query
from scraper.presentation.assistant.filters import EVERYTHING, Conditions, chosen, read, rows_of

RANKED = 200
"""Hits that are put in the order of relevance: their order is the same for every offset."""


def search(
    archive: Archive,
    query: Query = "",
    filters: Conditions = EVERYTHING,
    sort: Literal["relevance", "newest", "oldest"] = "relevance",
    reprints: Annotated[
        Literal["shown", "folded"], Field(description="folded: of articles with the same text only the best.")
    ] = "shown",
    limit: Limit = 20,
    offset: Offset = 0,
) -> SearchPage:
    """Find articles by exact text, with the part of their text that matches. Without a query: the newest articles."""
    parsed, hints = read(query)
    among = chosen(archive, filters)
    ranked = sort == "relevance" and bool(parsed.terms)
    if ranked and offset + limit > RANKED:
        raise ArchiveError(
            Message("the first {n} hits are ranked: sort by newest or oldest, or narrow the search", n=RANKED)
        )
    most = RANKED if ranked else offset + limit + 1
    ids = archive.search.ordered(parsed, among, sort=sort, copies=reprints, limit=most)
    hits, more = bounds.bounded(_hits(archive, parsed, ids[offset:]), limit)
    if not ids:
        others = suggestions(archive.search, parsed, among)
        hints += [f"{bounds.line(other.query)}: {other.articles}" for other in others]
    following = bounds.following(offset, hits, more)
    return SearchPage(notice=NOTICE, articles=hits, next_offset=following, hints=list(map(bounds.line, hints)))


def _hits(archive: Archive, query: Parsed, ids: Sequence[int]) -> Iterator[Hit]:
    """Yield hits, as few of them as are taken: a text is read only then."""
    for number in ids:
        for hit, (row, checksum) in zip(archive.search.hits(query, [number]), rows_of(archive, [number]), strict=True):
            quoted = QuotedHit(
                headline=bounds.line(row["headline"]),
                byline=bounds.names(row["byline"]),
                section=bounds.line_or_none(row["section"]),
                snippet=bounds.line(hit.snippet, bounds.PARAGRAPH),
            )
            yield Hit(**bounds.facts(row, checksum), quoted_material=quoted)


def sources(archive: Archive, limit: Limit = bounds.ROWS, offset: Offset = 0) -> SourceList:
    """List the sources of the archive: the number of their articles and failures, the last run, the newest date."""
    rows = archive.sources.overview()
    states, more = bounds.bounded(
        (
            SourceState(
                name=bounds.line(row["name"]),
                articles=row["articles"],
                failures=row["failures"],
                newest=bounds.line_or_none(row["newest"]),
                added=bounds.line(row["added"]),
                last_run=bounds.line_or_none(row["last_run"]),
                last_error=bounds.line_or_none(row["last_error"]),
            )
            for row in rows[offset:]
        ),
        limit,
    )
    return SourceList(
        articles=archive.articles.count(), sources=states, next_offset=bounds.following(offset, states, more)
    )
