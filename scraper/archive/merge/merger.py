"""The steps of a merge: what is brought in which order, in batches that are each committed with the progress."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scraper.archive.alerts import progress as alert_progress
from scraper.archive.db import progress
from scraper.archive.db.session import Session
from scraper.archive.merge import rows, runs
from scraper.archive.merge.articles.articles import ArticleMerge
from scraper.archive.merge.files import FileCopies
from scraper.archive.merge.lists import ListMerge
from scraper.archive.merge.other_archive import arriving
from scraper.archive.merge.other_archive.article_rows import Incoming
from scraper.archive.merge.other_archive.other import Other
from scraper.archive.merge.pages import PageCopies
from scraper.archive.merge.rankings import RankingMerge
from scraper.archive.merge.rows import RowMerge
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import ROWS, Rows
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import tombstones
from scraper.archive.rows.moments import utc_now

Watch = Callable[[Sequence[tuple[str, str]], float], None]
"""Called after each batch: the outcome and URL of each article, and the share of the archive that is done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of another archive to merge. Without conditions all of it."""

    sources: tuple[str, ...] = ()
    since: str | None = None
    """What was fetched, or changed, at this time or later: ISO 8601 in UTC, or its beginning."""
    until: str | None = None
    """What was fetched at this time or earlier; includes the whole of its day."""

    def __str__(self) -> str:
        """A canonical spelling: equal for equal conditions."""
        parts = [f"source={name}" for name in sorted(self.sources)]
        parts += [f"{name}={value}" for name, value in (("since", self.since), ("until", self.until)) if value]
        return " ".join(parts)

    @property
    def names(self) -> frozenset[str] | None:
        """The sources; None: all."""
        return frozenset(self.sources) if self.sources else None

    def where(self, first: str, last: str | None = None) -> tuple[str, list[Any]]:
        """Return the SQL of the conditions, and its values. ``first``, ``last``: SQL of the times of a row."""
        parts, values = ["1"], []
        if self.sources:
            parts.append("source IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self.sources, ensure_ascii=False))
        if self.since is not None:
            parts.append(f"{last or first} >= ?")
            values.append(self.since)
        if self.until is not None:
            parts.append(f"{first} <= ? || char(0x10FFFF)")
            values.append(self.until)
        return " AND ".join(parts), values

    def has_second(self, seconds: int) -> bool:
        """Check whether a time in seconds since 1970 is within the bounds."""
        written = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        after = self.since is None or written >= self.since
        return after and (self.until is None or written <= f"{self.until}\U0010ffff")


EVERYTHING = Choice()


@dataclass(slots=True)
class Summary:
    """Counts of a merge."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """Of articles: new, copy (new too), changed, unchanged, deleted (here, on purpose), failed (no article)."""
    counts: Counter[str] = field(default_factory=Counter)
    """Of what else is new: sources, runs, revisions, pages, sightings, visits, failures, frontier, notices, tags,
    tombstones, files; ``damaged`` raw pages and ``damaged files`` that were left, ``left files`` for which there
    is no room."""


class Merger:
    """Brings another archive, or a part of it, into the archive of a session."""

    def __init__(
        self,
        session: Session,
        raw: RawPages,
        other: Other,
        *,
        sources: frozenset[str] | None = None,
        afresh: Container[str] = (),
        total: int | None = None,
    ) -> None:
        """``sources``: whose reports of runs come along (None: all). ``afresh``: see `PageCopies`. ``total``: see
        `FileCopies`."""
        connection, now = session.connection, utc_now()
        self.session, self.other = session, other
        self._connection, self._now, self._sources = connection, now, sources
        self.pages = PageCopies(connection, raw, other, afresh)
        self.runs = runs.RunCopies(connection, other, sources)
        self.files = FileCopies(connection, session.path, other, now, total)
        sides = Sides(connection, other, self.pages, self.files, self.runs.here, now)
        self.articles = ArticleMerge(sides, raw)
        self.lists = ListMerge(sides)
        self.rankings = RankingMerge(sides)
        self.rows = {table.name: RowMerge(sides) for table in ROWS}
        self.summary = Summary()
        session.after_rollback += [self.pages.forget, self.runs.forget]

    def bring_sources(self, names: frozenset[str] | None) -> None:
        """Bring the rows of sources."""
        self.summary.counts["sources"] += runs.bring_sources(self._connection, self.other, names, self._now)

    def bring_articles(self, articles: Sequence[Incoming]) -> list[tuple[str, str]]:
        """Bring articles; return what became of each, and its URL."""
        outcomes: list[tuple[str, str]] = list(self.articles.store(articles))
        self.summary.outcomes.update(outcome for outcome, _ in outcomes)
        return outcomes

    def counted(self) -> Summary:
        """Return the summary of all that was brought so far."""
        counts = self.summary.counts
        counts.update({"runs": self.runs.copied, "revisions": self.articles.revisions, "tags": self.articles.tags})
        counts.update(
            {
                "pages": self.pages.copied,
                "damaged": self.pages.damaged,
                "files": self.files.copied,
                "damaged files": self.files.damaged,
                "left files": self.files.left,
                "sightings": self.lists.sightings + self.rankings.points,
            }
        )
        counts.update({name: table.new for name, table in self.rows.items()})
        return self.summary


def bring_all(merger: Merger, choice: Choice, job: str, watch: Watch) -> Summary:
    """Bring a choice of the other archive, from the place on where an interrupted merge stopped."""
    steps: tuple[Step, ...] = (_sources, _runs, _articles, _lists, _rankings, *map(_rows_of, ROWS), _tombstones)
    state = json.loads(progress.get(merger.session.connection, job) or "{}")
    first, after = int(state.get("step", 0)), state.get("after")
    total, done = _size(merger.other), 0
    alerts = alert_progress.up_to_date(merger.session.connection)
    for number, step in enumerate(steps[first:], first):
        with closing(step(merger, choice, after)) as batches:
            while True:
                with merger.session.transaction():
                    batch = next(batches, None)
                    alert_progress.pass_runs(merger.session.connection, alerts)
                    reached = {"step": number, "after": batch.after} if batch else {"step": number + 1, "after": None}
                    progress.keep(merger.session.connection, job, json.dumps(reached))
                if batch is None:
                    break
                done += batch.size
                watch(batch.outcomes, min(1.0, done / total))
        after = None
    with merger.session.transaction():
        progress.keep(merger.session.connection, job, json.dumps({"done": True}))
    return merger.counted()


@dataclass(frozen=True, slots=True)
class Batch:
    """A number of rows that are committed together, and the place from which to go on."""

    after: Any
    size: int
    outcomes: Sequence[tuple[str, str]] = ()


Batches = Generator[Batch, None, None]
Step = Callable[[Merger, Choice, Any], Batches]


def _size(other: Other) -> int:
    """Return the number of articles and snapshots, which take most of the time."""
    return max(1, sum(int(other.one(f"SELECT count(*) FROM {table}")[0]) for table in ("articles", "listings")))


def _sources(merger: Merger, choice: Choice, _after: None) -> Batches:
    merger.bring_sources(choice.names)
    yield Batch(None, 0)


def _runs(merger: Merger, choice: Choice, _after: None) -> Batches:
    if choice.since is None and choice.until is None:
        merger.runs.all()
    yield Batch(None, 0)


def _articles(merger: Merger, choice: Choice, after: int | None) -> Batches:
    where, values = choice.where("fetched", "coalesce(changed, fetched)")
    with closing(arriving.batches(merger.other, merger.session.path, where, values, after or 0)) as batches:
        for batch in batches:
            outcomes = merger.bring_articles(batch.articles)
            yield Batch(batch.last, len(batch.articles), outcomes)


def _lists(merger: Merger, choice: Choice, after: int | None) -> Batches:
    where, values = choice.where("fetched")
    for ids in arriving.numbers(merger.other, "listings", where, values, after or 0):
        merger.lists.store(ids)
        yield Batch(ids[-1], len(ids))


def _rankings(merger: Merger, choice: Choice, after: int | None) -> Batches:
    where, values = Choice(choice.sources).where("last_read")
    for ids in arriving.numbers(merger.other, "ranked_lists", where, values, after or 0):
        for number in ids:
            merger.rankings.store(number, is_chosen=choice.has_second)
            yield Batch(number, 0)


def _rows_of(table: Rows) -> Step:
    def step(merger: Merger, choice: Choice, after: Sequence[Any] | None) -> Batches:
        if table.time is None:
            where = "1" if choice == EVERYTHING else "0"
            values: list[Any] = []
        else:
            where, values = choice.where(table.time)
        while some := rows.read(merger.other, table, where, values, after):
            merger.rows[table.name].store(table, some)
            after = [some[-1][table.columns.index(name)] for name in table.key]
            yield Batch(after, 0)

    return step


def _tombstones(merger: Merger, _choice: Choice, _after: None) -> Batches:
    """Bring the tombstones of addresses that no article of ours has."""
    deleted = merger.other.rows("SELECT hash, deleted, sketch FROM tombstones")
    stored = tombstones.of_articles(merger.session.connection, {row[0] for row in deleted})
    done = merger.session.connection.executemany(
        "INSERT OR IGNORE INTO tombstones (hash, deleted, sketch) VALUES (?, ?, ?)",
        [row for row in deleted if row[0] not in stored],
    )
    merger.summary.counts["tombstones"] += max(0, done.rowcount)
    merger.summary.counts["deleted there"] = len(set(stored.values()))
    yield Batch(None, 0)
