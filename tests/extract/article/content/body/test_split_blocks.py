"""A text in several blocks, or folded behind a button, is one text; what only looks so is not."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from urllib.parse import quote

import pytest

from scraper.extract import parse
from tests.extract.article_pages import PARAGRAPHS

TOWN = "青石镇"
SENTENCES = tuple(
    f"第{number}天，{TOWN}的修桥队{what}，领队的人说天气若好月底就能走车，两岸的商户已经在商量重新开张的日子。"
    for number, what in enumerate(
        (
            "清理了河床",
            "搭好了支架",
            "运来了石料",
            "铺上了钢梁",
            "浇了第一层桥面",
            "装上了栏杆",
            "试了承重",
            "刷了防锈漆",
        ),
        start=1,
    )
)
WHOLE = "\n".join(SENTENCES)
HEADLINE = "青石镇老桥月底恢复通车"
AD = "<div class='ad-slot'><a href='/ad'><img src='a.jpg'></a></div>"


def body(markup: str, after: str = "") -> str:
    page = (
        f"<html><head><meta charset=utf-8><title>{HEADLINE}_河湾网</title></head><body><div><a href='/'>首页</a></div>"
        f"<div class=main><h1>{HEADLINE}</h1><div class=info>2023-03-05 09:20 来源：河湾日报</div>{markup}</div>{after}"
        "<div class=foot>版权所有 河湾网</div></body></html>"
    )
    return parse(page.encode()).body or ""


def paragraphs(first: int, last: int) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[first:last])


def test_a_paragraph_behind_a_link_on_a_page_of_a_few_lines() -> None:
    text = [f"<p>{sentence}</p>" for sentence in SENTENCES[:4]]
    parts = "</div><div><a href='/g'>家装节火热报名中</a></div><div class=content>".join(("".join(text[:3]), text[3]))
    page = f"<html lang=zh><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><div class=content>{parts}</div></html>"
    assert parse(page.encode()).body == "\n".join(SENTENCES[:4])


@pytest.mark.parametrize("cut", [1, 2, 4, 7])
@pytest.mark.parametrize(
    ("one", "two", "between"),
    [
        ("<div class=content>{}</div>", "<div class=content>{}</div>", AD),
        ("<div class='txt part1'>{}</div>", "<div class='txt part2'>{}</div>", "<script>ad()</script>" + AD),
        ("<div id=Content_1>{}</div>", "<div id=Content_2>{}</div>", "<p class=gg>广告</p>"),
        ("<section>{}</section>", "<section>{}</section>", "<div class=ad>推广</div>"),
        ("<div class=content>{}</div>", "<div>{}</div>", AD),
        (
            "<div class=text>{}</div>",
            "<div class=text>{}</div>",
            "<div class=gg><a href='/g'>家装节火热报名中</a></div>",
        ),
        (
            "<table><tr><td>{}</td></tr></table>",
            "<table><tr><td>{}</td></tr></table>",
            "<table><tr><td><img src=a.gif></td></tr></table>",
        ),
        ("<div class=box><div class=content>{}</div></div>", "<div class=box><div class=content>{}</div></div>", AD),
    ],
)
def test_both_parts_of_a_text_that_is_cut_in_two(one: str, two: str, between: str, cut: int) -> None:
    assert body(one.format(paragraphs(0, cut)) + between + two.format(paragraphs(cut, 8))) == WHOLE


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_both_parts_around_a_line_of_links(cut: int) -> None:
    box = "<div><h3>推荐阅读</h3><a href='/1'>渡口通航仪式举行</a><a href='/2'>桥头集市开张迎客</a></div>"
    one, two = (f"<div class=content>{paragraphs(*part)}</div>" for part in ((0, cut), (cut, 8)))
    assert body(one + box + two) == WHOLE


def test_three_parts_in_the_page_itself() -> None:
    parts = [f"<div class=content>{paragraphs(first, last)}</div>" for first, last in ((0, 2), (2, 6), (6, 8))]
    page = f"<title>{HEADLINE}_河湾网</title><h1>{HEADLINE}</h1><div>2023-03-05 09:20</div>{AD.join(parts)}"
    assert parse(page.encode()).body == WHOLE


@pytest.mark.parametrize(
    "dateline",
    ["【河湾专讯】", "河湾社青石镇3月5日电（记者卫明）", "（河湾社記者衛明青石鎮5日電）", "本报讯（记者 卫明）"],
)
@pytest.mark.parametrize(
    "page",
    [
        "<article><div id=upper><p>{}</p></div>" + AD + "<div id=lower><div class=articletext>{}</div></div></article>",
        "<div class=news><div class=first-par>{}</div><div class=news-text>{}</div></div>",
        "<p class=top-par><b>{}</b></p><div class=news-text>{}</div>",
    ],
)
def test_a_first_paragraph_with_a_dateline_is_no_deck_whatever_its_box_is_called(page: str, dateline: str) -> None:
    assert body(page.format(dateline + SENTENCES[0], paragraphs(1, 8))) == dateline + WHOLE
    deck = "<div class=news><div class=top-deck><p>{}</p></div><div class=news-text>{}</div></div>"
    summary = "老桥封闭了七个月，镇上的人每天要绕行十一公里；月底通车以后，河两岸的集市又能当天来回。"
    assert body(deck.format(summary, paragraphs(0, 8))) == WHOLE


OTHER = "<p>又一篇：邻县的果农今年改种了蓝莓，收购商已经上门看过三回，合作社打算把冷库扩大一倍再签合同。</p>"


@pytest.mark.parametrize(
    "second",
    [
        f"<h2>邻县果农改种蓝莓</h2><div class=content>{OTHER}</div>",
        f"<div>2023-03-04 10:00</div><div class=content>{OTHER}</div>",
        f"<div>相关阅读：</div><div class=content>{OTHER}</div>",
        f"<div>网友评论</div><div class=content>{OTHER}</div>",
        f"<div>责任编辑：苏小河</div><div class=content>{OTHER}</div>",
        f"<div class=comment><div class=content>{OTHER}</div></div>",
    ],
)
def test_another_text_below_is_no_part_of_it(second: str) -> None:
    assert body(f"<div class=content>{paragraphs(0, 8)}</div>{second}") == WHOLE


BUTTONS = [
    "<a class=more href='javascript:;'>展开全文</a>",
    "<button onclick='unfold()'>阅读全文</button>",
    "<div class=unfold>展开剩余80%</div>",
    "<span class=btn>點擊展開全文</span>",
    "<div>查看全部内容</div>",
    "<div class=btn>余下全文</div>",
]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize(
    "rest", ["<div class=rest style='display:none'>{}</div>", "<div class='hide-part' style='display: none;'>{}</div>"]
)
def test_the_rest_behind_a_button(button: str, rest: str) -> None:
    shown = f"<div class=content>{paragraphs(0, 3)}</div>"
    assert body(shown + button + rest.format(paragraphs(3, 8))) == WHOLE
    assert body(shown + rest.format(paragraphs(3, 8)) + button) == WHOLE
    assert body(f"<div class=content>{paragraphs(0, 3)}{rest.format(paragraphs(3, 8))}</div>{button}") == WHOLE


def test_a_hidden_copy_stays_hidden() -> None:
    copy = f"<div class=copy style='display:none'>{paragraphs(0, 8)}</div>"
    assert body(f"<div class=content>{paragraphs(0, 8)}</div>{BUTTONS[0]}{copy}") == WHOLE


def test_hidden_text_without_a_button_stays_hidden() -> None:
    hidden = f"<div class=content style='display:none'>{OTHER}</div>"
    assert body(f"<div class=content>{paragraphs(0, 8)}</div>{hidden}") == WHOLE


@pytest.mark.parametrize("name", ["content", "articleBody"])
def test_the_rest_in_the_page_s_state(name: str) -> None:
    state = json.dumps({"article": {"title": HEADLINE, name: paragraphs(0, 8)}}, ensure_ascii=False)
    shown = f"<div class=content>{paragraphs(0, 4)}</div>{BUTTONS[0]}"
    assert body(shown, f"<script>window.__INITIAL_STATE__ = {state};</script>") == WHOLE


@pytest.mark.parametrize(
    "holds",
    [
        lambda state: f"<script>window.__INITIAL_STATE__ = {state};</script>",
        lambda state: f'<script>window.__DATA__ = JSON.parse(decodeURIComponent("{quote(state)}"))</script>',
        lambda state: f'<script>window.__DATA__ = JSON.parse(atob("{b64encode(state.encode()).decode()}"))</script>',
        lambda state: f'<div id="app" data-page="{escape(state)}"></div>',
        lambda state: f"<textarea hidden>{escape(paragraphs(0, 8))}</textarea>",
        lambda state: f"<textarea hidden>{''.join(f'&#{ord(sign)};' for sign in paragraphs(0, 8))}</textarea>",
    ],
    ids=["escapes", "percent signs", "Base64", "attribute", "textarea", "numbers"],
)
def test_the_rest_in_data_that_are_not_written_as_they_are(holds: Callable[[str], str]) -> None:
    state = json.dumps({"article": {"title": HEADLINE, "content": paragraphs(0, 8)}})
    shown = f"<div class=content>{paragraphs(0, 4)}</div>{BUTTONS[0]}"
    assert body(shown, holds(state)) == WHOLE


def test_a_link_that_was_never_closed() -> None:
    text = "<br><br>".join(SENTENCES)
    assert body(f"<div class=text><a href='/list'>{text}</div>") == WHOLE


ENGLISH = tuple(
    f"On day {number} the builders {what}, and the shopkeepers on both banks said that they hoped to open again soon."
    for number, what in enumerate(
        ("cleared the river bed", "set up the frame", "brought the stone", "laid the steel beams"), start=1
    )
)


def english(markup: str) -> str:
    html = f"<html lang=en><title>Old bridge to reopen</title><main><h1>Old bridge to reopen</h1>{markup}</main>"
    return parse(html.encode()).body or ""


@pytest.mark.parametrize("hidden", ["style='display:none'", "hidden"])
@pytest.mark.parametrize(
    "button",
    [
        "Continue reading",
        *("Read more", "Show more", "See more", "View more"),
        *("Read full story", "Show full text", "View full article", "See full article", "See the whole story"),
        *("Read the rest", "Show the entire text", "View the full article", "Show whole text", "View entire article"),
    ],
)
def test_the_rest_of_an_english_text_behind_a_button(hidden: str, button: str) -> None:
    seen, rest = ("".join(f"<p>{text}</p>" for text in part) for part in (ENGLISH[:2], ENGLISH[2:]))
    text = english(f"<div class=story>{seen}<div {hidden}>{rest}</div></div><button>{button}</button>{button}")
    assert text == "\n".join(ENGLISH)


def test_hidden_prose_elsewhere_stays_hidden_on_an_english_page() -> None:
    text = "".join(f"<p>{text}</p>" for text in ENGLISH)
    notice = "<p>We use cookies so that this site works, and partners of ours count how often a page was opened.</p>"
    links = "<p><a href='/2'>Read more</a></p><p><a href='/3'>All news</a></p>"
    page = f"<div class=story>{text}</div>{links}<div hidden>{notice * 3}</div>"
    assert english(page) == "\n".join(ENGLISH)


def test_two_pieces_in_elements_of_another_tag() -> None:
    one, two, three = PARAGRAPHS
    html = (
        f"<html><title>{HEADLINE}</title><body><section><h1>{HEADLINE}</h1>"
        "<div>2026/01/31 09:15 <a href='/r/1'>記者 王小明／東港報導</a></div>"
        f"<div class='editor'><p>{one}</p></div><div>廣告</div>"
        f"<section class='editor'><p>{two}</p><p>{three}</p></section>"
    )
    assert parse(html.encode()).body == "\n".join(PARAGRAPHS)


GALLERY = (
    "<div class=gallery><div>/46</div><ul><li><a href=/s1>微博</a><li><a href=/s2>微信</a><li><a href=/s3>空间</a></ul>"
    + "<div>图集已浏览完毕</div><div>重新浏览</div>"
    + "".join(f"<h4><a href=/g{n}><img src={n}.jpg>青石镇的第{n}座桥</a></h4>" for n in range(9))
    + "</div>"
)


@pytest.mark.parametrize("cut", [2, 4, 6])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("<div class='endText post_text'>{}</div>", "<div class='endText end-text'>{}</div>"),
        ("<div class='article-content first'>{}</div>", "<div class='article-content'>{}</div>"),
    ],
)
def test_two_blocks_that_share_a_name_around_a_gallery_are_one_text(one: str, two: str, cut: int) -> None:
    assert body(one.format(paragraphs(0, cut)) + GALLERY + two.format(paragraphs(cut, 8))) == WHOLE


def test_another_text_below_its_heading_is_no_part_of_the_first() -> None:
    other = f"{GALLERY}<h2>青石镇要闻</h2><div class='endText b'>{paragraphs(6, 8)}</div>"
    assert body(f"<div class='endText a'>{paragraphs(0, 6)}</div>{other}") == "\n".join(SENTENCES[:6])
