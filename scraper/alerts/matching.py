"""Matching: the events in the articles of a run, for each alert and target."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from scraper.archive.alerts.progress import Fresh, Look
from scraper.archive.rows.filters import Filter
from scraper.archive.search import many_queries
from scraper.archive.search.query import query
from scraper.sources.alerts.model import Alert

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import Event
    from scraper.sources import Sources


def match(archive: Archive, listed: Sources) -> int:
    """Store the events of all articles that alerts have not examined; return their number."""
    looks = archive.alerts.looks()
    by_look: dict[tuple[int, int], list[Alert]] = {}
    for alert in listed.alerts:
        if alert.name in looks:
            by_look.setdefault(looks[alert.name][:2], []).append(alert)
    upto = archive.alerts.latest()
    events: list[Event] = []
    for (run, article), alerts in by_look.items():
        fresh = archive.alerts.fresh(Look(run, article), listed.names)
        events += _of_fresh(archive, alerts, fresh)
    for alert in listed.alerts:
        look = looks.get(alert.name)
        if look is not None and look.backlog is not None:
            events += _of_backlog(archive, alert, look.backlog)
    return archive.alerts.record(events, list(looks), upto)


def preview(archive: Archive, alert: Alert, since: str | None, until: str | None = None) -> list[int]:
    """Return the articles (ids) that an alert would have sent, of each group of reprints the first, latest first."""
    chosen = Filter(source=alert.sources, since=since, until=until)
    return archive.search.ordered(alert.query, chosen, sort="newest", copies="folded")


def _of_backlog(archive: Archive, alert: Alert, since: str) -> Iterator[Event]:
    """Yield the events of stored articles, for an alert that is new."""
    chosen = Filter(source=alert.sources, since=since)
    ids = archive.search.ordered(alert.query, chosen, sort="oldest")
    heads = {row["copy_of"] or row["id"]: None for row in archive.articles(Filter(ids=ids))}
    yield from _events(alert, heads)


def _of_fresh(archive: Archive, alerts: Sequence[Alert], fresh: Sequence[Fresh]) -> Iterator[Event]:
    """Yield the events of articles that were stored or revised."""
    queries = [query.parse(alert.query) for alert in alerts]
    matches = archive.search.matching(queries, [article.id for article in fresh])
    revised = [article for article in fresh if not article.is_new]
    former = {article.id: archive.alerts.former(article.id) for article in revised}
    for alert, parsed, ids in zip(alerts, queries, matches, strict=True):
        among = frozenset(alert.sources)
        heads: dict[int, None] = {}
        for article in fresh:
            if among and article.source not in among:
                continue
            if article.is_new:
                if article.id in ids and not _is_past(alert, article):
                    heads[article.head] = None
                continue
            before = former[article.id]
            matched = before is not None and many_queries.of_former(parsed, before)
            if not matched and article.id in ids:  # it matches since its revision
                heads[article.head] = None
            elif matched and "changed" in alert.also:
                yield from _changed(alert, article)
        yield from _events(alert, heads)


def _is_past(alert: Alert, article: Fresh) -> bool:
    """Test for an article that is older than its source here, unless the alert's ``since:`` includes its date: the
    first fetch of a new source is no flood of news."""
    return article.past is not None and (alert.since is None or article.past < alert.since)


def _events(alert: Alert, heads: Collection[int]) -> Iterator[Event]:
    from scraper.archive.alerts.alerts import Event

    for target in alert.to:
        yield from (Event(alert.name, target.name, head, "new", 0) for head in heads)


def _changed(alert: Alert, article: Fresh) -> Iterator[Event]:
    from scraper.archive.alerts.alerts import Event

    for target in alert.to:
        yield Event(alert.name, target.name, article.id, "changed", article.revision)
