"""Selectors that match an element, from its own names and those of the elements around it, each with a cost.

The cost is an estimate of how likely a site's next redesign, or the next article, breaks the selector: an id or a class
of words costs little, an element's name alone more, its place among its siblings most. Nothing here counts children
along a path from the top of the page, and no name that a build tool made occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.teaching import names

ANCESTORS = 7
"""Number of elements around one that its selectors may begin with."""

_ID, _ATTRIBUTE, _CLASS, _MODULE_CLASS = 8, 9, 10, 18
_TAG = 30
_TAGS = {"h1": 14, "time": 14, "article": 14, "main": 16, "address": 18, "h2": 22}
_INSIDE, _CHILD = 5, 6
"""A step down from an ancestor."""
_BARE = 6
"""An element's name alone, below an ancestor that has more."""
_END, _PLACE = 14, 22
"""``:first-of-type`` and ``:last-of-type``; ``:nth-of-type(n)``."""
_FURTHEST_PLACE = 6
_META = ("property", "name", "itemprop", "rel")
_QUOTABLE = re.compile(r"[\w:.@/ -]{1,60}\Z")


class Candidate(NamedTuple):
    """A selector with the cost of relying on it; less is better."""

    cost: float
    selector: str


def candidates(node: LexborNode) -> list[Candidate]:
    """The selectors that match an element, best first. They may match others, too."""
    best: dict[str, float] = {}

    def add(cost: float, selector: str) -> None:
        cost += len(selector) / 100
        if cost < best.get(selector, 1e9):
            best[selector] = cost

    own = list(_own(node))
    for step in own:
        add(*step)
    tag = node.tag or "*"
    if tag in ("html", "body", "head"):
        return _ranked(best)
    inner = [*own, Candidate(_BARE, tag)]
    inner += [Candidate(step.cost + more, f"{step.selector}{place}") for step in inner for more, place in _places(node)]
    around: list[tuple[int, list[Candidate]]] = []
    above = node.parent
    while above is not None and above.tag not in (None, "-document", "html") and len(around) < ANCESTORS:
        around.append((len(around), [step for step in _own(above) if step.cost < _TAG]))
        above = above.parent
    for distance, steps in around:
        for outer in steps:
            for step in inner:
                add(outer.cost + _INSIDE + step.cost + distance, f"{outer.selector} {step.selector}")
                if distance == 0:
                    add(outer.cost + _CHILD + step.cost, f"{outer.selector} > {step.selector}")
    parent = node.parent
    if parent is not None and around and not around[0][1] and parent.tag not in (None, "body"):
        for distance, steps in around[1:]:  # .info > p > span
            for outer in steps:
                for step in inner:
                    cost = outer.cost + _INSIDE + _BARE + _CHILD + step.cost + distance
                    add(cost, f"{outer.selector} {parent.tag} > {step.selector}")
    return _ranked(best)


def _ranked(costs: dict[str, float]) -> list[Candidate]:
    return sorted(Candidate(cost, selector) for selector, cost in costs.items())


def _own(node: LexborNode) -> Iterator[Candidate]:
    """The selectors of an element by what it is called itself."""
    tag, attributes = node.tag or "*", node.attributes
    if identifier := attributes.get("id"):
        more = names.cost(identifier)
        if more is not None:
            yield Candidate(_ID + more, f"#{identifier}")
    for key in _META:
        value = (attributes.get(key) or "").strip()
        if value and _QUOTABLE.match(value) and not (key == "name" and tag not in ("meta", "input")):
            digits = any(char.isdigit() for char in value)
            yield Candidate(_ATTRIBUTE + names.NUMBERED * digits, f'{tag}[{key}="{value}"]')
    classes = (attributes.get("class") or "").split()[:6]
    stable = [(more, name) for name in classes if (more := names.cost(name)) is not None]
    for more, name in stable:
        yield Candidate(_CLASS + more, f".{name}")
        yield Candidate(_CLASS + more + 2, f"{tag}.{name}")
    if len(stable) > 1:
        (first, one), (second, other) = stable[:2]
        yield Candidate(_CLASS + first + second + 3, f".{one}.{other}")
    for name in classes:
        if stem := names.module_stem(name):
            yield Candidate(_MODULE_CLASS, f'[class*="{stem}"]')
    yield Candidate(_TAGS.get(tag, _TAG), tag)


def _places(node: LexborNode) -> Iterator[tuple[float, str]]:
    """The place of an element among its siblings of the same name."""
    before = _siblings(node.prev, node.tag, -1)
    after = _siblings(node.next, node.tag, 1)
    if before == after == 0:
        return
    if before == 0:
        yield _END, ":first-of-type"
    if after == 0:
        yield _END, ":last-of-type"
    if before < _FURTHEST_PLACE:
        yield _PLACE + before, f":nth-of-type({before + 1})"


def _siblings(node: LexborNode | None, tag: str | None, step: int) -> int:
    count = 0
    while node is not None and count <= _FURTHEST_PLACE:
        count += node.tag == tag
        node = node.next if step > 0 else node.prev
    return count


@cache
def is_positional(selector: str) -> bool:
    """Check whether a selector relies on the place of an element."""
    return "-of-type" in selector
