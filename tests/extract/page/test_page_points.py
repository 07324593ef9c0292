"""The points for an article on a page with a list."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from scraper.extract import parse
from scraper.extract.article.anchors import Body, Headline
from scraper.extract.page import page_points
from scraper.models import Hints

PARAGRAPH = "北门外五个小区的施工方案已经公示，居民可以到街道办事处查看图纸，也可以在网上留言，意见收集到月底为止"


@pytest.mark.parametrize(("last", "paragraph"), [(9, "list"), (3, "article")])
def test_text_that_stands_among_the_entries_of_a_list_is_no_article(
    last: int, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs two points; all else is the same."""
    monkeypatch.setattr(page_points, "is_credited", lambda context, fields, listing: False)
    item = SimpleNamespace(headline="第一条新闻的标题要比栏目名长得多", summary=None)
    block = SimpleNamespace(first=1, last=last)
    listing = SimpleNamespace(items=[item] * 10, rule="list", rich=0.0, block=block, places=[])
    body = "\n".join([PARAGRAPH] * 5)
    lines = [SimpleNamespace(text="", links=(), link_chars=0)] * 10
    doc = SimpleNamespace(hints=Hints(), url=None, lines=lines, lettered=False)
    context = SimpleNamespace(doc=doc, headline=Headline(), body=Body(None, 2, 3))
    fields = {"body": SimpleNamespace(value=body)}
    total = page_points.of_article(context, fields, listing)  # type: ignore[arg-type]
    assert ("article" if total + 2 > 0 else "list") == paragraph


@pytest.mark.parametrize("number", ["、", "．", "."])
def test_a_notice_of_short_lines_between_two_others_is_an_article(number: str) -> None:
    lines = [
        f"一{number}项目基本情况",
        "原公告的采购项目编号：DC2025G008",
        "首次公告日期：2025年05月21日",
        f"二{number}更正信息",
        "更正事项：采购文件",
        "更正内容：详见附件",
        f"三{number}其他补充事宜",
        f"四{number}询问请按以下方式联系",
        "名称：城东大学",
        "地址：城东市北门路94号",
        "联系方式：满老师 010-1234567",
    ]
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        "<html lang=zh><title>城东大学招标办公室-工程类</title>"
        "<div class=right><h1>老街排水维修工程（DC2025G008）更正公告</h1>"
        f"<div>发布日期：2025-05-30 浏览次数：</div>{text}"
        "<p><a href='/f/1.pdf'>DC2025G008老街排水维修工程补遗文件.pdf</a></p>"
        "<div>上一篇： <a href='/2.html'>北门小区室外自来水管改造工程竞争性磋商公告</a></div>"
        "<div>下一篇： 没有了</div></div>"
    )
    page = parse(html.encode())
    assert (page.kind, page.published, page.body) == ("article", "2025-05-30", "\n".join(lines))
