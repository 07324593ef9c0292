"""Finds breadcrumbs whose entries are blocks of their own: lists, and entries with arrows between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import (
    LONGEST,
    SHORTEST_HEADLINE,
    entries_of,
    is_home,
)
from scraper.extract.article.credits.section_names import names_the_page
from scraper.extract.document import Block, Document, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

ABOVE = 60
"""Number of lines above the headline in which a breadcrumb without arrows is looked for."""
_is_crumb = of_names(r"crumb|dqwz|weizhi|position(?![a-z-])|location(?![a-z-])|nav_?path")


_ARROWS = "->＞»›→"
_ARROW_ALONE = lazy_regex(r"-{0,3}\s?[>＞»›→]{1,3}")
"""An arrow, which begins with one of these."""
_CELLS = frozenset(("td", "li", "dd", "span"))
"""What holds an entry together with the arrow before it: <td>&gt;新闻</td>."""
_STACKED = 25
"""Number of lines above the headline in which an arrow alone is looked for."""
_FIRST_ENTRY = 30
"""Number of characters of the line before it, with what tells that one is here (您现在的位置：首页)."""


def stacked_breadcrumb(doc: Document, headline: int, printed: str) -> tuple[list[str], Line, range] | None:
    """A breadcrumb whose entries and arrows are blocks of their own, with its lines: <div>新闻</div><div>&gt;</div>."""
    lines = doc.lines

    def is_arrow(index: int, cells: frozenset[str] = _CELLS) -> bool:
        text = lines[index].text
        if text[0] not in _ARROWS or len(text) > _FIRST_ENTRY:
            return False
        in_cell = lines[index].tag in cells and text[0] != "-" and _ARROW_ALONE.match(text) is not None
        return in_cell or _ARROW_ALONE.fullmatch(text) is not None

    def points(index: int) -> bool:
        text = lines[index].text
        return lines[index].tag in _CELLS and 2 < len(text) <= LONGEST and text[-1] in ">＞›»"

    for index in range(headline - 1, max(0, headline - _STACKED), -1):
        first = last = index
        while points(first) and points(first - 1):
            first -= 1
        if first < last and (entries := entries_of(lines[last], _joined(lines[first : last + 1]), printed)):
            return entries, lines[last], range(first, last + 1)  # <li>新闻&gt;</li><li>社会&gt;</li>
        if not is_arrow(index):
            continue
        first = last
        while first and (is_arrow(first - 1) or (is_arrow(first) and len(lines[first - 1].text) <= _FIRST_ENTRY)):
            first -= 1
        ends = headline - 1
        while last < ends and (
            is_arrow(last + 1) or (is_arrow(last, frozenset()) and len(lines[last + 1].text) <= LONGEST)
        ):
            last += 1
        entries = entries_of(lines[last], _joined(lines[first : last + 1]), printed)
        return (entries, lines[last], range(first, last + 1)) if entries else None
    return None


def _joined(lines: list[Line]) -> str:
    return " ".join([line.text for line in lines])


def listed_breadcrumb(doc: Document, headline: int, printed: str) -> tuple[list[str], Line] | None:
    """A breadcrumb whose entries are blocks of their own: <ul class="breadcrumb"><li>首页<li>新闻."""
    for line in reversed(doc.lines[max(0, headline - ABOVE) : headline + 3]):
        parent = line.block.parent
        if len(line.text) > 20 or parent is None or not 2 <= parent.last - parent.first <= _MOST_ENTRIES:
            continue
        whole = parent  # <div class="breadcrumb"><nav><ol><li>
        while not (named := _is_named(whole)) and whole.parent is not None and _spans_no_more(whole.parent, parent):
            whole = whole.parent
        lines = doc.lines_in(parent)
        first = lines[0].text
        opens = named or (is_home(first) and "返回" not in first) or _is_site(first, doc.title, printed)
        if not (named or (opens and (_ends_way(lines[-1].text, printed) or _leads_down(lines)))):
            continue
        if entries := entries_of(line, " > ".join(each.text for each in lines), printed):
            return entries, lines[-1]
    return None


_MOST_ENTRIES = 8
_LABELLED = lazy_regex(r"面包屑|麵包屑|导航路径|breadcrumb", re.IGNORECASE)


def _is_named(block: Block) -> bool:
    """Check whether an element is a breadcrumb's by its name, or by what screen readers say of it."""
    return _is_crumb(block.name) or _LABELLED.search(block.node.attributes.get("aria-label") or "") is not None


def _is_site(text: str, title: str, headline: str) -> bool:
    """Check whether the first entry of a list is the site's name after the headline in the title."""
    title = title.rstrip()
    return len(text) > 2 and text not in (title, headline) and title.endswith(text)


def _ends_way(text: str, headline: str) -> bool:
    """Check whether the last entry of a list names the page itself: 正文, or the headline."""
    page = names_the_page(text) and not text.startswith("更多")  # the button after a menu's entries
    return page or (len(text) >= SHORTEST_HEADLINE and headline.startswith(text.rstrip(".…")))


def _leads_down(lines: list[Line]) -> bool:
    """Check whether the address of every entry after home is within that of the one before: /news, /news/china."""
    links = [line.links[0] for line in lines if len(line.links) == 1]
    return len(links) == len(lines) > _LEVELS and leads_down(links[1:])


def leads_down(links: Sequence[Link]) -> bool:
    """Check whether the address of every link is within that of the one before."""
    addresses = [link.href.rstrip("/") for link in links]
    return len(links) > 1 and all(outer and inner.startswith(f"{outer}/") for outer, inner in pairwise(addresses))


_LEVELS = 2
"""Number of entries, home among them, whose addresses lead down in many a menu, too."""


def has_icons(line: Line) -> bool:
    """Check whether a line is links alone, from home on, with an icon in the place of each arrow: 首页 <img> 新闻."""
    links = [link for link in line.links if link.text]
    if not 1 < len(links) <= _MOST_ENTRIES or not is_home(links[0].text):
        return False
    texts = "".join([link.text for link in links])
    return line.text.replace(" ", "") == texts.replace(" ", "") and all(_is_behind_icon(link) for link in links[1:])


def _is_behind_icon(link: Link) -> bool:
    """Check whether an element without text is between a link and the one before it."""
    before = link.node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return before is not None and before.tag in _ICONS and not before.text().strip()


_ICONS = frozenset(("i", "em", "b", "span", "img", "svg"))
"""Tags of the icon of an arrow."""


def _spans_no_more(outer: Block, inner: Block) -> bool:
    """Check whether a block holds nothing but another one in it."""
    return (outer.first, outer.last) == (inner.first, inner.last)
