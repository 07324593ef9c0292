"""The selector that gives a field's right value, found on one page and tried on the source's others.

1. The elements that read as the right value are looked up in the tree.
2. Their selectors (`scraper.teaching.paths`) are tried, the most stable first: those that give the value here stay.
3. Each is tried on the source's other pages, against what is stored of them. A value that is stored already speaks
   for a selector, as does one where the page has the fault that is being corrected (the wrong value from the same
   place). A value that differs from one without that fault speaks against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract import parse
from scraper.extract.article.fields import selectors
from scraper.extract.article.selected import CONTENT, text_of
from scraper.extract.document import Line
from scraper.i18n import Message
from scraper.teaching import guards, paths
from scraper.teaching.paths import Candidate
from scraper.teaching.samples import Sample, with_selectors
from scraper.teaching.values import BODY_LIKE, NAMES, Value, likeness, parsed, plain, plausible, same, span

Outcome = Literal["same", "filled", "corrected", "changed", "nothing"]
"""What a selector does on a page, against what is stored: the same value; one where none is stored; another one where
the stored one came from the place of the fault; another one; or nothing, which leaves the field to the parser."""

WEIGHTS: dict[Outcome, float] = {"same": 1.0, "filled": 0.5, "corrected": 1.0, "changed": -3.0, "nothing": 0.0}
"""Support of each outcome for a selector, or against it. A value where none is stored supports it only on pages of the
taught page's template, and only if that lacks the value, too; other pages have another fault, or rightly nothing."""

ELEMENTS, TRIED, COMPARED = 16, 1200, 48
"""Elements with the value that are used; selectors of theirs that are tried on the page, and on the other pages."""
ALIKE, OF_ONE = 2, 6
"""Number of elements of one name in one place (the entries of a menu) that are used; selectors of one element that are
compared: the value may be in many places, of which only one has it on other pages, too."""
GUARDED = 6
"""Proposals with an effect on pages of other templates that are tried with guards."""
PARSED = 5
"""Selectors of which the page is parsed as a whole, until one holds."""
BESIDES, MOST_BESIDES = 0.4, 40.0
"""The cost of a character that is in the element besides the value, and of all of them at most."""
_LONGEST_LINE = 400


class Effect(NamedTuple):
    """One other page: what is stored of it, and what the selector gives."""

    url: str | None
    outcome: Outcome
    stored: Value | None
    value: Value | None


class Proposal(NamedTuple):
    """A selector that gives the right value, and its effects on the other pages."""

    field: str
    selector: str
    value: Value
    effects: tuple[Effect, ...]
    cost: float
    score: float
    """The sum of the other pages' outcomes, weighted."""


class Refusal(NamedTuple):
    """The reason why no selector gives a value."""

    field: str
    reason: str
    line: str = ""
    """The line of the page in which the value stands, with more than the value."""


def right_value(page: Sample, field: str, text: str) -> Value:
    """The value that was typed for a field of a page; a body may be given by its first and its last words.

    Raises ValueError (a `Message`).
    """
    if field == "body":
        whole = span(text, page.lines())
        if whole is None:
            raise ValueError(Message("no lines of the page begin and end with these words"))
        text = whole
    return parsed(field, text, page.hints.zone)


def propose(page: Sample, field: str, right: Value, others: Sequence[Sample] = ()) -> Proposal | Refusal:
    """The best selector for the right value of a page's field; the reason, where there is none."""
    elements = _elements(page, field, right)
    working = _working(page, field, right, elements)
    if not working:
        return _refusal(page, field, right)
    former = page.hints.select.get(field)
    if former and not page.read(field, former):
        # Two templates of one site: the former selector goes on to serve the pages that it serves.
        joined = (Candidate(c.cost + 1, f"{former}, {c.selector}") for c in working[:COMPARED])
        working = [*(c for c in joined if same(field, right, page.read(field, c.selector))), *working]
    proposals = [_tried(page, field, candidate, others, former) for candidate in working[:COMPARED]]
    ranked = _ranked(proposals)
    if former is None and any(_weight(page, field, *pair) < 0 for pair in zip(others, ranked[0].effects, strict=True)):
        ranked = _ranked([*proposals, *_guarded(page, field, right, ranked[:GUARDED], others)])
    holding = next((proposal for proposal in ranked[:PARSED] if _holds(page, right, proposal)), None)
    return holding or _refusal(page, field, right)


def _ranked(proposals: Iterable[Proposal]) -> list[Proposal]:
    return sorted(proposals, key=lambda proposal: (-proposal.score, proposal.cost))


