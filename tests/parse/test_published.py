"""When an article was published."""

from __future__ import annotations

import pytest

from tests.parse.article_pages import page_of


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<div>2025年12月30日 09:15　来源：城东日报　【字体：大 中 小】 浏览次数：123</div>", "2025-12-30T09:15+08:00"),
        ("<div>发布时间：2025-12-30 浏览次数：1234</div>", "2025-12-30"),
        ("<div>發佈日期：民國 114年12月30日</div>", "2025-12-30"),
        ("<div>http://www.example.com [2025-12-30] 我要評論</div>", "2025-12-30"),
        ("<div>社會 17:30 2025/12/30</div>", "2025-12-30T17:30+08:00"),
        (
            "<div>出版：<time>2025-12-30 17:30</time> 更新：<time>2025-12-31 08:00</time></div>",
            "2025-12-30T17:30+08:00",
        ),
        (
            "<div><span>2025</span> <span>12/</span> <span>30</span> <span>20:52:15</span></div>",
            "2025-12-30T20:52:15+08:00",
        ),
    ],
)
def test_what_is_printed_by_the_headline(head: str, expected: str) -> None:
    assert page_of(head).published == expected


def test_a_printed_date_goes_before_the_meta_data() -> None:
    page = page_of(
        "<div>2025-12-30 09:05 来源：城东日报</div>",
        meta='<meta property="article:published_time" content="2025-12-30T09:10:42+08:00">',
    )
    assert page.published == "2025-12-30T09:05+08:00"


def test_a_date_alone_stays_a_date() -> None:
    page = page_of("<div>2025-12-30</div>", meta='<meta name="publishdate" content="2025-12-30 08:00:00">')
    assert page.published == "2025-12-30"


def test_a_date_below_the_text() -> None:
    assert page_of(tail="<p>发布日期：2025-12-30 责任编辑：王小明</p>").published == "2025-12-30"


def test_the_year_comes_from_the_meta_data_or_the_address() -> None:
    head = "<div>12月30日 09:15 来源：城东日报</div>"
    assert page_of(head, meta='<meta name="publishdate" content="2025-12-30">').published == "2025-12-30T09:15+08:00"
    assert page_of(head, url="https://news.example.com/2025/1230/c1.html").published == "2025-12-30T09:15+08:00"


def test_a_new_year_s_page_of_december_is_of_the_old_year() -> None:
    page = page_of("<div>12月31日 23:50</div>", meta='<meta name="publishdate" content="2026-01-01">')
    assert page.published == "2025-12-31T23:50+08:00"


def test_a_clock_behind_the_headline_or_below_the_date_belongs_to_it() -> None:
    assert (
        page_of("<p>２０２５年１２月３０日（星期二）</p><p>香港時間１７時０６分</p>").published
        == "2025-12-30T17:06+08:00"
    )


def test_meta_data_json_ld_and_the_address_come_last() -> None:
    json_ld = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-12-30T01:15:00Z"}</script>'
    )
    assert page_of(meta='<meta name="pubdate" content="2025-12-30 09:15">').published == "2025-12-30T09:15+08:00"
    assert page_of(meta=json_ld).published == "2025-12-30T09:15:00+08:00"
    assert page_of(url="https://news.example.com/2025/1230/c1.html").published == "2025-12-30"


def test_a_relative_time_is_none() -> None:
    assert page_of("<div>城東日報 – 3小時前</div>").published is None


def test_a_date_in_the_headline_or_the_text_gives_way_to_the_line_of_date() -> None:
    page = page_of("<div>2025-12-30</div>", first="2025年12月29日16时57分，")
    assert page.published == "2025-12-30"
    assert page_of(first="2025年12月29日16时57分，").published is None


def test_a_clock_above_the_headline_is_not_asked() -> None:
    assert page_of("<div>2025-12-30</div>", crumb="<div>2026年3月1日 星期日 10:00:00</div>").published == "2025-12-30"


def test_the_day_of_publishing_goes_before_that_of_a_change() -> None:
    assert page_of("<div>更新於 2025-12-31 16:57 | 發佈於 2025-12-30 10:00</div>").published == "2025-12-30T10:00+08:00"


def test_comments_copyright_and_other_articles_are_not_asked() -> None:
    page = page_of(tail='<div class="comment">网友 2021-01-01 10:00 说：写得好</div><p>版权所有 2001-2021</p>')
    assert page.published is None


def test_the_zone_is_the_source_s() -> None:
    head = "<div>2025-07-30 09:15</div>"
    assert page_of(head, timezone="America/New_York").published == "2025-07-30T09:15-04:00"
    assert page_of(head, timezone="Asia/Taipei").published == "2025-07-30T09:15+08:00"
