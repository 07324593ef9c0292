"""The looking around: a few polite requests from one address, and how good a source each thing found would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal
from urllib.parse import urlsplit

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.discovery import blockers, date_patterns
from scraper.discovery.blockers import Obstacle
from scraper.discovery.entry import timezone
from scraper.discovery.page_links import FEED_PATHS, SITEMAP_PATHS, Offer, Offers, document, home, offers
from scraper.discovery.results import MOST, Candidate, Sample, Survey
from scraper.errors import FetchError, ScrapeError
from scraper.extract import parse
from scraper.i18n import Message, _
from scraper.models import Fetched, Hints, Page
from scraper.sources import Source, SourceKind
from scraper.sources.model import expand
from scraper.urls import canonical, hostname, same_site

MAX_REQUESTS = 30
"""Pages asked for in one survey, robots.txt not counted."""
MAX_FEEDS, MAX_SITEMAPS, MAX_LISTS = 3, 2, 4
"""Feeds, sitemaps and further lists that are looked at."""
FEW, ENOUGH, ENOUGH_OF_CHANNEL = 3, 10, 5
"""Links of a list that is worth a look; so many that nothing more is looked for; and of a channel's list."""
TRIED = 3
"""Candidates of which several articles are tried …"""
SAMPLES, SAMPLES_OF_BEST = 2, 5
"""… so many of each, and of the best one so many. Of the others one is tried."""
BESIDE = 0.4
"""What a source beside what was asked for counts: a home page against the channel, a channel against its site."""

Say = Callable[[str], None]


async def survey(
    addresses: Sequence[str],
    source: Source,
    settings: Settings,
    *,
    kind: SourceKind | None = None,
    say: Say = lambda text: None,
) -> Survey:
    """Look around from the first of ``addresses`` that answers (with https, else with http, where none was typed).

    ``source`` tells the manners: what sources.yaml says for all. ``kind`` limits what is looked for. Nothing is asked
    that robots.txt forbids; a private address only where it was typed. Raises nothing for a site's faults: the survey
    says what is in the way.
    """
    hosts = frozenset(hostname(address) for address in addresses)
    policy = Policy.of(source)
    limits = replace(policy.limits, retries=min(policy.limits.retries, 1), total=min(policy.limits.total, 40.0))
    policy = replace(policy, allowed_hosts=policy.allowed_hosts | hosts, limits=limits)
    async with Fetcher(replace(settings, slow_pauses=(2.0,), slow_span=0, longest_pause=20.0)) as fetcher:
        scout = _Scout(fetcher, policy, source, kind, say)
        found = await scout.look(addresses)
        for host in sorted(hosts - Policy.of(source).allowed_hosts) if found.best else ():
            if await fetcher.leads_inside(host):
                found.inside.append(host)
        return found


