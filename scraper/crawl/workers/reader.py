"""The `Reader` protocol: fetches and parses pages for a run, here or on a cluster (`scraper.crawl.cluster`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scraper.crawl.workers.page_work import Parsed
from scraper.errors import ScrapeError
from scraper.models import Fetched, Hints, RobotsFile

if TYPE_CHECKING:
    from scraper.crawl.browser import Renderer, Rendering
    from scraper.crawl.fetch import Fetcher, Policy
    from scraper.crawl.fetch.manners.backpressure import Backpressure
    from scraper.crawl.workers.worker_pool import Workers


@dataclass(frozen=True, slots=True)
class Ask:
    """A page to fetch and parse."""

    url: str
    policy: Policy
    hints: Hints
    etag: str | None = None
    last_modified: str | None = None
    rendering: Rendering | None = None
    """How to complete it in a browser; None for a page that needs none."""
    post: bytes | None = None
    """The body of a POST request; None for GET."""
    shown_by: str | None = None
    """The address of the article that shows a file, which is not parsed; None for a page."""


@dataclass(frozen=True, slots=True)
class Read:
    """A fetched page with its record, or with the error of parsing, or with neither: a file, or an unchanged page."""

    fetched: Fetched
    result: Parsed | ScrapeError | None

    def parsed(self) -> Parsed:
        """Return the record. Raises the ScrapeError of parsing."""
        if isinstance(self.result, ScrapeError):
            raise self.result
        assert self.result is not None, "a page that has not changed is not parsed"
        return self.result


class Parser(Protocol):
    """Parses fetched pages. Any number of tasks may call it at once."""

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        """Parse a page, or the parts of a split article. Raises ParseError."""


class Reader(Parser, Protocol):
    """Fetches pages with the manners of `scraper.crawl.fetch`, and parses them. Any number of calls may run at once."""

    async def read(self, ask: Ask) -> Read:
        """Fetch and parse a page. Raises FetchError when it cannot be fetched, ClusterError when no worker is left."""

    @property
    def robots(self) -> list[RobotsFile]:
        """Return the robots.txt files that were fetched, for the next run."""

    @property
    def backpressure(self) -> Backpressure:
        """Return the backpressure of this reader: pages from `read` count as unstored until the caller reports them
        stored."""


async def requested(fetcher: Fetcher, ask: Ask) -> Fetched:
    """Fetch a page or a file. Raises FetchError."""
    if ask.shown_by is None:
        return await fetcher.get(ask.url, ask.policy, etag=ask.etag, last_modified=ask.last_modified, post=ask.post)
    return await fetcher.file(ask.url, ask.policy, ask.shown_by, etag=ask.etag, last_modified=ask.last_modified)


class Local:
    """A reader on this machine: one event loop fetches, processes parse."""

    def __init__(self, fetcher: Fetcher, workers: Workers, renderer: Renderer) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._renderer = renderer

    async def read(self, ask: Ask) -> Read:
        """See `Reader.read`."""
        if ask.rendering is not None:  # whether its scripts would load the same again, no validator says
            fetched = await self._renderer.get(ask.url, ask.policy, ask.rendering)
        else:
            fetched = await requested(self._fetcher, ask)
        if fetched.status == 304:
            return Read(fetched, None)
        self.backpressure.add_unstored((fetched,))
        if ask.shown_by is not None:
            return Read(fetched, None)
        try:
            return Read(fetched, await self.parse((fetched,), ask.hints))
        except ScrapeError as error:
            return Read(fetched, error)

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        """See `Parser.parse`."""
        return await self._workers.parse(parts, hints)

    @property
    def robots(self) -> list[RobotsFile]:
        """See `Reader.robots`."""
        return self._fetcher.robots

    @property
    def backpressure(self) -> Backpressure:
        """See `Reader.backpressure`."""
        return self._fetcher.backpressure
