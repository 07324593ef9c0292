"""Links of a page that may be headlines, joined into runs: adjacent links of one kind to one address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scraper.extract.document import HEADINGS, Block, Document, Line, Link
from scraper.extract.listing import address_forms, patterns
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.urls import MAX_LENGTH

_ROW_TAGS = frozenset(("li", "tr", "td", "th", "dd", "dt"))
"""Blocks whose class gives the place of a row (odd, first, active), and not its kind."""

_DIGITS = lazy_regex(r"[\d_-]+")

_PARAGRAPH = 40
"""Characters outside of links that make a line a paragraph: of its links, only one that opens it is a headline."""

_LABEL = 12
"""Number of characters that may be before the link that opens a line: a label, a date."""

_LONGEST_HOME = 60
"""Maximum number of characters of an address of a front page."""

_SEARCHED_CHARS = 2000
"""Number of characters of an address that are searched for the marks of pages that are no articles."""

_SHORT, _MOST_HEADLINE = 9, 40
"""Weight below which a text may be a label over a headline, and the weight of the longest headline."""

_MOST_STOCK = 24
"""Maximum number of characters from which a text is no stock word."""

_LEAST_OF_KIND, _MOST_SHORT = 3, 2
"""Headlines of a kind that short ones may join, and how many longer ones each short one needs."""


@dataclass(slots=True, eq=False)
class Run:
    """Adjacent links of one kind to one address: an entry of a list."""

    href: str
    first: int
    """Index of the first line with such a link."""
    last: int
    """Index of the last one."""
    links: list[tuple[Line, Link]]
    weight: int
    """Weight of the longest text, see `weight`."""
    kind: int
    article: bool
    """The address looks like an article's."""
    root: Block | None = None
    """The entry: the largest block with no other link of the kind; None when the link shares its line or block."""
    begin: int = 0
    """Index of the entry's first line."""
    end: int = 0
    """One past the index of its last line."""

    def add(self, line: Line, link: Link, size: int) -> None:
        """Add another line of its link: the headline below a label, a teaser."""
        self.last = line.index
        self.links.append((line, link))
        self._weigh(size, link.text)

    def join(self, other: Run) -> None:
        """Add links of another kind to the same address, from the same entry."""
        self.links = sorted(self.links + other.links, key=lambda pair: pair[0].index)
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self._weigh(other.weight, max((link.text for _, link in other.links), key=len))

    def _weigh(self, size: int, text: str) -> None:
        """Take the weight of another text into account, unless that is a teaser."""
        if self.weight < _SHORT and size <= _MOST_HEADLINE and not patterns.SENTENCE.search(text):
            self.weight = max(self.weight, size)


def weight(text: str) -> int:
    """Weight of a text: its characters, those of ASCII text counting half."""
    return len(text) // 2 if text.isascii() else len(text)


def is_date(text: str) -> bool:
    """Test for a text that is hardly more than a date."""
    return len(text) < 24 and patterns.DATE.search(text) is not None


def date_at_end(text: str) -> int | None:
    """The place of a whole date at the end of a headline; None where none is, as its last character mostly says.

    A day in words and brackets is a part of it: 文字实录（2025年12月30日）.
    """
    if text[-1:] not in patterns.DATE_ENDS:
        return None
    match = patterns.DATE_AT_END.search(text, max(0, len(text) - patterns.LONGEST_DATE))
    return match.start() if match is not None and not (text[-1] in "）)" and "年" in match[0]) else None


def date_at_start(text: str) -> int:
    """The end of a date that opens a headline, 0 where none does, as its first character mostly says."""
    match = patterns.DATE_AT_START.match(text) if text[:1] in patterns.DATE_BEGINS else None
    return match.end() if match is not None else 0


