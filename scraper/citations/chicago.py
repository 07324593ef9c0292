"""The Chicago Manual of Style, 17th edition (2017), bibliography entries: 14.191 (newspapers), 14.207 (websites)."""

from __future__ import annotations

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference, entry, month, place

_MOST, _FIRST = 10, 7
"""Authors that are all named; of more, the first ones (14.76)."""


def cite(reference: Reference) -> str:
    """Write the reference as one line, without italics."""
    accessed = f"Accessed {_date(reference.accessed)}" if reference.url and reference.accessed else ""
    return entry(reference, _authors, place(reference, _date), accessed, reference.url)


def _authors(names: tuple[Name, ...]) -> str:
    written = [names[0].inverted, *(name.whole for name in names[1:])]
    if len(written) > _MOST:
        return f"{', '.join(written[:_FIRST])}, et al"
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])}, and {written[-1]}"


def _date(day: Day) -> str:
    if len(day) < 2:
        return "".join(map(str, day))
    return f"{month(day)} {day[2]}, {day[0]}" if len(day) > 2 else f"{month(day)} {day[0]}"
