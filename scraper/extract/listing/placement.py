"""Placement of lists on a page: in a ranking or a menu, in a second column, among prose, under a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from scraper.extract.document import Block, Document, Line
from scraper.extract.listing import patterns
from scraper.extract.listing.headline_links import stem
from scraper.extract.listing.link_groups import Column

_MOST = 0.75
"""Share of the page's headlines: the name of a block with more of them does not classify the lists in it."""

_HALF = 0.5
"""Share of the page's headlines: a block with more of them is no second column, nor classified by its class name."""

_FEW = 60
"""Number of characters of headline: where a page has fewer, its footer may hold most of them, and its name counts."""

_PARAGRAPH = 30
"""Characters outside of links that make a line prose."""

_INTRODUCTION = 200
"""Number of characters of prose from which the links of a part belong to its text (a topic's introduction)."""

_LIST = 4
"""Number of links to articles that make a list."""

_DATED = 0.8
"""Share of entries with a date or a teaser from which a list is no list of captions, whatever its label says."""

_LONGEST_TAB, _MOST_TABS = 8, 6
"""Maximum number of characters of a label of a tab, and the tabs of one list beside its first."""

_NEAR = 6
"""Number of levels from a list up to the part of the page that holds its leads, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """Classification of a block by its own name and the names of those around it."""

    aside: bool = False
    """A ranking, a menu, a footer."""
    show: bool = False
    """A showcase of pictures or films."""
    second: bool = False
    """A second column."""
    perhaps: bool = False
    """Aside if it is the smaller part of the page."""
    menu: bool = False
    """Aside if it is the smaller part of the page and its entries are short, or lead to channels."""
    beside: bool = False
    """Aside unless its entries have dates or teasers."""
    advertised: bool = False
    """Aside if pictures are most of it."""
    lead: bool = False
    """A showcase if pictures are much of it."""
    among: Block | None = None
    """The showcase around it that is full of pictures."""
    chosen: bool = False
    """As ``beside`` if it is the smaller part of the page, save for leads of the main list."""


def prose(line: Line) -> int:
    """Characters of a paragraph outside of its links, 0 for a line too short to be one."""
    size = len(line.text) - line.link_chars
    return size if size >= _PARAGRAPH else 0


def is_of_menu(column: Column) -> bool:
    """Test for the channels of a menu, however much of the page they are: a list is for a script to fill."""
    around: Block | None = column.block if column.mean < _CHANNEL and not column.rich else None
    while around is not None:
        if around.tag == "nav" or (around.name and patterns.MENU.search(around.name)):
            return True
        around = around.parent
    return False


_CHANNEL = 7
"""Mean weight below which the best list of a page may be the labels of a menu, which all look like articles."""


class Placement:
    """Placement of the lists of one page; each block is examined once."""

    def __init__(self, doc: Document, columns: list[Column]) -> None:
        self._doc = doc
        self._places: dict[Block, Place] = {}
        self._second: dict[Block, list[Block]] = {}
        self._children: dict[Block, list[Block]] | None = None
        headlines, entries = [0] * len(doc.lines), [0] * len(doc.lines)
        for column in columns:
            for run in column.runs:
                if run.article:
                    headlines[run.first] += min(run.weight, 30)
                    entries[run.first] += 1
        self._headlines = _running_sums(headlines)
        self._entries = _running_sums(entries)
        self._pictured: dict[Block, bool] = {}
        self._pictures: dict[Block, set[str | None]] = {}
        self._prose: list[int] | None = None

    def of(self, block: Block) -> Place:
        """The place of a block, by the names from it up to the block that holds nearly all of the page's headlines."""
        path = []
        around: Block | None = block
        while around is not None and around not in self._places and self._share(around) < _MOST:
            path.append(around)
            around = around.parent
        place = self._places.get(around, _NOWHERE) if around is not None else _NOWHERE
        for inner in reversed(path):
            own = _named(inner.name if "hidden" not in inner.name else _name_of_pane(inner))
            if own is _NOWHERE and inner.tag not in patterns.ASIDE_TAGS:
                self._places[inner] = place
                continue
            smaller = self._share(inner) < _HALF
            place = Place(
                place.aside
                or own.aside
                or inner.tag in patterns.ASIDE_TAGS
                or (own.perhaps and smaller)
                or (own.advertised and (self._entries_in(inner) < _LIST or self.pictured(inner))),
                place.show or (own.show and smaller),
                place.second or (own.second and smaller),
                menu=place.menu or (own.menu and smaller),
                beside=place.beside or own.beside,
                chosen=place.chosen or (own.chosen and smaller),
                among=(inner if self.pictured(inner) else None) if own.lead and smaller else place.among,
            )
            self._places[inner] = place
        return place

    def pictured(self, block: Block) -> bool:
        """Test for a block with many pictures: one for every two articles, and more than a logo."""
        if block not in self._pictured:
            least = max(2, self._entries_in(block) / 2)
            self._pictured[block] = len(block.node.css("img, video, iframe")) >= least
        return self._pictured[block]

    def is_caption(self, column: Column, show: Block) -> bool:
        """Test for a list of a showcase's captions: it is short, holds pictures, or has the pictures' addresses."""
        if len(column.runs) < _LIST or self.pictured(column.block):
            return True
        if show not in self._pictures:
            anchors = show.node.css("a[href]")
            self._pictures[show] = {a.attributes.get("href") for a in anchors if a.css_first("img") is not None}
        links = self._pictures[show]
        return 2 * sum(run.href in links for run in column.runs) >= len(column.runs)

    def _entries_in(self, block: Block) -> int:
        """Number of links to articles in the block."""
        return self._entries[block.last] - self._entries[block.first]

    def labelled_aside(self, column: Column) -> bool:
        """Test for a label over the list that names it as a secondary one: 热点排行, 相关新闻."""
        first = column.runs[0].begin
        label = self._doc.lines[first - 1] if first else None
        if label is not None and first > 1 and label.links and patterns.MORE.match(label.text):
            label = self._doc.lines[first - 2]
        if label is None or len(label.text) > 10 or len(label.links) > 1:
            return False
        if patterns.MEDIA_LABEL.search(label.text) is not None:
            return column.rich < _DATED
        return patterns.ASIDE_LABEL.search(self._first_tab(label).text) is not None

    def _first_tab(self, label: Line) -> Line:
        """The first of several labels side by side, this one the last: of tabs, that of the list below."""
        first, kind = label, (label.tag, stem(label.block.name))
        for before in reversed(self._doc.lines[max(0, label.index - _MOST_TABS) : label.index]):
            if len(before.text) > _LONGEST_TAB or (before.tag, stem(before.block.name)) != kind:
                break
            if before.block is not label.block and before.block.parent is not label.block.parent:
                break
            first = before
        return first

    def shared(self, other: Block, main: Block) -> bool:
        """Test for a block in the main list's own part of the page: not in another column, not in prose."""
        if self.within(main, other):
            around = other
        else:
            top = other
            while top.parent is not None and not self.within(main, top.parent):
                if _named(top.name).second:
                    return False
                top = top.parent
            if top.parent is None or _named(top.name).second or self._prose_in(top) >= _INTRODUCTION:
                return False
            around = top.parent
        if main.depth - around.depth > _NEAR:
            return False
        return not any(not self.within(main, column) for column in self._second_columns(around))

    def in_second_column(self, other: Block, main: Block) -> bool:
        """Test for a block in a part of the page that is named as a second column and does not hold the main list."""
        return any(place.second for place in self._places_beside(other, main))

    def is_beside(self, other: Block, main: Block) -> bool:
        """Test for a block in any part named as a secondary one, however large, that does not hold the main list."""
        return any(place.second or place.beside or place.aside for place in self._places_beside(other, main))

    def _places_beside(self, other: Block, main: Block) -> Iterator[Place]:
        """Yield what the names of the blocks say from one up to below that around the main list."""
        top: Block | None = other
        while top is not None and not self.within(main, top):
            yield _named(top.name)
            top = top.parent

    @staticmethod
    def within(block: Block, part: Block) -> bool:
        """Test for a block in another, or the same block."""
        return part.first <= block.first and block.last <= part.last and block.depth >= part.depth

    def _share(self, block: Block) -> float:
        """Share of the page's headlines in the block, from 0 to 1."""
        sums = self._headlines
        return (sums[block.last] - sums[block.first]) / sums[-1] if sums[-1] >= _FEW else 0.0

    def _prose_in(self, block: Block) -> int:
        """Characters of prose in the block."""
        if self._prose is None:
            self._prose = _running_sums([prose(line) for line in self._doc.lines])
        return self._prose[block.last] - self._prose[block.first]

    def _second_columns(self, parent: Block) -> list[Block]:
        """The blocks directly in a block that are named as a second column."""
        if self._children is None:
            self._children = {}
            for block in self._doc.blocks:
                if block.parent is not None:
                    self._children.setdefault(block.parent, []).append(block)
        if parent not in self._second:
            self._second[parent] = [b for b in self._children.get(parent, ()) if _named(b.name).second]
        return self._second[parent]


