"""Pages that send on, walls that want a cookie, and circles."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.http.redirects import Trail, sends_on
from scraper.crawl.fetch.http.request import Answer
from scraper.errors import FetchError
from scraper.models import Fetched
from tests.crawl.fetch.server import PAGE, Handler, Request, Server, answer, redirect

TEXT = "<p>" + "清河市图书馆昨日开馆，读者从早上六点排起长队。" * 20 + "</p>"


def page(html: str, *headers: tuple[str, str]) -> Answer:
    return Answer(200, (("Content-Type", "text/html; charset=utf-8"), *headers), html.encode())


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="0;url=/b">',
        "<META HTTP-EQUIV=Refresh CONTENT='0; URL=/b'>",
        "<meta content='1;url=\"/b\"' http-equiv='refresh'/>",
        "<meta http-equiv=refresh content=0;url=/b>",
        '<base href="/"><meta http-equiv="refresh" content="0;url=b">',
        '<base target=_top href=/c/d><meta http-equiv="refresh" content="0;url=../b">',
        '<base href="/"><script>location.href = "b"</script>',
        '<meta http-equiv="refresh" content="0; /b">',
        '<meta http-equiv="refresh" content="0,url=/b">',
        '<meta http-equiv="refresh" content=" 3 ; url = \'/b\' ">',
        '<meta http-equiv="refresh" content="0.5;url=/b">',
        f'<meta http-equiv="refresh" content="0;url=/b"><body>{TEXT}',
        '<noscript><meta http-equiv="refresh" content="0;url=/b"></noscript><body>请稍候',
        "<script>window.location.href='/b';</script>",
        '<html><body><script type="text/javascript">location = "/b"</script>',
        "<script>top.location.replace('/b')</script>正在跳转…",
        '<script>if (1) {document.location.assign("/b")}</script>',
    ],
)
def test_pages_that_send_on(html: str) -> None:
    assert sends_on(page(html)) == "/b"


@pytest.mark.parametrize(
    "html",
    [
        TEXT,
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="refresh" content="300;url=/b">',
        '<meta http-equiv="refresh" content="url=/b">',
        '<meta http-equiv="refresh" content="0;url=">',
        '<meta name="refresh" content="0;url=/b">',
        '<!-- <meta http-equiv="refresh" content="0;url=/b"> -->',
        '<script>document.write(\'<meta http-equiv="refresh" content="0;url=/b">\')</script>',
        f'<noscript><meta http-equiv="refresh" content="0;url=/b"></noscript><body>{TEXT}',
        f"<script>location.href='/b'</script>{TEXT}",
        "<script>if (phone) location.href='/m'; else location.href='/w';</script>",
        '<rss version="2.0"><item><description><![CDATA[<meta http-equiv="refresh" content="0;url=/b">]]>',
    ],
)
def test_pages_that_stay(html: str) -> None:
    assert sends_on(page(html)) is None


def test_the_header_says_it_too() -> None:
    assert sends_on(page(TEXT, ("refresh", "0; url=/b"))) == "/b"
    assert sends_on(page(TEXT, ("Refresh", "60; url=/b"))) is None
    assert sends_on(page(TEXT, ("Refresh", "0;url=/新闻"))) == "/%E6%96%B0%E9%97%BB"


def test_a_hostile_page_is_looked_through_once() -> None:
    for piece in ("<!--", "<script", "<meta ", '<meta http-equiv="refresh" ', "<style>", "refresh;;;", "<noscript>"):
        sends_on(page("refresh" + piece * 20_000))


def refresh(target: str, *headers: str, text: str = "") -> Handler:
    return answer(f'<meta http-equiv="refresh" content="0;url={target}">{text}'.encode(), headers=headers)


def visit(
    pages: dict[str, Handler], settings: Settings, policy: Policy, **validators: str
) -> tuple[Fetched, list[str]]:
    async def run() -> tuple[Fetched, list[str]]:
        async with Server(pages) as server, Fetcher(settings) as fetcher:
            fetched = await fetcher.get(server.url("/a"), policy, **validators)
            return fetched, [request.path for request in server.log if request.path != "/robots.txt"]

    return asyncio.run(run())


def test_a_refresh_is_followed_like_a_redirect(settings: Settings, policy: Policy) -> None:
    fetched, paths = visit({"/a": refresh("/b"), "/b": refresh("c?x=1"), "/c?x=1": answer()}, settings, policy)
    assert fetched.content == PAGE
    assert (fetched.requested.endswith("/a"), fetched.url.endswith("/c?x=1")) == (True, True)
    assert paths == ["/a", "/b", "/c?x=1"]


def test_a_refresh_is_bounded_like_one(settings: Settings, policy: Policy) -> None:
    few = replace(policy, limits=replace(policy.limits, redirects=3))
    _, paths = visit({"/a": refresh("/b")} | {f"/{c}": refresh(f"/{chr(ord(c) + 1)}") for c in "bcdefg"}, settings, few)
    assert paths == ["/a", "/b", "/c", "/d"]


RULES = answer(b"User-agent: *\nDisallow: /b\n", kind="text/plain")


@pytest.mark.parametrize(
    ("target", "pages"),
    [
        ("http://169.254.169.254/latest/", {}),
        ("http://localhost.localdomain:1/a/1.html", {}),
        ("http://no-such-paper.invalid/a/1.html", {}),
        ("/b", {"/b": answer(), "/robots.txt": RULES}),
        ("/b", {"/b": answer(b"", 404)}),
        ("/b", {"/b": answer(b"\x89PNG\r\n\x1a\n", kind="image/png")}),
        ("http://paper.example/", {}),
        ("http://paper.example/index.shtml", {}),
        ("https://www.paper.example", {}),
    ],
)
@pytest.mark.parametrize("text", ["", TEXT])
def test_a_page_stays_as_it_is_where_it_sends_to_what_cannot_be_had(
    target: str, pages: dict[str, Handler], text: str, settings: Settings, policy: Policy
) -> None:
    settings = replace(settings, backoff=0.0)
    policy = replace(policy, limits=replace(policy.limits, retries=1))
    fetched, paths = visit({"/a": refresh(target, 'ETag: "1"', text=text), **pages}, settings, policy)
    assert b"refresh" in fetched.content
    assert (fetched.url, fetched.status) == (fetched.requested, 200)
    assert "/a" in paths
    if "paper.example" not in target:
        assert fetched.header("etag") is None, "304 would be about this page alone"


def test_a_moved_article_is_waited_for_and_one_that_has_its_text_is_not(settings: Settings, policy: Policy) -> None:
    settings = replace(settings, backoff=0.0)
    policy = replace(policy, limits=replace(policy.limits, retries=1))
    with pytest.raises(FetchError, match="HTTP 503") as caught:
        visit({"/a": refresh("/b"), "/b": answer(b"", 503)}, settings, policy)
    assert caught.value.retryable
    fetched, paths = visit({"/a": refresh("/b", text=TEXT), "/b": answer(b"", 503)}, settings, policy)
    assert fetched.content.endswith(TEXT.encode())
    assert paths == ["/a", "/b"] * 2


def test_a_first_page_may_send_to_that_of_another_site() -> None:
    policy = Policy()
    for here, there, leads in (
        ("http://old.example/", "http://new.example/", True),
        ("http://old.example/index.html", "http://www.new.example/index.php", True),
        ("http://old.example/a/1.html", "http://new.example/a/1.html", True),
        ("http://old.example/a/1.html", "http://www.old.example/", True),
        ("http://old.example/a/1.html", "http://new.example/?p=1", True),
        ("http://old.example/a/1.html", "http://new.example/", False),
    ):
        trail = Trail(here, policy)
        assert trail.leads_on(page(f'<meta http-equiv="refresh" content="0;url={there}">')) == leads
        assert trail.here == (there if leads else here)


@pytest.mark.parametrize("target", ["/a", "", "javascript:history.back()", "file:///etc/passwd", "#top"])
def test_a_page_that_sends_back_to_itself_is_what_there_is(target: str, settings: Settings, policy: Policy) -> None:
    fetched, paths = visit({"/a": refresh(target)}, settings, policy)
    assert paths == ["/a"]
    assert b"refresh" in fetched.content


def test_validators_of_what_a_page_leads_to_are_not_kept_for_that_page(settings: Settings, policy: Policy) -> None:
    pages = {"/a": refresh("/b", 'ETag: "1"'), "/b": answer(headers=['ETag: "2"', "Last-Modified: x", "X: y"])}
    fetched, _ = visit(pages, settings, policy)
    assert (fetched.header("etag"), fetched.header("last-modified"), fetched.header("x")) == (None, None, "y")


# -- cookies


RELOADS = {
    "by a refresh without an address": "<meta http-equiv=refresh content=1>请稍候",
    "by a refresh with nothing behind": '<meta http-equiv="refresh" content="0;">请稍候',
    "by a script": "<body>请稍候<script>location.reload();</script>",
}


def wall(way: str) -> dict[str, Handler]:
    """A page that is shown to those who bring a cookie back."""

    async def a(request: Request, writer: asyncio.StreamWriter) -> None:
        sets = "Set-Cookie: wall=1; Path=/"
        if "wall=1" in request.headers.get("cookie", ""):
            await answer()(request, writer)
        elif way == "to itself":
            await answer(b"", 302, ["Location: /a", sets])(request, writer)
        elif way == "by refresh":
            await refresh("/a", sets)(request, writer)
        elif way in RELOADS:
            await answer(RELOADS[way].encode(), headers=[sets])(request, writer)
        else:
            await redirect("/set")(request, writer)

    return {"/a": a, "/set": answer(b"", 302, ["Location: /a", "Set-Cookie: wall=1; Path=/"])}


@pytest.mark.parametrize("way", ["to itself", "by refresh", *RELOADS, "by way of another"])
def test_a_wall_that_wants_a_cookie_is_passed_where_cookies_are_on(
    way: str, settings: Settings, policy: Policy
) -> None:
    fetched, _ = visit(wall(way), settings, replace(policy, cookies="on"))
    assert fetched.content == PAGE


@pytest.mark.parametrize("way", ["to itself", "by way of another"])
def test_without_them_it_is_said_what_may_help_and_tried_again(way: str, settings: Settings, policy: Policy) -> None:
    with pytest.raises(FetchError) as caught:
        visit(wall(way), settings, policy)
    assert caught.value.reason == "a redirect that leads back to itself; it sets a cookie: `cookies: on` may help"
    assert caught.value.retryable


@pytest.mark.parametrize("way", RELOADS)
def test_a_page_that_asks_for_itself_again_is_what_there_is_without_a_cookie(
    way: str, settings: Settings, policy: Policy
) -> None:
    fetched, paths = visit({"/a": answer(RELOADS[way].encode())}, settings, replace(policy, cookies="on"))
    assert "请稍候".encode() in fetched.content
    assert paths.count("/a") == 1


def test_a_wall_that_is_never_content_ends(settings: Settings, policy: Policy) -> None:
    numbers = iter(range(1000))

    async def never(request: Request, writer: asyncio.StreamWriter) -> None:
        await answer(b"", 302, ["Location: /a", f"Set-Cookie: n={next(numbers)}"])(request, writer)

    with pytest.raises(FetchError, match="more than 10 redirects"):
        visit({"/a": never}, settings, replace(policy, cookies="on"))
    same = answer(b"", 302, ["Location: /a", "Set-Cookie: n=1"])
    with pytest.raises(FetchError, match="back to itself"):
        visit({"/a": same}, settings, replace(policy, cookies="on"))


@pytest.mark.parametrize("cookie", ["a=\u00e9\u00e8", "b=\x9b31m", "c=" + "x" * 5000, "=", "; ;", "d=1; Domain=.cn"])
def test_odd_cookies_break_nothing(cookie: str, settings: Settings, policy: Policy) -> None:
    pages = {"/a": answer(b"", 302, ["Location: /b", f"Set-Cookie: {cookie}"]), "/b": answer()}
    assert visit(pages, settings, replace(policy, cookies="on"))[0].content == PAGE
