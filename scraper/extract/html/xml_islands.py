"""Text that a page keeps where no reader of its tree looks: lists in an island of XML to page through, as 大汉's JCMS
does on gov.cn sites, or in a ``<textarea>`` to unfold; and the declarative shadow roots of web components."""

from __future__ import annotations

import html
import re

from scraper.extract.html.flatten import Walk

_FEW_LINES = 150
"""Lines of a page that shows no list yet."""

_OPENING = re.compile(r"<script\b[^<>]{0,80}>\s{0,80}(?=<datastore>)", re.IGNORECASE)
_CLOSING = re.compile(r"</datastore>\s{0,80}</script>", re.IGNORECASE)


def holds_islands(walk: Walk) -> bool:
    """Whether a page has such islands, and shows little else."""
    few = len(walk.lines) <= _FEW_LINES
    return few and any(script.attributes.get("type") == "text/xml" for script in walk.scripts)


def opened(text: str) -> str:
    """The page with the markup of its islands' records in its own.

    ``<script type="text/xml"><datastore><recordset><record><![CDATA[<li>…</li>]]></record>``.
    """
    bare = _CLOSING.sub("</datastore>", _OPENING.sub("", text))
    return bare.replace("<![CDATA[", "").replace("]]>", "")


_LINKS = re.compile(r"(?:<|&lt;)a\s", re.IGNORECASE)
_MIN_LINKS = 4
"""Links that make the text of a ``<textarea>`` a list, and not a piece of code to copy."""

_AREA = re.compile(r"<textarea\b[^<>]{0,400}>", re.IGNORECASE)


def holds_folded(walk: Walk) -> bool:
    """Whether a page keeps lists in a ``<textarea>``, and shows little else."""
    if not walk.areas or len(walk.lines) > _FEW_LINES:
        return False
    return any(_is_list(area.text()) for area in walk.areas)


def unfolded(text: str) -> str:
    """The page with the lists of its ``<textarea>`` elements in its own markup. Linear in its length."""
    parts: list[str] = []
    for piece in re.split(r"(?=<textarea\b)", text, flags=re.IGNORECASE):
        opening = _AREA.match(piece)
        inside, closing, rest = piece[opening.end() if opening else 0 :].partition("</textarea>")
        if opening is None or not closing or not _is_list(inside):
            parts.append(piece)
        else:
            parts += [
                "<div>",
                html.unescape(inside) if "&lt;" in inside and "<a" not in inside else inside,
                "</div>",
                rest,
            ]
    return "".join(parts)


def _is_list(text: str) -> bool:
    """Whether links are what a text is made of: no article, which has paragraphs."""
    links = len(_LINKS.findall(text))
    return links >= _MIN_LINKS and links >= 2 * text.count("<p>")


_SHADOW = re.compile(r"<template\b[^<>]{0,200}\bshadowroot(?:mode)?\s{0,4}=[^<>]{0,200}>", re.IGNORECASE)
_SHADOW_END = re.compile(r"</template\s{0,4}>", re.IGNORECASE)


def holds_shadows(walk: Walk, text: str) -> bool:
    """Whether a page that shows little has its text in ``<template shadowrootmode>``."""
    return len(walk.lines) <= _FEW_LINES and "shadowroot" in text and _SHADOW.search(text) is not None


def unshadowed(text: str) -> str:
    """The page with its shadow roots as plain boxes, which is how a browser shows them."""
    return _SHADOW_END.sub("</div>", _SHADOW.sub("<div>", text))
