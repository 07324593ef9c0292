"""Differences of two versions of an article: field by field, paragraph by paragraph, character by character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any, Literal

from scraper.archive.articles.versions.alignment import Opcode, aligned
from scraper.contract import ARTICLE_FIELDS

_ISLAND = 2
"""Length below which unchanged characters between two changes count as part of them."""

_LOOKED_THROUGH = 200_000
"""Maximum product of characters and paragraphs up to which each paragraph is compared with all candidates."""

_SENTENCE = re.compile(r"[^。！？!?；;，,、\s.]*(?:[。！？!?；;，,、\s.]+|$)")
"""A clause or sentence with its end mark."""


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
    """Return all changes from one version to the next. The work grows with the length of the texts, and no faster."""
    work = _Work()
    return [
        change for field in ARTICLE_FIELDS for change in _field(field, _lines(older[field]), _lines(newer[field]), work)
    ]


def pieces(older: str, newer: str) -> tuple[Piece, ...]:
    """Split two texts into shared runs, runs that are gone and runs that have come, in order.

    Long ones are compared by sentence, and changed sentences by character; if that would still be too much work, as in
    texts that repeat themselves, the whole run counts as replaced.
    """
    return _pieces(older, newer, _Work())


class _Work:
    """The steps that a comparison may still take: `SequenceMatcher` is cubic where texts repeat themselves."""

    AT_ONCE = 10_000
    """Number of steps of one comparison, counted as pairs of equal elements; a hundredth of a second, ten at the very
    worst."""
    ALL = 80_000

    def __init__(self) -> None:
        self._left = self.ALL

    def affords(self, older: Sequence[str], newer: Sequence[str]) -> bool:
        """Check whether two sequences may be compared element by element, and pay for it."""
        area = len(older) * len(newer) // 100
        if area > self.AT_ONCE:
            return False
        ours, theirs = Counter(older), Counter(newer)
        steps = area + sum(ours[one] * theirs[one] for one in ours.keys() & theirs.keys())
        if steps > min(self.AT_ONCE, self._left):
            return False
        self._left -= steps
        return True


def _pieces(older: str, newer: str, work: _Work) -> tuple[Piece, ...]:
    runs: list[Piece] = []
    for tag, a, b, c, d in _opcodes(older, newer, work):
        if tag == "equal":
            runs.append(Piece("same", older[a:b]))
        else:
            runs += [Piece("gone", older[a:b])] if b > a else []
            runs += [Piece("come", newer[c:d])] if d > c else []
    return tuple(_without_islands(runs))


def _opcodes(older: str, newer: str, work: _Work) -> Iterator[Opcode]:
    """Yield what `SequenceMatcher.get_opcodes` does, of characters."""
    if work.affords(older, newer):
        yield from SequenceMatcher(None, older, newer, autojunk=False).get_opcodes()
        return
    ours, theirs = _SENTENCE.findall(older), _SENTENCE.findall(newer)
    here, there = (list(accumulate(map(len, parts), initial=0)) for parts in (ours, theirs))
    for tag, i, j, k, m in aligned(ours, theirs):
        a, b, c, d = here[i], here[j], there[k], there[m]
        if tag == "equal":
            yield tag, a, b, c, d
        else:
            yield from _changed_run(older, newer, (a, b, c, d), work)


def _changed_run(older: str, newer: str, run: tuple[int, int, int, int], work: _Work) -> Iterator[Opcode]:
    """Compare a run of sentences with the one in its place by character, between their common beginning and end."""
    a, b, c, d = run
    before = _beginning(older[a:b], newer[c:d])
    after = _beginning(older[a + before : b][::-1], newer[c + before : d][::-1])
    if before:
        yield "equal", a, a + before, c, c + before
    gone, come = older[a + before : b - after], newer[c + before : d - after]
    if gone and come and work.affords(gone, come):
        for tag, i, j, k, m in SequenceMatcher(None, gone, come, autojunk=False).get_opcodes():
            yield tag, a + before + i, a + before + j, c + before + k, c + before + m
    elif gone or come:
        yield "replace", a + before, b - after, c + before, d - after
    if after:
        yield "equal", b - after, b, d - after, d


def _beginning(one: str, other: str) -> int:
    """Count the characters of the common beginning of two texts."""
    differing = (place for place, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    return next(differing, min(len(one), len(other)))


def _field(field: str, older: Sequence[str], newer: Sequence[str], work: _Work) -> Iterator[Change]:
    if work.affords(older, newer):
        steps: Iterable[Opcode] = SequenceMatcher(None, older, newer, autojunk=False).get_opcodes()
    else:
        steps = aligned(older, newer)
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        for before, after, place in _pairs(older[a:b], newer[c:d], c + 1):
            yield Change(field, place, _pieces(before, after, work))


def _pairs(older: Sequence[str], newer: Sequence[str], place: int) -> Iterator[tuple[str, str, int]]:
    """Pair paragraphs with those in whose place they are: each with the likest, in order.

    Of many or long ones each is paired with the next that is left.
    """
    size = len(newer) * sum(map(len, older)) + len(older) * sum(map(len, newer))
    reach = len(older) if size <= _LOOKED_THROUGH else 1
    next_free = 0
    for offset, after in enumerate(newer):
        alike = [
            (SequenceMatcher(None, before, after, autojunk=False).quick_ratio(), -index)
            for index, before in enumerate(older[next_free : next_free + reach], next_free)
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


def _without_islands(runs: Sequence[Piece]) -> Iterator[Piece]:
    """Join changes with only an island of unchanged characters between them: 12日 -> 28日 reads better than 1 2 8."""
    gone = come = ""
    for position, piece in enumerate(runs):
        inner = 0 < position < len(runs) - 1
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
