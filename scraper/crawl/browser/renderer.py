"""`Renderer`: fetches a page as `Fetcher` does, and returns it as its scripts have completed it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from scraper.crawl.browser import page_scripts
from scraper.crawl.browser.chromium import Chromium, NoBrowser
from scraper.crawl.browser.page_requests import PageRequests, ScriptCache
from scraper.crawl.browser.settings import MB, PAGES, BrowserLimits, Rendering
from scraper.crawl.fetch import Fetcher, Policy
from scraper.errors import FetchError
from scraper.i18n import Message
from scraper.models import Fetched
from scraper.urls import host

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

log = logging.getLogger(__name__)

RENDERED = "Scrape-Rendered"
"""Our own header on a stored page: it was completed by scripts, and in which browser."""
LOOK_EVERY = 0.25
"""Seconds between two checks whether a page has finished loading."""
_OF_THE_SHELL = frozenset(
    "content-type content-length content-encoding transfer-encoding etag last-modified content-md5 digest".split()
)
"""Headers that describe the bytes before the scripts ran. Validators are among them: otherwise a list filled by scripts
would count as unchanged whenever its empty shell is."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered page and its cost."""

    fetched: Fetched
    requests: int
    """Number of requests of its scripts, the document's own not counted."""
    seconds: float


