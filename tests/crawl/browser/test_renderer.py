"""Pages of an invented site in Debian's Chromium: what scripts make of them, and what they cannot do."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from scraper.crawl.browser import RENDERED, BrowserLimits, Rendered, Renderer, Rendering
from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.errors import FetchError
from scraper.extract import parse
from scraper.models import Hints
from tests.crawl.browser.pages import (
    BUSY,
    DIALOGS,
    ENDLESS,
    FOLDED,
    HEAD,
    HUNGRY,
    JSON,
    PATHS,
    REST,
    SCROLLS,
    chromium,
    prying,
    scripted_paper,
)
from tests.newssite import Answer, Site, serve

POLICY = Policy(delay=0, allowed_hosts=frozenset({"127.0.0.1"}), named_hosts=frozenset({"127.0.0.1"}), proxy="direct")
LIMITS = BrowserLimits(settling=3.0)
T = TypeVar("T")


class Rig:
    """A renderer with a browser that stays open for the tests of this module, and a site to ask."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._runner = asyncio.Runner()
        self._fetcher = self.run(Fetcher(Settings()).__aenter__())
        self.renderer = Renderer(self._fetcher, LIMITS)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def close(self) -> None:
        self.run(self.renderer.__aexit__(None, None, None))
        self.run(self._fetcher.__aexit__(None, None, None))
        self._runner.close()

    def render(self, path: str, kind: Any = "list", pages: int = 1, policy: Policy = POLICY) -> Rendered:
        return self.run(self.renderer.render(self.site.base + path, policy, Rendering(kind, pages)))

    def limited(self, path: str, **limits: Any) -> Rendered:
        """Render within other limits, in a browser of its own."""

        async def rendered() -> Rendered:
            async with Renderer(self._fetcher, replace(LIMITS, **limits)) as renderer:
                return await renderer.render(self.site.base + path, POLICY, Rendering("list"))

        return self.run(rendered())


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    path = chromium()
    os.environ["CHROME_PATH"] = path
    try:
        with serve(scripted_paper()) as site:
            rig = Rig(site)
            yield rig
            rig.close()
    finally:
        del os.environ["CHROME_PATH"]


@pytest.fixture(autouse=True)
def fresh(request: pytest.FixtureRequest) -> None:
    if "rig" in request.fixturenames:
        request.getfixturevalue("rig").site.answers.clear()


def headlines(rendered: Rendered) -> list[str]:
    fetched = rendered.fetched
    hints = Hints(kind="list", content_type=fetched.header("content-type"))
    return [item.headline for item in parse(fetched.content, fetched.url, hints).items]


@pytest.mark.slow
def test_a_list_that_a_script_fills(rig: Rig) -> None:
    rendered = rig.render("/")
    fetched = rendered.fetched
    assert headlines(rendered) == [*PATHS.values()][:4]
    assert (fetched.header(RENDERED) or "").startswith("Chromium ")
    assert fetched.header("content-type") == "text/html; charset=utf-8"
    assert fetched.header("etag") is None  # that of the empty shell
    text = fetched.content.decode()
    assert "请开启脚本" not in text
    assert '<img src="/a.jpg"' in text
    requested = [path for path, _ in rig.site.answers]
    assert not {"/a.jpg", "/a.css", "/missing.jpg"} & set(requested)
    assert requested.count("/api/list?page=1") == 1
    assert rendered.requests == 2


@pytest.mark.slow
@pytest.mark.parametrize(("pages", "shown"), [(3, 12), pytest.param(2, 8, marks=pytest.mark.long)])
def test_a_list_is_extended_by_its_button(rig: Rig, pages: int, shown: int) -> None:
    assert headlines(rig.render("/", pages=pages)) == [*PATHS.values()][:shown]


@pytest.mark.long
def test_a_list_that_does_not_grow_any_more_ends(rig: Rig) -> None:
    assert len(headlines(rig.render("/", pages=9))) == 12
    assert [path for path, _ in rig.site.answers if "page=" in path][-1] == "/api/list?page=4"


@pytest.mark.long
def test_a_list_grows_as_it_is_scrolled(rig: Rig) -> None:
    rig.site.pages["/scrolls"] = SCROLLS
    assert len(headlines(rig.render("/scrolls", pages=5))) == 12


@pytest.mark.slow
def test_folded_text_is_opened(rig: Rig) -> None:
    rig.site.pages |= {"/folded": FOLDED, "/api/rest": REST}
    rendered = rig.render("/folded", "article")
    page = parse(rendered.fetched.content, rendered.fetched.url, Hints())
    assert page.kind == "article"
    assert "展开之后的第5段" in page.body
    assert rendered.fetched.url.endswith("/folded")  # 阅读全文, a link, was not followed
    assert "/elsewhere" not in [path for path, _ in rig.site.answers]


@pytest.mark.slow
def test_dialogs_windows_and_downloads_come_to_nothing(rig: Rig) -> None:
    rig.site.pages["/dialogs"] = DIALOGS
    rendered = rig.render("/dialogs")
    assert "对话框之后 false null" in rendered.fetched.content.decode()
    assert "/popup" not in [path for path, _ in rig.site.answers]


