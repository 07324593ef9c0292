"""A date in an address, and the address with a placeholder for it."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.discovery import date_patterns
from scraper.sources.list_request.placeholders import expand

DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    "template",
    [
        "https://tv.example.cn/lm/xwlb/day/{date:%Y%m%d}.shtml",
        "https://paper.example.cn/html/{date:%Y-%m/%d}/node_1.htm",
        "https://paper.example.cn/layout/{date:%Y%m/%d}/node_01.html",
        "https://news.example.cn/{date:%Y/%m/%d}/",
        "https://news.example.cn/{date:%Y/%m%d}/index.html",
        "https://news.example.cn/list?day={date:%Y-%m-%d}&page=1",
        "https://paper.example.cn/mobile/{date:%Y}/{date:%Y%m%d}/{date:%Y%m%d}_001/{date:%Y%m%d}_001.htm",
    ],
)
def test_a_date_gives_way_to_a_placeholder(template: str) -> None:
    assert date_patterns.form(expand(template, DAY)) == (template, DAY)


def test_a_date_without_leading_zeros() -> None:
    day = date(2026, 1, 5)
    for template in (
        "https://paper.example.cn/{date:%Y-%-m-%-d}/1.htm",
        "https://paper.example.cn/{date:%Y/%-m/%-d}/1.htm",
        "https://paper.example.cn/html/{date:%Y-%-m/%-d}/node_2.htm",
    ):
        assert date_patterns.form(expand(template, day)) == (template, day)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.cn/",
        "https://news.example.cn/c/20261331.html",  # no month
        "https://news.example.cn/c/20260230.html",  # no day
        "https://news.example.cn/c/120260131.html",  # a number
        "https://news.example.cn/20260131/20260201.html",  # which?
        "https://20260131.example.cn/",  # a host
    ],
)
def test_what_holds_no_date_or_several_stays(url: str) -> None:
    assert date_patterns.form(url) is None
