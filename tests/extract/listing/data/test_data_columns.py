"""The columns of data: their words, their dates, their counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.listing.data import data_columns


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pubTime", {"pub", "time"}),
        ("newstime", {"newstime", "news", "time"}),
        ("DOCRELTIME", {"docreltime", "docrel", "time"}),
        ("share_url", {"share", "url"}),
        ("contentHTML", {"content", "html"}),
    ],
)
def test_names_are_cut_into_words(name: str, words: set[str]) -> None:
    assert set(data_columns.words((name,))) == words


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (4200000, 4_200_000),
        ("4,200,000", 4_200_000),
        ("420万", 4_200_000),
        ("420 万热度", 4_200_000),
        ("1.2亿", 120_000_000),
        ("3.5k", 3_500),
        (12.9, 12),
        (True, None),
        ("云汀", None),
        ("", None),
        ("2026-01-31", None),
        (-1, None),
    ],
)
def test_counts_are_read(value: Any, count: int | None) -> None:
    assert data_columns.count_of(value) == count


@pytest.mark.parametrize(
    "value", [1769818500, 1769818500000, "1769818500.25", 1769818500000000, "/Date(1769818500000+0800)/", 1769818500.7]
)
def test_one_moment_in_many_spellings(value: Any) -> None:
    assert str(data_columns.date_of(value)).startswith("1769818500")


@pytest.mark.parametrize("value", [True, None, "3小时前", 12, "", [], "云汀港"])
def test_what_is_no_date(value: Any) -> None:
    assert data_columns.date_of(value) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://news.example.cn/a/1", True),
        ("//news.example.cn/a/1", True),
        ("/a/1.html", True),
        ("../202601/t20260131_1.html", True),
        ("/img/1.jpg", False),
        ("云汀港", False),
        ("app://open?id=1", False),
    ],
)
def test_addresses_of_pages(text: str, expected: bool) -> None:
    assert data_columns.is_address(text) is expected


@given(st.integers() | st.floats(allow_nan=True) | st.text(max_size=60) | st.booleans() | st.none())
def test_no_value_makes_them_raise(value: Any) -> None:
    data_columns.count_of(value)
    data_columns.date_of(value)
    data_columns.partial_date_of(value)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1.2万", 12_000),
        ("3 萬", 30_000),
        ("2W", 20_000),
        ("1.5亿", 150_000_000),
        ("2億", 200_000_000),
        ("12k", 12_000),
        ("1,234", 1_234),
    ],
)
def test_counts_are_read_with_their_unit(printed: str, number: int) -> None:
    assert data_columns.count_of(printed) == number


@pytest.mark.parametrize(
    ("texts", "is_title"),
    [
        ([f"云汀港第{n}号泊位开工建设" for n in range(10)], True),
        ([f"云汀港第{n}号泊位开工建设" for n in range(6)], True),  # of ten rows
        ([f"云汀港第{n}号泊位开工建设" for n in range(5)], False),
        ([f"云汀港第{min(n, 5)}号泊位开工建设" for n in range(10)], True),
        ([f"云汀港第{min(n, 4)}号泊位开工建设" for n in range(10)], False),
    ],
    ids=["all rows", "six in ten", "five in ten", "six of ten differ", "five of ten differ"],
)
def test_titles_are_texts_of_most_rows_that_mostly_differ(texts: list[str], is_title: bool) -> None:
    assert (data_columns.title_score(("title",), texts, 10) > 0) is is_title
