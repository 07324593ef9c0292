"""Parts of a page that are beside its main list as its equals, and the leads in its showcase.

A part beside the main one is a list of stories in the page's own column. Four things make it an equal: the shape of its
block; on a front page (a short main list without a pager) the label over it, its days or teasers, or that there are
several such lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scraper.extract.document import Block, Document, Line, Link, squeeze
from scraper.extract.listing import patterns
from scraper.extract.listing.address_forms import is_article
from scraper.extract.listing.headline_links import Run, is_date, stem, weight
from scraper.extract.listing.link_groups import HEADLINE, Column
from scraper.extract.listing.placement import Placement
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import telling

_MOST_ENTRIES, MOST_OF_PART = 12, 9
"""Maximum number of entries of the main list of a front page, at most: a list page without a pager has rarely fewer;
and of a part that a single other list is the equal of."""

_MOST_OF_FRONT = 20
"""Maximum number of entries of the main list of a front page that has several lists of its markup."""

_MOST_TEASERS = 0.5
"""Share of the main list's entries with teasers from which the page is the index of a blog, or a channel's stream."""

_SEVERAL, _LEAST_OF_LIST, _LEAST_OF_PART, _PAIR = 3, 3, 4, 2
"""Lists beside the main one that make a front page of the page; entries of the shortest of them, of the shortest
single one that is its equal, and of the shortest that counts for its days, its label or its shape."""

_DATED, _LEVEL = 0.9, 0.5
"""Share of entries with a day or a teaser, and of the main list's score, of a part that counts for its days."""

_LABEL_CHARS, _LABEL_LEVELS, _LEVELS = 12, 5, 4
"""Maximum number of characters of a label over a part; blocks from a list up to the part that it opens, and up to one
of the main list's shape."""

_LEAST_LABELLED = 6
"""Mean weight of headlines under a label, or in a part, like the main list's."""

_MOST_LEADS, _MOST_STORIES = 10, 0.6
"""Maximum number of entries of a showcase of leads, and the share that lead to stories, not to what the site
announces."""

_LONGEST_PAGER = 200
"""Maximum number of characters of a line of a pager."""

_PAGED = telling(r"[尾末下]一?[页頁]|共\s{0,3}\d{1,6}\s{0,3}[页頁]|(?i:older posts|next page)")
"""Words of a pager, linked or not."""

_PARTS = frozenset(("div", "section", "article"))
"""Tags of blocks that are parts of a page."""


def parts(
    doc: Document, placement: Placement, main: Column, chosen: list[Column], others: list[Column]
) -> list[Column]:
    """The lists among the others that are parts of the page as the chosen ones are."""
    if main.aside or main.show:
        return []
    stories = [c for c in others if c.is_of_stories(_LEAST_LABELLED) and not c.show]
    shaped = [c for c in stories if not c.aside and _is_in_like_part(placement, main, c)]
    stories = [c for c in stories if c not in shaped and (not c.aside or _is_as_rich(placement, main, c))]
    if not stories or is_paged(doc):
        return shaped
    shaped += [c for c in stories if _is_twin(placement, main, c)]
    if len(main.runs) > _MOST_ENTRIES:
        stories = [c for c in stories if c not in shaped]
        return shaped + _dated_beside_several(placement, main, chosen, stories)
    lists = [c for c in stories if c.mean >= HEADLINE and (len(c.runs) >= _LEAST_OF_LIST or c.rich >= _DATED)]
    beside = [c for c in lists if len(c.runs) >= _PAIR and not placement.in_second_column(c.block, main.block)]
    if main.teasers >= _MOST_TEASERS:
        level = shaped + [column for column in beside if _is_level(main, column)]
        return _with_their_like(placement, main, chosen, level, stories)
    heads = [column for column in lists if _heads(column, chosen)]
    lists = [column for column in lists if len(column.runs) >= _LEAST_OF_LIST]
    if len({column.block.parent for column in lists}) < _SEVERAL:
        places = {column.block.parent for column in chosen if len(column.runs) >= _LEAST_OF_LIST}
        is_front = len(places | {column.block.parent for column in beside}) > _SEVERAL
        lists = [column for column in beside if is_front or _is_level(main, column)]
        over = _label(doc, main.block)
        lists += [c for c in stories if len(c.runs) >= _PAIR and _are_alike(_label(doc, c.block), over)]
    return _with_their_like(placement, main, chosen, list(dict.fromkeys(shaped + heads + lists)), stories)


def _is_twin(placement: Placement, main: Column, other: Column) -> bool:
    """Test for a column of a front page as long as the main one, whose stories have a teaser as often."""
    if other.aside or min(len(main.runs), len(other.runs)) < _LEAST_OF_TWIN or other.score < _TWIN * main.score:
        return False
    if min(main.teasers, other.teasers) < _TEASER_SHARE or abs(main.teasers - other.teasers) > _TEASER_SHARE:
        return False
    return not placement.is_beside(other.block, main.block) and not placement.labelled_aside(other)


_LEAST_OF_TWIN, _TWIN, _TEASER_SHARE = 8, 0.6, 0.3
"""Entries of the shorter of two columns that are equals, the share of the main one's score, the share of entries with
a teaser, and by how much it may differ."""


