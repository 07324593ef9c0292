"""A page taken apart once, for every field to read: its meta data, its payloads, and its visible text as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.parse import embedded
from scraper.parse.surroundings import Surroundings
from scraper.parse.tame import tame
from scraper.records import Hints
from scraper.urls import canonical


@dataclass(frozen=True, slots=True)
class Found:
    """A field's value with its origin, for `explain`."""

    value: Any
    rule: str
    """The rule's name, as docs/parsing.md lists it."""
    path: str = ""
    """A CSS path into the page, or the name of what else it was read from (``<title>``, JSON-LD, the URL)."""


class Block:
    """A block-level element (or an inline one that holds blocks), with the range of lines inside it."""

    __slots__ = ("_hidden", "_hint", "_name", "depth", "first", "last", "node", "parent", "tag")

    def __init__(self, node: LexborNode, tag: str, parent: Block | None, first: int) -> None:
        self.node = node
        self.tag = tag
        self.parent = parent
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.first = first
        """The index of the first line inside."""
        self.last = first
        """One past the index of the last line inside."""
        self._name: str | None = None
        self._hint: str | None = None
        self._hidden: bool | None = None

    @property
    def name(self) -> str:
        """id, class, itemprop and role, lower case, separated by spaces."""
        if self._name is None:
            self._name = _name(self.node.attributes)
        return self._name

    @property
    def hint(self) -> str:
        """Tag and names of this element and of the three around it, innermost first, lower case."""
        if self._hint is None:
            parts = []
            block: Block | None = self
            for _ in range(4):
                if block is None:
                    break
                parts.append(f"{block.tag} {block.name}" if block.name else block.tag)
                block = block.parent
            self._hint = " < ".join(parts)
        return self._hint

    @property
    def hidden(self) -> bool:
        """It, or what it is in, is styled display:none."""
        unknown: list[Block] = []
        block: Block | None = self
        while block is not None and block._hidden is None:
            unknown.append(block)
            block = block.parent
        hidden = block is not None and bool(block._hidden)
        for inner in reversed(unknown):
            style = inner.node.attributes.get("style")
            hidden = hidden or (style is not None and _HIDDEN.search(style) is not None)
            inner._hidden = hidden
        return hidden


class Link(NamedTuple):
    """What a line holds of one ``<a href>``."""

    text: str
    href: str
    node: LexborNode


class Span:
    """An inline element of a line, other than a link: ``<span class="source">``, ``<strong>``."""

    __slots__ = ("_name", "node", "tag", "text")

    def __init__(self, tag: str, text: str, node: LexborNode) -> None:
        self.tag = tag
        self.text = text
        self.node = node
        self._name: str | None = None

    @property
    def name(self) -> str:
        """id, class, itemprop and role, lower case, separated by spaces."""
        if self._name is None:
            self._name = _name(self.node.attributes)
        return self._name


class Line:
    """One block-level run of the page's visible text, also broken at ``<br>``; white space collapsed."""

    __slots__ = ("block", "image", "index", "links", "spans", "text")

    def __init__(self, index: int, text: str, block: Block, links: list[Link], spans: list[Span], image: Block | None) -> None:
        self.index = index
        self.text = text
        self.block = block
        self.links = links
        self.spans = spans
        self.image = image
        """The block of the last image that stands in it, or between the line before and it."""

    @property
    def link_chars(self) -> int:
        """How many characters of the text are in links."""
        return sum([len(link.text) for link in self.links]) if self.links else 0

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return any(s.tag in ("strong", "b") and len(s.text) >= len(self.text) for s in self.spans)

    @property
    def node(self) -> LexborNode:
        """The block element that the text stands in."""
        return self.block.node

    @property
    def tag(self) -> str:
        """The block element's tag."""
        return self.block.tag

    @property
    def hint(self) -> str:
        """See `Block.hint`."""
        return self.block.hint

    def __repr__(self) -> str:
        return f"Line({self.index}, {self.text!r}, {self.hint!r})"


_INLINE, _NAMED, _PROMOTED, _BLOCK, _LINK, _SKIP, _BREAK, _IMAGE, _SCRIPT, _META, _TITLE, _RULE = range(12)
"""What is done at an element: up to `_LINK` it is looked into."""


_ACTIONS: dict[str | None, int] = {
    **dict.fromkeys(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
        "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main menu nav ol p plaintext pre "
        "search section summary table tbody td tfoot th thead tr ul xmp".split(),
        _BLOCK,
    ),
    **dict.fromkeys(
        "audio button canvas datalist embed iframe math noembed noframes noscript object option optgroup rp rt select "
        "style svg template textarea video -comment -doctype".split(),
        _SKIP,
    ),
    "br": _BREAK,
    "hr": _BREAK,
    "a": _LINK,
    "img": _IMAGE,
    "script": _SCRIPT,
    "meta": _META,
    "title": _TITLE,
    "link": _RULE,
    "base": _RULE,
    None: _SKIP,
}
"""What to do with an element; what is not listed is inline."""

