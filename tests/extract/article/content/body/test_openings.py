"""Where the text begins below the headline."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.content.body.openings import below_head, is_signature
from scraper.extract.document import Document, key
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, PARAGRAPHS, WHOLE, page_of

ONE, TWO, THREE = PARAGRAPHS


@pytest.mark.parametrize(
    "rows",
    [
        ("一、项目基本情况", "原公告的采购项目编号：DC2025H016N", "首次公告日期：2025年04月30日", "二、更正信息"),
        ("一、宣讲会主题", "二、宣讲会时间", "2025年4月21日下午", "三、宣讲会形式"),
        ("（一）停水范围", "临河巷、北门外", "（二）停水时间", "2025-04-21 09:00"),
        ("第一条 总则", "第二条 本办法自下列日期起施行", "2025年4月21日"),
    ],
)
def test_a_day_below_a_numbered_heading_is_the_text_s(rows: tuple[str, ...]) -> None:
    page = page_of("<div>2025-05-13</div>", first="</p>".join(f"<p>{row}" for row in rows) + "</p><p>")
    assert (page.published, page.body) == ("2025-05-13", "\n".join([*rows, WHOLE]))


def first_of(head: str) -> str:
    """The first line of the text, behind these lines of markup."""
    lines = Document(f"<div>{head}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>").lines
    return below_head(key(HEADLINE), lines)[0].text


@pytest.mark.parametrize(
    "head",
    [
        f"<h2>{HEADLINE}</h2>",
        f"<p>{HEADLINE[:8]}</p><p>{HEADLINE[8:]}</p>",
        "<p>2026-01-31 18:57 来源：城东日报</p>",
        f"<p>{HEADLINE}</p><p>2026年01月31日 18:57　来源：城东日报　【字体：大 中 小】</p>",
        "<p>1月31日 王小明</p>",
        "<p>新闻正文：</p>",
        "<p>城东文旅</p><p>功能介绍</p><p>城东区文化和旅游局的账号，发布权威信息。</p>",
        "<p>微信号 cdwl2026</p><p>功能介绍 ：城东区文化和旅游局的账号，发布权威信息。</p>",
        "<section><p>公众号简介：城东区文化和旅游局的账号，发布权威信息。</p></section>",
        "<p>NEWS | 城东文旅</p>",
        "<p>城东文旅｜News</p>",
        "<p class='daodu'>核心提示：城东三条老街的排水管改造完工，暴雨天不再漫水。</p>",
        "",
    ],
)
def test_the_text_begins_behind_what_stands_over_it(head: str) -> None:
    assert first_of(head) == ONE


@pytest.mark.parametrize("caption", [HEADLINE, "老街排水改造完工　雨天不再漫水"])
def test_a_caption_within_the_text_is_not_the_headline_again(caption: str) -> None:
    opening = "水务局的人一早就来到临河巷，挨家挨户地问今年汛期屋里有没有进水，地下室要不要再垫沙袋。"
    head = f"<p>{opening}</p><p><img src='/1.jpg'></p><p>{caption}</p>"
    assert first_of(head) == opening


def test_the_headline_again_over_a_part_of_the_text() -> None:
    opening = "水务局的人一早就来到临河巷，挨家挨户地问今年汛期屋里有没有进水，地下室要不要再垫沙袋。"
    assert first_of(f"<p>{opening}</p><p><strong>{HEADLINE}</strong></p>") == opening


@pytest.mark.parametrize(
    "document",
    [
        f"<p><a href='/file/1.pdf'>{HEADLINE}</a></p>",
        f"<div style='margin-top:20px'><img src='/icon_pdf.gif'><a href='./P02025.pdf'>{HEADLINE}</a></div>",
        f"<ul><li><a href='/system/download.jsp?id=7'>《{HEADLINE}》</a></li></ul>",
    ],
)
def test_a_document_called_as_the_notice_that_is_about_it_is_below_the_text(document: str) -> None:
    notice = "近日，市水务局编写完成了老街排水改造的报告，对施工、费用和汛期的效果作了全面的介绍，现将全文予以公布。"
    page = f"<title>行业资料_某某网</title><div class=t><h1>{HEADLINE}</h1><p>{DATE}</p></div>"
    page += f"<div class=c><div><p>{notice}</p>{document}</div></div>"
    read = parse(page.encode(), "https://a.example.cn/zl/202501/t20250131_12.html")
    assert (read.kind, read.body) == ("article", notice)


def test_the_headline_again_below_what_the_page_says_in_short() -> None:
    opening = "三条老街的排水管改造已经完工，新管径比旧管粗了一倍，暴雨天不再漫水，商户不用再堆沙袋。"
    assert first_of(f"<div>{opening}</div><h2>{HEADLINE}</h2>") == ONE


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("王小明", True),
        ("王小明 李四光", True),
        ("文/王小明", True),
        ("本报评论员", True),
        ("老街通水", False),
        (ONE, False),
    ],
)
def test_a_line_that_is_nothing_but_who_signs(text: str, signs: bool) -> None:
    assert is_signature(text) is signs


def test_paragraphs_that_share_a_decks_name_are_the_text() -> None:
    texts = [f"<p class='preface'>{text[:100]}</p>" for text in (ONE, TWO, THREE)]
    lines = Document(f"<div>{''.join(texts)}<p>{ONE}</p></div>").lines
    assert below_head(key(HEADLINE), lines)[0].text == ONE[:100]


@pytest.mark.parametrize("dash", ["——", "――"])
def test_the_two_headlines_of_the_paper_over_its_text(dash: str) -> None:
    printed = f"<p>内街外河不受影响，三万户告别积水</p><p>{dash}水务局权威人士谈老街排水改造</p>"
    text = MARKUP
    head = f"<h1>{HEADLINE}</h1><div>2025-12-30 来源：城东日报</div>"
    page = parse(f"<title>{HEADLINE}</title>{head}<div class='content'>{printed}{text}</div>".encode())
    assert page.body == WHOLE


@pytest.mark.parametrize(
    "opening",
    [
        "2026年1月31日，城东区发布《老街排水改造二期工作方案》，全文如下：",
        "1月31日上午，城东区水务局局长发表新年致辞，全文如下:",
    ],
)
def test_a_day_in_a_sentence_before_what_it_announces_is_no_line_of_date(opening: str) -> None:
    assert first_of(f"<p>2026-01-31 18:57 来源：城东日报</p><p>{opening}</p>") == opening


@pytest.mark.parametrize(
    "between", ["", "<div class=v><video src=a.mp4></video></div>", "<div class=g><a href=/ad>推广</a></div>"]
)
@pytest.mark.parametrize("name", ["", "part-a", "content", "article-lead"])
def test_paragraphs_in_a_box_of_their_own_open_the_text(name: str, between: str) -> None:
    more = "".join(f"<p>{text[::-1].strip('。')}。</p>" for text in PARAGRAPHS)
    opening = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2])
    boxes = f"<div class='{name}'>{opening}</div>{between}<div class=rest>{more}</div>"
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}{boxes}"
    assert parse(page.encode()).body.split("\n")[:2] == list(PARAGRAPHS[:2])


def test_a_deck_in_two_paragraphs_stays_apart() -> None:
    deck = "<p>排水管粗了一倍，暴雨天不再漫水。</p><p>二期工程明年春天动工，涉及五个小区。</p>"
    boxes = f"<div class=abstract>{deck}</div><div class=rest>{MARKUP}</div>"
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}{boxes}"
    assert parse(page.encode()).body == WHOLE


def test_a_notice_is_no_deck_over_the_day_that_it_is_signed_with() -> None:
    notice = f"<p>{ONE}</p><p>附件：排水管材标签</p><p>城东区水务局</p><p>2026年1月31日</p>"
    lines = Document(f"<div><p>发布时间：2026-01-31 浏览次数：12 作者：城东区水务局</p>{notice}</div>").lines
    assert [line.text for line in below_head(key(HEADLINE), lines)] == [
        ONE,
        "附件：排水管材标签",
        "城东区水务局",
        "2026年1月31日",
    ]


@pytest.mark.parametrize(
    "stamp", ["2026/01/31 18:57", "2026-01-31 18:57:20", "2026年1月31日 18:57", "2026.01.31  18:57"]
)
@pytest.mark.parametrize(
    "picture",
    [
        "<div class='photo boxtitle'><a><img src=1.jpg></a><p>{}</p></div><span class=time>{}</span>",
        "<div><img src=1.jpg></div><p>{}</p><div>{}</div>",
        "<p><img src=1.jpg></p><p><em>{}</em></p><p>{}</p>",
    ],
)
def test_the_hour_below_the_picture_is_no_paragraph(picture: str, stamp: str) -> None:
    above = picture.format(CAPTION, stamp)
    assert body_of(f"{above}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>") == WHOLE


def test_the_hours_of_a_text_that_goes_on_from_hour_to_hour_are_its_own() -> None:
    hours = f"<p>2026-01-31 18:57</p><p>{ONE}</p><p>2026-01-31 17:20</p><p>{TWO}</p><p>{THREE}</p>"
    text = body_of(f"<div class='photo boxtitle'><a><img src=1.jpg></a><p>{CAPTION}</p></div>{hours}")
    assert text.startswith(f"2026-01-31 18:57\n{ONE}\n2026-01-31 17:20\n")


CAPTION = (
    "临河巷的居民在新修的排水口旁边说话，施工队当天下午撤走了围挡，商户把堆在门口的沙袋装上车运走，"
    "街道办事处的人说汛期里还会每天巡查一次，夜里有雨时水泵站也有人值守。（图取自水务局网站）"
)


def body_of(markup: str) -> str:
    """The text of a page that has this below its headline."""
    title = f"<html><head><meta charset=utf-8><title>{HEADLINE}_城东网</title></head><body>"
    return parse(f"{title}<h1>{HEADLINE}</h1><div class=text>{markup}</div></body></html>".encode()).body or ""


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("索取号 发布时间 发布机构 文件编号 备注", "0764-8684Q/2024-00112 - 城东市水务局 东水基〔2024〕5号 -"),
        ("索引号： 主题分类： 发文机关： 成文日期：", "002482330/2024-10091 水利 城东市水务局 2024-12-29"),
        ("信息分類 發布機構 文號", "公告 城東市水務局 東水字第5號"),
    ],
)
@pytest.mark.parametrize("rows", [True, False])
def test_the_table_that_opens_a_notice_is_no_paragraph(labels: str, values: str, rows: bool) -> None:
    pairs = list(zip(labels.split(), values.replace("-", "").split(" "), strict=True))
    if rows:
        table = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
    else:
        cells = zip(*pairs, strict=True)
        table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    assert page_of(f"<div>2025-12-30</div><table>{table}</table>").body == WHOLE
    html = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1><div class=article><table>{table}</table>{MARKUP}</div>"
    assert parse(html.encode()).body == WHOLE


def test_a_table_within_a_notice_stays() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{tube}</td></tr>" for name, tube in (("老街", "六十厘米"), ("北门", "八十厘米"))
    )
    html = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1><div class=article><table>{rows}</table>{MARKUP}</div>"
    assert "六十厘米" in (parse(html.encode()).body or "")


@pytest.mark.parametrize("line", ["城东发布", "NEWS | 城东发布", "城东发布 | 每日播报", "—— 城东发布 ——"])
def test_the_account_again_over_the_text_is_no_part_of_it(line: str) -> None:
    head = f"<h1>{HEADLINE}</h1><div><a href='javascript:;'>城东发布</a></div>"
    html = f"<html lang=zh><title>{HEADLINE}</title>{head}<div><p>{line}</p>{MARKUP}</div></html>"
    assert parse(html.encode()).body == WHOLE


def test_a_line_that_says_more_than_the_account_is() -> None:
    head = f"<h1>{HEADLINE}</h1><div><a href='javascript:;'>城东发布</a></div>"
    html = f"<html lang=zh><title>{HEADLINE}</title>{head}<div><p>城东发布雨天出行提示</p>{MARKUP}</div></html>"
    assert "雨天" in (parse(html.encode()).body or "")
