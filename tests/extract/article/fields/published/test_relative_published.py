"""Articles whose page says 3小时前: read with the time of fetching, and not without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.extract import explain
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP

HINTS = Hints(kind="article", fetched="2026-01-31T04:30:00Z")  # 12:30 in China
ADDRESS = "https://news.example.cn/2026/0131/c1.html"


def read(
    head: str, meta: str = "", url: str | None = None, hints: Hints = HINTS, tail: str = ""
) -> tuple[str | None, str, bool]:
    """The date, its rule, and if the page shows it in relation to the time of fetching."""
    body = MARKUP
    page, evidence = explain(
        f"<html><head><title>{HEADLINE}</title>{meta}</head><body><h1>{HEADLINE}</h1>{head}"
        f"<div>{body}</div>{tail}</body></html>".encode(),
        url,
        hints,
    )
    rule = next((one.rule for one in evidence if one.field == "published"), "")
    return page.published, rule, page.is_dated_relatively


def test_it_is_counted_from_the_time_of_fetching() -> None:
    assert read("<div>3小时前 来源：城东日报</div>") == ("2026-01-31T09:00+08:00", "relative date", True)
    assert read("<div>昨天 14:20</div>") == ("2026-01-30T14:20+08:00", "relative date", True)


def test_without_that_time_it_is_none() -> None:
    assert read("<div>3小时前 来源：城东日报</div>", hints=replace(HINTS, fetched=None)) == (None, "", False)


def test_what_the_page_has_exactly_goes_first() -> None:
    meta = '<meta name="publishdate" content="2026-01-31 09:12:00">'
    assert read("<div>3小时前</div>", meta) == ("2026-01-31T09:12:00+08:00", "meta data", False)
    assert read("<div>3小时前</div><div>2026-01-31 09:12</div>")[1] == "printed date"
    assert read('<time datetime="2026-01-31T09:12+08:00">3小时前</time>')[0] == "2026-01-31T09:12+08:00"


@pytest.mark.parametrize("shown", ["19 апр, 11:20", "Friday, 11:20", "3h"])
def test_a_time_right_over_the_headline(shown: str) -> None:
    page = (
        f'<html lang="ru"><head><title>{HEADLINE}</title></head><body><p>Новости</p><div><b>Город</b>'
        f'<time datetime="2024-04-19T11:20:00+04:00">{shown}</time></div><h1>{HEADLINE}</h1>{MARKUP}</body></html>'
    )
    assert (explain(page.encode(), None, Hints(kind="article"))[0].published or "")[:10] == "2024-04-19"


@pytest.mark.parametrize(("words", "expected"), [("3小时前", "2026-01-31T09:00+08:00"), ("3天前", "2026-01-31")])
def test_the_day_of_the_address_must_agree(words: str, expected: str) -> None:
    assert read(f"<div>{words}</div>", url=ADDRESS)[0] == expected


def test_an_age_in_months_gives_no_date_and_is_still_relative() -> None:
    assert read("<div>3个月前</div>") == (None, "", True)


def test_changes_comments_and_other_articles_are_no_dates_of_it() -> None:
    assert read("<div>更新于3小时前</div>")[0] is None
    assert read('<div class="comment">王小明 3小时前</div>')[0] is None
    assert read('<div><a href="/2.html">北门小区将换水表 3小时前</a></div>')[0] is None
    assert read("", tail="<div>3小时前</div>")[0] is None


def test_a_selector_of_the_source_may_lead_to_it() -> None:
    hints = replace(HINTS, select={"published": ".when"})
    assert read('<i class="when">5分钟前</i>', hints=hints) == (
        "2026-01-31T12:25+08:00",
        "select: .when, relative date",
        True,
    )


def test_a_date_without_a_year_is_of_the_last_one_in_which_it_had_been() -> None:
    assert read("<div>01月30日 09:15 来源：城东日报</div>")[0] == "2026-01-30T09:15+08:00"
    assert read("<div>12月30日 09:15 来源：城东日报</div>")[0] == "2025-12-30T09:15+08:00"
    assert read("<div>12月30日 09:15</div>", hints=replace(HINTS, fetched=None))[0] is None
