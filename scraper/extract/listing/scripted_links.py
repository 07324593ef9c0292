"""Links for the headlines of a list's entries that are not links themselves.

A script opens the entry (``<li data-url="/a/1.html"><h3>…</h3></li>``), or a link without a headline does, which lies
over it or leads on from its teaser.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import NamedTuple

from scraper.extract.document import HEADINGS, Block, Document
from scraper.extract.html.link_scripts import (
    HANDLERS,
    address_of,
    any_address,
    attributes_in,
    is_script,
    opened_by,
    openers,
)
from scraper.extract.html.text_model import Line, Link, squeeze
from scraper.extract.listing import patterns
from scraper.extract.listing.address_forms import form, is_article, leads_nowhere
from scraper.extract.listing.headline_links import weight

_MIN_BLOCKS = 3
"""Blocks with a script's address that make a list: fewer of them are buttons."""

_NO_BLOCKS = frozenset(("body", "html", "form", "header", "footer", "nav"))


_OVERLAYS = (
    (b"aria-label", "a[aria-label][href]"),
    (b"></a>", "a:empty[href]"),
    (b"></span></a>", "a[href]:has(> span:empty)"),
)
"""What the markup holds, and the links without a text that it may have then."""
_INLINE = frozenset(("span", "b", "strong", "em", "i", "font"))
"""Elements of a line, whose entry is what is around them: ``<li><span onclick="…">…</span></li>``."""


_BUTTONS = frozenset(("input", "button"))
"""… and buttons beside it: ``<li><span>…</span><input type="button" value="查看" onclick="…"></li>``."""


def with_scripted_links(doc: Document) -> Document:
    """Copy a page whose entries a script opens, with a link on the line of each entry's headline.

    The document itself unless three blocks or more have the address of an article in an attribute. Blocks with a link
    of their own stay unchanged.
    """
    addresses: dict[int, tuple[str, str]] = {}
    names = attributes_in(doc.markup)
    for node in doc.tree.css(", ".join([f"[{name}]" for name in names])) if names else ():
        if node.parent is not None and (node.tag in _BUTTONS or (node.tag in _INLINE and node.text(strip=True))):
            card = node.parent
            if is_article(address := address_of(node.attributes)) and card.tag not in _NO_BLOCKS:
                addresses.setdefault(card.mem_id, (address, ""))
        elif node.tag != "a" and node.tag not in _NO_BLOCKS and is_article(address := address_of(node.attributes)):
            addresses[node.mem_id] = address, ""
    return _linked(doc, addresses | _overlaid(doc) | _opened(doc, names))


def _opened(doc: Document, names: list[str]) -> dict[int, tuple[str, str]]:
    """The addresses of cards that call a function of the page with their number: ``onclick="toNews(880)"``.

    ``names`` are the `attributes_in` the page.
    """
    addresses: dict[int, tuple[str, str]] = {}
    handlers = [f"[{name}]" for name in names if name in HANDLERS]
    opening = openers(doc.script_texts) if handlers or b"javascript:" in doc.markup else {}
    for node in doc.tree.css(", ".join([*handlers, 'a[href^="javascript:"]'])) if opening else ():
        card = node.parent if node.tag == "a" or node.tag in _INLINE or node.tag in _BUTTONS else node
        if (
            card is not None
            and card.tag not in _NO_BLOCKS
            and is_article(address := opened_by(node.attributes, opening))
        ):
            addresses.setdefault(card.mem_id, (address, ""))
    return addresses


def with_any_links(doc: Document) -> Document:
    """Copy a page of headlines without a list, with the addresses that elements have in attributes of any name.

    The document itself where it has paragraphs, or fewer than three such elements.
    """
    if len(doc.lines) < _MIN_BLOCKS or len(doc.whole) > _PARAGRAPH * len(doc.lines):
        return doc
    if any(line.text[_PARAGRAPH:] for line in doc.lines):
        return doc
    blocks = {block.node.mem_id for block in doc.blocks}
    addresses: dict[int, tuple[str, str]] = {}
    for node in doc.tree.css("body *"):
        if node.tag in _NO_CARDS or (node.tag == "a" and not is_script(node.attributes.get("href") or "#")):
            continue
        hidden = node.tag == "input" and node.attributes.get("type") == "hidden"
        address = (node.attributes.get("value") or "").strip() if hidden else any_address(node.attributes)
        if address and is_article(address) and (node.tag not in _INLINE or node.text(strip=True)):
            while node.parent is not None and node.mem_id not in blocks:
                node = node.parent
            addresses.setdefault(node.mem_id, (address, ""))
    return _linked(doc, addresses)


_PARAGRAPH = 100
"""Number of characters of a line that is no teaser."""
_NO_CARDS = _NO_BLOCKS.union("img script style link meta iframe video audio source svg path object embed".split())


