"""Lists of data in which rows are mixed, wrapped or stored by a tool that has names and dates of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper import parse
from scraper.models import Hints
from tests.extract.listing.data_lists import STORIES, Story, rows

URL = "https://news.example.cn/api/list"


def read(data: Any, **hints: Any) -> list[tuple[str, str, str | None]]:
    text = json.dumps(data, ensure_ascii=False)
    page = parse(text.encode(), URL, Hints(kind="list", content_type="application/json", **hints))
    return [(item.headline, item.url, item.published) for item in page.items]


def expected(timespec: str = "seconds") -> list[tuple[str, str, str | None]]:
    return [
        (
            story.headline,
            f"https://news.example.cn/a/{story.id}",
            story.at.date().isoformat() if timespec == "day" else story.at.isoformat(timespec=timespec),
        )
        for story in STORIES
    ]


def plain(story: Story) -> dict[str, Any]:
    return {"title": story.headline, "url": f"/a/{story.id}", "time": story.time()}


@pytest.mark.parametrize(
    "stream",
    [
        [
            {
                "uid": f"tag:wire,2026:{s.id}",
                "parts": [{"kind": "text", "story": plain(s)}, {"kind": "gap", "height": 4}],
            }
            for s in STORIES
        ],
        [
            cell
            for s in STORIES
            for cell in (
                {"cell": "story", "data": {"hed": s.headline, "path": f"/a/{s.id}", "at": s.epoch}},
                {"cell": "ad", "data": {"slot": f"mid-{s.number}", "size": "300x250"}},
                {"cell": "rule", "data": {"height": 2}},
            )
        ],
        [{"card_type": 1, "uid": f"layout_0000{n}"} for n in range(9)]
        + [{"card_type": 9, "mblog": plain(s)} for s in STORIES],
    ],
)
def test_rows_without_a_headline_are_no_rows(stream: list[Any]) -> None:
    assert read({"items": stream}) == expected()


@pytest.mark.parametrize("other", [{}, [], None])
def test_objects_under_ids_are_rows_beside_an_empty_one(other: Any) -> None:
    documents = {f"D{story.id}": {"title": {"cdata": story.headline}} | plain(story) for story in STORIES}
    assert [url for _, url, _ in read({"total": 90, "documents": documents | {"facets": other}})] == [
        url for _, url, _ in expected()
    ]


@pytest.mark.parametrize(
    ("until", "published"), [("availableTo", "broadcastedOn"), ("validUntil", "aired"), ("due_date", "broadcast_at")]
)
def test_the_end_of_a_term_is_no_date_of_publication(until: str, published: str) -> None:
    data = rows(lambda s: {until: "2027-01-31T23:00:00Z", published: s.time(), **plain(s), "time": None})
    assert read(data) == expected()


@pytest.mark.parametrize(
    "record",
    [
        lambda s, own: {"id": f"p{s.id}", "created_time": "2026-02-01T08:00:00Z", "properties": own},
        lambda s, own: {
            "createdTime": "2026-02-01T08:00:00Z",
            "fields": own,
            "url": f"https://base.example.com/{s.id}",
        },
        lambda s, own: {
            "sys": {"createdAt": "2026-02-01T08:00:00Z", "path": f"/entries/{s.id}", "name": "x"},
            "content": own,
        },
    ],
)
def test_the_record_of_a_tool_is_not_what_it_holds(record: Any) -> None:
    def own(s: Story) -> dict[str, Any]:
        return {
            "标题": {"type": "title", "title": s.headline},
            "链接": {"type": "url", "url": f"https://news.example.cn/a/{s.id}"},
            "日期": {"type": "date", "date": {"start": s.at.isoformat(), "end": None}},
        }

    assert read({"results": rows(lambda s: record(s, own(s)))}) == expected()


@pytest.mark.parametrize("pattern", ["%Y-%m-%d 00:00:00", "%Y/%m/%d 0:00:00", "%Y-%m-%dT00:00:00"])
def test_midnight_in_all_rows_is_a_day(pattern: str) -> None:
    assert read(rows(lambda s: plain(s) | {"time": s.time(pattern)})) == expected("day")
    with_one_time = rows(lambda s: plain(s) | {"time": s.time(pattern if s.number else "%Y-%m-%d %H:%M:%S")})
    assert read(with_one_time)[1][2] == STORIES[1].at.replace(hour=0, minute=0, second=0).isoformat()


def test_leads_in_a_row_of_their_own_belong_to_the_list() -> None:
    lead = {"type": "leads", "size": 3, "cards": [plain(s) for s in STORIES[:3]]}
    assert read({"cells": [lead, *map(plain, STORIES[3:])]}) == expected()
    last = {"type": "more", "items": [plain(s) for s in STORIES[8:]]}
    assert read([*map(plain, STORIES[:8]), last]) == expected()
    authors = rows(
        lambda s: {"people": [{"name": f"记者{s.number}"}], "title": s.headline, "url": f"/a/{s.id}", "time": s.time()}
    )
    assert read(authors) == expected()


@pytest.mark.parametrize("values", [("value",), ("value", "format"), ("value", "processed")])
def test_values_in_arrays_of_one_object_are_values(values: tuple[str, ...]) -> None:
    def field(value: object) -> list[dict[str, object]]:
        return [dict.fromkeys(values, value)]

    data = rows(
        lambda s: {
            "nid": field(s.id),
            "title": field(s.headline),
            "created": field(s.at.isoformat()),
            "path": [{"alias": f"/a/{s.id}", "langcode": "zh"}],
            "body": field("记者获悉，码头改造已经完成。"),
            "tags": [],
        }
    )
    assert read(data) == expected()


@pytest.mark.parametrize("column", ["collection", "series", "channelTitle"])
def test_the_row_of_the_series_itself_is_no_entry(column: str) -> None:
    own = {"title": "云汀早新闻每日播报", "url": "/s/1", "time": "2026-01-31 06:00:00", column: "云汀早新闻每日播报"}
    episodes = rows(lambda s: plain(s) | {column: "云汀早新闻每日播报"})
    assert read([own, *episodes]) == expected()
    assert read([*episodes, own]) == expected()


def test_what_others_wrote_of_a_story_with_a_teaser_is_no_entry() -> None:
    def topic(s: Story) -> dict[str, object]:
        others = [{"title": f"{s.headline}：{n}", "id": f"{s.id}{n}", "time": s.time()} for n in range(3)]
        return {
            "id": s.id,
            "title": s.headline,
            "time": s.time(),
            "summary": f"第{s.id}号：记者获悉，工程已经完工。",
            "news": others,
        }

    assert read(rows(topic), article_url="https://news.example.cn/a/{id}") == expected()


@pytest.mark.parametrize("name", ["published_at", "created", "releaseDate"])
def test_one_moment_of_all_rows_is_less_than_dates_that_differ(name: str) -> None:
    data = rows(
        lambda s: {
            name: "2026-02-02T00:00:00Z",
            "content": {"title": s.headline, "path": f"/a/{s.id}", "date": s.time()},
        }
    )
    assert read(data) == expected()


@pytest.mark.parametrize("other", ["source_link", "embed_url", "previewUrl", "downloadUrl"])
def test_addresses_of_sources_and_players_are_second(other: str) -> None:
    data = rows(
        lambda s: {
            other: f"https://other.example.cn/e/{s.id}",
            "link": f"/a/{s.id}",
            "title": s.headline,
            "time": s.time(),
        }
    )
    assert read(data) == expected()
    alone = rows(lambda s: {"title": s.headline, "source_url": f"https://news.example.cn/a/{s.id}", "time": s.time()})
    assert read(alone) == expected()


@pytest.mark.parametrize("name", ["posted", "app_push_time", "postDate", "onlineTime"])
def test_a_row_is_made_before_it_is_posted(name: str) -> None:
    data = rows(lambda s: plain(s) | {"time": None, "created": s.epoch - 7200, name: s.epoch})
    assert read(data) == expected()


@pytest.mark.parametrize("day", ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"])
def test_the_exact_time_beside_a_day_is_taken_where_both_agree(day: str) -> None:
    data = rows(lambda s: plain(s) | {"time": None, "pubDate": s.time(day), "timestamp": str(s.epoch)})
    assert read(data) == expected()
    later = rows(lambda s: plain(s) | {"time": None, "pubDate": s.time(day), "timestamp": s.epoch + 10 * 86_400})
    assert read(later) == expected("day")
    created = rows(lambda s: plain(s) | {"time": None, "postDate": s.time(day), "createDate": s.epoch})
    assert read(created) == expected("day")


def test_a_moment_of_making_that_all_rows_have_is_none_of_publication() -> None:
    data = rows(lambda s: plain(s) | {"time": None, "dtStartTime": s.time(), "dtCreateTime": "2026-01-20 08:00:00"})
    assert read(data) == expected()


def test_what_a_row_is_about_is_a_thing_of_its_own() -> None:
    def row(s: Story) -> dict[str, Any]:
        question = {"id": s.number, "title": s.headline, "created": 1500000000 + s.number}
        return {"id": s.id, "created_time": s.epoch, "question": question}

    assert read(rows(row), article_url="https://news.example.cn/a/{id}") == expected()


def test_the_one_object_of_an_array_is_read_with_its_row() -> None:
    data = rows(
        lambda s: {
            "title": s.headline,
            "calls": [{"url": f"/a/{s.id}", "label": "阅读", "icon": "article"}],
            "periods": [{"from": s.epoch, "until": 1800000000}],
            "photos": [{"url": f"https://img.example.cn/{s.id}", "title": f"码头照片第{s.id}张"}],
            "time": s.time(),
        }
    )
    assert read(data) == expected()


@pytest.mark.parametrize(
    "parts", [lambda s: [[s.at.year, s.at.month, s.at.day]], lambda s: [s.at.year, s.at.month, s.at.day]]
)
def test_a_day_in_parts_is_a_day(parts: Any) -> None:
    assert read(rows(lambda s: plain(s) | {"time": None, "published": {"date-parts": parts(s)}})) == expected("day")


def test_the_midnight_of_a_day_is_less_than_the_exact_time() -> None:
    data = rows(lambda s: plain(s) | {"time": None, "webdate": s.time("%Y-%m-%d 00:00:00"), "fbsj": s.time()})
    assert read(data) == expected()


def test_of_two_addresses_alike_the_one_with_a_host_is_taken() -> None:
    data = rows(lambda s: plain(s) | {"url": f"/p/{s.id}", "canonicalUrl": f"https://news.example.cn/a/{s.id}"})
    assert read(data) == expected()
    shared = rows(lambda s: plain(s) | {"shareUrl": f"https://m.news.example.cn/s/{s.id}"})
    assert read(shared) == expected()
