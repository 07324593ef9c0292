"""The lists of a page that are its listing, and the rule that selects them: similar lists, or a front page."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from scraper.extract.document import HEADINGS, Block, Document
from scraper.extract.listing import parts, sites
from scraper.extract.listing.headline_links import stem
from scraper.extract.listing.link_groups import HEADLINE, Column
from scraper.extract.listing.placement import Placement

MIN_LISTED = 4
"""Minimum number of entries that make a list whatever its class says."""

_MOST_LEADS = 0.5
"""Leads for each entry of the list: with more of them they are another list, save on a front page of short lists."""

MIN_FRONT = 6
"""Characters: shorter links of a front page are labels of sections and topics."""

_TEASER_ENTRIES, _TEASER_SHARE = 8, 0.2
"""Entries with a teaser each that make a page a list page, even at only this share of its headlines."""

_DATED_ENTRIES, _DATED_SHARE = 20, 0.3
"""The same for entries with a date each."""

Rule = Literal["list", "front page", "select", "payload"]
"""The rule that located a listing: see docs/parsing-lists.md."""

_PAGED_RICH = 0.9
"""Share of entries with a date or a teaser from which a list with a pager is the page, however many labels it has."""

ASIDE = 0.2
"""What the headlines of a list beside the main one count."""


def of_lists(doc: Document, placement: Placement, main: Column, scored: list[Column]) -> tuple[list[Column], Rule]:
    """The lists of the listing in page order, and the rule that selected them.

    Where lists similar to the main one are most of the page, they are the listing, with their leads in the same part of
    the page. Else the page is a front page, and every list of headlines outside of sidebars is part of the listing.
    """
    total = sum([column.score for column in scored if main.aside or not column.aside])
    chosen = [column for column in scored if column is main or _similar(main, column)]
    chosen = [column for column in chosen if column is main or not _repeats(main, column)]
    others = [column for column in scored if column not in chosen and not _repeats(main, column)]
    is_list = sum([c.score for c in chosen]) >= _least_share(main) * total
    if is_list and len(others) >= _BOXES and _is_among_boxes(placement, main, others):
        is_list = False
    is_list = is_list or (main.rich >= _PAGED_RICH and len(main.runs) >= MIN_LISTED and parts.is_paged(doc))
    rule: Rule = "list" if is_list else "front page"
    if rule == "list":
        leads = [column for column in others if _may_be_lead(column) and _is_lead(placement, main, column)]
        boxes = [c for c in leads if len(c.runs) > _LEADS and not c.rich] if main.rich >= 0.9 else []
        if boxes and parts.is_paged(doc):
            leads = [column for column in leads if column not in boxes]
        most = _MOST_LEADS if len(main.runs) > parts.MOST_OF_PART else 1.0
        if sum([len(column.runs) for column in leads]) > most * sum([len(column.runs) for column in chosen]):
            leads = [c for c in leads if placement.within(c.block, main.block) or _is_top_headline(main, c)]
        chosen += leads
        chosen += [
            c for c in others if c not in chosen and _is_of_bare_headlines(main, c) and not sites.are_elsewhere(main, c)
        ]
    else:
        chosen += [column for column in others if _is_of_front_page(main, column)]
    if not main.aside and main.rich < _FEW_DATED:
        chosen += [column for column in others if column not in chosen and _is_stream(main, column)]
    others = [column for column in scored if column not in chosen and not _repeats(main, column)]
    if others:
        chosen += parts.parts(doc, placement, main, chosen, others)
        chosen += [c for c in others if c not in chosen and any(_are_boxes_alike(c, each) for each in chosen)]
    chosen += parts.leads(doc, main, chosen, others)
    return sorted(chosen, key=lambda column: column.runs[0].first), rule


def _repeats(main: Column, other: Column) -> bool:
    """Test for a choice of the main list's own stories below it, as bare headlines: the recent posts of a blog."""
    if main.rich < _DETAILED or other is main or other.rich or other.runs[0].first < main.runs[-1].first:
        return False
    own = {run.href for run in main.runs}
    return sum([run.href in own for run in other.runs]) > _REPEATED * len(other.runs)


_DETAILED, _REPEATED = 0.8, 0.5
"""Share of a main list's entries with dates or teasers; share of addresses from which another list repeats it."""


def _are_boxes_alike(column: Column, chosen: Column) -> bool:
    """Test for a list of headlines in a box of the same tags and names as that of a dated part of the page."""
    if (
        column.aside
        or column.show
        or chosen.aside
        or chosen.show
        or min(len(chosen.runs), len(column.runs)) < MIN_LISTED
    ):
        return False
    if chosen.rich < _DETAILED or column.runs[0].kind != chosen.runs[0].kind or not column.is_of_stories():
        return False
    one: Block | None = column.block
    other: Block | None = chosen.block
    for _ in range(_BOX_LEVELS):
        if one is None or other is None or (one.tag, stem(one.name)) != (other.tag, stem(other.name)):
            return False
        one, other = one.parent, other.parent
        if one is other:
            return True
    return False


_BOX_LEVELS = 4
"""Blocks from two lists up to what holds both of their boxes, at most."""


