"""Reader of a listing's entries: headline, address, teaser and printed date, each apart from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from scraper.extract.document import HEADINGS, Document, Line, Link, key
from scraper.extract.listing import patterns
from scraper.extract.listing.entries import entry_headlines
from scraper.extract.listing.entries.entry_company import joined, may_be_teaser, of_one_host, parted_runs
from scraper.extract.listing.entries.entry_dates import EntryDates, dated_span, parted
from scraper.extract.listing.entries.identifying_parameters import identifying_parameters
from scraper.extract.listing.entries.teaser_texts import (
    MIN_PLAIN,
    Place,
    TeaserText,
    is_caption,
    is_prose,
    of_attributes,
    place_of,
)
from scraper.extract.listing.headline_links import Run, is_date, weight
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property
from scraper.models import Teaser

_MAX_DATED = 1000
"""Maximum number of characters of a line that is searched for a date."""

_AFTER_LABEL = f"{patterns.BETWEEN}]】）)》"
"""Characters after a label that opens a line."""

_LABEL = 8
"""Number of characters of a link at either end of a teaser to something else: a source, a channel."""


class EntryReader:
    """Reader of the entries of one page."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.dates = EntryDates(doc)
        self.labels: frozenset[str] = frozenset()
        """Labels that open several entries, see `repeated_labels`."""
        self.places: frozenset[Place] = frozenset()
        """Places where several entries have their teaser: a text there is one, however short."""
        self.common: frozenset[str] = frozenset()
        """Texts that several entries have in common, without their numbers."""
        self.place: Place | None = None
        """The place of the teaser of the entry that was read last."""

    def read(self, runs: list[Run]) -> tuple[Teaser, ...]:
        """Read the entries in their order, an address once; a longer text with the same address is its teaser.

        A lead that the list repeats, be it under another headline, takes date and teaser from there where it has none.
        """
        items: dict[str, Teaser] = {}
        addresses = of_one_host({run.href: self.address(run.href) for run in runs})
        if parameters := self.identifying_parameters(runs, addresses):
            addresses = of_one_host({href: self.address(href, parameters) for href in addresses})
        self.labels = entry_headlines.repeated_labels(runs)
        before = 0
        places: list[tuple[Run, str, Place | None]] = []
        for run in parted_runs(runs, self.doc.lines):
            self.dates.note_day(before, run.begin)
            before = run.end
            address = addresses[run.href]
            if address is None or address == self.doc.url:
                continue
            item = self.entry(run, address)
            places.append((run, address, self.place))
            items[address] = joined(items[address], item) if address in items else item
        self.read_again(places, items)
        return tuple(items.values())

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """The page's links by their addresses: what one of them cuts off, another may have in full."""
        links: dict[str, list[Link]] = {}
        for line in self.doc.lines:
            for link in line.links:
                links.setdefault(link.href, []).append(link)
        return links

    def texts_about(self, run: Run) -> Iterator[str]:
        """Yield what may have the headline of an entry in full: the page's links to its address, and lines of it that
        are no prose, as the box of particulars that opens under the pointer (标题：…)."""
        yield from (link.text for link in self.links.get(run.href, ()))
        for line in self.doc.lines[run.begin : run.end]:
            if not line.links and len(line.text) <= _LONGEST_HEADLINE and not patterns.SENTENCE.search(line.text):
                yield line.text

    def read_again(self, entries: list[tuple[Run, str, Place | None]], items: dict[str, Teaser]) -> None:
        """Read the teasers again that differ from what the page's other entries say.

        Texts that differ only in their numbers are no teasers; a text at the place of several teasers is one.
        """
        different = {item.summary for item in items.values() if item.summary is not None}
        texts = Counter(_DIGITS.sub("", text) for text in different if len(text) <= _LONGEST_COUNT)
        common = frozenset(text for text, count in texts.items() if count >= _SEVERAL)
        if common:
            self.common = common
            entries = [self.read_teaser(*entry, items) for entry in entries]
        counted = Counter(place for _, _, place in entries if place is not None and place[1])
        self.places = frozenset(place for place, count in counted.items() if count >= _SEVERAL)
        for run, address, place in entries if self.places else ():
            if place in self.places or (place is None and items[address].summary is not None):
                continue
            if any(place_of(line) in self.places for line in self.doc.lines[run.begin : run.end]):
                self.read_teaser(run, address, place, items)

    def read_teaser(
        self, run: Run, address: str, place: Place | None, items: dict[str, Teaser]
    ) -> tuple[Run, str, Place | None]:
        """Read the teaser of an entry again; returns it with its place."""
        summary = self.entry(run, address).summary
        if place is not None or self.place is not None:
            items[address] = replace(items[address], summary=summary)
        return run, address, self.place

    def with_teasers(self, items: tuple[Teaser, ...], runs: list[Run]) -> tuple[Teaser, ...]:
        """The entries with the teasers that other lists of the page, these entries, give to their addresses."""
        lacking = {item.url: item.headline for item in items if item.summary is None}
        texts: dict[str, str] = {}
        for run in parted_runs(sorted(runs, key=lambda run: run.first), self.doc.lines):
            address = self.address(run.href)
            if address in lacking and address not in texts:
                entry = self.entry(run, address)
                if text := entry.summary or (may_be_teaser(entry.headline, lacking[address]) and entry.headline):
                    texts[address] = text
        return tuple([replace(item, summary=item.summary or texts.get(item.url)) for item in items]) if texts else items

    @staticmethod
    def identifying_parameters(runs: list[Run], addresses: Mapping[str, str | None]) -> tuple[str, ...]:
        """The query parameters that elsewhere only track readers, and here identify an article."""
        links = ((run.href, key(max((link.text for _, link in run.links), key=len))) for run in runs if "?" in run.href)
        return identifying_parameters(links, addresses.__getitem__)

    def address(self, href: str, parameters: tuple[str, ...] = ()) -> str | None:
        """The absolute address; a relative one unchanged where the page's own is unknown.

        ``parameters`` are query parameters that stay whatever their names.
        """
        address = self.doc.canonical(href, parameters)
        if address is None and self.doc.base is None and "://" not in href[:10]:
            path, _, fragment = href.partition("#")
            return path if path and not fragment.startswith(_ROUTES) else href
        return address

    def entry(self, run: Run, address: str) -> Teaser:
        """Read one entry from the headline's own line and the lines around it that belong to no other entry.

        A date beside the headline counts before one on another line.
        """
        line, link, headline = entry_headlines.headline(run, self.labels, self.texts_about)
        lines = self.doc.lines[run.begin : run.end]
        if len(link.text) > 2 * MIN_PLAIN and run.begin < line.index:
            headline = _heading_over(lines[: line.index - run.begin], headline)
        published = self.dates.boxed([other.text for other in lines], address) if len(lines) > 1 else None
        entry = _Entry(line, link, address, headline, published or self.dates.of_column(lines, address))
        beside = parted(_apart(line, run, link.text), line) if line.text != link.text else ""
        if entry.published is None and beside:
            entry.published = self.dates.date(beside, address)[0]
        if link.text != headline:
            beside = self.part_link(entry, lines) or beside
        entry.teaser = TeaserText(entry.headline, self.places)
        for other in lines:
            self.add(entry, other, beside if other is line else parted(_apart(other, run), other))
        printed = None if entry.published == self.dates.counted else entry.published
        published = printed or self.dates.date_of_attributes(lines) or entry.published or entry.clock
        published = published or self.date_in_brackets(entry.headline, address)
        self.place = entry.teaser.place
        summary = entry.teaser.read(lines) or of_attributes(link.node.attributes, entry.headline)
        if summary is None and run.root is not None:
            summary = of_attributes(run.root.node.attributes, entry.headline)
        return Teaser(entry.headline, address, summary, published)

    def add(self, entry: _Entry, line: Line, text: str) -> None:
        """Read a line of an entry: its date, its time, its part of the teaser.

        ``text`` is that of the line without the headline and without links to other addresses.
        """
        if not text:
            if entry.published is None and is_date(line.text):  # a day that leads to its archive
                entry.published = self.dates.date(line.text, entry.address)[0]
            return
        if text == entry.headline or (entry.headline.endswith(text) and line.index == entry.line.index + 1):
            return
        if (text.isascii() or "›" in text) and _PRINTED.fullmatch(text):
            return
        if len(text) > MIN_PLAIN:
            text = self.without_date(entry, line, text)
        if len(text) < _MAX_DATED:
            moment, text = self.dates.date(text, entry.address)
            entry.published = entry.published or moment
            if moment is None and (time := self.dates.clock(text, entry.address)):
                entry.clock = entry.clock or ("" if _is_duration(text, line) else time)
                return
        if self.common and _DIGITS.sub("", text) in self.common:
            return
        if (line.block.hidden and not entry.line.block.hidden) or is_caption(line, entry.line):
            return  # a box that opens under the pointer; what is said of a picture
        if line.index >= entry.line.index or is_prose(text):  # a short text over the headline is a label
            entry.teaser.add(line, text, _is_own_link(line, entry.line, entry.link))

    def without_date(self, entry: _Entry, line: Line, text: str) -> str:
        """Read the date in an element of a teaser's line, or in the credits behind it; returns the text without it."""
        if dated := dated_span(line, text):
            entry.published = entry.published or self.dates.date(dated, entry.address)[0]
            text = text.replace(dated, " ", 1).strip()
        entry.published = entry.published or self.dates.of_credits(text, entry.address)
        return text

    def part_link(self, entry: _Entry, lines: list[Line]) -> str:
        """Part a headline from what else is in its link: a date, a clock, and a teaser, which is returned.

        A day in brackets behind it is a part of it where the entry has another.
        """
        whole, headline = entry.link.text, entry.headline
        flash = whole.startswith(f"【{headline}】")
        rest = whole.replace(f"【{headline}】" if flash else headline, " ", 1).strip()
        if rest[:1] == "（" and is_date(rest) and whole.endswith(rest):
            others = (line for line in lines if line is not entry.line)
            if entry.published is not None or any(is_date(line.text) for line in others):
                entry.headline, rest = f"{headline}{rest}", ""
        if entry.published is None:
            entry.published = self.dates.date(rest, entry.address)[0]
            entry.published = entry.published or self.dates.boxed(_parts(entry.link), entry.address)
            entry.clock = self.dates.clock(rest, entry.address) or ""
        has_teaser = (flash and rest) or len(whole) - len(entry.headline) > MIN_PLAIN or "。" in rest
        return rest if has_teaser else ""

    def date_in_brackets(self, headline: str, address: str) -> str | None:
        """The day in brackets that ends a headline: 文字实录（2025年12月30日）."""
        if headline[-2:] not in ("日）", "日)"):
            return None
        return self.dates.date(headline[headline.replace("(", "（").rfind("（") :], address)[0]


