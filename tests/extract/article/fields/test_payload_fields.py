"""The credits of an article that only a script of the page holds."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.models import Page
from tests.extract.article_pages import HEADLINE, MARKUP


def page_with(**properties: object) -> Page:
    article = {"title": HEADLINE, "content": MARKUP, **properties}
    state = json.dumps({"page": {"article": article}}, ensure_ascii=False)
    html = f"<title>{HEADLINE}</title><body><div id='app'></div><script>window.__INITIAL_STATE__ = {state}</script>"
    return parse(html.encode())


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"publishTime": "2025-12-30 09:15:22"}, "2025-12-30T09:15:22+08:00"),
        ({"display_date": "2025-12-30T01:15:22Z"}, "2025-12-30T09:15:22+08:00"),
        ({"publish_time": 1767057300}, "2025-12-30T09:15:00+08:00"),
        ({"ptime": "2025-12-30"}, "2025-12-30"),
        ({"publishTime": True}, None),
    ],
)
def test_when(properties: dict[str, object], expected: str | None) -> None:
    assert page_with(**properties).published == expected


def test_who_and_where_from() -> None:
    page = page_with(
        authors=[{"name": "王小明"}, {"name": "李四"}],
        editor="赵五_NF0001",
        source={"name": "城东日报"},
        channelName="社会",
    )
    assert page.byline == ("王小明", "李四")
    assert page.editors == ("赵五",)
    assert page.outlet == "城东日报"
    assert page.section == "社会"


def test_a_label_in_a_property() -> None:
    page = page_with(responEdit="责任编辑：赵五", nodeInfo={"nodeId": 25, "name": "健康"})
    assert (page.editors, page.section) == (("赵五",), "健康")
