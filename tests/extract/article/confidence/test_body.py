"""Facts against the text."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.anchors import Body
from scraper.extract.article.confidence import body
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document, FieldValue
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
        ("本平台對留言保有移除的權利，請自律。", True),
        ("风险提示：市场有风险，投资需谨慎。", True),
        ("看更多老街新聞", True),
        ("版权归本网所有", True),
        ("工程计划在主汛期之前通水。", False),
    ],
)
def test_a_text_that_ends_in_words_to_the_readers(last: str, doubted: bool) -> None:
    assert body.invites_readers(reading_of(body="\n".join((*PARAGRAPHS, last)))) is doubted


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("（城东网编辑 王小明）", True),
        ("编辑 王小明 校对 李四光", True),
        ("更多精彩", True),
        ("★订户可以登录后阅读全文。", True),
        ("施工单位说：“明年汛期之前通水。”", False),
        ("2020年6月1日", False),
        ("二〇二〇年六月一日", False),
        ("住户不再垫沙袋。（编辑：王小明）1140823", False),
        ("（城东电）住户说，往年七八月间屋里常要垫高冰箱和柜子，今年没有，孩子放学也可以直接走回家了。", False),
        ("河水向东流去。", False),
    ],
)
def test_a_last_line_that_is_no_sentence(line: str, odd: bool) -> None:
    assert body.ends_oddly(reading_of(body="\n".join((*PARAGRAPHS, line)))) is odd
    assert not body.ends_oddly(reading_of(body="\n".join((*PARAGRAPHS * 20, line))))


@pytest.mark.parametrize(("line", "odd"), [("字号 大 中 小", True), ("城东日报 王小明", True), ("雨停了。", False)])
def test_a_first_line_that_is_no_sentence(line: str, odd: bool) -> None:
    assert body.opens_oddly(reading_of(body="\n".join((line, *PARAGRAPHS)))) is odd


def test_short_lines_of_a_dialogue_are_no_menu() -> None:
    lines = "\n".join(["雨停了。", "他说。", "走吧。", PARAGRAPHS[0], PARAGRAPHS[1], "好。", "她点头。"])
    assert not body.short_lines(reading_of(body=lines))
    words = "\n".join("米价 面价 油价 盐价 酱价 醋价 茶价 肉价 菜价 蛋价".split())
    assert body.short_lines(reading_of(body=f"{PARAGRAPHS[0]}\n{words}"))


def test_a_text_that_is_shorter_than_its_summary_or_missing() -> None:
    assert body.shorter_than_summary(reading_of(body="水" * 60, summary="水" * 500))
    assert raised(body.no_prose, reading_of(body=""))


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("图为改造后的老街。王小明 摄", True),
        ("老街雨后。圖片來源：城東圖庫", True),
        ("攝：李小滿", True),
        ("住户在新井盖旁（资料图）", True),
        ("住户在新井盖旁，市水务局供图", True),
        ("住户拍摄了新井盖。", False),
        ("图书馆下周开放。", False),
    ],
)
def test_a_caption_in_the_text(line: str, doubted: bool) -> None:
    assert body.caption_within(reading_of(body="\n".join((PARAGRAPHS[0], line, PARAGRAPHS[1])))) is doubted


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("城东网记者 王小明", True),
        ("編輯 李小滿", True),
        ("王小明 / 東港報導", True),
        ("文：嵺方", True),
        ("来源：城东日报", True),
        ("二期工程", False),
        ("住在临河巷的居民告诉前来的城东网记者，今年汛期下了四场大雨，路面始终是干的。", False),
    ],
)
def test_credits_in_the_text(line: str, doubted: bool) -> None:
    assert body.credits_within(reading_of(body="\n".join((line, *PARAGRAPHS)))) is doubted


@pytest.mark.parametrize(
    ("line", "doubted"),
    [("ADVERTISEMENT - SCROLL DOWN", True), ("Thanks for reading! Subscribe.", True), ("DN300", False)],
)
def test_a_line_in_letters_of_a_text_in_chinese(line: str, doubted: bool) -> None:
    assert body.latin_line(reading_of(body="\n".join((*PARAGRAPHS, line)))) is doubted


@pytest.mark.parametrize(
    "tail", [f"<p>{PARAGRAPHS[0]}</p>", "<p>互联网新闻信息服务许可证：51120200001" + "0" * 60 + "</p>"]
)
def test_a_copy_of_the_text_or_a_licence_below_it_is_no_prose_left_over(tail: str) -> None:
    assert not body.prose_beside(reading_of(tail=tail))


CANAL = "The council met on Tuesday and agreed to repair the old canal wall before the winter."


@pytest.mark.parametrize(("times", "doubted"), [(2, False), (12, True)])
def test_prose_beside_a_text_in_letters(times: int, doubted: bool) -> None:
    reading = reading_of(tail=f"<p>{CANAL}</p>" * times, body="\n".join((CANAL, CANAL, CANAL)))
    assert body.prose_beside(reading) is doubted


def in_letters(*lines: str) -> Reading:
    """A text of the lines, on a page in letters."""
    reading = reading_of(body="\n".join(lines))
    reading.doc.lettered = True
    return reading


@pytest.mark.parametrize(
    ("first", "odd"),
    [
        ("From: Canal Agency", True),
        ("The wall in May. - John Reeve", True),
        (CANAL, False),
        ("“It is time,” she said.", False),
    ],
)
def test_the_first_line_of_a_text_in_letters(first: str, odd: bool) -> None:
    assert body.opens_oddly(in_letters(first, CANAL, CANAL)) is odd
    assert not body.opens_oddly(in_letters(first, *[CANAL] * 20))


def laid_out(*elements: str, below: str = "") -> Reading:
    """A text of the elements, on a page in letters, with another element below it in its box."""
    box = f"<div class=story>{''.join(elements)}{below}</div>"
    anchors = locate(Document(f"<html lang=en><title>{TITLE}</title><main><h1>{TITLE}</h1>{box}</main>"))
    lines = anchors.document.lines[1 : -1 if below else None]
    text = FieldValue("\n".join([line.text for line in lines]), "run")
    context = Context(anchors.document, anchors.headline, Body(text, lines[0].index, lines[-1].index))
    return Reading(context, {"body": text})


TITLE = "Council agrees to repair the old canal wall"
PARAGRAPH = f"<p>{CANAL}</p>"


@pytest.mark.parametrize(
    ("lines", "doubted"),
    [
        ([PARAGRAPH] * 6, False),
        ([*[PARAGRAPH] * 4, f"<div class=card><p>{CANAL}</p></div>"], False),
        ([*[PARAGRAPH] * 4, f"<div class=card><p>{CANAL}</p><p>{CANAL}</p><p>{CANAL}</p></div>"], True),
        ([*[PARAGRAPH] * 3, *[f"<section class='note'><div>{CANAL}</div></section>"] * 2], True),
        ([*[PARAGRAPH] * 3, f"<blockquote>{CANAL}</blockquote>" * 3], True),
        ([*[PARAGRAPH] * 3, f"<ul>{f'<li>{CANAL}</li>' * 4}</ul>"], False),
        ([*[PARAGRAPH] * 3, f"<h2>{CANAL}</h2>" * 3], False),
        ([f"<div class=part><p>{CANAL}</p></div>"] * 6, False),
    ],
)
def test_paragraphs_that_are_set_in_several_ways(lines: list[str], doubted: bool) -> None:
    assert body.set_in_several_ways(laid_out(*lines)) is doubted


@pytest.mark.parametrize(
    ("below", "doubted"),
    [
        ("<p>The wall was last repaired in 1981, and leaks since the flood of March.</p>", True),
        ("<p>Divers of the county looked at the foundations for a week. They saw no danger to boats.</p>", True),
        ("<p><a href=/7>The wall was last repaired in 1981, and leaks since the flood of March.</a></p>", False),
        ("<p>The wall was last repaired in 1981</p>", False),
        ("<p>Sign up for our newsletter and read the news of the canal every morning before work.</p>", False),
        ("", False),
    ],
)
def test_sentences_below_a_text_in_its_box(below: str, doubted: bool) -> None:
    assert body.prose_below(laid_out(*[PARAGRAPH] * 4, below=below)) is doubted


@pytest.mark.parametrize(("length", "short"), [(40, True), (149, True), (150, False), (900, False)])
def test_a_text_of_a_few_sentences(length: int, short: bool) -> None:
    assert body.very_short(reading_of(body="水" * length)) is short
