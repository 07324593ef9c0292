"""The channel that a script of the page names, for pages that print none: ``var channelName = "县域经济"``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.breadcrumbs import HOME, NO_SECTION
from scraper.extract.article.credits.section_names import is_of_the_site
from scraper.extract.document import Found
from scraper.extract.shared.lazy_regex import lazy_regex

_PARTS = ("hannel", "olumn", "ategory", "ection", "atalog", "anmu")
"""Parts of the names below: few scripts have one."""
_WORD = r"(?:channel|column|category|section|catalog|lanmu)"
_TEXT = r"""["']((?:[^"'<>\\\n]|\\u[0-9a-f]{4}){2,20})["']"""
_NAMED = lazy_regex(
    rf"""(?<![a-z])["']?(?:current_?|cur_?|article_?|news_?)?{_WORD}_?(?:name|title)["']?\s{{0,4}}[:=]\s{{0,4}}{_TEXT}"""
    rf"""|(?<![a-z])(?:channel|column|catalog)["']?\s{{0,4}}:\s{{0,4}}\{{[^{{}}]{{0,120}}?["']?(?:name|title)["']?\s{{0,4}}:\s{{0,4}}{_TEXT}""",
    re.IGNORECASE,
)
"""``"columnName": "观察"``, ``"column": {"id": 3, "name": "观察"}``"""
_ESCAPED = lazy_regex(r"\\u([0-9a-f]{4})", re.IGNORECASE)
_NAME = lazy_regex(r"[\u4e00-\u9fff·/A-Z0-9]{2,10}")
_MOST = 200_000
"""Characters of a script that are looked through."""


def scripted(context: Context) -> Iterator[Found]:
    """The one channel that the page's scripts name; where they name several, they speak of other articles, too."""
    names: dict[str, None] = {}
    for script in context.doc.scripts:
        text = script.text()[:_MOST]
        if not any(part in text for part in _PARTS):
            continue
        for match in _NAMED.finditer(text):
            name = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), match[1] or match[2]).strip()
            if _NAME.fullmatch(name) and not (HOME.search(name) or NO_SECTION.match(name)):
                names[name] = None
    for name in names if len(names) == 1 else ():
        if not name.isascii() and not is_of_the_site(name, context.doc.title):
            yield Found(name, "data in a script", "script")
