"""BibTeX, for LaTeX, JabRef and Zotero; also read by biblatex. https://www.ctan.org/pkg/btxdoc"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scraper.citations.names import Name
from scraper.citations.reference import Reference, iso

_TEX = str.maketrans(
    {
        **{character: f"\\{character}" for character in "%&#_$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Characters of TeX's own. BibTeX counts every brace, also after a backslash: one alone would end the field."""
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""BibTeX's macros."""


def document(references: Iterable[Reference]) -> str:
    """Write the entries, a blank line between two."""
    return "\n\n".join(map(cite, references))


def cite(reference: Reference) -> str:
    """Write one entry: ``@article`` of a newspaper, ``@misc`` of another page of the web."""
    paper = reference.medium != "web" and reference.outlet != ""
    kind, of_outlet = ("article", "journal") if paper else ("misc", "howpublished")
    lines = [f"  {name} = {value}" for name, value in _fields(reference, of_outlet)]
    return f"@{kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}"


def _fields(reference: Reference, of_outlet: str) -> Iterator[tuple[str, str]]:
    texts = {
        "title": f"{{{text(reference.headline)}}}",  # a second pair: styles must not change capitals
        of_outlet: text(reference.outlet),
        "pages": text(reference.page),
        "year": iso(reference.issued[:1]),
        "date": iso(reference.issued),
        "url": reference.url.translate(_ADDRESS),
        "urldate": iso(reference.accessed),
        "langid": text(reference.language),
        "abstract": text(reference.summary),
        "keywords": text(", ".join(reference.keywords)),
        "note": text("; ".join(_notes(reference))),
    }
    if reference.authors:
        yield "author", f"{{{' and '.join(map(_name, reference.authors))}}}"
    for name, value in texts.items():
        if value and value != "{}":
            yield name, f"{{{value}}}"
        if name == "year" and len(reference.issued) > 1:
            yield "month", _MONTHS[reference.issued[1] - 1]


def _notes(reference: Reference) -> list[str]:
    notes = [f"Section: {reference.section}"] if reference.section else []
    if reference.archived:
        notes.append(f"Archived at {reference.archived}")
    return [*notes, f"Revision {reference.revision}"]


def _name(name: Name) -> str:
    """A name that is not split in braces, so that BibTeX does not split it either."""
    if not name.is_split:
        return f"{{{text(name.whole)}}}"
    return ", ".join(text(part) for part in (name.surname, name.suffix, name.forename) if part)


def text(value: str) -> str:
    """Escape a text for a field."""
    return value.translate(_TEX)
