"""The block that holds the article."""

from __future__ import annotations

import pytest

from scraper.extract import parse

HEADLINE = "清河市图书馆新馆昨日开馆迎来四千读者"
OTHER = "北门外五个小区的施工方案已经公示，居民可以到街道办事处查看图纸，也可以在网上留言。"
TEXT = "昨日上午九点，图书馆新馆的大门准时打开，门外已经排起长队，有人天不亮就到了这里。"


@pytest.mark.parametrize(("name", "body"), [("content", TEXT), ("left", OTHER)])
def test_of_two_blocks_that_weigh_much_the_same_the_one_that_is_called_content(name: str, body: str) -> None:
    other = f"<div class='right'><p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p></div>"
    own = f"<div class='{name}'><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT[:34]}</p></div>"
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>{other}</div><div>{own}</div>".encode())
    assert page.body.split("\n")[0] == body
