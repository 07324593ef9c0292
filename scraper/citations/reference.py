"""An article as the thing that is cited: the values that every style and format of citation is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from scraper.citations.names import Name, read
from scraper.text.normalise import clean

Medium = Literal["print", "newspaper", "web"]
"""A page of a printed paper without an address, a newspaper's article on the web, any other page of the web."""

Day = tuple[int, ...]
"""Year, month, day; the first one or two alone where no more is known, empty where nothing is."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_PAPERS = re.compile(
    r"(?:报|南方周末|参考消息|每日电讯)[》”]?$|\b(?:Chronicle|Courant|Courier|Daily|Gazette|Globe|Guardian|Herald|Inquirer"
    r"|Journal|Mail|Observer|Post|Standard|Star|Sun|Telegraph|Times|Tribune|Zeitung)$",
    re.IGNORECASE,
)
"""The ends of the names of newspapers."""
_ARCHIVED = re.compile(r"https?://[^/]+/(?:web/)?(?:[\w-]{1,40}/)?\d{14}(?:[a-z]{2}_)?/(https?://.+)", re.IGNORECASE)
"""The address of a capture in a web archive of Wayback's or pywb's form, and the original address in it."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference. Texts are one line each, without control characters; empty where the article has no value."""

    key: str
    """A name for programs, of ASCII letters and digits: ``news2026-17``."""
    number: int | None
    """The article's number in the archive."""
    authors: tuple[Name, ...]
    headline: str
    outlet: str
    """The medium credited with the text; never the name of the source in sources.yaml."""
    section: str
    page: str
    """The number of the printed page (版次)."""
    issued: Day
    accessed: Day
    """The day, by this machine's clock, on which the cited revision was fetched."""
    url: str
    archived: str
    """The address of a copy in a web archive."""
    revision: int
    """The cited revision: 1 for the text as first fetched."""
    language: str
    summary: str
    keywords: tuple[str, ...]

    @property
    def medium(self) -> Medium:
        """The kind of publication, as GB/T 7714 tells them apart."""
        if not self.url:
            return "print"
        return "newspaper" if self.page or _PAPERS.search(self.outlet) else "web"

    @property
    def is_chinese(self) -> bool:
        """True where the words that a style adds (等, et al.) are Chinese ones."""
        return _HAN.search(self.headline) is not None or self.language.lower().startswith("zh")


def of(row: Mapping[str, Any]) -> Reference:
    """Return the reference of an article's row.

    ``archived`` is the capture that a back-fill has read; of a row of ``archive.bulk.references``, ``requested`` tells
    a page that was fetched from a web archive like any other.
    """
    url, requested = _line(row.get("url")), _line(row.get("requested"))
    archived = next((one for one in (_line(row.get("archived")), requested) if _ARCHIVED.fullmatch(one)), "")
    if capture := _ARCHIVED.fullmatch(url):
        url, archived = capture[1], archived or url
    issued = day(row.get("published"))
    number = row.get("id")
    return Reference(
        key="-".join(("news" + "".join(map(str, issued[:1])), *(() if number is None else (str(number),)))),
        number=number,
        authors=tuple(read(name) for name in row.get("byline") or () if clean(name)),
        headline=_line(row.get("headline")),
        outlet=_line(row.get("outlet")),
        section=_line(row.get("section")),
        page=_line(row.get("page_number")),
        issued=issued,
        accessed=_local(row.get("changed") or row.get("fetched")),
        url=url if url.startswith(("http://", "https://")) else "",
        archived=archived,
        revision=row.get("revision") or 1,
        language=_line(row.get("language")),
        summary=_line(row.get("summary")),
        keywords=tuple(map(_line, row.get("keywords") or ())),
    )


def day(text: str | None) -> Day:
    """Return the year, month and day of an ISO 8601 date or time, by the clock that it is printed in."""
    written = _DAY.match(text or "")
    parts = tuple(int(part) for part in written.groups() if part) if written else ()
    return parts if len(parts) < 2 or 1 <= parts[1] <= 12 else parts[:1]


def iso(parts: Day) -> str:
    """Write a day in ISO 8601: 2026-01-31, 2026-01, 2026; empty for none."""
    return "-".join(f"{part:02}" for part in parts)


def month(parts: Day) -> str:
    """Return the English name of a day's month; empty where there is none."""
    return MONTHS[parts[1] - 1] if len(parts) > 1 else ""


def ended(text: str, mark: str = ".") -> str:
    """Return a text with a mark at its end, unless it ends in one that does as well."""
    return text if text.endswith((mark, "?", "!", "？", "！", "。")) else f"{text}{mark}"


def place(reference: Reference, date: Callable[[Day], str], *more: str) -> str:
    """Return where and when it was printed, as English bibliographies have it: outlet, date, section, page."""
    parts = (
        reference.outlet,
        date(reference.issued),
        f"sec. {reference.section}" if reference.section else "",
        f"p. {reference.page}" if reference.page else "",
        *more,
    )
    return ", ".join(filter(None, parts))


def entry(reference: Reference, authors: Callable[[tuple[Name, ...]], str], *parts: str) -> str:
    """Return one line of an English bibliography: authors, headline, ``parts``, notes, each with a full stop."""
    sentences = [
        ended(authors(reference.authors)) if reference.authors else "",
        f"“{ended(reference.headline)}”",
        *(f"{part}." for part in (*parts, *notes(reference)) if part),
    ]
    return " ".join(filter(None, sentences))


def notes(reference: Reference) -> list[str]:
    """Return what a printed style has no place for: the archived copy, and the revision of a text that changed."""
    lines = [f"Archived at {reference.archived}"] if reference.archived else []
    return [*lines, f"Archived revision {reference.revision}"] if reference.revision > 1 else lines


def _line(value: str | None) -> str:
    return clean(value or "")


def _local(moment: str | None) -> Day:
    try:
        return day(datetime.fromisoformat(moment or "").astimezone().isoformat())
    except (ValueError, OverflowError):
        return day(moment)
