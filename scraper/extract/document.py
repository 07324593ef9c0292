"""A page taken apart once, for every field to read: its meta data, its payloads, and its visible text as lines."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from scraper.errors import ParseError
from scraper.extract.html.flatten import Walk
from scraper.extract.html.hidden_text import hide_styled, shown
from scraper.extract.html.markup_limits import tame
from scraper.extract.html.markup_repairs import repaired
from scraper.extract.html.text_model import HEADINGS, Block, Line, Link, Placed, Span, key, squeeze
from scraper.extract.html.writing_system import in_letters
from scraper.extract.payload import embedded, front_ends, stray_values
from scraper.extract.payload.json_ld import objects
from scraper.extract.shared.dates import page_zones
from scraper.extract.shared.dates.time_zones import zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property
from scraper.i18n import Message
from scraper.models import Hints
from scraper.urls import canonical, same_site

__all__ = [
    "HEADINGS",
    "Block",
    "Document",
    "FieldValue",
    "Line",
    "Link",
    "Placed",
    "Span",
    "css_path",
    "key",
    "squeeze",
]


class FieldValue(NamedTuple):
    """A field's value with its origin, for `explain`."""

    value: Any
    rule: str
    """The rule's name, as docs/parsing.md lists it."""
    origin: LexborNode | str = ""
    """The element it was read from, or the name of what else (``<title>``, JSON-LD, the URL)."""

    @property
    def path(self) -> str:
        """The origin in words: a CSS path into the page, or what it is named."""
        return self.origin if isinstance(self.origin, str) else css_path(self.origin)


_HOLES = ("{{", "${", "%7B%7B", "$%7B", "%3C%", "<%")
"""Marks of a template that was not filled in."""


