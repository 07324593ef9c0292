"""Reparsing: the archive's raw pages are read again with the present parser."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scraper import __version__
from scraper.archive import Archive
from scraper.archive.articles.store import FieldChange
from scraper.archive.files.queue import Choice
from scraper.archive.pages.reparse_queue import Pending
from scraper.crawl.source.lists.paper_walk import as_stored
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.reader import Parser
from scraper.errors import ClusterError, ScrapeError
from scraper.i18n import Message
from scraper.models import Fetched, Hints

BATCH = 200
"""Number of pages that are parsed in parallel, and committed together with the progress."""

Outcome = Literal["unchanged", "changed", "recovered", "unreadable"]


@dataclass(frozen=True, slots=True)
class Reread:
    """The outcome of one raw page."""

    url: str
    source: str
    outcome: Outcome
    """``recovered``: a page that could not be read when it was fetched is an article now.
    ``unreadable``: it is not an article, or no longer one; the archive keeps what it has."""
    article: int | None = None
    changes: tuple[FieldChange, ...] = ()
    reason: str | None = None


@dataclass(slots=True)
class Summary:
    """The outcomes of all raw pages, counted."""

    pages: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    """Articles by the field that reads differently."""

    def add(self, reread: Reread) -> None:
        """Count one."""
        self.pages += 1
        self.outcomes[reread.outcome] += 1
        self.fields.update(change.field for change in reread.changes)


def job_of(source: str | None) -> str:
    """The name under which the progress is stored: another version of the program starts over."""
    return f"reparse {source or '*'} {__version__}"


async def reparse(
    archive: Archive,
    parser: Parser,
    hints: Callable[[str], Hints],
    source: str | None,
    report: Callable[[Reread], None],
    files: Callable[[str], Choice] = lambda _: Choice(),
) -> Summary:
    """Parse all raw pages (of a source) again, and store what reads differently.

    ``hints`` gives the parser's hints for the pages of a source, ``files`` which files of its articles are kept: those
    that an article names now are queued. ``report`` is called with every page in turn. Interrupted work continues where
    it stopped, if it was done by this version. The archive is read and written in a thread, one call at a time: the
    event loop serves the workers meanwhile.
    """
    summary = Summary()
    job = job_of(source)
    parsing: asyncio.Task[list[Read]] | None = None
    for batch in (*await asyncio.to_thread(_pending, archive, source, job), []):
        loaded = await asyncio.to_thread(_load, archive, batch, hints)
        ahead = asyncio.create_task(_read(parser, loaded)) if batch else None
        await asyncio.sleep(0)  # the workers begin on this batch while the one before is stored
        if parsing is not None:
            read = await parsing
            lost = next((place for place, one in enumerate(read) if isinstance(one.parsed, ClusterError)), len(read))
            for reread in await asyncio.to_thread(_store_all, archive, job, files, read[:lost]):
                summary.add(reread)
                report(reread)
            if lost < len(read):  # nobody is left to parse: the next call goes on from here
                raise read[lost].parsed  # type: ignore[misc]
        parsing = ahead
    archive.runs.keep_progress(job, None)
    return summary


class Read(NamedTuple):
    """A raw page with its parsed record, or the error."""

    pending: Pending
    parts: Sequence[Fetched]
    parsed: Parsed | ScrapeError


_Loaded = tuple[Pending, Sequence[Fetched] | ScrapeError, Hints]
"""A raw page with its parts, or the error of a damaged one, and the hints to read it by."""


async def _read(parser: Parser, batch: Sequence[_Loaded]) -> list[Read]:
    async def one(pending: Pending, parts: Sequence[Fetched] | ScrapeError, hints: Hints) -> Read:
        if isinstance(parts, ScrapeError):
            return Read(pending, (), parts)
        try:
            return Read(pending, parts, await parser.parse(parts, hints))
        except ScrapeError as error:
            return Read(pending, parts, error)

    return await asyncio.gather(*(one(*loaded) for loaded in batch))


def _pending(archive: Archive, source: str | None, job: str) -> list[list[Pending]]:
    return [*_batches(archive.pages.to_reparse(source, archive.runs.progress(job)))]


def _load(archive: Archive, batch: Sequence[Pending], hints: Callable[[str], Hints]) -> list[_Loaded]:
    """The raw pages of a batch, or the error of each that is damaged."""
    loaded: list[_Loaded] = []
    for pending in batch:
        own = hints(pending.source)
        try:
            parts = _parts(archive, pending)
            if parts:
                own = as_stored(archive, own, (parts[0].requested,))
            loaded.append((pending, parts, own))
        except ScrapeError as error:
            loaded.append((pending, error, own))
    return loaded


def _parts(archive: Archive, pending: Pending) -> Sequence[Fetched]:
    if pending.article is not None:
        return archive.pages.parts(pending.article)
    page = archive.pages.get(pending.page)
    return [page] if page else []


def _store_all(archive: Archive, job: str, files: Callable[[str], Choice], batch: Sequence[Read]) -> list[Reread]:
    if not batch:
        return []
    with archive.transaction():
        archive.runs.keep_progress(job, batch[-1].pending.place)
        rereads = [_store(archive, *read) for read in batch]
        for reread in rereads:
            if reread.article is not None and reread.outcome in ("changed", "recovered"):
                archive.file_queue.add(reread.article, files(reread.source))
        return rereads


def _store(archive: Archive, pending: Pending, parts: Sequence[Fetched], parsed: Parsed | ScrapeError) -> Reread:
    """Store the record of one page, if it differs."""
    if isinstance(parsed, ScrapeError):
        return Reread(pending.url, pending.source, "unreadable", pending.article, reason=str(parsed))
    if parsed.analysis is None:
        reason = Message("it reads as a page of kind {kind}, not as an article", kind=repr(parsed.page.kind))
        return Reread(pending.url, pending.source, "unreadable", pending.article, reason=reason)
    if pending.article is None:
        stored = archive.articles.store(pending.source, parts[0], parsed.page, parsed.analysis, parts=parts[1:])
        if stored.outcome == "deleted":
            return Reread(pending.url, pending.source, "unreadable", reason="it was deleted")
        return Reread(pending.url, pending.source, "recovered", stored.id)
    changes = archive.articles.reread(pending.article, parsed.page, parsed.analysis)
    return Reread(pending.url, pending.source, "changed" if changes else "unchanged", pending.article, changes)


def _batches(pending: Iterable[Pending]) -> Iterator[list[Pending]]:
    batch: list[Pending] = []
    for one in pending:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
