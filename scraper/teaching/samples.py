"""A page to teach from, or to try a selector on: its tree, and what is read from it without the selector."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from selectolax.lexbor import LexborNode, SelectolaxError

from scraper.extract import explain, parse
from scraper.extract.article.fields import selectors
from scraper.extract.document import Document
from scraper.extract.html import decode
from scraper.extract.listing.data import data_page
from scraper.models import Hints, Page, Teaser
from scraper.teaching.values import Value


class Origin(NamedTuple):
    """The place that a value was read from: the same on pages on which the same thing is read."""

    path: str
    rule: str


@dataclass(frozen=True, eq=False)
class Sample:
    """One stored page."""

    url: str | None
    content: bytes
    hints: Hints
    doc: Document
    page: Page
    """As the source's settings read it today."""
    values: Mapping[str, Value | None]
    """Field -> the value that is stored, or read today."""
    origins: Mapping[str, Origin]
    matches: dict[str, list[LexborNode]] = field(default_factory=dict)
    """Selector -> its matches: many fields and candidates ask for the same."""

    def nodes(self, selector: str) -> list[LexborNode]:
        """The elements that a selector matches; [] for one that is no CSS."""
        if selector not in self.matches:
            try:
                self.matches[selector] = self.doc.tree.css(selector)
            except (SelectolaxError, ValueError):
                self.matches[selector] = []
        return self.matches[selector]

    def read(self, field: str, selector: str) -> Value | None:
        """The value that a selector gives; None where it matches nothing, or nothing that is such a value."""
        return selectors.read(self.doc, field, self.nodes(selector))

    def lines(self) -> Sequence[str]:
        """The visible lines of the page, in page order."""
        return [line.text for line in self.doc.lines]


def sample(
    content: bytes, url: str | None, hints: Hints, stored: Mapping[str, Value | None] | None = None
) -> Sample | None:
    """Read a page; None for one that is no HTML. ``stored``: the values of the archive, where it has the page.

    Raises as `scraper.extract.parse`.
    """
    text, encoding, utf8 = decode.read(content, hints.content_type)
    roots = data_page.values(text)
    if (markup := data_page.markup(roots)) is not None:
        text, utf8 = markup, None
    elif roots:
        return None
    page, evidence = explain(content, url, hints)
    values = {name: getattr(page, name) for name in selectors.READ} if stored is None else dict(stored)
    origins = {e.field: Origin(_unplaced(e.path), e.rule) for e in evidence}
    return Sample(url, content, hints, Document(text, url, hints, encoding, utf8), page, values, origins)


def with_list(page: Sample, selector: str) -> tuple[Teaser, ...]:
    """The entries that a selector gives on a list page."""
    return parse(page.content, page.url, with_selectors(page.hints, {"items": selector})).items


def of_line(field: str, line: str, timezone: str) -> Value:
    """A line read as a field, as an element with this text is; the line itself where it does not read as one."""
    doc = Document(f"<p>{html.escape(line)}</p>", None, Hints(timezone=timezone))
    return selectors.read(doc, field, doc.tree.css("p")) or line


def with_selectors(hints: Hints, select: Mapping[str, str]) -> Hints:
    """The hints with further selectors, each in the place of a former one."""
    return replace(hints, select={**hints.select, **select})


def _unplaced(path: str) -> str:
    """A CSS path without the places of its elements, which differ from article to article."""
    return re.sub(r":nth-of-type\(\d+\)", "", path)
