"""An invented article page, to print a dateline, a credit line or a breadcrumb on and see what is read from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from scraper.extract import parse
from scraper.extract.article.confidence import doubts
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document, FieldValue
from scraper.models import Hints, Page

HEADLINE = "老街排水改造完工 雨天不再漫水"

PARAGRAPHS = (
    "市水务局昨日介绍，城东三条老街的排水管改造已经完工，新管径比旧管粗了一倍，暴雨天不再漫水，附近商户的地下室也不用再堆沙袋了。",
    "住在临河巷的居民告诉来访者，往年七八月间屋里常要垫高冰箱和柜子，今年汛期下了四场大雨，门前的路面始终是干的，孩子放学可以直接走回家。",
    "据了解，二期工程将在明年春天动工，涉及北门外的五个小区，总投资约三千万元，计划在主汛期之前通水，施工期间公交线路会临时改道。",
)
WHOLE = "\n".join(PARAGRAPHS)
"""The body of the article."""
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
"""The body as HTML."""

URL = "https://news.example.cn/2024/0502/c7-88.html"
MOMENT = "2024-05-02T14:30:00+08:00"
SOURCE = "<div>来源：城东日报</div>"
DATE = "<div>2024-05-02 14:30 来源：城东日报</div>"


def as_json(value: object) -> str:
    """JSON in which Chinese characters are not escaped, as most sites write it."""
    return json.dumps(value, ensure_ascii=False)


def page_of(
    head: str = "",
    *,
    tail: str = "",
    first: str = "",
    last: str = "",
    crumb: str = "",
    meta: str = "",
    title: str = "某某网",
    url: str | None = None,
    timezone: str = "Asia/Shanghai",
) -> Page:
    """The record that `parse` reads from the invented article.

    ``head`` stands between headline and text, ``tail`` below the text; ``first`` and ``last`` open and close the text;
    ``crumb`` stands above the headline.
    """
    one, two, three = PARAGRAPHS
    body = "".join(f"<p>{text}</p>" for text in (first + one, two, three + last))
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{HEADLINE}_{title}</title>{meta}</head><body>
<div class="top"><a href="/">首页</a> <a href="/a/">新闻</a> <a href="/b/">财经</a></div>
{crumb}<h1>{HEADLINE}</h1>{head}<div class="content">{body}</div>{tail}
<div class="rel"><h3>相关新闻</h3><ul>
<li><a href="/1">城东老街商户节后开张</a> 2020-01-01</li>
<li><a href="/2">北门小区将换水表</a> 2020-01-02</li></ul></div>
<div>Copyright 2003-2021 某某网 版权所有 ICP备12345678号</div></body></html>"""
    return parse(html.encode(), url, Hints(kind="article", timezone=timezone))


def reading_of(
    head: str = "", *, title: str = "某某网", tail: str = "", crumb: str = "", last: str = "", **values: Any
) -> Reading:
    """The invented article with these values for its fields, whatever the rules would read: for the doubts about them.

    A value is given alone, or with the rule that found it.
    """
    body = "".join(f"<p>{text}</p>" for text in (*PARAGRAPHS[:2], PARAGRAPHS[2] + last))
    html = f"<html lang=zh><title>{HEADLINE}_{title}</title>{crumb}<h1>{HEADLINE}</h1>{head}<div>{body}</div>{tail}"
    values = {"headline": HEADLINE, "body": WHOLE, **values}
    fields = {
        name: FieldValue(*value) if type(value) is list else FieldValue(value, "printed credit")
        for name, value in values.items()
    }
    return Reading(Context(*locate(Document(html))), fields)


def raised(check: Callable[[Reading], bool], reading: Reading) -> bool:
    """Tell whether a doubt is asked of such a page, with such a field, and answered with yes."""
    facts_of_page = [
        holds
        for name, facts in doubts._FACTS_OF[reading.doc.lettered].items()
        for _share, _reason, holds in facts[name in reading.fields]
    ]
    return check in facts_of_page and check(reading)