def _guarded(
    page: Sample, field: str, right: Value, proposals: Iterable[Proposal], others: Sequence[Sample]
) -> Iterator[Proposal]:
    """The selectors of proposals that are right on some pages and wrong on others, for the template of the former."""
    for proposal in proposals:
        weights = [_weight(page, field, *pair) for pair in zip(others, proposal.effects, strict=True)]
        well = [other for other, weight in zip(others, weights, strict=True) if weight > 0]
        ill = [other for other, weight in zip(others, weights, strict=True) if weight < 0]
        if ill:
            for candidate in guards.guarded(page, Candidate(proposal.cost, proposal.selector), well, ill):
                if same(field, right, page.read(field, candidate.selector)):
                    yield _tried(page, field, candidate, others)


def _holds(page: Sample, right: Value, proposal: Proposal) -> bool:
    """Parse the page by the selector, as a fetch will, and compare."""
    hints = with_selectors(page.hints, {proposal.field: proposal.selector})
    return same(proposal.field, right, getattr(parse(page.content, page.url, hints), proposal.field))


def _tried(
    page: Sample, field: str, candidate: Candidate, others: Sequence[Sample], former: str | None = None
) -> Proposal:
    value = page.read(field, candidate.selector) or ""
    effects = tuple(_effect(page, field, candidate.selector, other, former) for other in others)
    score = sum(_weight(page, field, other, effect) for other, effect in zip(others, effects, strict=True))
    return Proposal(field, candidate.selector, value, effects, candidate.cost, score)


def _weight(page: Sample, field: str, other: Sample, effect: Effect) -> float:
    """The support of an effect on another page for a selector."""
    weight = WEIGHTS[effect.outcome]
    lacks_it_too = not page.values.get(field) and all(
        page.origins.get(name) == other.origins.get(name) for name in ("headline", "body") if name != field
    )
    return weight if effect.outcome != "filled" or lacks_it_too else -weight


def _effect(page: Sample, field: str, selector: str, other: Sample, former: str | None) -> Effect:
    value, stored = other.read(field, selector), other.values.get(field)
    outcome: Outcome
    if not value:
        lost = former is not None and bool(other.read(field, former))
        outcome = "changed" if lost else "nothing"
    elif not stored:
        outcome = "filled" if plausible(field, value) else "changed"
    elif same(field, stored, value):
        outcome = "same"
    else:
        at_fault = page.origins.get(field)
        outcome = "corrected" if at_fault is not None and other.origins.get(field) == at_fault else "changed"
    return Effect(other.url, outcome, stored or None, value)


# -- the elements with the value


class _Element(NamedTuple):
    """An element with the value, and what relying on it costs: the less else is in it, the better."""

    node: LexborNode
    cost: float


def _elements(page: Sample, field: str, right: Value) -> list[_Element]:
    """The elements that read as the right value, or as a part of the right names; the likeliest first."""
    if field == "body":
        return [_Element(node, 0) for node in _bodies(page, right)]
    rows: list[tuple[int, int, LexborNode]] = []
    probes = tuple(map(plain, right)) if isinstance(right, tuple) else (plain(right),)
    for place, node in enumerate(page.nodes("*")):
        text = _short_text(node)
        if text is None or (field != "published" and not any(probe in plain(text) for probe in probes)):
            continue
        value = selectors.read(page.doc, field, [node])
        if value and (same(field, right, value) or (field in NAMES and set(value) <= set(right))):
            rows.append((len(text), place, node))
    size = min((length for length, *_ in rows), default=0)
    ranked = _unlike(node for *_, node in sorted(rows, key=lambda row: row[:2]))
    lengths = {node.mem_id: length for length, _, node in rows}
    return [_Element(node, min(MOST_BESIDES, (lengths[node.mem_id] - size) * BESIDES)) for node in ranked]


