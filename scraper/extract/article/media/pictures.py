"""The pictures of an article in page order, each with its caption; those of its gallery where the text has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract.article import multipage
from scraper.extract.article.anchors import Headline
from scraper.extract.article.media import addresses, backgrounds, captions, decoration
from scraper.extract.article.media.region import Region
from scraper.extract.document import Document, Placed
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Image
from scraper.urls import same_site

MOST = 300
"""Maximum number of pictures of one article."""
_REPEATED = 3
"""Times from which an image on a page is an ornament, unless it is known to be large."""
_FILE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|bmp|avif)(?:[?#!@]|$)", re.IGNORECASE)
_ON = lazy_regex(r"下\s{0,4}一?\s{0,4}[页頁张張幅]")
_NO_PAGE = lazy_regex(r"\s{0,8}(?:$|#|javascript:|mailto:)", re.IGNORECASE)
_TELLING = 8
"""Number of characters of a name that no other file has."""
_BESIDE = 24
"""Number of characters of a text beside an icon."""


class Candidate(NamedTuple):
    """An image, its address and its size in pixels as far as that is known."""

    placed: Placed
    node: LexborNode
    url: str
    width: int | None
    height: int | None


def find(page: Document, region: Region, headline: Headline) -> tuple[Image, ...]:
    """The pictures of the article, the one before its text first. ``page`` has the address that others are made
    absolute with: the region may be of markup in its data."""
    chosen = [one for one in _candidates(page, region) if _is_picture(page, region, one)]
    if not chosen:
        return ()
    texts = captions.of_pictures(region, [one.placed for one in chosen], [*page.titles, headline.key])
    images: dict[str, Image] = {}
    for one, caption in zip(chosen, texts, strict=True):
        earlier = images.get(one.url)
        if earlier is not None and (earlier.caption or not caption.text):
            continue
        after = region.after(one.placed.line + one.placed.within) if earlier is None else earlier.after
        images[one.url] = Image(one.url, caption.text, caption.credit, after)
    return tuple(images.values())[:MOST]


def _candidates(page: Document, region: Region) -> list[Candidate]:
    """The images in the region, and those right above the headline that the page names as its own."""
    own = _name(page.meta["og:image"]) if "og:image" in page.meta else ""
    chosen = []
    for placed, node in _images(region):
        attributes = node.attributes
        pixels = decoration.size(attributes, "")
        if decoration.is_small(*pixels):
            continue  # before its address is resolved, which costs most
        url = addresses.of_image(page, node, attributes)
        if url is None or (region.start > placed.line and not (own and _name(url) == own)):
            continue
        chosen.append(Candidate(placed, node, url, *(pixels if any(pixels) else decoration.size(attributes, url))))
    for one in backgrounds.find(page, region):
        chosen.append(Candidate(one.placed, one.node, one.url, None, None))
        chosen.sort(key=lambda candidate: candidate.placed.line)
    if not chosen:
        return []
    counted = Counter([one.url for one in chosen])
    return [one for one in chosen if counted[one.url] < _REPEATED or (one.width or 0) >= decoration.APART]


def _images(region: Region) -> Iterator[tuple[Placed, LexborNode]]:
    """The images with their places; that of a ``<noscript>`` where no image is before it at the same place."""
    before: Placed | None = None
    for placed in region.doc.media:
        if not region.start - 4 <= placed.line <= region.end:
            continue
        tag = placed.node.tag
        if tag == "img":
            before = placed
            yield placed, placed.node
        elif tag == "noscript" and (before is None or before.line != placed.line):
            for node in placed.node.css("img"):
                yield placed, node


def _name(address: str) -> str:
    """The name of a file, without its ending."""
    return _ENDING.sub("", _PARAMETERS.sub("", address).rsplit("/", 1)[-1])


_ENDING, _PARAMETERS = lazy_regex(r"\.\w{2,4}$"), lazy_regex(r"[?#!@].*")


def _is_picture(page: Document, region: Region, one: Candidate) -> bool:
    placed = one.placed
    attributes = one.node.attributes
    if decoration.is_small(one.width, one.height) or decoration.is_named_so(one.url, attributes):
        return False
    if region.container is None:
        return True
    if decoration.is_aside(placed, region.first, region.last):
        return False
    if _is_enlarged(one):
        return True
    is_large = (one.width or 0) >= decoration.APART
    is_within = region.is_within(placed.block)
    if is_within and placed.line + placed.within <= region.last and (placed.line > region.first or is_large):
        return not _is_teaser(page, region, placed)
    if placed.line > region.last and not is_within:
        return False
    return (is_large or one.width is None) and not _leads_away(page, placed) and not _is_icon(one)


def _is_enlarged(one: Candidate) -> bool:
    """The image is a link to a file or a page of the same name, which shows it larger."""
    href = one.placed.link.attributes.get("href") if one.placed.link is not None else None
    own, other = _name(one.url), _name(href or "")
    if href and one.node.attributes.get("src") == href:
        return True
    return len(other) >= _TELLING and (own.startswith(other) or other.startswith(own))


def _is_teaser(page: Document, region: Region, placed: Placed) -> bool:
    """The image leads to another site, or to the page that the linked text below it leads to."""
    if not _leads_away(page, placed):
        return False
    href = (placed.link.attributes.get("href") or "") if placed.link is not None else ""
    if page.address and (target := addresses.absolute(page, href)) and not same_site(target, page.address):
        return True
    line = region.line(placed.line)
    return line is not None and line.link_chars * 2 > len(line.text) and any(link.href == href for link in line.links)


def _leads_away(page: Document, placed: Placed) -> bool:
    """The image is a link to a page, not to the picture itself or to nowhere."""
    href = placed.link.attributes.get("href") if placed.link is not None else None
    if not href or _NO_PAGE.match(href) or _FILE.search(href):
        return False
    target = addresses.absolute(page, href)
    return target not in (page.address, page.url) and not _leads_on(page, href, target)


def _leads_on(page: Document, href: str, target: str | None) -> bool:
    """The link of an image of a gallery leads to the next one, as words below it do (下一张)."""
    before = page.hints.so_far and page.hints.so_far.page
    owns = (page.address, before.url if before else None)
    if target is None or not any(own and multipage.part(own, target) for own in owns):
        return False
    return any(link.href == href and _ON.match(link.text) for line in page.lines for link in line.links)


def _is_icon(one: Candidate) -> bool:
    """The image is in one run with a short text, and nothing says that it is large; or it is a GIF of no size."""
    if one.width is not None:
        return False
    if one.url.partition("?")[0].lower().endswith(".gif"):
        return True
    node = one.placed.link if one.placed.link is not None else one.node
    return one.placed.within or _is_text(node.next) or _is_text(node.prev)


def _is_text(node: LexborNode | None) -> bool:
    while node is not None and node.is_text_node and not (node.text_content or "").strip():
        node = None if node.next is None else node.next
    if node is None or (not node.is_text_node and node.tag not in ("a", "span", "em", "i", "b", "font", "label")):
        return False
    text = ((node.text_content or "") if node.is_text_node else node.text()).strip()
    return 0 < len(text) <= _BESIDE


def of_page(page: Document, taken: Sequence[Image]) -> tuple[Image, ...]:
    """The picture that the page names as its own (og:image), where it shows none: the last resort."""
    if taken:
        return tuple(taken)
    for name in ("og:image", "og:image:url", "twitter:image", "twitter:image:src"):
        url = addresses.absolute(page, page.meta.get(name))
        if url is None:
            continue
        plain = url.partition("?")[0].lower()
        if decoration.is_named_so(url, {}) or plain.endswith((".gif", ".svg", ".ico")) or "default" in plain:
            continue
        if "logo" in plain or decoration.is_small(*decoration.size({}, url)):
            continue
        return (Image(url),)
    return ()
