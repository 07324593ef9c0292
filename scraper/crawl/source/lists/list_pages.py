"""The lists of one source in one run: start pages, their further pages, and unchanged pages (304)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from scraper.archive import Archive
from scraper.crawl.browser import Rendering
from scraper.crawl.source.crawling import Crawling
from scraper.crawl.source.lists.paper_walk import PaperWalk, Place
from scraper.crawl.source.tally import GONE
from scraper.errors import FetchError, ParseError, ScrapeError
from scraper.i18n import Message
from scraper.models import Fetched, Page, Teaser
from scraper.sources.model import READ_AS
from scraper.urls import same_site

log = logging.getLogger(__name__)

SNAPSHOTS_OF_HOT_LISTS = 86_400
"""Minimum seconds between two snapshots of a hot list, whose ranks are stored at each reading."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A page of a list that was read in full."""

    fetched: Fetched
    page: Page
    links: Mapping[str, str]
    """Links to articles, with their headlines."""
    breaks_off: bool
    """True if it is a sitemap that was truncated."""


class _Chain:
    """The pages of one list, from its start address on, as far as they were read."""

    def __init__(self, start: str, counted: Sequence[str]) -> None:
        """``counted``: the addresses of its further pages, where a source counts them in place of following links."""
        self.start = start
        self.counted = counted
        self.paper = PaperWalk(start)
        self.waiting = [start]
        """Addresses of pages that are still to be read."""
        self.parts: list[_Part] = []
        self.fresh: list[str] = []
        """Links to articles that no run has claimed before."""
        self.shown: set[str] = set()
        """Links to articles on the pages so far."""
        self.unchanged = 0
        """Number of article links on pages that answered 304."""
        self.complete = True
        """False if a page could not be read to its end."""
        self.is_missing = False
        """True if there is no page at the start address of a paper."""
        self._seen = {start, *counted}

    @property
    def has_articles(self) -> bool:
        return bool(self.unchanged or any(part.links for part in self.parts))

    def awaits_layout(self) -> bool:
        """Check whether the next page is a layout of a paper, all of which are read."""
        return self.paper.is_layout(self.waiting[0])

    def number(self, address: str) -> int:
        """Return the place of an address among counted pages, from 0."""
        return self.counted.index(address) + 1 if address in self.counted else 0

    def lead_on(self, part: _Part, layouts: Sequence[str]) -> None:
        """Put the pages that follow a page among those to read."""
        if self.counted:
            self.waiting = [*self.counted[len(self.parts) - 1 : len(self.parts)]]
            return
        links = [url for url in (part.page.next_url, *part.page.sitemaps) if url and same_site(url, self.start)]
        further = [url for url in links if url not in self._seen]
        further += [url for url in layouts if url not in (*self._seen, part.fetched.url)]
        self._seen.update(further)
        self.waiting += further


