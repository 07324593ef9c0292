"""Doubts about headline, date, section, summary and body."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>"


@pytest.mark.parametrize(
    ("field", "head"),
    [
        ("published", "<div>来源：城东日报 作者：王小明</div>"),
        ("published", "<div>2025-12-30</div><div>2025-12-29 来源：城东日报</div>"),
        ("section", CREDITS + "<div><a href='/k/3'>夜读时光</a></div>"),
    ],
)
def test_what_is_printed_beside_a_field_makes_it_unsure(field: str, head: str) -> None:
    assert field in page_of(head).unsure


@pytest.mark.parametrize(
    ("field", "meta"),
    [
        ("published", '<meta property="article:published_time" content="2025-11-03T08:00:00+08:00">'),
        ("byline", '<meta name="author" content="王小明">'),
        (
            "summary",
            '<meta name="description" content="城东网是临河市的新闻网站，介绍临河的天气、交通和菜价，欢迎来稿。">',
        ),
    ],
)
def test_data_that_say_otherwise_make_a_field_unsure(field: str, meta: str) -> None:
    plain = "<div>2025-12-30 来源：城东日报</div>"
    page = page_of(plain, meta=meta, crumb=CRUMB)
    assert field in page.unsure or (field == "summary" and page.summary is None)
    assert field not in page_of(plain, crumb=CRUMB).unsure


@pytest.mark.parametrize(
    ("title", "unsure"),
    [(f"{HEADLINE}_某某网", False), ("某某网", False), ("城东三条老街排水管提前完工的消息_某某网", True)],
)
def test_a_title_that_is_another_headline(title: str, unsure: bool) -> None:
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1>{CREDITS}<div>{text}</div>"
    assert ("headline" in parse(html.encode()).unsure) is unsure


def test_a_text_of_short_lines_and_links() -> None:
    menu = "".join(f"<p>{word}有售</p>" for word in "米 面 油 盐 酱 醋 茶".split())
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{CREDITS}<div><p>{PARAGRAPHS[0]}</p>{menu}</div>"
    page = parse(html.encode(), None, Hints(kind="article"))
    assert "body" in page.unsure
