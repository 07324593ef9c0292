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


@pytest.mark.parametrize(
    ("query", "stated", "following"),
    [
        ("?current=2&size=10", {"current": 2, "pages": 9}, "?current=3&size=10"),
        ("?pageNo=1", {"totalPage": "9", "pageNo": "1"}, "?pageNo=2"),
        ("?pageNo=1", {"totalPage": 9}, "?pageNo=2"),
        ("?pageNo=9", {"totalPage": "9"}, None),
        ("?offset=0&limit=4", {"count": 90}, "?offset=4&limit=4"),
        ("?start=88&rows=4", {"response": {"numFound": 90}}, None),
        ("?begin=0", {"total_count": 90}, "?begin=4"),
        ("?since_id=", {"since_id": "5211"}, "?since_id=5211"),
        ("?after=t3_a", {"data": {"after": "t3_z"}}, "?after=t3_z"),
        ("?after=t3_a", {"data": {"after": None}}, None),
        ("?max_behot_time=0", {"has_more": True, "next": {"max_behot_time": 17698}}, "?max_behot_time=17698"),
        ("?max_behot_time=0", {"has_more": False, "next": {"max_behot_time": 17698}}, None),
        ("/list_1.json", {"totalPage": 9}, "/list_2.json"),
        ("/list_9.json", {"totalPage": 9}, None),
        ("/list/3", {"pages": 9, "current": 3}, "/list/4"),
        ("/list/3", {"pages": 9, "current": 1}, None),
    ],
)
def test_what_the_data_count_leads_to_the_next_page(query: str, stated: dict[str, Any], following: str | None) -> None:
    assert data_paging.next_address([stated], API + query, Hints(), 4) == (following and API + following)
