"""The selector of a list's entries, found from two or three of their headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.i18n import Message
from scraper.models import Teaser
from scraper.teaching import names, paths
from scraper.teaching.finder import Refusal
from scraper.teaching.paths import Candidate
from scraper.teaching.samples import Sample, with_list
from scraper.teaching.values import plain

TRIED = 40
"""Selectors of which the whole list is read."""
_SHAPE = 6
"""Number of elements around a link by which it is compared with others."""
_UP = 5
"""Number of elements around a link that may be the entry."""


class ItemsProposal(NamedTuple):
    """A selector, and the entries that it gives."""

    selector: str
    items: tuple[Teaser, ...]
    cost: float
    field: str = "items"


def propose_items(page: Sample, headlines: Sequence[str], others: Sequence[Sample] = ()) -> ItemsProposal | Refusal:
    """The selector whose entries have these headlines, and are made alike; the reason, where there is none.

    Of selectors that give entries made like the examples alone, the one that gives most of them is the list's; before
    that counts on how many of the source's other lists it finds entries.
    """
    links: list[list[LexborNode]] = []
    for headline in headlines:
        with_it = [a for a in page.nodes("a[href]") if plain(headline) == plain(a.text())]
        with_it = with_it or [a for a in page.nodes("a[href]") if plain(headline) in plain(a.text())]
        if not with_it:
            return Refusal("items", Message("no link of the page has the headline {headline}", headline=repr(headline)))
        links.append(with_it[:8])
    ranked: list[tuple[tuple[float, float, float], ItemsProposal]] = []
    for candidate in _candidates(page, links)[:TRIED]:
        proposal = ItemsProposal(candidate.selector, with_list(page, candidate.selector), candidate.cost)
        if all(any(plain(h) in plain(item.headline) for item in proposal.items) for h in headlines):
            missing = sum(not other.nodes(candidate.selector) for other in others) / max(len(others), 1)
            unlike = round(1 - _alike(page.nodes(candidate.selector), links), 1)
            ranked.append(((round(unlike + missing, 1), len(proposal.items), candidate.cost), proposal))
    if not ranked:
        return Refusal("items", Message("the links with these headlines have no names in common that others lack"))
    return min(ranked, key=lambda row: row[0])[1]


def _candidates(page: Sample, links: Sequence[Sequence[LexborNode]]) -> list[Candidate]:
    """The selectors that match a link of every headline, or an element around it; the most alike matches first."""
    shared: Counter[str] = Counter()
    cost: dict[str, float] = {}
    for with_it in links:
        own: dict[str, float] = {}
        for a in with_it:
            for up, node in enumerate(_around(a)):
                for candidate in paths.candidates(node)[:150]:
                    if candidate.selector != node.tag and not paths.is_positional(candidate.selector):
                        own[candidate.selector] = min(own.get(candidate.selector, 1e9), candidate.cost + 2 * up)
        shared.update(own.keys())
        for selector, price in own.items():
            cost[selector] = max(cost.get(selector, 0), price)
    rows = []
    for selector, count in shared.items():
        if count == len(links):
            nodes = page.nodes(selector)
            if len(nodes) >= len(links):
                rows.append((round(1 - _alike(nodes, links), 2), cost[selector], selector))
    # Of selectors with the very same matches the cheapest is enough.
    distinct: dict[tuple[int, ...], tuple[float, float, str]] = {}
    for row in sorted(rows):
        distinct.setdefault(tuple(node.mem_id for node in page.nodes(row[2])), row)
    return [Candidate(price, selector) for _, price, selector in sorted(distinct.values())]


def _around(a: LexborNode) -> Iterable[LexborNode]:
    """A link, and the elements around it that hold few other links."""
    node: LexborNode | None = a
    for _ in range(_UP):
        if node is None or node.tag in (None, "-document", "html", "body", "ul", "ol", "table", "tbody"):
            return
        if len({link.attributes.get("href") for link in node.css("a[href]")}) > 4:
            return
        yield node
        node = node.parent


def _alike(nodes: Sequence[LexborNode], links: Sequence[Sequence[LexborNode]]) -> float:
    """The share of matches whose first link stands in elements as one of the examples does."""
    examples = {_shape(a) for with_it in links for a in with_it}
    shapes = [{_shape(a) for a in ([node] if node.tag == "a" else node.css("a[href]"))} for node in nodes]
    return sum(bool(of_node & examples) for of_node in shapes) / len(shapes)


def _shape(a: LexborNode) -> tuple[str, ...]:
    """The names of the elements around a link, with those of their classes and ids that say no state and no number."""
    steps: list[str] = []
    node: LexborNode | None = a
    while node is not None and node.tag not in (None, "-document", "body", "html") and len(steps) < _SHAPE:
        attributes = node.attributes
        words = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
        steps.append(".".join([node.tag or "", *sorted(word for word in words if names.cost(word) == 0)]))
        node = node.parent
    return tuple(steps)
