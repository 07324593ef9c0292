"""What is said of a list page without entries."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

from scraper import parse
from scraper.models import Hints

ROWS = [{"nid": n, "title": f"云汀港第{n}个码头完成改造", "at": 1769818500} for n in range(5)]
LINKED = [{**row, "url": f"/a/{row['nid']}"} for row in ROWS]


@pytest.mark.parametrize(
    ("text", "hints", "words"),
    [
        (json.dumps({"data": {"list": ROWS}}), {}, "5 headlines (data.list[].title) without addresses"),
        (json.dumps({"data": {"list": ROWS}}), {}, "article_url: https://…/{id}; the keys are: nid, title, at"),
        (json.dumps(ROWS), {"article_url": "https://x.example.cn/{id}"}, "their keys are: nid, title, at"),
        (json.dumps(LINKED), {"articles": r"/news/\d"}, r"none of the 5 addresses in [] matches articles: /news/\d"),
        (json.dumps({"a": [{"n": 1}, {"n": 2}, {"n": 3}]}), {}, "a[] (3 rows), has these keys: n"),
        ('{"code": 0}', {}, "no array of at least 3 objects"),
        ('{"data": [', {}, "begins like JSON and cannot be read"),
        ("<html><body><div id='app'></div><script src='/a.js'></script></body></html>", {}, "`scrape add`"),
        (f"<script>window.feed = {json.dumps({'list': ROWS})}</script>", {}, "(list[].title) without addresses"),
        (f"<script>var rows = {json.dumps(ROWS)}</script>", {}, "article_url: https://…/{id}; the keys are: nid"),
        (f"<p>x</p><script>{'a' * 199}</script><script>{'a' * 200}</script>", {}, "the data of its 1 scripts"),
    ],
)
def test_the_reason_names_what_was_looked_for_and_the_next_step(text: str, hints: Any, words: str) -> None:
    page = parse(text.encode(), "https://news.example.cn/api", Hints(kind="list", **hints))
    assert not page.items
    assert words in str(page.no_items)
    assert pickle.loads(pickle.dumps(page)).no_items == page.no_items, "workers hand it on"


def test_other_pages_have_no_such_reason() -> None:
    assert parse(b"<html><body>x</body></html>", "https://news.example.cn/").no_items is None
    assert parse(json.dumps(LINKED).encode(), "https://news.example.cn/", Hints(kind="list")).no_items is None


_LABELS = ["教育局领导", "机关处室", "直属单位", "公开指南", "主动公开", "公开年报", "依申请公开", "通知公告"]


def _of_menu(menu: str, rest: str = "") -> bytes:
    rows = "".join(f"<dd><a href='/c1005{n}0/c{n}.html'>{label}</a></dd>" for n, label in enumerate(_LABELS))
    return f"<title>问答精选_南湾教育网</title>{menu.format(f'<dl>{rows}</dl>')}<div id=list></div>{rest}".encode()


_MENUS = [
    "<div class=menu>{}</div>",
    "<nav>{}</nav>",
    "<div class='header'><div class='nav clearfix'><ul><li>{}</li></ul></div></div>",
    "<div id=main-menu><ul><li>{}</li></ul></div>",
]


@pytest.mark.parametrize("menu", _MENUS)
def test_a_menu_is_no_list_where_a_script_is_to_fill_the_page(menu: str) -> None:
    assert parse(_of_menu(menu), "https://edu.example.cn/c100592/list.html").items == ()


@pytest.mark.parametrize("menu", _MENUS)
def test_a_list_below_a_menu_is_one(menu: str) -> None:
    titles = [f"南湾镇第{n}处渔家书屋开门" for n in "一二三四"]
    rows = "".join(f"<li><a href='/a/2025/12/{n}77.html'>{title}</a></li>" for n, title in enumerate(titles))
    page = parse(_of_menu(menu, f"<ul>{rows}</ul>"), "https://edu.example.cn/c100592/list.html")
    assert [item.headline for item in page.items] == titles