def _dated_beside_several(
    placement: Placement, main: Column, chosen: list[Column], stories: list[Column]
) -> list[Column]:
    """The dated lists of a front page whose main list is long, and one of several of its markup."""
    long = [column for column in chosen if len(column.runs) >= _LEAST_OF_PART]
    if len(long) < _PAIR or len(main.runs) > _MOST_OF_FRONT or main.rich < _DATED:
        return []
    dated = [c for c in stories if c.rich >= _DATED and len(c.runs) >= _LEAST_OF_PART and not c.aside]
    return [c for c in dated if not placement.in_second_column(c.block, main.block)]


def _with_their_like(
    placement: Placement, main: Column, chosen: list[Column], equals: list[Column], stories: list[Column]
) -> list[Column]:
    """These lists, with shorter ones of a kind that several lists of the front page are of.

    Where several of these are in a second column by its name, which floats to the right, such a name says nothing.
    """
    kinds = Counter([column.runs[0].kind for column in (*chosen, *equals)])
    alike = [c for c in stories if kinds[c.runs[0].kind] >= _SEVERAL and c not in equals and not c.aside]
    second = sum([placement.in_second_column(c.block, main.block) for c in chosen]) if alike else 0
    return equals + [c for c in alike if second >= _SEVERAL or not placement.in_second_column(c.block, main.block)]


def _is_level(main: Column, other: Column) -> bool:
    """Test for the one list that is the equal of a short main one: nearly all dated, or with more to read."""
    if len(main.runs) > MOST_OF_PART or len(other.runs) < _LEAST_OF_PART:
        return False
    dated = other.rich >= _DATED and other.score >= _LEVEL * main.score
    return dated or len(other.runs) * other.mean > len(main.runs) * main.mean


def _is_in_like_part(placement: Placement, main: Column, other: Column) -> bool:
    """Test for a list in parts of the page that have the tag and the name of the main list's, beside it."""
    part: Block | None = main.block
    for _ in range(_LEVELS):
        if part is None or part.parent is None:
            return False
        if part.name and part.tag in _PARTS and placement.within(other.block, part.parent):
            return all(_is_in_sibling(run.links[0][0].block, part) for run in other.runs)
        part = part.parent
    return False


def _is_in_sibling(block: Block, part: Block) -> bool:
    """Test for a block in another part of the same parent, tag and name."""
    sibling = block
    while sibling.parent is not None and sibling.parent is not part.parent:
        sibling = sibling.parent
    return sibling is not part and (sibling.tag, sibling.name) == (part.tag, part.name)


_Label = tuple[int, str, str, str]
"""The line of a label, its tag, and the names of the two blocks around it."""


def _is_as_rich(placement: Placement, main: Column, column: Column) -> bool:
    """Test for a list in a secondary element whose rows have the main list's name, and a day each as they have."""
    named = column.block.name and column.block.name == main.block.name and column.block.tag == main.block.tag
    return bool(named) and min(main.rich, column.rich) >= _DATED and not placement.labelled_aside(column)


def _are_alike(label: _Label | None, other: _Label | None) -> bool:
    """Test for labels on two lines with the same tag and names, of which n_title and bt_title share a word."""
    if label is None or other is None or label[0] == other[0] or label[1] != other[1]:
        return False
    if [stem(name) for name in label[2:]] == [stem(name) for name in other[2:]]:
        return True
    words = [set(_BETWEEN.split(" ".join(each[2:]))) - {""} for each in (label, other)]
    return not words[0].isdisjoint(words[1])


_BETWEEN = lazy_regex(r"[\s\d_-]+")
"""Text between the words of names."""


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
        and column.mean >= HEADLINE
        and len(column.runs) <= _MOST_LEADS
    ]
    is_index = main.teasers >= _MOST_TEASERS and len(chosen) < _SEVERAL
    if len(main.runs) > _MOST_ENTRIES or is_index:
        return []
    pictures = _of_pictures(doc) if len(chosen) >= _PAIR else []
    if not (showcases or pictures) or is_paged(doc):
        return []
    seen = {run.href for column in chosen for run in column.runs}
    showcases += pictures
    columns = []
    for column in showcases:
        rest = [run for run in column.runs if run.article and run.href not in seen]
        seen.update(run.href for run in rest)
        if rest:
            column.runs = rest
            columns.append(column)
    return columns


def _of_pictures(doc: Document) -> list[Column]:
    """The showcases whose stories have no text but that of their pictures: ``<a><img alt="…"></a>``."""
    boxes: dict[Block, Column] = {}
    for node, index, _, block, link in doc.media:
        if link is None or block is None or link.text(strip=True):
            continue
        box, around = None, block
        while around.parent is not None:
            box = around if around.name and patterns.LEAD.search(around.name) else box
            around = around.parent
        href = link.attributes.get("href") or ""
        text = squeeze(node.attributes.get("alt") or link.attributes.get("title") or "")
        if box is None or weight(text) < HEADLINE or not is_article(href):
            continue
        line = Line()
        line.index, line.text, line.block, line.tag = index, text, block, block.tag
        line.links, line.link_chars, line.spans, line.image = [Link(text, href, link)], len(text), [], None
        run = Run(href, index, index, [(line, line.links[0])], weight(text), 0, article=True)
        boxes.setdefault(box, Column(box)).runs.append(run)
    return [column for column in boxes.values() if _PAIR <= len(column.runs) <= _MOST_LEADS]


def is_paged(doc: Document) -> bool:
    """Test for a pager, linked or not: a page with one is a list's, not a front page."""
    return _PAGED.search(doc.whole) is not None and any(
        len(line.text) <= _LONGEST_PAGER and _PAGED.search(line.text) for line in reversed(doc.lines)
    )


def _label(doc: Document, block: Block) -> _Label | None:
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
