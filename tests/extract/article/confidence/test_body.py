"""Facts against the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.extract import parse
from scraper.extract.article.confidence import body
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of, raised, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>"


def test_a_text_of_short_lines_and_links() -> None:
    menu = "".join(f"<p>{word}有售</p>" for word in "米 面 油 盐 酱 醋 茶".split())
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{CREDITS}<div><p>{PARAGRAPHS[0]}</p>{menu}</div>"
    page = parse(html.encode(), None, Hints(kind="article"))
    assert "body" in page.unsure


@pytest.mark.parametrize(("times", "doubted"), [(1, False), (3, True)])
def test_a_text_that_the_data_hold_longer(times: int, doubted: bool) -> None:
    text = "".join(PARAGRAPHS) * times + "。" * 20
    data = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "articleBody": "{text}"}}'
    page = page_of(CREDITS, crumb=CRUMB, meta=f'<script type="application/ld+json">{data}</script>')
    assert ("body" in page.unsure) is doubted


@pytest.mark.parametrize(
    ("last", "doubted"),
    [
        ("城东网已开设Facebook专页，请按此。", True),
        ("更多街巷消息，请扫描二维码。", True),
        ("新闻热线：0000-1234567", True),
        ("订阅城东手机报，每天看城东。", True),
        ("工程计划在主汛期之前通水。", False),
    ],
)
def test_a_text_that_ends_in_words_to_the_readers(last: str, doubted: bool) -> None:
    assert body.invites_readers(reading_of(body="\n".join((*PARAGRAPHS, last)))) is doubted


@pytest.mark.parametrize(("names", "doubted"), [(1, False), (2, True), (5, True)])
def test_lines_that_stand_in_the_text_more_than_once(names: int, doubted: bool) -> None:
    assert body.repeated_lines(reading_of(body="\n".join((*PARAGRAPHS, *["城东网"] * names)))) is doubted


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("（城东网编辑 王小明）", True),
        ("编辑 王小明 校对 李四光", True),
        ("更多精彩", True),
        ("★订户可以登录后阅读全文。", True),
        ("施工单位说：“明年汛期之前通水。”", False),
        ("河水向东流去。", False),
    ],
)
def test_a_last_line_that_is_no_sentence(line: str, odd: bool) -> None:
    assert body.ends_oddly(reading_of(body="\n".join((*PARAGRAPHS, line)))) is odd


@pytest.mark.parametrize(("line", "odd"), [("字号 大 中 小", True), ("城东日报 王小明", True), ("雨停了。", False)])
def test_a_first_line_that_is_no_sentence(line: str, odd: bool) -> None:
    assert body.opens_oddly(reading_of(body="\n".join((line, *PARAGRAPHS)))) is odd


def test_short_lines_of_a_dialogue_are_no_menu() -> None:
    lines = "\n".join(["雨停了。", "他说。", "走吧。", PARAGRAPHS[0], PARAGRAPHS[1], "好。", "她点头。"])
    assert not body.short_lines(reading_of(body=lines))
    words = "\n".join("米价 面价 油价 盐价 酱价 醋价 茶价 肉价 菜价 蛋价".split())
    assert body.short_lines(reading_of(body=f"{PARAGRAPHS[0]}\n{words}"))


@pytest.mark.parametrize(("times", "doubted"), [(0, False), (1, True)])
def test_links_that_are_a_part_of_the_text(times: int, doubted: bool) -> None:
    last = "<a href=/7>北门小区将换水表 明年春天动工</a>" * times
    assert body.links_within(reading_of(last=last)) is doubted


@pytest.mark.parametrize("text", [PARAGRAPHS[1], f"{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}"])
def test_a_sentence_of_the_page_that_the_text_has_not(text: str) -> None:
    assert not body.prose_within(reading_of())
    assert body.prose_within(reading_of(body=f"{PARAGRAPHS[0]}\n{PARAGRAPHS[2]}"))


@pytest.mark.parametrize(
    ("between", "doubted"),
    [
        ("三条老街的住户说，今年汛期下了四场大雨，家家户户都没有再堆过沙袋。", True),
        ("来源：城东日报", False),
        ("<a href=/7>三条老街的住户说，今年汛期下了四场大雨，家家户户都没有再堆过沙袋。</a>", False),
    ],
)
def test_a_sentence_between_headline_and_text(between: str, doubted: bool) -> None:
    reading = reading_of(f"<div><p>{between}</p></div><div>2025-12-30</div>")
    first = next(line.index for line in reading.doc.lines if line.text == PARAGRAPHS[0])
    context = replace(reading.context, body=replace(reading.context.body, first=first))
    assert body.prose_above(Reading(context, reading.fields)) is doubted


@pytest.mark.parametrize(("length", "doubted"), [(60, True), (400, False)])
def test_a_text_of_which_a_line_is_much(length: int, doubted: bool) -> None:
    assert body.short_text(reading_of(body="水" * length)) is doubted
    assert raised(body.shorter_than_summary, reading_of(body="水" * length, summary="水" * 500))
    assert raised(body.no_prose, reading_of(body=""))


@pytest.mark.parametrize(
    "tail", [f"<p>{PARAGRAPHS[0]}</p>", "<p>互联网新闻信息服务许可证：51120200001" + "0" * 60 + "</p>"]
)
def test_a_copy_of_the_text_or_a_licence_below_it_is_no_prose_left_over(tail: str) -> None:
    assert not body.prose_beside(reading_of(tail=tail))
