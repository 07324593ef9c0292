"""`Fetcher`: fetches a page, with robots.txt, throttle, retries and redirects, or raises the reason."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from aiohttp.abc import AbstractResolver
from multidict import CIMultiDict
from yarl import URL

from scraper.contract import stamp
from scraper.crawl.fetch.address_guard.ssrf import is_plainly_inside
from scraper.crawl.fetch.errors import REFUSED, UNASKABLE, Fault, Rested, RetryAdvice
from scraper.crawl.fetch.http.content_decoding import ACCEPT_ENCODING, check_content
from scraper.crawl.fetch.http.redirects import FileTrail, Standstill, Trail
from scraper.crawl.fetch.http.request import OF_READERS, Answer, Exchange, Purpose
from scraper.crawl.fetch.http.transport import Request, Transports
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.crawl.fetch.manners.retries import Retries
from scraper.crawl.fetch.manners.robots import MAX_BYTES as MAX_ROBOTS
from scraper.crawl.fetch.manners.robots import SITEMAPS_UNKNOWN, Robots, means_none
from scraper.crawl.fetch.manners.throttle import FIRST_TRY, LATE_RETRY, RETRY, ROBOTS, HostPool
from scraper.crawl.fetch.settings import HostStats, Policy, Settings, authorization
from scraper.errors import FetchError
from scraper.i18n import Message
from scraper.models import Fetched, RobotsFile
from scraper.redaction import note_address, redacted
from scraper.urls import host, hostname, join, origin, same_site, userinfo, without_userinfo

if TYPE_CHECKING:
    from scraper.crawl.fetch.http.cookies import Jar

log = logging.getLogger(__name__)

Headers = CIMultiDict[str]

ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": ACCEPT_ENCODING,
}


_stalled: ContextVar[Callable[[], None]] = ContextVar("_stalled", default=lambda: None)


def on_stalled(call: Callable[[], None]) -> None:
    """Register ``call`` for this task: it is called when a page that the task waits for has hung, and is left alone for
    a while before the next try. The caller may begin another page meanwhile."""
    _stalled.set(call)


def when_stalled() -> Callable[[], None]:
    """Return the callback that this task registered with `on_stalled`."""
    return _stalled.get()


@dataclass(frozen=True, slots=True)
class RequestSpec:
    """The request of one `Fetcher.get`: the same in all its tries and redirects."""

    policy: Policy
    headers: Headers
    purpose: Purpose = Purpose.PAGE
    method: str = "GET"
    content: bytes = b""
    """The body of a POST."""


class Elsewhere(Protocol):
    """The other workers of a cluster, which follow redirects to the sites that they own."""

    async def ask(self, url: str, spec: RequestSpec, rank: int) -> Answer:
        """Return the answer that `Fetcher.ask` gives on the other worker. Raises `Fault`."""


class Fetcher:
    """Fetches pages. One per run, used as an async context manager; any number of tasks may call `get` at once.

    Tasks that wait for their turn, for a pause or for a slow page cost next to nothing: start one for each page, and
    the queues in here decide the order.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        resolver: AbstractResolver | None = None,
        robots: Iterable[RobotsFile] = (),
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """``resolver`` resolves host names instead of the system's; ``robots`` are the files of former runs;
        ``elsewhere`` makes requests for redirects to other sites."""
        self._settings = settings or Settings()
        self.backpressure = Backpressure(self._settings.memory)
        """The caller reports here what is not stored yet, and stops requests when it can accept no more."""
        self._elsewhere = elsewhere
        self._resolver = resolver
        self._remembered = robots
        self._cookies: dict[Policy, Jar] = {}
        self._headers_of: dict[str, Headers] = {}
        self._warned: set[str] = set()

    async def __aenter__(self) -> Fetcher:
        self._pool = HostPool(self._settings, self.backpressure)
        self._robots = Robots(self._settings.robots_age, self._remembered)
        self._exchange = Exchange(self._settings, self.backpressure)
        self._transports = Transports(self._resolver)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._robots.close()
        self._pool.close()
        await self._transports.close()

    @property
    def stats(self) -> dict[str, HostStats]:
        """Return the counts of each host so far, by `scraper.urls.host`."""
        return self._pool.stats()

    @property
    def robots(self) -> list[RobotsFile]:
        """The robots.txt files that this run has fetched, for the next run."""
        return self._robots.fetched

    def assume_recent_requests(self, public: Iterable[str]) -> None:
        """From now on wait one delay before the first request to a host: another worker may have made one just now.
        ``public``: `public` of that worker."""
        self._pool.recently_asked = True
        self._transports.named.public.update(dict.fromkeys(public))

    @property
    def public(self) -> list[str]:
        """Hosts that a source names and that had a public address; they are not followed to a private one."""
        return list(self._transports.named.public)

    async def leads_inside(self, name: str) -> bool:
        """Return whether a host's name resolves to private addresses only, so that it must be listed in `hosts:`."""
        return not is_plainly_inside(name) and await self._transports.local_dns.inside(name) is not None

    async def get(
        self,
        url: str,
        policy: Policy,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        post: bytes | None = None,
    ) -> Fetched:
        """The page at an absolute http(s) URL: status 200, or 304 with no content if it still is as the validators say.

        ``post``: the body with which it is requested by POST.
        Raises FetchError, and nothing else, when it cannot be fetched; by then everything retryable has been tried
        again.
        """
        spec = RequestSpec(policy, _conditional(self.headers(policy), etag, last_modified))
        if post is not None:
            spec = replace(spec, headers=_with_type(spec.headers, post), method="POST", content=post)
        return await self._get(url, spec)

    async def file(
        self, url: str, policy: Policy, page: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """The picture or document at an absolute http(s) URL, as `get`: of any type, and only redirects are followed.

        ``page``: the address of the article that shows it, from which readers come (RFC 9110 section 10.1.3).
        """
        headers = self.headers(policy).copy()
        headers["Accept"] = "*/*"
        if page.isascii() and page.isprintable():
            headers["Referer"] = page if origin(page) == origin(url) else f"{origin(page)}/"
        spec = RequestSpec(policy, _conditional(headers, etag, last_modified), Purpose.FILE)
        return await self._get(url, spec)

    async def _get(self, url: str, spec: RequestSpec) -> Fetched:
        address = join(None, url)
        if address is None:
            raise FetchError(redacted(url), Message("not an http(s) address"))
        password = userinfo(address)
        if password:  # sent to its origin, and kept nowhere
            note_address(address)
            url = address = without_userinfo(address)
            credentials = (*spec.policy.credentials, (origin(address), password))
            spec = replace(spec, policy=replace(spec.policy, credentials=credentials))
        try:
            final, answer = await self._tried(address.partition("#")[0], spec)
        except Fault as fault:
            retryable = fault.advice is not RetryAdvice.NEVER
            raise FetchError(url, fault.reason, status=fault.status, retryable=retryable) from None
        return Fetched(
            url=final,
            requested=url,
            status=answer.status,
            headers=answer.headers,
            content=answer.content,
            fetched=stamp(datetime.now(UTC)),
        )

    async def answer(
        self, url: str, policy: Policy, purpose: Purpose, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer of one address, a redirect included: it is not followed. ``headers`` are sent in addition.

        Raises `Fault`; by then everything retryable has been tried again.
        """
        sent = self.headers(policy).copy()
        sent.update(headers or {})
        _, answer = await self._patiently(Standstill(url, policy), RequestSpec(policy, sent, purpose))
        return answer

    async def sitemaps(self, url: str, policy: Policy) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the URL's origin names, absolute; requested only if not known yet.

        Raises FetchError where the rules could not be fetched.
        """
        rules = await self._robots.rules(url, lambda robots_url: self._rules(robots_url, policy))
        if rules.missing is not None:
            raise FetchError(url, Message(SITEMAPS_UNKNOWN, reason=rules.missing.reason), retryable=True)
        named = rules.robots.sitemaps if rules.robots is not None else ()
        return tuple(dict.fromkeys(address for entry in named if (address := join(url, entry))))

    # -- tries

    async def _tried(self, url: str, spec: RequestSpec) -> tuple[str, Answer]:
        """As `_followed`, and again after a pause where that may help; else the page that sends where nothing is."""
        trail = (FileTrail if spec.purpose is Purpose.FILE else Trail)(url, spec.policy)
        try:
            return await self._patiently(trail, spec)
        except Fault as fault:
            stayed = trail.stay(fault)
            if stayed is None:
                raise
            log.debug("%s leads to %s: %s", url, trail.here, fault.reason)
            return stayed

    async def _patiently(self, trail: Trail, spec: RequestSpec) -> tuple[str, Answer]:
        """As `_followed`, and again after a pause while that may help."""
        rank = ROBOTS if spec.purpose is Purpose.RULES else FIRST_TRY
        retries: Retries | None = None
        while True:
            try:
                return await self._followed(trail, spec, rank)
            except Rested:
                if retries is None:
                    raise
                # what was wrong with this very page says more
                raise Fault(retries.last.reason, RetryAdvice.LATER, status=retries.last.status) from None
            except Fault as fault:
                last = fault.without_frames()
            if retries is None:
                retries = Retries(self._settings, spec.policy.limits.retries, spec.purpose)
                if last.advice is RetryAdvice.RETRY_LATE:
                    _stalled.get()()
            pause = retries.pause(last)
            if pause is None:
                raise last
            rank = LATE_RETRY if last.advice is RetryAdvice.RETRY_LATE else RETRY
            await asyncio.sleep(pause)

    # -- redirects

    async def _followed(self, trail: Trail, spec: RequestSpec, rank: int) -> tuple[str, Answer]:
        """The final address and its answer."""
        trail.begin()
        url = trail.here
        while True:
            asker = self if self._elsewhere is None or same_site(url, trail.here) else self._elsewhere
            try:
                answer = await asker.ask(trail.here, spec, rank)
            except Fault as fault:
                if trail.here == url and fault.reason.startswith(REFUSED) and _may_be_ours(url, spec.policy):
                    reason = Message("{reason}; if it is yours, name it under `hosts:`", reason=fault.reason)
                    raise Fault(reason, fault.advice) from None
                raise
            goes_on_by_get = spec.method == "POST" and answer.status not in REPEATED
            if goes_on_by_get and answer.location is not None:
                trail.forget()
            if not trail.leads_on(answer):
                return trail.here, trail.marked(answer)
            if goes_on_by_get:
                spec = replace(spec, headers=self.headers(spec.policy), method="GET", content=b"")
            log.debug("%s leads to %s", url, trail.here)

    # -- one request

    async def ask(self, url: str, spec: RequestSpec, rank: int) -> Answer:
        """One request, when robots.txt allows it and its host has time. Raises `Fault`."""
        policy, purpose = spec.policy, spec.purpose
        transport = self._transports.choose(url, policy)
        queue = self._pool[host(url)]
        if policy.robots == "ignore":
            self._warn(queue.name)
        elif purpose in OF_READERS:
            agent = self._agent(policy)
            rules = await self._robots.rules(url, lambda robots_url: self._rules(robots_url, policy))
            await rules.permit(url, agent)
            queue.slow_down(rules.crawl_delay(agent))
        headers, jar = spec.headers, self._jar(policy)
        credentials = dict(policy.credentials).get(origin(url)) if policy.credentials else None
        if credentials is not None:
            headers = headers.copy()
            headers["Authorization"] = authorization(credentials)
        if jar is not None and "Cookie" not in headers and (cookie := jar.header(url)) is not None:
            headers = headers.copy()
            headers["Cookie"] = cookie
        try:
            request = Request(spec.method, URL(url), headers, spec.content)
        except ValueError as error:
            raise Fault(UNASKABLE, RetryAdvice.NEVER) from error
        async with queue.slot(policy, rank) as slot:
            try:
                answer = await self._exchange.ask(transport, request, purpose, policy.limits, slot)
                if purpose is Purpose.PAGE and answer.status == 200:
                    check_content(answer.content, _content_type(answer))
            except Fault as fault:
                if purpose is Purpose.RULES and means_none(fault):
                    queue.answered(slot)
                else:
                    queue.failed(slot, fault)
                raise
            queue.answered(slot)
        if jar is not None and answer.set_cookies:
            jar.keep(url, answer.set_cookies)
        return answer

    async def _rules(self, url: str, policy: Policy) -> bytes:
        """The bytes of a robots.txt."""
        limits = replace(policy.limits, body=MAX_ROBOTS)
        spec = RequestSpec(replace(policy, limits=limits), self.headers(policy), Purpose.RULES)
        _, answer = await self._tried(url, spec)
        return answer.content

    def _warn(self, name: str) -> None:
        if name not in self._warned:
            self._warned.add(name)
            log.warning("%s: its robots.txt is ignored, as `robots: ignore` says", name)

    def _agent(self, policy: Policy) -> str:
        return policy.user_agent or self._settings.user_agent

    def headers(self, policy: Policy) -> Headers:
        """Return the headers that every request has; not to be changed."""
        agent = self._agent(policy)
        headers = self._headers_of.get(agent)
        if headers is None:
            headers = self._headers_of[agent] = CIMultiDict({**ACCEPT, "User-Agent": agent})
        return headers

    def _jar(self, policy: Policy) -> Jar | None:
        if policy.cookies == "off":
            return None
        from scraper.crawl.fetch.http.cookies import Jar  # by httpx, which no other source needs

        return self._cookies.setdefault(policy, Jar())


REPEATED = (307, 308)
"""Redirects after which a POST is one again (RFC 9110 section 15.4)."""


def _may_be_ours(url: str, policy: Policy) -> bool:
    """Return whether a source names the host of an address, or is itself on a private network with it."""
    name = hostname(url)
    return name not in policy.allowed_hosts and (name in policy.named_hosts or bool(policy.allowed_hosts))


def _with_type(headers: Headers, content: bytes) -> Headers:
    """Return headers with the type of what is posted: JSON, or a form."""
    headers = headers.copy()
    is_json = content[:1] in (b"{", b"[")
    headers["Content-Type"] = "application/json" if is_json else "application/x-www-form-urlencoded"
    return headers


def _conditional(headers: Headers, etag: str | None, last_modified: str | None) -> Headers:
    """Return headers with the conditions of validators, as far as these can be sent."""
    if not etag and not last_modified:
        return headers
    headers = headers.copy()
    for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)):
        if value and value.isascii() and value.isprintable():
            headers[name] = value
    return headers


def _content_type(answer: Answer) -> str | None:
    return next((value for name, value in answer.headers if name.lower() == "content-type"), None)
