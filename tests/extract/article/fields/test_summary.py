"""The deck, else a description that is prose about this article."""

from __future__ import annotations

import re._parser as regex  # type: ignore[import-not-found]

import pytest

from scraper.extract import parse
from scraper.extract.article.fields.description import _KEYWORDS, _LONGEST_KEYWORDS, _ends_in_keywords
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, PARAGRAPHS, WHOLE, page_of

SECOND = "三百户人家年前搬回老街新居"
DECK = "城东三条老街的排水管改造完工，暴雨天不再漫水，二期明年春天动工。"


def description(text: str) -> str:
    return f'<meta name="description" content="{text}">'


@pytest.mark.parametrize(
    "deck",
    [
        f"<div class='daodu'>核心提示：{DECK}</div>",
        f"<p class='lead'>{DECK}</p>",
        f"<p>【摘要】{DECK}</p>",
        f"<div>[导读] {DECK}</div>",
        f"<blockquote class='abstract'>{DECK}</blockquote>",
    ],
)
def test_a_deck_above_the_text(deck: str) -> None:
    assert page_of(f"{deck}").summary == DECK


@pytest.mark.parametrize("name", ["leadin", "paragraph lead", "intro"])
@pytest.mark.parametrize("opening", ["【本報訊】", "（城東日報／台北報導）", "[江城电]"])
def test_what_opens_as_a_report_does_is_its_first_paragraph(name: str, opening: str) -> None:
    boxes = [(name, f"{opening}{DECK}"), *(("paragraph", text) for text in PARAGRAPHS)]
    text = "".join(f"<div class='{name}'><div class='text'>{paragraph}</div></div>" for name, paragraph in boxes)
    page = parse(f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1><div class='content'>{text}</div>".encode())
    assert page.body == "\n".join(paragraph for _name, paragraph in boxes)
    assert page.summary is None


def test_the_description_where_it_is_about_the_article() -> None:
    assert page_of(meta=description(PARAGRAPHS[0][:60])).summary == PARAGRAPHS[0][:60]


def test_markup_in_a_description_is_cut() -> None:
    text = "城东三条老街的&amp;nbsp;&lt;b&gt;排水管改造已经完工&lt;/b&gt;，附近商户的地下室也不用再堆沙袋了。"
    assert (
        page_of(meta=description(text)).summary
        == "城东三条老街的 排水管改造已经完工，附近商户的地下室也不用再堆沙袋了。"
    )


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE,
        f"{HEADLINE}_某某网",
        HEADLINE[:9],
        f"{HEADLINE} 排水,老街,汛期",
        f"{HEADLINE} 排水改造,临河巷,老街,汛期,公交线路,地下室,商户",
        "排水,老街,汛期,水务,施工,改造,街道",
        "某某网是某某市最权威的新闻门户网站，提供本地及国内外最新资讯，欢迎访问。",
        "",
    ],
)
def test_a_description_that_is_none(text: str) -> None:
    assert page_of(meta=description(text)).summary is None


def test_key_words_are_found_at_the_end_of_a_text_of_any_length() -> None:
    words = "，".join(["城东老街"] * 60)
    assert _ends_in_keywords(f"{'市水务局介绍，排水管已经换好。' * 400}{words}")
    assert not _ends_in_keywords(f"{words}{'市水务局昨日介绍说排水管已经换好。' * 400}")
    assert regex.parse(_KEYWORDS.pattern).getwidth()[1] <= _LONGEST_KEYWORDS


@pytest.mark.parametrize("opening", ["资料图片。", "05-0214:30优质财经领域创作者"])
def test_a_description_that_opens_with_furniture_of_the_page_is_none(opening: str) -> None:
    meta = f'<meta name="description" content="{opening}{PARAGRAPHS[0]}">'
    assert page_of("<div>2025-12-30 来源：城东日报</div>", meta=meta).summary is None


def test_the_label_of_a_description_is_no_part_of_it() -> None:
    meta = f'<meta name="description" content="本文导读：{PARAGRAPHS[0]}">'
    assert page_of("<div>2025-12-30 来源：城东日报</div>", meta=meta).summary == PARAGRAPHS[0]


@pytest.mark.parametrize("label", ["简介：", "内容简介：", "核心提示丨", "导读｜"])
def test_a_deck_behind_more_labels(label: str) -> None:
    assert page_of(f"<p>2025-12-30</p><div>{label}{DECK}</div>").summary == DECK


