"""What stands among the rows of a list and in them beside the stories: advertisements, topics, stores of records."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest

from scraper import parse
from scraper.models import Hints
from tests.extract.listing.data_lists import STORIES, TEASER, Story, page, rows

URL = "https://news.example.cn/api/list"
EXPECTED = [(s.headline, f"https://news.example.cn/a/{s.id}", s.at.isoformat()) for s in STORIES]


def read(text: str, **hints: Any) -> list[tuple[str, str, str | None]]:
    parsed = parse(text.encode(), URL, Hints(kind="list", **hints))
    return [(item.headline, item.url, item.published) for item in parsed.items]


def plain(s: Story) -> dict[str, Any]:
    return {"title": s.headline, "url": f"/a/{s.id}", "time": s.time()}


@pytest.mark.parametrize(
    "mark",
    [
        {"ad_id": 177},
        {"adClickUrl": "https://adx.example.com/c?x=1"},
        {"raw_ad_data": {"web_url": "https://adx.example.com/c"}},
        {"label": "广告"},
        {"flag": "推广"},
        {"sponsorName": "某游戏"},
    ],
)
def test_a_row_with_what_only_advertisements_have_is_no_entry(mark: dict[str, Any]) -> None:
    paid = {"title": "本地人都在玩的传奇，上线送神装", "url": "https://promo.example.com/c", "time": "", **mark}
    assert read(json.dumps({"list": [*rows(plain)[:3], paid, *rows(plain)[3:]]})) == EXPECTED


def test_what_all_rows_have_marks_no_advertisement() -> None:
    assert read(json.dumps({"list": rows(lambda s: {**plain(s), "adPosition": 1, "ad_id": s.number + 1})})) == EXPECTED


def test_a_title_of_two_characters_is_that_of_a_topic() -> None:
    def row(s: Story) -> dict[str, Any]:
        topics = ("经济", "社会", "科技", "体育", "文化", "教育", "港口", "民生", "财税", "法治")
        story = {"editor_title": s.headline, "url": f"/a/{s.id}", "dateline": s.epoch}
        return {**story, "message": f"{s.headline}\n{TEASER}", "targetRow": {"title": topics[s.number], "url": "/t"}}

    assert read(json.dumps({"data": rows(row)})) == EXPECTED


def test_the_first_page_of_a_site_is_no_address_of_an_article() -> None:
    def row(s: Story) -> dict[str, Any]:
        origin = {"title": "云汀日报", "htmlUrl": f"https://feed{s.number}.example.org"}
        link = [{"href": f"https://news.example.cn/a/{s.id}"}]
        return {"title": s.headline, "canonical": link, "published": s.epoch, "origin": origin}

    assert read(json.dumps({"items": rows(row)})) == EXPECTED


@pytest.mark.parametrize("exact", ["time_published", "publishTime", "ts"])
def test_the_seconds_beside_a_time_in_minutes_are_taken(exact: str) -> None:
    minutes = {"human_time": "%Y-%m-%d %H:%M"}
    both = rows(lambda s: {**plain(s), "time": None, exact: str(s.epoch), **{k: s.time(f) for k, f in minutes.items()}})
    assert read(json.dumps({"data": both})) == EXPECTED


def test_a_description_over_a_longer_text_is_the_headline() -> None:
    marks = rows(lambda s: {"href": f"/a/{s.id}", "description": s.headline, "extended": TEASER, "time": s.time()})
    assert read(json.dumps(marks)) == EXPECTED


@pytest.mark.parametrize("comment", ["// generated 2026-01-31\n", "/* 要闻 * 自动生成 */\n// v2\n"])
def test_data_may_have_comments_over_them(comment: str) -> None:
    literals = "".join(
        f"{{ id: {s.id}, // 编号\n 'title': '{s.headline}', 'url': '/a/{s.id}', 'time': '{s.time()}', 'hits': NaN, }},"
        for s in STORIES
    )
    assert read(f"{comment}var newsData = {{ 'list': [{literals}], 'total': 9, }};") == EXPECTED


@pytest.mark.parametrize("prefix", ["QXJ0", "client:root:story:"])
def test_records_of_a_store_are_rows_by_their_kind(prefix: str) -> None:
    records: dict[str, Any] = {"client:root": {"__typename": "Root", "feed": {"__ref": "feed"}}}
    for s in STORIES:
        records[f"edge:{s.number}"] = {"__typename": "Edge", "node": {"__ref": f"{prefix}{s.id}"}}
        records[f"{prefix}{s.id}"] = {"__typename": "Article", "__id": f"{prefix}{s.id}", **plain(s)}
    data = f"<script type='application/json'>{json.dumps(records, ensure_ascii=False)}</script>"
    assert read(page(data)) == EXPECTED


def test_addresses_that_differ_behind_a_number_sign_alone_are_none() -> None:
    data = rows(lambda s: {**plain(s), "url": f"https://news.example.cn/#/detail/{s.id}"})
    parsed = parse(json.dumps({"list": data}).encode(), URL, Hints(kind="list"))
    assert not parsed.items
    assert "article_url" in str(parsed.no_items)
    template = "https://news.example.cn/a/{id}"
    ids = [{**row, "id": s.id} for row, s in zip(data, STORIES, strict=True)]
    assert read(json.dumps({"list": ids}), article_url=template) == EXPECTED


def test_what_is_trending_beside_a_list_is_no_part_of_it() -> None:
    trending = [{**plain(s), "title": f"{s.headline}新进展", "url": f"/t/{s.id}"} for s in STORIES[:5]]
    assert read(json.dumps({"data": {"trending_list": trending, "word_list": rows(plain)}})) == EXPECTED


def test_the_template_of_an_address_is_none() -> None:
    def row(s: Story) -> dict[str, Any]:
        upload = f"https://uploads.example.com/{s.id}/assets{{?name,label}}"
        return {"upload_url": upload, "html_url": f"https://news.example.cn/a/{s.id}", **plain(s), "url": None}

    assert read(json.dumps(rows(row))) == EXPECTED


@pytest.mark.parametrize("folder", ["/api/", "/openapi/v2/list", "/rest/news?page=1"])
def test_an_address_relative_to_the_pages_is_not_relative_to_their_interface(folder: str) -> None:
    data = json.dumps(rows(lambda s: {**plain(s), "url": f"./a/{s.id}"}))
    items = parse(data.encode(), f"https://news.example.cn{folder}", Hints(kind="list")).items
    assert [(item.headline, item.url, item.published) for item in items] == EXPECTED


LITERALS = ",".join(f"{{ title: '{s.headline}', url: '/a/{s.id}', time: '{s.time()}' }}" for s in STORIES)


@pytest.mark.parametrize("before", ["export default [", "export const news = [", "module.exports = ["])
def test_a_module_of_a_script_is_a_list(before: str) -> None:
    assert read(f"{before}{LITERALS},\n];\n") == EXPECTED


@pytest.mark.parametrize("name", ["x-data", "x-init", "ng-init"])
def test_the_state_in_an_attribute_may_be_a_script(name: str) -> None:
    state = (
        f'<section {name}="{{ open: false, items: [{LITERALS}] }}"><template x-for="i in items"></template></section>'
    )
    assert read(page(state)) == EXPECTED


@pytest.mark.parametrize("name", ["fileUrl", "pdf_url", "attachmentUrl"])
def test_the_file_beside_a_page_is_not_its_address(name: str) -> None:
    data = rows(lambda s: {"title": s.headline, name: f"/upload/{s.id}.pdf", "detailUrl": f"/a/{s.id}", "t": s.time()})
    assert read(json.dumps(data)) == EXPECTED


def test_the_hour_that_a_ranking_is_of_is_no_date_of_its_entries() -> None:
    hour = {"startTime": "2026-01-31 20:00:00", "updateTime": "2026-01-31 20:30:00"}
    data = rows(lambda s: {"keyword": s.headline, "searchUrl": f"/a/{s.id}", "hotIndex": f"{90 - s.number}万", **hour})
    assert {published for _headline, _url, published in read(json.dumps({"data": data}))} == {None}


def test_the_node_of_an_edge_is_the_row() -> None:
    def edge(s: Story) -> dict[str, Any]:
        utc = s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return {"cursor": f"c{s.number}", "node": {"id": s.id, "headline": s.headline, "gmt": utc, "date": s.time()}}

    data = json.dumps({"edges": rows(edge)})
    for key in ("id", "node.id"):
        assert read(data, article_url=f"https://news.example.cn/a/{{{key}}}") == EXPECTED
