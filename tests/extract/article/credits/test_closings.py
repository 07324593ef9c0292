"""Who reports, by the last words of a text."""

from __future__ import annotations

import time

import pytest

from scraper.extract.article.credits.closings import closing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("不再漫水。（记者王小明）", ["王小明"]),
        ("不再漫水。记者王小明", ["王小明"]),
        ("不再漫水。(通讯员 王小明 記者 李四)", ["王小明", "李四"]),
        ("不再漫水。(王小明)", ["王小明"]),
        ("不再漫水。（编译/王小明）", ["王小明"]),
        ("(作者：王小明北京大学经济学院教授)", ["王小明"]),
        ("不再漫水。（马丁·韦伯 作者为英国水利专家、城东大学教授）", ["马丁·韦伯"]),
        ("不再漫水。（王小明 作者系城东大学教授）", ["王小明"]),
        ("不再漫水。（城东早报） 文/本报记者 王小明", ["王小明"]),
        ("不再漫水。文／城东早报记者 王小明", ["王小明"]),
        ("（文/王小明 图/李四）", ["王小明"]),
        ("不再漫水。報導╱王小明、李四", ["王小明", "李四"]),
        ("（王小明報導）", ["王小明"]),
        ("（王小明 编写）", ["王小明"]),
        ("记者 王小明 李四光 东港报道", ["王小明", "李四光"]),
        ("记者 王小明 李四光 北京报道", ["王小明", "李四光"]),
        ("本报记者 王小明 李四光 文/图", ["王小明", "李四光"]),
        ("不再漫水。记者 王小明 嵺方圆", ["王小明", "嵺方圆"]),
        ("不再漫水。（作者系城东大学教授）", []),
        ("不再漫水。（完）", []),
        ("老街。（本报记者 王小明 摄）", []),
        ("老街。（王小明攝）", []),
        ("（实习生王小明对此文亦有贡献）", []),
        ("（責任編輯：王小明）", []),
        ("（附圖）", []),
    ],
)
def test_the_words_that_a_text_closes_with(text: str, names: list[str]) -> None:
    assert closing(text) == names


@pytest.mark.parametrize("text", ["（" * 300_000, "记者" * 300_000, "【記者／" * 100_000])
def test_hostile_paragraphs_take_no_time(text: str) -> None:
    started = time.process_time()
    closing(text)
    assert time.process_time() - started < 120
