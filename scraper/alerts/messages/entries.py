"""Entries: what a message shows of an event, read from the archive at the moment of sending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scraper.archive.articles.versions.text_diff import changes
from scraper.archive.search import snippets
from scraper.archive.search.query.query import Query, Term, parse
from scraper.contract import CONTRACT
from scraper.sources.alerts.model import Alert
from scraper.text.sanitize import harmless

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import Event
    from scraper.archive.db.part import Row

CHANGES = 6
"""Maximum number of changed paragraphs that a message shows of a revision."""
AROUND = 12
"""Number of characters of unchanged text that are shown beside a change."""
LONGEST = 400
"""Maximum characters of a sentence, and of a changed run."""

_END = re.compile(r"[。！？!?…][”’」』）)]*|[.;；](?=\s|$)")
"""The end of a sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """A changed paragraph: its field, and runs of text with their kind (same, gone, come)."""

    field: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a message shows it."""

    event: int
    """The event's id in the archive; 0 of a preview."""
    kind: Literal["new", "changed"]
    headline: str
    outlet: str
    published: str
    byline: str
    sentence: str
    url: str
    also_in: int
    """Other outlets that have the same text."""
    changes: tuple[Change, ...]
    article: Mapping[str, Any]
    """The object of the JSON contract, with ``id``."""

    @property
    def data(self) -> dict[str, Any]:
        """The entry as JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "changes"} | {
            "changes": [[change.field, list(map(list, change.pieces))] for change in self.changes]
        }

    @staticmethod
    def of_data(data: Mapping[str, Any]) -> Entry:
        """The entry whose `data` this is."""
        read = tuple(Change(field, tuple((kind, text) for kind, text in pieces)) for field, pieces in data["changes"])
        return Entry(**{**data, "changes": read})


class Shelf:
    """The articles of one delivery: each is read once, though many alerts and targets may show it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._rows: dict[int, Row | None] = {}
        self._copies: dict[int, list[Row]] = {}

    def row(self, article: int) -> Row | None:
        """Return an article; None if it is not stored."""
        if article not in self._rows:
            self._rows[article] = self._archive.articles.get(article)
        return self._rows[article]

    def copies(self, article: int) -> list[Row]:
        """Return the other articles of its group."""
        if article not in self._copies:
            self._copies[article] = self._archive.articles.copies(article)
        return self._copies[article]

    def revisions(self, article: int, revision: int) -> list[Row]:
        """Return a version of an article and the one before it."""
        return [one for one in self._archive.articles.revisions(article) if revision - 1 <= one["revision"] <= revision]

    def first_match(self, query: Query, group: Sequence[int], sources: Sequence[str]) -> int | None:
        """Return the first article of a group, of these sources (all if there are none), that a query matches."""
        (matches,) = self._archive.search.matching([query], group)
        of_sources = (
            article for article in matches if not sources or (self.row(article) or {}).get("source") in sources
        )
        return min(of_sources, default=None)


def of_event(shelf: Shelf, alert: Alert, event: Event, id_: int = 0) -> Entry | None:
    """Return the entry of an event; None if its article was deleted meanwhile."""
    query = parse(alert.query)
    is_changed = event.kind == "changed"
    group = [event.article, *(copy["id"] for copy in shelf.copies(event.article))]
    article: int | None = event.article
    if len(group) > 1 and not is_changed:
        article = shelf.first_match(query, group, alert.sources)
    row = shelf.row(article or event.article)
    if row is None:
        return None
    own = row["outlet"] or row["source"]
    outlets = {copy["outlet"] or copy["source"] for copy in shelf.copies(row["id"])}
    return Entry(
        event=id_,
        kind=event.kind,
        headline=_line(row["headline"]) or str(row["url"]),
        outlet=_line(own),
        published=(row["published"] or "")[:16].replace("T", " "),
        byline=_line(" ".join(row["byline"])),
        sentence=sentence(query.terms, row),
        url=row["url"],
        also_in=len(outlets - {own}),
        changes=tuple(_changes(shelf.revisions(row["id"], event.revision))) if is_changed else (),
        article={"id": row["id"], **{name: row[name] for name in CONTRACT}},
    )


def sentence(terms: Sequence[Term], row: Mapping[str, Any]) -> str:
    """Return the sentence with the match: of the body, else of the summary; the first one if neither has it."""
    searched = tuple(term for term in terms if term.field in (None, "body", "summary"))
    paragraphs = [*row["body"].split("\n"), row["summary"] or ""]
    for paragraph in paragraphs:
        spans = snippets.highlights(searched, paragraph)
        if spans:
            return _line(_around(paragraph, *spans[0]))
    first = next((paragraph for paragraph in (row["summary"] or "", *paragraphs) if paragraph.strip()), "")
    return _line(_around(first, 0, 0))


def _around(paragraph: str, start: int, end: int) -> str:
    """Return the sentence of a paragraph that holds a place in it; of a very long one what is around the place."""
    ends = [match.end() for match in _END.finditer(paragraph)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end and place > start), default=len(paragraph))
    if last - first > LONGEST:
        first = max(first, start - LONGEST // 4)
    return paragraph[first : min(last, first + LONGEST)]


def _changes(revisions: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    """Yield the changes between two versions, the headline's first."""
    if len(revisions) < 2:
        return
    for change in changes(revisions[0], revisions[1])[:CHANGES]:
        last = len(change.pieces) - 1
        pieces = (
            (piece.kind, _part(piece.text, place, last) if piece.kind == "same" else _line(piece.text)[:LONGEST])
            for place, piece in enumerate(change.pieces)
        )
        yield Change(change.field, tuple(pieces))


def _part(text: str, place: int, last: int) -> str:
    """Return the ends of an unchanged run that touch a change."""
    text = _line(text)
    if place == 0:
        return text if len(text) <= AROUND else f"…{text[-AROUND:]}"
    if place == last:
        return text if len(text) <= AROUND else f"{text[:AROUND]}…"
    return text if len(text) <= 2 * AROUND else f"{text[:AROUND]}…{text[-AROUND:]}"


def _line(text: str) -> str:
    return harmless(" ".join(text.split())) if text[:1].isspace() or "\n" in text else harmless(text.strip())
