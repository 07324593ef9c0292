"""When and where a notice invites to is no time of publishing, and a part of the text."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import WHOLE, page_of


@pytest.mark.parametrize(
    "rows",
    [
        ("时间：2026年1月31日下午14：00", "地点：校本部实验楼报告厅", "主讲人：王小明"),
        ("时 间：2026年1月31日（周六）上午9:00", "地 点：临河小学多功能厅"),
        ("一、时间：2026-01-31 09:30", "二、主讲嘉宾：李四光", "三、地点：北门图书馆"),
        ("時間：2026年1月31日 19:30", "地點：城東文化中心三樓"),
        ("主讲：王小明教授", "日期：2026年1月31日 19:30", "会场：城东剧院"),
    ],
)
def test_the_time_of_a_lecture_by_its_place(rows: tuple[str, ...]) -> None:
    first, *others = rows
    page = page_of("<div>2026-01-20</div>", first=first + "</p>" + "".join(f"<p>{row}</p>" for row in others) + "<p>")
    assert page.published == "2026-01-20"
    assert page.body == "\n".join([*rows, WHOLE])


@pytest.mark.parametrize(
    "line", ["时间：2026-01-31 09:15 来源：城东日报", "日期：2026-01-31 09:15", "時間：2026年1月31日 09:15"]
)
def test_the_time_of_publishing_has_the_same_label(line: str) -> None:
    page = page_of(f"<div>{line}</div><div>字号：大 中 小</div>")
    assert (page.published, page.body) == ("2026-01-31T09:15+08:00", WHOLE)
