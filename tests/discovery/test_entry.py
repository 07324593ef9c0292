"""Names, zones and patterns of a proposal."""

from __future__ import annotations

import re

import pytest

from scraper.discovery.entry import articles, entry, propose_name, shape, site_name, timezone
from scraper.discovery.results import Candidate, Sample, Survey
from scraper.models import Page
from scraper.sources import Source


@pytest.mark.parametrize(
    ("declared", "home", "titles", "name"),
    [
        ("云汀晚报", "首页", [], "云汀晚报"),
        ("", "首页_云汀晚报网", [], "云汀晚报网"),
        ("", "云汀新闻中心-云汀晚报网", ["渡轮试航_云汀晚报网"], "云汀晚报网"),
        ("", "", ["渡轮试航_城事_云汀晚报", "菜场翻番_城事_云汀晚报"], "云汀晚报"),
        ("", "", ["本地新闻 | 云汀晚报"], "云汀晚报"),
        ("", "Yunting Post - Latest news", [], "Yunting Post"),
        ("", "", ["", " "], ""),
        ("", "", ["渡轮 20260304 19:00", "菜场翻番"], ""),  # headlines alone
        ("", "“云汀”《晚报》$(rm)官网", [], "云汀 《晚报》 (rm)"),
    ],
)
def test_what_a_site_calls_itself(declared: str, home: str, titles: list[str], name: str) -> None:
    assert site_name(declared, home, titles) == name


@pytest.mark.parametrize(
    ("outlets", "name"),
    [(("云汀电视", "云汀电视"), "云汀电视"), (("云汀电视", "外报"), "news.example.cn"), ((None,), "news.example.cn")],
)
def test_where_titles_are_headlines_the_outlet_of_all_articles_is_the_name(
    outlets: tuple[str | None, ...], name: str
) -> None:
    url = "https://www.news.example.cn/day/1.html"
    chosen = Candidate("list", url, "", (f"{url}?1",), 1.0)
    for outlet in outlets:
        chosen.samples.append(Sample(url, Page("article", url, headline="渡轮", outlet=outlet, body="试航。"), None))
    assert propose_name(Survey(url, url, titles=["渡轮 19:00", "菜场"]), chosen, ()) == name


@pytest.mark.parametrize(
    ("url", "language", "zone"),
    [
        ("https://www.cna.com.tw/", None, "Asia/Taipei"),
        ("https://news.example.com/", "zh-HK", "Asia/Hong_Kong"),
        ("https://news.example.cn/", "zh-TW", "Asia/Shanghai"),
        ("https://news.example.tw.cn/", None, "Asia/Taipei"),
        ("https://news.example.com/", "zh-CN", None),
        ("http://127.0.0.1:8000/", "zh-CN", None),
        ("https://news.example.com/", "zh-Hant-HK", "Asia/Hong_Kong"),
        ("https://news.example.com/", "el", "Europe/Athens"),
        ("https://news.example.com/", "en", None),
    ],
)
def test_the_zone_of_a_host(url: str, language: str | None, zone: str | None) -> None:
    assert timezone(url, language) == zone


@pytest.mark.parametrize(
    ("url", "like", "unlike"),
    [
        (
            "https://news.example.cn/2026/0131/c1001-42.html",
            "https://news.example.cn/2025/1230/c7-9.html",
            "https://news.example.cn/2025/1230/index.html",
        ),
        (
            "https://www.example.com/a/202601/31/WS67a1b2c3d4e5f607.html",
            "https://www.example.com/a/202512/01/WS99ffb2c3d4e5f601.html",
            "https://www.example.com/topics/202512/01/WS99ffb2c3d4e5f601.html",
        ),
        ("https://example.com/read?id=12&from=a", "https://example.com/read?id=99&from=a", "https://example.com/read"),
    ],
)
def test_the_shape_of_an_address(url: str, like: str, unlike: str) -> None:
    assert re.search(shape(url), url)
    assert re.search(shape(url), like)
    assert not re.search(shape(url), unlike)


def listed(*samples: Sample, items: tuple[str, ...] = ()) -> Candidate:
    urls = items or tuple(sample.url for sample in samples)
    return Candidate("list", "https://a.example/", "", urls, 0, samples=list(samples))


def good(url: str) -> Sample:
    return Sample(url, Page("article", url, headline="题", body="文"), None)


def other(url: str) -> Sample:
    return Sample(url, Page("list", url), "no article (list)")


GOOD = tuple(f"https://a.example/n/2026013{n}.html" for n in range(4))


def test_a_pattern_only_where_the_automatic_choice_errs() -> None:
    assert articles(listed(*map(good, GOOD))) is None
    pattern = articles(listed(*map(good, GOOD), other("https://a.example/zt/spring/"), items=GOOD))
    assert pattern == r"//a\.example/n/\d+\.html$"


def test_no_pattern_that_would_not_help() -> None:
    assert articles(listed(good(GOOD[0]), other("https://a.example/n/9.html"))) is None, "it fits no article"
    many = (*GOOD[:1], *(f"https://a.example/x/{n}.html" for n in range(9)))
    assert articles(listed(good(GOOD[0]), other("https://a.example/zt/"), items=many)) is None, "it fits next to none"
    assert articles(listed(good(GOOD[0]), Sample("https://a.example/gone", None, "HTTP 404"))) is None, "a dead link"


def test_the_entry_says_no_more_than_is_needed() -> None:
    survey = Survey("https://a.example/", "https://a.example/", site="云汀晚报")
    feed = Candidate("feed", "https://a.example.tw/rss", "", ("https://a.example.tw/1",), 1.0)
    source = entry(survey, feed, name=None, taken=(), defaults=Source("", "list", ()))
    assert source == {"name": "云汀晚报", "feed": "https://a.example.tw/rss", "timezone": "Asia/Taipei"}
    assert "timezone" not in entry(
        survey, feed, name=None, taken=(), defaults=Source("", "list", (), timezone="Asia/Taipei")
    )


def test_a_feed_of_a_channel_says_so() -> None:
    survey = Survey("https://a.example/", "https://a.example/", site="云汀晚报网")
    feed = Candidate("feed", "https://a.example/rss", "", (), 1.0, channel="云汀晚报·文化")
    assert propose_name(survey, feed, ()) == "云汀晚报网-文化"
    feed.channel = "云汀晚报——云汀人的报纸"
    assert propose_name(survey, feed, ()) == "云汀晚报网"


def test_a_name_that_is_taken_gives_way() -> None:
    survey = Survey("https://a.example/", "https://a.example/", site="云汀晚报")
    channel = Candidate("list", "https://a.example/ty/", "", (), 0, channel="体育_云汀晚报", is_channel=True)
    assert propose_name(survey, channel, ()) == "云汀晚报-体育"
    assert propose_name(survey, channel, ("云汀晚报-体育",)) == "云汀晚报"
    names = ["云汀晚报-体育", "云汀晚报", "云汀晚报-list"]
    assert propose_name(survey, channel, names) == "云汀晚报-2"
