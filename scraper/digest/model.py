"""The content of a digest, in the order in which it is shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from scraper.digest.rising import Rise


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another article with the same text."""

    id: int
    url: str
    outlet: str
    """The outlet that it credits, else its source."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article. ``file``: the SHA-256 of its bytes in the archive, None where it is not kept."""

    url: str
    caption: str | None
    credit: str | None
    after: int
    """The number of paragraphs before it."""
    file: str | None = None
    type: str | None = None
    """Its media type where it is kept and a page may show it."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: the first print of its text in the period."""

    id: int
    url: str
    headline: str
    outlet: str
    """The outlet that it credits, else its source."""
    byline: tuple[str, ...]
    published: str | None
    """As printed, ISO 8601; to the minute at most."""
    lead: str
    """Its summary, else the first sentences of its text."""
    body: str
    reprints: tuple[Reprint, ...]
    pictures: tuple[Picture, ...] = ()

    @property
    def reprint_outlets(self) -> tuple[str, ...]:
        """The outlets of the reprints, each once, without the article's own."""
        return tuple(dict.fromkeys(one.outlet for one in self.reprints if one.outlet != self.outlet))


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; ``name`` is empty for those that have none."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The articles of a period. ``since`` and ``until`` are ISO 8601, days or times."""

    since: str
    until: str
    query: str
    made: str
    """When it was made, ISO 8601 in UTC."""
    language: str
    """That of most articles (BCP 47), else that of the program."""
    articles: int
    """All articles of the period, reprints among them."""
    texts: int
    """Distinct texts: the groups of reprints."""
    sections: tuple[Section, ...]
    rising: tuple[Rise, ...]
    days_before: int
    """Days that the rising words are compared with."""

    @property
    def shown(self) -> int:
        """Number of entries."""
        return sum(len(section.entries) for section in self.sections)

    @property
    def period(self) -> str:
        """The period, for people: one day, or two."""
        first, last = self.since.replace("T", " ")[:16], self.until.replace("T", " ")[:16]
        return first if first == last else f"{first} – {last}"


def as_json(digest: Digest) -> dict[str, Any]:
    """The digest as data, without the whole texts."""
    whole = asdict(digest)
    for section in whole["sections"]:
        for entry in section["entries"]:
            del entry["body"]
    return whole


def shortened(digest: Digest, limit: int) -> Digest:
    """The digest with at most that many entries: the first ones of each section, in turn."""
    counts: list[int] = [0] * len(digest.sections)
    while limit > 0:
        room = [n for n, section in enumerate(digest.sections) if counts[n] < len(section.entries)]
        if not room:
            break
        for number in room[:limit]:
            counts[number] += 1
        limit -= len(room[:limit])
    sections = (Section(one.name, one.entries[:n]) for one, n in zip(digest.sections, counts, strict=True))
    return replace(digest, sections=tuple(section for section in sections if section.entries))
