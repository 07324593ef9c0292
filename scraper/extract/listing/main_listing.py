"""The main listing of a page, located without selectors, and the teaser list of an article page.

The lists of a page (`link_groups`) are scored by their links and by their place; the one with the highest score is the
main one, and similar lists and its leads join it. On a front page, where many lists score about the same, all lists
outside of sidebars are the listing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scraper.extract.document import Block, Document, Line
from scraper.extract.listing import patterns, selection, sites
from scraper.extract.listing.data import data_page, embedded_listing
from scraper.extract.listing.entries.entries import EntryReader
from scraper.extract.listing.entries.entry_company import LEAST_TEASER
from scraper.extract.listing.headline_links import Run, date_at_end, date_at_start, is_date, weight
from scraper.extract.listing.link_groups import HEADLINE, Column, columns
from scraper.extract.listing.placement import Placement, is_advertised, is_of_menu, prose
from scraper.extract.listing.scripted_links import with_any_links, with_headlined_links, with_scripted_links
from scraper.extract.listing.selection import ASIDE, MIN_FRONT, MIN_LISTED, Rule
from scraper.extract.shared.lazy_values import cached_property
from scraper.models import Teaser

_TEASER_CHARS = 20
"""Number of characters beside the headline that make an entry a teaser."""

_MIN_TEASERS = 3
"""Least number of entries of a teaser list."""

_THIN = 60.0
"""Weighed characters of headline: a page with less may hold its listing as data."""

_MIN_SCORE = 10.0
"""Weighed characters of headline: lists with less (the links of a footer) are no listing."""


_NAMED, _NAMED_ENTRIES, _MOST_NAMED = 4, 30, 0.6
"""Lists named as choices of stories, their entries, and the share of headlines, from which their names say nothing."""

_NO_LABEL = 10
"""Mean weight of headlines in what is named a menu; labels of channels are shorter."""

_DETAILED = 0.8
"""Share of entries with a date or a teaser from which a showcase's texts are more than captions."""


class Listing:
    """A page's main listing. Its entries are read at their first use."""

    def __init__(
        self, doc: Document, chosen: list[Column], main: Column, rule: Rule, rest: Sequence[Column] = ()
    ) -> None:
        self._doc = doc
        self._columns = chosen
        self._rest = rest
        self._main = main
        self.rule = rule
        self.block = main.block
        """The block of its main list."""
        self.rich = main.rich
        """Share of the main list's entries with a date or a teaser."""
        self.is_aside = main.aside
        """Nothing but a secondary list was found."""
        self.score = sum([column.score for column in chosen])
        """Characters of its headlines, more where entries have dates or teasers, less in a sidebar."""

    @cached_property
    def items(self) -> tuple[Teaser, ...]:
        """The entries in page order, an address once."""
        runs = [run for column in self._columns for run in column.runs]
        runs.sort(key=lambda run: run.first)
        configured = self.rule == "select" or self._doc.hints.articles is not None
        strays = set() if configured else _strays(self._doc, self._main, runs, self.rule)
        reader = EntryReader(self._doc)
        items = reader.read([run for run in runs if id(run) not in strays])
        beside = [run for column in self._rest for run in column.runs if column.teasers or run.weight >= LEAST_TEASER]
        return reader.with_teasers(items, beside) if beside else items

    @property
    def may_be_beside(self) -> bool:
        """Its main list may be beside flashes: its texts are as short as labels, or bare headlines."""
        return self._main.mean < _NO_LABEL or not self._main.rich

    def is_instead_of(self, labels: Listing) -> bool:
        """Test for a list of more than these labels, which leads to other addresses."""
        others = {run.href for run in labels._main.runs}
        return self.score > labels.score and others.isdisjoint([run.href for run in self._main.runs])

    @cached_property
    def places(self) -> list[range]:
        """The indices of the lines of each entry, in no order."""
        return [range(run.begin, run.end) for column in self._columns for run in column.runs]

    @cached_property
    def share(self) -> float:
        """Its share of the page's readable text, from 0 to 1; the rest is prose outside of it."""
        worth = 0.0
        for column in self._columns:
            for run in column.runs:
                worth += min(run.weight, 30) * (0.2 if column.aside else 1)
        inside = {index for entry in self.places for index in entry}
        outside = sum([prose(line) for line in self._doc.lines if line.index not in inside])
        return worth / ((worth + outside) or 1)


