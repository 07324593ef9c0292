"""Storing imports in the archive: exported articles, and pages of WARC files and folders."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, TypeVar

from scraper.archive import Archive
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.reader import Parser
from scraper.errors import ClusterError, ScrapeError
from scraper.importers import ImportFailed
from scraper.importers.captures import Capture, CapturedFile, Item, Passed
from scraper.importers.filters import EVERYTHING, PageFilter
from scraper.importers.warc import kept_files
from scraper.models import Fetched, Hints, Page

T = TypeVar("T")

BATCH = 100
"""Articles or pages committed together; a batch is in memory as a whole."""

BATCH_BYTES = 16 << 20
"""Bytes of pages at which a batch is full."""


class Watcher(Protocol):
    """A display of an import's progress. Called on the event loop, so its methods must be quick."""

    def finished(self, outcome: str, subject: str) -> None:
        """Report an article or a page: the outcome, and its URL or the error."""

    def reached(self, place: int | None, filtered: int) -> None:
        """Report the bytes of the file that are done (None without a file), and how many more pages were filtered."""


@dataclass(frozen=True, slots=True)
class ImportContext:
    """The archive, run, filter and progress of one import."""

    archive: Archive
    run: int
    watcher: Watcher
    source: str = "import"
    """The source of pages that name none."""
    page_filter: PageFilter = EVERYTHING
    job: str | None = None
    """The key under which the archive stores the progress; None: it is not stored."""
    start: int = 0
    """The offset in the file at which the import begins."""
    most_files: int | None = None
    """Bytes that all kept files may take; None: any number."""


def progress(archive: Archive, job: str) -> int | None:
    """The offset at which an import resumes: 0 if it has not begun, None if it is done."""
    state = json.loads(archive.runs.progress(job) or "{}")
    return None if state.get("done") else int(state.get("resume", 0))


def import_articles(
    context: ImportContext, articles: Iterable[tuple[Page, Mapping[str, Any]] | ImportFailed]
) -> Counter[str]:
    """Store exported articles as they were.

    Outcomes: new, copy, unchanged (the URL is already stored), deleted (in this archive, on purpose), filtered, failed.
    """
    outcomes: Counter[str] = Counter()
    numbers = _Numbers()
    for batch in _batches(articles):
        with context.archive.transaction():
            results = [_restore(context, one, numbers) for one in batch]
        for outcome, subject in results:
            outcomes[outcome] += 1
            context.watcher.finished(outcome, subject)
    with context.archive.transaction():
        for article, head, similarity in numbers.waiting:
            if (first := numbers.here.get(head)) is not None:
                context.archive.articles.group(article, first, similarity)
    _done(context, outcomes["failed"] > 0)
    return outcomes


@dataclass(slots=True)
class _Numbers:
    """The ids of articles in the exporting archive -> in this one; groups of near-duplicates refer to them."""

    here: dict[int, int] = field(default_factory=dict)
    stored: set[int] = field(default_factory=set)
    """The values of ``here``."""
    waiting: list[tuple[int, int, float | None]] = field(default_factory=list)
    """Articles whose first print comes later: the id here, that of the first print there, their similarity."""


def _restore(
    context: ImportContext, one: tuple[Page, Mapping[str, Any]] | ImportFailed, numbers: _Numbers
) -> tuple[str, str]:
    from scraper.text.segmenter import analyse

    if isinstance(one, ImportFailed):
        return "failed", str(one)
    page, row = one
    url = page.url or ""
    choice = context.page_filter
    if not (choice.allows_address(url, row.get("fetched") or "") and choice.allows_language(page.language)):
        return "filtered", url
    there, head = row.get("id"), row.get("copy_of")
    existing = context.archive.articles.get(url)
    if existing is not None:
        number, outcome = existing["id"], "unchanged"
    else:
        first = numbers.here.get(head) if head is not None else None
        apart = numbers.stored if there is not None else ()
        analysis = analyse(page, page.keywords)
        stored = context.archive.articles.restore(row, page, analysis, run=context.run, head=first, apart=apart)
        if stored.outcome == "deleted":
            return "deleted", url
        number, outcome = stored.id, stored.outcome
        if head is not None and first is None:
            numbers.waiting.append((number, head, row.get("similarity")))
    if tags := row.get("tags"):
        context.archive.tags.add([number], tags)
    if there is not None:
        numbers.here[there] = number
        numbers.stored.add(number)
    return outcome, url


async def import_pages(context: ImportContext, parser: Parser, items: Iterable[Item]) -> Counter[str]:
    """Parse pages and store those that are articles. Batches are read, parsed and stored in parallel.

    The progress is stored with every batch. Outcomes: those of `Archive.store`; known (this capture or a later one is
    already stored), skipped (no article), filtered, failed.
    """
    outcomes: Counter[str] = Counter()
    batches = _bounded(items)
    reading = asyncio.create_task(asyncio.to_thread(next, batches, None))
    before: _Parsing | None = None
    try:
        while batch := await reading:
            reading = asyncio.create_task(asyncio.to_thread(next, batches, None))
            parsing = _begin(context, parser, batch)
            await asyncio.sleep(0)  # the workers begin on this batch while the one before is stored
            if before is not None:
                outcomes += await _finish(context, before)
            before = parsing
        if before is not None:
            outcomes += await _finish(context, before)
    except ImportFailed:  # the file cannot be read any further: the pages read before are stored
        if before is not None:
            outcomes += await _finish(context, before)
        raise
    _done(context, outcomes["failed"] > 0)
    return outcomes


