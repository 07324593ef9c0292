"""Lines of credits, cut at their labels."""

from __future__ import annotations

import time

import pytest

from scraper.extract.article.credits.labels import segments


def roles(text: str) -> list[tuple[str, str]]:
    return [(part.role, part.value) for part in segments(text) if part.role not in ("time", "noise") and part.value]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2019-09-26 12:11来源：城东日报作者：王小明", [("outlet", "城东日报"), ("author", "王小明")]),
        (
            "来源：城东网 作者：王小明 城东网编辑：李四",
            [("outlet", "城东网"), ("author", "王小明 城东网"), ("editor", "李四")],
        ),
        ("来 源：教务处 作 者：王小明 编 辑：李四", [("outlet", "教务处"), ("author", "王小明"), ("editor", "李四")]),
        ("責 編：李四　記 者：王小明", [("editor", "李四"), ("author", "王小明")]),
        ("信源：城东日报 记者：王小明 网编：李四", [("outlet", "城东日报"), ("author", "王小明"), ("editor", "李四")]),
        ("作者：王小明 当班编辑：李四", [("author", "王小明"), ("editor", "李四")]),
        ("文、图/王小明 李四", [("author", "王小明 李四")]),
        ("特约撰稿人 王小明", [("author", "王小明")]),
        ("编辑 李四 校对 赵六", [("editor", "李四"), ("other", "赵六")]),
        ("(通讯员 王小明 記者 李四)", [("author", "王小明"), ("author", "李四")]),
        ("记者王小明通讯员李四", [("author", "王小明"), ("author", "李四")]),
        ("采写：城报记者 王小明", [("", "城报"), ("author", "王小明")]),
        ("本报记者 王小明 通讯员 李四", [("author", "王小明"), ("author", "李四")]),
        ("本报评论员 王小明", [("author", "王小明")]),
        ("2026-02-06 14:08来源：城东日报记者：王小明", [("outlet", "城东日报"), ("author", "王小明")]),
        ("文｜王小明　编辑｜李四", [("author", "王小明"), ("editor", "李四")]),
        ("来源：21世纪城东报道", [("outlet", "21世纪城东报道")]),
        ("资料来源：城东日报", [("other", "城东日报")]),
        ("www.example.com 2012-01-17 16:56 来源：城东日报", [("outlet", "城东日报")]),
        ("2019年11月25日 18:57 城东日报", [("", "城东日报")]),
    ],
)
def test_a_line_is_cut_at_its_labels(line: str, expected: list[tuple[str, str]]) -> None:
    assert roles(line) == expected


def test_words_within_words_and_quoted_labels_are_no_labels() -> None:
    assert roles("凡本网注明“来源：城东网”的稿件") == [("", "凡本网注明“来源：城东网”的稿件")]
    assert roles("河水是主要来源之一") == [("", "河水是主要来源之一")]


def test_a_bar_of_channels_is_no_line_of_labels() -> None:
    assert ("author", "个股") not in roles("IT|汽车|能源|医药|原创|个股|基金|银行")


@pytest.mark.parametrize("text", ["来源：" * 100_000, "记者" * 100_000, "http://" + "a." * 100_000, "文/" * 100_000])
def test_hostile_lines_take_no_time(text: str) -> None:
    started = time.process_time()
    assert len(segments(text)) <= 400
    assert time.process_time() - started < 120
