"""The parser against the invented newspaper: every page gives the record that it was printed from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scraper.demo import Article, DemoNewspaper, articles
from scraper.demo.content import of_channel
from scraper.demo.layouts import DEAD_LINK
from scraper.extract import parse
from scraper.models import Hints, Page

FIELDS = ("kind", "url", "headline", "byline", "editors", "outlet", "section", "published", "summary", "next_url")

PAGES = [(article, part) for article in articles(epoch=1) for part in range(1, article.parts + 1)]


@pytest.fixture(scope="module")
def paper() -> Iterator[DemoNewspaper]:
    with DemoNewspaper() as served:
        served.epoch = 1
        served.answer("/city/2026/0109/1011.html")  # the one that fails once
        yield served


def read(paper: DemoNewspaper, path: str) -> Page:
    answer = paper.answer(path)
    assert answer.status == 200
    return parse(answer.content, paper.url + path, Hints(content_type=answer.content_type))


@pytest.mark.parametrize(("article", "part"), PAGES, ids=[article.path(part) for article, part in PAGES])
def test_an_article_gives_its_record(paper: DemoNewspaper, article: Article, part: int) -> None:
    page = read(paper, article.path(part))
    truth = article.record(paper.url, part=part, epoch=1)
    assert {name: getattr(page, name) for name in FIELDS} == {name: getattr(truth, name) for name in FIELDS}
    assert page.body.split("\n") == truth.body.split("\n")
    assert page.encoding == article.channel.encoding
    assert page.language is not None
    assert page.language.startswith("zh")


def test_the_article_that_is_corrected_later() -> None:
    (article,) = [article for article in articles() if article.correction]
    with DemoNewspaper() as first:
        assert read(first, article.path()).body == article.record(first.url).body


def test_the_citys_list_pages_on_to_its_end(paper: DemoNewspaper) -> None:
    headlines: list[str] = []
    url: str | None = f"{paper.url}/city/"
    while url:
        page = read(paper, url.removeprefix(paper.url))
        assert (page.kind, page.encoding) == ("list", "gbk")
        headlines += [item.headline for item in page.items]
        url = page.next_url
    assert sorted(headlines) == sorted([DEAD_LINK[1], *(article.headline for article in of_channel("city"))])


def test_the_feed(paper: DemoNewspaper) -> None:
    feed = read(paper, "/culture/rss.xml")
    assert feed.kind == "feed"
    assert [(item.headline, item.url, item.summary) for item in feed.items] == [
        (article.headline, paper.url + article.path(), article.deck or article.body[0])
        for article in of_channel("culture")
    ]
    assert [(item.published or "")[:10] for item in feed.items] == [
        article.day.isoformat() for article in of_channel("culture")
    ]


def test_the_sitemaps(paper: DemoNewspaper) -> None:
    index = read(paper, "/science/sitemap.xml")
    assert index.kind == "sitemap"
    items = [item for child in index.sitemaps for item in read(paper, child.removeprefix(paper.url)).items]
    assert [(item.headline, item.url) for item in items] == [
        (article.headline, paper.url + article.path()) for article in of_channel("science", epoch=1)
    ]


def test_the_front_page_lists_all_three_channels(paper: DemoNewspaper) -> None:
    front = read(paper, "/")
    assert front.kind == "list"
    assert {item.url for item in front.items} >= {
        paper.url + article.path()
        for key in ("city", "culture", "science")
        for article in of_channel(key, epoch=1)[:10]
    }
