"""The main listing of a page, found without selectors: which of its links lead to articles, and which of these are its own.

Links of one kind (the same path of tags) stand in entries, entries in a list: the entry of a link is the largest block
that holds no other link of its kind, the list is the block around. Lists are weighed by what their links look like,
and the heaviest takes with it the lists that are of its kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborNode, SelectolaxError

from scraper.errors import ParseError
from scraper.parse.document import Block, Document, Line, Link
from scraper.parse.entries import EntryReader, is_headline, is_more, weight
from scraper.records import Teaser

_ARTICLE_URL = re.compile(
    r"\d{4}|/\d{2}/\d{2}|[?&;](?:\w*id|a|p|s|t)=\w*\d|/(?:p|a|t|n|c|s)/?\d+|"
    r"(?:^|/)(?!(?:index|list|page|forum|board|group|node|channel|column|cat|class|default|home)[^/]*$)"
    r"[^/?]*\d\.(?:s?html?|aspx?|php|jsp)|(?:^|/)[a-z]{2,}(?:-[a-z]{2,}){2,}|"
    r"(?=[^/]{0,40}\d)(?=[^/]{0,40}[A-Za-z])[A-Za-z0-9]{10,}",
    re.IGNORECASE,
)
"""What the path of an article's address carries and that of a channel's does not: a year, a number, a long key, a slug."""

_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:side|aside|rail|rank\w*|top\d+|hot\w*|phb|paihang\w*|ph|click\w*|recommend\w*|recom|tuijian\w*|"
    r"relate|related\w*|xgyd|xgxw|guess\w*|popular|most\w*|also|foot\w*|nav\w*|menu\w*|crumbs?|mbx|copyright|tags?|"
    r"keywords?|comments?|friend\w*|flink\w*|yqlj|ads?|advert\w*|sponsor\w*|login|share\w*|hidden|hide|news_hide|overlay\w*|popup|modal|dialog)(?=$|[\s_-])"
    r"|sidebar|ranking|hot-?(?:list|news|topic)|tuijian|recommend|related|breadcrumb|footer|navbar|topnav|mainnav|subnav|"
    r"megamenu|dropdown|page-?bottom|bottom-?nav"
)
"""Names of what stands beside a main listing, and never for one."""

_SECOND = re.compile(r"right|(?:^|[\s_-])(?:rcol|fr|r)(?=$|[\s_-])")
"""Names of a column that is seldom the main one, though it may be (a menu at the left, the list at the right)."""

_SHOW = re.compile(r"focus|slide|swiper|carousel|lunbo|jiaodian|video|shipin|photo|gallery|marquee|scroll-?pic|banner")
"""Names of showcases: they repeat what the list has, or carry pictures and films."""

_ASIDE_LABEL = re.compile(
    r"排行|排名|热点|熱點|热门|熱門|热搜|熱搜|热文|热评|最热|最熱|点击(?![数量率])|點擊(?![數量率])|人气|人氣|推荐|推薦|相关|相關|猜你|"
    r"还看|還看|延伸|榜$|most\s|popular|trending|related",
    re.IGNORECASE,
)
"""Words of the label over a list that is not the main one."""

_ASIDE_TAGS = frozenset(("nav", "footer", "aside", "select"))


@dataclass(slots=True)
class Run:
    """Links to one address that stand together, of one kind."""

    href: str
    first: int
    """Index of the first line."""
    last: int
    links: list[tuple[Line, Link]]
    weight: int
    kind: int
    article: bool
    """The address looks like an article's."""
    root: Block | None = None
    """The entry: the largest block with no other link of the kind; None when the link shares its line or block."""

    begin: int = 0
    """Index of the entry's first line, and one past the last."""
    end: int = 0

    def join(self, other: Run) -> None:
        """Take in links of another kind to the same address, from the same entry."""
        self.links = sorted(self.links + other.links, key=lambda pair: pair[0].index)
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)


@dataclass(slots=True)
class Column:
    """The entries that one block holds, in page order."""

    block: Block
    runs: list[Run] = field(default_factory=list)
    mean: float = 0.0
    """Mean weight of the headlines."""
    articles: float = 0.0
    """Share of addresses that look like an article's."""
    rich: float = 0.0
    """Share of entries that hold a date or a teaser."""
    aside: bool = False
    show: bool = False
    score: float = 0.0


