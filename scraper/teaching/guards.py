"""Guards: elements that tell the pages that a selector is right for from those of another template of the same site.

A site has several templates, and one class may stand for different things in two of them. A guard is an element that
only the pages of the one template have: ``html:has(.story-info) .channel``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from scraper.teaching import names
from scraper.teaching.paths import Candidate
from scraper.teaching.samples import Sample

MOST = 4
"""Guards of a selector that are tried."""
MARKS = 400
"""Ids and classes of a page that are looked up in the others."""
_HAS, _LACKS = 12, 16
"""The cost of relying on an element being there, and on another one not being there."""
_ID = -1
"""An id costs a little less than a class."""


def guarded(page: Sample, candidate: Candidate, right: Sequence[Sample], wrong: Sequence[Sample]) -> list[Candidate]:
    """The candidate for the taught page's template alone: it stays as it is on pages where it is ``right``, and matches
    nothing where it is ``wrong``. The most stable first; [] where the pages differ in no name of an element."""
    marks = [*_present(page, right, wrong), *_absent(page, right, wrong)]
    return [
        Candidate(candidate.cost + cost, f"html:{guard} {candidate.selector}")
        for cost, guard in islice(sorted(marks), MOST)
    ]


def _present(page: Sample, right: Sequence[Sample], wrong: Sequence[Sample]) -> Iterator[tuple[float, str]]:
    """Yield the names that the right pages have, and none of the wrong ones."""
    for cost, selector in _marks(page):
        if not any(other.nodes(selector) for other in wrong) and all(other.nodes(selector) for other in right):
            yield cost + _HAS, f"has({selector})"


def _absent(page: Sample, right: Sequence[Sample], wrong: Sequence[Sample]) -> Iterator[tuple[float, str]]:
    """Yield the names that all of the wrong pages have, and none of the right ones."""
    for cost, selector in _marks(wrong[0]):
        if all(other.nodes(selector) for other in wrong) and not any(one.nodes(selector) for one in (page, *right)):
            yield cost + _LACKS, f"not(:has({selector}))"


def _marks(page: Sample) -> Iterator[tuple[float, str]]:
    """The stable ids and classes of a page's elements, each once."""
    return islice(_every_mark(page), MARKS)


def _every_mark(page: Sample) -> Iterator[tuple[float, str]]:
    seen: set[str] = set()
    for node in page.nodes("body [id], body [class]"):
        attributes = node.attributes
        identifier = attributes.get("id") or ""
        for name, mark, less in (
            (identifier, f"#{identifier}", _ID),
            *((name, f".{name}", 0) for name in (attributes.get("class") or "").split()[:6]),
        ):
            if mark not in seen:
                seen.add(mark)
                if name and (cost := names.cost(name)) is not None:
                    yield cost + less, mark
