"""Headlines of articles that the picture of a layout alone links."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

HERE = "http://paper.example.cn/html/2026-11/28/node_2.htm"
DIRECTORY = "<a href=node_2.htm>第01版：要闻</a><a href=node_3.htm>第02版：经济</a>"
TITLES = ["老街排水改造完工", "北门菜场新添便民推车", "临河小学延长开放时间"]


def headlines(areas: str, beside: str = "") -> list[str]:
    page = parse(f"<title>澜汀日报</title>{DIRECTORY}<map>{areas}</map>{beside}".encode(), HERE, Hints(kind="list"))
    return [item.headline for item in page.items]


AREAS = "".join(f"<area href=content_{n}.htm>" for n in (1001, 1002, 1003))


@pytest.mark.parametrize(
    ("areas", "beside"),
    [
        ("".join(f'<area href=content_{n}.htm title="{t}">' for n, t in enumerate(TITLES, 1001)), ""),
        ("".join(f"<area href=content_{n}.htm onmouseover=\"show('{t}')\">" for n, t in enumerate(TITLES, 1001)), ""),
        (AREAS, "".join(f'<div id=mp{n} style="display:none">{t}</div>' for n, t in enumerate(TITLES, 1001))),
        (AREAS, "".join(f'<input type=hidden id=t{n} value="{t}">' for n, t in enumerate(TITLES, 1001))),
        (AREAS, "".join(f'<input type=hidden name=title value="{t}">' for t in TITLES)),
        (AREAS, "".join(f"<li><a href=content_{n}.htm>{t}</a>" for n, t in enumerate(TITLES, 1001))),
        (AREAS, "".join(f"<li><a href=content_{n}.htm>· {t}</a>" for n, t in enumerate(TITLES, 1001))),
        (AREAS, "".join(f"<li><a href=content_{n}.htm>本报关注 <b>{t}</b></a>" for n, t in enumerate(TITLES, 1001))),
    ],
)
def test_a_headline_is_found_where_it_stands(areas: str, beside: str) -> None:
    assert headlines(areas, beside) == TITLES


def test_an_address_without_headline_is_an_entry_all_the_same() -> None:
    assert headlines(AREAS) == ["", "", ""]


def test_a_cut_headline_gives_way_to_the_whole() -> None:
    link = '<li><a href=content_1001.htm title="老街排水改造完工 雨天不再漫水">老街排水改造完工...</a>'
    assert headlines("", link) == ["老街排水改造完工 雨天不再漫水"]


@pytest.mark.parametrize("credit", ["作者：林若溪", "（记者 / 林若溪）", " 来源：澜汀日报"])
def test_a_credit_behind_the_headline_is_none_of_it(credit: str) -> None:
    rows = [f'<a href=content_{n}.htm title="{t}"><b>{t}</b><em>{credit}</em></a>' for n, t in enumerate(TITLES, 1001)]
    assert headlines(AREAS, "".join(f"<li>{row}" for row in rows)) == TITLES


@pytest.mark.parametrize("text", ["本版责编：李默", "责 编：李默", "广 告"])
def test_who_made_up_the_page_is_no_article(text: str) -> None:
    staff = f"<li><a href=content_1004.htm>{text}</a>"
    link = f"<li><a href=content_1001.htm>{TITLES[0]}</a>"
    assert headlines("", link + staff) == TITLES[:1]


def test_numbers_that_count_the_headlines_are_no_part_of_them() -> None:
    links = "".join(f"<a href=content_{n}.htm><i>{n - 1000}</i>{t}</a><br>" for n, t in enumerate(TITLES, 1001))
    assert headlines(links) == TITLES
    assert (
        headlines(links + "<a href=content_1009.htm>报头</a><a href=content_1008.htm>图片新闻一组</a>")[0] == TITLES[0]
    )
    alone = "<a href=content_1.htm>1台旧机床的来历</a><br><a href=content_2.htm>北门菜场新添便民推车</a>"
    assert headlines(alone)[0] == "1台旧机床的来历"
