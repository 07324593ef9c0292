"""What a line of credits prints without a gap: labelled elements and links."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.line_pieces import apart, elements_barred, parted_by_medium
from scraper.extract.document import Document


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<em>王小明</em><span>编辑 <em>李四</em></span>", "王小明 编辑 李四"),
        ('<span>分類</span><a href="/society">社會</a>', "分類：  社會"),
        ('文｜<a href="/1">王小明</a> <a href="/2">李四光</a>', "文｜ 王小明、 李四光"),
        ("城东日报的记者", "城东日报的记者"),
    ],
)
def test_what_touches_is_kept_apart(markup: str, text: str) -> None:
    (line,) = Document(f"<body><p>{markup}</p></body>", None).lines
    assert apart(line) == text


@pytest.mark.parametrize(
    ("text", "elements", "pieces"),
    [
        ("城东晚报城东", ["城东晚报", "城东"], ["城东晚报", "城东"]),
        ("城东 城东晚报", ["城东", "城东晚报"], ["城东", "城东晚报"]),
        ("城东晚报王小明", ["城东晚报王小明", "王小明"], ["城东晚报", "王小明"]),
        ("城东晚报", ["城东晚报"], ["城东晚报"]),
    ],
)
def test_what_elements_hold_is_barred(text: str, elements: list[str], pieces: list[str]) -> None:
    barred = elements_barred(text, elements)
    assert [piece.strip() for piece in barred.split("|") if piece.strip()] == pieces


@pytest.mark.parametrize(
    ("piece", "pieces"),
    [
        ("城东客户端·王小明", ["城东客户端", "王小明"]),
        ("城东网·河岸新闻", ["城东网·河岸新闻"]),
        ("马丁·韦伯", ["马丁·韦伯"]),
    ],
)
def test_a_medium_and_its_writer_at_a_dot(piece: str, pieces: list[str]) -> None:
    assert parted_by_medium([piece]) == pieces
