"""Which short lines by a headline are entries of a menu, and which entry of a bar is marked."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    "menu",
    [
        "<nav><a href='/category/life'>生活</a></nav><p>城东夜话</p>",
        "<header><nav><a href='/a'>港聞</a><a href='/b'>社會新聞</a></nav></header>",
        "<div class='main-menu'><a href='/a'>社会新闻</a></div><p>城东夜话</p>",
        "<ul class='navbar'><li><a href='/category/l'>地方新聞</a></li></ul><p>城东夜话</p>",
    ],
)
def test_an_entry_of_a_menu_is_no_channel(menu: str) -> None:
    assert page_of(crumb=menu).section is None


@pytest.mark.parametrize(
    "way",
    [
        "<nav><a href='/a'>港聞</a><a href='/b'>社會新聞</a></nav>",
        "<nav class='path'><a href='/b'>社會新聞</a></nav>",
        "<div><a href='/b'>社會新聞</a></div>",
    ],
)
def test_a_way_in_an_element_of_menus(way: str) -> None:
    assert page_of(crumb=way).section == "社會新聞"


@pytest.mark.parametrize("name", ["nav-current", "channel active", "menu on"])
def test_the_marked_entry(name: str) -> None:
    bar = f"<ul class='nav'><li><a href='/1'>国际</a></li><li class='{name}'><a href='/2'>两岸</a></li></ul>"
    assert page_of(crumb=bar).section == "两岸"


@pytest.mark.parametrize(
    ("menu", "expected"),
    [
        (
            "<ul class='side-menu'><li><a href='/1'>学校要闻</a></li><li class='cur'><a href='/2'>年级动态</a></li>"
            "<li><a href='/3'>媒体报道</a></li></ul>",
            "年级动态",
        ),
        (
            "<ul class='nav'><li class='on'><a href='/1'>即时新闻</a></li><li><a href='/2'>视频</a></li>"
            "<li class='on'><a href='/3'>两岸</a></li></ul>",
            "两岸",
        ),
        ("<ul class='nav'><li class='on'><a href='/'>首页</a></li><li><a href='/2'>年级动态</a></li></ul>", None),
        (
            "<ul class='nav'><li class='on'><a href='/'>某某新闻</a></li><li><a href='/2'>视频</a></li>"
            "<li><a href='/3'>直播</a></li></ul>",
            None,
        ),
    ],
)
def test_the_marked_entry_of_a_list(menu: str, expected: str | None) -> None:
    assert page_of(crumb=f"{menu}<p>城东夜话</p>", title="某某新闻").section == expected


@pytest.mark.parametrize("name", ["channel", "chanel", "cloumn", "colum", "column"])
def test_names_of_elements_that_are_misspelt(name: str) -> None:
    assert page_of(crumb=f"<div class='{name}'>银龄</div>").section == "银龄"


@pytest.mark.parametrize(
    ("menu", "expected"),
    [
        (
            "<ul><li><a href='/'>首页</a></li><li><a href='/2' aria-current='page'>汽车</a></li>"
            "<li><a href='/3'>教育</a></li></ul>",
            "汽车",
        ),
        (
            "<dl><dt>新闻中心</dt><dd class='active'><a href='/1'>综合要闻</a></dd><dd><a href='/2'>媒体看点</a></dd>"
            "<dd><a href='/3'>公告栏</a></dd></dl>",
            "综合要闻",
        ),
        (
            "<ul><li class='e1on3'><a href='/1'>国际</a></li><li><a href='/2'>两岸</a></li>"
            "<li><a href='/3'>科技</a></li></ul>",
            None,
        ),
        ("<div><div class='tab active'>推荐</div><div class='tab'>热榜</div><div class='tab'>本地</div></div>", None),
    ],
)
def test_the_marked_entry_of_a_list_without_a_name(menu: str, expected: str | None) -> None:
    between = "" if "tab" in menu else "<p>城东夜话</p>"
    assert page_of(crumb=menu + between).section == expected
