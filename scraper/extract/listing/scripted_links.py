"""Links for the entries of a list that a script opens: ``<li data-url="/a/1.html"><h3>…</h3></li>``."""

from __future__ import annotations

from scraper.extract.document import HEADINGS, Document
from scraper.extract.html.link_scripts import address_of, attributes_in, is_script
from scraper.extract.html.text_model import Line, Link
from scraper.extract.listing import patterns
from scraper.extract.listing.address_forms import is_article
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
    addresses: dict[int, str] = {}
    names = attributes_in(doc.markup)
    for node in doc.tree.css(", ".join([f"[{name}]" for name in names])) if names else ():
        if node.parent is not None and (node.tag in _BUTTONS or (node.tag in _INLINE and node.text(strip=True))):
            card = node.parent
            if is_article(address := address_of(node.attributes)) and card.tag not in _NO_BLOCKS:
                addresses.setdefault(card.mem_id, address)
        elif node.tag != "a" and node.tag not in _NO_BLOCKS and is_article(address := address_of(node.attributes)):
            addresses[node.mem_id] = address
    addresses |= _overlaid(doc)
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
            links[line.index] = [Link(line.text, addresses[block.node.mem_id], block.node)]
    return doc.with_links(links) if links else doc


def _overlaid(doc: Document) -> dict[int, str]:
    """The addresses of cards that a link without a text lies over; some say the headline to screen readers."""
    addresses: dict[int, str] = {}
    names = [name for word, name in _OVERLAYS if word in doc.markup]
    for node in doc.tree.css(", ".join(names)) if names else ():
        href, card = node.attributes.get("href") or "", node.parent
        if card is not None and is_article(href) and not node.text(strip=True):
            addresses[card.mem_id] = href
    return addresses


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
