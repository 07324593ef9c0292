"""Where a line of credits has labels, addresses and dates, and what only looks like a label."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.label_marks import marks


def roles(text: str) -> list[tuple[str, str]]:
    return [(mark.role, text[mark.start : mark.end].strip()) for mark in marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来源：云汀日报 责任编辑：王小明", [("outlet", "来源："), ("editor", "责任编辑：")]),
        ("2025-03-04 09:15 作者/王小明", [("time", "2025-03-04 09:15"), ("author", "作者/")]),
        ("来 源：云汀日报", [("outlet", "来 源：")]),
        ("www.example.cn 编辑：王小明", [("noise", "www.example.cn"), ("editor", "编辑：")]),
        ("文/王小明 图/李四", [("author", "文/"), ("other", "图/")]),
        ("首图来源：云汀图库", [("other", "来源：")]),
        ("云汀新闻编辑 | 王小明", [("editor", "编辑 |")]),
        ("来源：云汀新闻作者：王小明", [("outlet", "来源："), ("author", "作者：")]),
        ("Edited by Lin Yun", [("editor", "Edited by")]),
        ("转载请注明来源：云汀网", [("about", "来源：")]),
        ("《云汀日报》（2026年01月31日 第02版）", [("outlet", "《云汀日报》"), ("time", "2026年01月31日")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "凡本网注明“来源：云汀网”的作品",
        "云汀日报编辑部",
        "老街排水：来自三户人家的账本",
        "王小明(实习记者)",
        "【视频】云汀港新栈桥开放",
        "请注明作者和本文链接",
    ],
)
def test_words_that_are_no_labels(text: str) -> None:
    assert not [mark for mark in marks(text) if mark.role in ("outlet", "author", "editor") and mark.colon]


def test_bars_between_channels_are_no_colons() -> None:
    assert not any(mark.colon for mark in marks("产经|IT|原创|个股|视频"))
    assert all(mark.colon for mark in marks("编辑|王小明 校对|李四 审核|赵六 监制|孙七"))
