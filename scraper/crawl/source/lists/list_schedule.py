"""The order in which the lists of a source are read: all at once, or day by day for a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from scraper.crawl.source.archive_writer import Writer
from scraper.crawl.source.lists.list_pages import Lists
from scraper.crawl.source.run_options import RunOptions
from scraper.crawl.source.source_jobs import Do, Jobs
from scraper.sources import Source
from scraper.sources.model import Start

DAY_IS_OVER = timedelta(days=1)
"""Time after the end of a day after which its list no longer changes."""


class Scheduling(Protocol):
    """The parts of a crawl that ordering its lists needs."""

    source: Source
    options: RunOptions
    settings: str
    now: datetime
    lists: Lists
    jobs: Jobs
    writer: Writer

    def is_over(self) -> bool:
        """Return whether nothing more is to be requested in this run."""


async def queue_lists(crawl: Scheduling) -> None:
    """Queue the start pages of a source.

    Those of a period are read one after the other, the articles of each before the next list. A day whose list was read
    in full after it was over is left out, so that an interrupted period continues where it stopped.
    """
    source, period = crawl.source, crawl.options.period
    starts = source.dated_starts(source.today(crawl.now))
    if period is not None and not crawl.options.full:
        left = await _unsettled(crawl, starts)
        crawl.lists.unchanged += len(starts) - len(left)
        starts = left
    read = crawl.lists.read_issue if source.kind == "paper" else crawl.lists.read_start
    reads: list[Do] = [partial(read, start.addresses) for start in starts]
    if period is None:
        for one in reads:
            crawl.jobs.read_list(one)
    else:
        _in_order(crawl, reads if period.order == "newest" else reads[::-1])


async def _unsettled(crawl: Scheduling, starts: Sequence[Start]) -> list[Start]:
    """Return the starts without those of days that were read in full after they were over."""
    urls = [url for start in starts for url in start.addresses]
    name, settings = crawl.source.name, crawl.settings
    looks = await crawl.writer.ask(lambda archive: archive.visits.read_in_full(name, urls, settings))

    def is_settled(start: Start) -> bool:
        times = [looks[url] for url in start.addresses if url in looks]
        return start.day is not None and any(time.date() > start.day + DAY_IS_OVER for time in times)

    return [start for start in starts if not is_settled(start)]


def _in_order(crawl: Scheduling, reads: Sequence[Do]) -> None:
    """Queue the first list; once it has been read and its articles are queued, the next."""

    async def next_one() -> None:
        await reads[0]()
        _in_order(crawl, reads[1:])
        crawl.jobs.go_on()

    if reads and not crawl.is_over():
        crawl.jobs.read_list(next_one)
