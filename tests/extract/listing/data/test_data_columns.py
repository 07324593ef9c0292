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


@pytest.mark.parametrize(
    "value",
    [
        *(True, None, "3小时前", 12, "", [], "云汀港", "2026-01-31-21"),
        *("https://img.example.cn/2026/01/31/a.jpg", "//img.example.cn/20260131/a", "/2026/0131/c1.html"),
        *("uploads/2026/01/31/head.webp", "20260131.png"),
    ],
)
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


NAMES = ("城乡低保标准本月起上调", "老渡口换上新栈桥", "大飞机首次飞抵云汀", "三条公交线改道")
PROSE = "城乡低保标准本月起上调，每人每月多领六十元，云汀两万户受益。"


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (("etime",), ["1769959999"] * 4),
        (("stat", "expireTime"), [1769959999, 1769969999, 1769979999, 1769989999]),
        (("id",), [1769818500, 1769818501, 1769818502, 1769818503]),
        (("picture", "cover"), ["2026-01-31", "2026-01-30", "2026-01-29", "2026-01-28"]),
        (("updateTime",), ["2026-01-31 21:40:17"] * 4),
    ],
    ids=["end", "expiry", "an id like Unix time", "of a picture", "one time of making in all rows"],
)
def test_what_a_column_of_dates_may_be_that_is_not_that_of_publication(
    column: tuple[str, ...], values: list[Any]
) -> None:
    assert data_columns.date_score(column, values, 4) == 0


@pytest.mark.parametrize("name", ["updateTime", "time", "publish_time", "gxsj", "start"])
def test_dates_that_differ_count_under_any_other_name(name: str) -> None:
    assert data_columns.date_score((name,), [f"2026-01-31 2{n}:40:17" for n in range(4)], 4) > 0


@pytest.mark.parametrize(
    ("column", "value", "headline"),
    [
        ("message", f"{NAMES[0]}\n{PROSE}", NAMES[0]),
        ("content", f"{NAMES[0]}<br/>{PROSE}", NAMES[0]),
        ("content", f"<p>{NAMES[0]}</p><p>{PROSE}</p>", NAMES[0]),
        ("text", f"\n\n{NAMES[0]}", NAMES[0]),
        ("content", PROSE + "补发从一月算起。" * 8, PROSE),
        ("title", f"{NAMES[0]}\n{NAMES[1]}", f"{NAMES[0]} {NAMES[1]}"),
        ("c1", f"{NAMES[0]}\n{NAMES[1]}", f"{NAMES[0]} {NAMES[1]}"),
        ("title", PROSE * 3, PROSE * 3),
        ("content", "U.S. port opens a pier " * 6, ("U.S. port opens a pier " * 6).strip()),
    ],
    ids=["lines", "breaks", "paragraphs", "blank", "prose", "a title", "no name", "a long title", "letters"],
)
def test_the_headline_of_a_whole_text_is_its_first_line_or_sentence(column: str, value: str, headline: str) -> None:
    assert data_columns.headline_in((column,), value) == headline


def test_of_two_columns_of_teasers_the_short_one_has_the_headlines() -> None:
    rows = [{("editor", "name"): name[:3], ("summ",): PROSE * 2 + name, ("desc",): name + "项目开工"} for name in NAMES]
    columns = [("editor", "name"), ("summ",), ("desc",)]
    assert data_columns.choice(columns, rows, data_columns.title_score) == ("desc",)


@pytest.mark.parametrize(
    ("local", "utc", "chosen"),
    [
        (1769847300, 1769818500, ("created_utc",)),  # Unix time is UTC; the other column has it shifted
        ("2026-01-31 08:15:00", "2026-01-31 00:15:00", ("created",)),
    ],
)
def test_a_time_in_utc_counts_where_it_says_so_itself(local: Any, utc: Any, chosen: tuple[str, ...]) -> None:
    rows = [{("created",): local, ("created_utc",): utc} for _ in range(2)]
    assert data_columns.choice([("created",), ("created_utc",)], rows, data_columns.date_score) == chosen


@pytest.mark.parametrize("name", ["abs", "zhaiyao", "newsJianjie", "standfirst"])
def test_names_of_teasers(name: str) -> None:
    values = [PROSE + headline for headline in NAMES]
    assert data_columns.summary_score((name,), values, len(values)) > 0
