"""Requests of a page in the browser: each is refused, answered with nothing, or made by the program's own client.

The browser itself reaches no network (`scraper.crawl.browser.chromium`), so that the address guard, robots.txt, the
hosts' queues, proxies and limits of `scraper.crawl.fetch` hold for all that a page loads.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scraper.contract import stamp
from scraper.crawl.browser.settings import SCRIPT_BYTES, BrowserLimits
from scraper.crawl.fetch import Fetcher, Policy
from scraper.crawl.fetch.client import Headers, RequestSpec
from scraper.crawl.fetch.errors import BadRedirect, Fault, RetryAdvice
from scraper.crawl.fetch.http.request import Answer, Purpose
from scraper.crawl.fetch.manners.throttle import FIRST_TRY, WITHIN_PAGE
from scraper.errors import FetchError
from scraper.i18n import Message
from scraper.models import Fetched
from scraper.urls import join, origin, without_userinfo

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Frame, Request, Route

log = logging.getLogger(__name__)

LOADED = frozenset({"script", "xhr", "fetch"})
"""Types of requests that are made, besides the document."""
EMPTY: Mapping[str, tuple[str, bytes]] = {
    "stylesheet": ("text/css", b""),
    "image": (
        "image/gif",
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
        b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
    ),
}
"""Types of requests that are answered with an empty response without asking the site: scripts wait for them, and
replace a picture that fails."""
REFUSED = "blockedbyclient"
STAYS = 204
"""The status that keeps the browser on its page (RFC 9110 section 15.3.5)."""
METHODS = frozenset({"GET", "POST"})
MAX_POSTED = 1_000_000
"""Maximum bytes of the body of a script's request."""
_OURS = frozenset(
    (
        "host connection content-length accept-encoding accept-language user-agent cookie upgrade-insecure-requests"
        " range te transfer-encoding expect keep-alive authorization proxy-authorization if-none-match"
        " if-modified-since"
    ).split()
)
"""Headers of the browser that the client sets itself, or that are not for a site to see."""
ANY_ORIGIN = {"access-control-allow-origin": "*"}
HTML = {"content-type": "text/html"}
_PASSED_ON = frozenset({"content-type", "set-cookie", "content-language"})


class ScriptCache:
    """Scripts of a run by address, the least recently used dropped first."""

    def __init__(self, most: int = SCRIPT_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, url: str) -> Answer | None:
        """Return a cached script."""
        answer = self._answers.get(url)
        if answer is not None:
            self._answers.move_to_end(url)
        return answer

    def keep(self, url: str, answer: Answer) -> None:
        """Cache a script."""
        if len(answer.content) > self._most // 8 or url in self._answers:
            return
        self._answers[url] = answer
        self._bytes += len(answer.content)
        while self._bytes > self._most:
            self._bytes -= len(self._answers.popitem(last=False)[1].content)