class _Payload(Listing):
    """A listing whose entries are read already."""

    def __init__(
        self, doc: Document, chosen: list[Column], main: Column, rule: Rule, items: tuple[Teaser, ...]
    ) -> None:
        super().__init__(doc, chosen, main, rule)
        self.items = items
        self.share = self.score / (self.score + sum([prose(line) for line in doc.lines]) or 1)


def listing(doc: Document) -> Listing | None:
    """The main listing of the page, or the one of the source's selector; None where there is none.

    Raises `ParseError` for an invalid selector.
    """
    if doc.hints.select.get("items"):
        return _selected(doc)
    if data_page.is_data(doc.text) and (reply := _in_payload(doc)) is not None:
        return reply
    doc = with_scripted_links(doc)
    visible = _automatic(doc, doc.lines)
    for linked in (with_headlined_links, with_any_links):
        may_be_other = visible is None or visible.is_aside or (linked is with_headlined_links and visible.may_be_beside)
        if may_be_other and (other := linked(doc)) is not doc:
            visible = _better(visible, _automatic(other, other.lines))
    in_data = _in_payload(doc) if visible is None or visible.score < _THIN or visible.is_aside else None
    if in_data is None or visible is None:
        return in_data or visible
    is_longer = visible.score < _THIN and len(in_data.items) > len(visible.items)
    if visible.is_aside and not is_longer and 2 * len(in_data.items) >= len(visible.items):
        is_longer = {item.url for item in visible.items}.isdisjoint([item.url for item in in_data.items])
    return in_data if is_longer else visible


def _better(visible: Listing | None, cards: Listing | None) -> Listing | None:
    """The list of a page's links, or rather the one whose headlines are no links."""
    if visible is None or cards is None or cards.is_aside:
        return visible or cards
    return cards if visible.is_aside or cards.is_instead_of(visible) else visible


def teasers(doc: Document, body: range) -> Listing | None:
    """The teaser list of an article page: a list outside of the article whose entries have a sentence each.

    ``body`` are the indices of the article's own lines.
    """
    if doc.hints.select.get("items"):
        return listing(doc)
    lines = doc.lines[: body.start] + doc.lines[body.stop :]
    candidates = [line.index for line in lines if len(line.text) >= _TEASER_CHARS and _may_be_teaser(line, doc.lines)]
    if len(candidates) < _MIN_TEASERS:
        return None
    near = {index + step for index in candidates for step in (-2, -1, 0)}
    teaser_list = _automatic(doc, [line for line in lines if line.index in near])
    if teaser_list is None or teaser_list.rule != "list":
        return None
    summaries = sum([item.summary is not None for item in teaser_list.items])
    return teaser_list if summaries >= max(_MIN_TEASERS, 0.6 * len(teaser_list.items)) else None


def _may_be_teaser(line: Line, lines: list[Line]) -> bool:
    """Test for text that is no link, after a linked headline on its line or just before."""
    if len(line.text) - line.link_chars < _TEASER_CHARS:
        return False
    return any(
        len(link.text) >= MIN_FRONT for near in lines[max(0, line.index - 2) : line.index + 1] for link in near.links
    )


def _automatic(doc: Document, lines: list[Line]) -> Listing | None:
    """The listing among these lines, located by the scores of their lists."""
    lists = columns(doc, lines)
    if not lists:
        return None
    placement = Placement(doc, lists)
    scored = [column for column in lists if _score(doc, column, placement)]
    if not scored:
        return None
    if lines is doc.lines:
        _trust_names(scored)
    main = max(scored, key=_likelihood)
    scored = sites.without_tickers(main, scored, doc.url)
    if main not in scored:
        main = max(scored, key=_likelihood)
    if not main.rich and (stories := _with_teasers(placement, main, scored)) is not None:
        main.aside = True
        main.score *= ASIDE
        main = stories
    if doc.hints.articles is not None:
        return Listing(doc, [column for column in scored if main.aside or not column.aside], main, "list")
    if main.score < _MIN_SCORE or is_of_menu(main):
        return None
    chosen, rule = selection.of_lists(doc, placement, main, scored)
    return Listing(doc, chosen, main, rule, [column for column in scored if column not in chosen])


