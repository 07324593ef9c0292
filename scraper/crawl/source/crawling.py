"""The interface of a source's crawl for its lists, articles and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.archive import Archive
    from scraper.crawl.browser import Rendering
    from scraper.crawl.fetch import Policy
    from scraper.crawl.source.archive_writer import Writer
    from scraper.crawl.source.lists.paper_walk import Place
    from scraper.crawl.source.run_options import RunOptions
    from scraper.crawl.source.source_jobs import Jobs
    from scraper.crawl.source.tally import SourceTally
    from scraper.crawl.workers.reader import Read, Reader
    from scraper.errors import ScrapeError
    from scraper.models import Fetched, Hints, SourceReport
    from scraper.sources import Source

Validators = tuple[str | None, str | None]
"""ETag and Last-Modified of an answer, for a conditional request."""


class Crawling(Protocol):
    """The parts of a crawl that its lists, articles and files need."""

    source: Source
    settings: str
    options: RunOptions
    now: datetime
    run_id: int
    archive: Archive
    reader: Reader
    writer: Writer
    jobs: Jobs
    tally: SourceTally
    report: SourceReport
    policy: Policy
    hints: Hints
    rendering: Rendering | None
    places: dict[str, Place]

    def is_over(self) -> bool:
        """Return whether nothing more is to be requested in this run."""

    async def read(
        self,
        url: str,
        hints: Hints,
        validators: Validators | None = None,
        rendering: Rendering | None = None,
        post: bytes | None = None,
    ) -> Read:
        """Fetch a page and parse it. ``post``: the body of a POST. Raises FetchError."""

    async def claim(self, shown: Mapping[str, str]) -> list[str]:
        """Queue the links that neither the archive nor this run has, and return them."""

    def follow_layouts(self) -> None:
        """Note that layout pages list the articles from here on."""

    async def not_modified(self, fetched: Fetched) -> None:
        """Note that an address has not changed."""

    async def fail(self, url: str, error: ScrapeError, parts: Sequence[Fetched] = (), *, is_list: bool = False) -> None:
        """Store the reason why an address could not be fetched or read."""

    async def keep_reason(self, url: str, reason: str, parts: Sequence[Fetched]) -> None:
        """Store the reason why an address is no article."""

    def changed(self) -> None:
        """Show that the counts have changed."""
