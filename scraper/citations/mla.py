"""The style of the Modern Language Association, 9th edition (2021), chapter 5: the list of works cited."""

from __future__ import annotations

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference, entry, month, place

_SHORT = {"May": "May", "June": "June", "July": "July", "September": "Sept."}
"""Months that are not cut to three letters."""


def cite(reference: Reference) -> str:
    """Write the reference as one line, without italics."""
    accessed = f"Accessed {_date(reference.accessed)}" if reference.url and reference.accessed else ""
    return entry(reference, _authors, place(reference, _date, reference.url), accessed)


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