def _unlike(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """A few elements of each kind: of those with the same names as others, as their parents have, `ALIKE`."""
    counts: Counter[tuple[str | None, ...]] = Counter()
    for node in nodes:
        around = (node, node.parent, node.parent.parent if node.parent else None)
        kind = tuple(text for one in around if one is not None for text in (one.tag, one.attributes.get("class")))
        counts[kind] += 1
        if counts[kind] <= ALIKE:
            yield node


def _short_text(node: LexborNode) -> str | None:
    """The text of an element, or its attributes'; None where it is too long for any field but the body."""
    if node.tag in ("script", "style", "html", "body", "head", "title", "noscript"):
        return None
    text = node.text()
    if len(text) > 20 * _LONGEST_LINE:
        return None
    attributes = node.attributes
    values = [value for key in CONTENT if (value := attributes.get(key))]
    return " ".join([text_of(node), *values]) if text or values else None


def _bodies(page: Sample, right: Value) -> list[LexborNode]:
    """The blocks most like the body, and the paragraphs in them."""
    text = right if isinstance(right, str) else ""
    size = len(plain(text))
    rows: list[tuple[float, int, LexborNode]] = []
    for place, node in enumerate(page.nodes("body *")):
        if node.tag in ("script", "style", "noscript", "p", "a", "span"):
            continue
        length = len(plain(node.text()))
        if size * 0.5 <= length <= size * 12:
            value = selectors.read(page.doc, "body", [node])
            if isinstance(value, str) and (close := likeness(text, value)) > 0.1:
                rows.append((-close, place, node))
    return [node for *_, node in sorted(rows, key=lambda row: row[:2])[:6]]


# -- their selectors


def _working(page: Sample, field: str, right: Value, elements: Iterable[_Element]) -> list[Candidate]:
    """The selectors that give the right value on the page itself, the most stable first; of each element a few."""
    costs: dict[str, float] = {}
    for node, more in islice(elements, ELEMENTS):
        own = [Candidate(cost + more, selector) for cost, selector in paths.candidates(node)]
        tried = _with_paragraphs(own) if field == "body" else own[: TRIED // ELEMENTS]
        hits = (one for one in tried if same(field, right, page.read(field, one.selector)))
        for cost, selector in islice(hits, 2 * COMPARED if field == "body" else OF_ONE):
            costs[selector] = min(costs.get(selector, cost), cost)
    working = sorted(Candidate(cost, selector) for selector, cost in costs.items())
    if field == "body" and isinstance(right, str):
        close = {c: likeness(right, str(page.read(field, c.selector))) for c in working}
        best = max(close.values(), default=BODY_LIKE)
        working = [c for c in working if close[c] >= best - 0.01]
    return _spread(working)


def _with_paragraphs(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """A body's element, or its paragraphs alone: captions and credits of other elements stay out."""
    for cost, selector in candidates[: TRIED // 6]:
        yield Candidate(cost, selector)
        for more, inside in ((3, " > p"), (4, " p")):
            yield Candidate(cost + more, selector + inside)


def _spread(working: Sequence[Candidate]) -> list[Candidate]:
    """The most stable ones, and among them some of each kind: those that name a place lie close together."""
    plainer = [c for c in working if not paths.is_positional(c.selector)]
    return [*plainer[:COMPARED], *(c for c in working if paths.is_positional(c.selector))][:COMPARED]


# -- no selector


def _refusal(page: Sample, field: str, right: Value) -> Refusal:
    """The reason why nothing gives the value, with the line that it is in."""
    if field == "body":
        return Refusal(
            field, Message("no element of the page holds this text and little else; it may be split over several")
        )
    missing = Refusal(field, _nowhere(page, field, right))
    for value in right if isinstance(right, tuple) else (right,):
        holding = [line for line in page.doc.lines if _holds_value(field, line, value, page)]
        if not holding:
            return missing
        line = min(holding, key=lambda line: len(line.text))
        if plain(line.text) != plain(value) and not _reads(page, field, line, right):
            return Refusal(field, _within(field), line.text[:_LONGEST_LINE])
    return Refusal(
        field, Message("the element with the value has no name of its own, nor has anything near it"), line.text
    )


def _holds_value(field: str, line: Line, value: str, page: Sample) -> bool:
    if field == "published":
        return _reads(page, field, line, value)
    return plain(value) in plain(line.text)


def _reads(page: Sample, field: str, line: Line, right: Value) -> bool:
    """Test if the block of a line reads as the right value, or as some of its names."""
    value = selectors.read(page.doc, field, [line.block.node])
    return bool(value) and (same(field, right, value) or (field in NAMES and set(value or ()) <= set(right)))


def _nowhere(page: Sample, field: str, right: Value) -> str:
    if field == "published":
        return Message("no element of the page prints this date")
    if all(plain(value) in plain(page.doc.text) for value in (right if isinstance(right, tuple) else (right,))):
        return Message("the value stands only in a script of the page, where no selector leads")
    return Message("the page does not have this text; copy it from the page as it is printed")


def _within(field: str) -> str:
    if field in ("byline", "editors", "outlet"):
        return Message(
            "the value stands within a line, without an element of its own and without a label "
            "(来源：, 作者：, 责任编辑：) that tells it from the rest"
        )
    return Message("the value is a part of a line, without an element of its own")


__all__ = ["Effect", "Proposal", "Refusal", "propose", "right_value"]
