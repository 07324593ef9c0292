"""The walk over a page's tree: flattens it into lines, and collects title, meta data, links and scripts of its head."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.extract.html.link_scripts import SCRIPTED, address_of, is_script, written
from scraper.extract.html.text_model import Block, Line, Link, Placed, Span, squeeze
from scraper.extract.shared.lazy_regex import lazy_regex

_INLINE, _NAMED, _PROMOTED, _BLOCK, _LINK, _TEXT, _SKIP = range(7)
_BREAK, _IMAGE, _SCRIPT, _META, _TITLE, _RULE, _COLLECTED, _MEDIUM = range(7, 15)
"""Actions at a node; children are visited for those up to `_LINK`."""

_COLLECTED_TAGS = ("area", "embed", "object", "select", "style", "template", "textarea")
_ELEMENTS: dict[str, int] = {
    **dict.fromkeys(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main menu nav ol p "
        "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split(),
        _BLOCK,
    ),
    **dict.fromkeys(
        "audio button canvas datalist math noembed noframes option optgroup rp rt svg".split(),
        _SKIP,
    ),
    "br": _BREAK,
    "hr": _BREAK,
    "a": _LINK,
    "img": _IMAGE,
    **dict.fromkeys(("iframe", "noscript", "video"), _MEDIUM),
    "script": _SCRIPT,
    **dict.fromkeys(_COLLECTED_TAGS, _COLLECTED),
    "meta": _META,
    "title": _TITLE,
    "link": _RULE,
    "base": _RULE,
}
"""Element -> action; elements that are not listed are inline."""


def _by_tag_id() -> tuple[tuple[int, ...], tuple[str, ...]]:
    """`_ELEMENTS`, actions and tags, by lexbor's number of the tag, which costs a third of what its name costs; with
    text and comments.

    HTML's tags have the first numbers; an unknown tag has a large one, and is inline.
    """
    tree = LexborHTMLParser("<body>text<!-- comment -->")
    tags = {tree.create_node(tag).tag_id: tag for tag in _ELEMENTS}
    named = {"-text": _TEXT, "-comment": _SKIP}
    nodes = tree.body.iter(include_text=True) if tree.body is not None else ()
    actions = {0: _SKIP, **{number: _ELEMENTS[tag] for number, tag in tags.items()}}
    actions |= {node.tag_id: named[node.tag] for node in nodes if node.tag in named}
    numbers = range(max(actions) + 1)
    return tuple([actions.get(number, _INLINE) for number in numbers]), tuple([tags.get(n, "") for n in numbers])


_ACTIONS, _TAGS = _by_tag_id()
_ICON = LexborHTMLParser("<i>").create_node("i").tag_id
"""An empty <i> is drawn as an icon, and keeps what is before it apart from what comes after it."""
_TIME = LexborHTMLParser("<time>").create_node("time").tag_id
"""What a <time> holds is apart from what it touches: 瀏覽數<b>98</b><time>2026/01/31</time>."""
_LAST_TAG = len(_ACTIONS)
"""One past the largest tag number in `_ACTIONS`."""

_SHIFT, _PIECES = 24, (1 << 24) - 1
"""The start of an inline element is stored as one number: the line, shifted, and the piece of its text."""

_LONGEST_DATE = 200
_WRITTEN_DAY = lazy_regex(r"\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
"""A script that writes a day, and what it writes: ``document.write(formatDate("2024-05-02 14:30"))``."""
_LONGEST_TITLE = 2_000
"""Maximum number of characters of a title that are read: every line of the page is searched for in it."""

SECOND_DESCRIPTION = "description, second"
"""The key of a page's second description: the first may be the site's, on every page of it."""

FURTHER = "further"
"""The word before the name of a meta element, in the key of what others of the name say: each has one author."""
_WRITERS, _MOST_WRITERS = ("author", "creator"), 150

_BUTTONS = frozenset(
    "放大图片 放大圖片 点击放大 點擊放大 點圖放大 查看大图 查看大圖 点击查看大图 點擊查看大圖 查看原图 查看原圖".split()
)
"""Lines of their own between an image and what is below it."""

_NO_LINKS: list[Link] = []
_NO_SPANS: list[Span] = []
"""Shared by most lines, which have none."""

_new = tuple.__new__
"""Creates a named tuple in half the time."""

_META_KEYS = ("name", "property", "itemprop", "http-equiv")
_MAX_NAMED = 8
"""Nested inline elements that become spans: each reads its text again."""


class Walk:
    """A walk without recursion, for trees as deep as `scraper.extract.html.markup_limits` allows."""

    def __init__(self) -> None:
        self.title = ""
        self.meta: dict[str, str] = {}
        self.rel: dict[str, str] = {}
        self.scripts: list[LexborNode] = []
        self.script_texts: list[str] = []
        self.elements: dict[str, list[LexborNode]] = {tag: [] for tag in _COLLECTED_TAGS}
        self.media: list[Placed] = []
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.buffer: list[str] = []
        self.links: list[Link] = []
        self.spans: list[Span] = []
        self.image: Block | None = None
        self.link: LexborNode | None = None
        self.link_href = ""
        self.link_start = 0
        self.link_chars = 0
        self.linked = ""
        self.linked_pieces = 0

    def _note(self, words: list[str], content: str, *, several: bool) -> None:
        """Keep what a meta element says under its name; microdata may give it several (datePublished dateCreated)."""
        for name in words if several else ("".join(words),):
            if name == "description" and name in self.meta:
                name = SECOND_DESCRIPTION
            elif name.endswith(_WRITERS) and self.meta.get(name):
                further = f"{FURTHER} {name}"
                self.meta[further] = f"{self.meta.get(further, '')}; {content}".strip("; ")[:_MOST_WRITERS]
            self.meta.setdefault(name, content.strip()[: _LONGEST_TITLE if name == "og:title" else None])

    def run(self, root: LexborNode) -> None:
        """Visit every node in document order; ``open_`` holds the open elements: node, action, start (see `_SHIFT`).

        One function for speed: opening and closing blocks and spans in functions of their own is 42,000 calls on 40
        pages, 1 % of the time to parse them.
        """
        open_: list[tuple[LexborNode, int, int]] = []
        actions, tags, last_tag, blocks, lines, buffer = (
            _ACTIONS,
            _TAGS,
            _LAST_TAG,
            self.blocks,
            self.lines,
            self.buffer,
        )
        node = root
        named = 0
        while True:
            tag = node.tag_id
            action = actions[tag] if tag < last_tag else _INLINE
            if action == _TEXT:
                if buffer or not node.is_empty_text_node:
                    text = node.text_content
                    if text and (buffer or not text.isspace()):
                        buffer.append(text)
            elif action <= _LINK:
                child = node.first_child
                opened = 0
                if action == _BLOCK:
                    if buffer:
                        self.flush()
                    if open_ and open_[-1][1] != _BLOCK:
                        self.promote(open_)
                    around = self.block
                    block = Block()  # `Block.of`, in place
                    block.node = node
                    block.tag = tags[tag]
                    block.parent = around
                    block.depth = 0 if around is None else around.depth + 1
                    block.first = block.last = len(lines)
                    block._hidden = None
                    blocks.append(block)
                    if child is not None:
                        self.block = block
                elif child is None:
                    if tag == _ICON and buffer:
                        buffer.append(" ")
                elif action == _LINK:
                    self.open_link(node)
                elif named < _MAX_NAMED:
                    if tag == _TIME and buffer:
                        buffer.append(" ")
                    action, opened = _NAMED, len(lines) << _SHIFT | len(buffer)
                    named += 1
                if child is not None:
                    open_.append((node, action, opened))
                    node = child
                    continue
            elif action != _SKIP:
                self.leaf(node, action)
            following = node.next
            while following is None:
                if not open_:
                    self.flush()
                    return
                node, action, opened = open_.pop()
                if action == _NAMED:
                    named -= 1
                    start = opened & _PIECES if opened >> _SHIFT == len(lines) else 0
                    if start < len(buffer):
                        self.spans.append(Span(node, buffer[start] if start + 1 == len(buffer) else buffer[start:]))
                elif action == _LINK:
                    self.cut_link()
                    self.link = None
                elif action != _INLINE:
                    if buffer:
                        self.flush()
                    closed: Block = self.block  # type: ignore[assignment]
                    closed.last = len(lines)
                    self.block = closed.parent
                    if action == _PROMOTED:
                        named -= opened
                following = node.next
            node = following

    def promote(self, open_: list[tuple[LexborNode, int, int]]) -> None:
        """Turn the inline elements around a block into blocks: ``<span id="content"><p>``."""
        start = len(open_)
        while start and open_[start - 1][1] in (_INLINE, _NAMED):
            start -= 1
        for index in range(start, len(open_)):
            node, action, _ = open_[index]
            self.block = block = Block.of(node, node.tag or "", self.block, len(self.lines))
            self.blocks.append(block)
            open_[index] = (node, _PROMOTED, int(action == _NAMED))

    def open_link(self, node: LexborNode) -> None:
        """Begin a link, of a script's address where the ``href`` is not an address."""
        try:  # nearly all links have one: `get`, or all attributes, take twice the time
            href = (node.attrs["href"] or "").strip()
        except KeyError:
            href = ""
        if not href or (href[0] in SCRIPTED and is_script(href)):
            href = address_of(node.attributes) or href
        self.link = node if href else None
        self.link_href = href
        self.link_start = len(self.buffer)

    def cut_link(self) -> None:
        """Add the open link's part of the current line to the line's links."""
        start, self.link_start = self.link_start, 0
        if self.link is None:
            return
        buffer = self.buffer
        pieces = len(buffer) - start
        if pieces and (text := squeeze(buffer[start] if pieces == 1 else "".join(buffer[start:]))):
            self.links.append(_new(Link, (text, self.link_href, self.link)))
            self.link_chars += len(text)
            if not start:
                self.linked, self.linked_pieces = text, pieces

    def flush(self) -> None:
        """End the line."""
        if self.link is not None:
            self.cut_link()
        if self.buffer:
            buffer = self.buffer
            pieces = len(buffer)
            if pieces == self.linked_pieces:  # the line is one link
                text = self.linked
            else:
                text = squeeze(buffer[0] if pieces == 1 else "".join(buffer))
            self.linked_pieces = 0
            buffer.clear()
            if text and self.block is not None:
                line, lines = Line(), self.lines
                line.index = len(lines)
                line.text = text
                line.block = block = self.block
                line.tag = block.tag
                line.links = self.links or _NO_LINKS
                line.link_chars = self.link_chars
                line.spans = self.spans or _NO_SPANS
                line.image = self.image
                lines.append(line)
                if self.image is not None and text not in _BUTTONS:
                    self.image = None
        if self.links:
            self.links = []
            self.link_chars = 0
        if self.spans:
            self.spans = []

    def leaf(self, node: LexborNode, action: int) -> None:
        """Process an element whose children hold no text of the page."""
        if action == _BREAK:
            self.flush()
        elif action == _IMAGE:
            self.image = block = self.block
            self.media.append(_new(Placed, (node, len(self.lines), bool(self.buffer), block, self.link)))
        elif action == _SCRIPT:
            source = node.text()
            self.scripts.append(node)
            self.script_texts.append(source)
            if self.link is not None and (text := written(source)):
                self.buffer.append(text)
            elif (
                len(source) < _LONGEST_DATE
                and "document.write" in source
                and _WRITTEN_DAY.match(day := written(source))
            ):
                self.buffer.append(day)
        elif action == _MEDIUM:
            self.media.append(_new(Placed, (node, len(self.lines), bool(self.buffer), self.block, self.link)))
        elif action == _COLLECTED:
            self.elements[node.tag or ""].append(node)
        elif action == _META:
            attributes = node.attributes
            content = attributes.get("content")
            if content:
                for key in _META_KEYS:
                    if name := attributes.get(key):
                        self._note(name.lower().split(), content, several=key == "itemprop")
        elif action == _TITLE:
            self.title = self.title or squeeze(node.text()[: 4 * _LONGEST_TITLE])[:_LONGEST_TITLE]
        elif action == _RULE:
            attributes = node.attributes
            href, rel = attributes.get("href"), attributes.get("rel") or (node.tag if node.tag == "base" else None)
            if href and rel:
                self.rel.setdefault(rel.strip().lower(), href.strip())