@dataclass(slots=True)
class _Batch:
    """A batch of items, and the offset in the file at which the next one begins."""

    captures: list[Capture] = field(default_factory=list)
    files: dict[int, list[CapturedFile]] = field(default_factory=dict)
    """The files that follow that many captures."""
    problems: list[ImportFailed] = field(default_factory=list)
    filtered: int = 0
    resume: int | None = None
    size: int = 0

    def add(self, one: Item) -> None:
        if isinstance(one, ImportFailed):
            self.problems.append(one)
            return
        self.resume = one.resume
        if isinstance(one, Passed):
            self.filtered += one.filtered
        elif isinstance(one, CapturedFile):
            self.files.setdefault(len(self.captures), []).append(one)
            self.size += len(one.content)
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


def _begin(context: ImportContext, parser: Parser, batch: _Batch) -> _Parsing:
    """Hand the pages that the archive does not have to the workers."""
    fresh = [capture for capture in batch.captures if not _is_stored(context.archive, capture.fetched)]

    async def parse_all() -> list[Parsed | ScrapeError]:
        return await asyncio.gather(*(_parse(parser, capture) for capture in fresh))

    return _Parsing(batch, fresh, asyncio.create_task(parse_all()))


def _is_stored(archive: Archive, page: Fetched) -> bool:
    """Check whether the archive has this capture or a later one: an older text must not replace a newer one."""
    last = archive.visits.last_visit(page.requested)
    if last is not None:
        return last >= page.fetched
    row = archive.articles.get(page.url)  # an article of another import has no visit
    return row is not None and (row["changed"] or row["fetched"]) > page.fetched


async def _finish(context: ImportContext, parsing: _Parsing) -> Counter[str]:
    """Store a batch when it is parsed, in a thread: the event loop serves the workers meanwhile.

    Raises ClusterError when the cluster was lost before all of it was parsed.
    """
    results = await parsing.results
    stored = await asyncio.to_thread(_store_all, context, parsing, results)
    lost = next((result for result in results if isinstance(result, ClusterError)), None)
    if lost is not None:
        raise lost
    batch = parsing.batch
    outcomes: Counter[str] = Counter({"filtered": batch.filtered, "known": len(batch.captures) - len(parsing.fresh)})
    stored += [("failed", str(problem)) for problem in batch.problems]
    for outcome, subject in stored:
        outcomes[outcome] += 1
        context.watcher.finished(outcome, subject)
    context.watcher.reached(batch.resume, batch.filtered)
    return +outcomes


def _store_all(
    context: ImportContext, parsing: _Parsing, results: Sequence[Parsed | ScrapeError]
) -> list[tuple[str, str]]:
    archive = context.archive
    with archive.transaction():
        parsed = [(c, r) for c, r in zip(parsing.fresh, results, strict=True) if not isinstance(r, ClusterError)]
        stored = list(_in_order(context, parsing.batch, {id(capture): result for capture, result in parsed}))
        if context.job is not None and parsing.batch.resume is not None and len(parsed) == len(results):
            failed = bool(parsing.batch.problems) or any(outcome == "failed" for outcome, _ in stored)
            state = {"resume": parsing.batch.resume}
            if failed or _has_failed(archive, context.job):
                state["failed"] = True
            archive.runs.keep_progress(context.job, json.dumps(state))
    return stored


def _in_order(
    context: ImportContext, batch: _Batch, parsed: Mapping[int, Parsed | ScrapeError]
) -> Iterator[tuple[str, str]]:
    """Store captures, and the files of each right after it: another version of the article may follow."""
    articles: dict[str, int | None] = {}
    for number in range(len(batch.captures) + 1):
        if number:
            capture = batch.captures[number - 1]
            if (result := parsed.get(id(capture))) is not None:
                outcome, subject, articles[capture.fetched.url] = _store(context, capture, result)
                yield outcome, subject
        for file in batch.files.get(number, ()):
            article = articles.get(file.page)
            if file.page in articles and article is None:
                continue  # its page is not an article, or was not stored
            if stored := kept_files.store(context.archive, file, article, context.most_files):
                yield stored, file.url


def _store(context: ImportContext, capture: Capture, parsed: Parsed | ScrapeError) -> tuple[str, str, int | None]:
    """Store a capture; return the outcome, what it is about, and the article's id."""
    url = capture.fetched.url
    if isinstance(parsed, ScrapeError):
        return "failed", str(parsed), None
    if parsed.analysis is None:
        return "skipped", url, None
    if not context.page_filter.allows_language(parsed.page.language):
        return "filtered", url, None
    source = capture.source or context.source
    stored = context.archive.articles.store(
        source, capture.fetched, parsed.page, parsed.analysis, run=context.run, parts=capture.further
    )
    return stored.outcome, url, None if stored.outcome == "deleted" else stored.id


async def _parse(parser: Parser, capture: Capture) -> Parsed | ScrapeError:
    try:
        return await parser.parse([capture.fetched, *capture.further], Hints())
    except ScrapeError as error:
        return error


def _done(context: ImportContext, failed: bool) -> None:
    """Mark a file as done; a file with failures is read again when it is imported again."""
    if context.job is not None:
        failed = failed or _has_failed(context.archive, context.job)
        context.archive.runs.keep_progress(context.job, None if failed else json.dumps({"done": True}))


def _has_failed(archive: Archive, job: str) -> bool:
    return bool(json.loads(archive.runs.progress(job) or "{}").get("failed"))


def _bounded(items: Iterable[Item]) -> Iterator[_Batch]:
    """Group items into batches of at most `BATCH_BYTES` and one page.

    A stretch of the file without pages is a batch too, since it is progress.
    """
    batch = _Batch()
    try:
        for one in items:
            batch.add(one)
            if batch.full or (isinstance(one, Passed) and not batch.captures):
                yield batch
                batch = _Batch()
    except ImportFailed:  # the pages read before the failure are intact
        yield batch
        raise
    yield batch


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