class Listing:
    """A page's main listing. Its entries are read when they are asked for."""

    def __init__(self, doc: Document, columns: list[Column], main: Column, rule: str) -> None:
        self._doc = doc
        self._columns = columns
        self._main = main
        self.rule = rule
        self.block = main.block
        """The block of its heaviest list."""
        self.score = sum([column.score for column in columns])
        """Characters of headline that it holds, more where entries have dates or teasers, less where it is aside."""

    @cached_property
    def items(self) -> tuple[Teaser, ...]:
        """The entries in page order, an address once."""
        runs = [run for column in self._columns for run in column.runs]
        runs.sort(key=lambda run: run.first)
        outsiders = set() if self.rule == "select" else _outsiders(self._doc, self._main, self._columns, self.rule)
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
        return worth / (worth + sum([_prose(line) for line in self._doc.lines if line.index not in inside]) or 1)


def listing(doc: Document) -> Listing | None:
    """The main listing of the page, or what the source's selector says it is; None where there is none."""
    return selected(doc, doc.hints.select["items"]) if doc.hints.select.get("items") else _listing(doc, doc.lines)


def teasers(doc: Document) -> Listing | None:
    """The teaser list of an article page: a list outside of the article whose entries are told in a sentence or more."""
    lines = doc.lines
    if doc.body_first is not None and doc.body_last is not None:
        lines = lines[: doc.body_first] + lines[doc.body_last + 1 :]
    if sum([len(line.text) - line.link_chars >= _TOLD for line in lines]) < _MIN_TOLD:
        return None
    found = _listing(doc, lines)
    if found is None or found.rule != "list":
        return None
    told = sum([item.summary is not None for item in found.items])
    return found if told >= max(_MIN_TOLD, 0.6 * len(found.items)) else None


def selected(doc: Document, selector: str) -> Listing | None:
    """The listing that a CSS selector picks: each match is an entry, or the link in it. None where nothing matches."""
    blocks = {block.node.mem_id: block for block in doc.blocks}
    places = {link.node.mem_id: line for line in reversed(doc.lines) for link in line.links}
    column: Column | None = None
    for node in _matches(doc, selector):
        links = [node] if node.tag == "a" else node.css("a[href]")
        lines = [line for a in links if (line := places.get(a.mem_id)) is not None]
        pairs = [(line, link) for line in dict.fromkeys(lines) for link in line.links if link.node.mem_id in {a.mem_id for a in links}]
        if not pairs:
            continue
        href = max(pairs, key=lambda pair: weight(pair[1].text))[1].href
        pairs = [pair for pair in pairs if pair[1].href == href]
        size = max(weight(link.text) for _, link in pairs)
        root = blocks.get(node.mem_id)
        first, last = pairs[0][0].index, pairs[-1][0].index
        begin, end = (root.first, root.last) if root else (first, last + 1)
        run = Run(href, first, last, pairs, size, 0, True, root, begin, end)
        column = column or Column(pairs[0][0].block)
        column.runs.append(run)
    if column is None:
        return None
    column.score = float(sum([run.weight for run in column.runs]))
    return Listing(doc, [column], column, "select")


def _matches(doc: Document, selector: str) -> list[LexborNode]:
    try:
        return doc.tree.css(selector)
    except SelectolaxError as error:
        raise ParseError(f"select: items: {selector!r} is no CSS selector that can be used ({error})") from None


_TOLD = 20
"""Characters beside the headline that make an entry a teaser."""

_MIN_TOLD = 3
"""Entries that a teaser list has at the least."""


def _listing(doc: Document, lines: list[Line]) -> Listing | None:
    columns = _columns(_runs(lines), doc.lines)
    shares = _Shares(doc, columns)
    columns = [column for column in columns if _weigh(doc, column, shares)]
    if not columns:
        return None
    main = max(columns, key=lambda column: column.score)
    chosen, rule = _company(doc, main, columns)
    return Listing(doc, chosen, main, rule)


def _prose(line: Line) -> int:
    """Characters of a paragraph, 0 for what is too short to be one."""
    size = len(line.text) - line.link_chars
    return size if size >= 30 else 0


class _Shares:
    """How much of the page's headlines a block holds."""

    def __init__(self, doc: Document, columns: list[Column]) -> None:
        sums = [0] * (len(doc.lines) + 1)
        for column in columns:
            for run in column.runs:
                if run.article:
                    sums[run.first + 1] += min(run.weight, 30)
        for index in range(1, len(sums)):
            sums[index] += sums[index - 1]
        self.sums = sums
        self.total = sums[-1] or 1

    def of(self, block: Block) -> float:
        """The share from 0 to 1."""
        return (self.sums[block.last] - self.sums[block.first]) / self.total


