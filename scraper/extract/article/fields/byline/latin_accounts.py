"""The account that wrote a post in letters, as the page's data have it, where no person signs."""

from __future__ import annotations

import html
import re

from scraper.extract.article.context import Context
from scraper.extract.article.credits.latin_names import NEWSROOM
from scraper.extract.document import Found, key
from scraper.extract.shared.lazy_regex import lazy_regex

_LONGEST_ACCOUNT = 40
"""Characters of an account's name."""
_WRITTEN = lazy_regex(
    r"(?:written|posted) by|(?:verfasst|geschrieben) von|[ée]crit par|escrito por|scritto da|geschreven door"
    r"|skrive[nt] (?:av|af)"
    r"|napisane przez|автор|написано|tarafından yazıldı|ditulis oleh|kirjoittanut",
    re.IGNORECASE,
)
_NOBODY = lazy_regex(r"admin|webmaster|editor$|root$|user\d*$|[@/]|\d{4}", re.IGNORECASE)


def account(context: Context, sites: frozenset[str]) -> Found | None:
    """The account that the page's data say wrote the post, be it a desk's: where nobody signs, it does (Yoast)."""
    meta = context.doc.meta
    name = meta.get("twitter:data1", "").strip()
    if not _WRITTEN.fullmatch(meta.get("twitter:label1", "").strip()) or not 2 <= len(name) <= _LONGEST_ACCOUNT:
        return None
    if key(name) in sites or _NOBODY.search(name) or NEWSROOM.fullmatch(name):
        return None
    return Found((html.unescape(name),), "page data", 'meta[name="twitter:data1"]')
