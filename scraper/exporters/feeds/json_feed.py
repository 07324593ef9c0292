"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the articles as a feed, with their text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from scraper.exporters import Row
from scraper.exporters.feeds.atom import Content, Feed, feed_id, feed_title, paragraphs, published_moment
from scraper.exporters.feeds.enclosures import Enclosure, enclosures
from scraper.exporters.media_files import Store

VERSION = "https://jsonfeed.org/version/1.1"
UNKNOWN = "application/octet-stream"
"""The type of an attachment whose address says none: a type is required."""


def write(rows: Iterable[Row], file: BinaryIO, feed: Feed = Feed(), *, files: Store | None = None) -> None:  # noqa: B008  # frozen
    """Write the rows as one feed. ``files``: the kept files of articles."""
    document: dict[str, Any] = {
        "version": VERSION,
        "title": feed_title(feed.title),
        "_scrape": {"id": feed_id(feed.choice)},
    }
    if feed.address:
        document["feed_url"] = feed.address
    document["items"] = [_item(row, feed.content, enclosures(row, files, feed.file_address)) for row in rows]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    file.write(text.encode("utf-8", "replace") + b"\n")


def _item(row: Row, content: Content, media: Sequence[Enclosure]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": row["url"], "url": row["url"], "title": row["headline"]}
    if row["summary"]:
        item["summary"] = row["summary"]
    # one of the two contents is required
    item["content_html"] = paragraphs(row["body"] if content == "full" else row["summary"] or "")
    if (published := published_moment(row)) is not None:
        item["date_published"] = published
    item["date_modified"] = row["changed"] or row["fetched"]
    item["authors"] = [{"name": name} for name in row["byline"] or [row["outlet"] or row["source"]]]
    if tags := [term for term in (row["section"], *row["keywords"]) if term]:
        item["tags"] = tags
    if media and row["images"] and media[0].is_picture:
        item["image"] = media[0].url
    if media:
        item["attachments"] = [_attachment(one) for one in media]
    if row["language"]:
        item["language"] = row["language"]
    return item


def _attachment(one: Enclosure) -> dict[str, Any]:
    facts = {"title": one.title, "size_in_bytes": one.size}
    return {"url": one.url, "mime_type": one.type or UNKNOWN} | {name: value for name, value in facts.items() if value}
