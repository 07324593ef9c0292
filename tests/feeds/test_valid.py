"""Feeds are valid: Atom by RFC 4287 (atom.rng, and what no schema can say), JSON Feed by version 1.1."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.feeds import rendered
from tests.feeds.test_feed import archive, page, selection, store

etree = pytest.importorskip("lxml.etree")

MOMENT = "2026-01-31T08:15:00Z"
ATOM = "{http://www.w3.org/2005/Atom}"

__all__ = ["archive"]


@pytest.fixture
def odd(archive: Archive) -> Archive:
    """With articles that lack what a feed needs, or have what XML and HTML read otherwise."""
    store(
        archive,
        page(10, byline=(), outlet=None, section=None, published="2026-02-01", summary=None),
        "2026-02-01T00:00:00Z",
    )
    store(
        archive,
        page(11, headline="<b>&amp; \x0b]]></b> “…”", body="一<二>&三\n\n\x01四", published=None),
        "2026-02-02T00:00:00Z",
    )
    store(
        archive,
        page(12, url="https://news.example.cn/a(1)?x=1&y='2'&z=新闻", byline=("王<小>明",)),
        "2026-02-03T00:00:00Z",
    )
    store(archive, page(13, published="2026-02-03T08:15:30.5+08:00", headline=""), "2026-02-04T00:00:00Z")
    return archive


@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize("address", ["", "http://127.0.0.1:8010/feed.xml?q=低保&n=1"])
def test_atom(odd: Archive, content: str, address: str) -> None:
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
    feed = etree.fromstring(rendered(odd, selection(content=content), "atom", address))
    assert schema.validate(feed), schema.error_log
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 13
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)  # 4.1.1: entries of one id must differ in their date of update
    for entry in entries:
        alternate = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        assert len(alternate) == 1  # 4.1.2: at most one of a type and a language; one where there is no content
        assert entry.find(f"{ATOM}author") is not None  # 4.1.1: the feed has none
        text = entry.find(f"{ATOM}content")
        if text is not None:  # 4.1.3.3: HTML that stands in a <div>
            etree.fromstring(f"<div>{text.text}</div>")


def test_json_feed(odd: Archive) -> None:
    feed = json.loads(rendered(odd, selection(), "json", "http://127.0.0.1:8010/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert len({item["id"] for item in feed["items"]}) == 13
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item.keys() & {"content_html", "content_text"}
        for name in ("date_published", "date_modified"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", item.get(name, MOMENT))
        assert all(author.keys() & {"name", "url", "avatar"} for author in item.get("authors", ()))