def _linked(doc: Document, addresses: dict[int, tuple[str, str]]) -> Document:
    """The page with these addresses and their texts on the headlines of their blocks, by the ids of the blocks."""
    if len(addresses) < _MIN_BLOCKS:
        return doc
    blocks = [block for block in doc.blocks if block.node.mem_id in addresses]
    if len(blocks) < _MIN_BLOCKS:
        return doc
    links: dict[int, list[Link]] = {}
    for block in blocks:
        lines = doc.lines[block.first : block.last]
        line = _headline(lines)
        if line is not None and not any(_leads_somewhere(each) or each.index in links for each in lines):
            address, title = addresses[block.node.mem_id]
            links[line.index] = [Link(title if title and title in line.text else line.text, address, block.node)]
    return doc.with_links(links) if links else doc


def with_headlined_links(doc: Document) -> Document:
    """Copy a page whose entries' headlines are no links: ``<h3>…</h3><p>…</p><a href="1.html">查看详情</a>``.

    The address of what leads on is given to the headline of the card around it. The document
    itself unless three cards or more have such an address.
    """
    places = _leading_on(doc)
    if len(places) < _MIN_BLOCKS:
        return doc
    links: dict[int, list[Link]] = {}
    for index, place in enumerate(places):
        before = places[index - 1].last if index else -1
        after = places[index + 1].first if index + 1 < len(places) else len(doc.lines)
        card = place.block
        while card is not None and before < card.first and card.last <= after:
            headline = _headline([line for line in doc.lines_in(card) if not line.links])
            if headline is not None and weight(headline.text) >= _MIN_HEADLINE:
                links[headline.index] = [Link(headline.text, place.href, card.node)]
                break
            card = card.parent
    return doc.with_links(links) if len(links) >= _MIN_BLOCKS else doc


_MIN_HEADLINE = 6
"""Weight of the shortest headline that is no link itself."""


class _Place(NamedTuple):
    """The place of an entry's address: the first and last lines, and the block of what leads there."""

    first: int
    last: int
    block: Block | None
    href: str


def _leading_on(doc: Document) -> list[_Place]:
    """The places of links to articles that have words to lead on or count comments, in page order."""
    if patterns.LEADING_ON.search(doc.whole) is None:
        return []
    leads = [
        _Place(line.index, line.index, line.block, link.href)
        for line in doc.lines
        for link in line.links
        if not link.text[_LONGEST_LEAD:] and _leads_on(link.text) and is_article(link.href)
    ]
    if len(leads) < _MIN_BLOCKS:
        return []
    places: list[_Place] = []
    for place in sorted(leads, key=attrgetter("first")):
        if places and places[-1].href == place.href:
            places[-1] = _Place(places[-1].first, place.last, places[-1].block, place.href)
        else:
            places.append(place)
    return places


def _leads_on(text: str) -> bool:
    """Test for a link's words that lead on to an article or to what readers say of it."""
    return patterns.MORE.fullmatch(text) is not None or patterns.REMARKS.fullmatch(text) is not None


_LONGEST_LEAD = 16
"""Maximum number of characters of a words that lead on."""


def _overlaid(doc: Document) -> dict[int, tuple[str, str]]:
    """The addresses of cards that a link without a text lies over, with what it says to screen readers."""
    cards: dict[int, tuple[str, str]] = {}
    names = [name for word, name in _OVERLAYS if word in doc.markup]
    for node in doc.tree.css(", ".join(names)) if names else ():
        href, card = node.attributes.get("href") or "", node.parent
        if card is not None and not leads_nowhere(href) and not node.text(strip=True):
            cards[card.mem_id] = href, squeeze(node.attributes.get("aria-label") or "")
    forms = Counter([form(href) for href in {href for href, _ in cards.values()} if not is_article(href)])
    return {
        card: (href, label)
        for card, (href, label) in cards.items()
        if is_article(href) or forms[form(href)] >= _OF_ONE_FORM
    }


_OF_ONE_FORM = 5
"""Links without a text over cards that lead to articles, as different addresses of one form do: /stories/31/."""


def _leads_somewhere(line: Line) -> bool:
    """The line has a link of its own, not one that a script gives its address: ``<a href="javascript:void(0);">``."""
    return any(not is_script(link.href) for link in line.links)


def _headline(lines: list[Line]) -> Line | None:
    """The headline's line: a heading, one in a block named as a title, else the first that is no date."""
    longer = [line for line in lines if weight(line.text) >= 4 and not patterns.GLUED.fullmatch(line.text)]
    for line in longer:
        if line.tag in HEADINGS or patterns.TITLE.search(line.block.name):
            return line
    return longer[0] if longer else None