def _with_teasers(placement: Placement, main: Column, lists: list[Column]) -> Column | None:
    """The stories with a teaser each beside which a longer list of bare headlines is in a second column: recent posts,
    archives; its name counts, although most of the page's headlines are in it."""
    stories = [
        column
        for column in lists
        if len(column.runs) >= MIN_LISTED
        and column.teasers >= _DETAILED
        and column.is_of_stories()
        and not (column.aside or column.show)
    ]
    best = max(stories, key=_likelihood, default=None)
    return best if best is not None and placement.is_beside(main.block, best.block) else None


def _trust_names(lists: list[Column]) -> None:
    """Take back that lists are choices of stories where most of the page has such a name: there it says nothing."""
    named = [column for column in lists if column.named]
    if len(named) < _NAMED or sum([len(column.runs) for column in named]) < _NAMED_ENTRIES:
        return
    if sum([_headlines(column) for column in named]) > _MOST_NAMED * sum([_headlines(column) for column in lists]):
        for column in named:
            column.aside = column.chosen = column.named = False
            column.score /= ASIDE


def _headlines(column: Column) -> float:
    """Characters of the headlines of articles."""
    return column.mean * len(column.runs) * column.articles


def _likelihood(column: Column) -> float:
    """Likelihood that a list is the main one: other lists seldom have teasers, save those of names and profiles."""
    return column.score * (1 + column.teasers if column.mean >= HEADLINE and not column.aside else 1)


def _in_payload(doc: Document) -> Listing | None:
    """The listing in the page's data, for a page that a script fills."""
    items = embedded_listing.find(doc)
    if not items or not doc.blocks:
        return None
    column = Column(doc.blocks[0], score=float(sum([weight(item.headline) for item in items])))
    return _Payload(doc, [column], column, "payload", items)


def _selected(doc: Document) -> Listing | None:
    """The listing of the source's selector; None where nothing matches. A match is an entry, or its link."""
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


def _score(doc: Document, column: Column, placement: Placement) -> bool:
    """Fill in the column's shares and score; False for one that can be no part of a listing."""
    runs, count = column.runs, len(column.runs)
    column.mean = sum([min(run.weight, 30) for run in runs]) / count
    column.articles = sum([run.article for run in runs]) / count
    if column.mean < 5 and doc.hints.articles is None and not _is_of_short_headlines(column):
        return False
    column.rich = sum([_is_rich(doc, run) for run in runs]) / count
    least = 0 if column.articles >= 0.5 else 9 if column.rich < 0.8 else 6
    if column.mean < least and doc.hints.articles is None:
        return False
    column.teasers = sum([_has_teaser(doc, run) for run in runs]) / count if column.rich else 0.0
    score = column.mean * count * (0.4 + 0.6 * column.articles) * (1 + column.rich)
    place = placement.of(column.block if count > 1 else runs[0].links[0][0].block)
    beside = (place.beside or place.chosen) and not _is_list(placement, column)
    is_menu = place.menu and not column.is_of_stories(_NO_LABEL)
    if place.aside or beside or is_menu or placement.labelled_aside(column):
        column.aside = True
        column.named = beside and not (place.aside or is_menu or placement.labelled_aside(column))
        column.chosen = place.chosen and not (place.aside or place.beside or placement.labelled_aside(column))
        score *= ASIDE
    captions = place.among is not None and column.rich < _DETAILED and placement.is_caption(column, place.among)
    if place.show or captions:
        column.show, column.lead = True, not place.show
        score *= 0.5
    if place.second or (place.among is not None and not column.show):
        score *= 0.6
    column.score = score
    return True


def _is_of_short_headlines(column: Column) -> bool:
    """Test for a list of poems or essays: links to articles, nearly each with a day on its line."""
    dated = sum([patterns.DATE.search(run.links[0][0].text) is not None for run in column.runs])
    return len(column.runs) >= MIN_LISTED and column.articles >= 0.9 and dated >= 0.9 * len(column.runs)


