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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<div class=TRS_Editor>&nbsp;<span style='font-size:12pt'>{0}</span><div class=Custom_UnionStyle>",
            "</div></div>",
        ),
        ("<div id=zoom>{0}<div>", "</div></div>"),
        ("<td class=cont>　　{0}<br><div style='text-indent:2em'>", "</div></td>"),
        ("<article><font size=3>{0}</font><section>", "</section></article>"),
    ],
)
def test_a_first_paragraph_that_stands_before_the_block_of_the_others_belongs_to_the_text(
    before: str, after: str
) -> None:
    own = f"{before.format(OTHER)}<p>{TEXT}</p><p>{TEXT[:34]}。</p><p>{OTHER}{TEXT}</p>{after}"
    head = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 09:15 来源：城东日报</div>"
    page = parse(f"{head}<div class=main>{own}</div><div>版权所有 某某网</div>".encode())
    assert page.body.startswith(OTHER)
    assert page.summary is None


@pytest.mark.parametrize("deck", ["<p class=lead>{0}</p>", "<div class=daodu>{0}</div>"])
def test_a_deck_before_the_block_of_the_paragraphs_is_no_part_of_the_text(deck: str) -> None:
    own = f"<div class=nr>{deck.format(OTHER)}<div><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT[:34]}。</p></div></div>"
    head = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 09:15 来源：城东日报</div>"
    page = parse(f"{head}{own}".encode())
    assert (page.summary, page.body.split("\n")[0]) == (OTHER, TEXT)


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


ROWS = "".join(
    f"<tr><td>{n}</td><td>城东大学</td><td>关于临河区第{n}批老旧小区排水改造的效果、费用与居民意见的研究报告</td></tr>"
    for n in range(1, 60)
)
LISTED = "今年的课题已完成受理、评审和公示，现将立项名单公布如下，共五十九项，请各单位尽快组织开题。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div class=article-content><p>{0}</p>", "</div>"),
        ("<div class=article-content><p>{0}</p><p>临河社科办</p><p>2025年3月4日</p>", "<p>特此公布。</p></div>"),
        ("<div><div class=nr><p>{0}<br>附件：</p>", "</div></div>"),
        ("<table><tr><td class=main><p>{0}</p>", "</td></tr></table>"),
    ],
)
def test_the_words_over_a_long_table_open_the_text(before: str, after: str) -> None:
    own = f"{before.format(LISTED)}<table class=t>{ROWS}</table>{after}"
    head = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 17:40 来源：临河社科办</div>"
    menu = "<div class=nav><a href=/>首页</a><a href=/tz/>通知公告</a></div>"
    assert parse(f"{menu}{head}{own}<div>版权所有 临河社科办</div>".encode()).body.startswith(LISTED)


def test_a_notice_on_the_site_over_a_table_is_no_text() -> None:
    notice = (
        "欢迎访问临河自考网！本站为考生提供临河自考信息，供学习交流使用，非政府官方网站，官方信息以临河考试院为准。"
    )
    rows = "".join(
        f"<tr><td>{city}</td><td>0000-1234{n}</td></tr>" for n, city in enumerate("清河 云汀 南浦 临江".split())
    )
    head = f"<title>{HEADLINE}</title><div class=top>{notice}</div><h1>{HEADLINE}</h1><div>2025-03-04</div>"
    page = parse(f"{head}<table>{rows}</table>".encode())
    assert notice not in page.body
