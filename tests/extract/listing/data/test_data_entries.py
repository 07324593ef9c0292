"""Entries of rows: headlines in brackets, addresses of ids, dates in pieces."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.extract.listing.data import data_entries, data_rows
from scraper.models import Hints, Teaser
from scraper.urls import canonical

BASE = "https://news.example.cn/api"
HEADLINES = ("城乡低保标准二月起上调", "老渡口换上新栈桥迎春节", "大飞机首次飞抵云汀机场", "多家银行调整存款利率")


def entries(rows: list[dict[str, Any]], **hints: Any) -> tuple[Teaser, ...]:
    table = data_rows.judged((), [{(key,): value for key, value in row.items()} for row in rows])
    assert table is not None
    return data_entries.read(table, Hints(**hints), lambda href, keep: canonical(href, BASE, keep=keep))


def rows(**more: Any) -> list[dict[str, Any]]:
    return [
        {"title": t, "url": f"/a/{n}.html", **{key: value[n] for key, value in more.items()}}
        for n, t in enumerate(HEADLINES)
    ]


def test_a_headline_in_brackets_is_the_headline_and_the_rest_its_teaser() -> None:
    wire = [
        {"content": f"【{t}】云汀社1月31日电，标准从下月起执行。", "url": f"/w/{n}"} for n, t in enumerate(HEADLINES)
    ]
    read = entries(wire)
    assert [item.headline for item in read] == [*HEADLINES]
    assert {item.summary for item in read} == {"云汀社1月31日电，标准从下月起执行。"}


def test_brackets_around_all_of_a_text_are_no_part_of_the_headline() -> None:
    wire = [{"content": f"【{t}】", "url": f"/w/{n}"} for n, t in enumerate(HEADLINES)]
    assert [(item.headline, item.summary) for item in entries(wire)] == [(t, None) for t in HEADLINES]


@pytest.mark.parametrize("label", ["聚焦两会", "奋进新征程", "云汀这十年·系列发布会"])
def test_a_label_in_brackets_before_a_headline_is_a_part_of_it(label: str) -> None:
    read = entries([{"title": f"【{label}】{t}", "url": f"/w/{n}"} for n, t in enumerate(HEADLINES)])
    assert [item.headline for item in read] == [f"【{label}】{t}" for t in HEADLINES]


@pytest.mark.parametrize(
    "picture",
    [
        {"url": "https://img.example.cn/photo.php?u=https://up.example.cn/{n}.jpg&s=Y&w=300"},
        {"cover": {"uri": "tos-cn/{n}2b02"}},
        {"thumb": {"path": "2026/01/{n}.html"}},
    ],
)
def test_where_a_picture_is_stored_is_no_address_of_an_article(picture: dict[str, Any]) -> None:
    def numbered(value: Any, n: int) -> Any:
        return {k: numbered(v, n) for k, v in value.items()} if isinstance(value, dict) else value.format(n=n)

    rows = [{"title": t, **numbered(picture, n)} for n, t in enumerate(HEADLINES)]
    assert not entries(rows)
    read = entries([{**row, "titleLink": f"/a/{n}"} for n, row in enumerate(rows)])
    assert [item.url for item in read] == [f"https://news.example.cn/a/{n}" for n in range(len(rows))]


def test_a_text_without_a_headline_has_it_in_its_first_sentence_if_it_is_long() -> None:
    """A wire, where some rows have a title: a short text is its own headline."""
    long, short = "。标准从下月起执行" * 10 + "。", "。标准从下月起执行。"
    texts = [f"{t}{short if n == 3 else long}" for n, t in enumerate(HEADLINES)]
    wire: list[dict[str, Any]] = [{"content": text, "url": f"/w/{n}.html"} for n, text in enumerate(texts)]
    for row, title in zip(wire, ("民政局发布新规答记者问", "渡口栈桥完工通车"), strict=False):
        row["title"] = title
    first, second, third, fourth = entries(wire)
    assert (first.headline, second.headline) == ("民政局发布新规答记者问", "渡口栈桥完工通车")
    assert (third.headline, third.summary) == (f"{HEADLINES[2]}。", texts[2])
    assert fourth.headline == texts[3]


def test_a_book_title_in_a_headline_stays() -> None:
    read = entries([{"title": f"【专访】{t}", "url": f"/w/{n}"} for n, t in enumerate(HEADLINES)])
    assert read[0].headline == f"【专访】{HEADLINES[0]}"


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["02/01/2026 08:15:00", "01/31/2026 08:15:00", "01/30/2026 08:15:00", "01/29/2026 08:15:00"], "2026-02-01"),
        (["01/02/2026 08:15:00", "31/01/2026 08:15:00", "30/01/2026 08:15:00", "29/01/2026 08:15:00"], "2026-02-01"),
        (["02/04/2026 08:15:00", "02/03/2026 08:15:00", "02/02/2026 08:15:00", "02/01/2026 08:15:00"], "2026-02-04"),
        (["04/02/2026 08:15:00", "03/02/2026 08:15:00", "02/02/2026 08:15:00", "01/02/2026 08:15:00"], "2026-02-04"),
        (["04/02/2026 08:15:00", "03/30/2026 08:15:00", "02/27/2026 08:15:00", "01/30/2026 08:15:00"], "2026-04-02"),
    ],
)
def test_the_whole_column_says_if_its_dates_begin_with_the_month(dates: list[str], first: str) -> None:
    assert str(entries(rows(time=dates))[0].published).startswith(first)


def test_day_and_clock_in_two_columns_are_one_moment() -> None:
    read = entries(rows(date=["2026-01-31"] * 4, clock=["08:15", "08:10", "07:55", "07:00"]))
    assert read[0].published == "2026-01-31T08:15+08:00"


def test_a_missing_year_is_that_of_the_address() -> None:
    wire = [{"title": t, "url": f"/2026/0131/c{n}.html", "time": "01-31 08:15"} for n, t in enumerate(HEADLINES)]
    assert {item.published for item in entries(wire)} == {"2026-01-31T08:15+08:00"}
    assert {item.published for item in entries(rows(time=["01-31 08:15"] * 4))} == {None}


def test_a_template_takes_keys_of_any_depth() -> None:
    row = {("id",): "0_1", ("target", "id"): 42, ("target", "slug"): "云汀 港"}
    assert data_entries.filled("https://x.example.cn/{target.id}", row) == "https://x.example.cn/42"
    assert data_entries.filled("https://x.example.cn/{id}", row) == "https://x.example.cn/0_1"
    assert data_entries.filled("https://x.example.cn/{slug}", row) == (
        "https://x.example.cn/%E4%BA%91%E6%B1%80%20%E6%B8%AF"
    )
    assert data_entries.filled("https://x.example.cn/{other}", row) is None


def test_addresses_of_scripts_and_topics_between_marks() -> None:
    read = entries(
        [{"ntitle": f"#{t}#", "nurl": f"show.php?id={n}", "ndate": "2026.01.31"} for n, t in enumerate(HEADLINES)]
    )
    assert [(item.headline, item.url, item.published) for item in read] == [
        (t, f"https://news.example.cn/show.php?id={n}", "2026-01-31") for n, t in enumerate(HEADLINES)
    ]


def test_relative_dates_are_counted_from_the_time_of_fetching() -> None:
    ago = rows(ago=("刚刚", "5分钟前", "昨天 22:05", "11-20 09:00"))
    assert [item.published for item in entries(ago, fetched="2026-11-30T08:00:00+00:00")] == [
        "2026-11-30T16:00+08:00",
        "2026-11-30T15:55+08:00",
        "2026-11-29T22:05+08:00",
        "2026-11-20T09:00+08:00",
    ]
    assert {item.published for item in entries(ago)} == {None}


@pytest.mark.parametrize("name", ["is_ad", "isAd", "adFlag", "promoted"])
def test_what_is_flagged_as_paid_for_is_no_entry(name: str) -> None:
    assert [item.headline for item in entries(rows(**{name: (0, 1, 0, 0)}))] == [
        HEADLINES[0],
        *HEADLINES[2:],
    ]
    assert len(entries(rows(**{name: (1, 1, 1, 1)}))) == 4  # the flag says something else
    assert len(entries(rows(**{name: (0, 0, 0, 0)}))) == 4


def test_an_address_that_begins_with_its_host() -> None:
    hosts = [{"title": t, "url": f"www.news.example.cn/a/{n}"} for n, t in enumerate(HEADLINES)]
    assert entries(hosts)[1].url == "https://www.news.example.cn/a/1"


@pytest.mark.parametrize(
    "interface",
    [
        "https://app.example.cn/app_if/getArticleContent?articleId={n}",
        "https://app.example.cn/rest/queryNews/{n}",
        "https://api.example.cn/v1/articles/{n}",
    ],
)
def test_an_address_for_programs_gives_way_to_one_for_readers(interface: str) -> None:
    addresses = [{"url": interface.format(n=n), "shareUrl": f"https://m.example.cn/p/{n}.html"} for n in range(4)]
    read = entries([{"title": t, **row} for t, row in zip(HEADLINES, addresses, strict=True)])
    assert [item.url for item in read] == [f"https://m.example.cn/p/{n}.html" for n in range(4)]
    alone = entries([{"title": t, "url": row["url"]} for t, row in zip(HEADLINES, addresses, strict=True)])
    assert len(alone) == 4
