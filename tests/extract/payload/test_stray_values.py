"""Values in comments, attributes and texts of a page."""

from __future__ import annotations

import html
import json

import pytest

from scraper.extract import parse
from scraper.extract.payload import stray_values
from tests.extract.article_pages import HEADLINE, PARAGRAPHS

ROW = {"title": HEADLINE, "content": "".join(f"<p>{text}</p>" for text in PARAGRAPHS), "source": "城东日报"}
DATA = json.dumps({"article": ROW}, ensure_ascii=False)


def test_each_form_is_read() -> None:
    assert list(stray_values.commented(f"<!--DATA:{DATA}:END--><!-- {{ no }} -->")) == [{"article": ROW}]
    assert list(stray_values.in_attributes(f'<x-y :article="{html.escape(DATA)}" id="1">')) == [{"article": ROW}]
    assert list(stray_values.in_texts(f"<script>{html.escape(DATA)}</script>")) == [{"article": ROW}]


@pytest.mark.parametrize(
    "markup",
    [
        f"<!--DATA:{DATA}:END-->",
        f'<news-detail :article="{html.escape(DATA)}"></news-detail>',
        f'<news-detail v-bind:detail="{html.escape(json.dumps(ROW))}"></news-detail>',
        f'<script type="fastboot/shoebox">{DATA}</script>',
        f'<script type="fastboot/shoebox">{html.escape(DATA)}</script>',
    ],
)
def test_an_article_that_stands_there_alone(markup: str) -> None:
    page = parse(f"<title>{HEADLINE}_城东网</title><div id=app></div>{markup}".encode())
    assert (page.kind, page.body, page.outlet) == ("article", "\n".join(PARAGRAPHS), "城东日报")


@pytest.mark.parametrize("source", ["<!--{" * 20_000, '="{&quot;' * 20_000, '>{"' * 30_000])
def test_values_without_end_take_linear_time(source: str) -> None:
    for read in (stray_values.commented, stray_values.in_attributes, stray_values.in_texts):
        assert list(read(source)) == []
