"""Model of a page's visible text: lines, each with its block, its links and its inline elements."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""Tags of headings."""

_HIDDEN = lazy_regex(r"display\s*:\s*none", re.I)
_UNPRINTABLE = lazy_regex(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ue600-\ue6ff\uf000-\uf0ff\ufeff\ufff0-\ufffc\U000e0000-\U000e0fff]+"
    r"|(?<![\u0600-\u08ff\u0900-\u0dff\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe00-\ufefc\u2600-\u27bf\U0001f000-\U0001faff])"
    r"[\u200c\u200d]"
)
"""Control characters, terminal escapes, bidi overrides, invisible characters, icon fonts' glyphs: never in a record.

A joiner stays after a letter of the scripts that spell with it (Persian, Hindi) and after an emoji.
"""


def squeeze(text: str) -> str:
    """Collapse white space (also the ideographic space) to single spaces, and cut out invisible characters.

    Of all white space the space alone is printable: most texts are taken as they are, which takes a sixth of the time
    that parting a paragraph into its words does. A text without any space is searched for one sooner than for two.
    """
    text = text.strip()
    if text.isprintable() and (" " not in text or "  " not in text):
        return text
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_UNPRINTABLE.sub("", text).split())
    return text


_COMPARED = dict.fromkeys(map(ord, "\"'＂＇“”‘’「」『』《》〈〉?？!！,，:：.。·•|｜()（）[]【】—–_-"))
"""What makes no difference between headlines, beside white space."""


@lru_cache(maxsize=256)
def key(text: str) -> str:
    """The text without spaces and punctuation, in lower case: for comparing headlines.

    Python translates ASCII quickly and all else slowly: 3,400 characters with a few “ in them take 3 ms. What is left
    of a short text is found, from a longer one each mark is taken out: a fifth of the time.
    """
    text = text.replace(" ", "")  # of a line there is no other white space
    if text.isalnum():
        return text.lower()
    if not text.isprintable():
        text = "".join(text.split())
    if text.isascii():
        return text.translate(_COMPARED).lower()
    if len(text) <= _SHORT:
        return "".join(_LEFT.findall(text)).lower()
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text.lower()


_MARKS = "".join(map(chr, _COMPARED))
_LEFT = lazy_regex(f"[^{re.escape(_MARKS)}]+")
_SHORT = 80
"""Number of characters of a text in which what is left is found as quickly as the marks are taken out."""


def may_begin(text: str, own: str) -> bool:
    """Tell quickly, by its first letter, whether the `key` of a text may begin as another key does."""
    first = text[:1]
    return not first.isalnum() or own.startswith(first.lower()[0])


def places(text: str, signs: Iterable[str]) -> Iterator[int]:
    """Yield the places of some signs in a text, one sign after another. By plain searches: an expression of all signs
    takes 10 ms on a style sheet of a portal."""
    for sign in signs:
        place = text.find(sign)
        while place >= 0:
            yield place
            place = text.find(sign, place + len(sign))


def has_word(text: str, word: str, sign: str) -> bool:
    """Check whether a source has a word, by one of its characters: Python looks for one ten times as fast as for more,
    by the low byte of its number, which is to be that of no frequent letter."""
    before = word.index(sign)
    place = text.find(sign)
    while place >= 0:
        if text.startswith(word, max(0, place - before)):
            return True
        place = text.find(sign, place + 1)
    return False


