"""Values written as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.sources.values import address_template, duration, size, spelled, spelled_size


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(1, "1s"), (90, "90s"), (1800, "30m"), (3600, "1h"), (86400, "1d"), (0, "0"), (0.5, "0.5s"), (604800, "1w")],
)
def test_durations_are_printed_as_they_are_written(seconds: float, written: str) -> None:
    assert spelled(seconds) == written


@given(st.integers(0, 3_000_000))
def test_durations_are_read_again(seconds: int) -> None:
    assert duration(spelled(seconds)) == seconds


@given(st.integers(1, 1_000_000_000))
def test_sizes_are_read_again(number: int) -> None:
    assert size(spelled_size(number)) == number


@pytest.mark.parametrize(
    "template",
    ["https://x.example.cn/a/{id}.html", "https://x.example.cn/?n={a.id}#top", "https://{host}/a/{aid}", "{post_url}"],
)
def test_addresses_of_articles_are_made_of_keys(template: str) -> None:
    assert address_template(template) == template


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("/a/{id}.html", "is no http"),
        ("https://x.example.cn/a/1.html", "there is no {id}"),
        ("https://x.example.cn/#/detail?id={id}", "address of an article's data"),
        ("https://x.example.cn/index.html#!/a/{id}", "behind # is not sent"),
    ],
)
def test_what_makes_no_addresses_of_articles(template: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        address_template(template)
