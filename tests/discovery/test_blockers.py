"""The blocker of a page, and the one behind a failed request."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable

import pytest
from protego import Protego

from scraper.crawl.fetch.address_guard.ssrf import forbidden_literal
from scraper.crawl.fetch.errors import REFUSED, Fault, RetryAdvice, of_status
from scraper.crawl.fetch.http.content_decoding import check_content, check_type
from scraper.crawl.fetch.manners.robots import Rules
from scraper.discovery.blockers import of_article, of_error, of_page
from scraper.discovery.page_links import document
from scraper.errors import FetchError
from scraper.extract import parse
from scraper.i18n import Message, speak
from tests.newssite import HEADLINES, article, listing, login_page, shell

URL = "https://yunting.example/"

PAGES: dict[str, tuple[str, str | None]] = {
    "a list": (listing({f"/{n}.html": headline for n, headline in enumerate(HEADLINES)}), None),
    "an article": (article(HEADLINES[0]), None),
    "Vue's shell": (shell(), "javascript"),
    "a shell that says so": (shell("<noscript>本站需要启用 JavaScript 才能浏览</noscript>"), "javascript"),
    "a script alone": ("<html><script>location.href='/x'</script></html>", "javascript"),
    "a login": (login_page(), "login"),
    "an error page": ("<title>404 Not Found</title><h1>页面不存在</h1>", "error page"),
    "JSON": ('{"code": 0, "data": []}', "not a page"),
    "an article with a login box": (
        article(HEADLINES[0], paragraphs=["云汀港的新渡轮昨日下水。" * 30] * 3).replace(
            "<body>", '<body><form><input name="u"><input type="password"></form>'
        ),
        None,
    ),
    "a short article with a login box": (
        article(HEADLINES[0], paragraphs=["云汀港的新渡轮昨日下水，船长说一切顺利。"]).replace(
            "<body>", '<body><form action="/login"><input name="u"><input type="password"></form>'
        ),
        None,
    ),
    "a page with little on it and a counter": (
        "<p>本频道不设目录页，请用阅读器订阅。</p>" * 20 + "<script>x()</script>",
        None,
    ),
}


@pytest.mark.parametrize(("text", "kind"), PAGES.values(), ids=PAGES)
def test_the_blocker_of_a_page(text: str, kind: str | None) -> None:
    doc = document(text.encode(), URL, "text/html; charset=utf-8")
    blocker = of_page(doc, URL, parse(text.encode(), URL))
    assert (blocker.kind if blocker else None) == kind


def fault(fails: Callable[[], object]) -> Fault:
    """The `Fault` that a step of fetching raises."""
    with pytest.raises(Fault) as error:
        fails()
    return error.value


def refusal(missing: Fault | None, robots_txt: str = "") -> Fault:
    """The `Fault` of an address whose robots.txt could not be fetched, or forbids it."""
    rules = Rules(0.0, None if missing else Protego.parse(robots_txt), missing=missing)
    return fault(lambda: asyncio.run(rules.permit(URL, "scrape/1.0")))


def inside(host: str) -> Fault:
    """The `Fault` of a host that is on the inside."""
    return Fault(Message("{refused}{reason}", refused=REFUSED, reason=forbidden_literal(host)), RetryAdvice.NEVER)


UNREACHED = Fault(Message("{proxy}the host's name is not known", proxy=""), RetryAdvice.RETRY)

FAULTS: dict[str, tuple[Fault, str, str]] = {
    "forbidden by robots.txt": (refusal(None, "User-agent: *\nDisallow: /"), "robots", "`robots: ignore`"),
    "rules that answer 503": (refusal(of_status(503, None)), "robots", "try again later"),
    "rules to be asked again": (refusal(of_status(503, 20)), "robots", "try again later"),
    "rules of a host that is not known": (refusal(UNREACHED), "unreachable", "check the address"),
    "HTTP 401": (of_status(401, None), "login", "login"),
    "HTTP 403": (of_status(403, None), "unreachable", "another host"),
    "HTTP 404": (of_status(404, None), "error page", "browser"),
    "a PDF by its type": (fault(lambda: check_type("application/pdf")), "not a page", "a feed or a sitemap"),
    "a PDF by its bytes": (fault(lambda: check_content(b"%PDF-1.7", None)), "not a page", "a feed or a sitemap"),
    "binary bytes": (fault(lambda: check_content(b"\0\1\2\3" * 9, None)), "not a page", "a feed or a sitemap"),
    "nothing": (fault(lambda: check_content(b" \n", None)), "not a page", "a feed or a sitemap"),
    "a private address": (inside("10.0.0.1"), "unreachable", "private address"),
    "this machine": (inside("localhost"), "unreachable", "private address"),
    "a hung host": (Fault(Message("timed out: no answer in 20 s"), RetryAdvice.RETRY), "unreachable", "again later"),
    "what is gone for good": (Fault(Message("the headers are too large"), RetryAdvice.NEVER), "unreachable", "browser"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", FAULTS)
def test_the_blocker_behind_a_failed_request(case: str, language: str) -> None:
    failure, kind, advice = FAULTS[case]
    speak(language)
    error = FetchError(URL, failure.reason, status=failure.status, retryable=failure.advice is not RetryAdvice.NEVER)
    blocker = of_error(pickle.loads(pickle.dumps(error)))  # as it comes from a worker
    assert blocker.kind == kind
    assert blocker.reason
    assert blocker.advice
    if language == "en":
        assert advice in blocker.advice


def test_words_that_a_server_sends_are_no_reason() -> None:
    quoted = Message("{name}: {cause}", name="Error", cause="not a page, robots.txt forbids it, empty")
    assert of_error(FetchError(URL, quoted, retryable=True)).kind == "unreachable"


def test_a_paywall() -> None:
    short = article(HEADLINES[0], paragraphs=["云汀港新渡轮下水试航两个月，船长说一切顺利。"])
    page = parse(short.encode(), URL)
    assert of_article(short, page) is None
    walled = short.replace("</body>", "<div>订阅后即可阅读全文</div></body>")
    assert (blocker := of_article(walled, page)) is not None
    assert blocker.kind == "paywall"
    locked = short.replace(
        "</head>", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    )
    assert of_article(locked, page) is not None
