"""What is in the way of a page, told from the page."""

from __future__ import annotations

import pytest

from scraper.discovery.blockers import of_article, of_error, of_page
from scraper.discovery.page_links import document
from scraper.errors import FetchError
from scraper.extract import parse
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
def test_what_is_in_the_way(text: str, kind: str | None) -> None:
    doc = document(text.encode(), URL, "text/html; charset=utf-8")
    found = of_page(doc, URL, parse(text.encode(), URL))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("reason", "status", "kind"),
    [
        ("not asked: robots.txt forbids it", None, "robots"),
        ("not asked: robots.txt could not be fetched (HTTP 503)", None, "robots"),
        ("not asked: robots.txt could not be fetched (the host's name is not known)", None, "unreachable"),
        ("HTTP 401", 401, "login"),
        ("HTTP 403", 403, "unreachable"),
        ("HTTP 404", 404, "error page"),
        ("not a page but a file: PDF", None, "not a page"),
        ("refused: 10.0.0.1 is not an address of the open internet", None, "unreachable"),
        ("timed out: no answer in 20 s", None, "unreachable"),
    ],
)
def test_what_an_error_means(reason: str, status: int | None, kind: str) -> None:
    blocker = of_error(FetchError(URL, reason, status=status, heals=True))
    assert blocker.kind == kind
    assert blocker.reason
    assert blocker.advice


def test_a_paywall() -> None:
    short = article(HEADLINES[0], paragraphs=["云汀港新渡轮下水试航两个月，船长说一切顺利。"])
    page = parse(short.encode(), URL)
    assert of_article(short, page) is None
    walled = short.replace("</body>", "<div>订阅后即可阅读全文</div></body>")
    assert (found := of_article(walled, page)) is not None
    assert found.kind == "paywall"
    told = short.replace(
        "</head>", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    )
    assert of_article(told, page) is not None
