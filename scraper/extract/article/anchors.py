"""Where an article is on its page: its headline and its body, by which everything around them is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from scraper.extract.document import Document, FieldValue

REPEATED = "line that the title repeats"
OVER_TEXT = "heading over the text"
OF_TITLE = "title without the site's name"
LISTED = "headline that the layout page lists"
"""The rules by which a headline is found."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, and its place among the lines."""

    value: FieldValue | None = None
    line: int | None = None
    """Index of its line; None where no line prints it."""
    key: str = ""
    """The headline without spaces and punctuation, for recognising its repetitions."""


@dataclass(frozen=True, slots=True)
class Body:
    """The article's text, and its place among the lines."""

    value: FieldValue | None = None
    first: int | None = None
    """Index of its first line; None where the text is in the page's data and not among the lines, or there is none."""
    last: int | None = None
    """Index of its last line; None together with ``first``."""
    data: Document | None = None
    """The markup of the text read as a document of its own, where it is in the page's data."""

    @property
    def is_printed(self) -> bool:
        """The text, or the part of it that the page shows at first, is among the lines."""
        return self.first is not None

    @property
    def indices(self) -> range:
        """The indices from the first line to the last; none where the text is not among the lines."""
        return range(self.first, self.last + 1) if self.first is not None and self.last is not None else range(0)


class Anchors(NamedTuple):
    """A document with its headline and its body: the result of `scraper.extract.article.locate.locate`."""

    document: Document
    """The reading of the page that the indices are of: folded text is visible in it, links never closed are not."""
    headline: Headline
    body: Body
