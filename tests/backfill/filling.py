"""A back-fill without a command: of a loopback archive into an archive.db, with the parser in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from scraper.archive import Archive
from scraper.backfill import selection, web_archives
from scraper.backfill.manners import manners
from scraper.backfill.run import Backfill, BackfillOptions, Report
from scraper.backfill.web_archives import WebArchive
from scraper.crawl.fetch import Fetcher, Settings
from scraper.crawl.workers.page_work import Parsed, work
from scraper.models import Fetched, Hints
from scraper.sources import Source
from tests.web_archive import SITE
from tests.web_archive import Archive as Served

SOURCE = Source("云汀晚报", "list", (f"{SITE}/",))
BRISK = Settings(backoff=0.02, slow_pauses=(0.02, 0.02), slow_span=0.0)


class Here:
    """A parser in this process."""

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        return work(parts, hints)


@dataclass
class Seen:
    """A watcher that remembers."""

    outcomes: list[tuple[str, str, str | None]] = field(default_factory=list)
    captures: int = 0

    def indexed(self, captures: int) -> None:
        self.captures += captures

    def began(self, pages: int) -> None:
        pass

    def page_done(self) -> None:
        pass

    def finished(self, outcome: str, url: str, reason: str | None = None) -> None:
        self.outcomes.append((outcome, url, reason))

    def reasons(self) -> dict[str, str | None]:
        """By the end of the address: the reason for which a capture was refused, or failed."""
        return {url.rpartition("/")[2]: reason for _, url, reason in self.outcomes if reason}


def web(served: Served, *, by_record: bool = False, delay: float = 0.0) -> WebArchive:
    """The loopback archive, as the options of the command name it."""
    pages = f"{served.base}/files/{{filename}}" if by_record else served.pages
    return web_archives.chosen(served.index, pages, delay)


def fill(
    db: Path,
    served: Served,
    source: Source = SOURCE,
    prefix: str | None = None,
    archive: WebArchive | None = None,
    days: tuple[date, date] = (date(2012, 1, 1), date(2014, 12, 31)),
    retries: int = 2,
    **options: Any,
) -> tuple[Report, Seen]:
    """Run a back-fill."""
    archive = archive or web(served)
    chosen = (
        selection.of_prefix(prefix, source, *days, archive.by_record)
        if prefix
        else selection.of_source(source, *days, archive.by_record)
    )
    seen = Seen()

    async def run(opened: Archive) -> Report:
        policy = manners(archive, Source("", "list", ()))
        policy = replace(policy, limits=replace(policy.limits, retries=retries))
        async with Fetcher(BRISK) as fetcher:
            number = opened.runs.start([source.name], "backfill")
            report = await Backfill(
                opened, archive, chosen, fetcher, policy, Here(), seen, BackfillOptions(**options)
            ).run(number)
            opened.runs.finish(number, report.ended, [])
            return report

    with Archive.open(db) as opened:
        return asyncio.run(run(opened)), seen
