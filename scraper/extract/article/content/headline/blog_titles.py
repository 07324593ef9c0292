"""The headline of a post on a blog whose name is the page's first heading: <title>The Blog: The Post</title>."""

from __future__ import annotations

from collections.abc import Sequence

from scraper.extract.document import Document, Line
from scraper.extract.shared.lazy_regex import lazy_regex

_PARTED = lazy_regex(r"\s?(?:[|»›：]|:{1,2}(?=\s))\s{0,4}")
"""What is in a title between the blog's name and the post's headline."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_NEAR = 12
"""Number of lines between a headline and its text, at the most."""


def post(doc: Document, best: Line, gaps: Sequence[int] | None) -> Line | None:
    """The heading below ``best`` that the title names after it; None where the title goes on with anything else.

    ``gaps`` are the lines from each line to the next paragraph, where they are known.
    """
    parted = _PARTED.match(doc.title, len(best.text)) if doc.title.startswith(best.text) else None
    if parted is None or best.tag not in _HEADINGS:
        return None
    rest = doc.title[parted.end() :].strip()
    if len(rest) < len(best.text) or rest == doc.meta.get("og:site_name"):
        return None  # the headline, and the site after it
    below = doc.lines[best.index + 1 :]
    return next(
        (
            line
            for line in below
            if line.text == rest and line.tag in _HEADINGS and (gaps is None or gaps[line.index] <= _NEAR)
        ),
        None,
    )