def _is_list(placement: Placement, column: Column) -> bool:
    """Test for a list whatever its class says: articles with teasers, or without pictures and with dates."""
    if len(column.runs) < MIN_LISTED or column.articles < 0.8:
        return False
    return column.teasers >= _DETAILED or (column.rich >= 0.6 and not placement.pictured(column.block))


def _is_rich(doc: Document, run: Run) -> bool:
    """Test for an entry with a date or a teaser beside its headline."""
    line, link = run.links[0]
    own, text = line.text, link.text
    if own != text and len(own) < len(text) + 200 and patterns.DATE.search(own.replace(text, "", 1)):
        return True
    if date_at_end(text) is not None or date_at_start(text):
        return True
    if run.end - run.begin < 2:
        return False
    return any(
        is_date(other.text) or (len(other.text) >= 24 and _tells_more(other, text, _TEASER_CHARS))
        for other in doc.lines[run.begin : run.end]
        if other is not line
    )


def _has_teaser(doc: Document, run: Run) -> bool:
    """Test for an entry with a teaser, as lists beside the main one seldom have."""
    text = run.links[0][1].text
    return any(
        len(line.text) >= 2 * _TEASER_CHARS and _tells_more(line, text, 2 * _TEASER_CHARS)
        for line in doc.lines[run.begin : run.end]
    )


def _tells_more(line: Line, headline: str, least: int) -> bool:
    """Test for a line that tells something beside the headline, which is no address of a film."""
    text = line.text
    return len(text.replace(headline, "", 1)) >= least and ("://" not in text or " " in text)


def _strays(doc: Document, main: Column, runs: list[Run], rule: str) -> set[int]:
    """Links among the entries (by id of their run) that are no entries: links to channels, advertisements.

    Where the articles of a front page have the day in their address, links without it are specials, forums,
    advertisements; where half of them have, those to other hosts are (`sites.at_other_hosts`). Where the entries of a
    list are dated, an undated one to another host is an advertisement.
    """
    strays: set[int] = set()
    advertised = {id(run) for run in runs if _is_advertised(doc, run)}
    if 2 * len(advertised) <= len(runs):
        strays.update(advertised)
    if main.articles >= 0.9:
        own = {id(run) for run in main.runs if run.weight >= HEADLINE} if main.rich >= _DETAILED else set()
        strays.update(id(run) for run in runs if not run.article and not (id(run) in own and _is_rich(doc, run)))
    if rule == "front page":
        strays.update(id(run) for run in runs if run.weight < MIN_FRONT or patterns.NO_NEWS.search(run.href[:300]))
        subjects = [id(run) for run in runs if patterns.SUBJECT.search(run.href[:300])]
        if len(subjects) <= 0.2 * len(runs):
            strays.update(subjects)
        undated = [run for run in runs if not patterns.DATED.search(run.href)]
        if len(undated) <= 0.2 * len(runs):
            strays.update(id(run) for run in undated if not patterns.YEAR_FOLDER.search(run.href))
        elif len(undated) <= 0.5 * len(runs):
            strays.update(sites.at_other_hosts(runs, undated))
    if main.rich >= 0.8 and len(main.runs) >= 8:
        home, count = Counter(sites.host(run.href) for run in main.runs).most_common(1)[0]
        if count >= 0.8 * len(main.runs):
            strays.update(id(run) for run in main.runs if sites.host(run.href) != home and not _is_rich(doc, run))
    return strays


def _is_advertised(doc: Document, run: Run) -> bool:
    """Test for an entry that one of its blocks or a line of its own calls an advertisement."""
    block: Block | None = run.links[0][0].block
    while block is not None and run.root is not None and block.depth >= run.root.depth:
        if is_advertised(block.name):
            return True
        block = block.parent
    line, link = run.links[0]
    if line.text != link.text and patterns.SPONSORED.fullmatch(line.text.replace(link.text, "", 1).strip()):
        return True
    return run.end - run.begin > 1 and any(
        len(line.text) <= patterns.LONGEST_SPONSORED and patterns.SPONSORED.fullmatch(line.text)
        for line in doc.lines[run.begin : run.end]
    )