def _runs(lines: list[Line]) -> list[list[Run]]:
    """Every link that could be a headline, joined into runs, by kind; a kind is a path of tags with the last one's class."""
    kinds: dict[tuple[int, str], int] = {}
    known: dict[int, int] = {}
    groups: dict[int, list[Run]] = {}

    def kind_of(block: Block | None) -> int:
        if block is None:
            return 0
        key = id(block)
        if key not in known:
            known[key] = kinds.setdefault((kind_of(block.parent), block.tag), len(kinds) + 1)
        return known[key]

    for line in lines:
        for link in line.links:
            if not is_headline(line, link):
                continue
            block = line.block
            name = "" if block.tag in _ROW_TAGS else _class(block)
            kind = kinds.setdefault((kind_of(block), name), len(kinds) + 1)
            group = groups.setdefault(kind, [])
            size = weight(link.text)
            if group and group[-1].href == link.href:
                run = group[-1]
                run.last = line.index
                run.links.append((line, link))
                run.weight = max(run.weight, size)
            else:
                group.append(Run(link.href, line.index, line.index, [(line, link)], size, kind, _is_article(link.href)))
    return list(groups.values())


_ROW_TAGS = frozenset(("li", "tr", "td", "th", "dd", "dt"))
_DIGITS = re.compile(r"[\d_-]+")


def _class(block: Block) -> str:
    return _DIGITS.sub("", block.name.split(" ", 1)[0])


def _columns(groups: Iterable[list[Run]], lines: list[Line]) -> list[Column]:
    """The lists that the runs stand in."""
    groups = list(groups)
    firsts = sorted([run.first for group in groups for run in group])
    lasts = sorted([run.last for group in groups for run in group])
    columns: dict[int, Column] = {}
    owners: dict[int, Run] = {}
    means: dict[int, float] = {}
    for group in groups:
        means[group[0].kind] = sum(run.weight for run in group) / len(group)
        for index, run in enumerate(group):
            before = group[index - 1].last if index else -1
            after = group[index + 1].first if index + 1 < len(group) else 1 << 60
            if len(group) == 1:
                before, after = _neighbours(run, firsts, lasts)
            block = _root(run, before, after)
            run.root = block
            around = run.links[0][0].block if block is None else block.parent or block
            if block is not None:
                rival = owners.get(id(block))
                if rival is not None:
                    if rival.href == run.href:
                        rival.join(run)
                        continue
                    if _better(rival, run, means):
                        continue
                    columns[id(around)].runs.remove(rival)
                owners[id(block)] = run
            columns.setdefault(id(around), Column(around)).runs.append(run)
    found = [column for column in columns.values() if column.runs]
    for column in found:
        column.runs.sort(key=lambda run: run.first)
        _delimit(column, lines)
    return found


def _delimit(column: Column, lines: list[Line]) -> None:
    """Find the first and last line of each entry.

    They are those of its root. Where the roots hold their headlines alone, teaser and date stand between them
    (``<h3><a>…</a></h3><p>…</p><h3>``): what follows a headline is its own, unless the first one follows a date.
    """
    runs, block = column.runs, column.block
    for run, after in zip(runs, [*(run.first for run in runs[1:]), block.last], strict=True):
        if run.root is not None:
            run.begin, run.end = run.root.first, run.root.last
        else:
            run.begin, run.end = run.first, max(run.last + 1, min(after, run.last + _MAX_BETWEEN))
    bare = all(run.root is not None and run.begin == run.first and run.end == run.last + 1 for run in runs)
    if not bare or len(runs) < 2:
        return
    gap = min([after.begin - run.end for run, after in zip(runs, runs[1:], strict=False)])
    if not 0 < gap <= _MAX_BETWEEN:
        return
    before = runs[0].begin - gap
    leading = before >= block.first and runs[-1].end + gap > block.last and _is_date(lines[before].text)
    for run in runs:
        if leading:
            run.begin -= gap
        else:
            run.end = min(run.end + gap, block.last)


_MAX_BETWEEN = 6
"""Lines that may belong to an entry whose block holds its headline alone."""


def _is_date(text: str) -> bool:
    return len(text) < 24 and _DATE.search(text) is not None


