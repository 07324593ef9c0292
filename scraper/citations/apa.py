"""The style of the American Psychological Association, 7th edition (2020), sections 9.7 to 9.16 and 10.1, 10.16."""

from __future__ import annotations

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference, ended, month, notes

_MOST = 20
"""Authors that are named; of more, the first 19 and the last (9.8)."""


def cite(reference: Reference) -> str:
    """Write the reference as one line. Without an author, the headline takes that place (9.12)."""
    dated = f"({_date(reference.issued)})."
    title = ended(reference.headline)
    head = [ended(_authors(reference.authors)), dated, title] if reference.authors else [title, dated]
    place = ", ".join(filter(None, (reference.outlet, reference.page)))
    parts = [*head, ended(place) if place else "", *(f"{note}." for note in notes(reference)), _address(reference)]
    return " ".join(filter(None, parts))


def _authors(names: tuple[Name, ...]) -> str:
    written = [_name(name) for name in names]
    if len(written) > _MOST:
        return ", ".join([*written[: _MOST - 1], f"… {written[-1]}"])
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])}, & {written[-1]}"


def _name(name: Name) -> str:
    if not name.is_split:
        return name.whole
    initials = " ".join(f"{letter}." for letter in name.initials)
    return ", ".join(part for part in (name.surname, initials, name.suffix) if part)


def _date(day: Day) -> str:
    if not day:
        return "n.d."
    return f"{day[0]}, {_month_day(day)}" if len(day) > 1 else str(day[0])


def _month_day(day: Day) -> str:
    return " ".join(filter(None, (month(day), "".join(map(str, day[2:])))))


def _address(reference: Reference) -> str:
    if not reference.url or not reference.accessed:
        return reference.url
    return f"Retrieved {_month_day(reference.accessed)}, {reference.accessed[0]}, from {reference.url}"