class _OfElement:
    """A value that the attributes of a block's element tell: all of them are read at the first use of one, and then are
    in the way of this."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, block: Block | None, _owner: type | None = None) -> Any:
        """Read the values; most are never used."""
        if block is None:
            return self
        attributes = block.node.attributes
        if attributes:
            block.name = name = _name(attributes)
            block.own = f"{block.tag} {name}" if name else block.tag
            style = attributes.get("style")
            block.unseen = style is not None and _HIDDEN.search(style) is not None
        else:
            block.name, block.own, block.unseen = "", block.tag, False
        return block.__dict__[self._name]


def _of_element() -> Any:
    return _OfElement()


class Block:
    """A block-level element (or an inline one that holds blocks), with the range of lines inside it.

    No ``__getattr__`` for what is seldom used: with one, each use of any attribute takes five times as long.
    """

    __slots__ = ("__dict__", "_hidden", "depth", "first", "last", "node", "parent", "tag")

    name: str = _of_element()
    """id, class, itemprop, role and data-testid, lower case, separated by spaces."""
    own: str = _of_element()
    """Tag and name."""
    unseen: bool = _of_element()
    """The element itself is styled display:none."""
    shown = False
    """`show` was called."""

    node: LexborNode
    tag: str
    parent: Block | None
    depth: int
    first: int
    """The index of the first line inside."""
    last: int
    """One past the index of the last line inside."""
    _hidden: bool | None

    @classmethod
    def of(cls, node: LexborNode, tag: str, parent: Block | None, first: int) -> Block:
        """Begin a block. The walk over the tree does the same in place: a call takes half of its time."""
        block = cls()
        block.node = node
        block.tag = tag
        block.parent = parent
        block.depth = 0 if parent is None else parent.depth + 1
        block.first = block.last = first
        block._hidden = None
        return block

    @cached_property
    def hint(self) -> str:
        """Tag and name of this element and of the three around it, innermost first, lower case."""
        parts = [self.own]
        block = self.parent
        while block is not None and len(parts) < 4:
            parts.append(block.own)
            block = block.parent
        return " < ".join(parts)

    @property
    def hidden(self) -> bool:
        """The element or one around it is styled display:none."""
        if self._hidden is not None:
            return self._hidden
        unknown: list[Block] = []
        block: Block | None = self
        while block is not None and block._hidden is None:
            unknown.append(block)
            block = block.parent
        hidden = block is not None and bool(block._hidden)
        for inner in reversed(unknown):
            inner._hidden = hidden = hidden or inner.unseen
        return hidden

    def show(self) -> None:
        """Treat the block as visible whatever its style: a button of the page shows it."""
        self._hidden = False
        self.shown = True

    def hide(self) -> None:
        """Take it for unseen, though what it is in is shown."""
        self._hidden = True


class Link(NamedTuple):
    """The part of one ``<a href>`` on a line."""

    text: str
    href: str
    node: LexborNode


class Span:
    """An inline element of a line, other than a link: ``<span class="source">``, ``<strong>``.

    Text and name are read at the first use, as those of a `Block` are: without ``__getattr__``.
    """

    __slots__ = ("__dict__", "_pieces", "node")

    def __init__(self, node: LexborNode, pieces: str | list[str]) -> None:
        self.node = node
        self._pieces = pieces

    @cached_property
    def text(self) -> str:
        """Its text, white space collapsed."""
        pieces = self._pieces
        return squeeze(pieces if isinstance(pieces, str) else "".join(pieces))

    @cached_property
    def name(self) -> str:
        """id, class, itemprop, role and data-testid, lower case, separated by spaces."""
        attributes = self.node.attributes
        return _name(attributes) if attributes else ""

    @property
    def raw(self) -> str:
        """Its text, white space as in the source."""
        pieces = self._pieces
        return pieces if isinstance(pieces, str) else "".join(pieces)

    @property
    def tag(self) -> str:
        """The element's tag."""
        return self.node.tag or ""


class Placed(NamedTuple):
    """An image, a video, a frame or a ``<noscript>``, with its place among the lines."""

    node: LexborNode
    line: int
    """Index of the line that it is in or before; the number of lines at the end of the page."""
    within: bool
    """Text of that line is before it."""
    block: Block | None
    link: LexborNode | None
    """The ``<a>`` around it."""


class Line:
    """One block-level run of the page's visible text, also broken at ``<br>``; white space collapsed.

    Filled in by the walk over the tree: a constructor takes half of its time.
    """

    __slots__ = ("block", "image", "index", "link_chars", "links", "spans", "tag", "text")

    index: int
    text: str
    block: Block
    tag: str
    """The block element's tag."""
    links: list[Link]
    link_chars: int
    """Number of characters of the text that are in links."""
    spans: list[Span]
    image: Block | None
    """The block of the last image on the line, or between the line before and this one."""

    def with_links(self, links: list[Link]) -> Line:
        """Copy the line, with these links in place of its own."""
        line = copy.copy(self)
        line.links, line.link_chars = links, sum([len(link.text) for link in links])
        return line

    def with_text(self, text: str, spans: list[Span]) -> Line:
        """Copy the line, with this text and these elements in place of its own."""
        line = copy.copy(self)
        line.text, line.spans = text, spans
        return line

    @property
    def bold(self) -> bool:
        """The whole line is bold."""
        return any(s.tag in ("strong", "b") and len(s.text) >= len(self.text) for s in self.spans)

    @property
    def node(self) -> LexborNode:
        """The block element around the text."""
        return self.block.node

    @property
    def hint(self) -> str:
        """See `Block.hint`."""
        return self.block.hint

    def __repr__(self) -> str:
        return f"Line({self.index}, {self.text!r}, {self.hint!r})"


def _name(attributes: dict[str, str | None]) -> str:
    get = attributes.get
    identity, classes, item, role, part = get("id"), get("class"), get("itemprop"), get("role"), get("data-testid")
    if identity or item or role or part:
        return " ".join([value for value in (identity, classes, item, role, part) if value])[:200].lower()
    return classes[:200].lower() if classes else ""
