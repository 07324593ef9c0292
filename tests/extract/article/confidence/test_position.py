"""Facts about values by where they stood, and about a page."""

from __future__ import annotations

import pytest

from scraper.extract.article.confidence import position
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document
from tests.extract.article_pages import HEADLINE, MARKUP, page_of, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"


@pytest.mark.parametrize(
    "over",
    [
        "<div><a href=/7>北门小区将换水表</a><p>2018-05-06 11:20 来源：临河日报 作者：李小满</p></div>",
        "<p>作者：李小满 来源：临河日报 2018年5月6日</p>",
        "<div><span>2018-05-06</span> <span>来源：临河日报</span> <span>作者：李小满</span></div>",
    ],
)
def test_credits_of_another_article_over_the_headline(over: str) -> None:
    page = page_of(CREDITS, crumb=over)
    assert page.byline == ("王小明",) or "byline" in page.unsure


@pytest.mark.parametrize("over", ["<p>来源：城东日报</p>", "<p>2025-12-30 来源：城东日报 作者：王小明</p>"])
def test_credits_over_the_headline_alone_are_the_articles(over: str) -> None:
    page = page_of("", crumb=over)
    assert page.outlet == "城东日报"
    assert not {"outlet", "byline"} & set(page.unsure)


@pytest.mark.parametrize("today", ["2026-01-03", "2026年1月3日 星期六", "今天是2026/1/3"])
def test_the_day_of_the_page_over_the_headline(today: str) -> None:
    page = page_of("<div>2025-12-30 来源：城东日报</div>", crumb=f"<div>{today}</div>")
    assert page.published == "2025-12-30" or "published" in page.unsure
    page = page_of("<div>2026-01-03 来源：城东日报</div>", crumb=f"<div>{today}</div>")
    assert page.published == "2026-01-03"


@pytest.mark.parametrize(("headline", "doubted"), [("北门小区将换水表 明年春天动工", True), (HEADLINE, False)])
def test_names_of_data_with_another_headline(headline: str, doubted: bool) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{headline}", "author": {{"name": "王小明"}}}}'
    page = page_of("<div>2025-12-30 来源：城东日报</div>", meta=f'<script type="application/ld+json">{data}</script>')
    assert page.byline == ("王小明",)
    assert ("byline" in page.unsure) is doubted


@pytest.mark.parametrize(
    ("links", "doubted"),
    [
        ("<a href=/u/1>江上说客</a>", False),
        ("<a href=/share/a>转到微博</a> <a href=/share/b>转到空间</a> <a href=/author/c>江上说客</a>", True),
        ("<a href=/s/a>微博</a> <a href=/s/b>空间</a> <a href=/s/d>微信</a> <a href=/author/c>阿澜不是岚</a>", True),
    ],
)
def test_a_name_among_links_that_share_the_page(links: str, doubted: bool) -> None:
    page = page_of(f"<div>2025-12-30 来源：城东日报</div><div>{links}</div>")
    assert not page.byline or ("byline" in page.unsure) is doubted


def test_another_article_between_headline_and_text() -> None:
    other = "<div><a href=/7>北门小区将换水表</a> 2020-01-02</div>"
    assert position.others_between(reading_of(other))
    assert not position.others_between(reading_of(crumb=other))


@pytest.mark.parametrize(("title", "another"), [("北门小区将换水表", True), (f"{HEADLINE}_某某网", False)])
def test_a_page_whose_title_is_another(title: str, another: bool) -> None:
    text = MARKUP
    document = Document(f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1><div>{text}</div>")
    assert position.title_is_another(Reading(Context(*locate(document)), {})) is another


@pytest.mark.parametrize(("second", "several"), [("", False), ("<p>更新：2026-01-04</p>", True)])
def test_two_days_by_the_headline(second: str, several: bool) -> None:
    assert position.between_days(reading_of(f"<p>2025-12-30 来源：城东日报</p>{second}")) is several


CARDS = (
    "<div><a href=/7>北门小区将换水表 明年春天动工</a> {who} {outlet} 2020-01-02 08:30</div>",
    "<div><h3><a href=/7>北门小区将换水表 明年春天动工</a></h3><p>作者：{who} 来源：{outlet} 2020-01-02</p></div>",
    "<ul><li><a href=/7>北门小区将换水表 明年春天动工</a></li><li>{outlet} 记者 {who}</li></ul>",
)


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("place", ["head", "crumb"])
def test_credits_of_a_card_of_another_article(card: str, place: str) -> None:
    page = page_of(**{place: card.format(who="李小满", outlet="临河日报")})
    assert "李小满" not in page.byline or "byline" in page.unsure
    assert page.outlet != "临河日报" or "outlet" in page.unsure
