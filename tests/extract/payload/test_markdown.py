"""Texts in Markdown, as headless systems keep them in a page's data."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.extract.payload.markdown import plain
from tests.extract.article_pages import HEADLINE, PARAGRAPHS


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**老街**的排水管", "老街的排水管"),
        ("__老街__的排水管", "老街的排水管"),
        ("*老街*的排水管", "老街的排水管"),
        ("[老街](https://news.example.cn/t/1)的排水管", "老街的排水管"),
        ('[老街](/t/1 "专题")的排水管', "老街的排水管"),
        ("![摊主](/i/1.jpg)老街的排水管", "老街的排水管"),
        ("## 老街的排水管", "老街的排水管"),
        ("> 老街的排水管", "老街的排水管"),
        ("长5*宽3*高2的排水管", "长5*宽3*高2的排水管"),
        ("#老街改造# 话题的热度", "#老街改造# 话题的热度"),
        ("file__name与[注]的排水管", "file__name与[注]的排水管"),
    ],
)
def test_marks_are_taken_out(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize("joint", ["\n\n", "\r\n\r\n", "\n"])
@pytest.mark.parametrize("name", ["content", "markdown", "body"])
def test_the_text_of_a_page_in_markdown(joint: str, name: str) -> None:
    written = joint.join(["## 经过", *(f"**{text[:4]}**{text[4:]}" for text in PARAGRAPHS)])
    state = json.dumps({"post": {"title": HEADLINE, name: written}}, ensure_ascii=False)
    page = parse(f"<title>{HEADLINE}</title><div id=app></div><script>window.__DATA__={state}</script>".encode())
    assert page.body == "\n".join(["经过", *PARAGRAPHS])
