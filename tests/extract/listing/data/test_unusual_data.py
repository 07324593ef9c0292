"""Lists in data of rarer forms: flat references, cells, streams of events, dates in parts, markup among the data."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from scraper import parse
from scraper.crawl.fetch.http.content_decoding import check_content
from scraper.models import Hints

URL = "https://news.example.cn/api/list"
HEADLINES = (
    "城乡低保标准本月起上调",
    "养老金资格认证可在手机上办",
    "人工智能走进渔港码头",
    "大飞机首次飞抵云汀",
    "老渡口换上新栈桥",
)
AT, DAY = "2026-01-31T08:15:00+08:00", "2026-01-31"
EPOCH = 1769818500


def rows(row: Callable[[int, str], Any]) -> list[Any]:
    return [row(number, headline) for number, headline in enumerate(HEADLINES)]


def read(text: str, **hints: Any) -> list[tuple[str, str, str | None]]:
    page = parse(text.encode(), URL, Hints(kind="list", fetched="2026-02-01T00:00:00Z", **hints))
    return [(item.headline, item.url, item.published) for item in page.items]


def expected(published: str | None) -> list[tuple[str, str, str | None]]:
    return [
        (headline, f"https://news.example.cn/a/{number}.html", published) for number, headline in enumerate(HEADLINES)
    ]


def plain(n: int, t: str) -> dict[str, Any]:
    return {"id": n, "title": t, "url": f"/a/{n}.html", "time": "2026-01-31 08:15:00"}


def devalued() -> list[Any]:
    flat: list[Any] = [{"posts": 1}, []]
    for n, t in enumerate(HEADLINES):
        flat[1].append(len(flat))
        flat += [{"title": len(flat) + 1, "url": len(flat) + 2, "date": len(flat) + 3}, t, f"/a/{n}.html", ["Date", AT]]
    return flat


def streamed() -> list[Any]:
    flat: list[Any] = [{"_1": 2}, "loaderData", {"_3": 4}, "posts", [], "title", "url", "date"]
    for n, t in enumerate(HEADLINES):
        flat[4].append(len(flat))
        flat += [
            {"_5": len(flat) + 1, "_6": len(flat) + 2, "_7": len(flat) + 3},
            t,
            f"/a/{n}.html",
            ["D", EPOCH * 1000],
        ]
    return flat


DATED: dict[str, Any] = {
    "a file of SvelteKit": {"type": "data", "nodes": [None, {"type": "data", "data": devalued(), "uses": {}}]},
    "cells with their values": {
        "table": {
            "cols": [{"id": "A", "label": "title"}, {"id": "B", "label": "link"}, {"id": "C", "label": "date"}],
            "rows": rows(lambda n, t: {"c": [{"v": t}, {"v": f"/a/{n}.html"}, {"v": "Date(2026,0,31)", "f": AT}]}),
        }
    },
    "cells with a link": {"rows": rows(lambda n, t: {"id": n, "cell": [n, f"<a href='/a/{n}.html'>{t}</a>", AT]})},
    "the date of a member is not that of the entry": rows(
        lambda n, t: {"member": {"name": "温若溪", "created": 1500000000}, **plain(n, t)}
    ),
    "headlines for search engines and in short": rows(
        lambda n, t: {
            "headlines": {"seo_title": f"云汀 {t}", "short": t[:4], "basic": t},
            "url": f"/a/{n}.html",
            "t": AT,
        }
    ),
    "keys in Chinese": rows(
        lambda n, t: {
            "createdTime": "2026-02-01T00:00:00Z",
            "fields": {"标题": t, "链接": f"/a/{n}.html", "发布时间": AT},
        }
    ),
    "keys in pinyin": rows(lambda n, t: {"biaoti": t, "lianjie": f"./../a/{n}.html", "fbsj": AT}),
    "texts in pieces and the start of a date": rows(
        lambda n, t: {
            "last_edited_time": "2026-02-01T00:00:00Z",
            "properties": {"Name": {"title": [{"plain_text": t}]}, "发布": {"date": {"start": AT, "end": None}}},
            "url": f"/a/{n}.html",
        }
    ),
    "a host beside the path": rows(
        lambda n, t: {"title": t, "domain": "news.example.cn", "path": f"/a/{n}.html", "time": EPOCH}
    ),
    "numbered rows beside other values": {
        "list": {str(n): plain(n, t) for n, t in enumerate(HEADLINES)} | {"pages": "<a>2</a>", "total": 80}
    },
    "a section of one row": {"toplist": rows(plain)[:1], "newslist": rows(plain)[1:]},
    "advertisements and specials among the rows": [
        *rows(lambda n, t: {"type": "article", **plain(n, t)}),
        {"type": "ad", "title": "开户即送三个月会员", "url": "/a/91.html", "time": AT},
        {"type": "theme", "title": "专题：城市更新进行时", "url": "/a/92.html"},
    ],
    "titles that only some rows have": rows(
        lambda n, t: {
            "id": n,
            "title": t if n % 2 else "",
            "brief": f"【{t}】云汀社讯，{t}。",
            "url": f"/a/{n}.html",
            "t": AT,
        }
    ),
    "ids like numbers of pages": rows(
        lambda n, t: {"id": f"c{n}", **{k: v for k, v in plain(n, t).items() if k != "id"}}
    ),
    "a name and what describes it": rows(
        lambda n, t: {
            "topic_name": t,
            "topic_desc": f"{t}，众人热议",
            "topic_url": f"/a/{n}.html",
            "create_time": EPOCH,
        }
    ),
    "the last change in one word": rows(
        lambda n, t: {"message": t, "dateline": EPOCH, "lastupdate": EPOCH + 60, "shareUrl": f"/a/{n}.html"}
    ),
    "an advertisement by a flag of its own name": [
        *rows(lambda n, t: {"is_feed_ad": False, **plain(n, t)}),
        {"is_feed_ad": True, "title": "年终大促，三折起", "url": "/a/91.html", "time": AT},
    ],
    "a headline cut short in its link": rows(
        lambda n, t: {"xh": n, "bt": f'<a href="/a/{n}.html" title="{t}" target="_blank">{t[:4]}…</a>', "rq": AT}
    ),
    "one tab, whose id is a letter and a digit": {
        "tabs": [{"id": "t1", "name": "热点精选", "articleList": rows(plain)}]
    },
    "rows that are JSON in strings": {"result": rows(lambda n, t: json.dumps(plain(n, t)))},
    "JSON in Base64": {"code": 0, "data": b64encode(json.dumps({"list": rows(plain)}).encode()).decode()},
    "links of several relations": {
        "entry": rows(
            lambda n, t: {
                "title": {"$t": t},
                "published": {"$t": AT},
                "updated": {"$t": "2026-02-01T00:00:00Z"},
                "link": [{"rel": "self", "href": f"/feeds/{n}"}, {"rel": "alternate", "href": f"/a/{n}.html"}],
            }
        )
    },
    "a headline named as a description": rows(
        lambda n, t: {"desc": t, "summ": f"{t}。民政部门说，新标准从本月起执行。", "link": f"/a/{n}.html", "time": AT}
    ),
    "keys without words": rows(lambda n, t: {"": n, "_": "1", "$": 1, **plain(n, t)}),
    "markup of each entry": {
        "html": rows(lambda n, t: f'<li><a href="/a/{n}.html"><h4>{t}</h4></a><p>2026-01-31 08:15:00</p></li>')
    },
}


@pytest.mark.parametrize("form", DATED)
def test_a_list_of_a_rare_form_is_read(form: str) -> None:
    assert read(json.dumps(DATED[form], ensure_ascii=False)) == expected(AT)


@pytest.mark.parametrize(
    "value",
    [
        rows(lambda n, t: {"title": t, "url": f"/a/{n}.html", "year": "2026", "month": "1", "day": "31"}),
        {"date": "20260131", "stories": rows(lambda n, t: {"title": t, "url": f"/a/{n}.html", "hint": "3 分钟阅读"})},
    ],
    ids=["in three values", "over the rows"],
)
def test_a_day_may_stand_elsewhere(value: Any) -> None:
    assert read(json.dumps(value)) == expected(DAY)


@pytest.mark.parametrize(
    "extra",
    [{"updated": DAY}, {"date": DAY, "hot": 9_000_000}, {"period": "2026-01-31-08"}],
    ids=["of the last change", "of a hot list", "the hour of a ranking"],
)
def test_a_day_that_is_of_no_entry(extra: dict[str, Any]) -> None:
    heat = extra.pop("hot", 0)
    value = {
        **extra,
        "data": rows(lambda n, t: {"title": t, "url": f"/a/{n}.html", **({"hot": heat - n} if heat else extra)}),
    }
    if "updated" in extra:
        value["data"] = rows(lambda n, t: {"title": t, "url": f"/a/{n}.html"})
    assert read(json.dumps(value)) == expected(None)


@pytest.mark.parametrize(
    "guard", [")]}'\n", ")]}',\n", "for(;;);", "while(1);", "])}while(1);</x>", "{}&& ", "throw 1; ", "&&&START&&&"]
)
def test_what_keeps_scripts_from_running_a_reply(guard: str) -> None:
    assert read(guard + json.dumps({"payload": {"list": rows(plain)}})) == expected(AT)


@pytest.mark.parametrize("brackets", ["({})", "( {} );", "/* 1769818500 */\nnull([{}])"])
def test_the_brackets_of_a_call_without_a_name(brackets: str) -> None:
    assert read(brackets.format(json.dumps({"payload": {"list": rows(plain)}}))) == expected(AT)


def test_a_stream_of_events() -> None:
    lines = [f"event: news\nid: {n}\ndata: {json.dumps(plain(n, t))}\n\n" for n, t in enumerate(HEADLINES)]
    assert read("".join(lines)) == expected(AT)


def test_a_path_in_a_template_keeps_its_slashes_and_a_word_of_a_query_does_not() -> None:
    text = json.dumps(rows(lambda n, t: {"name": t, "slug": f"/a/{n}.html", "published_at": AT}))
    assert read(text, article_url="https://news.example.cn/{slug}") == expected(AT)
    text = json.dumps([{"word": f"{n}/2 {t}"} for n, t in enumerate(HEADLINES)])
    url = read(text, article_url="https://s.example.cn/q?w={word}")[0][1]
    assert url.startswith("https://s.example.cn/q?w=0%2F2")


LIST = "".join(f'<li><a href="/a/{n}.html">{t}</a> <span>{DAY}</span></li>' for n, t in enumerate(HEADLINES))
ATTRIBUTES = "".join(
    f'<div class=card data-title="{t}" data-url="/a/{n}.html" data-time="{AT}"></div>' for n, t in enumerate(HEADLINES)
)
SNAPSHOT = {"data": {"posts": [rows(lambda n, t: [plain(n, t), {"s": "arr"}]), {"s": "arr"}]}, "memo": {"id": "x"}}
CARDS = "".join(
    f'<news-card data-item="{escape(json.dumps(plain(n, t)))}"></news-card>' for n, t in enumerate(HEADLINES)
)


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (f"<code><!-- <ul>{LIST}</ul> --></code>", DAY),
        (f"<template id=list><ul>{LIST}</ul></template>", DAY),
        (f'<script type="text/html"><ul>{LIST}</ul></script>', DAY),
        (f"<noscript><ul>{LIST}</ul></noscript>", DAY),
        (f"<script>app.innerHTML = {json.dumps('<ul>' + LIST + '</ul>')};</script>", DAY),
        (f"<textarea id=data style='display:none'>{escape(json.dumps(rows(plain)))}</textarea>", AT),
        (f"<div id=data hidden>{json.dumps({'list': rows(plain)})}</div>", AT),
        (ATTRIBUTES, AT),
        (f'<div wire:snapshot="{escape(json.dumps(SNAPSHOT))}"></div>', AT),
        (CARDS, AT),
        (f"<script>w.streamController.enqueue({json.dumps(json.dumps(streamed()))});</script>", AT),
        (
            f"<script>window.top={json.dumps(rows(plain)[:3])};</script><script>w={{list:{json.dumps(rows(plain))}}}</script>",
            AT,
        ),
    ],
    ids=[
        "a comment",
        "a template",
        "a script of markup",
        "noscript",
        "a string",
        "a textarea",
        "the text of an element",
        "attributes",
        "Livewire",
        "one element an entry",
        "React Router",
        "variables",
    ],
)
def test_lists_that_a_script_unfolds(markup: str, published: str) -> None:
    assert read(f"<html><body><div id=app>加载中…</div>{markup}</body></html>") == expected(published)


def test_templates_with_places_and_pages_that_show_their_list_stay_as_they_are() -> None:
    places = LIST.replace("云", "{{title}}").replace("大", "{{title}}")
    assert read(f"<div>加载中…</div><template><ul>{places}</ul></template>") == []
    other = "".join(f'<li><a href="/b/{n}.html">渔港记事之{n}：{t}</a> {DAY}</li>' for n, t in enumerate(HEADLINES))
    shown = read(f"<html><body><ul>{other}</ul><!-- <ul>{LIST}</ul> --></body></html>")
    assert [url for _, url, _ in shown] == [f"https://news.example.cn/b/{n}.html" for n in range(5)]


@pytest.mark.parametrize(
    ("fetched", "printed", "published"),
    [
        ("2026-02-01T00:00:00Z", "01/31 08:15", "2026-01-31T08:15+08:00"),
        ("2026-01-02T00:00:00Z", "12-30", "2025-12-30"),
        ("2026-02-01T00:00:00Z", "1月31日", "2026-01-31"),
    ],
)
def test_a_date_without_a_year_in_markup_is_the_last_before_fetching(
    fetched: str, printed: str, published: str
) -> None:
    html = "".join(f'<li><a href="/a/{n}.html">{t}</a><span>{printed}</span></li>' for n, t in enumerate(HEADLINES))
    page = parse(f"<ul>{html}</ul>".encode(), URL, Hints(kind="list", fetched=fetched))
    assert {item.published for item in page.items} == {published}
    assert {item.published for item in parse(f"<ul>{html}</ul>".encode(), URL, Hints(kind="list")).items} == {None}


def lines(*values: Any) -> str:
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "\n"


@pytest.mark.parametrize("action", ["index", "create", "update"])
def test_documents_that_are_loaded_in_bulk(action: str) -> None:
    """Elasticsearch's bulk interface: each document on the line after what is done with it."""
    pairs = rows(lambda n, t: ({action: {"_index": "news", "_id": str(n)}}, {"title": t, "time": EPOCH}))
    text = lines(*(value for pair in pairs for value in pair))
    assert read(text, article_url="https://news.example.cn/a/{_id}.html") == expected(AT)


