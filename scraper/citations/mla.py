"""The style of the Modern Language Association, 9th edition (2021), chapter 5: the list of works cited."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference, ended, month, notes

_SHORT = {"May": "May", "June": "June", "July": "July", "September": "Sept."}
"""Months that are not cut to three letters."""


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
                reference.url,
            ),
        )
    )
    accessed = f"Accessed {_date(reference.accessed)}." if reference.url and reference.accessed else ""
    parts = [
        ended(_authors(reference.authors)) if reference.authors else "",
        f"“{ended(reference.headline)}”",
        f"{place}." if place else "",
        accessed,
        *(f"{note}." for note in notes(reference)),
    ]
    return " ".join(filter(None, parts))


def _authors(names: tuple[Name, ...]) -> str:
    """One or two authors, or the first et al. (5.8 to 5.10)."""
    first = names[0].inverted
    if len(names) == 1:
        return first
    return f"{first}, and {names[1].whole}" if len(names) == 2 else f"{first}, et al"


def _date(day: Day) -> str:
    name = month(day)
    short = _SHORT.get(name) or (f"{name[:3]}." if name else "")
    return " ".join(filter(None, ("".join(map(str, day[2:])), short, "".join(map(str, day[:1])))))
