"""What changed between two versions of an article: field by field, paragraph by paragraph, character by character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

FIELDS = ("headline", "byline", "editors", "outlet", "section", "published", "summary", "body")
"""The fields that are compared, in the order of showing."""

_ISLAND = 2
"""Unchanged characters between two changes that are too few to read: they are counted to the changes around them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both versions have (``same``), or only the older (``gone``) or the newer (``come``)."""

    kind: Literal["same", "gone", "come"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that changed, in its field. ``place`` counts paragraphs of the newer version from 1."""

    field: str
    place: int
    pieces: tuple[Piece, ...]


def changes(older: Mapping[str, Any], newer: Mapping[str, Any]) -> list[Change]:
    """All that changed from one version to the next."""
    return [change for field in FIELDS for change in _field(field, _lines(older[field]), _lines(newer[field]))]


def pieces(older: str, newer: str) -> tuple[Piece, ...]:
    """Two texts as the runs they share and the runs that went and came, in order."""
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", older[a:b]))
        else:
            found += [Piece("gone", older[a:b])] if b > a else []
            found += [Piece("come", newer[c:d])] if d > c else []
    return tuple(_without_islands(found))


def _field(field: str, older: Sequence[str], newer: Sequence[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for before, after, place in _pairs(older[a:b], newer[c:d], c + 1):
            yield Change(field, place, pieces(before, after))


def _pairs(older: Sequence[str], newer: Sequence[str], place: int) -> Iterator[tuple[str, str, int]]:
    """Paragraphs that stand where others stood, each with the one it is likest to, in order."""
    next_free = 0
    for offset, after in enumerate(newer):
        alike = [
            (SequenceMatcher(None, before, after, autojunk=False).quick_ratio(), -index)
            for index, before in enumerate(older[next_free:], next_free)
        ]
        ratio, index = max(alike, default=(0.0, 0))
        if ratio < 0.4:
            yield "", after, place + offset
            continue
        for lost in older[next_free:-index]:
            yield lost, "", place + offset
        yield older[-index], after, place + offset
        next_free = 1 - index
    for lost in older[next_free:]:
        yield lost, "", place + len(newer)


def _without_islands(found: Sequence[Piece]) -> Iterator[Piece]:
    """Join changes that only an island of unchanged characters parts: 12日 -> 28日 reads better than 1 2 8."""
    gone = come = ""
    for position, piece in enumerate(found):
        inner = 0 < position < len(found) - 1
        if piece.kind == "same" and not (inner and len(piece.text) < _ISLAND):
            yield from _changed(gone, come)
            gone = come = ""
            yield piece
        elif piece.kind == "same":
            gone, come = gone + piece.text, come + piece.text
        elif piece.kind == "gone":
            gone += piece.text
        else:
            come += piece.text
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if come:
        yield Piece("come", come)


def _lines(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return value.split("\n") if isinstance(value, str) else ["、".join(value)] if value else []
