"""Tools about articles that are known: `get_article`, `get_revisions`, `reprints`, `cite`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from scraper import citations
from scraper.archive import Archive, Filter
from scraper.archive.articles.versions import text_diff
from scraper.errors import ArchiveError
from scraper.i18n import Message
from scraper.presentation.assistant import bounds
from scraper.presentation.assistant.answers import (
    NOTICE,
    Change,
    Citation,
    Citations,
    FullArticle,
    QuotedArticle,
    QuotedCitation,
    QuotedHeadline,
    QuotedRevision,
    Reprint,
    Reprints,
    Revision,
    Revisions,
)
from scraper.presentation.assistant.bounds import Key, Limit, Offset
from scraper.presentation.assistant.filters import row_of, rows_of

CHANGES = 20
"""Changed paragraphs of one revision."""
AROUND = 60
"""Number of characters of unchanged text that are shown on either side of a change."""
CITED = 50
"""Number of articles that are cited at once."""

MARKS: Mapping[str, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "come": ("{+", "+}")}

Style = Literal["gb7714", "apa", "mla", "chicago", "bibtex", "ris", "csl-json"]


def get_article(
    archive: Archive,
    article: Key,
    part: Annotated[int, Field(ge=1, description="Part of a long text, from 1.")] = 1,
    revision: Annotated[int | None, Field(ge=1, description="An earlier revision; None for the present one.")] = None,
) -> FullArticle:
    """Read an article: headline, byline, outlet, date, and its text, a long one in parts of 8,000 characters."""
    row = row_of(archive, article)
    shown: Mapping[str, Any] = row
    checksum = archive.bulk.checksums_of_articles([row["id"]]).get(row["id"])
    if revision is not None and revision != row["revision"]:
        versions = archive.articles.revisions(row["id"])
        version = next((version for version in versions if version["revision"] == revision), None)
        if version is None:
            raise ArchiveError(
                Message(
                    "article {id} has no revision {revision}; its revisions are {present}",
                    id=row["id"],
                    revision=revision,
                    present=", ".join(str(version["revision"]) for version in versions),
                )
            )
        shown = {**row, "changed": None, **version}
        checksum = archive.bulk.checksums([version["page"]]).get(version["page"])
    parts = bounds.parts(shown["body"])
    if part > parts:
        raise ArchiveError(Message("article {id} has {n} parts, no part {part}", id=row["id"], n=parts, part=part))
    return FullArticle(
        **bounds.facts(shown, checksum),
        notice=NOTICE,
        part=part,
        parts=parts,
        characters=len(shown["body"]),
        revisions=row["revision"],
        reprints=len(archive.articles.copies(row["id"])),
        language=bounds.line_or_none(row["language"]),
        tags=bounds.names(row["tags"]),
        quoted_material=QuotedArticle(
            headline=bounds.line(shown["headline"]),
            byline=bounds.names(shown["byline"]),
            editors=bounds.names(shown["editors"]),
            section=bounds.line_or_none(shown["section"]),
            page_number=bounds.line_or_none(row["page_number"]),
            page_name=bounds.line_or_none(row["page_name"]),
            summary=bounds.line_or_none(shown["summary"], bounds.PARAGRAPH),
            text=bounds.part(shown["body"], part),
        ),
    )


def get_revisions(archive: Archive, article: Key, limit: Limit = 20, offset: Offset = 0) -> Revisions:
    """List the revisions of an article, oldest first, each with what changed from the one before."""
    row = row_of(archive, article)
    versions = archive.articles.revisions(row["id"])
    checksums = archive.bulk.checksums(version["page"] for version in versions)
    taken, more = bounds.bounded(_revisions(row, versions, checksums, offset), limit)
    return Revisions(notice=NOTICE, revisions=taken, next_offset=bounds.following(offset, taken, more))


def _revisions(
    row: Mapping[str, Any], versions: Sequence[Mapping[str, Any]], checksums: Mapping[int, str], offset: int
) -> Iterator[Revision]:
    for place in range(offset, len(versions)):
        version = versions[place]
        changes = text_diff.changes(versions[place - 1], version) if place else []
        quoted = QuotedRevision(
            headline=bounds.line(version["headline"]),
            changes=[
                Change(field=change.field, paragraph=change.place, text=_marked(change)) for change in changes[:CHANGES]
            ],
        )
        facts = bounds.facts({**row, "changed": None, **version}, checksums.get(version["page"]))
        yield Revision(**facts, more_changes=max(0, len(changes) - CHANGES), quoted_material=quoted)


def _marked(change: text_diff.Change) -> str:
    """Write a change with marks, as `git diff --word-diff` does, with some of the text around it."""
    pieces = []
    for place, piece in enumerate(change.pieces):
        before, after = MARKS[piece.kind]
        text = piece.text
        if piece.kind == "same" and len(text) > 2 * AROUND:
            first = text[:AROUND] if place else ""
            last = text[-AROUND:] if place < len(change.pieces) - 1 else ""
            text = f"{first}…{last}"
        pieces.append(f"{before}{text}{after}")
    return bounds.line("".join(pieces), bounds.PARAGRAPH)


def reprints(archive: Archive, article: Key, limit: Limit = 50, offset: Offset = 0) -> Reprints:
    """List the articles that carry the same text as an article, itself among them, earliest stored first."""
    row = row_of(archive, article)
    similarities = {copy["id"]: copy["similarity"] for copy in archive.articles.copies(row["id"])}
    similarities[row["id"]] = row["similarity"]
    group = sorted(similarities)
    taken, more = bounds.bounded(
        (
            Reprint(
                **bounds.facts(each, checksum),
                similarity=similarities[each["id"]],
                quoted_material=QuotedHeadline(headline=bounds.line(each["headline"])),
            )
            for each, checksum in rows_of(archive, group[offset:])
        ),
        limit,
    )
    following = bounds.following(offset, taken, more)
    return Reprints(notice=NOTICE, articles=len(group), reprints=taken, next_offset=following)


def cite(
    archive: Archive,
    articles: Annotated[list[Key], Field(min_length=1, max_length=CITED, description="Numbers or URLs.")],
    style: Annotated[Style, Field(description="gb7714 is GB/T 7714-2015.")] = "gb7714",
) -> Citations:
    """Cite articles in a printed style, or in a format of reference managers: bibtex, ris, csl-json."""
    numbers = [row_of(archive, key)["id"] for key in articles]
    checksums = archive.bulk.checksums_of_articles(numbers)
    taken, more = bounds.bounded(
        Citation(
            **bounds.facts(row, checksums.get(row["id"])),
            quoted_material=QuotedCitation(citation=bounds.paragraphs(citations.cite(row, style)).strip()),
        )
        for row in archive.bulk.references(Filter(ids=numbers))
    )
    if more:
        raise ArchiveError(Message("these are too many citations for one answer: ask for {n} at once", n=len(taken)))
    return Citations(notice=NOTICE, style=citations.STYLES[style].label, citations=taken)
