"""A source's selectors overrule; where they match nothing, the page is read as ever."""

from __future__ import annotations

import pytest

from scraper.errors import ParseError
from scraper.extract import explain, parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS

PAGE = f"""<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>
<div class=alt>另拟的一个标题</div><ul class=who><li>张小三</li><li>李小四</li></ul>
<div class=when>刊于 2024年5月6日 7时08分</div><div class=from>来源：某某周刊</div>
<div class=ed>责任编辑：王小五_N1</div><i class=ch>民生</i><div class=sum>自选的摘要</div>
<div class=t>{MARKUP}<p class=x>附一句话。</p></div>""".encode()


def select(**selectors: str) -> Hints:
    return Hints(select=selectors)


@pytest.mark.parametrize(
    ("field", "css", "value"),
    [
        ("headline", ".alt", "另拟的一个标题"),
        ("byline", ".who li", ("张小三", "李小四")),
        ("published", ".when", "2024-05-06T07:08+08:00"),
        ("outlet", ".from", "某某周刊"),
        ("editors", ".ed", ("王小五",)),
        ("section", ".ch", "民生"),
        ("summary", "div.sum", "自选的摘要"),
        ("body", ".t p.x", "附一句话。"),
        ("body", ".t", "\n".join((*PARAGRAPHS, "附一句话。"))),
    ],
)
def test_each_field(field: str, css: str, value: object) -> None:
    page, evidence = explain(PAGE, None, select(**{field: css}))
    assert getattr(page, field) == value
    assert [e.rule for e in evidence if e.field == field] == [f"select: {css}"]


def test_a_selector_that_matches_nothing_leaves_the_field_to_the_parser() -> None:
    assert parse(PAGE, None, select(headline=".gone")).headline == HEADLINE


def test_a_selector_that_is_none_is_the_source_s_mistake() -> None:
    with pytest.raises(ParseError, match=r"select: body: 'div\[\['"):
        parse(PAGE, None, select(body="div[["))


def test_items() -> None:
    other = b"<p><a href=/3/2025/01/long-story-here.html>a long story here</a></p>"
    html = b"<title>a</title><ol><li><a href=/1>one</a><li><a href=/2>two</a></ol>" + other
    page = parse(html, "https://a.example.cn/", Hints(kind="list", select={"items": "ol li"}))
    assert [item.url for item in page.items] == ["https://a.example.cn/1", "https://a.example.cn/2"]
