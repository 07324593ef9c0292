"""Lists that a page keeps in an island of XML for its script to page through, as 大汉's JCMS does on gov.cn sites."""

from __future__ import annotations

import re

from scraper.parse.walk import Walk

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
