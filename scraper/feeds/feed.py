"""One feed: the newest articles of a query and filters, the same bytes as long as the archive says the same."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from scraper.archive import Archive, Filter
from scraper.archive.rows.filters import EVERYTHING, listed
from scraper.archive.search.query.query import Query, parse
from scraper.exporters.feeds import atom, json_feed
from scraper.exporters.feeds.atom import Content
from scraper.exporters.feeds.enclosures import Address

Format = Literal["atom", "json"]
FORMATS: tuple[Format, ...] = ("atom", "json")
SUFFIXES: dict[str, Format] = {".xml": "atom", ".atom": "atom", ".json": "json", ".jsonfeed": "json"}
"""Suffixes of a feed's file -> its format."""
_TYPES: dict[Format, str] = {"atom": "application/atom+xml", "json": "application/feed+json"}
_WRITERS = {"atom": atom.write, "json": json_feed.write}


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles of a feed, and how much of each is shown."""

    query: Query = parse("")  # noqa: RUF009  # frozen
    words: str = ""
    """The query as typed."""
    filter: Filter = EVERYTHING
    items: int = 100
    """Maximum articles: the newest."""
    content: Content = "full"
    copies: Literal["shown", "folded"] = "shown"
    """Folded: of reprints of one text only one."""
    title: str = ""
    """The feed's title; made of the query and the filters without one."""
    typed: tuple[tuple[str, str], ...] = ()
    """Dates of the filter as they were typed: the feed of the last 7d is tomorrow the same feed."""

    @property
    def choice(self) -> dict[str, Any]:
        """The query and filters, by which feeds differ; empty for all articles."""
        names = {name: listed(getattr(self.filter, name)) for name in _NAMED}
        values: dict[str, Any] = {"query": " ".join(self.words.split()), **names, **dict(self.typed)}
        if self.copies == "folded":
            values["unique"] = True
        return {name: value for name, value in values.items() if value}


_NAMED = tuple(field.name for field in fields(Filter) if field.name not in ("since", "until", "ids"))


def format_of(file: Path) -> Format | None:
    """The format by the name of a file; None where it says none."""
    return SUFFIXES.get(file.suffix.lower())


def content_type(format: Format) -> str:
    """The media type of a format (RFC 4287 section 7; JSON Feed 1.1)."""
    return f"{_TYPES[format]}; charset=utf-8"


def rendered(
    archive: Archive,
    selection: Selection,
    format: Format,
    address: str = "",
    file_address: Address | None = None,
) -> bytes:
    """The feed. ``address``: where it is served; ``file_address``: where the kept files of its articles are.

    Nothing in it depends on when it is made.
    """
    with archive.snapshot():
        articles = archive.search.ordered(
            selection.query, selection.filter, sort="newest", copies=selection.copies, limit=selection.items
        )
        rows = [*archive.articles(Filter(ids=articles))]
        choice = selection.choice
        shown = [", ".join(value) if isinstance(value, tuple) else str(value) for value in choice.values()]
        file = io.BytesIO()
        feed = atom.Feed(
            title=selection.title or " · ".join(shown),
            choice=json.dumps(choice, sort_keys=True, ensure_ascii=False) if choice else "",
            content=selection.content,
            address=address,
            updated=max(map(atom.last_change, rows), default=atom.NEVER),
            file_address=file_address,
        )
        _WRITERS[format](rows, file, feed, files=archive.files)
    return file.getvalue()
