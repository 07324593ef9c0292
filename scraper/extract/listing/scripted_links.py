"""Entries of a list that are no links, and that a script opens: ``<li data-url="/a/1.html"><h3>…</h3></li>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.extract.html.link_scripts import address_of
from scraper.extract.html.text_model import Line, Link
from scraper.extract.listing import patterns
from scraper.extract.listing.link_groups import HEADINGS, is_article, weight

if TYPE_CHECKING:
    from scraper.extract.document import Document

_MIN_BLOCKS = 3
"""Blocks that a script makes links of: fewer, and they are buttons."""

_NO_BLOCKS = frozenset(("body", "html", "form", "header", "footer", "nav"))


def with_scripted_links(doc: Document) -> Document:
    """Copy a page whose entries a script opens: the line of an entry holds the link that it stands for.

    The document itself unless three blocks or more carry the address of an article. Blocks with a link of their own
    stay as they are.
    """
    carried: dict[int, str] = {}
    for node in doc.tree.css("[onclick], [onmousedown], [data-url], [data-href], [data-link]"):
        if node.tag != "a" and node.tag not in _NO_BLOCKS and is_article(address := address_of(node.attributes)):
            carried[node.mem_id] = address
    blocks = [block for block in doc.blocks if block.node.mem_id in carried]
    if len(blocks) < _MIN_BLOCKS:
        return doc
    links: dict[int, list[Link]] = {}
    for block in blocks:
        lines = doc.lines[block.first : block.last]
        line = _headline(lines)
        if line is not None and not any(each.links or each.index in links for each in lines):
            links[line.index] = [Link(line.text, carried[block.node.mem_id], block.node)]
    return doc.with_links(links) if links else doc


def _headline(lines: list[Line]) -> Line | None:
    """The line that holds the headline: a heading, one in a block named so, else the first that is no date."""
    longer = [line for line in lines if weight(line.text) >= 4 and not patterns.GLUED.fullmatch(line.text)]
    for line in longer:
        if line.tag in HEADINGS or patterns.TITLE.search(line.block.name):
            return line
    return longer[0] if longer else None
