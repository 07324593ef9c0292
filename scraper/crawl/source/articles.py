"""The articles of one source in one run: each fetched with all its parts, parsed, checked and stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scraper.archive import Archive, Stored
from scraper.crawl.source.crawling import Crawling, Validators
from scraper.crawl.source.file_crawl import queue_files
from scraper.crawl.source.lists.paper_walk import as_listed
from scraper.crawl.source.refusals.outages import Outages, WithheldArticle, page_digest
from scraper.crawl.source.refusals.refusals import NOT_ARTICLES, SAME_PAGE
from scraper.crawl.source.refusals.traps import Traps
from scraper.crawl.workers.page_work import Parsed, keeping_query
from scraper.errors import FetchError, ParseError
from scraper.i18n import Message
from scraper.models import Fetched, Page, SoFar

if TYPE_CHECKING:
    from scraper.sources import Source

log = logging.getLogger(__name__)


class Articles:
    """Fetches, parses and stores articles; withholds pages that may be one notice shown instead of all articles."""

    def __init__(self, crawl: Crawling) -> None:
        self._crawl = crawl
        self._part_hints = replace(crawl.hints, so_far=SoFar())
        self._outages = Outages()
        self._traps = Traps()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def begin(self) -> None:
        """Read from the archive the notices and address shapes of the source's earlier runs."""
        name, ask = self._crawl.source.name, self._crawl.writer.ask
        self._outages = Outages(await ask(lambda archive: archive.visits.notices(name)))
        self._traps = Traps(await ask(lambda archive: archive.sources.recent_addresses(name)))

    def listed(self, shown: Mapping[str, str]) -> None:
        """Note the headlines, by address, that a list showed."""
        self._outages.headlines.update({url: headline for url, headline in shown.items() if headline})

    def follow_layouts(self) -> None:
        """Note that layout pages list the articles from here on."""
        self._part_hints = replace(self._part_hints, listed_by="layout page")

    def traps(self) -> Sequence[str]:
        """Return sentences about addresses that lead into traps."""
        return self._traps.findings()

    async def read(self, url: str, validators: Validators | None = None) -> None:
        """Fetch, parse and store one article, or store the reason why that failed."""
        if validators is None and self._traps.holds(url):
            self._leave(url)
            return
        parts: list[Fetched] = []
        if task := asyncio.current_task():
            self._tasks[url] = task
        try:
            await self._read(url, validators, parts)
            if self._crawl.reader.backpressure.is_large(parts):
                await self._crawl.writer.committed()
        except asyncio.CancelledError:
            if self._crawl.is_over() or not self._traps.holds(url) or task is None or task.uncancel():
                raise
            self._leave(url)
        finally:
            self._tasks.pop(url, None)
            self._crawl.reader.backpressure.stored(parts)

    def _leave(self, url: str) -> None:
        self._traps.leave(url)
        self._crawl.jobs.leave()

    def _came(self, url: str, words: str, *, is_article: bool) -> None:
        """Compare a page with those at similar addresses; if these are a trap, drop the others of them."""
        if self._traps.came(url, words, is_article=is_article):
            log.info("%s: others of this shape are left: they bring the same page", url, extra={"url": url})
            for other, task in self._tasks.items():
                if other != url and self._traps.holds(other):
                    task.cancel()

    async def _read(self, url: str, validators: Validators | None, parts: list[Fetched]) -> None:
        self._crawl.tally.attempted()
        try:
            hints = await as_listed(
                self._part_hints, url, self._outages.headlines, self._crawl.places, self._crawl.writer
            )
            hints = keeping_query(hints, url)
            read = await self._crawl.read(url, hints, validators, rendering=self._crawl.rendering)
            parts.append(read.fetched)
            if read.fetched.status == 304:
                await self._crawl.not_modified(read.fetched)
                return
            parsed = await self._whole(read.parsed(), parts)
        except (FetchError, ParseError) as error:
            self._crawl.tally.lost(url, error)
            await self._crawl.fail(url, error, parts)
            return
        if parsed.analysis is None:
            await self._refuse(url, parsed.page, parts)
            return
        if self._traps.judges(url):
            self._came(url, page_digest(parsed.page), is_article=True)
        article = WithheldArticle(url, tuple(parts), parsed)
        is_large = self._crawl.reader.backpressure.is_large(parts)  # no notice, and not to be held
        for ready in (article,) if is_large else self._outages.article(article):
            await self._store(ready)

    async def _store(self, article: WithheldArticle) -> None:
        await self._crawl.writer.put(
            partial(_store, source=self._crawl.source, article=article, run=self._crawl.run_id),
            partial(self._crawl.tally.stored, article.parsed.page),
        )

    async def judge(self) -> Message | None:
        """Store what was withheld; return the reason if the site showed one page instead of all articles."""
        source = self._crawl.source.name
        for ready in self._outages.release():
            await self._store(ready)
        for url in (junk := self._outages.junk()):
            await self._crawl.fail(url, FetchError(url, SAME_PAGE, retryable=True))
        self._crawl.tally.junk(len(junk))
        if digests := self._outages.digests():
            await self._crawl.writer.put(lambda archive: archive.visits.keep_notices(source, digests), _no)
        self._outages.leave_out(self._traps.urls())
        if not (outage := self._outages.outage()):
            return None
        refused, came = outage
        await self._crawl.writer.put(lambda archive: archive.crawl.reopen(source, refused, SAME_PAGE), _no)
        return Message(
            "{refused} of {came} pages were no articles but one page in their place, as of a site "
            "that is out of order or lets no programs in; they are requested again",
            refused=len(refused) + len(junk),
            came=came,
        )

    def store_withheld(self) -> None:
        """Store at once what is withheld: the run is interrupted."""
        for article in self._outages.release():
            self._crawl.tally.stored(
                article.parsed.page,
                _store(self._crawl.archive, source=self._crawl.source, article=article, run=self._crawl.run_id),
            )

    async def _whole(self, parsed: Parsed, parts: list[Fetched]) -> Parsed:
        """Read the further pages of a split article, and add them to ``parts``."""
        while parsed.follows is not None:
            requested = tuple(address for part in parts for address in (part.requested, part.url))
            hints = keeping_query(self._crawl.hints, parts[0].requested)
            hints = replace(hints, so_far=SoFar(parsed.page, len(parts), requested))
            try:
                read = await self._crawl.read(parsed.follows, hints, rendering=self._crawl.rendering)
            except FetchError as error:
                if error.retryable:
                    raise
                log.info("%s: the article ends here: %s", self._crawl.source.name, error, extra={"url": parsed.follows})
                return await self._crawl.reader.parse(parts, keeping_query(self._crawl.hints, parts[0].requested))
            parts.append(read.fetched)
            parsed = read.parsed()
            if not parsed.parts:  # what follows is another article
                self._crawl.reader.backpressure.stored((parts.pop(),))
        return parsed

    async def _refuse(self, url: str, page: Page, parts: Sequence[Fetched]) -> None:
        """Store that an address is no article, so that it is not requested again."""
        self._crawl.tally.refused()
        self._came(url, self._outages.refuse(url, parts[0]), is_article=False)
        await self._crawl.keep_reason(
            url, Message("not an article: {not_articles}", not_articles=NOT_ARTICLES[page.kind]), parts
        )


def _store(archive: Archive, *, source: Source, article: WithheldArticle, run: int) -> Stored:
    parts, parsed = article.parts, article.parsed
    assert parsed.analysis is not None
    stored = archive.articles.store(source.name, parts[0], parsed.page, parsed.analysis, run=run, parts=parts[1:])
    queue_files(archive, source, stored)
    return stored


def _no(_: None) -> None:
    """Do nothing."""
