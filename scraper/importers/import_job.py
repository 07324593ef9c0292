"""Putting into the archive what others kept: exported articles, and pages of WARC files and folders."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Protocol, TypeVar

from scraper.archive import Archive
from scraper.crawl.page_work import Parsed
from scraper.crawl.reader import Parser
from scraper.errors import ClusterError, ScrapeError
from scraper.importers import IntakeError
from scraper.importers.captures import Capture, Found, Passed
from scraper.importers.filters import EVERYTHING, Wanted
from scraper.models import Fetched, Hints, Page

T = TypeVar("T")

BATCH = 100
"""Articles or pages that are held in memory and committed together."""

BATCH_BYTES = 16 << 20
"""Bytes of pages from which on a batch takes no more."""


class Watcher(Protocol):
    """Whoever shows how an import comes on; called on the event loop, so it must be quick."""

    def told(self, outcome: str, what: str) -> None:
        """What became of an article or a page: the outcome, and its URL or what was wrong."""

    def reached(self, place: int | None, filtered: int) -> None:
        """The bytes of the file that are done (None of no file); how many more pages were not wanted."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What an import needs beside what it reads."""

    archive: Archive
    run: int
    watcher: Watcher
    source: str = "import"
    """For pages that do not bring one."""
    wanted: Wanted = EVERYTHING
    job: str | None = None
    """What the archive keeps the progress under; None: none is kept."""
    start: int = 0
    """Where in the file it begins."""


def progress(archive: Archive, job: str) -> int | None:
    """Where an import goes on: 0 for one that has not begun, None for one that is done."""
    state = json.loads(archive.progress(job) or "{}")
    return None if state.get("done") else int(state.get("resume", 0))


def import_articles(errand: Errand, found: Iterable[tuple[Page, Mapping[str, Any]] | IntakeError]) -> Counter[str]:
    """Store exported articles as they were.

    Outcomes: new, copy, unchanged (the URL is there already), deleted (here, and on purpose), filtered (not wanted),
    failed.
    """
    outcomes: Counter[str] = Counter()
    numbers = _Numbers()
    for batch in _batches(found):
        with errand.archive.transaction():
            told = [_restore(errand, one, numbers) for one in batch]
        for outcome, what in told:
            outcomes[outcome] += 1
            errand.watcher.told(outcome, what)
    with errand.archive.transaction():
        for article, head, similarity in numbers.waiting:
            if (first := numbers.here.get(head)) is not None:
                errand.archive.group(article, first, similarity)
    _done(errand, outcomes["failed"] > 0)
    return outcomes


@dataclass(slots=True)
class _Numbers:
    """The numbers that articles had where they were exported, and have here: groups of copies are told by them."""

    here: dict[int, int] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    """The values of ``here``."""
    waiting: list[tuple[int, int, float | None]] = field(default_factory=list)
    """Articles whose first print comes later: the number here, that of the first print there, how alike they are."""


def _restore(errand: Errand, one: tuple[Page, Mapping[str, Any]] | IntakeError, numbers: _Numbers) -> tuple[str, str]:
    from scraper.text.segmenter import analyse

    if isinstance(one, IntakeError):
        return "failed", str(one)
    page, row = one
    url = page.url or ""
    wanted = errand.wanted
    if not (wanted.by_address(url, row.get("fetched") or "") and wanted.by_language(page.language)):
        return "filtered", url
    there, head = row.get("id"), row.get("copy_of")
    known = errand.archive.article(url)
    if known is not None:
        number, outcome = known["id"], "unchanged"
    else:
        analysis = replace(analyse(page), keywords=page.keywords)
        first = numbers.here.get(head) if head is not None else None
        apart = numbers.known if there is not None else ()
        stored = errand.archive.restore(row, page, analysis, run=errand.run, head=first, apart=apart)
        if stored.outcome == "deleted":
            return "deleted", url
        number, outcome = stored.id, stored.outcome
        if head is not None and first is None:
            numbers.waiting.append((number, head, row.get("similarity")))
    if there is not None:
        numbers.here[there] = number
        numbers.known.add(number)
    return outcome, url


async def import_pages(errand: Errand, parser: Parser, found: Iterable[Found]) -> Counter[str]:
    """Parse pages and store those that are articles. Batches are read, parsed and stored side by side.

    How far it has come is kept with every batch. Outcomes: as `Archive.store` tells them; known (this capture or a
    later one is there), skipped (no article), filtered (not wanted), failed.
    """
    outcomes: Counter[str] = Counter()
    batches = _bounded(found)
    reading = asyncio.create_task(asyncio.to_thread(next, batches, None))
    before: _Parsing | None = None
    try:
        while batch := await reading:
            reading = asyncio.create_task(asyncio.to_thread(next, batches, None))
            parsing = _begin(errand, parser, batch)
            await asyncio.sleep(0)  # the workers begin on this batch while the one before is stored
            if before is not None:
                outcomes += await _finish(errand, before)
            before = parsing
        if before is not None:
            outcomes += await _finish(errand, before)
    except IntakeError:  # the reading has failed for good: what was read before is stored
        if before is not None:
            outcomes += await _finish(errand, before)
        raise
    _done(errand, outcomes["failed"] > 0)
    return outcomes


