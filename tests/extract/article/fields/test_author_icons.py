"""Names behind the icon of a person."""

from __future__ import annotations

import pytest

from scraper.extract.article.fields.author_icons import marked
from scraper.extract.document import Document
from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    "icon",
    [
        "<i class='fa fa-user fa-fw'></i> ",
        "<i class='iconfont icon-author'></i>",
        "<svg class='user'></svg>",
        "<img src='/i/user.png'>",
    ],
)
def test_a_name_behind_the_icon_of_a_person_signs(icon: str) -> None:
    clock, count = (
        "<span><i class='fa fa-clock-o'></i> 2025年12月30日 06:01:19</span>",
        "<span><a href='#c'>0</a></span>",
    )
    page = page_of(f"<div class='meta'>{clock}{count}<span>{icon}老鲫鱼</span></div>")
    assert (page.byline, page.outlet) == (("老鲫鱼",), None)


def test_a_medium_behind_the_icon_of_a_person_publishes() -> None:
    page = page_of("<div><span>2025-12-30 06:01</span><span><i class='fa fa-user'></i>城东日报</span></div>")
    assert (page.byline, page.outlet) == ((), "城东日报")


@pytest.mark.parametrize("name", ["author", "con1_author", "post-author", "authorName"])
def test_a_pen_name_in_an_element_of_the_author_beside_the_date(name: str) -> None:
    line = f"<div><span>No.561</span> <span class='{name}'>澜小舟</span> <span>2025-12-30 06:01</span></div>"
    page = page_of(line)
    assert (page.byline, page.outlet) == (("澜小舟",), None)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<p><span><i class='icon-user'></i>小水滴</span> 2025-12-30</p>", ["小水滴"]),
        ("<p><span class='author'>澜小舟</span> 2025-12-30</p>", ["澜小舟"]),
        ("<p><span class='author'>住在河边看水的人</span> 2025-12-30</p>", []),
        ("<p><span class='author-box'>澜小舟</span> 2025-12-30</p>", []),
        ("<p><span><i class='icon-eye'></i>439</span> 2025-12-30</p>", []),
        ("<p><span><i class='icon-user'>作者</i>小水滴</span> 2025-12-30</p>", []),
        ("<p><span>小水滴<i class='icon-user'></i></span> 2025-12-30</p>", []),
    ],
)
def test_which_elements_open_with_a_person(markup: str, names: list[str]) -> None:
    assert marked(Document(markup).lines[0]) == names
