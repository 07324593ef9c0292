"""The jobs of one source in one run, their order and limits: lists, listed articles, backlog."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from scraper.crawl.fetch import on_stalled
from scraper.errors import ClusterError
from scraper.sources import Limits

UNDER_WAY = 300
"""Maximum number of pages of one source in progress, at whatever stage: many more than its hosts work on at once, so
that pages that wait for a second try do not hold up the others. A page that has hung, and is left alone for a minute or
two, is not counted: all such pages wait side by side."""

Do = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class _Job:
    do: Do
    is_article: bool


class Jobs:
    """A queue of jobs and the tasks that empty it, up to `Limits.addresses` articles and for `Limits.run_time`."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._first: deque[_Job] = deque()
        self._later: deque[_Job] = deque()
        self._articles: set[asyncio.Task[None]] = set()
        self._under_way = self._begun = self._lists = 0
        self._group: asyncio.TaskGroup | None = None
        self.time_is_up = False
        self.cut_short: str | None = None
        """The error if no worker is left to read pages."""
        self.left = 0
        """Number of articles over the limits, which wait for the next run."""

    def read_list(self, do: Do) -> None:
        """Queue the reading of a list."""
        self._first.append(_Job(do, is_article=False))
        self._lists += 1

    def ask(self, do: Do) -> None:
        """Queue an article of a list; `go_on` starts it."""
        self._first.append(_Job(do, is_article=True))

    def ask_later(self, do: Do) -> None:
        """Queue an article that comes after those of the lists, so that no backlog holds up what is new."""
        self._later.append(_Job(do, is_article=True))

    async def run(self) -> None:
        """Do all jobs. An error of a job ends everything."""
        clock = asyncio.get_running_loop().call_later(self._limits.run_time, self._end_in_time)
        try:
            async with asyncio.TaskGroup() as self._group:
                self.go_on()
        finally:
            clock.cancel()
        self.left += sum(job.is_article for job in (*self._first, *self._later))

    def go_on(self) -> None:
        """Start waiting jobs, up to `UNDER_WAY`. Called whenever a job ends or adds new ones."""
        while self._group and self._under_way < UNDER_WAY and (job := self._next()) is not None:
            self._under_way += 1
            task = self._group.create_task(self._do(job))
            if job.is_article:
                self._articles.add(task)
                task.add_done_callback(self._articles.discard)

    def leave(self) -> None:
        """Leave an article that was started to the next run: it is not worth its request."""
        self.left += 1
        self._begun -= 1

    def is_over(self) -> bool:
        """Return whether nothing more is started in this run."""
        return self.time_is_up or self.cut_short is not None

    def _next(self) -> _Job | None:
        most = self._limits.addresses
        for queue in () if self.is_over() else (self._first, self._later):
            if queue is self._later and self._lists and self._begun >= most // 2:
                return None  # the other half is for what the lists are about to show
            while queue:
                job = queue.popleft()
                if not job.is_article or self._begun < most:
                    self._begun += job.is_article
                    return job
                self.left += 1
        return None

    def _end_in_time(self) -> None:
        """At the time limit, leave requests in progress and the rest to the next run; a list is read to the end of its
        page."""
        self.time_is_up = True
        for task in self._articles:
            self.left += task.cancel()

    async def _do(self, job: _Job) -> None:
        counted = True

        def uncount() -> None:
            nonlocal counted
            if counted:
                counted = False
                self._under_way -= 1
                self.go_on()

        on_stalled(uncount)
        try:
            await job.do()
        except ClusterError as error:  # nobody is left to read: what was read is stored, the rest is for the next run
            self.cut_short = str(error)
        self._lists -= not job.is_article
        uncount()
