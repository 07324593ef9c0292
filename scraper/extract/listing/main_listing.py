"""The main listing of a page, found without selectors, and the teaser list of an article page.

The lists of a page (`link_groups`) are weighed by what their links look like and by where they stand; the
heaviest is the main one, and takes with it the lists that are of its kind or lead up to it. On a front page, where many
lists are worth about the same, all that are not aside are the listing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import Literal

from scraper.extract.document import Document, Line
from scraper.extract.listing import embedded_listing, patterns
from scraper.extract.listing.entries import EntryReader
from scraper.extract.listing.link_groups import Column, Run, columns, is_date, weight
from scraper.extract.listing.placement import Neighbourhood, prose
from scraper.extract.listing.scripted_links import with_scripted_links
from scraper.models import Teaser

_TOLD = 20
"""Characters beside the headline that make an entry a teaser."""

_MIN_TOLD = 3
"""Entries that a teaser list has at the least."""

_MIN_LISTED = 4
"""Entries that make a list whatever its class says."""

_MOST_LEADS = 0.5
"""Leads for each entry of the list: more, and they are no leads but another list."""

_THIN = 60.0
"""Weighed characters of headline: a page with less may hold its listing as data."""

_HEADLINE = 9
"""Mean weight of headlines; names of persons and places are shorter."""

_MIN_FRONT = 6
"""Characters: shorter links of a front page are labels of sections and topics."""


_TOLD_ENTRIES, _TOLD_SHARE = 8, 0.2
"""Entries with a teaser each that make a page a list page, though they are but this share of its headlines."""

_DATED_ENTRIES, _DATED_SHARE = 20, 0.3
"""The same for entries with a date each."""

Rule = Literal["list", "front page", "select", "payload"]
"""How a listing was found: see docs/parsing-lists.md."""

_MIN_SCORE = 10.0
"""Weighed characters of headline: what has less (the links of a footer) is no listing."""


class Listing:
    """A page's main listing. Its entries are read when they are asked for."""

    def __init__(self, doc: Document, chosen: list[Column], main: Column, rule: Rule) -> None:
        self._doc = doc
        self._columns = chosen
        self._main = main
        self.rule = rule
        self.block = main.block
        """The block of its heaviest list."""
        self.rich = main.rich
        """Share of the heaviest list's entries that hold a date or a teaser."""
        self.score = sum([column.score for column in chosen])
        """Characters of headline that it holds, more where entries have dates or teasers, less where it is aside."""

    @cached_property
    def items(self) -> tuple[Teaser, ...]:
        """The entries in page order, an address once."""
        runs = [run for column in self._columns for run in column.runs]
        runs.sort(key=lambda run: run.first)
        told = self.rule == "select" or self._doc.hints.articles is not None
        outsiders = set() if told else _outsiders(self._doc, self._main, runs, self.rule)
        return EntryReader(self._doc).read([run for run in runs if id(run) not in outsiders])

    @cached_property
    def share(self) -> float:
        """From 0 to 1: its part in what there is to read on the page, the rest being prose outside of it."""
        inside: set[int] = set()
        worth = 0.0
        for column in self._columns:
            for run in column.runs:
                worth += min(run.weight, 30) * (0.2 if column.aside else 1)
                inside.update(range(run.begin, run.end))
        outside = sum([prose(line) for line in self._doc.lines if line.index not in inside])
        return worth / ((worth + outside) or 1)


class _Payload(Listing):
    """A listing whose entries are known from the start."""

    def __init__(
        self, doc: Document, chosen: list[Column], main: Column, rule: Rule, items: tuple[Teaser, ...]
    ) -> None:
        super().__init__(doc, chosen, main, rule)
        self.items = items
        self.share = self.score / (self.score + sum([prose(line) for line in doc.lines]) or 1)


def listing(doc: Document) -> Listing | None:
    """The main listing of the page, or what the source's selector says it is; None where there is none.

    Raises `ParseError` for a selector that is none.
    """
    if doc.hints.select.get("items"):
        return _selected(doc)
    if embedded_listing.is_data(doc.text) and (reply := _in_payload(doc)) is not None:
        return reply
    doc = with_scripted_links(doc)
    found = _automatic(doc, doc.lines)
    if found is None or found.score < _THIN:
        return _in_payload(doc) or found
    return found


def teasers(doc: Document, body: range) -> Listing | None:
    """The teaser list of an article page: a list outside of the article whose entries are told in a sentence.

    ``body`` are the indices of the article's own lines.
    """
    if doc.hints.select.get("items"):
        return listing(doc)
    lines = doc.lines[: body.start] + doc.lines[body.stop :]
    told = [line.index for line in lines if len(line.text) >= _TOLD and _could_be_teaser(line, doc.lines)]
    if len(told) < _MIN_TOLD:
        return None
    near = {index + step for index in told for step in (-2, -1, 0)}
    found = _automatic(doc, [line for line in lines if line.index in near])
    if found is None or found.rule != "list":
        return None
    summaries = sum([item.summary is not None for item in found.items])
    return found if summaries >= max(_MIN_TOLD, 0.6 * len(found.items)) else None


