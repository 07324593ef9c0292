"""The parameters of an address: query, filters, order and page, read from a URL and written into others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args
from urllib.parse import urlencode

from scraper.archive.rows.filters import Filter
from scraper.archive.rows.moments import is_later
from scraper.archive.search.engine import Sort
from scraper.archive.search.query.query import Query, parse
from scraper.archive.search.query.tokens import Hint
from scraper.archive.search.suggestions import cut_up
from scraper.date_input import Edge, moment
from scraper.errors import ConfigError

PAGE = 20
"""Hits on a page."""
LAST_PAGE = 500
"""Maximum number of pages by date; further hits need narrower dates."""
LAST_RANKED = 10
"""Maximum number of pages by relevance: later hits have no meaningful order."""
LONGEST = 1000
"""Maximum number of characters of a query or of a name; more are a text pasted by mistake."""

FacetName = Literal["source", "section", "outlet", "editor", "tag"]
CHOICES: tuple[FacetName, ...] = get_args(FacetName)
"""Conditions that are one value of a field."""


@dataclass(frozen=True, slots=True)
class SearchParams:
    """A page of hits. The names are those in the URL; empty means that nothing is params there."""

    q: str = ""
    source: str = ""
    section: str = ""
    outlet: str = ""
    editor: str = ""
    tag: str = ""
    since: str = ""
    until: str = ""
    sort: Sort = "relevance"
    unique: bool = False
    words: bool = False
    han: bool = False
    page: int = 1

    @property
    def filter(self) -> Filter:
        """The conditions, for the archive. Invalid dates are left out: `mistaken` names them."""
        return Filter(
            source=self.source or None,
            section=self.section or None,
            outlet=self.outlet or None,
            editor=self.editor or None,
            tag=self.tag or None,
            since=_date(self.since),
            until=_date(self.until, "last"),
        )

    @property
    def mistaken(self) -> list[str]:
        """Values of date parameters that are not dates."""
        return [text for text in (self.since, self.until) if text and _date(text) is None]

    @property
    def is_reversed(self) -> bool:
        """Check whether no date can be both of ``since`` and of ``until``."""
        since, until = _date(self.since), _date(self.until, "last")
        return bool(since and until and is_later(since, until))

    @property
    def is_narrowed(self) -> bool:
        """True if a filter narrows the hits."""
        return any(getattr(self, name) for name in (*CHOICES, "since", "until"))

    def query(self) -> tuple[Query, list[Hint]]:
        """The query as `scrape search` reads it, and hints about what was read otherwise than may have been meant."""
        query = parse(self.q)
        hints = list(query.hints)
        if self.words:
            query = cut_up(query)
        if self.han:
            from scraper.text.han_variants import choices

            try:
                query = query.with_choices(choices)
            except ConfigError as error:
                hints.append(Hint("{error}", (("error", str(error)),)))
        return query, hints

    def but(self, **changes: str | int | bool) -> str:
        """The query string with some values changed; of the first page, unless a page is among them."""
        return replace(self, **{"page": 1, **changes}).string()  # type: ignore[arg-type]

    def string(self) -> str:
        """As a query string, without what is as it would be anyway."""
        default = SearchParams()
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode(
            {
                name: int(value) if isinstance(value, bool) else value
                for name, value in values.items()
                if value != getattr(default, name)
            }
        )


def read(arguments: Mapping[str, str]) -> SearchParams:
    """Parse a query string. Invalid values are ignored."""
    texts = {
        name: arguments.get(name, "").replace("\x00", "").strip()[:LONGEST]
        for name in ("q", *CHOICES, "since", "until")
    }
    sort = arguments.get("sort", "")
    page = arguments.get("page", "")
    return SearchParams(
        **texts,
        sort=sort if sort in get_args(Sort) else "relevance",  # type: ignore[arg-type]
        unique=arguments.get("unique", "") in ("1", "on"),
        words=arguments.get("words", "") in ("1", "on"),
        han=arguments.get("han", "") in ("1", "on"),
        page=max(1, min(LAST_PAGE, int(page))) if page.isascii() and page.isdecimal() and len(page) < 9 else 1,
    )


def _date(text: str, edge: Edge = "first") -> str | None:
    try:
        return moment(text, edge) if text else None
    except ValueError:
        return None
