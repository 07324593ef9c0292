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
        crawl, kind = self._crawl, self._crawl.source.kind
        chain: list[_Part] = []
        fresh: list[str] = []
        counted = crawl.source.further(start, crawl.source.today(crawl.now))
        waiting, seen, shown = [start], {start, *counted}, set[str]()
        unchanged, complete, paper = 0, True, PaperWalk(start)
        while waiting and (len(chain) < max(1, crawl.source.pages) or paper.is_layout(waiting[0])):
            if crawl.is_over():
                complete = False
                break
            address = waiting.pop(0)
            try:
                # an index stays as it is while its children change, so it is always read
                # a hot list is read in full at each run: that it has not changed is a sighting, too
                is_index = kind in ("sitemap", "paper") and address == start
                number = counted.index(address) + 1 if address in counted else 0
                part = await self._part(address, number, conditions=not is_index and crawl.source.ranks == "off")
                if kind == "sitemap" and address != start and not isinstance(part, int):
                    _refuse_page(address, part)
            except (FetchError, ParseError) as error:
                if chain and address in counted and _is_gone(error):
                    break  # the last page was the one before
                is_gap = _is_gone(error) and (kind == "paper" or paper.is_layout(address))
                if not is_gap:
                    complete = False
                    await self._failed(address, error)
                elif address == start:
                    return False
                if address != start and (kind == "sitemap" or paper.is_layout(address)):
                    continue  # the others are read all the same
                break
            if isinstance(part, int):
                unchanged += part
                continue
            chain.append(part)
            complete &= not part.breaks_off
            self.links += len(part.links)
            self.nothing = self.nothing or part.page.no_items
            layouts = await self._follow_paper(paper, address, part)
            fresh += await crawl.claim(part.links)
            follows = kind in ("list", "feed") and not layouts and not paper.is_layout(address)
            if len(chain) > 1 and follows and shown.issuperset(part.links):
                log.info("%s: nothing but what the pages before it show: the list ends here", address)
                break
            shown.update(part.links)
            page = part.page
            if counted:
                waiting = counted[len(chain) - 1 : len(chain)]
                continue
            further = [u for u in (page.next_url, *page.sitemaps) if u and u not in seen and same_site(u, start)]
            further += [u for u in layouts if u not in (*seen, part.fetched.url)]
            seen.update(further)
            waiting += further
        if complete and not unchanged:
            self.yields[start] = sum(len(part.links) for part in chain)
        self.complete &= complete and not unchanged
        # in one transaction, and only when the chain is whole may a 304 stand for its pages: it says that all of its
        # addresses are known, to the last page
        counts = complete and bool(unchanged or any(part.links for part in chain))
        await self._store(start, chain, fresh, counts)
        return kind != "paper" or bool(unchanged or any(part.links or part.page.layouts for part in chain))

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

    async def _store(self, start: str, chain: Sequence[_Part], fresh: Sequence[str], counts: bool) -> None:
        """Store the pages of a list. ``fresh``: links that are new; ``counts``: a 304 may stand for its pages."""
        crawl = self._crawl
        if chain:
            await crawl.writer.put(
                partial(_store, crawl=crawl, chain=chain, fresh=fresh, counts=counts), lambda _: crawl.changed()
            )
            if crawl.source.ranks != "off":
                await crawl.writer.put(partial(_rank, source=crawl.source.name, start=start, chain=chain), self._ranked)
        for part in chain:
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


def _store(archive: Archive, *, crawl: Crawling, chain: Sequence[_Part], fresh: Sequence[str], counts: bool) -> None:
    for part in chain:
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
    archive.crawl.add_to_frontier(crawl.source.name, fresh)


def _rank(archive: Archive, *, source: str, start: str, chain: Sequence[_Part]) -> int:
    """Store the ranks of a hot list's entries, counted over all of its pages; return how many."""
    items: dict[str, Teaser] = {}
    for item in (item for part in chain for item in part.page.items):
        items.setdefault(item.url, item)
    archive.ranks.store(source, start, chain[0].fetched.fetched, [*items.values()])
    return len(items)
