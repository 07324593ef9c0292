"""Names on lines of their own."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.lone_names import alone_in, names_in_slot


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("王小明", ("王小明",)),
        ("王小明 李四", ("王小明", "李四")),
        ("□ 李四", ("李四",)),
        ("● 庄敏 报道", ("庄敏",)),
        ("■王小明 編譯", ("王小明",)),
        ("王小明 著", ("王小明",)),
        ("王小明 著 李思齐 译", ("王小明",)),
        ("艾倫．霍夫曼　著／李佳穎　譯", ("艾倫．霍夫曼",)),
        ("约翰·哈洛韦/著 李思齐/译", ("约翰·哈洛韦",)),
        ("名著 李思齐 译", ()),
        ("李 四", ("李四",)),
        ("王小明/文、图", ("王小明",)),
        ("文 化", ()),
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("嵺方圆", ["嵺方圆"]),
        ("嵺方圆、佼中", ["嵺方圆", "佼中"]),
        ("扎西次仁", ["扎西次仁"]),
        ("Mara Gebhardt", ["Mara Gebhardt"]),
        ("阿依努尔·买买提 王小明", ["阿依努尔·买买提", "王小明"]),
        ("佼中", []),
        ("現場直擊", []),
        ("綜合外電", []),
        ("城东晚报", []),
        ("社会新闻", []),
        ("在老街看见一只猫", []),
    ],
)
def test_a_place_that_marks_leave_to_names(text: str, names: list[str]) -> None:
    assert names_in_slot(text) == names
