"""Text set in ``<pre>``, whose paragraphs are told by its line ends and indents alone: old pages, tvb.com."""

from __future__ import annotations

import re

from scraper.extract.html.flatten import Walk

_LONG = 60
"""Characters of a line that may be more than one paragraph."""

_BREAK = re.compile(r"(<[^<>]*>)|\r?\n(?:[ \t]*\r?\n)+|\r?\n(?=\u3000|&nbsp;| {2})")
"""A blank line, or the end of a line before one that is indented; what else ends a line wraps it. Tags stay whole."""


def holds_preformatted(walk: Walk) -> bool:
    """Whether a page has such text."""
    return any(len(line.text) > _LONG and line.block.tag == "pre" for line in walk.lines)


def broken(text: str) -> str:
    """The page with ``<br>`` between the paragraphs of such text. Linear in its length."""
    parts: list[str] = []
    done = 0
    while (start := text.find("<pre", done)) >= 0 and (end := text.find("</pre>", start)) >= 0:
        parts += [text[done:start], _BREAK.sub(lambda found: found[1] or "<br>", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
