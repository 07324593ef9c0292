"""The page that `scrape teach` learns from, and other stored pages of its source to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scraper.cli.views import page_download
from scraper.errors import ArchiveError, ConfigError, ScrapeError
from scraper.i18n import Message, _

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.models import Fetched
    from scraper.sources import Source, Sources
    from scraper.teaching import Sample, Value

OTHERS, LISTS = 30, 10
"""Articles, and lists, of the source on which a selector is tried."""

Kind = Literal["article", "list"]


@dataclass(frozen=True)
class Taught:
    """A page to teach from."""

    key: str
    source: Source
    page: Sample
    others: Sequence[Sample]
    kind: Kind


def load(key: str, source_name: str | None, db: Path, file: Path, kind: Literal["list"] | None) -> Taught:
    """The page of a number or an address, from the archive or the site, with other pages of its source."""
    from scraper.archive import Archive
    from scraper.sources import load as listed_in
    from scraper.urls import canonical

    is_address = key.startswith(("http://", "https://"))
    listed = listed_in(file)
    if not db.exists():
        if source_name is None or not is_address:
            Archive.read(db).close()  # says that there is none, and what to do
        source = listed.pick([source_name or ""])[0]
        fetched = page_download.fetched(key, kind or "article", source)
        return Taught(key, source, _sample(fetched, source, kind or "article"), (), kind or "article")
    with Archive.read(db) as archive:
        row = None if kind else archive.articles.get(key) or archive.articles.get(canonical(key) or key)
        addresses = list(dict.fromkeys([key, canonical(key) or key]))
        stored = None if row or not is_address else archive.pages.of_address(addresses)
        if row is None and stored is None and (source_name is None or not is_address):
            raise ArchiveError(_not_stored(archive.path, key, is_address))
        name = source_name or (row["source"] if row else stored.source if stored else "")
        source = _picked(listed, name, file)
        of: Kind = kind or ("list" if stored and stored.kind == "list" else "article")
        page: Fetched | None
        if row is not None:
            page = archive.pages.of_article(row["id"])
            if page is None:
                message = _("article {id} has no raw page (it was imported without one)")
                raise ArchiveError(message.format(id=row["id"]))
        else:
            page = archive.pages.get(stored.page) if stored else None
        page = page or page_download.fetched(key, of, source)
        values = _values(archive, row) if row else None
        return Taught(
            key,
            source,
            _sample(page, source, of, values),
            _others(archive, source, of, row["id"] if row else None, page),
            of,
        )


def _not_stored(archive: Path | str, key: str, is_address: bool) -> str:
    if is_address:
        return Message("{file}: no page of {key} is stored; --source NAME fetches it", file=archive, key=key)
    message = _("{file}: there is no article {key!r}; `scrape search` finds the existing ones")
    return message.format(file=archive, key=key)


def _picked(listed: Sources, name: str, file: Path) -> Source:
    if name not in {source.name for source in listed}:
        raise ConfigError(
            Message(
                "{file} does not list {source}, the source of this page; --source NAME says which one to correct",
                file=file,
                source=repr(name),
            )
        )
    source: Source = listed.pick([name])[0]
    return source


def _sample(page: Fetched, source: Source, kind: Kind, stored: Mapping[str, Value | None] | None = None) -> Sample:
    made = _made(page, source, kind, stored)
    if made is None:
        raise ArchiveError(Message("{url}: no HTML page; a selector finds nothing in it", url=page.url))
    return made


def _made(page: Fetched, source: Source, kind: Kind, stored: Mapping[str, Value | None] | None) -> Sample | None:
    from scraper.crawl.workers.time_budget import USUAL, TimeIsUp, limited, overrun
    from scraper.teaching import sample

    hints = source.hints(kind).of(page)
    try:
        with limited(USUAL, len(page.content)):
            return sample(page.content, page.url, hints, stored)
    except TimeIsUp:
        raise overrun(page.url, USUAL, len(page.content)) from None


def _values(archive: Archive, row: Mapping[str, Any]) -> dict[str, Value | None]:
    """The fields that are stored of an article; not the body of one that is split over several pages."""
    from scraper.teaching import FIELDS

    split = len(archive.pages.parts(row["id"])) > 1
    stored = {name: row.get(name) for name in FIELDS if not (split and name == "body")}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}


def _others(archive: Archive, source: Source, kind: Kind, article: int | None, taught: Fetched) -> list[Sample]:
    """Other stored pages of the source; one that cannot be read any more is left out."""
    others: list[Sample] = []
    if kind == "list":
        for stored in archive.pages.sampled_lists(source.name, LISTS + 1):
            page = archive.pages.get(stored.page)
            if page is not None and page.url != taught.url:
                others += _readable(page, source, kind, None)
        return others[:LISTS]
    for number in archive.pages.sampled_articles(source.name, OTHERS, article):
        page, row = archive.pages.of_article(number), archive.articles.get(number)
        if page is not None and row is not None:
            others += _readable(page, source, kind, _values(archive, row))
    return others


def _readable(page: Fetched, source: Source, kind: Kind, stored: Mapping[str, Value | None] | None) -> list[Sample]:
    try:
        made = _made(page, source, kind, stored)
    except ScrapeError:
        return []
    return [made] if made is not None else []
