"""Files as a browser keeps them in a page of its own: JSON in ``<pre>``, a feed below its viewer, a page's source."""

from __future__ import annotations

import html
import re

from scraper.extract.shared.lazy_regex import lazy_regex

_START = 400
"""Number of characters in which such a page has its ``<pre>``."""
_PLAIN = lazy_regex(
    r"\s{0,8}(?:<!doctype html>\s{0,8})?<html\b[^<>]{0,80}>\s{0,8}<head>\s{0,8}"
    r"(?:<(?:meta|link)\b[^<>]{0,120}>\s{0,8}){0,3}</head>"
    r"\s{0,8}<body\b[^<>]{0,80}>\s{0,8}<pre\b[^<>]{0,80}>(?=\s{0,8}(?:[{\[]|&lt;[?!a-z]|[\w$./*]{1,80}\s?[(=]\s?[{\[]|var\s))",
    re.IGNORECASE,
)
"""A page without a title whose text is one ``<pre>``, and that begins as data do (Chromium, Firefox)."""
_VIEWER = '<div id="webkit-xml-viewer-source-xml">'
_WITHIN = 20_000
"""Number of characters in which the viewer's style sheet ends."""
_SOURCE_LINE = '<td class="line-content">'
"""A line of a page's source, coloured: Chromium's view-source, saved as a page."""
_SOURCE = lazy_regex(r"<body\b[^<>]{0,80}\bid=\"viewsource\"[^<>]{0,80}>")
"""The same of Firefox."""
_COLOURS = lazy_regex(r"<[^<>]*>")


def file_of(text: str) -> str | None:
    """The file that a browser's own page shows; None for any other page, and where the file is such a page again."""
    file = _shown(text)
    return file if file and _shown(file) is None else None


def _shown(text: str) -> str | None:
    if "<pre" in text[:_START] and (opened := _PLAIN.match(text)) is not None:
        return html.unescape(text[opened.end() :].partition("</pre>")[0])
    if (at := text.find(_VIEWER, 0, _WITHIN)) >= 0:
        return text[at + len(_VIEWER) :].partition('<div class="header"')[0].rpartition("</div>")[0]
    return _source(text)


def _source(text: str) -> str | None:
    """The page whose source a browser shows, without the colours and links of the view."""
    if text.find(_SOURCE_LINE, 0, _WITHIN) >= 0:
        lines = [piece.partition("</td>")[0] for piece in text.split(_SOURCE_LINE)[1:]]
        return html.unescape(_COLOURS.sub("", "\n".join(lines)))
    if "viewsource" in text[:_START] and (opened := _SOURCE.search(text, 0, _WITHIN)) is not None:
        return html.unescape(_COLOURS.sub("", text[opened.end() :].partition("</body>")[0]))
    return None
