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