_NO_LINKS: list[Link] = []
_NO_SPANS: list[Span] = []
"""Shared by the lines that have none: most of them."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\U000e0000-\U000e0fff]+")
"""Control characters, terminal escapes, bidi overrides, invisible characters: never in a record."""


def squeeze(text: str) -> str:
    """White space (ideographic space included) collapsed to single spaces, invisible characters taken out."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNPRINTABLE.sub("", text).split())
    return text


_IGNORED = re.compile(r"[\s\"'“”‘’「」『』《》〈〉?？!！,，:：.。·•|｜()（）\[\]【】—–_-]+")


def key(text: str) -> str:
    """For comparing headlines: without spaces and punctuation, lower case."""
    return _IGNORED.sub("", text).lower()


class Document:
    """One page. Built in a single walk over the tree; what costs more (`json_ld`, `state`) is read when asked for."""

    def __init__(self, text: str, url: str | None = None, hints: Hints | None = None, encoding: str = "utf-8") -> None:
        self.text = text
        """The decoded source."""
        self.hints = hints or Hints()
        self.encoding = encoding
        self.tree = LexborHTMLParser(tame(text))
        self.title = ""
        self.meta: dict[str, str] = {}
        """name, property, itemprop or http-equiv (lower case) -> content; the first that says something."""
        self.rel: dict[str, str] = {}
        """rel of ``<link>`` (lower case) -> href; the first one. ``base`` is that of ``<base>``."""
        self.scripts: list[LexborNode] = []
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
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
        root = self.tree.root
        self.lang = root.attributes.get("lang") if root is not None else None
        """The language that ``<html lang>`` declares."""
        if root is not None:
            _Walk(self).run(root)
        self.base = canonical(self.rel["base"], url) or url if "base" in self.rel else url
        self.url = self._own_url(url)

    def _own_url(self, url: str | None) -> str | None:
        """The page's canonical address: what it says itself, else where it was found."""
        for told in (self.rel.get("canonical"), self.meta.get("og:url")):
            if told and told.lower().startswith(("http://", "https://", "//")) and (own := canonical(told, url)):
                return own
        return canonical(url) if url else None

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every object of the page's JSON-LD, ``@graph`` unfolded."""
        return embedded.json_ld(self.scripts)

    @cached_property
    def state(self) -> list[Any]:
        """The payloads that scripts of the page hold as JSON: ``window.__INITIAL_STATE__ = {…}`` and the like."""
        return embedded.state(self.scripts)

    @cached_property
    def around(self) -> Surroundings:
        """What stands around the article; ask once headline and body have been found."""
        return Surroundings(self)

    @cached_property
    def payload(self) -> embedded.Payload | None:
        """The article as the page's scripts hold it, for pages that have its text nowhere else."""
        titles = [key(text) for text in (self.title, self.meta.get("og:title", "")) if text]
        return embedded.article([*self.json_ld, *self.state], lambda told: _same_title(key(told), titles))

    def lines_in(self, block: Block) -> list[Line]:
        """The lines inside a block."""
        return self.lines[block.first : block.last]


def _same_title(told: str, titles: list[str]) -> bool:
    return len(told) >= 4 and any(told in title or title in told for title in titles)


