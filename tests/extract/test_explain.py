"""`parse` and `explain` are one reading; explain's paths lead back to where the values stood."""

from __future__ import annotations

import gc

import pytest

from scraper.errors import PageTooLarge, ParseError
from scraper.extract import MAX_BYTES, explain, parse
from scraper.extract.document import Document
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP, WHOLE

PAGE = f"""<html lang=zh-cn><title>{HEADLINE}_某某网</title>
<div class=crumb><a href="/">首页</a> &gt; <a href="/ms/">民生</a> &gt; 正文</div>
<div id=main><h1>{HEADLINE}</h1><p class=info>2025年03月04日 09:15 来源：某某晚报 作者：张小三</p>
<div class=text>{MARKUP}<p>（责任编辑：李小四）</p></div></div>""".encode()


def test_everything_at_once() -> None:
    assert parse(PAGE, "http://a.example.cn/ms/1.html?utm_source=x").as_json() == {
        "kind": "article",
        "url": "http://a.example.cn/ms/1.html",
        "headline": HEADLINE,
        "byline": ["张小三"],
        "editors": ["李小四"],
        "outlet": "某某晚报",
        "section": "民生",
        "published": "2025-03-04T09:15+08:00",
        "summary": None,
        "body": WHOLE,
        "page_number": None,
        "page_name": None,
        "images": [],
        "videos": [],
        "attachments": [],
        "items": [],
        "next_url": None,
        "keywords": [],
        "language": "zh-CN",
        "unsure": [],
    }


def test_every_value_has_its_evidence() -> None:
    page, evidence = explain(PAGE)
    assert page == parse(PAGE)
    assert {e.field for e in evidence} == {"headline", "body", "published", "byline", "editors", "outlet", "section"}
    doc = Document(PAGE.decode())
    for entry in evidence:
        nodes = doc.tree.css(entry.path)
        assert len(nodes) == 1, entry
        assert entry.value.split("\n")[0][:4] in nodes[0].text() or entry.field == "published"


def test_over_the_limit() -> None:
    with pytest.raises(PageTooLarge, match="20,000,000"):
        parse(b" " * (MAX_BYTES + 1), "http://a.example.cn/big")


def test_what_is_no_feed_is_refused_as_one() -> None:
    with pytest.raises(ParseError):
        parse(PAGE, None, Hints(kind="feed"))


def test_a_page_is_let_go_of_at_once() -> None:
    """Documents are large: none may wait for the garbage collector, as it would in a circle of references."""
    parse(PAGE)
    gc.collect()
    gc.disable()
    try:
        parse(PAGE)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_reason_stands_beside_the_entries_and_the_kind() -> None:
    rows = "".join(f"<li><a href='/n/{n}.html'>短讯{n}</a> 2025-12-30</li>" for n in range(12))
    page, evidence = explain(f"<html lang=zh><title>要闻</title><ul>{rows}</ul>".encode())
    assert page.unsure == ("items",)
    assert [(e.value, e.doubt) for e in evidence if e.field == "items"] == [
        ("12 entries", "many entries read like names of channels")
    ]
    text = "云汀港的渡轮今日停航一天。" * 3
    page, evidence = explain(f"<html lang=zh><title>停航</title><h1>停航</h1><p>{text}</p>".encode())
    assert [e.value for e in evidence if e.field == "kind"] == [page.kind] * ("kind" in page.unsure)
