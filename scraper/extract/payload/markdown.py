"""Takes the marks of Markdown out of a text in a page's data, as the page's script would on showing it."""

from __future__ import annotations

import re

from scraper.extract.shared.lazy_regex import lazy_regex

_MARKS = lazy_regex(r"\]\(|\*\*|__|^(?:#{1,6}|>) |(?<![*\w])\*[^\s*]", re.MULTILINE)
"""What a text with any of these marks has."""
_PICTURE = lazy_regex(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{1,500}\)")
_LINK = lazy_regex(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}(?:\s[\"'][^\"'\n]{0,100}[\"'])?\)")
_STRONG = lazy_regex(r"(\*\*|__)(?=\S)([^*_\n]{1,300})\1")
_EMPHASIS = lazy_regex(r"(?<![*\w])\*(?=\S)([^*\n]{1,300})\*(?!\*)")
_BEGINNING = lazy_regex(r"^(?:#{1,6}|>) {1,4}", re.MULTILINE)


def plain(text: str) -> str:
    """The text without its pictures, and without the marks of links, emphasis, headings and quotations.

    Paragraphs stay as they are; a text without such marks is returned unchanged.
    """
    if _MARKS.search(text) is None:
        return text
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    return _BEGINNING.sub("", _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text)))
