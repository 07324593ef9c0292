"""Samples of a survey: some articles of each candidate are read, to see what would be stored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from scraper.discovery import blockers, date_patterns
from scraper.discovery.page_links import document
from scraper.discovery.results import Candidate, Sample, Survey
from scraper.discovery.survey_addresses import spread
from scraper.errors import FetchError
from scraper.i18n import _
from scraper.models import Fetched, Page
from scraper.sources.list_request.placeholders import expand

Form = Literal["auto", "list", "feed", "printed"]
"""The page that a survey takes one for; "printed" is the article of a printed paper, however short it is."""

FEW = 3
"""Minimum links of a candidate."""
TRIED = 3
"""Number of candidates with several samples."""
SAMPLES, SAMPLES_OF_BEST = 2, 5
"""Samples of each of these, and of the best one. The other candidates get one."""


@dataclass(slots=True)
class Sampling:
    """The samples of one survey. Requests go through ``get``, which keeps the limits of the survey."""

    get: Callable[[str], Awaitable[Fetched]]
    """The page at an address. Raises FetchError."""
    read: Callable[[Fetched, Form], Page]
    result: Survey
    most: int
    """Requests of the survey."""
    samples: dict[str, Sample] = field(default_factory=dict)

    async def all(self) -> None:
        """Sample several articles of the likeliest candidates, more of the best, one of each other; sort by score.

        Sampling ends with the requests.
        """
        candidates = self.result.candidates
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        for candidate in candidates[:TRIED]:
            await self._sample(candidate, SAMPLES)
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        if self.result.best is not None:
            await self._sample(self.result.best, SAMPLES_OF_BEST)
        for candidate in candidates:
            if self.result.requests < self.most:
                await self._sample(candidate, 1)
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        for candidate in candidates[:TRIED]:
            await self._days(candidate)

    async def _days(self, candidate: Candidate) -> None:
        """Detect a daily list: its address has a date, and that of a neighbouring day leads to another list.

        With a fixed address such a list would have nothing new from the next day on.
        """
        dated = date_patterns.form(candidate.url) if candidate.kind == "list" else None
        if dated is None:
            return
        template, day = dated
        for beside in (day - timedelta(days=1), day + timedelta(days=1)):
            fetched = await self._try(expand(template, beside))
            items = {item.url for item in self.read(fetched, "list").items} if fetched is not None else set[str]()
            if len(items) >= FEW and len(items & set(candidate.items)) < len(items) / 2:
                candidate.daily = template
                return

    async def _try(self, url: str) -> Fetched | None:
        try:
            return await self.get(url)
        except FetchError:
            return None

    async def _sample(self, candidate: Candidate, count: int) -> None:
        tried = {sample.url for sample in candidate.samples}
        for url in spread(candidate.items, candidate.url):
            if len(candidate.samples) >= count:
                return
            if url in tried:
                continue
            tried.add(url)
            if url not in self.samples:
                self.samples[url] = await self._sample_of(url, "printed" if candidate.kind == "paper" else "auto")
            candidate.samples.append(self.samples[url])

    async def _sample_of(self, url: str, form: Form) -> Sample:
        try:
            fetched = await self.get(url)
        except FetchError as error:
            return Sample(url, None, error.reason, blockers.of_error(error))
        return self.judged(fetched, self.read(fetched, form), url)

    def judged(self, fetched: Fetched, page: Page, url: str | None = None) -> Sample:
        """The sample of a page that was fetched: an article, or the reason why it is not one."""
        url = url or page.url or fetched.url
        if page.kind == "article" and page.body:
            text = document(fetched.content, fetched.url, fetched.header("content-type"))
            wall = blockers.of_article(text.text, page)
            self.result.titles.append(text.title)
            return Sample(url, page, None, wall)
        blocker = blockers.of_page(
            document(fetched.content, fetched.url, fetched.header("content-type")), fetched.url, page
        )
        problem = blocker.reason if blocker else _("not an article ({kind})").format(kind=page.kind)
        return Sample(url, page, problem, blocker)
