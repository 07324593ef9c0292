"""Tells the entries of a site's menus from an article's channel, and finds the one that is marked as where one is."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.section_names import is_channel
from scraper.extract.document import Found, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex

EVERY_SITES = frozenset(("新闻", "新聞"))
"""What is printed by the headline of any news, and names no channel."""

_MENU = 5
"""Entries of the shortest list that is taken for a menu."""


def in_menu(line: Line, *, over: bool = False) -> bool:
    """Check whether the line is an entry of a list of many short entries, or a menu by the name of its element.

    A ``<nav>`` right ``over`` the headline may be the way to it: 港聞 社會新聞.
    """
    if _MENUS.search(line.hint) and not _WAY.search(line.hint) and (not over or "header" in line.hint):
        return True
    parent = line.block.parent
    return line.tag in ("li", "dd", "td") and parent is not None and parent.last - parent.first >= _MENU


_MENUS = lazy_regex(r"(?:^|< )(?:nav|menu)(?![a-z])|(?<![a-z])(?:main|top)?-?(?:menu|nav(?:bar|igation)?)(?![a-z-])")
_WAY = lazy_regex(r"crumb|path|position|location|weizhi|dqwz")
"""Names of the elements of menus, and those of breadcrumbs, which are also called so: <nav class="breadcrumb">."""

_BAR = lazy_regex(r"nav|menu|channel|lanmu")


def marked(context: Context) -> Iterator[Found]:
    """The entry of the channel bar that is marked as where one is: <li class="nav-current">两岸</li>."""
    for line in context.doc.lines:
        if len(line.text) <= 6 and is_channel(line.text) and line.text not in EVERY_SITES:
            names = f"{line.block.name} {class_of(line.links[0]) if line.links else ''}"
            if _BAR.search(f"{names} {line.hint}") and _MARKED.search(names):
                yield Found(line.text, "marked channel", line.node)
        elif 1 < len(line.links) <= _BAR_LINKS and line.index < context.start and _BAR.search(line.hint):
            for link in line.links:
                if is_channel(link.text) and link.text not in EVERY_SITES and _MARKED.search(class_of(link)):
                    yield Found(link.text, "marked channel", link.node)


_MARKED = lazy_regex(r"current|(?<![a-z])active|selected|(?<![a-z])cur(?![a-z])|(?<![a-z])on(?![a-z])")
"""Class names of the entry that is marked as where one is."""
_BAR_LINKS = 30
"""Links of the longest bar of channels in one line."""


def class_of(link: Link) -> str:
    return link.node.attributes.get("class") or ""
