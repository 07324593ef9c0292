"""Answers of web archives with status 200 that are not the page as it was captured: notices, and rewritten pages."""

from __future__ import annotations

import base64
import hashlib
import re

from scraper.backfill.web_archives import WebArchive
from scraper.i18n import Message

SHORT = 60_000
"""Maximum number of bytes of a notice of an archive."""
LINKS = 3
"""Number of links to captures from which a page counts as rewritten: an article about an archive may have one."""

REWRITTEN = (
    b"BEGIN WAYBACK TOOLBAR INSERT",  # Wayback: around its toolbar
    b"FILE ARCHIVED ON ",  # Wayback: a comment at the end
    b"/_static/js/bundle-playback.js",  # Wayback: its scripts
    b"web-static.archive.org/_static/",
    b"/static/wombat.js",  # pywb
    b"<!-- WB Insert -->",  # pywb
    b"wbinfo.is_framed",  # pywb
)
"""Marks that archives leave in pages that they have made for readers."""
_REDIRECT = re.compile(rb"Got an HTTP (30[1-8]) response at crawl time", re.IGNORECASE)
"""Wayback's notice before it follows an archived redirect."""
_NOTICES = re.compile(
    rb"Wayback Machine (?:has not archived|doesn(?:'|&#39;|\xe2\x80\x99)t have) that (?:URL|page)"
    rb"|(?:URL|page|resource|document)[^<>.]{0,60}"
    rb"(?:(?:has|was) not (?:been )?(?:archived|captured)|not (?:found )?in (?:the |this )?(?:archive|collection))"
    rb"|could not be found in this collection|<title>\s{0,9}(?:URL Not Found|Not (?:Found )?in Archive)"
    rb"|Page cannot be (?:crawled or )?displayed due to robots\.txt|snapshot cannot be displayed due to",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    "(?:网页|網頁|网址|網址|页面|頁面).{0,10}(?:未被|没有被|沒有被|尚未|未)(?:存档|存檔|归档|歸檔|收录|收錄)"
)


def reason(content: bytes, digest: str, archive: WebArchive, *, is_memento: bool) -> Message | None:
    """Return why an answer is not the captured page; None for one that is.

    ``digest``: that of the index, which proves a page that it fits. ``is_memento``: the answer names the time of a
    capture (Memento-Datetime, RFC 7089), as no notice does.
    """
    if digest and base64.b32encode(hashlib.sha1(content).digest()).decode() == digest:
        return None
    if len(content) <= SHORT and (redirect := _REDIRECT.search(content)):
        return Message("the capture is a redirect (HTTP {status})", status=redirect[1].decode())
    if not is_memento and len(content) <= SHORT and _is_notice(content):
        return Message("the archive does not have the page, and says so with status 200")
    if any(mark in content for mark in REWRITTEN) or archive.links_in(content) >= LINKS:
        return Message(
            "the archive sent the page rewritten for readers; --pages needs its unmodified form, as {id}", id="id_"
        )
    return None


def _is_notice(content: bytes) -> bool:
    return _NOTICES.search(content) is not None or _CHINESE.search(content.decode("utf-8", "ignore")) is not None
