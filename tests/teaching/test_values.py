"""Right values as people type them, and when a reading is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.teaching.values import likeness, parsed, plausible, same, span
from tests.examples import examples

LINES = st.lists(st.text("城东河水，a1", min_size=1, max_size=12), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("headline", " 渡口  修缮一新 ", "渡口 修缮一新"),
        ("byline", "陆子衡、宁可欣", ("陆子衡", "宁可欣")),
        ("byline", "陆子衡 宁可欣", ("陆子衡", "宁可欣")),
        ("byline", "Amy Li, Bo Chen", ("Amy Li", "Bo Chen")),
        ("editors", "陆子衡", ("陆子衡",)),
        ("published", "2026年3月1日 08:15", "2026-03-01T08:15+08:00"),
        ("published", "2026-03-01", "2026-03-01"),
        ("body", "一。\n\n 二。", "一。\n二。"),
    ],
)
def test_a_value_is_parsed_as_the_field(field: str, text: str, value: object) -> None:
    assert parsed(field, text, "Asia/Shanghai") == value


@pytest.mark.parametrize(("field", "text"), [("headline", "  "), ("published", "昨天"), ("byline", "、")])
def test_what_no_page_can_have_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"is empty|is no date|is no name"):
        parsed(field, text, "Asia/Shanghai")


def test_a_date_need_be_no_more_precise_than_the_right_one() -> None:
    assert same("published", "2026-03-01", "2026-03-01T08:15+08:00")
    assert not same("published", "2026-03-01T08:15+08:00", "2026-03-01")
    assert same("published", "2026-03-01T08:15+08:00", "2026-03-01T08:15:20+08:00")


def test_names_are_the_same_in_the_printed_order_alone() -> None:
    assert same("byline", ("陆子衡", "宁可欣"), ("陆子衡", "宁可欣"))
    assert not same("byline", ("陆子衡", "宁可欣"), ("宁可欣", "陆子衡"))
    assert not same("byline", ("陆子衡",), None)


@examples(80)
@given(LINES, LINES)
def test_likeness_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    a, b = "\n".join(one), "\n".join(other)
    assert likeness(a, a) == 1
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1


@examples(60)
@given(LINES, st.integers(0, 7), st.integers(0, 7))
def test_a_span_begins_and_ends_with_the_words(lines: list[str], first: int, last: int) -> None:
    first, last = sorted((first % len(lines), last % len(lines)))
    text = span(f"{lines[first]}…{lines[last]}", lines)
    assert text is not None
    assert text.split("\n")[0].startswith(lines[first])
    assert text.endswith(lines[last])


def test_a_body_typed_whole_is_itself_and_one_that_is_nowhere_has_no_span() -> None:
    assert span("一。\n二…三。", ["x"]) == "一。\n二…三。"
    assert span("没有…没有", ["有"]) is None


@pytest.mark.parametrize(
    ("names", "is_plausible"),
    [
        (("王小明", "李四"), True),
        (("Mara Gebhardt",), True),
        (("王小明", "路闻卓立"), True),
        (("99",), False),
        (("会议指出", "拥军优属"), False),
        (("王小明", "专访", "诗意刻画"), False),
    ],
)
def test_names_look_like_names(names: tuple[str, ...], is_plausible: bool) -> None:
    assert plausible("byline", names) is is_plausible
    assert plausible("section", "".join(names))
