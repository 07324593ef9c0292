"""The Chicago Manual of Style, 17th edition (2017), bibliography entries: 14.191 (newspapers), 14.207 (websites)."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference, ended, month, notes

_MOST, _FIRST = 10, 7
"""Authors that are all named; of more, the first ones (14.76)."""


def document(references: Iterable[Reference]) -> str:
    """Write the references, one a line."""
    return "\n".join(map(cite, references))


def cite(reference: Reference) -> str:
    """Write the reference as one line, without italics."""
    place = ", ".join(
        filter(
            None,
            (
                reference.outlet,
                _date(reference.issued),
                f"sec. {reference.section}" if reference.section else "",
                f"p. {reference.page}" if reference.page else "",
            ),
        )
    )
    accessed = f"Accessed {_date(reference.accessed)}." if reference.url and reference.accessed else ""
    parts = [
        ended(_authors(reference.authors)) if reference.authors else "",
        f"“{ended(reference.headline)}”",
        f"{place}." if place else "",
        accessed,
        f"{reference.url}." if reference.url else "",
        *(f"{note}." for note in notes(reference)),
    ]
    return " ".join(filter(None, parts))


def _authors(names: tuple[Name, ...]) -> str:
    written = [names[0].inverted, *(name.whole for name in names[1:])]
    if len(written) > _MOST:
        return f"{', '.join(written[:_FIRST])}, et al"
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])}, and {written[-1]}"


def _date(day: Day) -> str:
    if len(day) < 2:
        return "".join(map(str, day))
    return f"{month(day)} {day[2]}, {day[0]}" if len(day) > 2 else f"{month(day)} {day[0]}"