class RunReader:
    """Reader of the links that may be headlines, joined into runs, by kind."""

    def __init__(self, doc: Document) -> None:
        self.canonical = doc.canonical
        self.articles = re.compile(doc.hints.articles) if doc.hints.articles else None
        self.least = 4 if self.articles is None else 2
        """Weight of the shortest headline."""
        self.kinds: dict[tuple[int, str], int] = {}
        """Kind of the path around and tag (or of a path and ``.class``) -> the kind's number."""
        self.block_kinds: dict[Block, int] = {}
        """Block -> the number of its path of tags."""
        self.last: Run | None = None
        """The run of the link before."""
        self.short: list[tuple[Line, Link, int]] = []
        """Links too short for a headline by themselves, each alone on its line."""
        self.groups: dict[int, list[Run]] = {}
        """Kind -> its runs, in page order."""
        self.twins: dict[int, int] = {}
        """Kind of links that do not look like articles' -> that of those at the same places that do."""
        self.forms: set[str] = set()
        """Forms of addresses that are articles' on this page, see `address_forms`."""

    def read(self, lines: list[Line]) -> list[list[Run]]:
        """The runs of each kind, in page order."""
        weighed = [(line, link, weight(link.text)) for line in lines for link in line.links if link.text]
        if self.articles is None:
            self.forms = address_forms.of_articles(weighed)
        for line, link, size in weighed:
            if len(line.text) - line.link_chars >= _PARAGRAPH and not _opens(line, link):
                continue
            if size >= self.least or _is_short_headline(line, link):
                if self.may_be_headline(link):
                    self.add(line, link, size)
            elif len(line.links) == 1 and patterns.DIGIT.search(link.href[:_SEARCHED_CHARS]):
                self.short.append((line, link, size))
        if self.short and self.articles is None:
            self.add_short_headlines()
        for (path, name), kind in self.kinds.items():
            if path < 0 and (twin := self.kinds.get((-path, name))) in self.groups:
                self.twins[kind] = twin
        return list(self.groups.values())

    def add_short_headlines(self) -> None:
        """Add short links to articles, each alone on its line, to the headlines of their kind: 雪."""
        hrefs: set[str] = set()
        added: dict[int, list[Run]] = {}
        for line, link, size in self.short:
            kind = self.kinds.get((self.kind_of(line.block), f".{self.name_of(line.block)}"), 0)
            if len(self.groups.get(kind, ())) < _LEAST_OF_KIND or link.text.isdigit() or not self.is_article(link.href):
                continue
            hrefs = hrefs or {run.href for group in self.groups.values() for run in group}
            if (link.href not in hrefs or line.tag in HEADINGS) and self.may_be_headline(link):
                run = Run(link.href, line.index, line.index, [(line, link)], size, kind, article=True)
                added.setdefault(kind, []).append(run)
        for kind, runs in added.items():
            if _MOST_SHORT * len(runs) <= len(self.groups[kind]):
                self.groups[kind] = sorted(self.groups[kind] + runs, key=lambda run: run.first)

    @staticmethod
    def name_of(block: Block) -> str:
        """The name of a block, as far as links in blocks of another name are of another kind."""
        return "" if block.tag in _ROW_TAGS or not block.name else stem(block.name)

    def is_article(self, href: str) -> bool:
        """Test for an address that looks like an article's, or has the form of articles on this page."""
        return address_forms.is_article(href) or (bool(self.forms) and address_forms.has_form(href, self.forms))

    def may_be_headline(self, link: Link) -> bool:
        """Test a link of some weight by itself: no stock word, no label, no date."""
        text, href, _ = link
        if address_forms.leads_nowhere(href) or len(href) > MAX_LENGTH or href[-4:].lower() in patterns.PICTURE_ENDS:
            return False
        if self.articles is not None:
            return self.articles.search(self.canonical(href) or href) is not None
        if "{{" in text or "{{" in href:  # a template that a script was to fill
            return False
        return not (
            (patterns.NO_ARTICLE.search(href[:_SEARCHED_CHARS].lower()) and not patterns.DOCUMENT.search(href))
            or (len(text) < _MOST_STOCK and patterns.STOCK.fullmatch(text))
        )

    def add(self, line: Line, link: Link, size: int) -> None:
        """Add the link to the run before it if both lead to the same address, else as a new run.

        The lines of one link around a whole entry are one run, whatever blocks they are in.
        """
        href, last = link.href, self.last
        if last is not None and last.href == href and last.links[-1][1].node.mem_id == link.node.mem_id:
            last.add(line, link, size)
            return
        block = line.block
        name = self.name_of(block)
        article = self.articles is not None or self.is_article(href)
        if not article and len(href) <= _LONGEST_HOME and patterns.HOME.fullmatch(href):
            return
        path = self.kind_of(block) * (1 if article else -1)  # a row's source or channel is of another kind
        kind = self.kinds.setdefault((path, f".{name}"), len(self.kinds) + 1)
        group = self.groups.setdefault(kind, [])
        if group and group[-1].href == href:
            self.last = last = group[-1]
            last.last = line.index
            last.links.append((line, link))
            last.weight = max(last.weight, size)
        else:
            self.last = last = Run(href, line.index, line.index, [(line, link)], size, kind, article)
            group.append(last)

    def kind_of(self, block: Block) -> int:
        """The number of a block's path of tags."""
        numbers, kinds = self.block_kinds, self.kinds
        kind = numbers.get(block)
        if kind is not None:
            return kind
        path = [block]
        around = block.parent
        while around is not None and (kind := numbers.get(around)) is None:
            path.append(around)
            around = around.parent
        kind = kind or 0
        for inner in reversed(path):
            numbers[inner] = kind = kinds.setdefault((kind, inner.tag), len(kinds) + 1)
        return kind


def _opens(line: Line, link: Link) -> bool:
    """Test for a link that opens its line, or follows a label there."""
    return line.text.find(link.text, 0, len(link.text) + _LABEL) >= 0


def _is_short_headline(line: Line, link: Link) -> bool:
    """Test for a headline of a few characters, as poems and essays have them: an article's, with the day beside it."""
    rest = len(line.text) - len(link.text)
    if not _DAY <= rest <= _BESIDE or len(line.links) > 1 or not link.text.strip() or link.text.isascii():
        return False
    dated = patterns.DATE.search(line.text.replace(link.text, " ", 1)) is not None
    return dated and address_forms.is_article(link.href)


_DAY, _BESIDE = 4, 40
"""Number of characters beside a short headline: of the shortest day; of the day, an author and a source."""


@lru_cache(maxsize=512)
def stem(name: str) -> str:
    """The first word of a block's name, without its numbers."""
    return _DIGITS.sub("", name.split(" ", 1)[0])
