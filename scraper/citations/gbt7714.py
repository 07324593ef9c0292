"""GB/T 7714-2015, the Chinese national standard for bibliographic references, in its numeric form without the number.

Clause 4.4 (a part of a serial): authors. title[N]. newspaper, date(page)[day of access]. address.
Clause 4.6 (an electronic resource): authors. title[EB/OL]. publisher, year(date)[day of access]. address.
Clause 8.1: three authors at most, then 等 or et al.; family names of Latin names in capitals, given names as initials.
"""

from __future__ import annotations

from scraper.citations.names import Name
from scraper.citations.reference import Medium, Reference, iso, notes

MARKS: dict[Medium, str] = {"print": "N", "newspaper": "N/OL", "web": "EB/OL"}
"""The codes of type and carrier (annex B)."""
_MOST = 3
"""Authors that are named (8.1.2)."""


def cite(reference: Reference) -> str:
    """Write the reference as one line of a list of references."""
    parts = [
        _authors(reference),
        f"{reference.headline}[{MARKS[reference.medium]}]",
        _serial(reference) if reference.medium != "web" else _resource(reference),
        reference.url,
        *_notes(reference),
    ]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def _authors(reference: Reference) -> str:
    names = [_name(name) for name in reference.authors[:_MOST]]
    if len(reference.authors) > _MOST:
        names.append("等" if reference.is_chinese else "et al")
    return ", ".join(names)


def _name(name: Name) -> str:
    if not name.is_split:
        return name.whole
    return " ".join(part for part in (name.surname.upper(), *name.initials, name.suffix.rstrip(".")) if part)


def _serial(reference: Reference) -> str:
    """Newspaper, date(page)[day of access]."""
    page = f"({reference.page})" if reference.page else ""
    return ", ".join(filter(None, (reference.outlet, iso(reference.issued) + page))) + _access(reference)


def _resource(reference: Reference) -> str:
    """Publisher, year(date)[day of access]; the year goes with the publisher (4.6.1)."""
    year = iso(reference.issued[:1])
    publisher = f"{reference.outlet}, {year}" if reference.outlet and year else reference.outlet
    date = f"({iso(reference.issued)})" if reference.issued else ""
    return publisher + date + _access(reference)


def _notes(reference: Reference) -> list[str]:
    if not reference.is_chinese:
        return notes(reference)
    lines = [f"存档地址: {reference.archived}"] if reference.archived else []
    return [*lines, f"存档版本: {reference.revision}"] if reference.revision > 1 else lines


def _access(reference: Reference) -> str:
    return f"[{iso(reference.accessed)}]" if reference.url and reference.accessed else ""
