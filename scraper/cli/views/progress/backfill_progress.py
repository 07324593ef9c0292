"""Progress and summary of a back-fill: captures of the index, pages done, what became of each."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from scraper.cli.views.counts import outcomes_in_words
from scraper.cli.views.progress.progress import Job, job
from scraper.i18n import N_, _

if TYPE_CHECKING:
    from scraper.cli.options.logs import Loudness

log = logging.getLogger(__name__)

OUTCOMES = {
    "new": N_("{n} new"),
    "copy": N_("{n} near-duplicate"),
    "changed": N_("{n} changed"),
    "unchanged": N_("{n} unchanged"),
    "listed": N_("{n} states of lists"),
    "known": N_("{n} already stored"),
    "deleted": N_("{n} skipped (deleted from this archive before)"),
    "refused": N_("{n} refused"),
    "failed": N_("{n} failed"),
}
"""What can become of a page or a capture, in the order in which it is shown."""
STORED = ("new", "copy", "changed", "listed")
INDEX, PAGES = N_("index"), N_("pages")


class Watch:
    """The watcher of a back-fill, for `scraper.backfill.run`. The bars begin with the work that they show."""

    def __init__(self, loudness: Loudness, stack: ExitStack) -> None:
        self._loudness = loudness
        self._stack = stack
        self._counts: Counter[str] = Counter()
        self._job: Job | None = None
        self._label = INDEX

    def indexed(self, captures: int) -> None:
        """Show captures that the index named."""
        if self._job is None:
            self._job = self._stack.enter_context(job("backfill", lambda: {_(INDEX): None}, self._loudness))
        self._job.step(_(INDEX), captures)

    def began(self, pages: int) -> None:
        """Begin the bar of the pages."""
        self._stack.pop_all().close()
        self._label = PAGES
        self._job = self._stack.enter_context(job("backfill", lambda: {_(PAGES): pages}, self._loudness))

    def page_done(self) -> None:
        """Show that a page is done."""
        if self._job is not None:
            self._job.step(_(PAGES))

    def finished(self, outcome: str, url: str, reason: str | None = None) -> None:
        """Show what became of a page or a capture."""
        self._counts[outcome] += 1
        level = logging.WARNING if outcome == "failed" else logging.INFO
        if outcome in (*STORED, "refused", "failed"):
            log.log(level, "%s: %s%s", outcome, url, f": {reason}" if reason else "", extra={"url": url})
        if self._job is not None:
            self._job.say(_(PAGES), outcomes_in_words(self._counts, OUTCOMES))


@contextmanager
def watching(loudness: Loudness) -> Iterator[Watch]:
    """Watch a back-fill for as long as the block takes."""
    with ExitStack() as stack:
        yield Watch(loudness, stack)
