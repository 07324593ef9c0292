"""The Chromium process of a run: started for the first page that needs it, without network access, memory limited."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.crawl.browser import installation, page_scripts
from scraper.crawl.browser.settings import BrowserLimits
from scraper.errors import ScrapeError
from scraper.i18n import Message

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, CDPSession, Playwright

log = logging.getLogger(__name__)

NOWHERE = "http://no-network.invalid:9"
"""The browser's proxy for requests that are not intercepted: a name that cannot exist (RFC 2606)."""
FLAGS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name and no address in digits leads anywhere
    "--dns-prefetch-disable",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-remote-fonts",
    "--disable-3d-apis",
    "--no-pings",
    "--deny-permission-prompts",
    "--disk-cache-size=1",
)
KEPT_ENVIRONMENT = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
"""Environment variables passed to the browser; others may hold secrets."""
LOOK_EVERY = 1.0
"""Seconds between two checks of the memory of rendering processes."""
STARTING = 60.0
"""Seconds within which the browser must have started."""


class NoBrowser(ScrapeError):
    """No browser can be started; the message says what to install."""


class Chromium:
    """One browser process, started by `start` and ended by `close`. Its profile is temporary and empty."""

    def __init__(self, limits: BrowserLimits) -> None:
        self._limits = limits
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._watch: asyncio.Task[None] | None = None
        self._too_large = 0
        self.version = ""

    @property
    def is_running(self) -> bool:
        """True while pages can be opened."""
        return self._browser is not None and self._browser.is_connected()

    @property
    def stopped_for_memory(self) -> int:
        """Number of rendering processes that were ended for their memory."""
        return self._too_large

    async def start(self) -> None:
        """Start the browser. Raises `NoBrowser`."""
        reason = installation.missing()
        if reason is not None:
            raise NoBrowser(reason)
        from playwright.async_api import Error, async_playwright

        path = installation.executable()
        try:
            self._playwright = await async_playwright().start()
            if path is None and not Path(self._playwright.chromium.executable_path).exists():
                raise NoBrowser(installation.no_browser())
            self._browser = await self._playwright.chromium.launch(
                executable_path=path,
                headless=True,
                chromium_sandbox=os.geteuid() != 0,  # which Chromium does not do as root
                args=[*FLAGS, f"--js-flags=--max-old-space-size={self._limits.heap}"],
                proxy={"server": NOWHERE, "bypass": "<-loopback>"},
                env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
                # Ctrl-C ends the run, which closes the browser
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
                timeout=STARTING * 1000,
            )
        except Error as error:
            await self.close()
            raise NoBrowser(_not_started(path, error.message)) from None
        except BaseException:
            await self.close()
            raise
        self.version = f"Chromium {self._browser.version}"
        log.debug("%s: %s", self.version, path or "Playwright's")
        self._watch = asyncio.create_task(self._watch_memory(await self._browser.new_browser_cdp_session()))

    async def context(self, user_agent: str, timezone: str) -> BrowserContext:
        """Return an empty profile in which one page is opened: no cookies, no workers between it and the network, no
        downloads, no permissions."""
        assert self._browser is not None
        context = await self._browser.new_context(
            user_agent=user_agent,
            locale="zh-CN",
            timezone_id=timezone,
            viewport={"width": 1280, "height": 1600},
            accept_downloads=False,
            service_workers="block",
            permissions=[],
        )
        await context.add_init_script(page_scripts.NO_PEERS)
        return context

    async def close(self) -> None:
        """End the browser and its driver, whatever state they are in."""
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        browser, self._browser = self._browser, None
        playwright, self._playwright = self._playwright, None
        for part in (browser.close() if browser else None, playwright.stop() if playwright else None):
            if part is not None:
                with suppress(Exception):
                    await part

    async def _watch_memory(self, session: CDPSession) -> None:
        """End each rendering process over the memory limit: its page then reports a crash."""
        from playwright.async_api import Error

        with suppress(Error):  # the browser is gone
            while True:
                await asyncio.sleep(LOOK_EVERY)
                info = await session.send("SystemInfo.getProcessInfo")
                pids = [process["id"] for process in info["processInfo"] if process["type"] == "renderer"]
                for pid in await asyncio.to_thread(larger_than, pids, self._limits.memory):
                    self._too_large += 1
                    log.debug("the browser's process %d takes too much memory", pid)
                    with suppress(OSError):
                        os.kill(pid, signal.SIGKILL)


def larger_than(pids: list[int], most: int) -> list[int]:
    """The processes whose private memory is over ``most`` bytes; resident memory where only that is known (macOS)."""
    sizes: dict[int, int] = {}
    unknown = []
    for pid in pids:
        try:
            _size, resident, shared = map(int, Path(f"/proc/{pid}/statm").read_text("ascii").split()[:3])
        except OSError:
            unknown.append(pid)
        else:
            sizes[pid] = (resident - shared) * os.sysconf("SC_PAGESIZE")
    if unknown and not Path("/proc/self/statm").exists():
        command = ["ps", "-o", "pid=,rss=", "-p", ",".join(map(str, unknown))]
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        sizes |= {int(pid): int(size) * 1024 for pid, size in zip(listed[::2], listed[1::2], strict=False)}
    return [pid for pid, size in sizes.items() if size > most]


def _not_started(path: str | None, why: str) -> Message:
    first = next((line.strip() for line in why.splitlines() if line.strip()), "")
    if "sandbox" in why.lower():
        return Message(
            "the browser {path} cannot start its sandbox here; allow unprivileged user namespaces, or name another "
            "browser in {variable}",
            path=path or "chromium",
            variable=installation.CHROME_PATH,
        )
    return Message("the browser {path} cannot be started: {why}", path=path or "chromium", why=first[:200])
