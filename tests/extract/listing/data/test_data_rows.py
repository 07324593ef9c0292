"""Tables in data: whatever holds the rows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper.extract.listing.data import data_rows, row_shapes

ROWS = [{"title": f"云汀港第{n}个码头完成改造", "url": f"/a/{n}.html", "time": "2026-01-31"} for n in range(6)]
FORMS: dict[str, Any] = {
    "an array": ROWS,
    "ids as keys": {f"a{n}": row for n, row in enumerate(ROWS)},
    "numbers as keys": {str(n): row for n, row in enumerate(ROWS)},
    "columns named once": {"fields": ["title", "url", "time"], "rows": [list(row.values()) for row in ROWS]},
    "a column an array": {name: [row[name] for row in ROWS] for name in ("title", "url", "time")},
    "JSON in a string": {"body": json.dumps(ROWS)},
    "an object in each row": [{"kind": 1, "data": {"attributes": row}} for row in ROWS],
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_found_in_any_form(form: str) -> None:
    table = data_rows.ranked([{"code": 0, "result": FORMS[form]}])[0]
    assert [table.text(row, table.title) for row in table.rows] == [row["title"] for row in ROWS]
    assert [row[table.address] for row in table.rows if table.address] == [row["url"] for row in ROWS]
    assert table.date is not None


def test_a_menu_counts_less_than_stories() -> None:
    menu = [{"title": f"云汀市第{n}个城区的新闻频道", "url": f"/c/{n}/", "time": "2026-01-31"} for n in range(20)]
    assert data_rows.ranked([{"menu": menu, "list": ROWS}])[0].path == ("list", "[]")


@pytest.mark.parametrize("name", ["hot", "ranking", "recommend"])
def test_a_longer_ranking_counts_less_than_dated_stories(name: str) -> None:
    ranking = [{"title": f"云汀市民都在看的第{n}条新闻", "url": f"/hot/{n}.html"} for n in range(12)]
    assert data_rows.ranked([{name: ranking, "list": ROWS}])[0].path == ("list", "[]")
    assert data_rows.ranked([{name: ranking}])[0].path == (name, "[]")


def test_settings_of_a_page_are_no_rows() -> None:
    settings = {"theme": {"name": "云汀", "dark": True}, "user": {"name": "读者", "id": 7}, "ads": {"slots": 3}}
    assert not data_rows.ranked([settings])


def test_rows_and_values_are_limited() -> None:
    many = [{"title": f"第{n}条云汀新闻的标题文字", "url": f"/{n}.html"} for n in range(row_shapes.MAX_ROWS + 10)]
    assert len(data_rows.ranked([many])[0].rows) == row_shapes.MAX_ROWS


def test_sections_are_one_list_and_a_ranking_beside_them_is_not_in_it() -> None:
    data = {"data": {"guonei": ROWS[:3], "guoji": ROWS[3:], "hot": [{**ROWS[0], "url": f"/hot/{n}"} for n in range(5)]}}
    table = data_rows.ranked([data])[0]
    assert [row[("url",)] for row in table.rows] == [row["url"] for row in ROWS]


def test_a_text_in_pieces_is_one_text() -> None:
    rows = [
        {"title": {"runs": [{"text": row["title"][:3]}, {"text": row["title"][3:]}]}, "url": row["url"]} for row in ROWS
    ]
    table = data_rows.ranked([rows])[0]
    assert [table.text(row, table.title) for row in table.rows] == [row["title"] for row in ROWS]


def inner(group: int, **more: Any) -> list[dict[str, Any]]:
    """Four rows in one of another table."""
    numbers = range(4 * group, 4 * group + 4)
    return [{"title": f"{n}号来源报道云汀港改造的经过", "url": f"https://s{n}.example.com/", **more} for n in numbers]


def test_what_other_sites_wrote_stands_in_the_rows_of_stories() -> None:
    topics = [{**row, "reports": inner(n)} for n, row in enumerate(ROWS)]
    assert data_rows.ranked([{"items": topics}])[0].path == ("items", "[]")


@pytest.mark.parametrize(
    ("around", "within"),
    [
        ({"title": "要闻", "time": "2026-01-31"}, {}),
        ({"title": "本周专题汇总之云汀港改造"}, {}),
        ({"title": "本周专题汇总之云汀港改造", "time": "2026-01-31"}, {"date": "2026-01-30"}),
    ],
    ids=["of a section", "without a date", "with dates of their own"],
)
def test_stories_in_the_rows_of_anything_else_are_the_list(around: dict[str, Any], within: dict[str, Any]) -> None:
    groups = [
        {**around, "title": f"{around['title']}{n}", "url": f"/c/{n}/", "list": inner(n, **within)} for n in range(3)
    ]
    assert data_rows.ranked([{"items": groups}])[0].path == ("items", "[]", "list", "[]")
