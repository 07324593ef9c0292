"""Grouping of a page's links into lists: links of one kind make entries, entries make a column.

A kind is a path of tags. The entry of a link is the largest block that holds no other link of its kind, the column is
the block around. Every step is linear in the number of links and blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from scraper.extract.document import HEADINGS, Block, Document, Line, Link
from scraper.extract.listing import patterns
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.urls import MAX_LENGTH

_ROW_TAGS = frozenset(("li", "tr", "td", "th", "dd", "dt"))
"""Blocks whose class gives the place of a row (odd, first, active), and not its kind."""

_DIGITS = lazy_regex(r"[\d_-]+")

_PARAGRAPH = 40
"""Characters outside of links that make a line a paragraph: of its links, only one that opens it is a headline."""

_LABEL = 12
"""Characters that may stand before the link that opens a line: a label, a date."""

_LONGEST_SCHEME = 11
"""Characters of the longest beginning of an address that leads nowhere."""

_SEARCHED_CHARS = 2000
"""Characters of an address that are searched for the marks of pages that are no articles."""

_MAX_ENTRY_LINES = 40
"""Lines of the largest entry: a larger block only happens to be around a link of a rare kind."""

_MAX_BETWEEN = 6
"""Lines that may belong to an entry whose block holds its headline alone."""

_SHORT, _MOST_HEADLINE = 9, 40
"""Weight below which a text may be a label over a headline, and the weight of the longest headline."""

_MOST_LABEL, _REPEATED = 12, 3
"""Weight of the longest label that is a link, and how often it stands on a page."""

_MOST_NAME, _HEADLINE, _MOST_CELLS = 6, 12, 5
"""Mean weight of names (of companies, of persons), of headlines beside them, and links in one row of a table."""

_FAR = 1 << 60


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


@dataclass(slots=True, eq=False)
class Column:
    """The entries in one block, in page order, and their score (see `main_listing`)."""

    block: Block
    runs: list[Run] = field(default_factory=list)
    mean: float = 0.0
    """Mean weight of the headlines."""
    articles: float = 0.0
    """Share of addresses that look like an article's."""
    rich: float = 0.0
    """Share of entries with a date or a teaser."""
    teasers: float = 0.0
    """Share of entries with a teaser."""
    aside: bool = False
    """It is in a ranking, a menu, a footer."""
    chosen: bool = False
    """It is aside only because its name is that of a choice of stories: hot, recommend."""
    show: bool = False
    """It is a showcase: moving pictures, films."""
    score: float = 0.0
    """Weighed characters of headline, see `Listing.score <scraper.extract.listing.main_listing.Listing>`."""


def weight(text: str) -> int:
    """Weight of a text: its characters, those of ASCII text counting half."""
    return len(text) // 2 if text.isascii() else len(text)


def is_article(href: str) -> bool:
    """Test for an address that looks like an article's."""
    path = (href.partition("://")[2].partition("/")[2] if "://" in href[:8] else href)[:300]
    lower = path.lower()
    if patterns.NUMBERED.search(path) is None:
        numbered = patterns.DIGIT.search(path) is not None and patterns.ARTICLE.search(lower) is not None
        if not numbered and ("-" not in path or patterns.WORDED.search(lower) is None):
            return False
    return patterns.CHANNEL.search(lower) is None


def is_date(text: str) -> bool:
    """Test for a text that is hardly more than a date."""
    return len(text) < 24 and patterns.DATE.search(text) is not None


def date_at_end(text: str) -> int | None:
    """The place of a whole date at the end of a headline; None where none is, as its last character mostly says."""
    if text[-1:] not in patterns.DATE_ENDS:
        return None
    match = patterns.DATE_AT_END.search(text, max(0, len(text) - patterns.LONGEST_DATE))
    return match.start() if match is not None else None


def date_at_start(text: str) -> int:
    """The end of a date that opens a headline, 0 where none does, as its first character mostly says."""
    match = patterns.DATE_AT_START.match(text) if text[:1] in patterns.DATE_BEGINS else None
    return match.end() if match is not None else 0


def columns(doc: Document, lines: list[Line]) -> list[Column]:
    """The lists in these lines of the page."""
    groups = _RunReader(doc).read(lines)
    by_block: dict[Block, Column] = {}
    owners: dict[Block, Run] = {}
    means = {group[0].kind: sum([run.weight for run in group]) / len(group) for group in groups}
    groups = [rest for group in groups if (rest := _without_labels(group))]
    _find_roots(groups)
    for group in groups:
        for run in group:
            root = run.root
            if root is None:
                around = run.links[0][0].block
            else:
                around = root.parent or root
                rival = owners.get(root)
                if rival is not None:
                    if rival.href == run.href:
                        rival.join(run)
                        continue
                    if _better(rival, run, means):
                        continue
                    by_block[around].runs.remove(rival)
                owners[root] = run
            column = by_block.get(around)
            if column is None:
                by_block[around] = column = Column(around)
            column.runs.append(run)
    lists = [column for column in by_block.values() if column.runs]
    for column in lists:
        column.runs.sort(key=lambda run: run.first)
        _delimit(column, doc.lines)
    return lists