class Document:
    """One page. Built in a single walk over the tree; what costs more (`json_ld`, `state`) is read when needed.

    Nothing is written to a document once it is built: another reading of the page is another document.
    """

    def __init__(
        self,
        text: str,
        url: str | None = None,
        hints: Hints | None = None,
        encoding: str = "utf-8",
        utf8: bytes | None = None,
    ) -> None:
        """``encoding`` is what the text was read in; ``utf8`` is the text in UTF-8, where that is at hand."""
        self.text = text
        """The decoded source."""
        self.hints = hints or Hints()
        self.encoding = encoding
        tamed = tame(text)
        self.tree, walk = _walked(utf8 if utf8 is not None and tamed is text else tamed)
        markup = repaired(tamed, walk)
        if markup is not tamed:
            self.tree, walk = _walked(tame(markup))
        hide_styled(walk)
        root = self.tree.root
        self.lang = root.attributes.get("lang") if root is not None else None
        """The language that ``<html lang>`` declares."""
        self.title = walk.title
        self.meta = walk.meta
        """name, property, itemprop or http-equiv (lower case) -> content; the first that says something."""
        self.rel = walk.rel
        """rel of ``<link>`` (lower case) -> href; the first one. ``base`` is that of ``<base>``."""
        self.scripts = walk.scripts
        self.script_texts = walk.script_texts
        self.elements = walk.elements
        """By tag the areas of maps, embedded files, menus (``<select>``), styles, templates and ``<textarea>``."""
        self.lines = walk.lines
        self.media = walk.media
        """The images, videos, frames and ``<noscript>`` elements, in document order."""
        self.blocks = walk.blocks
        """Every block in document order."""
        self.base = canonical(self.rel["base"], url) or url if "base" in self.rel else url
        self.address = self.canonical(url) if url else None
        """The address that the page was found at."""
        self.url = self._own_url(url)

    def _own_url(self, url: str | None) -> str | None:
        """The page's canonical address: what it says itself, if that is on the site it was found on and more than the
        site's door; else where it was found."""
        for href in (self.rel.get("canonical"), self.meta.get("og:url")):
            rooted = href and href.lower().startswith(
                ("http://", "https://", "//", "/") if url else ("http://", "https://")
            )
            own = None
            if href and rooted:
                own = canonical(href, url, keep=self.hints.keep, drop=self.hints.drop, encoding=self.encoding)
            if own and (url is None or (same_site(own, url) and self._leads_here(own))):
                return own
        return self.address

    def _leads_here(self, own: str) -> bool:
        """Report if a canonical address may be this page's: no site's door, no template's hole, and with the parameters
        that ``keep:`` names where it has the page's path."""
        path, _, query = own.partition("?")
        if not urlsplit(path).path.strip("/") or any(hole in own for hole in _HOLES):
            return False
        if not self.hints.keep or self.address is None or not self.address.startswith(f"{path}?"):
            return True
        needed = canonical(self.address, keep=self.hints.keep, drop=("*",)) or ""
        return set(needed.partition("?")[2].split("&")) <= {"", *query.split("&")}

    def canonical(self, href: str, telling: tuple[str, ...] = ()) -> str | None:
        """The canonical address that a link of the page leads to, by the source's own table of query parameters.

        ``telling`` are parameters that are needed besides.
        """
        return canonical(
            href, self.base, keep=(*self.hints.keep, *telling), drop=self.hints.drop, encoding=self.encoding
        )

    @cached_property
    def markup(self) -> bytes:
        """What the tree was built of, in UTF-8 and lower case: one search tells what most pages have in no tag."""
        return self.tree.raw_html.lower()

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of the page's JSON-LD, ``@graph`` unfolded."""
        return objects([script for script, text in zip(self.scripts, self.script_texts, strict=True) if text])

    @cached_property
    def titles(self) -> list[str]:
        """The page's titles, as `key` writes them."""
        return [key(text) for text in (self.title, self.meta.get("og:title", "")) if text]

    @cached_property
    def lettered(self) -> bool:
        """The page is written with letters, not with Chinese characters: other lengths and words hold for it."""
        return in_letters(self.lines, self.title)

    @cached_property
    def zone(self) -> tzinfo | None:
        """The zone of a time that is printed without one: the source's; of a page that is not in Chinese, where the
        source names none, that of its country or its language. None where neither tells it."""
        if self.hints.timezone is not None or not (self.lettered or self._japanese):
            return zone(self.hints.zone)
        return page_zones.of_page(self.url, self.lang)

    @property
    def _japanese(self) -> bool:
        return (self.lang or "").lower().startswith("ja") or _KANA.search(self.title) is not None

    @cached_property
    def state(self) -> list[Any]:
        """The payloads that scripts of the page hold as JSON: ``window.__INITIAL_STATE__ = {…}`` and similar."""
        attributes = front_ends.of_attributes(self.tree, self.text)
        islands = front_ends.of_islands(self.tree, self.text)
        areas = [value for area in self.elements["textarea"] for value in embedded.of_area(area.text())]
        return [*embedded.state(self.scripts, self.script_texts), *attributes, *islands, *areas]

    @cached_property
    def payload(self) -> embedded.Payload | None:
        """The article as the page's scripts hold it, for pages that have its text nowhere else."""
        titles = self.titles
        lettered = self.lettered
        payloads = [*self.json_ld, *self.state]

        def same_title(title: str) -> bool:
            return _same_title(key(title), titles)

        article = embedded.article(payloads, same_title, lettered=lettered)
        article = article or embedded.article(embedded.loose(self.script_texts), same_title, lettered=lettered)
        article = article or embedded.article(self._stray_values(), same_title, lettered=lettered)
        return article or embedded.literal(
            [area.text() for area in self.elements["textarea"]] + self._attribute_values(),
            self.script_texts,
            lettered=lettered,
        )

    def _stray_values(self) -> Iterator[Any]:
        """The values in attributes, comments and texts of the page."""
        for read in (stray_values.in_attributes, stray_values.commented, stray_values.in_texts):
            yield from read(self.text)

    def _attribute_values(self) -> list[str]:
        """The texts in attributes of empty elements: hidden fields of forms, from which some editors' pages are
        filled, and frames and boxes whose markup a script unfolds."""
        return [
            node.attributes.get(attribute) or ""
            for mark, selector, attribute in _FOLDED
            if mark in self.text
            for node in self.tree.css(selector)
        ]

    @cached_property
    def whole(self) -> str:
        """The texts of all lines, one a line: one search tells what most pages have in none of them."""
        return "\n".join([line.text for line in self.lines])

    def lines_in(self, block: Block) -> list[Line]:
        """The lines inside a block."""
        return self.lines[block.first : block.last]

    def selected(self, field: str) -> list[LexborNode]:
        """List the elements that the source's selector for a field matches, in document order; [] without a selector.

        Raises `ParseError` where the selector is no CSS: that is a mistake in the source, not in the page.
        """
        selector = self.hints.select.get(field)
        if not selector:
            return []
        try:
            return self.tree.css(selector)
        except SelectolaxError as error:
            raise ParseError(
                Message(
                    "select: {field}: {selector} is no CSS selector that can be used ({error})",
                    field=field,
                    selector=repr(selector),
                    error=error,
                )
            ) from None

    def lines_of(self, nodes: Iterable[LexborNode]) -> list[Line]:
        """The lines inside the block elements among the nodes, in page order."""
        ids = {node.mem_id for node in nodes}
        inside: dict[int, Line] = {}
        for block in self.blocks:
            if block.node.mem_id in ids:
                inside.update((line.index, line) for line in self.lines_in(block))
        return [inside[index] for index in sorted(inside)]

    def with_links(self, links: Mapping[int, list[Link]]) -> Document:
        """Copy the document, the lines of these indices holding these links and no others."""
        reading = copy.copy(self)
        reading.lines = [line if line.index not in links else line.with_links(links[line.index]) for line in self.lines]
        return reading

    def with_seen(self, first: int, last: int) -> Document:
        """Copy the document, these of its lines without hidden runs; the document itself where there are none.

        A line that is hidden as a whole is left as it is: rules ask for the first character of any.
        """
        lines = [line for line in self.lines[first:last] if line.spans]
        parts = {line.index: part for line in lines if (part := shown(line)) is not line}
        if not parts:
            return self
        reading = copy.copy(self)
        reading.lines = [parts.get(line.index, line) for line in self.lines]
        return reading

    def with_shown(self, shown: Iterable[Block], hidden: Iterable[Block]) -> Document:
        """Read the tree a second time, some blocks visible whatever their style says, and some of those in them not."""
        walk = _walk(self.tree)
        blocks = {block.node.mem_id: block for block in walk.blocks}
        for block in hidden:
            blocks[block.node.mem_id].hide()
        for block in shown:
            blocks[block.node.mem_id].show()
        reading = copy.copy(self)
        reading.lines, reading.blocks, reading.media = walk.lines, walk.blocks, walk.media
        vars(reading).pop("whole", None)
        return reading