def _neighbours(run: Run, firsts: list[int], lasts: list[int]) -> tuple[int, int]:
    """The lines of the headlines of any kind before and after one that is the only one of its kind."""
    before, after = bisect_left(lasts, run.first) - 1, bisect_right(firsts, run.last)
    return lasts[before] if before >= 0 else -1, firsts[after] if after < len(firsts) else 1 << 60


_MAX_ENTRY_LINES = 40
"""Lines: an entry that is larger is no entry, but what happens to stand around a link of a rare kind."""


def _root(run: Run, before: int, after: int) -> Block | None:
    if before >= run.first or after <= run.last:
        return None
    found: Block | None = None
    block: Block | None = run.links[0][0].block
    while block is not None and block.first > before and block.last <= after:
        if block.last > run.last and block.last - block.first <= _MAX_ENTRY_LINES:
            found = block
        block = block.parent
    return found


def _better(rival: Run, run: Run, means: dict[int, float]) -> bool:
    """Whether the first of two links of one entry is the headline rather than the second."""
    first, second = (r.links[0][0].tag in _HEADINGS for r in (rival, run))
    if first != second:
        return first
    return means[rival.kind] >= means[run.kind]


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DATE = re.compile(r"\d{1,2}[-/.月]\d{1,2}|\d{1,2}:\d\d|[昨前]天|刚刚|剛剛|[分时時天][钟鐘間间]?前|\bago\b")


def _weigh(doc: Document, column: Column, shares: _Shares) -> bool:
    """Fill in what the column is worth; whether it could be (part of) a listing at all."""
    runs = column.runs
    count = len(runs)
    column.mean = sum([min(run.weight, 30) for run in runs]) / count
    column.articles = sum([1 for run in runs if run.article]) / count
    column.rich = sum([1 for run in runs if _rich(doc, run)]) / count if column.mean >= 5 else 0.0
    if column.mean < (5 if column.articles >= 0.5 else 9 if column.rich < 0.8 else 6):
        return False
    worth = column.mean * count * (0.4 + 0.6 * column.articles) * (1 + column.rich)
    names, tags = _names(column.block, shares)
    if _ASIDE.search(names) or not _ASIDE_TAGS.isdisjoint(tags) or _labelled_aside(doc, column):
        column.aside = True
        worth *= 0.2
    if _SHOW.search(names):
        column.show = True
        worth *= 0.5
    if _SECOND.search(names):
        worth *= 0.6
    column.score = worth
    return True


def _is_article(href: str) -> bool:
    """Whether the address looks like an article's."""
    path = href.partition("://")[2].partition("/")[2] if "://" in href[:8] else href
    return _ARTICLE_URL.search(path[:300]) is not None


def _labelled_aside(doc: Document, column: Column) -> bool:
    """Whether a label stands over the list that says it is another one: 热点排行, 相关新闻."""
    first = column.runs[0].begin
    label = doc.lines[first - 1] if first else None
    if label is not None and label.links and is_more(label.text) and first > 1:
        label = doc.lines[first - 2]
    return label is not None and len(label.text) <= 10 and len(label.links) <= 1 and bool(_ASIDE_LABEL.search(label.text))


_MOST = 0.9
"""Share of the page's headlines: the name of a block that holds more says nothing of any list in it."""


def _names(block: Block, shares: _Shares) -> tuple[str, set[str]]:
    """The names and tags of a block and of those around it, up to where nearly all of the page is inside."""
    names, tags = [], set()
    around: Block | None = block
    while around is not None and shares.of(around) < _MOST:
        names.append(around.name)
        tags.add(around.tag)
        around = around.parent
    return " ".join(names), tags


def _rich(doc: Document, run: Run) -> bool:
    """Whether the entry holds a date or a teaser beside its headline."""
    line, link = run.links[0]
    if _DATE.search(line.text.replace(link.text, "", 1)):
        return True
    return any(
        _is_date(other.text) or (len(other.text) >= 24 and other.text != link.text)
        for other in doc.lines[run.begin : run.end]
        if other is not line
    )


def _company(doc: Document, main: Column, columns: list[Column]) -> tuple[list[Column], str]:
    """The lists that belong with the main one, in page order, and by what rule.

    Where lists of the main one's kind are most of what the page has, they are the listing, with what leads up to them in
    the same part of the page. Else the page is a front page, and every list of headlines that is not aside belongs.
    """
    total = sum(c.score for c in columns if not c.aside or c is main)
    chosen = [c for c in columns if c is main or _alike(main, c)]
    share = sum(c.score for c in chosen) / total
    rule = "front page"
    if share >= (0.45 if main.rich >= 0.5 else 0.7):
        rule = "list"
        chosen += [c for c in columns if c not in chosen and _leads(doc, main, c)]
    else:
        chosen += [c for c in columns if c not in chosen and _belongs(main, c)]
    return sorted(chosen, key=lambda c: c.runs[0].first), rule


