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
