"""An article as it was read: its fields, its titles, the short lines around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from scraper.extract.article.content.headline import strip_suffix
from scraper.extract.article.context import Context
from scraper.extract.document import Found, Line, key

NEAR = 6
"""Lines by the headline and below the text in which a name or a channel is looked for that a field lacks."""
_SHORT = 60
"""Characters of the longest of these lines."""


class Reading:
    """An article as it was read, with what several doubts ask for."""

    def __init__(self, context: Context, fields: Mapping[str, Found]) -> None:
        self.context = context
        self.doc = context.doc
        self.fields = fields
        self.body = str(self.value("body") or "")

    def value(self, name: str) -> str | tuple[str, ...] | None:
        """A field's value; None where the page has none."""
        field = self.fields.get(name)
        return field.value if field is not None else None

    def rule(self, name: str) -> str:
        """The rule that gave the value; "" where the page has none."""
        field = self.fields.get(name)
        return field.rule if field is not None else ""

    @cached_property
    def titles(self) -> list[str]:
        """The headline as the title, the meta data and JSON-LD have it, without spaces and punctuation."""
        doc = self.doc
        stripped = [strip_suffix(text) for text in (doc.meta.get("og:title", ""), doc.title) if text]
        data = [item["headline"] for item in self.context.own_data if isinstance(item.get("headline"), str)]
        return [text for text in map(key, [*stripped, *data]) if text]

    @cached_property
    def near(self) -> list[Line]:
        """The short lines from a little above the headline to the text, and those right below the text."""
        context = self.context
        lines = [line for line in context.head if line.index >= context.start - 2]
        return [line for line in [*lines, *context.tail[:NEAR]] if len(line.text) <= _SHORT]
