"""Feed files: those under ``feeds:`` of sources.yaml, written after a fetch where they have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scraper.archive import Archive, Filter
from scraper.archive.articles.bulk_reads import all_columns
from scraper.archive.search.query.query import parse
from scraper.errors import ScrapeError
from scraper.exporters import recognise, target
from scraper.feeds.feed import Selection, format_of, rendered
from scraper.i18n import Message
from scraper.sources.model import FeedFile


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one file. ``reason`` says why it was not written."""

    file: Path
    state: Literal["written", "unchanged", "failed"]
    reason: str | None = None


def write_files(archive: Archive, feeds: Sequence[FeedFile]) -> list[Outcome]:
    """Write the files whose feed has changed, each whole or not at all. One that cannot be written has its reason."""
    outcomes = []
    for feed in feeds:
        try:
            outcomes.append(Outcome(feed.file, _write(archive, feed)))
        except ScrapeError as error:
            outcomes.append(Outcome(feed.file, "failed", str(error)))
        except OSError as error:
            outcomes.append(Outcome(feed.file, "failed", error.strerror or str(error)))
    return outcomes


def selection(feed: FeedFile) -> Selection:
    """The articles of an entry of ``feeds:``."""
    among = Filter(source=feed.sources, outlet=feed.outlets, section=feed.sections, tag=feed.tags)
    return Selection(
        parse(feed.query), feed.query, among, items=feed.items, content=feed.content, title=feed.title, copies="shown"
    )


def _write(archive: Archive, feed: FeedFile) -> Literal["written", "unchanged"]:
    format = format_of(feed.file)
    assert format is not None, "the reader of sources.yaml lets no other name through"
    content = rendered(archive, selection(feed), format)
    if feed.file.is_file():
        if feed.file.stat().st_size == len(content) and feed.file.read_bytes() == content:
            return "unchanged"
        if feed.file.stat().st_size and not recognise.is_ours(feed.file, all_columns()):
            raise ScrapeError(Message("it exists and was not written by `scrape`; name another file"))
    feed.file.parent.mkdir(parents=True, exist_ok=True)
    with target.file(feed.file) as file:
        file.write(content)
    return "written"
