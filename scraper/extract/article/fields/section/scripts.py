"""The channel that a script of the page names, for pages that print none: ``var channelName = "县域经济"``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import HOME
from scraper.extract.article.credits.section_names import names_the_page
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.document import FieldValue
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_scripts

_WORDS = ("hannel", "olumn", "ategory", "atalog", "ection", "anmu", "odeName")
"""What the names below have after their first letter. Each place of one is tried, no other: scripts are long."""
_BEHIND = lazy_regex(r"_?(?:name|title)|[\"']?\s{0,4}[:=]", re.IGNORECASE)
"""What the names have after those: few of such words."""
_TEXT = r"""["']((?:[^"'<>\\\n]|\\u[0-9a-f]{4}){2,20})["']"""
_BEGINS = r"(?:(?<![a-z])|(?<=current)|(?<=article)|(?<=cur)|(?<=news))"
_NAMED = lazy_regex(
    rf"""{_BEGINS}(?:channel|column|category|catalog|section|lanmu|node)_?(?:name|title)["']?\s{{0,4}}[:=]\s{{0,4}}{_TEXT}"""
    rf"""|(?<![a-z])(?:channel|column|catalog)["']?\s{{0,4}}:\s{{0,4}}\{{[^{{}}\0]{{0,120}}?["']?(?:name|title)["']?\s{{0,4}}:\s{{0,4}}{_TEXT}""",
    re.IGNORECASE,
)
"""``"columnName": "观察"``, ``"column": {"id": 3, "name": "观察"}``"""
_ESCAPED = lazy_regex(r"\\u([0-9a-f]{4})", re.IGNORECASE)
_NAME = lazy_regex(r"[\u4e00-\u9fff·/A-Z0-9]{2,10}")
_MOST = 60_000
"""Maximum number of characters of a script that are looked through."""
_LEAST = 12
"""Minimum number of characters of a that names a channel."""


def scripted(context: Context) -> Iterator[FieldValue]:
    """The one channel that the page's scripts name; where they name several, they speak of other articles, too."""
    names = {name for text in context.doc.script_texts if len(text) >= _LEAST for name in _named(text)}
    for name in names if len(names) == 1 else ():
        if not name.isascii() and not names_site(name, context.sites):
            yield FieldValue(name, "data in a script", "script")


@of_scripts
def _named(script: str) -> tuple[str, ...]:
    """The channels that a script names, if it has any letters beyond ASCII."""
    return tuple(_names(script[:_MOST])) if not script.isascii() or "\\u" in script else ()


def _names(text: str) -> Iterator[str]:
    """The channels that scripts name."""
    for word in _WORDS:
        at = text.find(word)
        while at >= 0:
            if at and _BEHIND.match(text, at + len(word)) and (match := _NAMED.match(text, at - 1)):
                name = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), match[1] or match[2]).strip()
                if _NAME.fullmatch(name) and not (HOME.search(name) or names_the_page(name)):
                    yield name
            at = text.find(word, at + 1)
