"""The page after a page of data."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.extract.listing.data import data_paging
from scraper.models import Hints

API = "https://news.example.cn/api"


@pytest.mark.parametrize(
    ("data", "url", "following"),
    [
        ({"links": {"next": {"href": "?page[offset]=10"}}}, API, f"{API}?page[offset]=10"),
        ({"more_topics_url": "/latest?page=1"}, API, "https://news.example.cn/latest?page=1"),
        ({"paging": {"is_end": True, "next": f"{API}?offset=20"}}, API, None),
        ({"paging": {"is_end": False, "next": f"{API}?offset=20"}}, API, f"{API}?offset=20"),
        ({"pageInfo": {"hasNextPage": True, "endCursor": "YQ"}}, f"{API}?after=", f"{API}?after=YQ"),
        ({"last": False}, f"{API}?page=0&size=20", f"{API}?page=1&size=20"),
        ({"last": True}, f"{API}?page=0&size=20", None),
        ({"hasMore": True}, f"{API}?offset=40&limit=20", f"{API}?offset=60&limit=20"),
        ({"hasMore": True}, f"{API}?start=40", f"{API}?start=50"),
        ({"pagination": {"page": 1, "pages": 9, "next": 2}}, f"{API}?page=1", f"{API}?page=2"),
        ({"hasMore": True}, None, None),
        ({"next": API}, API, None),
    ],
)
def test_the_next_address(data: Any, url: str | None, following: str | None) -> None:
    assert data_paging.next_address([{"data": data}], url, Hints(), 10) == following
