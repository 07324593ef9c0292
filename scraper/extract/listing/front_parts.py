"""Parts of a front page that stand beside its main list: parts under labels alike, several short lists, leads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scraper.extract.document import Block, Document
from scraper.extract.listing.headline_links import is_date, stem
from scraper.extract.listing.link_groups import Column
from scraper.extract.listing.placement import Placement
from scraper.extract.shared.lazy_regex import lazy_regex

_MOST_ENTRIES = 12
"""Entries of the main list of a front page, at most: a list page without a pager has rarely fewer."""

_MOST_TEASERS = 0.5
"""Share of the main list's entries with teasers from which the page is the index of a blog, or a channel's stream."""

_SEVERAL, _LEAST_OF_LIST = 3, 3
"""Lists beside the main one that make a front page of the page, and entries of the shortest of them."""

_PAIR, _DATED = 2, 0.9
"""Entries of the shortest part under a label as the main list's, and share of those with a day in any other one."""

_LABEL_CHARS, _LABEL_LEVELS = 12, 5
"""Characters of the longest label over a part, and blocks from a list up to the part that it opens."""

_LEAST_MEAN, _LEAST_LABELLED = 9, 6
"""Mean weight of headlines; of those under a label as the main list's."""

_MOST_LEADS, _MOST_STORIES = 10, 0.6
"""Entries of the longest showcase of leads, and the share that lead to stories, not to what the site announces."""

_LONGEST_PAGER = 200
"""Characters of the longest line of a pager."""

_PAGED = lazy_regex(r"[尾末下][一]?[页頁]|共\s{0,3}\d{1,6}\s{0,3}[页頁]|older posts|next page", re.IGNORECASE)
"""Words of a pager, linked or not."""


def parts(
    doc: Document, placement: Placement, main: Column, chosen: list[Column], others: list[Column]
) -> list[Column]:
    """The lists among the others that are parts of a front page as the chosen ones are; none beside a pager."""
    if main.aside or main.show or main.teasers >= _MOST_TEASERS or len(main.runs) > _MOST_ENTRIES:
        return []
    stories = [column for column in others if column.articles >= 0.9 and column.mean >= _LEAST_LABELLED]
    eligible = [c for c in stories if not c.show and (not c.aside or _is_as_rich(placement, main, c))]
    if not eligible or is_paged(doc):
        return []
    heads = [column for column in eligible if column.mean >= _LEAST_MEAN and _heads(column, chosen)]
    eligible = [column for column in eligible if len(column.runs) >= _PAIR and column not in heads]
    lists = [c for c in eligible if len(c.runs) >= _LEAST_OF_LIST and c.mean >= _LEAST_MEAN]
    if len({column.block.parent for column in lists}) >= _SEVERAL:
        return heads + lists
    lists += [c for c in eligible if len(c.runs) < _LEAST_OF_LIST and c.mean >= _LEAST_MEAN and c.rich >= _DATED]
    lists = [column for column in lists if not placement.in_second_column(column.block, main.block)]
    places = {column.block.parent for column in chosen if len(column.runs) >= _LEAST_OF_LIST}
    if lists and len(places | {column.block.parent for column in lists}) > _SEVERAL:
        return heads + lists
    over = _label(doc, main.block)
    if over is None:
        return heads
    labels = [(column, _label(doc, column.block)) for column in eligible]
    return heads + [column for column, label in labels if label is not None and _are_alike(label, over)]


def _is_as_rich(placement: Placement, main: Column, column: Column) -> bool:
    """Test for a list in a secondary element whose rows have the main list's name, and a day each as they have."""
    named = column.block.name and column.block.name == main.block.name and column.block.tag == main.block.tag
    return bool(named) and min(main.rich, column.rich) >= _DATED and not placement.labelled_aside(column)


def _are_alike(label: tuple[int, str, str, str], other: tuple[int, str, str, str]) -> bool:
    """Test for labels on two lines with the same tag and names, of which n_title and bt_title share a word."""
    if label[0] == other[0] or label[1] != other[1]:
        return False
    if [stem(name) for name in label[2:]] == [stem(name) for name in other[2:]]:
        return True
    words = [set(_BETWEEN.split(" ".join(each[2:]))) - {""} for each in (label, other)]
    return not words[0].isdisjoint(words[1])


_BETWEEN = lazy_regex(r"[\s\d_-]+")
"""What stands between the words of names."""


def _heads(column: Column, chosen: list[Column]) -> bool:
    """Test for the story with a teaser that opens a part, over the list of its other stories."""
    if column.teasers < 1 or len(column.runs) > _PAIR or column.block.depth < _IN_PART:
        return False
    first, last = column.block.first, column.block.last
    return any(first <= c.block.first and c.block.last <= last and c.block.depth > column.block.depth for c in chosen)


_IN_PART = 3
"""Depth of a block that is a part of the page, and not the page."""


def leads(doc: Document, main: Column, chosen: list[Column], others: Iterable[Column]) -> list[Column]:
    """The showcases of leads over a front page or a short list, without the entries that the listing has already."""
    showcases = [
        column
        for column in others
        if column.lead
        and column.articles >= _MOST_STORIES
        and column.mean >= _LEAST_MEAN
        and len(column.runs) <= _MOST_LEADS
    ]
    is_index = main.teasers >= _MOST_TEASERS and len(chosen) < _SEVERAL
    if not showcases or len(main.runs) > _MOST_ENTRIES or is_index or is_paged(doc):
        return []
    seen = {run.href for column in chosen for run in column.runs}
    columns = []
    for column in showcases:
        rest = [run for run in column.runs if run.article and run.href not in seen]
        seen.update(run.href for run in rest)
        if rest:
            column.runs = rest
            columns.append(column)
    return columns


def is_paged(doc: Document) -> bool:
    """Test for a pager, linked or not: a page with one is a list's, not a front page."""
    return any(len(line.text) <= _LONGEST_PAGER and _PAGED.search(line.text) for line in reversed(doc.lines))


def _label(doc: Document, block: Block) -> tuple[int, str, str, str] | None:
    """The line of the label that opens the part around a list, its tag and the names around it; None without one."""
    around = block.parent
    for _ in range(_LABEL_LEVELS):
        if around is None or around.parent is None:
            return None
        line = doc.lines[around.first]
        if around.first < block.first and len(line.text) <= _LABEL_CHARS and not is_date(line.text):
            named = line.block.parent
            return around.first, line.tag, line.block.name, named.name if named is not None else ""
        around = around.parent
    return None