def _name_of_pane(block: Block) -> str:
    """The name of a block, without what hides it where it is the pane of a tab: one before it is shown that has a name
    in common with it, or both are lists without one."""
    names = {name for name in block.name.split() if not name.endswith("hidden")}
    node = block.node.prev
    for _ in range(_MOST_BEFORE):
        if node is None:
            break
        if node.tag == block.tag:
            others = (node.attributes.get("class") or "").lower()
            alike = not names.isdisjoint(others.split()) or (block.tag in _LISTS and not names and not others)
            if alike and "hidden" not in others:
                return " ".join(sorted(names))
        node = node.prev
    return block.name


_MOST_BEFORE = 14
"""Elements and texts between a pane and the one that is shown, at most."""
_LISTS = frozenset(("ul", "ol", "dl"))


def _running_sums(values: list[int]) -> list[int]:
    """The sums of all values before each index."""
    return [0, *accumulate(values)]


_NOWHERE = Place()
"""The place of a block whose name says nothing."""


@lru_cache(maxsize=4096)
def _named(name: str) -> Place:
    """Classify a block by its own name alone."""
    place = Place(
        patterns.ASIDE.search(name) is not None,
        patterns.SHOW.search(name) is not None,
        patterns.SECOND.search(name) is not None,
        patterns.ASIDE_PERHAPS.search(name) is not None,
        patterns.MENU.search(name) is not None,
        patterns.ASIDE_UNLESS_DATED.search(name) is not None,
        patterns.ADVERTISEMENT.search(name) is not None,
        patterns.LEAD.search(name) is not None,
        chosen=patterns.CHOSEN.search(name) is not None,
    )
    return place if place != _NOWHERE else _NOWHERE


@lru_cache(maxsize=4096)
def is_advertised(name: str) -> bool:
    """Test the name of a block in a list's entry for that of an advertisement."""
    return patterns.ADVERTISED.search(name) is not None
