"""The titles of a page, and a title without its site's name."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.content.headline.titles import strip_suffix, title_of, titles_of
from scraper.extract.document import Document
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS

SITE = "青岚省人民政府门户网站"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("老街排水改造完工_民生_某某网", "老街排水改造完工"),
        ("美元/日元早盘回升 - 直播 _ 外汇网", "美元/日元早盘回升"),
        ("Win8-ARM 设备首发", "Win8-ARM 设备首发"),
        ("", ""),
    ],
)
def test_strip_suffix(title: str, expected: str) -> None:
    assert strip_suffix(title) == expected


@pytest.mark.parametrize("title", [SITE, f"{SITE} - www.example.cn", f"{SITE}首页"])
@pytest.mark.parametrize("tag", ["h1", "div"])
def test_the_title_of_the_article_in_the_meta_data(title: str, tag: str) -> None:
    html = f"""<title>{title}</title><meta name="ArticleTitle" content="{HEADLINE}"><h1>{SITE}</h1>
    <ul><li><a href="/">首页</a><li><a href="/x">新闻</a></ul><h2>水务重点工程</h2><{tag}>{HEADLINE}</{tag}>
    <div>2025-12-30 来源：城东日报</div><div>{MARKUP}</div>"""
    assert parse(html.encode()).headline == HEADLINE


@pytest.mark.parametrize(
    ("meta", "title", "count"),
    [
        ("", SITE, 1),
        (f'<meta name="ArticleTitle" content="{HEADLINE}">', HEADLINE, 2),
        (f'<meta property="og:title" content="甲"><meta name="ArticleTitle" content="{HEADLINE}">', "甲", 3),
    ],
)
def test_the_title_that_is_the_article_s_own(meta: str, title: str, count: int) -> None:
    doc = Document(f"<title>{SITE}</title>{meta}<p>{PARAGRAPHS[0]}</p>")
    assert title_of(doc) == title
    assert len(titles_of(doc)) == count
