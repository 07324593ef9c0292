"""A source: which addresses it begins with, which hosts it names, how it is picked by name."""

from datetime import UTC, date, datetime

import pytest

from scraper.errors import ConfigError
from scraper.sources import Source, Sources
from scraper.sources.list_request.placeholders import expand

TODAY = date(2026, 3, 2)


def source(*urls: str, **settings: object) -> Source:
    return Source(name="江城晚报", kind="list", urls=urls, **settings)  # type: ignore[arg-type]


def test_a_plain_url_is_itself() -> None:
    assert source("https://a.example/city/").start_urls(TODAY) == ["https://a.example/city/"]


def test_a_dated_url_gives_the_newest_first() -> None:
    daily = source("https://a.example/{date:%Y%m%d}.html", days=3)
    assert daily.start_urls(TODAY) == [
        "https://a.example/20260302.html",
        "https://a.example/20260301.html",
        "https://a.example/20260228.html",
    ]


def test_without_days_it_is_today_and_yesterday() -> None:
    assert source("https://a.example/{date}").start_urls(TODAY) == [
        "https://a.example/2026-03-02",
        "https://a.example/2026-03-01",
    ]


def test_a_quarter_by_from_and_to_has_ninety_days() -> None:
    quarter = source("https://a.example/{date:%Y%m%d}", since=date(2025, 1, 1), until=date(2025, 3, 31))
    urls = quarter.start_urls(TODAY)
    assert (len(urls), urls[0][-8:], urls[-1][-8:]) == (90, "20250331", "20250101")


def test_from_alone_runs_until_today_and_never_beyond() -> None:
    assert len(source("https://a.example/{date}", since=date(2026, 2, 27)).start_urls(TODAY)) == 4
    assert source("https://a.example/{date}", since=date(2026, 3, 3)).start_urls(TODAY) == []
    assert (
        len(source("https://a.example/{date}", since=date(2026, 3, 1), until=date(2030, 1, 1)).start_urls(TODAY)) == 2
    )


def test_an_address_that_several_dates_share_comes_once() -> None:
    monthly = source("https://a.example/{date:%Y-%m}/", "https://a.example/", days=40)
    assert monthly.start_urls(TODAY) == [
        "https://a.example/2026-03/",
        "https://a.example/2026-02/",
        "https://a.example/2026-01/",
        "https://a.example/",
    ]


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{date:%Y/%m/%d}", "2026/03/02"),
        ("{date:%Y-%-m/%-d}", "2026-3/2"),
        ("{date:%y%m}", "2603"),
        ("{date:%Y/%j}", "2026/061"),
        ("{date:%Y年%m月}", "2026年03月"),
    ],
)
def test_formats(pattern: str, written: str) -> None:
    assert expand(pattern, TODAY) == written


@pytest.mark.parametrize("pattern", ["{day}", "{date:%Q}", "{date:%Y", "}{", "{}", "{date:%}"])
def test_what_is_no_date_is_refused_with_what_would_be(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\{date:|use %Y"):
        expand(pattern, TODAY)


def test_today_is_the_date_at_the_source() -> None:
    late_in_london = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    assert source("https://a.example/").today(late_in_london) == date(2026, 3, 2)
    assert source("https://a.example/", timezone="Europe/London").today(late_in_london) == date(2026, 3, 1)


def test_the_hosts_a_source_names() -> None:
    named = source("http://News.Example:8080/{date}", "http://10.0.0.7/x", hosts=("cdn.example",)).named_hosts
    assert named == {"news.example", "10.0.0.7", "cdn.example"}


def test_the_parser_is_told_what_the_source_says() -> None:
    hints = source("https://a.example/", timezone="Asia/Taipei", articles=r"/\d+$", select={"body": "#t"}).hints("list")
    assert (hints.kind, hints.timezone, hints.articles, hints.select) == (
        "list",
        "Asia/Taipei",
        r"/\d+$",
        {"body": "#t"},
    )


def test_picking_keeps_the_order_of_the_file() -> None:
    three = Sources(tuple(Source(name, "feed", ("https://a.example/",)) for name in ("甲报", "乙报", "丙报")))
    assert [s.name for s in three.pick(["丙报", "甲报"])] == ["甲报", "丙报"]
    assert len(three.pick([])) == len(three) == len(list(three)) == 3


def test_picking_an_unknown_name_tells_the_nearest() -> None:
    two = Sources((Source("江城晚报", "feed", ()), Source("山城日报", "feed", ())))
    with pytest.raises(ConfigError) as caught:
        two.pick(["江城日报晚", "zzz", "山城日报"])
    assert str(caught.value).splitlines() == [
        "sources.yaml has no source '江城日报晚'; did you mean '江城晚报'?",
        "sources.yaml has no source 'zzz'; `scrape sources` lists them.",
    ]
