"""Flat lists whose entries refer to each other by their indexes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.payload.indexed import resolved

TITLE, AT = "城乡低保标准本月起上调", "2026-01-31T08:15:00+08:00"


@pytest.mark.parametrize(
    ("flat", "value"),
    [
        ([{"posts": 1}, [2], {"title": 3, "date": 4}, TITLE, ["Date", AT]], {"posts": [{"title": TITLE, "date": AT}]}),
        ([["ShallowReactive", 1], {"data": 2}, ["Ref", 3], [4, -1], TITLE], {"data": [TITLE, None]}),
        ([{"_1": 2}, "list", [3], {"_4": 5}, "title", TITLE], {"list": [{"title": TITLE}]}),
        ([{"tags": 1}, ["Set", 2, 3], "民生", "养老"], {"tags": ["民生", "养老"]}),
        ([{"self": 0, "title": 1, "list": 2}, TITLE, [1]], {"self": None, "title": TITLE, "list": [TITLE]}),
    ],
    ids=["devalue", "Nuxt's wrappers", "turbo-stream", "a set", "a reference to itself"],
)
def test_references_are_put_in(flat: Any, value: Any) -> None:
    assert resolved(flat) == value
    assert resolved({"type": "data", "nodes": [None, {"data": flat}]})["nodes"][1]["data"] == value


@pytest.mark.parametrize(
    "rows",
    [
        [{"id": 1, "views": 2}, {"id": 2, "views": 3}, {"id": 3, "views": 1}],
        [{"title": TITLE, "url": "/a/1.html"}, "more", []],
        [[1, 2], [3, 4], [5, 6]],
        [{"id": 900, "views": 3}, TITLE, []],
        [],
    ],
)
def test_other_lists_stay_as_they_are(rows: Any) -> None:
    assert resolved(rows) == rows


@pytest.mark.slow
@given(
    st.lists(
        st.recursive(
            st.integers(-3, 9) | st.text(max_size=3), lambda v: st.lists(v) | st.dictionaries(st.text(max_size=2), v)
        ),
        max_size=12,
    )
)
def test_no_list_makes_it_raise(flat: Any) -> None:
    resolved(flat)


def _size(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_size, inner))


@pytest.mark.parametrize(("levels", "times"), [(40, 2), (400, 300)])
def test_what_is_referred_to_often_does_not_grow_without_bounds(levels: int, times: int) -> None:
    nested = [[place + 1] * times for place in range(levels)]
    assert _size(resolved([*nested, TITLE])) < 300_000