class _Scout:
    """One survey."""

    def __init__(
        self,
        fetcher: Fetcher,
        policy: Policy,
        source: Source,
        kind: SourceKind | None,
        say: Say,
    ) -> None:
        self.fetcher, self.policy, self.source, self.kind, self.say = fetcher, policy, source, kind, say
        self.pages: dict[str, Fetched] = {}
        self.samples: dict[str, Sample] = {}

    async def look(self, addresses: Sequence[str]) -> Survey:
        """All of it."""
        found = self.found = Survey(asked=addresses[0], url=addresses[0])
        fetched = await self._door(addresses)
        if fetched is None:
            return found
        page = self._page(fetched, "auto")
        found.url, found.kind, found.language = fetched.url, page.kind, page.language
        if page.kind == "feed":
            self._add("feed", fetched, page, _("the address itself"))
        elif page.kind == "sitemap":
            await self._sitemap(fetched, page, _("the address itself"))
        else:
            await self._around(fetched, page)
        await self._try()
        return found

    # -- pages

    async def _door(self, addresses: Sequence[str]) -> Fetched | None:
        """The page that was asked for, wherever it leads; None, with the obstacle noted, when it cannot be had."""
        for address in addresses:
            try:
                fetched = await self._get(address)
            except FetchError as error:
                self.found.url, self.found.obstacle = address, blockers.of_error(error)
                if error.status is not None or self.found.obstacle.kind == "robots":
                    break  # somebody answered: asking without TLS would not be answered otherwise
                continue
            self.found.obstacle = None
            return fetched
        return None

    async def _get(self, url: str) -> Fetched:
        if url in self.pages:
            return self.pages[url]
        if self.found.requests >= MAX_REQUESTS:
            raise FetchError(url, Message("not asked: {n} requests are enough for a look around", n=MAX_REQUESTS))
        self.found.requests += 1
        self.say(url)
        fetched = await self.fetcher.get(url, self.policy)
        self.pages[url] = self.pages[fetched.url] = fetched
        return fetched

    def _page(self, fetched: Fetched, kind: Literal["auto", "list", "feed"]) -> Page:
        zone = timezone(fetched.url, None) or self.source.timezone
        content_type = fetched.header("content-type")
        try:
            return parse(fetched.content, fetched.url, Hints(kind=kind, content_type=content_type, timezone=zone))
        except ScrapeError:
            return Page("other", fetched.url)

    def _offers(self, fetched: Fetched, page: Page) -> tuple[Offers, Obstacle | None]:
        doc = document(fetched.content, fetched.url, fetched.header("content-type"))
        return offers(doc, fetched.url, page), blockers.of_page(doc, fetched.url, page)

    # -- what there is

    async def _around(self, fetched: Fetched, page: Page) -> None:
        """From an HTML page: what it is itself, what it tells of, what its site has."""
        found = self.found
        told, found.obstacle = self._offers(fetched, page)
        if told.leads_to and not page.items and page.kind != "article" and same_site(told.leads_to, fetched.url):
            try:
                fetched = await self._get(told.leads_to)
            except FetchError as error:
                found.obstacle = blockers.of_error(error)
                return
            page = self._page(fetched, "auto")
            found.url, found.kind, found.language = fetched.url, page.kind, page.language
            told, found.obstacle = self._offers(fetched, page)
        self._note(told, fetched.url)
        at_home = _is_home(fetched.url)
        if page.kind == "article":
            self.samples[page.url or fetched.url] = self._sampled(fetched, page)
            await self._from_article(told, fetched.url)
        elif found.obstacle is None or found.obstacle.kind == "javascript":
            self._list(fetched, _("the address itself"), "" if at_home else told.title, is_channel=not at_home)
        if found.obstacle is not None and found.obstacle.kind in ("no page", "login"):
            return
        await self._feeds(told.feeds, fetched.url)
        if not at_home and not self._enough():
            told = await self._from_home(fetched.url) or told
            at_home = True
        if (at_home and page.kind != "article") or not self._enough():
            await self._sitemaps(fetched.url)
        if at_home:
            await self._channels(told.channels)
            found.channels = tuple(channel for channel in told.channels if channel.url not in self.pages)
        if not self._enough():
            await self._by_habit(fetched.url)

    def _note(self, told: Offers, url: str) -> None:
        self.found.site = self.found.site or told.site
        if _is_home(url):
            self.found.home_title = told.title
        self.found.titles.append(told.title)

    async def _from_article(self, told: Offers, url: str) -> None:
        """The list that an article stands in."""
        if told.section and self.kind in (None, "list"):
            fetched = await self._had(told.section.url)
            if fetched is not None:
                self._list(
                    fetched,
                    _("the article's channel, {name}").format(name=told.section.name),
                    told.section.name,
                    is_channel=True,
                )

    async def _from_home(self, url: str) -> Offers | None:
        """The site's front door, its list and what it tells of."""
        fetched = await self._had(home(url))
        if fetched is None:
            return None
        page = self._page(fetched, "auto")
        told, _obstacle = self._offers(fetched, page)
        self._note(told, fetched.url)
        self._list(fetched, _("the site's home page"), "", is_channel=False, weight=BESIDE)
        await self._feeds(told.feeds, fetched.url, weight=BESIDE)
        return told

    async def _feeds(self, feeds: Sequence[Offer], url: str, weight: float = 1.0) -> None:
        if self.kind not in (None, "feed"):
            return
        here = next((set(c.items) for c in self.found.candidates if c.url == canonical(url)), set[str]())
        for offer in feeds[:MAX_FEEDS]:
            fetched = await self._had(offer.url)
            if fetched is None or (page := self._page(fetched, "auto")).kind != "feed":
                continue
            # a channel's page may declare the feed of the whole site, or another channel's
            overlap = sum(item.url in here for item in page.items) / len(page.items) if page.items else 0.0
            beside = here and not _is_home(url) and overlap < 0.3
            weighed = weight * (BESIDE if beside else 1.0)
            self._add("feed", fetched, page, _("declared by the page"), is_channel=not _is_home(url), weight=weighed)

    async def _sitemaps(self, url: str) -> None:
        """Those that robots.txt names, news first."""
        if self.kind not in (None, "sitemap"):
            return
        try:
            named = await self.fetcher.sitemaps(url, self.policy)
        except FetchError:
            return
        for address in sorted(named, key=lambda u: "news" not in u.lower())[:MAX_SITEMAPS]:
            fetched = await self._had(address)
            if fetched is not None and (page := self._page(fetched, "auto")).kind == "sitemap":
                await self._sitemap(fetched, page, _("named in robots.txt"))

    async def _sitemap(self, fetched: Fetched, page: Page, via: str) -> None:
        """A sitemap; of an index, what its newest child gives."""
        children = sorted(page.sitemaps, key=lambda u: "news" not in u.lower())
        if not page.items and children:
            child = await self._had(children[0])
            if child is None:
                return
            page = replace(page, items=self._page(child, "auto").items)
        self._add("sitemap", fetched, page, via)

    async def _channels(self, channels: Sequence[Offer]) -> None:
        if self.kind not in (None, "list"):
            return
        for offer in channels[:MAX_LISTS]:
            fetched = await self._had(offer.url)
            if fetched is not None:
                self._list(
                    fetched, _("the menu's {name}").format(name=offer.name), offer.name, is_channel=True, weight=BESIDE
                )

    async def _by_habit(self, url: str) -> None:
        """Where feeds and sitemaps usually lie; asked for only when nothing else is there."""
        door = home(url).rstrip("/")
        paths = [(path, "feed") for path in FEED_PATHS] + [(path, "sitemap") for path in SITEMAP_PATHS]
        for path, kind in paths:
            if self.kind not in (None, kind) or self._enough():
                continue
            fetched = await self._had(door + path)
            page = self._page(fetched, "auto") if fetched is not None else None
            if fetched is None or page is None or page.kind != kind:
                continue
            if page.kind == "feed":
                self._add("feed", fetched, page, _("where feeds usually lie"))
            else:
                await self._sitemap(fetched, page, _("where sitemaps usually lie"))

    async def _had(self, url: str) -> Fetched | None:
        try:
            return await self._get(url)
        except FetchError:
            return None

    def _list(self, fetched: Fetched, via: str, channel: str, *, is_channel: bool, weight: float = 1.0) -> None:
        if self.kind not in (None, "list"):
            return
        page = self._page(fetched, "list")
        self._add("list", fetched, page, via, channel=channel, is_channel=is_channel, weight=weight)

    def _add(
        self,
        kind: SourceKind,
        fetched: Fetched,
        page: Page,
        via: str,
        *,
        channel: str = "",
        is_channel: bool = False,
        weight: float = 1.0,
    ) -> None:
        url = _lasting(fetched)
        items = tuple(item.url for item in page.items)
        enough = FEW if kind == "list" else 1
        if self.kind not in (None, kind) or len(items) < enough or any(c.url == url for c in self.found.candidates):
            return
        dated = sum(item.published is not None for item in page.items) / len(items)
        candidate = Candidate(kind, url, via, items, dated, channel or page.headline, is_channel, weight)
        candidate.goes_on = page.next_url is not None
        self.found.candidates.append(candidate)
        self.found.language = self.found.language or page.language

    def _enough(self) -> bool:
        return any(
            len(candidate.items) >= (ENOUGH_OF_CHANNEL if candidate.is_channel else ENOUGH)
            for candidate in self.found.candidates
        )

    # -- their articles

    async def _try(self) -> None:
        """Read a few articles of the likeliest candidates, more of the best one, one of each other; put them in order.

        What the requests do not suffice for is not tried.
        """
        candidates = self.found.candidates
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        for candidate in candidates[:TRIED]:
            await self._sample(candidate, SAMPLES)
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        if self.found.best is not None:
            await self._sample(self.found.best, SAMPLES_OF_BEST)
        for candidate in candidates:
            if self.found.requests < MAX_REQUESTS:
                await self._sample(candidate, 1)
        candidates.sort(key=lambda candidate: candidate.score, reverse=True)
        for candidate in candidates[:TRIED]:
            await self._days(candidate)

    async def _days(self, candidate: Candidate) -> None:
        """Whether a list is that of one day: its address holds a date, and with that of a day beside leads to another.

        Kept as it is, such a list would give nothing new from the next day on.
        """
        found = date_patterns.form(candidate.url) if candidate.kind == "list" else None
        if found is None:
            return
        template, day = found
        for beside in (day - timedelta(days=1), day + timedelta(days=1)):
            fetched = await self._had(expand(template, beside))
            items = {item.url for item in self._page(fetched, "list").items} if fetched is not None else set[str]()
            if len(items) >= FEW and len(items & set(candidate.items)) < len(items) / 2:
                candidate.daily = template
                return

    async def _sample(self, candidate: Candidate, count: int) -> None:
        tried = {sample.url for sample in candidate.samples}
        for url in _spread(candidate.items, candidate.url):
            if len(candidate.samples) >= count:
                return
            if url in tried:
                continue
            tried.add(url)
            if url not in self.samples:
                self.samples[url] = await self._sample_of(url)
            candidate.samples.append(self.samples[url])

    async def _sample_of(self, url: str) -> Sample:
        try:
            fetched = await self._get(url)
        except FetchError as error:
            return Sample(url, None, error.reason, blockers.of_error(error))
        return self._sampled(fetched, self._page(fetched, "auto"), url)

    def _sampled(self, fetched: Fetched, page: Page, url: str | None = None) -> Sample:
        url = url or page.url or fetched.url
        if page.kind == "article" and page.body:
            text = document(fetched.content, fetched.url, fetched.header("content-type"))
            wall = blockers.of_article(text.text, page)
            self.found.titles.append(text.title)
            return Sample(url, page, None, wall)
        _told, obstacle = self._offers(fetched, page)
        return Sample(
            url, page, obstacle.said if obstacle else _("no article ({kind})").format(kind=page.kind), obstacle
        )


def _lasting(fetched: Fetched) -> str:
    """The address to keep: where it led if that is the same page of another host or scheme, else as it was asked for,
    as what is redirected to may be the page of the day."""
    asked, led = canonical(fetched.requested) or fetched.requested, canonical(fetched.url) or fetched.url
    return led if urlsplit(asked)[2:4] == urlsplit(led)[2:4] else asked


def _is_home(url: str) -> bool:
    path = urlsplit(url).path
    return path in ("", "/") or path.lower().strip("/").split(".")[0] in ("index", "default")


def _spread(items: Sequence[str], url: str) -> list[str]:
    """Addresses to try, far from each other first: neighbours are often of one kind. Own ones before others'."""
    own = [item for item in items if same_site(item, url)] or list(items)
    own = own[:MOST]
    places = [0, len(own) // 2, len(own) // 4, 3 * len(own) // 4, len(own) - 1, *range(len(own))]
    return [own[place] for place in dict.fromkeys(places)]