class _RunReader:
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
        self.groups: dict[int, list[Run]] = {}
        """Kind -> its runs, in page order."""

    def read(self, lines: list[Line]) -> list[list[Run]]:
        """The runs of each kind, in page order."""
        for line in lines:
            links = line.links
            if not links:
                continue
            if len(line.text) - line.link_chars >= _PARAGRAPH:
                links = [link for link in links if line.text.find(link.text, 0, len(link.text) + _LABEL) >= 0]
            for link in links:
                size = weight(link.text)
                if (size >= self.least or _is_short_headline(line, link)) and self.may_be_headline(link):
                    self.add(line, link, size)
        return list(self.groups.values())

    def may_be_headline(self, link: Link) -> bool:
        """Test a link of some weight by itself: no stock word, no label, no date."""
        text, href, _ = link
        if len(href) > MAX_LENGTH or href[:_LONGEST_SCHEME].lower().startswith(patterns.NO_ADDRESS):
            return False
        if self.articles is not None:
            return self.articles.search(self.canonical(href) or href) is not None
        if "{{" in text or "{{" in href:  # a template that a script was to fill
            return False
        return not (
            patterns.NO_ARTICLE.search(href[:_SEARCHED_CHARS].lower())
            or (len(text) < 20 and patterns.STOCK.fullmatch(text))
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
        name = "" if block.tag in _ROW_TAGS or not block.name else _stem(block.name)
        article = self.articles is not None or is_article(href)
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


def _is_short_headline(line: Line, link: Link) -> bool:
    """Test for a headline of a few characters, as poems and essays have them: an article's, with the day beside it."""
    rest = len(line.text) - len(link.text)
    if not _DAY <= rest <= _BESIDE or len(line.links) > 1 or not link.text.strip() or link.text.isascii():
        return False
    return patterns.DATE.search(line.text.replace(link.text, " ", 1)) is not None and is_article(link.href)


_DAY, _BESIDE = 4, 40
"""Characters beside a short headline: of the shortest day; of the day, an author and a source."""


@lru_cache(maxsize=512)
def _stem(name: str) -> str:
    """The first word of a block's name, without its numbers."""
    return _DIGITS.sub("", name.split(" ", 1)[0])


def _find_roots(groups: list[list[Run]]) -> None:
    """Fill in the entry of every run: up to the runs of its kind before and after it, or of any kind if it is alone."""
    firsts = sorted([run.first for group in groups for run in group])
    lasts = sorted([run.last for group in groups for run in group])
    for group in groups:
        for index, run in enumerate(group):
            before = group[index - 1].last if index else -1
            after = group[index + 1].first if index + 1 < len(group) else _FAR
            if len(group) == 1:
                place = bisect_left(lasts, run.first)
                before = lasts[place - 1] if place else -1
                place = bisect_right(firsts, run.last)
                after = firsts[place] if place < len(firsts) else _FAR
            run.root = _root(run, before, after)


def _root(run: Run, before: int, after: int) -> Block | None:
    """The largest block around a run between two lines; None where there is none."""
    if before >= run.first or after <= run.last:
        return None
    root: Block | None = None
    block: Block | None = run.links[0][0].block
    last = run.last
    end = min(after, last + _MAX_ENTRY_LINES)
    while block is not None and block.first > before and block.last <= end:
        if block.last > last and block.last - block.first <= _MAX_ENTRY_LINES:
            root = block
        block = block.parent
    return root


def _without_labels(group: list[Run]) -> list[Run]:
    """The links of a kind without short ones that repeat: the office or the channel of each row of a table."""
    short = Counter([(run.href, run.links[0][1].text) for run in group if run.weight <= _MOST_LABEL])
    labels = {label for label, count in short.items() if count >= _REPEATED}
    rest = [run for run in group if (run.href, run.links[0][1].text) not in labels] if labels else group
    return _without_names(rest) if sum([run.weight <= _MOST_NAME for run in rest]) >= _REPEATED else rest


def _without_names(group: list[Run]) -> list[Run]:
    """The links of a kind without those at a place in their rows where names stand, beside a place for headlines."""
    rows: dict[int, list[Run]] = {}
    for run in group:
        around = run.links[0][0].block.parent
        rows.setdefault(id(around), []).append(run)
    several = [row for row in rows.values() if 1 < len(row) <= _MOST_CELLS]
    if len(several) < _REPEATED:
        return group
    weights: dict[int, list[int]] = {}
    for row in several:
        for place, run in enumerate(row):
            weights.setdefault(place, []).append(run.weight)
    means = {place: sum(row) / len(row) for place, row in weights.items()}
    if max(means.values()) < _HEADLINE:
        return group
    names = {id(run) for row in several for place, run in enumerate(row) if means[place] <= _MOST_NAME}
    return [run for run in group if id(run) not in names]


def _better(rival: Run, run: Run, means: dict[int, float]) -> bool:
    """Compare two links of one entry: the first is rather the headline than the second."""
    first, second = (r.links[0][0].tag in HEADINGS for r in (rival, run))
    if first != second:
        return first
    return means[rival.kind] >= means[run.kind]


def _delimit(column: Column, lines: list[Line]) -> None:
    """Fill in the first and last line of each entry.

    They are those of its root. Where the roots hold their headlines alone, teaser and date are between them
    (``<h3><a>…</a></h3><p>…</p><h3>``): the lines after a headline belong to it, unless the first one follows a date.
    """
    runs, block = column.runs, column.block
    for run, after in zip(runs, [*(run.first for run in runs[1:]), block.last], strict=True):
        if run.root is not None:
            run.begin, run.end = run.root.first, run.root.last
        else:
            run.begin, run.end = run.first, max(run.last + 1, min(after, run.last + _MAX_BETWEEN))
    if len(runs) < 2 or not all(r.root is not None and r.begin == r.first and r.end == r.last + 1 for r in runs):
        return
    gap = min([after.begin - run.end for run, after in pairwise(runs)])
    if not 0 < gap <= _MAX_BETWEEN:
        return
    before = runs[0].begin - gap
    leading = before >= block.first and runs[-1].end + gap > block.last and is_date(lines[before].text)
    for run in runs:
        if leading:
            run.begin -= gap
        else:
            run.end = min(run.end + gap, block.last)
