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


PAGES = [
    {"bmmc": f"第A0{n}版：{name}", "wz": [{"bt": title, "lj": f"wz/{n}.html"}]}
    for n, name, title in ((1, "头版", "老街排水改造完工"), (2, "街坊", "北门菜场添了推车"))
]


@pytest.mark.parametrize(
    "text",
    [
        "var paperData = {};",
        "<title>澜汀日报数字报</title><div id=app></div><script>window.__PAPER__ = {};</script>",
    ],
    ids=["a script", "a variable of the page"],
)
def test_the_paper_as_a_variable(text: str) -> None:
    data = json.dumps({"rq": "20261128", "banmian": PAGES}, ensure_ascii=False)
    page = parse(text.replace("{}", data).encode(), "http://paper.example.cn/szb/20261128/", Hints(kind="list"))
    assert [(one.number, one.name, one.articles) for one in page.layouts] == [
        ("A01", "头版", ("http://paper.example.cn/szb/20261128/wz/1.html",)),
        ("A02", "街坊", ("http://paper.example.cn/szb/20261128/wz/2.html",)),
    ]


def test_the_name_of_a_front_page_alone() -> None:
    rows = [
        {"layoutCode": c, "layoutName": n, "newsList": [{"newsTitle": n}]}
        for c, n in (("A01", "头版"), ("A02", "街坊"))
    ]
    page = parse(json.dumps(rows, ensure_ascii=False).encode(), "http://paper.example.cn/a.json", Hints(kind="list"))
    assert [(one.number, one.name) for one in page.layouts] == [("A01", "头版"), ("A02", "街坊")]


def test_a_template_takes_values_of_the_layout_and_of_the_paper() -> None:
    data = {
        "date": "2026-11-28",
        "pages": [{"pnumber": "01", "pname": "要闻", "list": [{"id": 7, "title": TITLES[0]}]}],
    }
    page = read(data, article_url="http://paper.example.cn/{date}/{pnumber}/{id}.json")
    assert page.items[0].url == "http://paper.example.cn/2026-11-28/01/7.json"


@pytest.mark.parametrize(
    "around",
    [
        {"paperName": "澜汀日报"},
        {"code": 0, "data": {"paper_name": "澜汀日报", "date": "2026-11-28"}},
        {"newspaper": "澜汀日报", "editor": "某人"},
    ],
)
def test_the_paper_is_named_as_the_data_say(around: dict[str, Any]) -> None:
    sheets = [{"pageNo": "01", "pageName": "要闻", "articles": stories()}, {"pageNo": "02", "articles": []}]
    assert read({**around, "pages": sheets}).headline == "澜汀日报"
    assert read({"pages": sheets}).headline == ""


@pytest.mark.parametrize("kind", ["auto", "list"])
def test_layouts_in_the_data_of_a_page(kind: Any) -> None:
    sheets = [{"pageNo": "A01", "pageName": "要闻", "newsList": stories()}, {"pageNo": "A02", "pageName": "广告"}]
    state = {"props": {"pageProps": {"pageList": sheets}}}
    page = parse(
        (
            "<html><head><title>澜汀日报 数字报</title></head><body><div id='__next'>加载中</div>"
            f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(state, ensure_ascii=False)}</script></body></html>"
        ).encode(),
        "https://paper.example.cn/2026-11-28",
        Hints(kind=kind),
    )
    assert [(one.number, one.name, len(one.articles)) for one in page.layouts] == [
        ("A01", "要闻", 3),
        ("A02", "广告", 0),
    ]


def test_the_name_of_the_printed_page_is_no_outlet() -> None:
    text = "<p>沙洲供水站的工程里，新的安排从下周一开始实行，原来的时间表同时作废，不必再坐车进城。</p>" * 3
    page = (
        "<article><h1>沙洲供水站为高龄住户上门办证</h1><div><span>B01 | 文化·副刊</span>"
        f" <time datetime='2026-11-27'>2026年11月27日</time> <span>記者 黄一帆</span></div>{text}</article>"
    )
    hints = Hints(listed_by="layout page", place=("B01", "文化·副刊"))
    assert parse(page.encode(), "https://paper.example.cn/b01/1.html", hints).outlet is None