@dataclass
class PageRequests:
    """The requests of one page."""

    fetcher: Fetcher
    policy: Policy
    limits: BrowserLimits
    scripts: ScriptCache
    document: Fetched
    """The document to show at its address, whatever was requested."""
    context: BrowserContext
    frame: Frame | None = None
    """The page's main frame, once there is one."""
    begun: int = 0
    """Number of requests that were made, without the first document."""
    loaded: int = 0
    """Bytes of their answers."""
    navigations: int = 0
    """Addresses that scripts navigated to."""
    stays: bool = False
    """True if the page may not navigate any more."""
    error: FetchError | None = None
    """The reason why the page could not be fetched again for its scripts, as after a challenge."""
    _is_shown: bool = False
    """True if the browser has the document."""
    _working: set[asyncio.Task[None]] = field(default_factory=set)

    async def answer(self, route: Route) -> None:
        """Answer one request of the browser. Raises nothing: a page that has been closed needs no answer."""
        work = asyncio.ensure_future(self._answer_or_abort(route))
        self._working.add(work)
        try:
            await work
        except asyncio.CancelledError:
            if not work.cancelled():
                work.cancel()
                raise
        finally:
            self._working.discard(work)

    async def _answer_or_abort(self, route: Route) -> None:
        """Answer or abort the request: Playwright waits for one or the other."""
        from playwright.async_api import Error

        try:
            await self._answer(route, route.request)
        except BaseException as error:
            with suppress(Error):
                await route.abort(REFUSED)
            if not isinstance(error, Error):
                raise
            log.debug("%s: %s", self.document.url, error)

    @property
    def in_flight(self) -> int:
        """Number of requests that are being answered."""
        return len(self._working)

    async def close(self) -> None:
        """Cancel the requests in progress: the page is done."""
        working = list(self._working)
        for work in working:
            work.cancel()
        await asyncio.gather(*working, return_exceptions=True)

    async def _answer(self, route: Route, request: Request) -> None:
        kind = request.resource_type
        if request.is_navigation_request():
            await self._navigate(route, request)
        elif kind in EMPTY:
            content_type, body = EMPTY[kind]
            await route.fulfill(status=200, headers={"content-type": content_type, **ANY_ORIGIN}, body=body)
        elif kind in LOADED:
            await self._load(route, request)
        else:
            await route.abort(REFUSED)

    # -- documents

    async def _navigate(self, route: Route, request: Request) -> None:
        """Answer with the page's document, or with one that its scripts navigate to. Frames stay empty."""
        url = request.url.partition("#")[0]
        if request.method != "GET" or request.frame is not self.frame:
            await route.fulfill(status=STAYS)
            return
        if url != self.document.url or self._is_shown:
            if self.stays or self.navigations >= self.limits.navigations or not self._has_room():
                await route.fulfill(status=STAYS)
                return
            self.navigations += 1
            try:
                await self._fetch_document(url, request)
            except Fault as fault:
                if url == self.document.url:  # elsewhere: the page stays as it is
                    self.error = FetchError(url, fault.reason, status=fault.status, retryable=True)
                log.debug("%s: its scripts lead to %s: %s", self.document.url, url, fault.reason)
                await route.fulfill(status=STAYS)
                return
            if self.document.url != url:  # after a redirect, which the browser is to make as well
                script = f"<script>location.replace({json.dumps(self.document.url)})</script>"
                await route.fulfill(status=200, headers=HTML, body=script)
                return
        self._is_shown = True
        await route.fulfill(status=200, headers=_fields(self.document.headers), body=self.document.content)

    async def _fetch_document(self, url: str, request: Request) -> None:
        """Fetch a document that scripts navigate to, if robots.txt allows it. Raises `Fault`."""
        final, answer = await self._follow(url, request, Purpose.PAGE, FIRST_TRY)
        self.document = Fetched(
            url=final,
            requested=self.document.requested,
            status=answer.status,
            headers=answer.headers,
            content=answer.content,
            fetched=stamp(datetime.now(UTC)),
        )
        self._is_shown = False

    # -- scripts and data

    async def _load(self, route: Route, request: Request) -> None:
        url = request.url.partition("#")[0]
        plain = request.method == "GET" and request.resource_type == "script"
        answer = self.scripts.get(url) if plain else None
        if answer is None:
            if request.method not in METHODS or not self._has_room():
                await route.abort(REFUSED)
                return
            try:
                _final, answer = await self._follow(url, request, Purpose.PART, WITHIN_PAGE)
            except Fault as fault:
                log.debug("%s: %s: %s", self.document.url, url, fault.reason)
                if fault.status is not None:
                    await route.fulfill(status=fault.status, headers=dict(ANY_ORIGIN), body=b"")
                else:
                    await route.abort(REFUSED)
                return
            if plain:
                self.scripts.keep(url, answer)
        await route.fulfill(status=200, headers=_fields(answer.headers), body=answer.content)

    # -- the client

    async def _follow(self, url: str, request: Request, purpose: Purpose, rank: int) -> tuple[str, Answer]:
        """The final address after redirects, and its answer. Raises `Fault`."""
        method, posted = request.method, request.post_data_buffer or b""
        if len(posted) > MAX_POSTED:
            raise Fault(Message("a script sends more than {n} bytes", n=f"{MAX_POSTED:,}"), RetryAdvice.NEVER)
        for _ in range(self.policy.limits.redirects + 1):
            self.begun += 1
            policy = self._policy_for(url)
            headers = await self._headers(url, request, policy)
            answer = await self.fetcher.ask(url, RequestSpec(policy, headers, purpose, method, posted), rank)
            self.loaded += len(answer.content)
            if answer.location is None:
                return url, answer
            target = without_userinfo((join(url, answer.location) or "").partition("#")[0])
            if not target:
                raise BadRedirect(
                    Message("a redirect that leads nowhere: {location}", location=repr(answer.location[:200])),
                    RetryAdvice.NEVER,
                )
            url = target
            if answer.status in (301, 302, 303):  # RFC 9110 section 15.4
                method, posted = "GET", b""
        raise BadRedirect(Message("more than {n} redirects", n=self.policy.limits.redirects), RetryAdvice.NEVER)

    async def _headers(self, url: str, request: Request, policy: Policy) -> Headers:
        """The headers of a request: the client's own, those that scripts add, and the page's cookies."""
        headers = self.fetcher.headers(policy).copy()
        for name, value in request.headers.items():
            if (
                name not in _OURS
                and not name.startswith(("sec-", "proxy-"))
                and value.isascii()
                and value.isprintable()
            ):
                headers[name] = value
        pairs = [f"{cookie.get('name')}={cookie.get('value')}" for cookie in await self.context.cookies([url])]
        cookies = "; ".join(pair for pair in pairs if pair.isascii() and pair.isprintable())
        if cookies:
            headers["cookie"] = cookies
        return headers

    # -- what is allowed

    def _has_room(self) -> bool:
        return self.begun < self.limits.requests and self.loaded < self.limits.loaded

    def _policy_for(self, url: str) -> Policy:
        """The policy for a request of the page's scripts.

        A host that may be private because the source is on it is reachable at the source's own origin only; any other
        private host must be listed under ``hosts:``.
        """
        if origin(url) == origin(self.document.url):
            return self.policy
        return replace(self.policy, allowed_hosts=self.policy.allowed_hosts - self.policy.named_hosts)


def _fields(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The headers that matter to a page, as Playwright takes them: one value per name; all of Set-Cookie."""
    fields: dict[str, str] = {}
    for name, value in headers:
        lower = name.lower()
        if lower in _PASSED_ON or lower.startswith("access-control-"):
            fields[lower] = f"{fields[lower]}\n{value}" if lower == "set-cookie" and lower in fields else value
    return fields