def _walked(markup: str | bytes) -> tuple[LexborHTMLParser, Walk]:
    """The markup's tree, and a walk over it."""
    tree = LexborHTMLParser(markup)
    return tree, _walk(tree)


def _walk(tree: LexborHTMLParser) -> Walk:
    walk = Walk()
    if tree.root is not None:
        walk.run(tree.root)
    return walk


def _same_title(text: str, titles: list[str]) -> bool:
    return len(text) >= 4 and any(text in title or title in text for title in titles)


_FOLDED = (
    ("hidden", "input[type=hidden][value]", "value"),
    ("srcdoc", "iframe[srcdoc]", "srcdoc"),
    ("data-content", "[data-content]", "data-content"),
    ("data-html", "[data-html]", "data-html"),
)
"""A mark of the source, the elements, and their attribute."""
_KANA = lazy_regex(r"[\u3041-\u3096\u30a1-\u30fa]{2}")
"""Two of them beside each other: a shop's の is in Chinese titles, too."""
_IDENTIFIER = lazy_regex(r"[A-Za-z_][\w-]*")


def css_path(node: LexborNode | None) -> str:
    """A CSS path that finds the node: from the nearest ancestor with an id or with classes that no other path on the
    page has, else from the top."""
    top = node
    while top is not None and top.parent is not None:
        top = top.parent
    steps: list[str] = []
    while node is not None and top is not None and node.tag not in (None, "-document", "html"):
        step = _step(node)
        steps.append(step)
        is_tried = "." in step and len(steps) <= _MOST_STEPS
        if "#" in step or (is_tried and len(top.css(" > ".join(reversed(steps)))) == 1):
            break
        node = node.parent
    return " > ".join(reversed(steps))


_MOST_STEPS = 30
"""Maximum number of steps of a path that is tried on the page; a longer one goes on to an id, or to the top."""


def _step(node: LexborNode) -> str:
    """Name an element among those beside it: by its id, a class, else its place."""
    tag = node.tag or "*"
    if (name := node.id) and _IDENTIFIER.fullmatch(name):
        return f"{tag}#{name}"
    before, after = _siblings(node, "prev"), _siblings(node, "next")
    taken = {name for sibling in (*before, *after) for name in _classes(sibling)}
    own = [name for name in _classes(node) if name not in taken]
    if own:
        return f"{tag}.{min(own, key=lambda name: any(map(str.isdigit, name)))}"
    return f"{tag}:nth-of-type({len(before) + 1})" if before or after else tag


def _siblings(node: LexborNode, direction: Literal["prev", "next"]) -> list[LexborNode]:
    """The elements of the same tag on one side of an element."""
    siblings: list[LexborNode] = []
    beside = getattr(node, direction)
    while beside is not None and len(siblings) < _MOST_SIBLINGS:
        if beside.tag == node.tag:
            siblings.append(beside)
        beside = getattr(beside, direction)
    return siblings


_MOST_SIBLINGS = 1000


def _classes(node: LexborNode) -> list[str]:
    return [name for name in (node.attributes.get("class") or "").split() if _IDENTIFIER.fullmatch(name)]
