"""Braces in start URLs: days and pages."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.sources import Source
from scraper.sources.list_request.placeholders import expand, has_date, has_page

DAY = date(2026, 1, 31)
API = "https://news.example.cn/api"


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("{page}", ["1", "2", "3"]),
        ("{page:0}", ["0", "1", "2"]),
        ("{page:0+20}", ["0", "20", "40"]),
        ("{date:%Y%m%d}/{page}", ["20260131/1", "20260131/2", "20260131/3"]),
    ],
)
def test_pages_are_counted(written: str, pages: list[str]) -> None:
    assert [expand(f"{API}/{written}", DAY, number) for number in range(3)] == [f"{API}/{page}" for page in pages]
    assert has_page(f"{API}/{written}")


@pytest.mark.parametrize("written", ["{page:x}", "{page:1+}", "{seite}"])
def test_what_cannot_be_counted_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="page"):
        expand(f"{API}/{written}", DAY)


def test_a_source_knows_the_addresses_after_a_start() -> None:
    source = Source("x", "list", (f"{API}?d={{date:%d}}&p={{page}}", f"{API}/other"), days=2, pages=3)
    assert source.start_urls(DAY) == [f"{API}?d=31&p=1", f"{API}?d=30&p=1", f"{API}/other"]
    assert source.further(f"{API}?d=30&p=1", DAY) == [f"{API}?d=30&p=2", f"{API}?d=30&p=3"]
    assert source.further(f"{API}/other", DAY) == []
    assert source.dated
    assert not Source("x", "list", (f"{API}?p={{page}}",)).dated


def test_a_page_is_no_date() -> None:
    assert not has_date(f"{API}/{{page}}")
    assert not has_page(f"{API}/{{date}}")
