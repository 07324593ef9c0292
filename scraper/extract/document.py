"""A page taken apart once, for every field to read: its meta data, its payloads, and its visible text as lines."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.extract.article.context import Surroundings
from scraper.extract.html.flatten import Walk
from scraper.extract.html.markup_limits import tame
from scraper.extract.html.preformatted import broken, holds_preformatted
from scraper.extract.html.text_model import Block, Line, Link, Span, key, squeeze
from scraper.extract.html.writing_system import in_letters
from scraper.extract.html.xml_islands import holds_folded, holds_islands, holds_shadows, opened, unfolded, unshadowed
from scraper.extract.payload import embedded, front_ends
from scraper.extract.payload.json_ld import objects, of_article
from scraper.models import Hints
from scraper.urls import canonical, same_site

__all__ = ["Block", "Document", "Found", "Line", "Link", "Span", "css_path", "key", "squeeze"]


class Found(NamedTuple):
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


class Document:
    """One page. Built in a single walk over the tree; what costs more (`json_ld`, `state`) is read when asked for."""

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
        told = tamed
        if holds_islands(walk):
            told = opened(tamed)
        elif holds_preformatted(walk):
            told = broken(tamed)
        elif holds_folded(walk):
            told = unfolded(tamed)
        elif holds_shadows(walk, tamed):
            told = unshadowed(tamed)
        if told is not tamed:
            self.tree, walk = _walked(tame(told))
        root = self.tree.root
        self.lang = root.attributes.get("lang") if root is not None else None
        """The language that ``<html lang>`` declares."""
        self.title = walk.title
        self.meta = walk.meta
        """name, property, itemprop or http-equiv (lower case) -> content; the first that says something."""
        self.rel = walk.rel
        """rel of ``<link>`` (lower case) -> href; the first one. ``base`` is that of ``<base>``."""
        self.scripts = walk.scripts
        self.areas = walk.areas
        """The ``<textarea>`` elements: some front ends keep the article in one."""
        self.lines = walk.lines
        self.blocks = walk.blocks
        """Every block in document order."""
        self.container: Block | None = None
        """The block that holds the article's text, once located."""
        self.weights: list[float] = []
        """Per line, how much it looks like prose, once the container was located."""
        self.headline_key = ""
        """The headline without spaces and punctuation, once found: for telling its repetitions."""
        self.headline_line: int | None = None
        """Index of the headline's line, once found."""
        self.body_first: int | None = None
        """Index of the body's first line, once found."""
        self.body_last: int | None = None
        """Index of the body's last line, once found."""
        self.told = ""
        """The body, where it stands in the page's data and not among its lines."""
        self.base = canonical(self.rel["base"], url) or url if "base" in self.rel else url
        self.address = self.canonical(url) if url else None
        """The address that the page was found at."""
        self.url = self._own_url(url)

    def _own_url(self, url: str | None) -> str | None:
        """The page's canonical address: what it says itself, if that is on the site it was found on and more than the
        site's door; else where it was found."""
        for told in (self.rel.get("canonical"), self.meta.get("og:url")):
            rooted = told and told.lower().startswith(
                ("http://", "https://", "//", "/") if url else ("http://", "https://")
            )
            own = None
            if told and rooted:
                own = canonical(told, url, keep=self.hints.keep, drop=self.hints.drop, encoding=self.encoding)
            if own and (url is None or (same_site(own, url) and urlsplit(own).path.strip("/"))):
                return own
        return self.address

    def canonical(self, href: str, telling: tuple[str, ...] = ()) -> str | None:
        """The canonical address that a link of the page leads to, by the source's own table of query parameters.

        ``telling`` are parameters that are kept besides.
        """
        return canonical(
            href, self.base, keep=(*self.hints.keep, *telling), drop=self.hints.drop, encoding=self.encoding
        )

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of the page's JSON-LD, ``@graph`` unfolded."""
        return objects(self.scripts)

    @cached_property
    def own_data(self) -> list[dict[str, Any]]:
        """The objects of the JSON-LD that speak of the page's article; ask once the headline has been found."""
        titles = [*self._titles, self.headline_key] if self.headline_key else self._titles
        return of_article(self.json_ld, titles, self.url, lambda url: self.canonical(url) == self.url)

    @property
    def _titles(self) -> list[str]:
        return [key(text) for text in (self.title, self.meta.get("og:title", "")) if text]

    @cached_property
    def lettered(self) -> bool:
        """The page is written with letters, not with Chinese characters: other lengths and words hold for it."""
        return in_letters(self.lines, self.title)

    @cached_property
    def state(self) -> list[Any]:
        """The payloads that scripts of the page hold as JSON: ``window.__INITIAL_STATE__ = {…}`` and the like."""
        return [*embedded.state(self.scripts), *front_ends.of_attributes(self.tree, self.text)]

    @cached_property
    def around(self) -> Surroundings:
        """What stands around the article; ask once headline and body have been found."""
        return Surroundings(self)

    def release(self) -> None:
        """Let go of what holds the document in turn, so that its tree is freed at once and not by the collector."""
        self.__dict__.pop("around", None)

    @cached_property
    def payload(self) -> embedded.Payload | None:
        """The article as the page's scripts hold it, for pages that have its text nowhere else."""
        titles = self._titles
        lettered = self.lettered
        payloads = [*self.json_ld, *self.state]
        held = embedded.article(payloads, lambda told: _same_title(key(told), titles), lettered=lettered)
        return held or embedded.literal(
            [area.text() for area in self.areas], [script.text() for script in self.scripts], lettered=lettered
        )

    def lines_in(self, block: Block) -> list[Line]:
        """The lines inside a block."""
        return self.lines[block.first : block.last]


def _walked(markup: str | bytes) -> tuple[LexborHTMLParser, Walk]:
    """The markup's tree, and what a walk over it found."""
    tree = LexborHTMLParser(markup)
    walk = Walk()
    if tree.root is not None:
        walk.run(tree.root)
    return tree, walk


def _same_title(told: str, titles: list[str]) -> bool:
    return len(told) >= 4 and any(told in title or title in told for title in titles)


_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*")


def css_path(node: LexborNode | None) -> str:
    """A CSS path that finds the node: from the nearest ancestor with an id, else from the top."""
    steps: list[str] = []
    while node is not None and node.tag not in (None, "-document", "html"):
        tag = node.tag or "*"
        if (name := node.id) and _IDENTIFIER.fullmatch(name):
            steps.append(f"{tag}#{name}")
            break
        place, before = 1, node.prev
        while before is not None and place < 1000:
            place += before.tag == tag
            before = before.prev
        parent = node.parent
        alone = place == 1 and tag in ("body", "head", "h1", "title", "article")
        steps.append(tag if alone else f"{tag}:nth-of-type({place})")
        node = parent
        if len(steps) >= 12:
            break
    return " > ".join(reversed(steps))
