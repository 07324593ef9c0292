"""Addresses on layout pages: their form, their day, and what stands for nothing."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.extract.document import Document
from scraper.extract.paper.links import day_of, folder, last_number, links_of, shape, without_view

HERE = "http://paper.example.cn/html/2026-11/28/node_2.htm"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (HERE, date(2026, 11, 28)),
        ("http://a.example/pc/layout/202611/28/node_01.html", date(2026, 11, 28)),
        ("http://a.example/content/20261128/Page01HO.htm", date(2026, 11, 28)),
        ("http://a.example/szb/2026/1128/1.htm", date(2026, 11, 28)),
        ("http://a.example/epapers?period_date=2026-1-5&page=2", date(2026, 1, 5)),
        ("http://a.example/content_994800.htm", None),
        ("http://a.example/20269988/1.htm", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert day_of(url) == day


def test_links_of_one_kind_have_one_form() -> None:
    assert shape("http://a.example/1/node_A01.html") == shape("http://a.example/2/node_B12.html")
    assert shape("http://a.example/node_2.htm") != shape("http://a.example/content_2.htm")
    assert folder(HERE) == "http://paper.example.cn/html/2026-11/28"
    assert last_number("http://a.example/20261128/content_1001.htm") == "1001"


def test_the_place_in_the_picture_is_no_part_of_an_address() -> None:
    assert without_view("http://a.example/nw_1.htm?div=-1") == "http://a.example/nw_1.htm"
    assert without_view("http://a.example/nw_1.htm?div=0&id=3") == "http://a.example/nw_1.htm?id=3"


def test_links_of_all_kinds() -> None:
    html = """<a href=a_1001.htm>一</a><area href=a_1002.htm title=二><select><option value=node_3.htm>第02版</option>
    <option value=3>三月</option></select><div onclick="location.href='a_1003.htm'">三</div><a href=x.pdf>PDF</a>
<a href=a_1004.htm><script>document.write(view("五 "))</script></a>"""
    links = links_of(Document(html, HERE))
    assert [(link.kind, link.url.rpartition("/")[2], link.text or link.title) for link in links] == [
        ("link", "a_1001.htm", "一"),
        ("area", "a_1002.htm", "二"),
        ("option", "node_3.htm", "第02版"),
        ("script", "a_1003.htm", "三"),
        ("link", "a_1004.htm", "五"),
    ]


def test_letters_of_pages_may_be_small() -> None:
    day = "http://paper.example.cn/2026-11-28"
    assert shape(f"{day}/a01.htm") == shape(f"{day}/b02.htm")
    assert shape(f"{day}/a01.htm") != shape(f"{day}/a01-92304.htm")
