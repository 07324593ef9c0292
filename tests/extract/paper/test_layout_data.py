"""Layouts as data, in the forms of flip-page papers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper.extract import parse
from scraper.models import Hints, Page

HERE = "http://paper.example.cn/journal/2026-11-28/navi.json"
TITLES = ["老街排水改造完工", "北门菜场新添便民推车", "临河小学延长开放时间"]


def read(data: Any, **hints: Any) -> Page:
    return parse(json.dumps(data, ensure_ascii=False).encode(), HERE, Hints(kind="list", **hints))


def stories(**names: Any) -> list[dict[str, Any]]:
    return [{"id": n, "title": title, "url": f"/a/{n}.html", **names} for n, title in enumerate(TITLES, 1)]


@pytest.mark.parametrize(
    "data",
    [
        {
            "pages": [
                {"pnumber": "01", "pname": "要闻", "articles": stories()},
                {"pnumber": "02", "pname": "广告", "articles": []},
            ]
        },
        {"data": {"list": [{"title": "第01版：要闻", "items": stories()}, {"title": "第02版：广告", "items": []}]}},
        [
            {"banci": 1, "banming": "要闻", "blocks": [{"list": stories()}]},
            {"banci": 2, "banming": "广告", "blocks": []},
        ],
        {"01": {"name": "要闻", "news": {"rows": stories()}}, "02": {"name": "广告", "news": {"rows": []}}},
    ],
)
def test_layouts_and_their_articles(data: Any) -> None:
    page = read(data)
    assert [(one.number, one.name, len(one.articles)) for one in page.layouts] == [("1", "要闻", 3), ("2", "广告", 0)]
    assert [item.headline for item in page.items] == TITLES
    assert page.items[0].url == "http://paper.example.cn/a/1.html"


def test_addresses_are_made_of_ids() -> None:
    rows = [{"id": 7, "title": TITLES[0]}]
    data = {"pages": [{"pageNo": "A01", "pageName": "要闻", "articles": rows}]}
    page = read(data, article_url="http://paper.example.cn/detail/{id}.html")
    assert page.layouts[0].articles == ("http://paper.example.cn/detail/7.html",)
    assert page.layouts[0].number == "A01"


def test_a_directory_of_files() -> None:
    page = read(
        {"layouts": [{"no": "01", "name": "要闻", "url": "01.json"}, {"no": "02", "name": "经济", "url": "02.json"}]}
    )
    assert [(one.number, one.name, one.url) for one in page.layouts] == [
        ("1", "要闻", "http://paper.example.cn/journal/2026-11-28/01.json"),
        ("2", "经济", "http://paper.example.cn/journal/2026-11-28/02.json"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"page": 1, "list": stories()},
        {"sections": [{"id": 1, "name": "时政", "list": stories()}, {"id": 2, "name": "社会", "list": stories()}]},
        {"hasMore": True, "data": stories()},
    ],
)
def test_other_lists_are_no_papers(data: Any) -> None:
    assert read(data).layouts == ()
