"""The size of a back-fill before it is fetched (`--dry-run`)."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.archive import Archive
from scraper.backfill.cdx_index import CdxIndex
from scraper.backfill.run import BackfillOptions, Watcher
from scraper.backfill.selection import Selection, spellings
from scraper.backfill.web_archives import WebArchive
from scraper.crawl.fetch import Fetcher, Policy


@dataclass(frozen=True, slots=True)
class Estimate:
    """The size of a back-fill, before it is fetched."""

    captures: int
    pages: int
    stored: int
    """Pages that the archive has."""
    bytes: int
    """Of the earliest capture of each page that it has not, compressed; 0 where the index does not say."""
    hours: float
    """At the pace of the archive."""


async def estimate(
    web_archive: WebArchive,
    selection: Selection,
    fetcher: Fetcher,
    policy: Policy,
    archive: Archive | None,
    watcher: Watcher,
    options: BackfillOptions,
) -> Estimate:
    """Read the index and count; nothing is stored. Raises `Fault`, `IndexUnreadable`."""
    captures = 0
    pages: dict[str, list[int]] = {}
    stored_pages: set[str] = set()
    async for part in CdxIndex(fetcher, policy, web_archive, selection).parts(""):
        chosen = [capture for row in part.page.rows if (capture := selection.capture(row)) is not None]
        captures += len(chosen)
        watcher.indexed(len(chosen))
        urls = {spelling for capture in chosen for spelling in spellings(capture.url)}
        handled = archive.crawl.handled(urls) if archive is not None and not options.all_captures else set()
        for capture in sorted(chosen, key=lambda one: one.captured):
            pages.setdefault(capture.page, []).append(capture.length)
            if handled.intersection(spellings(capture.url)):
                stored_pages.add(capture.page)
    new = [lengths for page, lengths in pages.items() if page not in stored_pages]
    lengths_needed = [length for lengths in new for length in (lengths if options.all_captures else lengths[:1])]
    most = len(lengths_needed) if options.limit is None else min(options.limit, len(lengths_needed))
    size = sum(lengths_needed[:most])
    return Estimate(captures, len(pages), len(stored_pages), size, most * web_archive.delay / 3600)
