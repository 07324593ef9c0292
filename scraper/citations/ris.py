"""RIS, for Zotero, EndNote, Mendeley and NoteExpress. https://en.wikipedia.org/wiki/RIS_(file_format)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scraper.citations.reference import Day, Reference, iso


def document(references: Iterable[Reference]) -> str:
    """Write the records, a blank line between two."""
    return "\r\n".join(map(cite, references))


def cite(reference: Reference) -> str:
    """Write one record, its lines ended by CR LF as the format asks."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(reference))


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if reference.medium == "web" else "NEWS"
    yield "ID", reference.key
    for name in reference.authors:
        yield "AU", name.inverted
    values = {
        "TI": reference.headline,
        "T2": reference.outlet,
        "SE": reference.section,
        "SP": reference.page,
        "PY": iso(reference.issued[:1]),
        "DA": _date(reference.issued),
        "UR": reference.url,
        "Y2": _date(reference.accessed),
        "LA": reference.language,
        "AB": reference.summary,
        "L2": reference.archived,
        "ET": f"revision {reference.revision}",
    }
    yield from ((tag, value) for tag, value in values.items() if value)
    for word in reference.keywords:
        yield "KW", word
    yield "ER", ""


def _date(day: Day) -> str:
    """Year, month, day and other information, each with its slash: 2026/01/31/."""
    return "/".join([*(f"{part:02}" for part in day), *[""] * (4 - len(day))]) if day else ""
