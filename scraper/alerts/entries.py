"""Entries: what a message shows of an event, read from the archive at the moment of sending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scraper.archive.articles.text_diff import changes
from scraper.archive.search import snippets
from scraper.archive.search.query import Query, Term, parse
from scraper.models import CONTRACT
from scraper.sources.alert_model import Alert
from scraper.text.sanitize import harmless

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import Event

CHANGES = 6
"""Most changed paragraphs that a message shows of a revision."""
AROUND = 12
"""Characters of unchanged text that are shown beside a change."""
LONGEST = 400
"""Most characters of a sentence, and of a changed run."""

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


def of_event(archive: Archive, alert: Alert, event: Event, id_: int = 0) -> Entry | None:
    """Return the entry of an event; None if its article was deleted meanwhile."""
    query = parse(alert.query)
    article = event.article if event.kind == "changed" else _shown(archive, alert, query, event.article)
    row = archive.articles.get(article)
    if row is None:
        return None
    revisions: Sequence[Mapping[str, Any]] = ()
    if event.kind == "changed":
        revisions = [one for one in archive.articles.revisions(article) if one["revision"] in _pair(event.revision)]
    copies = archive.articles.copies(article)
    own = row["outlet"] or row["source"]
    return Entry(
        event=id_,
        kind=event.kind,
        headline=_line(row["headline"]) or str(row["url"]),
        outlet=_line(own),
        published=(row["published"] or "")[:16].replace("T", " "),
        byline=_line(" ".join(row["byline"])),
        sentence=sentence(query.terms, row),
        url=row["url"],
        also_in=len({copy["outlet"] or copy["source"] for copy in copies} - {own}),
        changes=tuple(_changes(revisions)),
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


def _shown(archive: Archive, alert: Alert, query: Query, head: int) -> int:
    """Return the article of a group that a message shows: the first that the alert itself matches."""
    group = [head, *(copy["id"] for copy in archive.articles.copies(head))]
    (matches,) = archive.search.matching([query], group)
    if alert.sources and len(group) > 1:
        among = set(alert.sources)
        of_sources = {head: (archive.articles.get(head) or {}).get("source")}
        of_sources |= {copy["id"]: copy["source"] for copy in archive.articles.copies(head)}
        matches = {article for article in matches if of_sources[article] in among}
    return min(matches, default=head)


def _pair(revision: int) -> tuple[int, int]:
    return revision - 1, revision


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