@pytest.mark.slow
def test_a_page_reaches_nothing_but_its_site_and_the_open_internet(rig: Rig) -> None:
    with serve({}) as inside, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.bind(("127.0.0.1", 0))
        peer.settimeout(0.1)
        rig.site.pages["/prying"] = prying(inside.base, peer.getsockname()[1])
        text = rig.render("/prying").fetched.content.decode()
        log = text.partition('id="log">')[2].partition("</p>")[0]
        assert log.count("refused") >= 8
        assert "REACHED" not in log
        assert inside.answers == []
        assert "/worker.js" not in [path for path, _ in rig.site.answers]
        with pytest.raises(TimeoutError):
            peer.recvfrom(100)


@pytest.mark.slow
def test_a_page_that_never_stops_loading_is_taken_as_it_is(rig: Rig) -> None:
    rig.site.pages |= {"/endless": ENDLESS, "/api/never": Answer(b"", stalls=4)}
    rendered = rig.render("/endless")
    assert "一直在加载的页面" in rendered.fetched.content.decode()
    assert rendered.requests < LIMITS.requests


@pytest.mark.long
def test_scripts_that_never_end_end_with_the_time(rig: Rig) -> None:
    rig.site.pages["/busy"] = BUSY
    with pytest.raises(FetchError, match="in the browser: not complete in 4 s") as raised:
        rig.limited("/busy", time=4.0)
    assert raised.value.retryable


@pytest.mark.long
def test_a_page_that_takes_too_much_memory_is_ended(rig: Rig) -> None:
    rig.site.pages["/hungry"] = HUNGRY
    with pytest.raises(FetchError, match="more than 300 MB of memory"):
        rig.limited("/hungry", memory=300_000_000, settling=200, time=250)
    assert len(headlines(rig.render("/"))) == 4  # another page is not


@pytest.mark.long
def test_a_page_makes_so_many_requests_and_no_more(rig: Rig) -> None:
    rig.site.pages["/many"] = f"{HEAD}<script>for (let i = 0; i < 50; i++) fetch('/x' + i).catch(() => 0);</script>"
    assert rig.limited("/many", requests=7).requests == 7
    assert sum(path.startswith("/x") for path, _ in rig.site.answers) == 7


@pytest.mark.long
def test_robots_hold_for_where_scripts_send_a_page_and_not_for_what_they_load(rig: Rig) -> None:
    rig.site.pages |= {"/secret/page": "secret", "/secret/data": Answer(b'"from the interface"', headers=JSON)}
    rig.site.pages["/sends"] = (
        f"{HEAD}<p id=p></p><script>fetch('/secret/data').then(r => r.json()).then(t => {{ p.append(t);"
        " location.href = '/secret/page'; });</script>"
    )
    text = rig.render("/sends").fetched.content.decode()
    assert "from the interface" in text
    assert "/secret/page" not in [path for path, _ in rig.site.answers]


@pytest.mark.long
def test_a_challenge_that_sets_a_cookie_and_reloads_is_met(rig: Rig) -> None:
    rig.site.pages["/door"] = (
        f"{HEAD}<p>请稍候</p><script>if (!document.cookie) {{ document.cookie = 'seen=1'; location.reload(); }}"
        " else document.write('<p>文章列表</p>');</script>"
    )
    rig.site.heard.clear()
    assert "文章列表" in rig.render("/door").fetched.content.decode()
    assert [heard.get("cookie") for heard in rig.site.heard] == [None, "seen=1"]
    assert "文章列表" in rig.render("/door").fetched.content.decode()
    assert [heard.get("cookie") for heard in rig.site.heard] == [None, "seen=1"] * 2  # an empty profile each time


@pytest.mark.long
def test_what_cannot_be_fetched_fails_as_without_a_browser(rig: Rig) -> None:
    with pytest.raises(FetchError) as raised:
        rig.render("/gone")
    assert (raised.value.status, raised.value.reason, raised.value.retryable) == (404, "HTTP 404", False)


@pytest.mark.long
def test_data_is_not_rendered(rig: Rig) -> None:
    fetched = rig.render("/api/list?page=1").fetched
    assert fetched.header(RENDERED) is None
    assert fetched.content.startswith(b"{")


@pytest.mark.long
def test_the_browser_is_started_again_after_it_was_killed(rig: Rig) -> None:
    rig.render("/")
    chromium_now = rig.renderer._chromium
    assert chromium_now is not None
    assert chromium_now._browser is not None

    async def pids() -> list[int]:
        session = await chromium_now._browser.new_browser_cdp_session()
        info = await session.send("SystemInfo.getProcessInfo")
        return [process["id"] for process in info["processInfo"] if process["type"] == "browser"]

    for pid in rig.run(pids()):
        os.kill(pid, signal.SIGKILL)

    async def it_is_gone() -> None:
        while chromium_now._browser.is_connected():
            await asyncio.sleep(0.02)

    rig.run(asyncio.wait_for(it_is_gone(), 300))
    assert len(headlines(rig.render("/"))) == 4


def test_without_a_browser_the_message_says_what_to_install(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chromium")
    with pytest.raises(FetchError, match="CHROME_PATH=/nowhere/chromium is not a program") as raised:
        rig.limited("/")
    assert raised.value.retryable