@dataclass(slots=True)
class _Entry:
    """An entry while its lines are read."""

    line: Line
    """The line of the headline, and the link that it is."""
    link: Link
    address: str
    headline: str
    published: str | None
    clock: str = ""
    """A time without a day, as ISO 8601; "" without one."""
    teaser: TeaserText = field(init=False)


_DIGITS = lazy_regex(r"\d+")
"""The numbers of a text that entries have in common: 已有 154 人围观."""

_LONGEST_COUNT = 40
"""Maximum number of characters of the longest such text: a longer one, though it differs from others in numbers alone,
is prose."""

_LONGEST_HEADLINE = 120
"""Maximum number of characters of a line that may be a headline in full, with its label."""

_SEVERAL = 3
"""Entries with a teaser at one place of theirs, which make it the place of teasers."""


_ROUTES = ("/", "!")
"""First characters of a fragment that is an address by itself: #/news/12."""

_MIN_HEADING = 8
"""Weight of the shortest headline over a teaser that is a link."""


def _heading_over(lines: list[Line], text: str) -> str:
    """The headline without a link over a teaser that is one; the text itself where it is no prose or none is."""
    heading = next((line for line in reversed(lines) if line.tag in HEADINGS), None)
    if heading is None or heading.links or weight(heading.text) < _MIN_HEADING or not is_prose(text):
        return text
    return heading.text if len(text) - len(heading.text) > MIN_PLAIN else text


