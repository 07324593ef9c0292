"""The pictures that a page sets as backgrounds: ``<div class="photo-img" style="background: url(…)">`` in a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract.article.content.boilerplate.captions import is_picture_box
from scraper.extract.article.media import addresses
from scraper.extract.article.media.region import Region
from scraper.extract.document import Block, Document, Placed
from scraper.extract.shared.lazy_regex import lazy_regex

_URL = lazy_regex(
    r"background(?:-image)?\s{0,4}:[^;]{0,80}?url\(\s{0,4}[\"']?([^\"')]{4,2000})[\"']?\s{0,4}\)", re.IGNORECASE
)
_LEVELS = 3
"""Number of blocks around the element that may be named as the box of a picture."""


class Background(NamedTuple):
    """An element, its place, and the address of its background."""

    placed: Placed
    node: LexborNode
    url: str


def find(page: Document, region: Region) -> Iterator[Background]:
    """The backgrounds of elements without a text, each in a figure or in a box that is named as a picture's."""
    if region.container is None or "background" not in page.text:
        return
    nodes = region.container.node.css('[style*="background"]')
    if not nodes:
        return
    blocks = {block.node.mem_id: block for block in region.doc.blocks}
    for node in nodes:
        block = blocks.get(node.mem_id)
        match = _URL.search(node.attributes.get("style") or "")
        if block is None or match is None or block.last > block.first or not _is_in_box(block):
            continue
        url = addresses.absolute(page, match[1].strip())
        if url is not None:
            yield Background(Placed(node, block.first, False, block.parent, None), node, url)


def _is_in_box(block: Block | None) -> bool:
    for _ in range(_LEVELS):
        if block is None:
            return False
        if block.tag == "figure" or is_picture_box(block):
            return True
        block = block.parent
    return False
