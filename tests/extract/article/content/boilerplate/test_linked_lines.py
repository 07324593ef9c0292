"""Lines of links below a text, and the short lines that head them."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import DATE, HEADLINE, PARAGRAPHS, WHOLE

LINKS = "<p><a href='/1'>老街商户节后开张</a></p><p><a href='/2'>水厂今天开始试运行</a></p>"


def body(below: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}<div class='content'>{text}{below}</div>"
    return parse(page.encode()).body


@pytest.mark.parametrize(
    "below",
    [
        f"<p><b>证券要闻</b></p>{LINKS}",
        f"<p><b>要闻</b></p>{LINKS}<p><b>行业动态</b></p>{LINKS}<p><strong>公司新闻</strong></p>{LINKS}",
        "<h4>今日看点</h4><ul><li><a href='/1'>老街商户节后开张</a></li><li><a href='/2'>水厂开始试运行</a></li></ul>",
        "<p><b>附件</b></p><p><a href='/files/1.docx'>老街排水改造工程量清单</a></p>",
    ],
)
def test_headings_of_nothing_but_links(below: str) -> None:
    assert body(below) == WHOLE


@pytest.mark.parametrize("last", ["<p><b>明天更好。</b></p>", "<p><b>城东老街排水改造办公室</b></p>"])
def test_a_last_line_over_links_that_is_a_sentence_or_long(last: str) -> None:
    assert len(body(last + LINKS).split("\n")) == len(PARAGRAPHS) + 1


def test_a_heading_with_text_below_the_links_stays() -> None:
    assert "<b>" not in (text := body(f"<p><b>第二阶段</b></p>{LINKS}<p>{PARAGRAPHS[0]}另有三处在年内动工。</p>"))
    assert "第二阶段" in text
