"""Text set in ``<pre>``, whose paragraphs are told by its line ends and indents alone: old pages, tvb.com."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(<[^<>]*>)|\r?\n(?:[ \t]*\r?\n)+|\r?\n(?=\u3000|&nbsp;| {2})")
"""A blank line, or the end of a line before one that is indented; what else ends a line wraps it. Tags stay whole."""


def broken(text: str) -> str:
    """``text`` as it is; if it has such text, with ``<br>`` between its paragraphs. Linear in its length."""
    if "<pre" not in text:
        return text
    parts: list[str] = []
    done = 0
    while (start := text.find("<pre", done)) >= 0 and (end := text.find("</pre>", start)) >= 0:
        parts += [text[done:start], _BREAK.sub(lambda found: found[1] or "<br>", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