@pytest.mark.parametrize("label", ["<strong>前言</strong>", "<h4>导语</h4>", "<span>摘要</span>"])
def test_a_label_alone_over_the_deck(label: str) -> None:
    assert page_of(f"<p>2025-12-30</p><div class='pre'>{label}<p>{DECK}</p></div>").summary == DECK


@pytest.mark.parametrize(("rank", "expected"), [("h2", SECOND), ("h3", SECOND), ("h1", None), ("p", None)])
def test_a_heading_of_a_lower_rank_below_the_headline(rank: str, expected: str | None) -> None:
    assert page_of(f"<{rank}>{SECOND}</{rank}><div>2025-12-30 来源：城东日报</div>").summary == expected


def test_a_first_paragraph_called_lead_is_no_deck() -> None:
    first, *others = PARAGRAPHS
    html = f"<h1>{HEADLINE}</h1><p>文／王小明</p><div class='article-lead'><p>{first}</p></div>"
    html += "".join(f"<p>{paragraph}</p>" for paragraph in others)
    page = parse(f"<meta charset=utf-8><title>{HEADLINE}</title><article>{html}</article>".encode())
    assert page.summary is None
    assert page.body == WHOLE


@pytest.mark.parametrize(
    "order",
    [
        "城东手机报，移动发送CDSJB到10658000，联通发送82到1065577",
        "下载城东新闻客户端，随时随地看新闻，每天早上八点更新",
        "关注城东日报公众号，每天早上收到重要新闻",
    ],
)
def test_how_to_order_the_paper_is_no_deck(order: str) -> None:
    assert page_of(f"<blockquote id='abstract'>{order}</blockquote>").summary is None


def test_the_headline_again_is_no_deck() -> None:
    assert page_of(f"<h3 class='deck'>{HEADLINE}</h3>").summary is None


@pytest.mark.parametrize("name", ["article__subtitle", "story-sub-title"])
def test_a_deck_named_for_the_title_of_an_article(name: str) -> None:
    deck = "改造耗時十一個月，居民終於不用再堆沙袋，商戶盼二期早日動工。"
    page = page_of(f"<div class='{name}'>{deck}</div>")
    assert (page.summary, deck in page.body) == (deck, False)


@pytest.mark.parametrize("label", ["[摘要]", "【导读】"])
def test_a_labelled_paragraph_that_shares_a_block_with_the_text(label: str) -> None:
    deck = "三条老街的排水管在主汛期之前全部换新，沿街商户不必再堆沙袋。"
    text = "<br>".join([f"<strong>{label}</strong>{deck}", *PARAGRAPHS])
    html = f"<title>{HEADLINE}_某某网</title><h2>{HEADLINE}</h2><div>2025-12-30</div><div class=nr>{text}</div>"
    page = parse(html.encode())
    assert (page.summary, page.body) == (deck, WHOLE)


def test_a_description_that_opens_with_a_picture_s_credit() -> None:
    assert page_of(meta=f'<meta name="description" content="图片来源：澜汀日报 {PARAGRAPHS[0]}">').summary is None


def test_a_brief_sentence_over_the_date_or_in_the_description() -> None:
    brief = "放宽申请只是第一步。"
    date = "<div>2025-12-30 10:00 来源：城东网</div>"
    assert page_of(f"<div>{brief}</div>{date}").summary == brief
    assert page_of(f"{date}<div>{brief}</div>", meta=f"<meta name='description' content='{brief}'>").summary == brief


@pytest.mark.parametrize("label", ["导读：", "導讀：", "简介：", "核心提示:", "【内容提要】："])
def test_a_labelled_first_paragraph_is_the_deck(label: str) -> None:
    page = page_of("<div>2025-12-30 10:00 来源：城东网</div>", first=f"{label}{DECK}</p><p>")
    assert (page.summary, page.body) == (DECK, WHOLE)


@pytest.mark.parametrize("label", ["摘要：", "导读：", "【内容提要】：", "核心提示:"])
def test_a_brief_labelled_first_paragraph(label: str) -> None:
    page = page_of("<div>2025-12-30 10:00</div>", first=f"{label}三条老街今年不再漫水。</p><p>")
    assert (page.summary, page.body) == ("三条老街今年不再漫水。", WHOLE)


@pytest.mark.parametrize("opening", ["简介栏里写着三条老街的名字，", "导语写完之后，", "摘要和全文都能在馆里查到，"])
def test_a_first_paragraph_that_opens_with_a_label_s_word(opening: str) -> None:
    assert page_of("<div>2025-12-30 10:00</div>", first=opening).body.startswith(opening)


