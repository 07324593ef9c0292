"""Finds an article's headline and its body, by which everything else about it is read."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from scraper.extract.article.anchors import Anchors, Body, Headline
from scraper.extract.article.content.body import body as bodies
from scraper.extract.article.content.body.container import prose_weights
from scraper.extract.article.content.headline import headline as headlines
from scraper.extract.article.selected import first_text, text_of
from scraper.extract.document import Document, FieldValue


def locate(doc: Document) -> Anchors:
    """Find the headline, then the body that it is over. A source's own selectors overrule what the rules find.

    Raises `ParseError` where such a selector is no CSS.
    """
    weights = prose_weights(doc.lines)
    headline = headlines.find(doc, weights)
    if "headline" in doc.hints.select:
        headline = _selected_headline(doc, headline)
    doc, body = bodies.find(doc, headline, weights)
    if "body" in doc.hints.select:
        body = _selected_body(doc, body)
    return Anchors(doc, headline, body)


def _selected_headline(doc: Document, other: Headline) -> Headline:
    """The headline that the source's selector matches; ``other`` where it matches nothing."""
    nodes = doc.selected("headline")
    text = first_text(nodes)
    lines = doc.lines_of(nodes[:1])
    return Headline(
        FieldValue(text, f"select: {doc.hints.select['headline']}", nodes[0]) if text else other.value,
        lines[0].index if lines else other.line,
        other.key,
    )


def _selected_body(doc: Document, other: Body) -> Body:
    """The lines inside the matches, all of them: whoever selects a body knows what is in it."""
    nodes = doc.selected("body")
    lines = doc.lines_of(nodes)
    text = body_text(doc, nodes)
    if not text:
        return other
    first, last = (lines[0].index, lines[-1].index) if lines else (other.first, other.last)
    return Body(FieldValue(text, f"select: {doc.hints.select['body']}", nodes[0]), first, last)


def body_text(doc: Document, nodes: Sequence[LexborNode]) -> str:
    """The lines inside elements, one paragraph a line; of elements within a line, their texts."""
    lines = doc.lines_of(nodes)
    return "\n".join([line.text for line in lines] if lines else filter(None, map(text_of, nodes)))