class Lists:
    """Reads start pages, and counts their links."""

    def __init__(self, crawl: Crawling, *, full: bool) -> None:
        """``full``: request without If-None-Match and If-Modified-Since."""
        self._crawl = crawl
        self._full = full
        source = crawl.source
        self._hints = source.hints(READ_AS[source.kind])
        renders = source.kind == "list" and source.render != "off"
        self._rendering = Rendering("list", source.pages, source.zone) if renders else None
        self.links = 0
        """Number of links to articles, on pages that were read in full."""
        self.unchanged = 0
        """Number of pages that answered 304 and had articles when they were last read …"""
        self.unchanged_links = 0
        """… and the number of these articles."""
        self.reason: str | None = None
        """The reason why a list could not be read."""
        self.nothing: str | None = None
        """The reason why a page has no entries: what was searched for."""
        self.complete = True
        """True if all pages were read in full, to the last one."""
        self.without_paper = 0
        """Days for which a printed paper was found at none of its addresses."""
        self.yields: dict[str, int] = {}
        """Links by start page, of those that were read in full."""

    async def read_start(self, starts: Sequence[str]) -> None:
        """Read start addresses with the pages that follow each."""
        for start in starts:
            await self.read(start)

    async def read_issue(self, starts: Sequence[str]) -> None:
        """Read one day of a printed paper. ``starts``: its alternative addresses; the next is tried if one has no
        paper."""
        for start in starts:
            if await self.read(start) or self._crawl.is_over():
                return
        log.info("%s: no paper at %s", self._crawl.source.name, ", ".join(starts))
        self.without_paper += 1

    async def read(self, start: str) -> bool:
        """Read a start address and the pages that follow: 下一页, the children of a sitemap index, the layouts of a
        paper.

        Return False if there is no such page (404), or no paper on it: some sites say so on a page.
        """
        crawl = self._crawl
        chain = _Chain(start, crawl.source.further(start, crawl.source.today(crawl.now)))
        while chain.waiting and (len(chain.parts) < max(1, crawl.source.pages) or chain.awaits_layout()):
            if crawl.is_over():
                chain.complete = False
                break
            address = chain.waiting.pop(0)
            try:
                part = await self._part_of(chain, address)
            except (FetchError, ParseError) as error:
                if await self._goes_on_after(error, chain, address):
                    continue
                break
            if isinstance(part, int):
                chain.unchanged += part
            elif not await self._add(part, chain, address):
                break
        if chain.is_missing:
            return False
        is_whole = chain.complete and not chain.unchanged
        if is_whole:
            self.yields[start] = sum(len(part.links) for part in chain.parts)
        self.complete &= is_whole
        await self._store(chain)
        return crawl.source.kind != "paper" or chain.has_articles or any(part.page.layouts for part in chain.parts)

    async def _part_of(self, chain: _Chain, address: str) -> _Part | int:
        """Read the next page of a chain, as `_part`."""
        kind = self._crawl.source.kind
        # an index stays as it is while its children change, so it is always read
        # a hot list is read in full at each run: that it has not changed is a sighting, too
        is_index = kind in ("sitemap", "paper") and address == chain.start
        conditions = not is_index and self._crawl.source.ranks == "off"
        part = await self._part(address, chain.number(address), conditions=conditions)
        if kind == "sitemap" and address != chain.start and not isinstance(part, int):
            _refuse_page(address, part)
        return part

    async def _goes_on_after(self, error: FetchError | ParseError, chain: _Chain, address: str) -> bool:
        """Report a page that could not be read, unless there need not be one. True if the others are read all the
        same."""
        if chain.parts and address in chain.counted and _is_gone(error):
            return False  # the last page was the one before
        is_start, is_layout = address == chain.start, chain.paper.is_layout(address)
        kind = self._crawl.source.kind
        if _is_gone(error) and (kind == "paper" or is_layout):
            chain.is_missing = is_start
        else:
            chain.complete = False
            await self._failed(address, error)
        return not is_start and (kind == "sitemap" or is_layout)

    async def _add(self, part: _Part, chain: _Chain, address: str) -> bool:
        """Add a page to a chain, and what it leads to. False if the list ends with it."""
        crawl = self._crawl
        chain.parts.append(part)
        chain.complete &= not part.breaks_off
        self.links += len(part.links)
        self.nothing = self.nothing or part.page.no_items
        layouts = await self._follow_paper(chain.paper, address, part)
        chain.fresh += await crawl.claim(part.links)
        follows = crawl.source.kind in ("list", "feed") and not layouts and not chain.paper.is_layout(address)
        if len(chain.parts) > 1 and follows and chain.shown.issuperset(part.links):
            log.info("%s: nothing but what the pages before it show: the list ends here", address)
            return False
        chain.shown.update(part.links)
        chain.lead_on(part, layouts)
        return True

    async def _follow_paper(self, paper: PaperWalk, address: str, part: _Part) -> list[str]:
        """Record the pages of articles and the files of layouts on a page of a paper. Return further layouts."""
        crawl = self._crawl
        layouts = paper.further(part.page)
        if layouts:
            crawl.follow_layouts()
        if places := paper.places((address, part.fetched.url), part.page, part.links):
            crawl.places.update({url: place for url, place in places.items() if url not in crawl.places})
            await crawl.writer.put(partial(_note_places, crawl=crawl, places=places), lambda _: None)
        if files := paper.files(part.page, part.links):
            await crawl.writer.put(partial(_note_layouts, files=files), lambda _: None)
        return layouts

    async def _store(self, chain: _Chain) -> None:
        """Store the pages of a chain."""
        crawl = self._crawl
        if chain.parts:
            await crawl.writer.put(partial(_store, crawl=crawl, chain=chain), lambda _: crawl.changed())
            if crawl.source.ranks != "off":
                await crawl.writer.put(partial(_rank, source=crawl.source.name, chain=chain), self._ranked)
        for part in chain.parts:
            if part.breaks_off:  # after it is stored, which clears former failures of the address
                await self._broken_off(part)

    async def _part(self, address: str, number: int, *, conditions: bool) -> _Part | int:
        """Read a page of a list; of an unchanged one return its number of links. Raises FetchError, ParseError.

        ``number``: its place among counted pages, from 0.
        """
        crawl = self._crawl
        reading = None
        post = crawl.source.posted(address, number, crawl.source.today(crawl.now))
        if conditions and not self._full and self._rendering is None and post is None:
            now = crawl.now.isoformat()
            reading = await crawl.writer.ask(
                lambda archive: archive.visits.validators(crawl.source.name, address, crawl.settings, now)
            )
        validators = (reading.etag, reading.last_modified) if reading else None
        read = await crawl.read(address, self._hints, validators, self._rendering, post)
        crawl.reader.backpressure.stored((read.fetched,))
        if read.fetched.status == 304:
            links = reading.links if reading else 0
            self.unchanged += 1
            self.unchanged_links += links
            await crawl.not_modified(read.fetched)
            return max(1, links)
        parsed = read.parsed()
        return _Part(read.fetched, parsed.page, parsed.links, parsed.breaks_off)

    async def _broken_off(self, part: _Part) -> None:
        """Report a truncated sitemap: addresses are missing, though those before the cut were used."""
        url = part.fetched.requested
        error = ParseError(
            Message("{url}: the sitemap breaks off after {links} article links", url=url, links=len(part.links))
        )
        self.reason = Message("could not read the whole list page: {error}", error=error)
        await self._crawl.fail(url, error, is_list=True)

    def _ranked(self, count: int) -> None:
        self._crawl.report.ranked += count
        self._crawl.changed()

    async def _failed(self, url: str, error: ScrapeError) -> None:
        # the page of a day on which nothing came out, or not yet, is no sign of a broken source
        if not (self._crawl.source.dated and _is_gone(error)):
            self.reason = Message("could not fetch the list page: {error}", error=error)
        await self._crawl.fail(url, error, is_list=True)


