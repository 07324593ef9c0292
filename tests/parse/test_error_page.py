"""Pages that come with status 200 and are none: they must not be stored as articles."""

from __future__ import annotations

import pytest

from scraper.parse import parse

TEMPLATE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="box"><h3>{title}</h3><p>{text}</p></div></body></html>"""


@pytest.mark.parametrize(
    "title",
    [
        "云汀晚报 - ERROR",
        "404 Not Found",
        "页面不存在",
        "您访问的页面找不到了_云汀晚报",
        "502 Bad Gateway",
        "系统提示",
        "該文章已刪除",
    ],
)
def test_an_error_page_is_no_article(title: str) -> None:
    page = TEMPLATE.format(
        title=title,
        text="抱歉，您要找的内容可能已经移走，或者链接有误。请返回云汀晚报首页，或者用站内搜索再找一次，谢谢您的耐心。",
    )
    assert parse(page.encode()).kind == "other"


def test_a_text_of_replacement_characters_is_no_article() -> None:
    text = "\ufffd\u0532\ufffd\ufffd，\ufffd\ufffd\ufffd原\ufffd\ufffd\ufffd无\ufffd\ufffd页\ufffd。" * 12
    assert parse(TEMPLATE.format(title="云汀晚报", text=text).encode()).kind == "other"


def test_news_of_an_error_is_an_article() -> None:
    title = "市民反映预约网站频现404 港务处：系统升级所致"
    text = "连日来，多位市民反映在云汀港轮渡预约网站上遇到页面打不开的情况，港务处昨日回应说，网站正在升级。" * 4
    page = (
        f"<html><head><meta charset='utf-8'><title>{title}_云汀晚报</title></head><body><h1>{title}</h1>"
        f"<div>2026-03-04 09:15 来源：云汀晚报</div><div class='content'><p>{text}</p><p>{text}</p></div></body></html>"
    )
    assert parse(page.encode()).kind == "article"


@pytest.mark.parametrize(
    "headline",
    ["全市昨日新增病例404例", "第404号渡轮退役", "500强榜单昨日发布", "K502次列车临时停运", "沪深300和中证500走高"],
)
def test_a_number_in_the_news_is_no_error(headline: str) -> None:
    page = parse(article(headline).encode())
    assert (page.kind, page.headline) == ("article", headline)


@pytest.mark.parametrize(
    "title", ["404", "404 Not Found", "502 Bad Gateway", "云汀网_404", "页面错误404", "404错误页 - 云汀网", "HTTP 503"]
)
def test_a_code_alone_is_one(title: str) -> None:
    html = f"<title>{title}</title><h1>云汀网为您推荐</h1><p>您可以返回首页，或者看看别的新闻，谢谢您的耐心。</p>"
    assert parse(html.encode()).kind == "other"


def article(headline: str) -> str:
    text = "市卫生部门昨日发布通报，介绍了有关情况，并说明后续安排将在本周内公布，市民可以拨打热线咨询。"
    credit = "<p>2026-01-31 08:15 来源：云汀晚报</p>"
    return f"<title>{headline}_云汀网</title><h1>{headline}</h1>{credit}<div><p>{text}</p><p>{text[::-1]}</p></div>"
