"""Articles that come as data, where a source says that its articles do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper.extract import parse
from scraper.models import Hints, Page

URL = "http://paper.example.cn/2026-11-28/01/article/348890.json"
TEXT = (
    "城东三条老街的排水管换新，今年汛期下了四场大雨，路面始终是干的。",
    "住户出门不必再绕道，孩子们放学可以直接走回家。",
)
PRINTED = Hints(listed_by="layout page")


def read(data: Any, hints: Hints = PRINTED) -> Page:
    return parse(json.dumps(data, ensure_ascii=False).encode(), URL, hints)


@pytest.mark.parametrize(
    "article",
    [
        {
            "title": "老街排水改造完工",
            "introtitle": "三年规划见闻",
            "subtitle": "——城东见闻",
            "author": "本报记者　王小明",
            "jdate": "2026-11-28",
            "content": "".join(f"<p>　　{line}</p>" for line in TEXT),
        },
        {
            "bt": "老街排水改造完工",
            "zz": "王小明",
            "publishTime": "2026-11-28",
            "nr": "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in TEXT),
        },
        {
            "headline": "老街排水改造完工",
            "authors": [{"name": "王小明"}],
            "date": "20261128",
            "content": "\n".join(TEXT),
        },
    ],
    ids=["markup", "escaped", "lines"],
)
def test_an_article(article: dict[str, Any]) -> None:
    others = [{"title": f"另一篇文章{n}", "content": "别的文章的正文，" * 30} for n in range(4)]
    page = read({"code": 0, "data": {"article": article, "others": others}})
    assert (page.kind, page.headline, page.byline) == ("article", "老街排水改造完工", ("王小明",))
    assert (page.published, page.body) == ("2026-11-28", "\n".join(TEXT))


def test_nobody_says_that_data_are_an_article() -> None:
    data = {"title": "老街排水改造完工", "content": "<p>" + TEXT[0] * 9}
    assert read(data, Hints()).kind == "other"
    assert read(data, Hints(kind="article")).headline == "老街排水改造完工"
    assert read(data, Hints(article_url="http://paper.example.cn/{id}.json")).kind == "article"


@pytest.mark.parametrize(
    "data", [{"title": "", "content": TEXT[0]}, {"title": "标题", "content": ""}, [1, "a", None], {}]
)
def test_what_is_no_article(data: Any) -> None:
    assert read(data).kind == "other"


@pytest.mark.parametrize(
    ("pictures", "images"),
    [
        (
            [{"url": "../pic/1.jpg", "desc": "改造后的老街"}, {"url": "//img.example.cn/2.jpg", "desc": ""}],
            [
                ("http://paper.example.cn/2026-11-28/01/pic/1.jpg", "改造后的老街"),
                ("http://img.example.cn/2.jpg", None),
            ],
        ),
        (["/pic/1.jpg", "/pic/3.jpg"], [(f"http://paper.example.cn/pic/{n}.jpg", None) for n in (1, 3)]),
        ([{"url": "/pic/in-text.jpg"}], [("http://paper.example.cn/pic/in-text.jpg", None)]),
        ([None, {"url": None}, 3], []),
    ],
    ids=["objects", "addresses", "in the text, too", "nothing"],
)
@pytest.mark.parametrize("key", ["pictures", "images", "imgList"])
def test_pictures_in_an_array_beside_the_text(key: str, pictures: list[Any], images: list[Any]) -> None:
    inside = "<p><img src=/pic/in-text.jpg></p>" if "in-text" in str(pictures) else ""
    page = read({"title": "老街排水改造完工", key: pictures, "content": f"<p>{TEXT[0]}</p>{inside}<p>{TEXT[1]}</p>"})
    assert [(image.url, image.caption) for image in page.images] == images
    assert page.body == "\n".join(TEXT)