def _refuse_page(address: str, part: _Part) -> None:
    """Raise ParseError for an HTML page instead of a sitemap that an index names: a site sends one with status 200."""
    if part.page.kind not in ("sitemap", "feed"):
        raise ParseError(Message("{url}: a page, not the sitemap that the index names", url=address))


def _is_gone(error: ScrapeError) -> bool:
    return isinstance(error, FetchError) and error.status in GONE


def _note_places(archive: Archive, *, crawl: Crawling, places: Mapping[str, Place]) -> None:
    archive.crawl.add_to_frontier(crawl.source.name, (), places)


def _note_layouts(archive: Archive, *, files: Mapping[str, str]) -> None:
    archive.file_queue.note_layouts(files)


def _store(archive: Archive, *, crawl: Crawling, chain: _Chain) -> None:
    """Store the pages of a chain in one transaction. Only when it is whole may a 304 stand for its pages: it says that
    all of its addresses are known, to the last page."""
    counts = chain.complete and chain.has_articles
    for part in chain.parts:
        archive.visits.store_list(
            crawl.source.name,
            part.fetched,
            part.page,
            run=crawl.run_id,
            settings=crawl.settings,
            links=part.links.keys(),
            counts=counts,
            spacing=0 if crawl.source.ranks == "off" else SNAPSHOTS_OF_HOT_LISTS,
        )
    archive.crawl.add_to_frontier(crawl.source.name, chain.fresh)


def _rank(archive: Archive, *, source: str, chain: _Chain) -> int:
    """Store the ranks of a hot list's entries, counted over all of its pages; return how many."""
    items: dict[str, Teaser] = {}
    for item in (item for part in chain.parts for item in part.page.items):
        items.setdefault(item.url, item)
    archive.ranks.store(source, chain.start, chain.parts[0].fetched.fetched, [*items.values()])
    return len(items)
