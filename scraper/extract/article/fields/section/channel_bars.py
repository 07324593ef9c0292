"""Tells the entries of a site's menus from an article's channel, and finds the one that is marked as where one is."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.section_names import is_channel, reads_as_channel
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.document import FieldValue, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import CHANNEL

EVERY_SITES = frozenset(("新闻", "新聞"))
"""What is printed by the headline of any news, and names no channel."""

_MENU = 5
"""Number of entries of the shortest list that is taken for a menu."""


def in_menu(line: Line, *, over: bool = False) -> bool:
    """Check whether the line is an entry of a list of many short entries, or a menu by the name of its element.

    A ``<nav>`` right ``over`` the headline may be the way to it: 港聞 社會新聞.
    """
    entry = line.block
    while entry.tag not in _ENTRY and entry.parent is not None and entry.parent.last - entry.parent.first == 1:
        entry = entry.parent  # <li><div>生态</div></li>
    parent = entry.parent
    entries = parent.last - parent.first if entry.tag in _ENTRY and parent is not None else 0
    if _MENUS.search(line.hint) and not _WAY.search(line.hint):
        return not over or "header" in line.hint or entries >= _LIST
    return entries >= _MENU


_ENTRY = ("li", "dd", "td")
_LIST = 3
"""Number of entries of the shortest list that is a menu by its name."""
_MENUS = lazy_regex(
    r"(?:^|< )(?:nav|menu)(?![a-z])|(?<![a-z])(?:main|top)?-?(?:menu|nav(?:bar|igation)?)(?![a-z-])|menu-item"
)
_WAY = lazy_regex(r"crumb|path|position|location|weizhi|dqwz")
"""Names of the elements of menus, and those of breadcrumbs, which are also called so: <nav class="breadcrumb">."""

_is_bar = of_names(rf"nav|menu|{CHANNEL}|lanmu")


def marked(context: Context) -> Iterator[FieldValue]:
    """The entry of the channel bar that is marked as where one is: <li class="nav-current">两岸</li>.

    Names that sites share come before those that are made like them, of which one alone is marked.
    """
    made_alike: list[FieldValue] = []
    for line in context.doc.lines:
        if len(line.text) <= _LONGEST and len(line.links) <= 1 and line.text not in EVERY_SITES:
            if not reads_as_channel(line.text):
                continue
            names = f"{line.block.name} {names_of(line.links[0]) if line.links else ''}"
            if not _is_marked(names):
                continue
            named = _is_bar(f"{names} {line.hint}")
            if named and is_channel(line.text):
                yield FieldValue(line.text, "marked channel", line.node)
            elif _of_menu(line, context, named=named):
                made_alike.append(FieldValue(line.text, "marked channel", line.node))
        elif 1 < len(line.links) <= _BAR_LINKS and line.index < context.start and _is_bar(line.hint):
            here = [link for link in line.links if link.text not in EVERY_SITES and _is_marked(names_of(link))]
            for link in here:
                if is_channel(link.text):
                    yield FieldValue(link.text, "marked channel", link.node)
                elif len(here) == 1 and len(line.links) >= _LIST and reads_as_channel(link.text):
                    made_alike.append(FieldValue(link.text, "marked channel", link.node))
    if len({entry.value for entry in made_alike}) == 1:
        yield made_alike[0]


_LONGEST = 8
"""Maximum number of characters of an entry."""


def _of_menu(line: Line, context: Context, *, named: bool) -> bool:
    """Check whether an entry is in a list of such above the headline, and does not name the site.

    In a list that no name tells, all entries but one, its heading, are links.
    """
    menu = line.block.parent
    if line.index >= context.start or menu is None or not _LIST <= menu.last - menu.first <= _BAR_LINKS:
        return False
    entries = context.doc.lines_in(menu)
    if any(len(each.text) > _LONGEST for each in entries) or names_site(line.text, context.sites):
        return False
    return named or (line.tag in _ENTRY and sum([len(each.links) == 1 for each in entries]) >= len(entries) - 1)


_is_marked = of_names(r"current|(?<![a-z])active|selected|(?<![a-z\d])(?:cur|on)(?![a-z\d])")
"""Class names of the entry that is marked as where one is."""
_BAR_LINKS = 30
"""Maximum number of links of a bar of channels in one line."""


def class_of(link: Link) -> str:
    return link.node.attributes.get("class") or ""


def names_of(link: Link) -> str:
    """The classes of a link, with ``current`` where it says that it leads to the page one is on."""
    attributes = link.node.attributes
    classes, here = attributes.get("class") or "", attributes.get("aria-current")
    return f"{classes} current" if here and here != "false" else classes
