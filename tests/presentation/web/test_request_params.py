"""URLs: what they ask for, and how they are written."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Filter
from scraper.presentation.web import accept_language
from scraper.presentation.web.request_params import LAST_PAGE, LONGEST, SearchParams, read

NAMES = st.text(max_size=20).map(str.strip).filter(lambda text: "\x00" not in text)


def test_the_address_says_what_differs() -> None:
    assert SearchParams().string() == ""
    assert SearchParams(q="低保", page=3).but(source="cctv") == "q=%E4%BD%8E%E4%BF%9D&source=cctv"
    assert SearchParams(q="a", source="cctv", unique=True).but(source="") == "q=a&unique=1"


def test_conditions_are_those_of_the_archive() -> None:
    params = read({"source": " cctv ", "since": "2026-01", "until": "no date", "editor": "林一"})
    assert params.filter == Filter(source="cctv", editor="林一", since="2026-01")
    assert params.mistaken == ["no date"]


@pytest.mark.parametrize(
    ("arguments", "params"),
    [
        ({"page": "0"}, SearchParams()),
        ({"page": "-3"}, SearchParams()),
        ({"page": "9" * 30}, SearchParams()),
        ({"page": "٣"}, SearchParams()),
        ({"page": "1000000"}, SearchParams(page=LAST_PAGE)),
        ({"sort": "'; DROP TABLE"}, SearchParams()),
        ({"unique": "maybe", "unknown": "x"}, SearchParams()),
        ({"q": "a\x00b" * LONGEST}, SearchParams(q=("ab" * LONGEST)[:LONGEST])),
    ],
)
def test_nonsense_is_as_if_it_were_not_there(arguments: dict[str, str], params: SearchParams) -> None:
    assert read(arguments) == params


@given(
    st.builds(
        SearchParams, q=NAMES, source=NAMES, editor=NAMES, since=NAMES, page=st.integers(1, 400), unique=st.booleans()
    )
)
def test_what_is_written_is_read_again(params: SearchParams) -> None:
    assert read(dict(parse_qsl(params.string()))) == params


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr,zh-TW;q=0.5", "zh"),
        ("zh;q=0,en;q=0.1", "en"),
        ("zh;q=nonsense", "en"),
        ("fr", "en"),
        ("," * 5000, "en"),
    ],
)
def test_the_browser_s_language(accept: str, language: str) -> None:
    assert accept_language.preferred(accept, "en") == language