def _alike(main: Column, other: Column) -> bool:
    """Whether two lists are of one kind: links on the same path of tags, or entries told as fully in the same markup."""
    if other.aside != main.aside or other.show != main.show or abs(other.rich - main.rich) >= 0.5:
        return False
    return other.runs[0].kind == main.runs[0].kind or (min(main.rich, other.rich) >= 0.8 and _markup(main) == _markup(other))


def _markup(column: Column) -> tuple[str, ...]:
    """The tags of the link's block, of the list, and of the two around it."""
    tags, block = [column.runs[0].links[0][0].tag], column.block
    for _ in range(3):
        tags.append(block.tag)
        block = block.parent or block
    return tuple(tags)


def _leads(doc: Document, main: Column, other: Column) -> bool:
    """Whether it is a lead or a pinned entry of the main list: near it, and neither hanging on an entry of it, nor in
    another column of the page, nor among prose.
    """
    if other.aside or other.show or other.mean < _MIN_FRONT or other.articles < 0.5:
        return False
    if any(run.root is not None and run.root is not other.block and _within(other.block, run.root) for run in main.runs):
        return False
    if _within(main.block, other.block):
        around, names, prose = other.block, [], 0
    else:
        top, names = other.block, [other.block.name]
        while top.parent is not None and not _within(main.block, top.parent):
            top = top.parent
            names.append(top.name)
        if top.parent is None:
            return False
        around = top.parent
        prose = sum([_prose(line) for line in doc.lines[top.first : top.last]])
    if prose >= _INTRODUCTION or main.block.depth - around.depth > _NEAR or _SECOND.search(" ".join(names)):
        return False
    return not any(_SECOND.search(block.name) for block in _children(doc, around))


_INTRODUCTION = 200
"""Characters of prose: where there is so much, links lead from what is told there (the introduction of a topic page)."""

_NEAR = 6
"""Levels from the main list up to what holds its leads, too."""


def _children(doc: Document, parent: Block) -> Iterator[Block]:
    """The blocks directly in a block."""
    index = bisect_left(doc.blocks, parent.first, key=lambda block: block.first)
    for block in doc.blocks[index:]:
        if block.first >= parent.last:
            break
        if block.parent is parent:
            yield block


def _within(block: Block, part: Block) -> bool:
    return part.first <= block.first and block.last <= part.last and block.depth >= part.depth


def _belongs(main: Column, other: Column) -> bool:
    return (main.aside or not other.aside) and not other.show and other.mean >= 6 and other.articles >= 0.6


_MIN_FRONT = 6
"""Characters: shorter links of a front page are labels of sections and topics."""

_DATED_URL = re.compile(r"/(?:(?:19|20)\d\d[/_-]?\d\d|\d\d/\d{4}/)|[_/t](?:19|20)\d\d[01]\d[0-3]\d")
"""The day in an address. Where the articles of a front page carry it, what does not is a special, a forum, an advertisement."""


def _outsiders(doc: Document, main: Column, chosen: list[Column], rule: str) -> set[int]:
    """Entries (by id of their run) that are none: links to channels, advertisements among the entries of a list."""
    runs = [run for column in chosen for run in column.runs]
    strange: set[int] = set()
    if main.articles >= 0.9:
        strange.update(id(run) for run in runs if not run.article)
    if rule == "front page":
        strange.update(id(run) for run in runs if run.weight < _MIN_FRONT)
        dated = [run for run in runs if _DATED_URL.search(run.href)]
        if len(dated) >= 0.6 * len(runs):
            strange.update({id(run) for run in runs} - {id(run) for run in dated})
    if main.rich >= 0.8 and len(main.runs) >= 8:
        home, count = Counter(_host(run.href) for run in main.runs).most_common(1)[0]
        if count >= 0.8 * len(main.runs):
            strange.update(id(run) for run in main.runs if _host(run.href) != home and not _rich(doc, run))
    return strange


def _host(href: str) -> str:
    return href.partition("//")[2].partition("/")[0] if "//" in href[:8] else ""
