"""Discovery in a browser: a list or articles that only scripts bring, where the site offers nothing without them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from scraper.crawl.browser import BrowserLimits, Rendered, Renderer, Rendering, missing
from scraper.crawl.fetch import Fetcher, Policy
from scraper.discovery.results import Candidate, Sample, Survey
from scraper.errors import FetchError
from scraper.i18n import _, localized
from scraper.models import Fetched, Page

FEW = 3
"""Minimum links of a list."""
SAMPLES = 3
"""Number of articles of a list that are sampled, at most, each first without a browser."""
LIMITS = BrowserLimits(time=40.0, requests=80)
"""Limits of each page of a survey."""

Parse = Callable[[Fetched, Literal["auto", "list", "feed"]], Page]
Sampling = Callable[[Fetched, Page, str], Sample]


class RenderedSurvey:
    """The part of a survey that needs a browser."""

    def __init__(
        self,
        fetcher: Fetcher,
        policy: Policy,
        timezone: str,
        parsed: Parse,
        sampled: Sampling,
        say: Callable[[str], None],
    ) -> None:
        """``parsed`` reads a fetched page, ``sampled`` judges one that may be an article."""
        self._fetcher, self._policy, self._timezone = fetcher, policy, timezone
        self._parsed, self._sampled, self._say = parsed, sampled, say

    async def offer(self, survey: Survey, first: Fetched) -> None:
        """Add the candidate that a browser makes readable, or say in the blocker what is missing for that.

        ``first`` is the surveyed page. Nothing is done where the site has a candidate that needs no browser, or where
        scripts are not what is in the way.
        """
        walled = survey.blocker is not None and survey.blocker.kind != "javascript"
        hollow = [candidate for candidate in survey.candidates[:1] if _articles_need_scripts(candidate)]
        scripted = bool(hollow) or b"<script" in first.content
        if survey.best is not None or survey.kind in ("feed", "sitemap") or walled or not scripted:
            return
        if survey.blocker is None and hollow:
            survey.blocker = hollow[0].samples[0].blocker
        reason = missing()
        if reason is not None:
            self._advise(survey, localized(reason))
            return
        async with Renderer(self._fetcher, LIMITS) as renderer:
            try:
                for candidate in hollow:
                    await self._articles(renderer, candidate)
                if survey.best is None and survey.kind != "article":
                    await self._list(renderer, survey)
            except FetchError as error:
                self._advise(survey, localized(error.reason))
        if survey.best is not None:
            survey.blocker = None

    def _advise(self, survey: Survey, reason: str) -> None:
        if survey.blocker is not None:
            advice = _("look for the site's feed, or read it in a browser ({reason})").format(reason=reason)
            survey.blocker = replace(survey.blocker, advice=advice)

    async def _list(self, renderer: Renderer, survey: Survey) -> None:
        """Add the list of the surveyed page as its scripts fill it. Raises FetchError."""
        rendered = await self._render(renderer, survey, survey.url, "list")
        page = self._parsed(rendered.fetched, "list")
        items = tuple(item.url for item in page.items)
        if len(items) < FEW:
            return
        dated = sum(item.published is not None for item in page.items) / len(items)
        candidate = Candidate("list", survey.url, _("the address itself, in a browser"), items, dated, page.headline)
        candidate.render, candidate.cost = "list", (rendered.requests, rendered.seconds)
        survey.candidates.insert(0, candidate)
        survey.language = survey.language or page.language
        for url in items[:SAMPLES]:
            survey.requests += 1
            self._say(url)
            try:
                fetched = await self._fetcher.get(url, self._policy)
            except FetchError as error:
                candidate.samples.append(Sample(url, None, error.reason))
            else:
                candidate.samples.append(self._sampled(fetched, self._parsed(fetched, "auto"), url))
        if not candidate.articles:
            await self._articles(renderer, candidate)

    async def _articles(self, renderer: Renderer, candidate: Candidate) -> None:
        """Sample a candidate's articles in the browser, and note whether they are readable so. Raises FetchError."""
        tried = []
        for url in candidate.items[:SAMPLES]:
            rendered = await self._render(renderer, None, url, "article")
            tried.append(self._sampled(rendered.fetched, self._parsed(rendered.fetched, "auto"), url))
            cost = (rendered.requests, rendered.seconds)
            if not tried[0].is_article:
                return
        candidate.samples, candidate.render, candidate.cost = tried, "all", cost

    async def _render(
        self, renderer: Renderer, survey: Survey | None, url: str, kind: Literal["list", "article"]
    ) -> Rendered:
        self._say(url)
        rendered = await renderer.render(url, self._policy, Rendering(kind, timezone=self._timezone))
        if survey is not None:
            survey.requests += 1
        return rendered


def _articles_need_scripts(candidate: Candidate) -> bool:
    blockers = [sample.blocker for sample in candidate.samples]
    return bool(blockers) and all(blocker is not None and blocker.kind == "javascript" for blocker in blockers)
