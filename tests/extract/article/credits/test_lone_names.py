"""Names on lines of their own."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.lone_names import alone_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("王小明", ("王小明",)),
        ("王小明 李四", ("王小明", "李四")),
        ("□ 李四", ("李四",)),
        ("● 庄敏 报道", ("庄敏",)),
        ("■王小明 編譯", ("王小明",)),
        ("王小明 著", ("王小明",)),
        ("李四", ()),
        ("● 综合 报道", ()),
        ("社会新闻", ()),
    ],
)
def test_a_line_that_holds_nothing_else(line: str, names: tuple[str, ...]) -> None:
    assert alone_in(line) == names


def test_two_characters_are_enough_in_a_printed_paper() -> None:
    assert alone_in("李四", 2) == ("李四",)
    assert alone_in("文化", 2) == ()
