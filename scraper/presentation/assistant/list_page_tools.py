"""The tool about list pages: `front_page`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from scraper.archive import Archive
from scraper.archive.db.part import Row
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.presentation.assistant import bounds
from scraper.presentation.assistant.answers import NOTICE, Article, Entry, FrontPage, ListPage, QuotedEntry
from scraper.presentation.assistant.bounds import Limit, Offset
from scraper.presentation.assistant.filters import date, rows_of

At = Annotated[
    str | None, Field(description="As it was on that day or at that time: 2026-01-31, yesterday; None for the last.")
]


def front_page(
    archive: Archive,
    url: Annotated[str | None, Field(description="The URL of the list page.")] = None,
    source: Annotated[str | None, Field(description="Its source; enough where that has one list page.")] = None,
    at: At = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> FrontPage:
    """Show a front page or another list page as it was at a time: its entries by rank, with their headlines there.

    Without a list page, or where a source has several: the list pages to choose from.
    """
    if url is None:
        lists = archive.pages.lists(source)
        if not lists:
            raise ArchiveError(Message("the archive has no list pages, or none of this source; `sources` lists these"))
        if len(lists) > 1 or source is None:
            return _choice(lists, limit, offset)
        url = lists[0]["list"]
    page = archive.pages.front_page(url, until=None if at is None else date("until", at))
    if page is None:
        raise ArchiveError(
            Message("{url}: no such list page was stored by then; without a URL they are listed", url=url)
        )
    entries, more = bounds.bounded(_entries(archive, page["entries"][offset:]), limit)
    return FrontPage(
        notice=NOTICE,
        url=bounds.line(page["list"], bounds.ADDRESS),
        source=bounds.line(page["source"]),
        fetched=bounds.line(page["fetched"]),
        sha256=page["sha256"],
        entries=entries,
        next_offset=bounds.following(offset, entries, more),
        lists=[],
    )


def _choice(lists: Sequence[Row], limit: int, offset: int) -> FrontPage:
    pages, more = bounds.bounded(
        (
            ListPage(
                url=bounds.line(row["list"], bounds.ADDRESS),
                source=bounds.line(row["source"]),
                snapshots=row["snapshots"],
                first_seen=row["first_seen"],
                last_seen=row["last_seen"],
            )
            for row in lists[offset:]
        ),
        limit,
    )
    following = bounds.following(offset, pages, more)
    return FrontPage(
        notice=NOTICE,
        url=None,
        source=None,
        fetched=None,
        sha256=None,
        entries=[],
        next_offset=following,
        lists=pages,
    )


def _entries(archive: Archive, entries: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for entry in entries:
        stored = [] if entry["article"] is None else [entry["article"]]
        article = next((Article(**bounds.facts(*each)) for each in rows_of(archive, stored)), None)
        quoted = QuotedEntry(
            headline=bounds.line(entry["headline"]), summary=bounds.line_or_none(entry["summary"], bounds.PARAGRAPH)
        )
        yield Entry(
            rank=entry["rank"],
            url=bounds.line(entry["url"], bounds.ADDRESS),
            article=article,
            quoted_material=quoted,
        )