class Renderer:
    """Renders pages. One for a run, used as an async context manager; any number of tasks may call `get` at once.

    The browser starts with the first page. A host has one page in it at a time, the browser `PAGES`.
    """

    def __init__(self, fetcher: Fetcher, limits: BrowserLimits | None = None) -> None:
        self._fetcher = fetcher
        self._limits = limits or BrowserLimits()
        self._scripts = ScriptCache()
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._pages = asyncio.Semaphore(PAGES)
        self._starting = asyncio.Lock()
        self._chromium: Chromium | None = None
        self._no_browser: str | None = None

    async def __aenter__(self) -> Renderer:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._chromium is not None:
            await self._chromium.close()

    async def get(self, url: str, policy: Policy, rendering: Rendering) -> Fetched:
        """The page at an absolute http(s) URL after its scripts have run; unchanged if it is not HTML.

        Raises FetchError and nothing else: for the reasons of `Fetcher.get`, without a browser, and for a page over its
        limits.
        """
        return (await self.render(url, policy, rendering)).fetched

    async def render(self, url: str, policy: Policy, rendering: Rendering) -> Rendered:
        """As `get`, with the cost."""
        if self._no_browser is not None:
            raise FetchError(url, self._no_browser, retryable=True)
        async with self._hosts[host(url)]:
            fetched = await self._fetcher.get(url, policy)
            began = time.monotonic()
            if not _is_html(fetched):
                return Rendered(fetched, 0, 0.0)
            async with self._pages:
                chromium = await self._browser(url)
                done, requests = await self._in_time(chromium, fetched, policy, rendering)
        return Rendered(done, requests, time.monotonic() - began)

    async def _browser(self, url: str) -> Chromium:
        """The running browser; starts it if it does not run, or no longer."""
        async with self._starting:
            if self._no_browser is not None:
                raise FetchError(url, self._no_browser, retryable=True)
            if self._chromium is not None and not self._chromium.is_running:
                await self._chromium.close()
                self._chromium = None
            if self._chromium is None:
                chromium = Chromium(self._limits)
                try:
                    await chromium.start()
                except NoBrowser as error:
                    reason = error.args[0]
                    self._no_browser = reason if isinstance(reason, Message) else str(error)
                    raise FetchError(url, self._no_browser, retryable=True) from None
                self._chromium = chromium
            return self._chromium

    async def _in_time(
        self, chromium: Chromium, fetched: Fetched, policy: Policy, rendering: Rendering
    ) -> tuple[Fetched, int]:
        """Render a page within its limits. Raises FetchError."""
        from playwright.async_api import Error

        limits, url = self._limits, fetched.requested
        ended_before = chromium.stopped_for_memory
        try:
            async with asyncio.timeout(limits.time):
                return await self._rendered(chromium, fetched, policy, rendering)
        except TimeoutError:
            reason = Message("in the browser: not complete in {time} s", time=f"{limits.time:g}")
        except _Crashed:
            if chromium.stopped_for_memory > ended_before:
                reason = Message("in the browser: it takes more than {n} MB of memory", n=limits.memory // MB)
            else:
                reason = Message("in the browser: the page's process ended, mostly for lack of memory")
        except Error as error:
            first = error.message.splitlines()[0] if error.message else type(error).__name__
            reason = Message("in the browser: {error}", error=first[:200])
        raise FetchError(url, reason, retryable=True)

    async def _rendered(
        self, chromium: Chromium, fetched: Fetched, policy: Policy, rendering: Rendering
    ) -> tuple[Fetched, int]:
        agent = self._fetcher.headers(policy)["User-Agent"]
        context = await chromium.context(agent, rendering.timezone)
        try:
            requests = PageRequests(self._fetcher, policy, self._limits, self._scripts, fetched, context)
            await context.route("**/*", requests.answer)
            page = await context.new_page()
            requests.frame = page.main_frame
            working = asyncio.ensure_future(self._work(page, context, requests, rendering))
            crashed = asyncio.Event()
            crash = asyncio.ensure_future(crashed.wait())
            page.on("crash", lambda _: crashed.set())
            try:
                await asyncio.wait((working, crash), return_when=asyncio.FIRST_COMPLETED)
                if crashed.is_set():
                    raise _Crashed
                content = await working
            finally:
                crash.cancel()
                working.cancel()
                await asyncio.gather(working, crash, requests.close(), return_exceptions=True)
            return self._result(requests, content, chromium.version), requests.begun
        finally:
            await _closed(context)

    async def _work(self, page: Page, context: BrowserContext, requests: PageRequests, rendering: Rendering) -> bytes:
        """Open the page, wait until it is loaded, unfold or extend it as requested, and return its content."""
        _keep_to_itself(page, context)
        await page.goto(requests.document.url, wait_until="commit", timeout=0)
        await self._rest(page, requests)
        if requests.error is not None:
            raise requests.error
        requests.stays = True
        if rendering.kind == "article":
            if await page.evaluate(page_scripts.OPEN_FOLDED):
                await self._rest(page, requests)
        else:
            await self._extend(page, requests, rendering.pages - 1)
        text: str = await page.evaluate(page_scripts.CONTENT)
        content = text.encode("utf-8", "replace")
        if len(content) > self._limits.document:
            raise FetchError(
                requests.document.requested,
                Message("the page is too large: over {limit} MB", limit=self._limits.document // MB),
            )
        return content

    async def _extend(self, page: Page, requests: PageRequests, times: int) -> None:
        """Extend a list until it stops growing."""
        for _ in range(times):
            before = await page.evaluate(page_scripts.SIZE)
            if await page.evaluate(page_scripts.EXTEND) == "paged":
                return
            await self._rest(page, requests)
            if await page.evaluate(page_scripts.SIZE) == before:
                return

    async def _rest(self, page: Page, requests: PageRequests) -> None:
        """Wait until nothing is requested and nothing changes, or until the time limit for loading."""
        now = asyncio.get_running_loop().time
        end, quiet_since, before = now() + self._limits.settling, now(), None
        while now() < end:
            await asyncio.sleep(LOOK_EVERY)
            state = (requests.begun, requests.navigations, await self._size(page))
            if state != before or requests.in_flight:
                before, quiet_since = state, now()
            elif now() - quiet_since >= self._limits.quiet:
                return
        log.debug("%s: it goes on loading, and is taken as it is", requests.document.url)

    async def _size(self, page: Page) -> Any:
        """The document's size; None while the page is navigating."""
        from playwright.async_api import Error

        try:
            return await page.evaluate(page_scripts.SIZE)
        except Error as error:
            if "navigation" in error.message or "Execution context" in error.message:
                return None
            raise

    def _result(self, requests: PageRequests, content: bytes, version: str) -> Fetched:
        document = requests.document
        headers = tuple(field for field in document.headers if field[0].lower() not in _OF_THE_SHELL)
        marked = (*headers, ("Content-Type", "text/html; charset=utf-8"), (RENDERED, version))
        return replace(document, headers=marked, content=content)


class _Crashed(Exception):
    """The process that renders the page has ended."""


def _keep_to_itself(page: Page, context: BrowserContext) -> None:
    """Close dialogs and windows that the page opens."""
    waiting: set[asyncio.Task[None]] = set()

    def soon(closing: Any) -> None:
        task = asyncio.ensure_future(_quietly(closing))
        waiting.add(task)
        task.add_done_callback(waiting.discard)

    page.on("dialog", lambda dialog: soon(dialog.dismiss()))
    context.on("page", lambda other: None if other is page else soon(other.close()))


async def _quietly(closing: Any) -> None:
    from playwright.async_api import Error

    try:
        await closing
    except Error as error:
        log.debug("%s", error)


async def _closed(context: BrowserContext) -> None:
    """Close a page and delete its profile, also if its task is cancelled."""
    closing = asyncio.ensure_future(_quietly(context.close()))
    try:
        async with asyncio.timeout(20):
            await asyncio.shield(closing)
    except TimeoutError:
        log.debug("a page in the browser does not close")


def _is_html(fetched: Fetched) -> bool:
    kind = (fetched.header("content-type") or "text/html").partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xhtml+xml"):
        return False
    return (
        not fetched.content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<rss", b"<feed", b"{", b"["))
    )
