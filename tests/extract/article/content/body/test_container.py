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


def test_a_long_listing_of_code_is_not_the_article() -> None:
    rows = "<br>".join(f'$str .= "<td style=width:{n}px>{{$v}}</td>"; echo $rows[{n}];' for n in range(60))
    code = f"<table><tr><td class='code'><pre>{rows.replace('<td', '&lt;td')}</pre></td></tr></table>"
    own = f"<div class='entry'><p>{TEXT}</p>{code}<p>{OTHER}</p></div>"
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{own}".encode())
    assert page.body.startswith(TEXT)
    assert page.body.endswith(OTHER)


@pytest.mark.parametrize("name", ["ai_area", "ai-summary", "ai_quiz_box"])
def test_what_a_model_says_of_the_text_is_no_part_of_it(name: str) -> None:
    words = "这篇文章报道了图书馆新馆开馆的消息，并提到四千名读者到馆，门外很早就排起了长队。"
    made = f"<div class='{name}'><p>{words}</p></div>"
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>{made}<p>{TEXT}</p></div>".encode())
    assert page.body == TEXT