def test_lines_that_are_hits_of_a_search() -> None:
    hits = rows(
        lambda n, t: {"_id": str(n), "_score": 1.0, "_source": {"title": t, "url": f"/a/{n}.html", "ts": EPOCH}}
    )
    assert read(lines(*hits)) == expected(AT)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("indent", [None, 2])
def test_data_in_wide_characters(codec: str, indent: int | None) -> None:
    data = {"data": rows(lambda n, t: {"title": t, "url": f"/a/{n}.html", "time": EPOCH})}
    content = json.dumps(data, ensure_ascii=False, indent=indent).encode(codec)
    check_content(content, "application/json")
    page = parse(content, URL, Hints(kind="list"))
    assert [(item.headline, item.url, item.published) for item in page.items] == expected(AT)


@pytest.mark.parametrize("count", [1, 2])
def test_the_last_page_of_a_list_may_have_few_entries(count: int) -> None:
    data = {"code": 0, "data": rows(lambda n, t: {"title": t, "url": f"/a/{n}.html", "pubTime": EPOCH})[:count]}
    assert read(json.dumps(data)) == expected(AT)[:count]
    assert not parse(json.dumps(data).encode(), URL).items  # of a reply that nobody called a list


@pytest.mark.parametrize(
    "row",
    [
        {"name": "要闻", "url": "/yw/", "time": EPOCH},
        {"title": "城乡低保标准本月起上调", "url": "/a/1.html"},
        {"title": "城乡低保标准本月起上调", "time": EPOCH},
    ],
    ids=["no headline", "no date", "no address"],
)
def test_a_single_object_is_no_list_unless_it_says_all_of_a_story(row: dict[str, Any]) -> None:
    assert not read(json.dumps({"data": [row]}))