def _could_be_teaser(line: Line, lines: list[Line]) -> bool:
    """Whether text that is no link stands after a headline that is one, on its line or just before: quick to tell."""
    if len(line.text) - line.link_chars < _TOLD:
        return False
    return any(
        len(link.text) >= _MIN_FRONT for near in lines[max(0, line.index - 2) : line.index + 1] for link in near.links
    )


def _automatic(doc: Document, lines: list[Line]) -> Listing | None:
    everything = columns(doc, lines)
    near = Neighbourhood(doc, everything)
    weighed = [column for column in everything if _weigh(doc, column, near)]
    if not weighed:
        return None
    main = max(weighed, key=_likelihood)
    if doc.hints.articles is not None:
        return Listing(doc, [column for column in weighed if main.aside or not column.aside], main, "list")
    if main.score < _MIN_SCORE:
        return None
    chosen, rule = _company(near, main, weighed)
    return Listing(doc, chosen, main, rule)


def _likelihood(column: Column) -> float:
    """How likely a list is the main one: lists beside it seldom tell of what they lead to, but profiles do of names."""
    return column.score * (1 + column.told if column.mean >= _HEADLINE else 1)


def _in_payload(doc: Document) -> Listing | None:
    """The listing that the page's data holds, where the page is there to be filled by a script."""
    items = embedded_listing.find(doc)
    if not items or not doc.blocks:
        return None
    column = Column(doc.blocks[0], score=float(sum([weight(item.headline) for item in items])))
    return _Payload(doc, [column], column, "payload", items)


def _selected(doc: Document) -> Listing | None:
    """The listing that the source's selector picks; None where nothing matches. A match is an entry, or its link."""
    blocks = {block.node.mem_id: block for block in doc.blocks}
    places: dict[int, list[Line]] = {}
    for line in doc.lines:
        for link in line.links:
            places.setdefault(link.node.mem_id, []).append(line)
    runs = []
    for node in doc.selected("items"):
        own = {a.mem_id for a in ([node] if node.tag == "a" else node.css("a[href]"))}
        lines = {line.index: line for key in own for line in places.get(key, ())}
        pairs = [(lines[i], link) for i in sorted(lines) for link in lines[i].links if link.node.mem_id in own]
        if not pairs:
            continue
        href = max(pairs, key=lambda pair: weight(pair[1].text))[1].href
        pairs = [pair for pair in pairs if pair[1].href == href]
        first, last = pairs[0][0].index, pairs[-1][0].index
        root = blocks.get(node.mem_id)
        begin, end = (root.first, root.last) if root is not None else (first, last + 1)
        size = max([weight(link.text) for _, link in pairs])
        runs.append(Run(href, first, last, pairs, size, 0, True, root, begin, end))
    if not runs:
        return None
    column = Column(runs[0].links[0][0].block, runs, score=float(sum([run.weight for run in runs])))
    return Listing(doc, [column], column, "select")


def _weigh(doc: Document, column: Column, near: Neighbourhood) -> bool:
    """Fill in what the column is worth; whether it could be (part of) a listing at all."""
    runs, count = column.runs, len(column.runs)
    column.mean = sum([min(run.weight, 30) for run in runs]) / count
    column.articles = sum([run.article for run in runs]) / count
    column.rich = sum([_is_rich(doc, run) for run in runs]) / count if column.mean >= 5 else 0.0
    least = 5 if column.articles >= 0.5 else 9 if column.rich < 0.8 else 6
    if column.mean < least and doc.hints.articles is None:
        return False
    column.told = sum([_is_told(doc, run) for run in runs]) / count if column.rich else 0.0
    worth = column.mean * count * (0.4 + 0.6 * column.articles) * (1 + column.rich)
    place = near.place(column.block)
    if place.aside or near.labelled_aside(column) or (place.beside and not _is_list(near, column)):
        column.aside = True
        worth *= 0.2
    if place.show or (place.among is not None and near.is_caption(column, place.among)):
        column.show = True
        worth *= 0.5
    if place.second:
        worth *= 0.6
    column.score = worth
    return True


def _is_list(near: Neighbourhood, column: Column) -> bool:
    """Whether the links are a list whatever its class says: articles without pictures, dated or with teasers."""
    several = len(column.runs) >= _MIN_LISTED and column.articles >= 0.8
    return several and column.rich >= 0.6 and not near.pictured(column.block)


def _is_rich(doc: Document, run: Run) -> bool:
    """Whether the entry holds a date or a teaser beside its headline."""
    line, link = run.links[0]
    if len(line.text) < len(link.text) + 200 and patterns.DATE.search(line.text.replace(link.text, "", 1)):
        return True
    if patterns.DATE_AT_END.search(link.text):
        return True
    return any(
        is_date(other.text) or (len(other.text) >= 24 and other.text != link.text)
        for other in doc.lines[run.begin : run.end]
        if other is not line
    )


