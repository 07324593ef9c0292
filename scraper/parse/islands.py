"""Lists that a page keeps in an island of XML for its script to page through, as 大汉's JCMS does on gov.cn sites."""

from __future__ import annotations

import re

_STORE = "<datastore>"
_OPENING = re.compile(r"<script\b[^<>]{0,80}>\s{0,80}(?=<datastore>)", re.IGNORECASE)
_CLOSING = re.compile(r"</datastore>\s{0,80}</script>", re.IGNORECASE)


def opened(text: str) -> str:
    """``text`` as it is; if it has such islands, with the markup of their records in the page's own.

    ``<script type="text/xml"><datastore><recordset><record><![CDATA[<li>…</li>]]></record>``.
    """
    if _STORE not in text:
        return text
    bare = _CLOSING.sub("</datastore>", _OPENING.sub("", text))
    return bare.replace("<![CDATA[", "").replace("]]>", "")
