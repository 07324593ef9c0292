"""What a line of credits prints without a gap: labelled elements and links."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.line_pieces import apart
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