def _parts(link: Link) -> list[str]:
    """The texts of a link's elements, of which some may be a date box: ``<i><b>29</b>2025-05</i>``."""
    return [text.strip() for text in link.node.text(separator="\n").split("\n")]


def _is_duration(text: str, line: Line) -> bool:
    """Test for a time in one link with a picture: that of a film, from its beginning to its end."""
    return any(link.text == text and link.node.css_first("img, video") is not None for link in line.links)


def _apart(line: Line, run: Run, headline: str = "") -> str:
    """The line's text without the headline and without links to other addresses; "" for a menu.

    Links in the sentences of a teaser are part of it.
    """
    text, links = line.text, line.links
    if headline:
        text = text.replace(headline, " ", 1)
    if not links:
        return text
    if len(links) > entry_headlines.MAX_LINKS:
        return ""
    inside = len(text) - line.link_chars >= MIN_PLAIN and line.tag not in HEADINGS
    for link in reversed(links):
        if (link.href != run.href or ("/" in link.text and _ADDRESS.fullmatch(link.text))) and not (
            inside and _is_of_the_sentence(link.text, text)
        ):
            place = text.find(link.text)
            if link.text.isdecimal() or place > _LABEL or text[place + len(link.text) :][:1] not in _AFTER_LABEL:
                place = text.rfind(link.text)  # a tag and a number follow words and digits that are the same
            if place >= 0:
                text = f"{text[:place]} {text[place + len(link.text) :]}"
    return text.strip()


def _is_own_link(line: Line, headline: Line, link: Link) -> bool:
    """Test for a line below the headline's block that is nothing but another link to its article."""
    if not line.links or line.block is headline.block or line.link_chars < len(line.text):
        return False
    return all(other.href == link.href and other.node.mem_id != link.node.mem_id for other in line.links)


_ADDRESS = lazy_regex(r"(?:https?://)?[\w.-]{3,60}\.[a-z]{2,6}/[!-~]{0,200}")
"""The address of a result, printed as its link's text."""

_PRINTED = lazy_regex(
    r"(?:https?://)?(?:[a-z\d-]{1,60}\.){1,5}[a-z]{2,8}(?:/[!-~…]{0,300}|(?: [›>] [^›>]{1,60}){1,6})?",
    re.IGNORECASE,
)
"""A line that is the address of a result: paper.example/a/1.html, www.paper.example › news › 2025, cut or whole."""


def _is_of_the_sentence(linked: str, text: str) -> bool:
    """Test for a link that is part of the prose around it: longer than a label, or neither at its start nor end."""
    return len(linked) > _LABEL or not (text.startswith(linked) or text.endswith(linked))