@pytest.mark.parametrize("over", [True, False])
def test_the_row_over_or_below_the_headline_in_the_table_of_a_paper(over: bool) -> None:
    deck = "改造历时十一个月，居民不用再堆沙袋，商户盼着二期早日动工"
    rows = [HEADLINE, deck]
    table = "".join(f"<tr><td align=center>{row}</td></tr>" for row in (reversed(rows) if over else rows))
    text = MARKUP
    html = f"<title>{HEADLINE}--城东网</title><table>{table}</table><div>2025-12-30</div><div id=ozoom>{text}</div>"
    page = parse(html.encode())
    assert (page.headline, page.summary) == (HEADLINE, deck)


@pytest.mark.parametrize("credit", ["（圖片／城東水務局提供）", "（图：城东晚报）", "(攝／王小明)"])
def test_a_caption_named_like_a_deck(credit: str) -> None:
    assert page_of(f"<p class='lead'>三條老街的排水管換新，暴雨天不再漫水。{credit}</p>").summary is None


@pytest.mark.parametrize(
    "box",
    [
        f"<h3>{SECOND}，暴雨天不再漫水</h3>",
        f"<p class='fubiaoti'>{SECOND}，暴雨天不再漫水</p>",
        f"<div class='x1'>副标题：{SECOND}，暴雨天不再漫水</div>",
    ],
)
def test_a_second_headline_below_the_line_of_date(box: str) -> None:
    text = MARKUP
    head = f"<h1>{HEADLINE}</h1><div>2025-12-30 来源：城东日报</div>{box}"
    page = parse(f"<title>{HEADLINE}</title><div>{head}<div class='content'>{text}</div></div>".encode())
    assert page.summary == f"{SECOND}，暴雨天不再漫水"


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (f"<div class='x1'><p>{DECK}</p></div>", DECK),
        (f"<blockquote>{DECK}</blockquote>", DECK),
        (f"<div><img src='1.jpg'><p>{DECK}</p></div>", None),
        (f"<div><p>{DECK}</p><p>排水管改造完工，附近商户的地下室也不用堆沙袋了。</p></div>", None),
        ("<div>本站致力于为市民提供最新的资讯，欢迎访问我们的客户端。</div>", None),
    ],
)
def test_one_sentence_between_date_and_text(box: str, expected: str | None) -> None:
    text = MARKUP
    head = f"<h1>{HEADLINE}</h1><div>2025-12-30 来源：城东日报</div>{box}"
    page = parse(f"<title>{HEADLINE}</title><div>{head}<div class='content'>{text}</div></div>".encode())
    assert page.summary == expected


@pytest.mark.parametrize(
    "described",
    ["打印 收藏 关闭 {}", "浏览量：1203 {}", "字体大小：大 中 小 {}", "图片新闻：{}", "视频加载中 {}"],
)
def test_a_description_cut_from_the_page_with_its_furniture_is_no_summary(described: str) -> None:
    text = described.format(PARAGRAPHS[0])
    assert page_of(DATE, meta=f'<meta name="description" content="{text}">').summary is None


@pytest.mark.parametrize("described", ["2024-05-02 14:30 来源：城东日报 {}", "首页 &gt; 社会 &gt; 正文 {}"])
def test_a_description_that_opens_with_the_frame_of_the_page(described: str) -> None:
    meta = f'<meta name="description" content="{described.format(PARAGRAPHS[0])}">'
    assert page_of(DATE, meta=meta, crumb="<div>首页 &gt; 社会 &gt; 正文</div>").summary is None


@pytest.mark.parametrize(
    "description",
    [f"2024年05月02日14:30　来源：城东日报　{PARAGRAPHS[0]}", f"2024-05-02 14:30 {PARAGRAPHS[0]}"],
)
def test_a_description_that_opens_with_the_page_s_date(description: str) -> None:
    assert page_of(DATE, meta=f'<meta name="description" content="{description}">').summary is None


def test_a_description_that_repeats_the_headline_twice() -> None:
    meta = f'<meta name="description" content="{HEADLINE}{HEADLINE}{PARAGRAPHS[0]}">'
    assert page_of(DATE, meta=meta).summary == PARAGRAPHS[0]


@pytest.mark.parametrize("deck", ["一个渔村的三十年账本", "写给水边的人"])
def test_a_short_subtitle_that_the_description_repeats(deck: str) -> None:
    head = f"<h3 class='subtitle'>{deck}</h3><div>2026-01-31</div>"
    assert page_of(head, meta=f'<meta name="description" content="{deck}">').summary == deck