class _Walk:
    """The one walk over the tree, without recursion: lexbor's trees may be as deep as `tame` lets them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines = doc.lines
        self.blocks = doc.blocks
        self.block: Block | None = None
        self.buffer: list[str] = []
        self.links: list[Link] = []
        self.spans: list[Span] = []
        self.image: Block | None = None
        self.link: LexborNode | None = None
        self.link_href = ""
        self.link_start = 0

    def run(self, root: LexborNode) -> None:
        """Visit every node in document order; ``open_`` holds the elements that are open, with what they opened."""
        open_: list[tuple[LexborNode, int, int]] = []
        actions, buffer, blocks, lines = _ACTIONS, self.buffer, self.blocks, self.lines
        node: LexborNode | None = root
        named = 0
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if text and (buffer or not text.isspace()):
                    buffer.append(text)
            else:
                action = actions.get(tag, _INLINE)  # type: ignore[arg-type]
                if action <= _LINK:
                    child = node.first_child
                    opened = 0
                    if action == _BLOCK:
                        if buffer:
                            self.flush()
                        if open_ and open_[-1][1] != _BLOCK:
                            self.promote(open_)
                        block = Block(node, tag or "", self.block, len(lines))
                        blocks.append(block)
                        if child is not None:
                            self.block = block
                    elif child is None:
                        pass
                    elif action == _LINK:
                        self.open_link(node)
                    elif named < _MAX_NAMED:
                        action, opened = _NAMED, len(buffer)
                        named += 1
                    if child is not None:
                        open_.append((node, action, opened))
                        node = child
                        continue
                else:
                    self.leaf(node, action)
            following = node.next
            while following is None and open_:
                node, action, opened = open_.pop()
                if action == _BLOCK or action == _PROMOTED:
                    if buffer:
                        self.flush()
                    current = self.block
                    current.last = len(lines)  # type: ignore[union-attr]
                    self.block = current.parent  # type: ignore[union-attr]
                    if action == _PROMOTED:
                        named -= opened
                elif action == _NAMED:
                    named -= 1
                    if opened < len(buffer) and (text := squeeze("".join(buffer[opened:] if opened else buffer))):
                        self.spans.append(Span(node.tag or "", text, node))
                elif action == _LINK:
                    self.close_link()
                following = node.next
            node = following
        self.flush()

    def open_block(self, node: LexborNode, tag: str) -> None:
        """Make a block of an element and go into it."""
        self.block = block = Block(node, tag, self.block, len(self.lines))
        self.blocks.append(block)

    def promote(self, open_: list[tuple[LexborNode, int, int]]) -> None:
        """Make blocks of the inline elements around a block: ``<span id="content"><p>``."""
        start = len(open_)
        while start and open_[start - 1][1] in (_INLINE, _NAMED):
            start -= 1
        for index in range(start, len(open_)):
            node, action, _ = open_[index]
            self.open_block(node, node.tag or "")
            open_[index] = (node, _PROMOTED, int(action == _NAMED))

    def open_link(self, node: LexborNode) -> None:
        href = node.attrs.get("href")
        self.link = node if href else None
        self.link_href = href.strip() if href else ""
        self.link_start = len(self.buffer)

    def close_link(self) -> None:
        self.cut_link()
        self.link = None

    def cut_link(self) -> None:
        """Note what the open link has of the line so far."""
        pieces = self.buffer[self.link_start :] if self.link_start else self.buffer
        if self.link is not None and pieces and (text := squeeze("".join(pieces))):
            self.links.append(Link(text, self.link_href, self.link))
        self.link_start = 0

    def flush(self) -> None:
        """End the line."""
        if self.link is not None:
            self.cut_link()
        if self.buffer:
            text = squeeze("".join(self.buffer))
            self.buffer.clear()
            if text and self.block is not None:
                links, spans = self.links or _NO_LINKS, self.spans or _NO_SPANS
                self.lines.append(Line(len(self.lines), text, self.block, links, spans, self.image))
                self.image = None
        if self.links:
            self.links = []
        if self.spans:
            self.spans = []

    def leaf(self, node: LexborNode, action: int) -> None:
        """An element that is not looked into for text."""
        doc = self.doc
        if action == _BREAK:
            self.flush()
        elif action == _IMAGE:
            self.image = self.block
        elif action == _SCRIPT:
            doc.scripts.append(node)
        elif action == _META:
            attributes = node.attributes
            content = attributes.get("content")
            if content:
                for key in _META_KEYS:
                    if name := attributes.get(key):
                        doc.meta.setdefault(name.strip().lower(), content.strip())
        elif action == _TITLE:
            doc.title = doc.title or squeeze(node.text())
        elif action == _RULE:
            attributes = node.attributes
            href, rel = attributes.get("href"), attributes.get("rel") or (node.tag if node.tag == "base" else None)
            if href and rel:
                doc.rel.setdefault(rel.strip().lower(), href.strip())


_META_KEYS = ("name", "property", "itemprop", "http-equiv")
_MAX_NAMED = 8
"""Inline elements inside one another that are noted: each reads its text anew."""


def _name(attributes: dict[str, str | None]) -> str:
    parts = [value for key in ("id", "class", "itemprop", "role") if (value := attributes.get(key))]
    return " ".join(parts)[:200].lower() if parts else ""


def css_path(node: LexborNode | None) -> str:
    """A CSS path that finds the node: from the nearest ancestor with an id, else from the top."""
    steps: list[str] = []
    while node is not None and node.tag not in (None, "-document", "html"):
        tag = node.tag or "*"
        if node.id and re.fullmatch(r"[A-Za-z_][\w-]*", node.id):
            steps.append(f"{tag}#{node.id}")
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
