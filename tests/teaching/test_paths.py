"""Selectors that match an element, whatever the page: none counts along a path, none names what a tool made."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.teaching.paths import candidates
from tests.examples import examples

NAMES = st.sampled_from(
    ["title", "author", "css-1x8ab2f", "sc-bdVaJa", "item2", "current", "clearfix", "正文", "a:b", "'\"", ""]
)
TAGS = st.sampled_from(["div", "p", "span", "h1", "li", "time"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    tag = draw(TAGS)
    attributes = f' class="{draw(NAMES)} {draw(NAMES)}"' if draw(st.booleans()) else ""
    attributes = attributes.replace("'\"", "&quot;") + (f' id="{draw(NAMES)}"' if draw(st.booleans()) else "").replace(
        "'\"", ""
    )
    inside = "".join(draw(trees(depth - 1)) for _ in range(draw(st.integers(0, 3)))) if depth else "x"
    return f"<{tag}{attributes}>{inside or 'x'}</{tag}>"


@examples(60)
@given(trees(), st.integers(0, 200))
def test_every_selector_matches_its_element_and_is_fit_for_tomorrow(markup: str, place: int) -> None:
    tree = LexborHTMLParser(f"<html><body>{markup}</body></html>")
    nodes = tree.css("body *")
    node = nodes[place % len(nodes)]
    costs = []
    for cost, selector in candidates(node)[:300]:
        assert node.mem_id in {match.mem_id for match in tree.css(selector)}, selector
        assert not re.search(r"css-1x8|sc-bdV|current", selector)
        assert selector.count("-of-type") <= 1
        costs.append(cost)
    assert costs == sorted(costs)


def test_what_says_most_costs_least() -> None:
    tree = LexborHTMLParser('<div id=story><p class="by author"><a>x</a></p><p>y</p><p>z</p></div>')
    a, third = tree.css("a")[0], tree.css("p")[2]
    assert next(selector for _, selector in candidates(tree.css("p")[0])) == ".by"
    assert next(selector for _, selector in candidates(a)) == "#story a"
    assert [s for _, s in candidates(third) if s.startswith("#story >")] == [
        "#story > p",
        "#story > p:last-of-type",
        "#story > p:nth-of-type(3)",
    ]
    assert '[class*="Card_by__"]' in [
        s for _, s in candidates(LexborHTMLParser("<i class=Card_by__x3Kf9>x</i>").css("i")[0])
    ]
