"""Lists that come as data: any shape, any names of keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import parse
from scraper.models import Hints
from tests.extract.listing.data.shapes import (
    communities,
    front_ends,
    hot_lists,
    newspapers,
    offices,
    portals,
    publishing_systems,
    scripts,
    wires,
)
from tests.extract.listing.data.shapes import rows as rows_written_otherwise
from tests.extract.listing.data_lists import DataList

URL = "https://news.example.cn/api/list?page=1"
HEADLINES = (
    "城乡低保标准本月起上调",
    "养老金资格认证可在手机上办",
    "人工智能走进渔港码头",
    "大飞机首次飞抵云汀",
    "老渡口换上新栈桥",
)
SUMMARY = "民政部门说，新标准从本月起执行，补发的部分下月到账。"
EPOCH = 1769818500  # 2026-01-31T08:15:00+08:00
AT = "2026-01-31T08:15:00+08:00"


def rows(row: Callable[[int, str], Any]) -> list[Any]:
    return [row(number, headline) for number, headline in enumerate(HEADLINES)]


def plain(number: int, headline: str) -> dict[str, Any]:
    return {"id": number, "title": headline, "url": f"/a/{number}.html", "time": "2026-01-31 08:15:00"}


SHAPES: dict[str, Any] = {
    "an array": rows(plain),
    "below a code and a message": {"code": 0, "msg": "ok", "data": {"list": rows(plain), "total": 5}},
    "seconds as text, markup, no protocol": {
        "result": rows(
            lambda n, t: {
                "headline": f"<em>{t[:2]}</em>{t[2:]}",
                "share_url": f"//news.example.cn/a/{n}.html",
                "publish_time": str(EPOCH),
                "brief": f"&nbsp;<b>{SUMMARY}</b>",
                "cover": f"https://img.example.cn/{n}.jpg",
            }
        )
    },
    "milliseconds, an updated time, a channel": rows(
        lambda n, t: {
            "updateTime": (EPOCH + 9000) * 1000,
            "ctime": EPOCH * 1000,
            "newsTitle": t,
            "channelName": "社会新闻频道",
            "channelUrl": "https://news.example.cn/society/",
            "pcUrl": f"https://news.example.cn/a/{n}.html",
        }
    ),
    "an object in each row": {
        "items": rows(lambda n, t: {"type": 1, "article": plain(n, t), "author": {"name": "温若溪"}})
    },
    "two blocks of one kind": {
        "blocks": [{"name": "头条", "news": rows(plain)[:3]}, {"name": "更多", "news": rows(plain)[3:]}]
    },
    "an object of numbered rows": {"list": {str(n): plain(n, t) for n, t in enumerate(HEADLINES)}},
    "rendered": rows(
        lambda n, t: {
            "date": "2026-01-31T08:15:00+08:00",
            "link": f"https://news.example.cn/a/{n}.html",
            "title": {"rendered": t},
            "excerpt": {"rendered": f"<p>{SUMMARY}</p>\n"},
        }
    ),
    "capitals and Microsoft's date": {
        "d": rows(lambda n, t: {"Title": t, "Url": f"/a/{n}.html", "PublishDate": f"/Date({EPOCH * 1000}+0800)/"})
    },
    "names with underscores, a compact date": rows(
        lambda n, t: {"doc_id": n, "doc_title": t, "doc_url": f"/a/{n}.html", "pub_time": "20260131081500"}
    ),
    "names that say nothing": rows(lambda n, t: {"a": t, "b": f"/a/{n}.html", "c": AT}),
    "menus and pictures beside it": {
        "nav": [
            {"name": name, "url": f"/{name}/"} for name in ("要闻", "国内", "国际", "财经", "体育", "教育", "科技")
        ],
        "banner": [{"img": f"https://img.example.cn/{n}.png", "link": f"/ad/{n}"} for n in range(9)],
        "data": rows(plain),
    },
}


def items(text: str, kind: Any = "list", url: str = URL, **hints: Any) -> list[tuple[str, str | None, str | None]]:
    page = parse(text.encode(), url, Hints(kind=kind, content_type="application/json", **hints))
    assert page.kind == ("other" if kind == "auto" else "list")
    return [(item.headline, item.url, item.published) for item in page.items]


EXPECTED = [(headline, f"https://news.example.cn/a/{number}.html", AT) for number, headline in enumerate(HEADLINES)]


@pytest.mark.parametrize("kind", ["list", "auto"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_of_any_shape_is_read(shape: str, kind: str) -> None:
    assert items(json.dumps(SHAPES[shape], ensure_ascii=False), kind) == EXPECTED
    assert items(json.dumps(SHAPES[shape]), kind) == EXPECTED, "escaped"


@pytest.mark.parametrize(
    "wrapped",
    [
        "\ufeff%s",
        "callback(%s);",
        "/**/jQuery1124_171({}.x || %s)".replace("{}.x || ", ""),
        "try{ cb(%s) }catch(e){}",
        "var newsList = %s;",
        "window.__DATA__=%s",
    ],
)
def test_scripts_that_carry_data_are_read(wrapped: str) -> None:
    assert items(wrapped % json.dumps(SHAPES["below a code and a message"])) == EXPECTED


def test_json_lines_are_read() -> None:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in SHAPES["an array"])
    assert items(text) == EXPECTED
    assert items(text + "\n{broken") == EXPECTED


def test_a_summary_is_cleaned_and_the_headline_is_none() -> None:
    page = parse(json.dumps(SHAPES["rendered"]).encode(), URL, Hints(kind="list"))
    assert {item.summary for item in page.items} == {SUMMARY}
    same = json.dumps(rows(lambda n, t: plain(n, t) | {"description": t}))
    assert {item.summary for item in parse(same.encode(), URL, Hints(kind="list")).items} == {None}


def test_addresses_are_made_of_ids_where_the_source_says_how() -> None:
    text = json.dumps({"data": rows(lambda n, t: {"docid": n, "title": t, "time": AT})}, ensure_ascii=False)
    assert items(text, article_url="https://news.example.cn/a/{docid}.html") == EXPECTED
    assert items(text) == [], "without that there is no address"
    assert items(text, article_url="https://news.example.cn/a/{nosuch}.html") == []


def test_a_source_says_which_addresses_are_articles() -> None:
    text = json.dumps([*rows(plain), {"id": 9, "title": "专题：城市更新进行时", "url": "/special/9.html", "time": AT}])
    assert len(items(text)) == 6
    assert items(text, articles=r"/a/\d") == EXPECTED


def test_a_parameter_that_tells_articles_apart_stays() -> None:
    text = json.dumps(rows(lambda n, t: {"title": t, "url": f"/a.html?from={n}", "time": AT}))
    assert [url for _, url, _ in items(text)] == [f"https://news.example.cn/a.html?from={n}" for n in range(5)]
    tracked = json.dumps(rows(lambda n, t: {"title": t, "url": f"/{n}.html?from=timeline", "time": AT}))
    assert [url for _, url, _ in items(tracked)] == [f"https://news.example.cn/{n}.html" for n in range(5)]


@pytest.mark.parametrize(
    ("facts", "url", "following"),
    [
        ({"next": "/api/list?page=2"}, URL, "https://news.example.cn/api/list?page=2"),
        ({"hasMore": True}, URL, "https://news.example.cn/api/list?page=2"),
        ({"hasMore": False}, URL, None),
        ({"page": 1, "totalPages": 9}, URL, "https://news.example.cn/api/list?page=2"),
        ({"page": 9, "totalPages": 9}, URL, None),
        (
            {"has_more": 1, "next_cursor": "xyz"},
            "https://news.example.cn/api?cursor=abc",
            "https://news.example.cn/api?cursor=xyz",
        ),
        (
            {"has_more": 1},
            "https://news.example.cn/api?q=%D6%D0&page=9&q=2",
            "https://news.example.cn/api?q=%D6%D0&page=10&q=2",
        ),
        ({"has_more": 1}, "https://news.example.cn/api", None),
        ({}, URL, None),
    ],
)
def test_the_next_page_is_found(facts: dict[str, Any], url: str, following: str | None) -> None:
    page = parse(json.dumps({"data": {"list": rows(plain), **facts}}).encode(), url, Hints(kind="list"))
    assert page.next_url == following


def test_html_within_data_is_read_as_html() -> None:
    html = "<ul>" + "".join(
        f'<li><a href="/2026/01/31/{n}.html">{t}</a> 2026-01-31</li>' for n, t in enumerate(HEADLINES)
    )
    for text in (
        json.dumps({"code": 0, "html": html + "</ul>"}),
        f"cb({json.dumps([html])})",
        f"cb({json.dumps(html)})",
    ):
        page = parse(text.encode(), URL, Hints(kind="list", content_type="application/json"))
        assert [item.headline for item in page.items] == [*HEADLINES]
        assert page.items[0].url == "https://news.example.cn/2026/01/31/0.html"


def test_the_data_of_an_article_are_no_list() -> None:
    article = {"title": HEADLINES[0], "content": "<p>" + SUMMARY * 40 + "</p>", "related": rows(plain)}
    assert parse(json.dumps(article).encode(), URL).kind != "list"


KEYS = st.sampled_from("title url time a id 1 2 3".split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from("title url time a id 1 2 3".split()), inner)
    ),
    max_leaves=40,
)


@given(JSON)
def test_any_data_is_read(value: Any) -> None:
    page = parse(json.dumps(value).encode(), URL, Hints(kind="list", content_type="application/json"))
    assert all(item.headline and item.url for item in page.items)


KINDS = (
    communities,
    front_ends,
    hot_lists,
    newspapers,
    offices,
    portals,
    publishing_systems,
    rows_written_otherwise,
    scripts,
    wires,
)


@pytest.mark.parametrize(("name", "each"), [pair for kind in KINDS for pair in kind.lists()])
def test_a_list_after_a_real_interface_is_read_whole(name: str, each: DataList) -> None:
    page = parse(each.text.encode(), each.url, Hints(kind="list", **each.hints))
    assert [(item.headline, item.url, item.published) for item in page.items] == each.expected
    assert page.no_items is None


def test_the_heat_of_a_hot_list_is_read() -> None:
    lists = dict(hot_lists.lists())
    first = {}
    for name in ("hot band of words", "hot list with the heat in words", "hot board with pictures as objects"):
        page = parse(lists[name].text.encode(), lists[name].url, Hints(kind="list", **lists[name].hints))
        first[name] = page.items[0].heat
        assert page.as_json()["items"][0]["heat"] == page.items[0].heat
    assert list(first.values()) == [4_300_000, 9_000_000, 27_000_000]
    plain_list = parse(json.dumps(SHAPES["an array"]).encode(), URL, Hints(kind="list"))
    assert "heat" not in plain_list.as_json()["items"][0]


def test_the_list_may_be_a_later_variable_of_a_script() -> None:
    text = json.dumps(rows(plain), ensure_ascii=False)
    assert items(f"var total=10;\nvar pageSize = 5;\nvar items={text};") == EXPECTED
    assert items(f"var config={{a:1}};\nvar items={text};") == EXPECTED


def test_values_in_arrays_of_one_are_values() -> None:
    text = json.dumps(
        rows(lambda n, t: {"DOCTITLE": [t], "DOCURL": [f"/a/{n}.html"], "PUBDATE": AT, "COLUMN": ["要闻"]})
    )
    assert items(text) == EXPECTED


def test_days_may_be_keys_of_few_rows() -> None:
    days = {"2026-01-31": rows(plain)[:3], "2026-01-30": rows(plain)[3:]}
    assert [url for _, url, _ in items(json.dumps(days))] == [url for _, url, _ in EXPECTED]
