"""The survey of a site: a few polite requests from one address collect and sample the candidates for a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.discovery import blockers
from scraper.discovery.blockers import Blocker
from scraper.discovery.data.data_lists import DataLists
from scraper.discovery.entry import timezone
from scraper.discovery.page_links import (
    FEED_PATHS,
    SITEMAP_PATHS,
    PageLink,
    PageLinks,
    document,
    home,
    hrefs,
    page_links,
)
from scraper.discovery.papers import is_of_system, paper_of
from scraper.discovery.rendered import RenderedSurvey
from scraper.discovery.results import Candidate, Survey
from scraper.discovery.sampling import Form, Sampling
from scraper.discovery.survey_addresses import is_home, permanent
from scraper.errors import FetchError, ScrapeError
from scraper.extract import parse
from scraper.extract.listing.data import data_page
from scraper.i18n import Message, _
from scraper.models import Fetched, Hints, Page
from scraper.sources import Source, SourceKind
from scraper.sources.list_request.post_body import filled
from scraper.urls import canonical, hostname, same_site

MAX_REQUESTS = 30
"""Maximum requests of one survey, robots.txt not counted."""
MAX_FEEDS, MAX_SITEMAPS, MAX_LISTS = 3, 2, 4
"""Maximum numbers of feeds, sitemaps and further lists that are fetched."""
FEW, ENOUGH, ENOUGH_OF_CHANNEL = 3, 10, 5
"""Minimum links of a candidate; links at which the search ends; the same for a channel's list."""
BESIDE = 0.4
"""Weight of candidates that were not typed: a home page against the channel, a channel against its site."""

Say = Callable[[str], None]


async def survey(
    addresses: Sequence[str],
    source: Source,
    settings: Settings,
    *,
    kind: SourceKind | None = None,
    say: Say = lambda text: None,
) -> Survey:
    """Survey the site of the first of ``addresses`` that answers (https, then http, where no scheme was typed).

    ``source`` has the delays and limits of the requests: the defaults of sources.yaml. ``kind`` limits the search.
    robots.txt is obeyed; a private address is requested only if it was typed. Raises nothing for a site's faults: the
    survey has the blocker instead.
    """
    hosts = frozenset(hostname(address) for address in addresses)
    policy = Policy.of(source)
    limits = replace(policy.limits, retries=min(policy.limits.retries, 1), total=min(policy.limits.total, 40.0))
    policy = replace(policy, allowed_hosts=policy.allowed_hosts | hosts, limits=limits)
    async with Fetcher(replace(settings, slow_pauses=(2.0,), slow_span=0, longest_pause=20.0)) as fetcher:
        result = await _Scout(fetcher, policy, source, kind, say).explore(addresses)
        for host in sorted(hosts - Policy.of(source).allowed_hosts) if result.best else ():
            if await fetcher.leads_inside(host):
                result.private_hosts.append(host)
        return result


