"""Putting into the archive what others kept: exported articles, and pages of WARC files and folders."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from scraper.archive import Archive
from scraper.errors import ScrapeError
from scraper.intake import IntakeError
from scraper.intake.warc import Capture
from scraper.reading import Parser
from scraper.records import Hints, Page
from scraper.workers import Parsed

T = TypeVar("T")

BATCH = 100
"""Articles or pages that are held in memory and committed together."""

BATCH_BYTES = 16 << 20
"""Bytes of pages from which on a batch takes no more."""

Told = Callable[[str, str], None]
"""Hears what became of one: the outcome, and the URL or what was wrong."""


def import_articles(
    archive: Archive, found: Iterable[tuple[Page, Mapping[str, Any]] | IntakeError], run: int, told: Told
) -> Counter[str]:
    """Store exported articles as they were. Outcomes: new, copy, unchanged (the URL is there already), failed."""
    from scraper.text.segment import analyse

    outcomes: Counter[str] = Counter()
    here: dict[int, int] = {}  # the number that an article has here, by the number that it had there
    for batch in _batches(found):
        with archive.transaction():
            for one in batch:
                if isinstance(one, IntakeError):
                    outcomes["failed"] += 1
                    told("failed", str(one))
                    continue
                page, row = one
                analysis = replace(analyse(page), keywords=page.keywords)
                there, head = row.get("id"), row.get("copy_of")
                first = here.get(head) if isinstance(head, int) else None
                stored = archive.restore(row, page, analysis, run=run, head=first)
                if isinstance(there, int):
                    here[there] = stored.id
                outcomes[stored.outcome] += 1
                told(stored.outcome, page.url or "")
    return outcomes


async def import_pages(
    archive: Archive, parser: Parser, captures: Iterable[Capture], source: str, run: int, told: Told
) -> Counter[str]:
    """Parse pages and store those that are articles. ``source`` is the name for those that do not bring one.

    Outcomes: as `Archive.store` tells them; known (this capture or a later one is there), skipped (no article), failed.
    """
    outcomes: Counter[str] = Counter()
    for batch in _bounded(captures):
        fresh = []
        for capture in batch:
            last = archive.last_visit(capture.fetched.requested)
            if last is not None and last >= capture.fetched.fetched:
                outcomes["known"] += 1
            else:
                fresh.append(capture)
        results = await asyncio.gather(*(_parse(parser, capture) for capture in fresh))
        with archive.transaction():
            for capture, parsed in zip(fresh, results, strict=True):
                outcome = _store(archive, capture, parsed, source, run)
                outcomes[outcome] += 1
                told(outcome, str(parsed) if outcome == "failed" else capture.fetched.url)
    return outcomes


def _store(archive: Archive, capture: Capture, parsed: Parsed | ScrapeError, source: str, run: int) -> str:
    if isinstance(parsed, ScrapeError):
        return "failed"
    if parsed.analysis is None:
        return "skipped"
    name = capture.source or source
    stored = archive.store(name, capture.fetched, parsed.page, parsed.analysis, run=run, parts=capture.further)
    return stored.outcome


async def _parse(parser: Parser, capture: Capture) -> Parsed | ScrapeError:
    try:
        return await parser.parse([capture.fetched, *capture.further], Hints())
    except ScrapeError as error:
        return error


def _bounded(captures: Iterable[Capture]) -> Iterator[list[Capture]]:
    """Batches of pages, of at most `BATCH_BYTES` and one page."""
    batch: list[Capture] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += sum(len(page.content) for page in (capture.fetched, *capture.further))
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(found)
    while batch := list(islice(iterator, BATCH)):
        yield batch
