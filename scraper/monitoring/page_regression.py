"""What broke: the last good page and today's, each parsed again from the raw page that the archive kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from scraper.archive import Archive
from scraper.contract import ARTICLE_FIELDS
from scraper.errors import ScrapeError
from scraper.extract import parse
from scraper.models import Fetched, Hints, Page
from scraper.monitoring import drift
from scraper.sources import Source
from scraper.sources.model import READ_AS

FIRST = 5
"""Number of entries of a list that are shown."""


@dataclass(frozen=True, slots=True)
class Side:
    """A page as it is read now: which, when it was fetched (ISO 8601 in UTC), and its fields or why it has none."""

    url: str
    fetched: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A good page beside a bad one; either may be missing."""

    kind: Literal["list", "article"]
    what: str
    good: Side | None
    bad: Side | None


def compare(archive: Archive, source: Source, run: int, findings: Sequence[drift.Finding]) -> Iterator[Comparison]:
    """Each list page of a source that gives less than it did, then each field that is missing.

    ``run`` is the first from which articles count as bad. A list that cannot be fetched is shown with its reason.
    """
    yield from _lists(archive, source)
    for finding in findings:
        if finding.kind == "field":
            yield _articles(archive, source, finding.subject, run)


def _lists(archive: Archive, source: Source) -> Iterator[Comparison]:
    states: dict[str, list[dict[str, Any]]] = {}
    last = archive.sources.last_report(source.name)
    for state in archive.sources.stored_lists(source.name, last["started"]) if last else ():
        states.setdefault(state["url"], []).append(state)
    reasons = {row["url"]: row for row in archive.crawl.failures(source.name) if row["url"] in states}
    for url, snapshots in states.items():
        good = snapshots[-1]
        if url in reasons:
            failed = Side(url, reasons[url]["last_failed"], {"error": reasons[url]["reason"]})
            yield Comparison("list", url, _list_side(archive, source, good), failed)
        elif len(snapshots) > 1 and good["items"] > snapshots[0]["items"]:
            sides = [_list_side(archive, source, state) for state in (good, snapshots[0])]
            yield Comparison("list", url, *sides)


def _list_side(archive: Archive, source: Source, state: Mapping[str, Any]) -> Side | None:
    fetched = archive.pages.get(state["page"])
    return _side(fetched, source.hints(READ_AS[source.kind]), _entries) if fetched else None


def _articles(archive: Archive, source: Source, field: str, run: int) -> Comparison:
    hints = source.hints()
    if field == "article":
        good, _ = archive.sources.examples(source.name, "body", run=run)
        failed = next(
            (row for row in archive.crawl.failures(source.name) if row["page"] and not row["retryable"]), None
        )
        bad = archive.pages.get(failed["page"]) if failed else None
    else:
        good, newest = archive.sources.examples(source.name, field, run=run)
        bad = archive.pages.of_article(newest) if newest else None
    well = archive.pages.of_article(good) if good else None
    sides = [_side(page, hints, _fields) if page else None for page in (well, bad)]
    return Comparison("article", field, *sides)


def _side(fetched: Fetched, hints: Hints, read: Callable[[Page], dict[str, Any]]) -> Side:
    try:
        page = parse(fetched.content, fetched.url, hints.of(fetched))
    except ScrapeError as error:
        return Side(fetched.url, fetched.fetched, {"error": str(error)})
    return Side(fetched.url, fetched.fetched, read(page))


def _entries(page: Page) -> dict[str, Any]:
    first = [item.headline or item.url for item in page.items[:FIRST]]
    return {"kind": page.kind, "entries": len(page.items), "first": first}


def _fields(page: Page) -> dict[str, Any]:
    return {"kind": page.kind, **{name: getattr(page, name) for name in ARTICLE_FIELDS}}
