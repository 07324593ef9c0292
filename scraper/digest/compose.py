"""Composing a digest: articles of a period, reprints folded, grouped, with the rising words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from scraper.archive import Archive, Filter
from scraper.archive.search.query.query import Query
from scraper.contract import stamp
from scraper.digest.model import Digest, Entry, Picture, Reprint, Section
from scraper.digest.rising import Rise, rising
from scraper.exporters import media_files
from scraper.i18n import language

Grouping = Literal["section", "source", "outlet", "page"]
GROUPINGS: tuple[Grouping, ...] = ("section", "source", "outlet", "page")
DAYS_BEFORE = 30
"""Number of days before the period that rising words are compared with."""
RISING = 12
"""Maximum number of rising words."""
LEAD = 120
"""Number of characters of a lead from which no further sentence is added."""
KEYWORDS = 1_000_000
"""Maximum number of keywords that are counted: all of them."""

Row = Mapping[str, Any]

_SENTENCE = re.compile(r"[^。！？!?\n]{1,400}[。！？!?]?[”’」』）)]*")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_NUMBER = re.compile(r"\d+")


def compose(
    archive: Archive, query: Query, chosen: Filter, *, words: str = "", by: Grouping = "section", limit: int = 300
) -> Digest:
    """Compose the digest of the articles that a query and a filter select.

    ``chosen`` has a ``fetched_since``, or a ``since``. ``words``: the query as typed. ``limit``: maximum entries, the
    newest; all are counted all the same.
    """
    since = chosen.fetched_since or chosen.since
    assert since is not None, "a digest has a beginning"
    if chosen.fetched_since is not None:
        since = f"{datetime.fromisoformat(since).astimezone():%Y-%m-%dT%H:%M}"
    now = datetime.now(UTC)
    with archive.snapshot():
        ids = archive.search.ordered(query, chosen, sort="newest")
        groups = _groups(archive.articles(Filter(ids=ids)))
        sections = _sections(archive, groups[:limit], by)
        rises = _rising(archive, query, before(chosen, since), [group[0]["id"] for group in groups])
    return Digest(
        since=since,
        until=chosen.until or f"{now.astimezone():%Y-%m-%dT%H:%M}"[: max(10, len(since[:16]))],
        query=words,
        made=stamp(now),
        language=_language(groups),
        articles=len(ids),
        texts=len(groups),
        sections=sections,
        rising=tuple(rises),
        days_before=DAYS_BEFORE,
    )


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    """The groups of reprints, in the order of their newest article; in each the first print first."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["copy_of"] or row["id"], []).append(row)
    return [sorted(group, key=lambda row: row["id"]) for group in groups.values()]


def _language(groups: Iterable[Sequence[Row]]) -> str:
    counts = Counter(group[0]["language"] for group in groups if _TAG.fullmatch(group[0]["language"] or ""))
    return counts.most_common(1)[0][0] if counts else {"zh": "zh-CN"}.get(language(), language())


def _sections(archive: Archive, groups: Sequence[Sequence[Row]], by: Grouping) -> tuple[Section, ...]:
    """The sections: largest first; of pages, in the order of their numbers; what belongs to none is last."""
    named: dict[str, list[Entry]] = {}
    for group in groups:
        named.setdefault(_heading(group[0], by), []).append(_entry(group, archive))
    if by == "page":
        key = {name: (not name, *_natural(name)) for name in named}
        order = sorted(named, key=lambda name: key[name])
    else:
        order = sorted(named, key=lambda name: (not name, -len(named[name])))
    return tuple(Section(name, tuple(named[name])) for name in order)


def _heading(row: Row, by: Grouping) -> str:
    if by != "page":
        return row[by] or ""
    return " ".join(filter(None, (row["page_number"], row["page_name"])))


def _natural(name: str) -> tuple[str, int, str]:
    """A key that sorts A2 before A10."""
    number = _NUMBER.search(name)
    return (name[: number.start()], int(number[0]), name) if number else (name, 0, name)


def _entry(group: Sequence[Row], archive: Archive) -> Entry:
    row, others = group[0], group[1:]
    return Entry(
        id=row["id"],
        url=row["url"],
        headline=row["headline"],
        outlet=row["outlet"] or row["source"],
        byline=tuple(row["byline"]),
        published=row["published"] and row["published"][:16],
        lead=row["summary"] or lead(row["body"]),
        body=row["body"],
        reprints=tuple(Reprint(other["id"], other["url"], other["outlet"] or other["source"]) for other in others),
        pictures=tuple(_pictures(row, archive)),
    )


def _pictures(row: Row, archive: Archive) -> Iterator[Picture]:
    files = media_files.by_address(media_files.of_row(row, archive.files), "image")
    for place, images in sorted(media_files.places(row).items()):
        for _, image in images:
            picture = Picture(image["url"], image["caption"], image["credit"], place)
            file = files.get(image["url"])
            if file is not None:
                kind = file.type if file.inline else None
                picture = replace(picture, file=file.sha256, type=kind, size=file.size)
            yield picture


def lead(body: str) -> str:
    """The first sentences of a text, whole ones, until `LEAD` characters are there."""
    sentences = ""
    for sentence in _SENTENCE.finditer(body):
        text = " ".join(sentence[0].split())
        if sentences and len(sentences) + len(text) > LEAD:
            break
        sentences += text
        if len(sentences) >= LEAD:
            break
    return sentences


def _rising(archive: Archive, query: Query, former: Filter, texts: Sequence[int]) -> list[Rise]:
    articles = archive.search.ids(query, former) if query.groups else None
    firsts = archive.articles.first_prints(former if articles is None else Filter(ids=articles))
    now, then = (_keywords(archive, some) for some in (texts, firsts))
    return rising(now, len(texts), then, len(firsts), RISING)


def before(chosen: Filter, since: str) -> Filter:
    """The same filter for the days before the period, which begins at ``since``."""
    first = f"{since}-01-01"[:10] if len(since) < 10 else since[:10]
    start = (date.fromisoformat(first) - timedelta(days=DAYS_BEFORE)).isoformat()
    if len(since) > 10:
        until = (datetime.fromisoformat(since) - timedelta(minutes=1)).isoformat(timespec="minutes")
    else:
        until = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    return replace(chosen, since=start, until=until, fetched_since=None)


def _keywords(archive: Archive, articles: Sequence[int]) -> dict[str, int]:
    counts = archive.statistics.count(("keywords",), Filter(ids=articles), limit=KEYWORDS)
    return dict(counts.tallies["keywords"].values)
