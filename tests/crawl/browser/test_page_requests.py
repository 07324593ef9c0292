"""Parts of answering a page's requests that need no browser: the cache of scripts, the headers that a page sees."""

from __future__ import annotations

from scraper.crawl.browser.page_requests import ScriptCache, _fields
from scraper.crawl.fetch.http.request import Answer


def script(size: int) -> Answer:
    return Answer(200, (), b"x" * size)


def test_scripts_that_were_not_used_for_long_are_dropped_first() -> None:
    cache = ScriptCache(1000)
    for name in "abcdefgh":
        cache.keep(name, script(125))
    assert cache.get("a") is not None
    cache.keep("i", script(125))
    assert cache.get("b") is None
    assert cache.get("a") is not None
    assert cache.get("i") is not None


def test_a_large_script_takes_no_room_from_the_others() -> None:
    cache = ScriptCache(1000)
    cache.keep("small", script(100))
    cache.keep("large", script(500))
    assert cache.get("large") is None
    assert cache.get("small") is not None


def test_a_page_sees_the_headers_that_matter_to_it_and_every_cookie() -> None:
    headers = (
        ("Content-Type", "text/html; charset=gbk"),
        ("Set-Cookie", "a=1; Path=/"),
        ("set-cookie", "b=2"),
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Encoding", "gzip"),
        ("Content-Disposition", "attachment"),
        ("Refresh", "0; url=/"),
    )
    assert _fields(headers) == {
        "content-type": "text/html; charset=gbk",
        "set-cookie": "a=1; Path=/\nb=2",
        "access-control-allow-origin": "*",
    }