class _Scout:
    """One survey in progress."""

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

    async def explore(self, addresses: Sequence[str]) -> Survey:
        """Collect the candidates, sample them and sort them by score."""
        result = self.result = Survey(requested=addresses[0], url=addresses[0])
        self.sampling = Sampling(self._get, self._page, result, MAX_REQUESTS)
        fetched = await self._first_page(addresses)
        if fetched is None:
            return result
        page = self._page(fetched, "auto")
        result.url, result.kind, result.language = fetched.url, page.kind, page.language
        if page.kind == "feed":
            self._add("feed", fetched, page, _("the address itself"))
        elif page.kind == "sitemap":
            await self._sitemap(fetched, page, _("the address itself"))
        else:
            await self._explore_page(fetched, page)
        if not result.candidates and result.blocker is None and self._is_of_paper(fetched, page):
            result.blocker = blockers.of_paper()
        await self.sampling.all()
        if self.kind in (None, "list"):
            zone = timezone(result.url, result.language) or self.source.zone
            rendered = RenderedSurvey(self.fetcher, self.policy, zone, self._page, self.sampling.judged, self.say)
            await rendered.offer(result, fetched)
        return result

    # -- pages

    async def _first_page(self, addresses: Sequence[str]) -> Fetched | None:
        """Fetch the typed address, following redirects; None, with the blocker noted, if that fails."""
        for address in addresses:
            try:
                fetched = await self._get(address)
            except FetchError as error:
                self.result.url, self.result.blocker = address, blockers.of_error(error)
                if error.status is not None or self.result.blocker.kind == "robots":
                    break  # the server answered: without TLS its answer would be the same
                continue
            self.result.blocker = None
            return fetched
        return None

    async def _get(self, url: str, post: str | None = None) -> Fetched:
        if post is None and url in self.pages:
            return self.pages[url]
        if self.result.requests >= MAX_REQUESTS:
            raise FetchError(url, Message("not requested: the limit of {n} requests is reached", n=MAX_REQUESTS))
        self.result.requests += 1
        self.say(url)
        body = filled(post, 0, self.source.today(datetime.now(UTC))).encode() if post is not None else None
        fetched = await self.fetcher.get(url, self.policy, post=body)
        if post is None:
            self.pages[url] = self.pages[fetched.url] = fetched
        return fetched

    def _page(self, fetched: Fetched, kind: Form, article_url: str | None = None) -> Page:
        zone = timezone(fetched.url, None) or self.source.zone
        hints = Hints(timezone=zone, article_url=article_url).of(fetched)
        hints = replace(hints, listed_by="layout page") if kind == "printed" else replace(hints, kind=kind)
        try:
            return parse(fetched.content, fetched.url, hints)
        except ScrapeError:
            return Page("other", fetched.url)

    def _links(self, fetched: Fetched, page: Page) -> tuple[PageLinks, Blocker | None]:
        doc = document(fetched.content, fetched.url, fetched.header("content-type"))
        return page_links(doc, fetched.url, page), blockers.of_page(doc, fetched.url, page)

    # -- candidates

    async def _explore_page(self, fetched: Fetched, page: Page) -> None:
        """Collect candidates from an HTML page: the page itself, its links, its site's feeds, sitemaps and channels."""
        result = self.result
        links, result.blocker = self._links(fetched, page)
        if links.refresh and not page.items and page.kind != "article" and same_site(links.refresh, fetched.url):
            try:
                fetched = await self._get(links.refresh)
            except FetchError as error:
                result.blocker = blockers.of_error(error)
                return
            page = self._page(fetched, "auto")
            result.url, result.kind, result.language = fetched.url, page.kind, page.language
            links, result.blocker = self._links(fetched, page)
        self._note(links, fetched.url)
        if await self._paper(fetched, page):
            return
        at_home = is_home(fetched.url)
        if page.kind == "article":
            self.sampling.samples[page.url or fetched.url] = self.sampling.judged(fetched, page)
            await self._from_article(links)
        elif result.blocker is None or result.blocker.kind == "javascript":
            self._list(fetched, _("the address itself"), "" if at_home else links.title, is_channel=not at_home)
        typed, channel = fetched, "" if at_home else links.title
        if result.blocker is not None and result.blocker.kind in ("not a page", "login"):
            if result.blocker.kind == "not a page":
                await self._from_home(fetched.url)
                await self._data(typed, "")
            return
        await self._feeds(links.feeds, fetched.url)
        if not at_home and not self._enough():
            links = await self._from_home(fetched.url) or links
            at_home = True
        if (at_home and page.kind != "article") or not self._enough():
            await self._sitemaps(fetched.url)
        if at_home:
            await self._channels(links.channels)
            result.channels = tuple(channel for channel in links.channels if channel.url not in self.pages)
        if page.kind != "article" and len(page.items) < ENOUGH_OF_CHANNEL:
            await self._data(typed, channel)
        if not self._enough():
            await self._usual_paths(fetched.url)

    async def _data(self, fetched: Fetched, channel: str) -> None:
        """Add the lists that scripts of a page fetch, or the one that it is, where it is data itself."""
        if self.kind not in (None, "list"):
            return
        result, before = self.result, len(self.result.candidates)

        def add(reply: Fetched, page: Page, article_url: str | None, post: str | None) -> None:
            via = _("the address itself") if reply is fetched else _("data that a script of the page fetches")
            self._add(
                "list", reply, page, via, channel=channel, is_channel=bool(channel), article_url=article_url, post=post
            )

        def read(reply: Fetched, template: str | None) -> Page:
            return self._page(reply, "list", template)

        search = DataLists(self._try_get, self._try_get, read, self._reads, add)
        doc = document(fetched.content, fetched.url, fetched.header("content-type"))
        links = [item for candidate in result.candidates for item in candidate.items]
        for page in {id(page): page for page in self.pages.values()}.values():
            links += hrefs(page)
        if data_page.is_data(doc.text):
            await search.own(fetched, links)
        else:
            await search.explore(fetched, doc, links)
        result.searched, result.unread = (search.scripts, len(search.tried)), search.unread
        if len(result.candidates) > before and result.blocker is not None and result.blocker.kind == "not a page":
            result.blocker = None

    def _reads(self, fetched: Fetched) -> bool:
        """Test for an article with a text."""
        page = self._page(fetched, "auto")
        return page.kind == "article" and bool(page.body)

    def _is_of_paper(self, fetched: Fetched, page: Page) -> bool:
        """Test for an article of a printed paper: it names its page, or has such an address."""
        may_be = page.kind == "article" and self.kind in (None, "paper")
        return may_be and (page.page_number is not None or is_of_system(fetched.url))

    async def _paper(self, fetched: Fetched, page: Page) -> bool:
        """Add the printed paper that a page belongs to; False for a page of no paper."""
        if self.kind not in (None, "paper"):
            return False
        paper = await paper_of(fetched, page, self._get, self._page)
        if paper is None or not paper.page.items:
            return False
        self.result.blocker = None
        if paper.fetched is not fetched:
            self._note(self._links(paper.fetched, paper.page)[0], paper.fetched.url)
        before = len(self.result.candidates)
        self._add("paper", paper.fetched, paper.page, _("the layouts of a printed paper"))
        for candidate in self.result.candidates[before:]:
            candidate.daily = paper.template
        return len(self.result.candidates) > before

    def _note(self, links: PageLinks, url: str) -> None:
        self.result.site = self.result.site or links.site
        if is_home(url):
            self.result.home_title = links.title
        self.result.titles.append(links.title)

    async def _from_article(self, links: PageLinks) -> None:
        """Add the list of an article's channel."""
        if links.section and self.kind in (None, "list"):
            fetched = await self._try_get(links.section.url)
            if fetched is not None:
                self._list(
                    fetched,
                    _("the article's channel, {name}").format(name=links.section.name),
                    links.section.name,
                    is_channel=True,
                )

    async def _from_home(self, url: str) -> PageLinks | None:
        """Add the list and the feeds of the site's home page, and return its links."""
        fetched = await self._try_get(home(url))
        if fetched is None:
            return None
        page = self._page(fetched, "auto")
        links, _blocker = self._links(fetched, page)
        self._note(links, fetched.url)
        self._list(fetched, _("the site's home page"), "", is_channel=False, weight=BESIDE)
        await self._feeds(links.feeds, fetched.url, weight=BESIDE)
        return links

    async def _feeds(self, feeds: Sequence[PageLink], url: str, weight: float = 1.0) -> None:
        if self.kind not in (None, "feed"):
            return
        here = next((set(c.items) for c in self.result.candidates if c.url == canonical(url)), set[str]())
        for feed in feeds[:MAX_FEEDS]:
            fetched = await self._try_get(feed.url)
            if fetched is None or (page := self._page(fetched, "auto")).kind != "feed":
                continue
            # a channel's page may declare the feed of the whole site, or another channel's
            overlap = sum(item.url in here for item in page.items) / len(page.items) if page.items else 0.0
            beside = here and not is_home(url) and overlap < 0.3
            weighed = weight * (BESIDE if beside else 1.0)
            self._add("feed", fetched, page, _("declared by the page"), is_channel=not is_home(url), weight=weighed)

    async def _sitemaps(self, url: str) -> None:
        """Add the sitemaps that robots.txt names, news sitemaps first."""
        if self.kind not in (None, "sitemap"):
            return
        try:
            named = await self.fetcher.sitemaps(url, self.policy)
        except FetchError:
            return
        for address in sorted(named, key=lambda u: "news" not in u.lower())[:MAX_SITEMAPS]:
            fetched = await self._try_get(address)
            if fetched is not None and (page := self._page(fetched, "auto")).kind == "sitemap":
                await self._sitemap(fetched, page, _("listed in robots.txt"))

    async def _sitemap(self, fetched: Fetched, page: Page, via: str) -> None:
        """Add a sitemap; of an index, the entries of its newest child."""
        children = sorted(page.sitemaps, key=lambda u: "news" not in u.lower())
        if not page.items and children:
            child = await self._try_get(children[0])
            if child is None:
                return
            page = replace(page, items=self._page(child, "auto").items)
        self._add("sitemap", fetched, page, via)

    async def _channels(self, channels: Sequence[PageLink]) -> None:
        if self.kind not in (None, "list"):
            return
        for channel in channels[:MAX_LISTS]:
            fetched = await self._try_get(channel.url)
            if fetched is not None:
                via = _("the menu's {name}").format(name=channel.name)
                self._list(fetched, via, channel.name, is_channel=True, weight=BESIDE)

    async def _usual_paths(self, url: str) -> None:
        """Try the usual paths of feeds and sitemaps; requested only when there is no other candidate."""
        door = home(url).rstrip("/")
        paths = [(path, "feed") for path in FEED_PATHS] + [(path, "sitemap") for path in SITEMAP_PATHS]
        for path, kind in paths:
            if self.kind not in (None, kind) or self._enough():
                continue
            fetched = await self._try_get(door + path)
            page = self._page(fetched, "auto") if fetched is not None else None
            if fetched is None or page is None or page.kind != kind:
                continue
            if page.kind == "feed":
                self._add("feed", fetched, page, _("a usual path of feeds"))
            else:
                await self._sitemap(fetched, page, _("a usual path of sitemaps"))

    async def _try_get(self, url: str, post: str | None = None) -> Fetched | None:
        try:
            return await self._get(url, post)
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
        article_url: str | None = None,
        post: str | None = None,
    ) -> None:
        url = permanent(fetched)
        items = tuple(item.url for item in page.items)
        enough = FEW if kind == "list" else 1
        if self.kind not in (None, kind) or len(items) < enough:
            return
        if any((c.url, c.post) == (url, post) for c in self.result.candidates):
            return
        dated = sum(item.published is not None for item in page.items) / len(items)
        candidate = Candidate(kind, url, via, items, dated, channel or page.headline, is_channel, weight)
        candidate.article_url, candidate.post = article_url, post
        candidate.hot = sum(item.heat is not None for item in page.items) / len(items)
        self.result.candidates.append(candidate)
        self.result.language = self.result.language or page.language

    def _enough(self) -> bool:
        return any(
            len(candidate.items) >= (ENOUGH_OF_CHANNEL if candidate.is_channel else ENOUGH)
            for candidate in self.result.candidates
        )
