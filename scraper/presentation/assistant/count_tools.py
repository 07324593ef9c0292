"""Tools that count: `count`, `trends`, `keywords`."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics.dimensions import DIMENSIONS
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.presentation import keywords as telling
from scraper.presentation import shares
from scraper.presentation import trends as periods
from scraper.presentation.assistant import bounds
from scraper.presentation.assistant.answers import (
    NOTICE,
    Counted,
    CountRow,
    Keyword,
    Keywords,
    Point,
    Trend,
    Trends,
)
from scraper.presentation.assistant.bounds import Key, Limit, Offset, Query
from scraper.presentation.assistant.filters import EVERYTHING, Conditions, chosen, matching, read, row_of

MOST_WORDS = 6
"""Maximum number of words of one question of `trends`."""

Dimension = Literal[
    "outlet", "source", "section", "editor", "byline", "page_name", "tag", "weekday", "day", "week", "month", "year"
]
Words = Annotated[list[Query], Field(min_length=1, max_length=MOST_WORDS, description="Words, or other queries.")]
By = Annotated[list[Dimension], Field(min_length=1, max_length=2, description="One or two dimensions to count by.")]


def count(
    archive: Archive,
    by: By,
    query: Query = "",
    filters: Conditions = EVERYTHING,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Counted:
    """Count the articles that a query finds by one or two dimensions, with their share of all articles of the period.

    An article of two editors counts for both, and once in ``articles``. A week is named by its Monday.
    """
    if len(set(by)) < len(by):
        raise ArchiveError(Message("name two different dimensions of {names}", names=", ".join(DIMENSIONS)))
    among = chosen(archive, filters)
    matches, _hints = matching(archive, query, filters)
    counted = archive.statistics.cross(by, matches)
    rows = shares.rows(counted, shares.of_periods(archive, by, among))
    taken, more = bounds.bounded(
        (
            CountRow(
                values={name: bounds.line_or_none(row[name]) for name in by},
                articles=row["articles"],
                of=row["of"],
                share=row["share"],
            )
            for row in islice(rows, offset, None)
        ),
        limit,
    )
    following = bounds.following(offset, taken, more)
    return Counted(notice=NOTICE, articles=counted.articles, rows=taken, next_offset=following)


def trends(
    archive: Archive,
    words: Words,
    by: Annotated[Literal["day", "week", "month"] | None, Field(description="None: what suits the time span.")] = None,
    filters: Conditions = EVERYTHING,
) -> Trends:
    """Count the articles that match each word, by day, week or month, with their share of all articles of the period.

    The last 62 periods at most.
    """
    queries = {bounds.line(word): read(word)[0] for word in words}
    points = periods.counted(archive, queries, chosen(archive, filters), by)
    taken = []
    earlier = 0
    for word in queries:
        of_word = [point for point in points if point.word == word]
        earlier = max(0, len(of_word) - periods.MOST_PERIODS)
        last = of_word[earlier:]
        each = [Point(period=p.period, articles=p.articles, of=p.of, share=p.share) for p in last]
        taken.append(Trend(word=word, articles=sum(point.articles for point in last), points=each))
    return Trends(trends=taken, earlier_periods=earlier)


def keywords(
    archive: Archive,
    article: Annotated[Key | None, Field(description="Of this article alone: number or URL.")] = None,
    query: Query = "",
    filters: Conditions = EVERYTHING,
    limit: Limit = 20,
    *,
    stop_words: frozenset[str] = frozenset(),
) -> Keywords:
    """List the most characteristic words of an article, or of those that a query finds: frequent in them, rare in
    Chinese in general and in the archive (TF-IDF)."""
    if article is None:
        among, _hints = matching(archive, query, filters)
    elif query or filters != EVERYTHING:
        raise ArchiveError(Message("name an article, or a query and filters, not both"))
    else:
        among = Filter(ids=[row_of(archive, article)["id"]])
    words = [
        Keyword(word=bounds.line(each.word), articles=each.articles, occurrences=each.occurrences, score=each.score)
        for each in telling.keywords(archive, among, stop_words, limit)
    ]
    return Keywords(notice=NOTICE, articles=archive.articles.count(among), words=words)
