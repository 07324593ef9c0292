"""Headings of the columns of a table for people, in their language. Programs read the names of the columns."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.i18n import N_, _

HEADINGS: Mapping[str, str] = {
    "kind": N_("kind of page"),
    "url": N_("web address"),
    "headline": N_("headline"),
    "byline": N_("author"),
    "editors": N_("editors"),
    "outlet": N_("outlet"),
    "section": N_("section"),
    "published": N_("time of publication"),
    "summary": N_("summary"),
    "body": N_("body"),
    "page_number": N_("page number"),
    "page_name": N_("page name"),
    "images": N_("images"),
    "videos": N_("videos"),
    "attachments": N_("attachments"),
    "items": N_("teasers beside the article"),
    "keywords": N_("keywords"),
    "language": N_("language"),
    "id": N_("number of the article"),
    "source": N_("source"),
    "fetched": N_("time of fetching"),
    "changed": N_("time of the last change"),
    "revision": N_("revision"),
    "copy_of": N_("reprint of"),
    "similarity": N_("similarity"),
    "tags": N_("tags"),
    "archived": N_("capture in a web archive"),
    "archive": N_("web archive"),
    "record": N_("capture in a web archive"),
    "article": N_("number of the article"),
    "first_failed": N_("first failure"),
    "last_failed": N_("last failure"),
    "next_try": N_("next try"),
    "list": N_("list page"),
    "rank": N_("position"),
    "reason": N_("reason"),
    "replaced": N_("time of replacement"),
    "requested": N_("requested address"),
    "retryable": N_("worth another try"),
    "revisions": N_("revisions"),
    "run": N_("run"),
    "seen": N_("time of sighting"),
    "sha256": "SHA-256",
    "size": N_("size in bytes"),
    "status": N_("HTTP status"),
    "stored": N_("stored bytes"),
    "tries": N_("tries"),
    "row": N_("row"),
    "column": N_("column"),
    "part": N_("part"),
    "text": N_("text"),
}
"""Column -> its heading, the key of the catalogue."""


def heading(column: str) -> str:
    """Return a column's heading in the language of the program: in English, its name."""
    from scraper.i18n import language

    return column if language() == "en" else _(HEADINGS.get(column, column))