@dataclass(slots=True)
class _Batch:
    """What is read of a file together, and how far it reaches."""

    captures: list[Capture] = field(default_factory=list)
    problems: list[IntakeError] = field(default_factory=list)
    filtered: int = 0
    resume: int | None = None
    size: int = 0

    def add(self, one: Found) -> None:
        if isinstance(one, IntakeError):
            self.problems.append(one)
            return
        self.resume = one.resume
        if isinstance(one, Passed):
            self.filtered += one.filtered
        else:
            self.captures.append(one)
            self.size += sum(len(page.content) for page in (one.fetched, *one.further))

    @property
    def full(self) -> bool:
        return len(self.captures) >= BATCH or self.size >= BATCH_BYTES


@dataclass(frozen=True, slots=True)
class _Parsing:
    """A batch on its way through the workers."""

    batch: _Batch
    fresh: Sequence[Capture]
    results: asyncio.Task[list[Parsed | ScrapeError]]


def _begin(errand: Errand, parser: Parser, batch: _Batch) -> _Parsing:
    """Hand the pages to the workers that the archive does not have."""
    fresh = [capture for capture in batch.captures if not _known(errand.archive, capture.fetched)]

    async def parse_all() -> list[Parsed | ScrapeError]:
        return await asyncio.gather(*(_parse(parser, capture) for capture in fresh))

    return _Parsing(batch, fresh, asyncio.create_task(parse_all()))


def _known(archive: Archive, page: Fetched) -> bool:
    """Whether the archive has this capture or a later one: an older text must not take the place of a newer."""
    last = archive.last_visit(page.requested)
    if last is not None:
        return last >= page.fetched
    row = archive.article(page.url)  # of one that came by another import, without a visit
    return row is not None and (row["changed"] or row["fetched"]) > page.fetched


async def _finish(errand: Errand, parsing: _Parsing) -> Counter[str]:
    """Store a batch when it is parsed. In a thread: the loop has the workers to serve meanwhile.

    Raises ClusterError when nobody was left to parse the rest of it.
    """
    results = await parsing.results
    told = await asyncio.to_thread(_store_all, errand, parsing, results)
    lost = next((result for result in results if isinstance(result, ClusterError)), None)
    if lost is not None:
        raise lost
    batch = parsing.batch
    outcomes: Counter[str] = Counter({"filtered": batch.filtered, "known": len(batch.captures) - len(parsing.fresh)})
    told += [("failed", str(problem)) for problem in batch.problems]
    for outcome, what in told:
        outcomes[outcome] += 1
        errand.watcher.told(outcome, what)
    errand.watcher.reached(batch.resume, batch.filtered)
    return +outcomes


def _store_all(errand: Errand, parsing: _Parsing, results: Sequence[Parsed | ScrapeError]) -> list[tuple[str, str]]:
    archive = errand.archive
    with archive.transaction():
        parsed = [(c, r) for c, r in zip(parsing.fresh, results, strict=True) if not isinstance(r, ClusterError)]
        told = [_store(errand, *pair) for pair in parsed]
        if errand.job is not None and parsing.batch.resume is not None and len(parsed) == len(results):
            failed = bool(parsing.batch.problems) or any(outcome == "failed" for outcome, _ in told)
            state = {"resume": parsing.batch.resume}
            if failed or _has_failed(archive, errand.job):
                state["failed"] = True
            archive.keep_progress(errand.job, json.dumps(state))
    return told


def _store(errand: Errand, capture: Capture, parsed: Parsed | ScrapeError) -> tuple[str, str]:
    url = capture.fetched.url
    if isinstance(parsed, ScrapeError):
        return "failed", str(parsed)
    if parsed.analysis is None:
        return "skipped", url
    if not errand.wanted.by_language(parsed.page.language):
        return "filtered", url
    source = capture.source or errand.source
    stored = errand.archive.store(
        source, capture.fetched, parsed.page, parsed.analysis, run=errand.run, parts=capture.further
    )
    return stored.outcome, url


async def _parse(parser: Parser, capture: Capture) -> Parsed | ScrapeError:
    try:
        return await parser.parse([capture.fetched, *capture.further], Hints())
    except ScrapeError as error:
        return error


def _done(errand: Errand, failed: bool) -> None:
    """Note that a file is done; one of which something failed is read again when it is imported again."""
    if errand.job is not None:
        failed = failed or _has_failed(errand.archive, errand.job)
        errand.archive.keep_progress(errand.job, None if failed else json.dumps({"done": True}))


def _has_failed(archive: Archive, job: str) -> bool:
    return bool(json.loads(archive.progress(job) or "{}").get("failed"))


def _bounded(found: Iterable[Found]) -> Iterator[_Batch]:
    """Batches of at most `BATCH_BYTES` and one page. A stretch without pages makes one too: it is progress."""
    batch = _Batch()
    try:
        for one in found:
            batch.add(one)
            if batch.full or (isinstance(one, Passed) and not batch.captures):
                yield batch
                batch = _Batch()
    except IntakeError:  # what was read before is as good as ever
        yield batch
        raise
    yield batch


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(found)
    while batch := list(islice(iterator, BATCH)):
        yield batch