def _is_among_boxes(placement: Placement, main: Column, others: list[Column]) -> bool:
    """Test for the dated list of a front page, beside boxes of stories that have far more entries together."""
    if main.teasers >= _OF_STREAM:
        return False
    boxes = [c for c in others if len(c.runs) >= MIN_LISTED and c.is_of_stories() and not (c.aside or c.show)]
    boxes = [c for c in boxes if not placement.in_second_column(c.block, main.block)]
    return len(boxes) >= _BOXES and sum([len(c.runs) for c in boxes]) >= _FAR_MORE * len(main.runs)


_BOXES, _FAR_MORE, _OF_STREAM = 5, 2, 0.5
"""Boxes of a front page, times the entries of its dated list that they have at least, and the share of entries with
teasers from which a list is the page's stream."""


def _is_top_headline(main: Column, other: Column) -> bool:
    """Test for the one headline over a page: in a heading, before the main list."""
    run = other.runs[0]
    return len(other.runs) == 1 and run.links[0][0].tag in ("h1", "h2") and run.first < main.runs[0].first


def _is_of_bare_headlines(main: Column, other: Column) -> bool:
    """Test for stories of a front page with nothing but a headline, in a heading as those that have teasers."""
    if main.teasers < _WITH_TEASERS or other.aside or other.show or main.aside or len(other.runs) < MIN_LISTED:
        return False
    tag = main.runs[0].links[0][0].tag
    is_alike = tag in HEADINGS and other.runs[0].links[0][0].tag == tag
    return is_alike and other.articles >= _STORIES and other.mean >= HEADLINE and other.rich <= 1 - _WITH_TEASERS


_WITH_TEASERS, _STORIES = 0.8, 0.8
"""Share of entries with teasers of the one list; share of links to articles of the other."""


def _is_stream(main: Column, other: Column) -> bool:
    """Test for the stream below the leads of a portal's front page, which is called a recommendation: 推荐.

    Its entries have dates or teasers where the leads have none, and it is as much of the page as they are.
    """
    is_large = len(other.runs) >= MIN_LISTED and other.score / ASIDE >= _AS_MUCH * main.score
    return other.aside and not other.show and other.articles >= 0.9 and other.rich >= 0.8 and is_large


_FEW_DATED, _AS_MUCH = 0.3, 2.0
"""Share of a main list's entries with dates up to which they are leads; weight of the stream, for theirs."""


def _least_share(main: Column) -> float:
    """The share of a page's headlines from which the main list and similar ones are the whole listing."""
    if main.teasers >= 0.8 and len(main.runs) >= _TEASER_ENTRIES and main.mean >= HEADLINE:
        return _TEASER_SHARE
    if main.rich >= 0.9 and len(main.runs) >= _DATED_ENTRIES:
        return _DATED_SHARE
    return 0.45 if main.rich >= 0.5 else 0.7


def _similar(main: Column, other: Column) -> bool:
    """Compare two lists: similar are links on the same path of tags, and equally rich entries in the same markup."""
    if other.aside != main.aside or other.show != main.show:
        return False
    if _rows(other) == _rows(main) and len(main.runs) >= MIN_LISTED:
        return True
    if abs(other.rich - main.rich) >= 0.5:
        return False
    if other.runs[0].kind == main.runs[0].kind:
        return True
    return min(main.rich, other.rich) >= 0.8 and _markup(main) == _markup(other)


def _rows(column: Column) -> tuple[str, str] | Column:
    """The names of the link's block and of the one around it; the column itself where one of them has no name."""
    run = column.runs[0]
    block = run.links[0][0].block
    around = block.parent
    if run.root is None or run.root is block or around is None or not (around.name and block.name):
        return column
    return block.name, around.name


def _markup(column: Column) -> tuple[str, ...]:
    """The tags of the link's block, of the list, and of the two around it."""
    tags, block = [column.runs[0].links[0][0].tag], column.block
    for _ in range(3):
        tags.append(block.tag)
        block = block.parent or block
    return tuple(tags)


def _may_be_lead(column: Column) -> bool:
    """Test for headlines of articles outside of sidebars and showcases."""
    line, link = column.runs[0].links[0]
    if len(column.runs) == 1 and line.text.partition(link.text)[0].rstrip().endswith((":", "：")):
        return False  # 最新：… over every page
    return (
        (column.chosen or not column.aside) and not column.show and column.mean >= MIN_FRONT and column.articles >= 0.5
    )


def _is_lead(placement: Placement, main: Column, other: Column) -> bool:
    """Test for a lead or a pinned entry of the main list: before or in it, and not inside one of its entries."""
    if sites.are_elsewhere(main, other):
        return False
    after = other.runs[0].first > main.runs[0].first
    if after and (other.chosen or not placement.within(other.block, main.block)):
        return False
    place = bisect_right(main.runs, other.block.first, key=lambda run: run.begin)
    before = main.runs[place - 1].root if place else None
    if before is not None and before is not other.block and placement.within(other.block, before):
        return False
    if placement.in_second_column(main.block, other.block) and len(other.runs) < _LEADS and not _is_heading(other):
        return False
    return placement.shared(other.block, main.block)


_LEADS = 3
"""Links outside of headings that are leads of a list in another column, the second one."""


def _is_heading(column: Column) -> bool:
    return column.runs[0].links[0][0].tag in HEADINGS


def _is_of_front_page(main: Column, other: Column) -> bool:
    """Test for a list of headlines of articles outside of showcases and, unless the main list is in one, sidebars."""
    if other.show or (other.aside and not main.aside) or sites.are_elsewhere(main, other):
        return False
    return other.mean >= MIN_FRONT and other.articles >= 0.6
