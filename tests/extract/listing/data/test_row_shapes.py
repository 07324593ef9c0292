"""Rows of data that are pairs, numbered variables, strings of scripts, or that refer to others in letters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scraper import parse
from scraper.models import Hints
from tests.extract.listing.data_lists import STORIES, Story, page, rows

URL = "https://news.example.cn/api/list"


def read(text: str, **hints: Any) -> list[tuple[str, str, str | None]]:
    parsed = parse(text.encode(), URL, Hints(kind="list", **hints))
    return [(item.headline, item.url, item.published) for item in parsed.items]


def plain(s: Story) -> dict[str, Any]:
    return {"title": s.headline, "url": f"/a/{s.id}", "time": s.time()}


EXPECTED = [(s.headline, f"https://news.example.cn/a/{s.id}", s.at.isoformat()) for s in STORIES]


@pytest.mark.parametrize(("key", "value"), [("Key", "Value"), ("name", "value"), ("field", "val"), ("k", "v")])
def test_properties_in_pairs_are_properties(key: str, value: str) -> None:
    data = rows(lambda s: {"Cells": [{key: name, value: each, "type": "text"} for name, each in plain(s).items()]})
    assert read(json.dumps({"Table": {"Rows": data}})) == EXPECTED


@pytest.mark.parametrize("name", ["news", "data.list", "arr"])
def test_rows_that_a_script_sets_by_number_are_a_list(name: str) -> None:
    def literal(s: Story) -> str:
        return f"{{title: '{s.headline}', url: '/a/{s.id}', time: '{s.time()}'}}"

    script = "\n".join(f"{name}[{s.number}] = {literal(s)};" for s in STORIES)
    assert read(f"var {name} = new Array();\n{script}\nshow({name});") == EXPECTED
    assert read(page(f"<script>var total = 10;\n{script}</script>")) == EXPECTED


@pytest.mark.parametrize("mark", ["'", '"', "`"])
@pytest.mark.parametrize("around", ["window.__DATA__ = JSON.parse(%s);", "app({state: JSON.parse(%s), debug: false});"])
def test_json_in_any_string_of_a_script_is_read(mark: str, around: str) -> None:
    text = json.dumps({"list": rows(plain)}).replace("\\", "\\\\").replace(mark, f"\\{mark}")
    assert read(page(f"<script>{around % (mark + text + mark)}</script>")) == EXPECTED


def test_references_in_letters_and_digits_are_resolved() -> None:
    objects: list[Any] = []
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"

    def put(value: Any) -> str:
        place = len(objects)
        objects.append(None)
        if isinstance(value, dict):
            objects[place] = {name: put(inner) for name, inner in value.items()}
        else:
            objects[place] = [put(inner) for inner in value] if isinstance(value, list) else value
        return f"{place // 36 or ''}{digits[place % 36]}"

    put({"stories": rows(plain)})
    state = json.dumps({"refs": {}, "ctx": {}, "objs": [*objects, ["zzzz", "?"], "x"], "subs": []})
    assert read(page(f'<script type="qwik/json">{state}</script>')) == EXPECTED


def test_a_title_of_the_page_behind_a_link_is_no_headline() -> None:
    for name in ("embed_title", "og_title"):
        data = rows(
            lambda s, name=name: {"post": {"name": s.headline, name: f"甲{s.headline}"}, **plain(s), "title": None}
        )
        assert read(json.dumps({"posts": data})) == EXPECTED


@pytest.mark.parametrize("name", ["top_article", "focus", "slides", "headlines"])
def test_dated_leads_join_the_list_that_does_not_show_them(name: str) -> None:
    leads, others = rows(plain)[:3], rows(plain)[3:]
    assert read(json.dumps({name: leads, "list": others})) == EXPECTED
    assert [url for _, url, _ in read(json.dumps({name: [*leads[1:], others[0]], "list": [leads[0], *others]}))] != []


def test_a_row_may_have_its_address_in_another_column() -> None:
    def row(s: Story) -> dict[str, Any]:
        gallery = {"url": f"00AP|{s.id}", "skipURL": f"https://news.example.cn/a/{s.id}"}
        return plain(s) | {"url": f"https://news.example.cn/a/{s.id}"} | (gallery if s.number % 4 == 3 else {})

    assert read(json.dumps(rows(row))) == EXPECTED


def test_a_link_in_an_array_alone_is_the_address() -> None:
    data = rows(
        lambda s: {
            "originId": f"https://news.example.cn/?p={s.id}",
            "alternate": [{"href": f"/a/{s.id}", "type": "text/html"}],
            "title": s.headline,
            "published": s.epoch * 1000,
        }
    )
    assert read(json.dumps({"items": data})) == EXPECTED


def test_objects_around_a_single_one_cost_no_depth() -> None:
    def row(s: Story) -> dict[str, Any]:
        return {
            "entryId": f"t-{s.id}",
            "content": {
                "kind": "item",
                "item": {"kind": "post", "results": {"result": {"rest_id": s.id, "legacy": plain(s)}}},
            },
        }

    assert read(json.dumps({"timeline": [{"type": "clear"}, {"type": "add", "entries": rows(row)}]})) == EXPECTED


@pytest.mark.parametrize("value", ["show.aspx?id={}", "list/show.php?aid={}&c=2", "/a/{}.html"])
def test_a_value_of_a_template_may_have_a_query(value: str) -> None:
    data = rows(lambda s: {"title": s.headline, "path": value.format(s.id), "time": s.time()})
    made = [url for _, url, _ in read(json.dumps(data), article_url="https://news.example.cn/{path}")]
    assert made == [f"https://news.example.cn/{value.format(s.id).lstrip('/')}" for s in STORIES]


def test_the_modules_of_a_bundle_are_no_data_of_the_page() -> None:
    signs = json.dumps(
        [{"key": f"/::{n}", "cn": f"[微笑的表情第{n}号]", "style": f"emoji__Smile{n}"} for n in range(40)]
    )
    script = f"webpackJsonp([1],{{a1:function(e){{e.exports=JSON.parse('{signs}')}}}});"
    assert read(page(f"<p>云汀港</p><script>{script}</script>")) == []
    symbols = [{"title": f"微笑的表情第{n}号", "url": "/:" + ":" * n} for n in range(5)]
    assert read(json.dumps(symbols)) == []


def test_a_template_may_be_the_key_of_an_address() -> None:
    data = rows(
        lambda s: plain(s) | {"url": f"https://m.example.cn/{s.id}", "post_url": f"https://news.example.cn/a/{s.id}"}
    )
    assert read(json.dumps(data), article_url="{post_url}") == EXPECTED


def test_the_text_of_an_article_is_cut_to_a_teaser() -> None:
    text = "记者获悉，码头改造已经完成，吞吐能力将翻一番。" * 40
    parsed = parse(
        json.dumps(rows(lambda s: plain(s) | {"content": f"<p>{text}</p>"})).encode(), URL, Hints(kind="list")
    )
    summaries = {item.summary for item in parsed.items}
    assert len(summaries) == 1
    summary = summaries.pop()
    assert summary is not None
    assert len(summary) <= 500
    assert summary.endswith("。")


def test_the_time_of_an_upload_is_not_that_of_a_day() -> None:
    data = rows(
        lambda s: (
            plain(s)
            | {"time": None, "publishDate": s.time("%Y-%m-%d"), "upDate": {"time": s.epoch * 1000, "year": 126}}
        )
    )
    days = [published for _, _, published in read(json.dumps(data))]
    assert days == [s.at.date().isoformat() for s in STORIES]


@pytest.mark.parametrize("mark", ["|", "||", "\t", "##", "^"])
def test_a_row_may_be_one_text(mark: str) -> None:
    data = {"list": rows(lambda s: mark.join((str(s.id), s.headline, f"/a/{s.id}", s.time(), "港口")))}
    assert read(json.dumps(data)) == EXPECTED


def test_columns_may_be_arrays_without_names() -> None:
    columns = zip(*[(s.headline, "", f"/a/{s.id}", s.time()) for s in STORIES], strict=True)
    assert read(json.dumps(["云汀", *map(list, columns)])) == EXPECTED


@pytest.mark.parametrize("few", [3, 4, 6])
def test_a_few_rows_of_cells_are_no_columns(few: int) -> None:
    data = [[s.headline, f"/a/{s.id}", s.time()] for s in STORIES[:few]]
    assert read(json.dumps(data)) == EXPECTED[:few]


def test_objects_may_stand_one_behind_the_other() -> None:
    assert read("".join(json.dumps(row) for row in rows(plain))) == EXPECTED


def test_json_may_be_a_string_of_json() -> None:
    assert read(json.dumps(json.dumps({"list": rows(plain)}))) == EXPECTED


def test_objects_that_a_script_file_appends_are_a_list() -> None:
    script = "\n".join(f"news.push({json.dumps(row)});" for row in rows(plain))
    assert read(f"var news = [];\n{script}\nvar total = 10;") == EXPECTED


@pytest.mark.parametrize("prefix", ["", "ns:"])
def test_elements_of_xml_may_have_prefixes(prefix: str) -> None:
    def element(name: str, inner: str) -> str:
        return f"<{prefix}{name}>{inner}</{prefix}{name}>"

    stories = "".join(
        element("return", "".join(element(key, str(value)) for key, value in plain(s).items())) for s in STORIES
    )
    root = f"<{prefix}reply xmlns:ns='http://ws.example.cn'>{stories}</{prefix}reply>"
    assert read(f"<?xml version='1.0'?>{root}") == EXPECTED


def test_the_pages_of_a_site_are_no_part_of_its_posts() -> None:
    about = {"title": "关于本站的说明", "url": "/about", "time": "2020-01-01 00:00:00"}
    assert read(json.dumps({"pages": [about], "posts": rows(plain)})) == EXPECTED


@pytest.mark.parametrize("name", ["multi_items", "more", "list"])
def test_articles_within_a_message_stand_behind_its_first(name: str) -> None:
    def article(s: Story) -> dict[str, Any]:
        return {"title": s.headline, "url": f"/a/{s.id}", "digest": s.headline[::-1], "cover": "/c.jpg", "author": ""}

    messages = [
        {
            "info": {"id": first.id, "datetime": first.epoch, "status": 2},
            "article": {**article(first), "is_multi": 1, name: [article(s) for s in others]},
        }
        for first, *others in (STORIES[:3], STORIES[3:4], STORIES[4:])
    ]
    times = [
        first.at.isoformat()
        for first, count in ((STORIES[0], 3), (STORIES[3], 1), (STORIES[4], 6))
        for _ in range(count)
    ]
    expected = [(s.headline, f"https://news.example.cn/a/{s.id}", time) for s, time in zip(STORIES, times, strict=True)]
    assert read(json.dumps({"ret": 0, "list": json.dumps({"list": messages})})) == expected
    related = [
        {"info": 1, "article": {**article(s), "time": s.time(), "related": [*map(article, STORIES[:2])]}}
        for s in STORIES
    ]
    assert read(json.dumps(related)) == EXPECTED


def test_an_advertisement_without_a_text_is_no_end_of_a_wire_without_titles() -> None:
    def flash(s: Story) -> dict[str, Any]:
        text = f"【{s.headline}】云汀社1月31日电，海事部门说，航道今天起恢复通航。"
        return {"id": s.id, "title": s.headline if s.number % 3 else "", "brief": text, "ctime": s.epoch, "is_ad": 0}

    data = rows(flash)
    data.insert(4, {**data[3], "id": 99, "title": "", "brief": "", "is_ad": 1, "ad": {"title": "开户即享服务"}})
    assert read(json.dumps({"data": {"roll": data}}), article_url="https://news.example.cn/a/{id}") == EXPECTED
