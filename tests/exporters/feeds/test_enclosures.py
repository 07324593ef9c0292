"""The media of an article in a feed."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import feedparser

from scraper.archive import Archive, Filter
from scraper.exporters.feeds import atom, json_feed
from scraper.exporters.feeds.enclosures import MOST, Enclosure, enclosures, guessed
from tests.pictured import DOCX, LEAD, SITE, fill


def test_feeds_name_what_an_article_shows(tmp_path: Path) -> None:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        rows = list(archive.articles(Filter(ids=[1])))
        xml, data = io.BytesIO(), io.BytesIO()
        atom.write(rows, xml, files=archive.files)
        feed = atom.Feed(file_address=lambda number, sha256: f"{number}/{sha256[:4]}")
        json_feed.write(rows, data, feed, files=archive.files)
    parsed = feedparser.parse(xml.getvalue())
    assert not parsed.bozo
    links = {link["href"].removeprefix(SITE): link for link in parsed.entries[0].enclosures}
    assert list(links) == ["1.png", "2.png", "gone.jpg", "3.svg", "4.png", "a.docx", "b.pdf", "x.html", "v.mp4"]
    assert (links["1.png"]["type"], links["1.png"]["length"]) == ("image/png", str(len(LEAD)))
    assert (links["gone.jpg"]["type"], links["gone.jpg"].get("length")) == ("image/jpeg", None)
    assert links["a.docx"]["title"] == "图书馆导览图.docx"
    (item,) = json.loads(data.getvalue())["items"]
    attachments = item["attachments"]
    assert item["image"] == attachments[0]["url"]
    assert attachments[0]["url"].startswith("1/")
    assert attachments[2]["url"] == f"{SITE}gone.jpg"
    assert attachments[5]["size_in_bytes"] == len(DOCX)
    assert all(one["mime_type"] for one in attachments)


def test_addresses_that_are_none_are_left_out(row: dict[str, Any]) -> None:
    images = [{"url": url, "caption": None, "credit": None, "after": 0} for url in ("javascript:alert(1)", "1.jpg")]
    assert enclosures({**row, "images": images, "videos": [], "attachments": []}) == []
    many = [{**images[0], "url": f"https://a.cn/{n}"} for n in range(MOST + 9)]
    assert enclosures({**row, "images": many})[-1] == Enclosure(f"https://a.cn/{MOST - 1}", "", is_picture=True)


def test_an_attachment_is_no_picture_of_the_article(row: dict[str, Any]) -> None:
    image = {"url": "data:,", "caption": None, "credit": None, "after": 0}
    document = {"url": "https://a.cn/1.pdf", "title": "名单", "type": "pdf"}
    data = io.BytesIO()
    json_feed.write([{**row, "images": [image], "videos": [], "attachments": [document]}], data)
    (item,) = json.loads(data.getvalue())["items"]
    assert "image" not in item
    assert [one["url"] for one in item["attachments"]] == ["https://a.cn/1.pdf"]


def test_types_are_guessed_by_a_table() -> None:
    addresses = ("https://a.cn/1.JPG?x=.png", "https://a.cn/a.b/1", "https://a.cn", "x.docx")
    assert [guessed(address)[-8:] for address in addresses] == ["age/jpeg", "", "", "document"]
