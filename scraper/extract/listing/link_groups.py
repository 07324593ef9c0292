"""Grouping of a page's links into lists: links of one kind make entries, entries make a column.

A kind is a path of tags. The entry of a link is the largest block that holds no other link of its kind, the column is
the block around. Every step is linear in the number of links and blocks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from scraper.extract.document import HEADINGS, Block, Document, Line
from scraper.extract.listing.headline_links import Run, RunReader, is_date

_MAX_ENTRY_LINES = 40
"""Maximum number of lines of an entry, save a whole post: a larger block only happens to be around a link of a rare
kind."""

_MAX_BETWEEN = 6
"""Maximum number of lines that may belong to an entry whose block holds its headline alone."""

_MOST_LABEL, _REPEATED = 12, 3
"""Weight of the longest label that is a link, and how often it is on a page."""

_MOST_NAME, _HEADLINE, _MOST_CELLS = 6, 12, 5
"""Mean weight of names (of companies, of persons), of headlines beside them, and links in one row of a table."""

_MOST_ALIKE = 3
"""Maximum number of links that look like articles' for each other one of the list that does not."""

_FAR = 1 << 60

HEADLINE = 9
"""Mean weight of headlines; names of persons and places are shorter."""


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
    named: bool = False
    """It is aside only because of a name, which its label, its texts and its place do not confirm."""
    show: bool = False
    """It is a showcase: moving pictures, films."""
    lead: bool = False
    """It is a showcase only because pictures are much of a place for leads."""
    score: float = 0.0
    """Weighed characters of headline, see `Listing.score <scraper.extract.listing.main_listing.Listing>`."""

    def is_of_stories(self, least: float = HEADLINE) -> bool:
        """Test for headlines of this mean weight, nearly all of which lead to articles."""
        return self.articles >= 0.9 and self.mean >= least


def columns(doc: Document, lines: list[Line]) -> list[Column]:
    """The lists in these lines of the page."""
    reader = RunReader(doc)
    groups = reader.read(lines)
    if not groups:
        return []
    by_block: dict[Block, Column] = {}
    owners: dict[Block, Run] = {}
    means = {group[0].kind: sum([run.weight for run in group]) / len(group) for group in groups}
    groups = [rest for group in groups if (rest := _without_labels(group))]
    _find_roots(groups, reader.twins)
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
        column.runs = _without_part_labels(column.runs)
        column.runs.sort(key=lambda run: run.first)
        _delimit(column, doc.lines)
    return lists


def _find_roots(groups: list[list[Run]], twins: Mapping[int, int]) -> None:
    """Fill in the entry of every run: up to the runs of its kind before and after it, or of any kind if it is alone.

    A few links among others at the same places whose addresses look otherwise are of their kind, if a date or a teaser
    is beside them.
    """
    everything = _Edges([run for group in groups for run in group])
    for group in groups:
        if len(group) == 1:
            group[0].root = _root(group[0], *everything.around(group[0]))
            continue
        for index, run in enumerate(group):
            before = group[index - 1].last if index else -1
            run.root = _root(run, before, group[index + 1].first if index + 1 < len(group) else _FAR)
    by_kind = {group[0].kind: group for group in groups} if twins else {}
    for group in groups if twins else ():
        twin = by_kind.get(twins.get(group[0].kind, 0), [])
        if len(twin) >= _MOST_ALIKE * len(group):
            lists = {run.root.parent for run in twin if run.root is not None}
            alike = _Edges(twin + group)
            for run in group:
                root = _root(run, *alike.around(run))
                if root is not None and root.last - root.first > 1 and root.parent in lists:
                    run.root = root


class _Edges:
    """The first and the last lines of runs, to find those before and after a line."""

    def __init__(self, runs: list[Run]) -> None:
        self._firsts = sorted([run.first for run in runs])
        self._lasts = sorted([run.last for run in runs])

    def around(self, run: Run) -> tuple[int, int]:
        """The last line of the run before, and the first line of the one after."""
        before, after = bisect_left(self._lasts, run.first), bisect_right(self._firsts, run.last)
        return (
            self._lasts[before - 1] if before else -1,
            self._firsts[after] if after < len(self._firsts) else _FAR,
        )


def _root(run: Run, before: int, after: int) -> Block | None:
    """The largest block around a run between two lines; None where there is none."""
    if before >= run.first or after <= run.last:
        return None
    root: Block | None = None
    block: Block | None = run.links[0][0].block
    last = run.last
    while block is not None and block.first > before and block.last <= after:
        if block.last > last and (block.last - block.first <= _MAX_ENTRY_LINES or block.tag == "article"):
            root = block
        block = block.parent
    return root


def _without_labels(group: list[Run]) -> list[Run]:
    """The links of a kind without short ones that repeat: the office or the channel of each row of a table."""
    short = [(run.href, run.links[0][1].text) for run in group if run.weight <= _MOST_LABEL]
    if len(short) < _REPEATED:
        return group
    labels = {label for label, count in Counter(short).items() if count >= _REPEATED}
    rest = [run for run in group if (run.href, run.links[0][1].text) not in labels] if labels else group
    return _without_names(rest) if sum([run.weight <= _MOST_NAME for run in rest]) >= _REPEATED else rest


def _without_part_labels(runs: list[Run]) -> list[Run]:
    """The entries of a column without the labels of parts that hold one entry each, and so seem to be entries."""
    articles = [run for run in runs if run.article]
    labels = len(runs) - len(articles)
    if not articles or not labels or any(run.weight > _MOST_NAME for run in runs if not run.article):
        return runs
    return articles


def _without_names(group: list[Run]) -> list[Run]:
    """The links of a kind without those at a place in their rows where names are, beside a place for headlines."""
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
        heading, other = (rival, run) if first else (run, rival)
        named = other.article and not heading.article and heading.weight <= min(_MOST_LABEL, other.weight)
        return first != named  # the name of a part over its first entry
    return means[rival.kind] >= means[run.kind]


def _may_end_later(run: Run) -> bool:
    """Test for an entry whose root holds its headline alone, or is a row of a table: its teaser may be the next row."""
    root = run.root
    return root is not None and (root.tag == "tr" or (run.begin == run.first and run.end == run.last + 1))


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
    if len(runs) < 2 or not all(_may_end_later(run) for run in runs):
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