def _is_told(doc: Document, run: Run) -> bool:
    """Whether the entry holds a teaser: lists beside the main one seldom do."""
    text = run.links[0][1].text
    return any(len(line.text) >= 2 * _TOLD and line.text != text for line in doc.lines[run.begin : run.end])


def _company(near: Neighbourhood, main: Column, weighed: list[Column]) -> tuple[list[Column], Rule]:
    """The lists that belong with the main one, in page order, and by what rule.

    Where lists of the main one's kind are most of what the page has, they are the listing, with what leads up to them
    in the same part of the page. Else the page is a front page, and every list of headlines that is not aside belongs.
    """
    total = sum([column.score for column in weighed if main.aside or not column.aside])
    chosen = [column for column in weighed if column is main or _alike(main, column)]
    others = [column for column in weighed if column is not main and not _alike(main, column)]
    if sum([column.score for column in chosen]) >= _least(main) * total:
        rule: Rule = "list"
        leads = [column for column in others if _could_lead(column) and _leads(near, main, column)]
        if sum([len(column.runs) for column in leads]) > _MOST_LEADS * sum([len(column.runs) for column in chosen]):
            leads = [column for column in leads if near.within(column.block, main.block)]
        chosen += leads
    else:
        rule = "front page"
        chosen += [column for column in others if _belongs(main, column)]
    return sorted(chosen, key=lambda column: column.runs[0].first), rule


def _least(main: Column) -> float:
    """The share of a page's headlines that its main list and those of its kind must have to be all there is to it."""
    if main.told >= 0.8 and len(main.runs) >= _TOLD_ENTRIES and main.mean >= _HEADLINE:
        return _TOLD_SHARE
    if main.rich >= 0.9 and len(main.runs) >= _DATED_ENTRIES:
        return _DATED_SHARE
    return 0.45 if main.rich >= 0.5 else 0.7


def _alike(main: Column, other: Column) -> bool:
    """Whether two lists are of one kind: links on the same path of tags, or entries as full in the same markup."""
    if other.aside != main.aside or other.show != main.show:
        return False
    if _rows(other) == _rows(main) and len(main.runs) >= _MIN_LISTED:
        return True
    if abs(other.rich - main.rich) >= 0.5:
        return False
    if other.runs[0].kind == main.runs[0].kind:
        return True
    return min(main.rich, other.rich) >= 0.8 and _markup(main) == _markup(other)


def _rows(column: Column) -> tuple[str, str] | Column:
    """The names of the link's block and of the one around it; the column itself where they have none."""
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


def _could_lead(column: Column) -> bool:
    line, link = column.runs[0].links[0]
    if len(column.runs) == 1 and line.text.partition(link.text)[0].rstrip().endswith((":", "：")):
        return False  # 最新：… over every page
    return not column.aside and not column.show and column.mean >= _MIN_FRONT and column.articles >= 0.5


def _leads(near: Neighbourhood, main: Column, other: Column) -> bool:
    """Whether it is a lead or a pinned entry of the main list: before or in it, and not hanging on an entry of it."""
    if other.runs[0].first > main.runs[0].first and not near.within(other.block, main.block):
        return False
    place = bisect_right(main.runs, other.block.first, key=lambda run: run.begin)
    before = main.runs[place - 1].root if place else None
    if before is not None and before is not other.block and near.within(other.block, before):
        return False
    return near.shared(other.block, main.block)


def _belongs(main: Column, other: Column) -> bool:
    if other.show or (other.aside and not main.aside):
        return False
    return other.mean >= _MIN_FRONT and other.articles >= 0.6


def _outsiders(doc: Document, main: Column, runs: list[Run], rule: str) -> set[int]:
    """Entries (by id of their run) that are none: links to channels, advertisements among the entries of a list.

    Where the articles of a front page carry the day in their address, what does not is a special, a forum, an
    advertisement. Where the entries of a list are dated, an undated one to another host is an advertisement.
    """
    strange: set[int] = set()
    if main.articles >= 0.9:
        strange.update(id(run) for run in runs if not run.article)
    if rule == "front page":
        strange.update(id(run) for run in runs if run.weight < _MIN_FRONT or patterns.NO_NEWS.search(run.href[:300]))
        subjects = [id(run) for run in runs if patterns.SUBJECT.search(run.href[:300])]
        if len(subjects) <= 0.2 * len(runs):
            strange.update(subjects)
        undated = [id(run) for run in runs if not patterns.DATED.search(run.href)]
        if len(undated) <= 0.2 * len(runs):
            strange.update(undated)
    if main.rich >= 0.8 and len(main.runs) >= 8:
        home, count = Counter(_host(run.href) for run in main.runs).most_common(1)[0]
        if count >= 0.8 * len(main.runs):
            strange.update(id(run) for run in main.runs if _host(run.href) != home and not _is_rich(doc, run))
    return strange


def _host(href: str) -> str:
    return href.partition("//")[2].partition("/")[0] if "//" in href[:8] else ""
