"""Reads the entries of a listing: headline, address, teaser and printed date, each apart from the others."""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from scraper.parse import dates, listwords, machine_dates
from scraper.parse.columns import HEADINGS, Run, is_date, weight
from scraper.parse.document import Document, Line, Link, Span
from scraper.parse.publication_data import of_line
from scraper.records import Teaser

_MAX_DATED = 1000
"""Characters of a line that a date is looked for in."""

_MIN_TELLING = 15
"""Characters that a teaser has at the least, unless it is named one or is long and without punctuation."""

_MIN_PLAIN = 40
"""Characters of a text without a sentence's punctuation that make it a teaser."""

_MAX_LINKS = 8
"""Links on a line: more, and it is a menu, no part of an entry."""


class EntryReader:
    """Reads the entries of one page."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.zone = dates.zone(doc.hints.timezone)
        self.day: dates.Stamp | None = None
        """The date that stands over the group of entries being read: 2025年12月30日, then 09:15, 09:02, …"""

    def read(self, runs: list[Run]) -> tuple[Teaser, ...]:
        """The entries in the order given, an address once; a longer text that leads to the same one is its teaser."""
        items: dict[str, Teaser] = {}
        before = 0
        for run in runs:
            self.note_day(before, run.begin)
            before = run.end
            address = self.address(run.href)
            if address is None or address == self.doc.url:
                continue
            item = self.entry(run, address)
            known = items.get(address)
            if known is None:
                items[address] = item
            elif known.summary is None and weight(item.headline) >= 2 * _MIN_TELLING and _is_telling(item.headline):
                items[address] = replace(known, summary=item.headline)
        return tuple(items.values())

    def note_day(self, before: int, begin: int) -> None:
        """Look for a date in the lines between two entries; a long way between them begins another list."""
        if begin - before > _MAX_APART:
            self.day = None
        for line in self.doc.lines[max(before, begin - _MAX_OVER) : begin]:
            if is_date(line.text) and not line.links:
                self.day = next((stamp for stamp in dates.stamps(line.text) if stamp.year), self.day)

    def address(self, href: str) -> str | None:
        """The absolute address; as it stands in the page where that is relative and the page's own is unknown."""
        address = self.doc.canonical(href)
        if address is None and self.doc.base is None and "://" not in href[:10]:
            return href
        return address

    def entry(self, run: Run, address: str) -> Teaser:
        """One entry: the headline's own line, and the lines around it that belong to no other."""
        line, link = _headline(run)
        headline = _bare(line, link)
        published, summary = None, ""
        for other in self.doc.lines[run.begin : run.end]:
            text = _apart(other, run, headline if other is line else None)
            if not text or text == headline:
                continue
            if published is None and len(text) < _MAX_DATED:
                published, text = self.date(text, address)
            text = listwords.MORE.sub("", text).strip()
            named = weight(text) > 3 and listwords.TEASER.search(other.block.name) is not None
            if weight(text) > weight(summary) and (named or _is_telling(text)):
                summary = text
        if published is None:
            published = self.carried(run)
        return Teaser(headline, address, summary or None, published)

    def carried(self, run: Run) -> str | None:
        """The moment that an attribute of an entry's elements carries: ``<time datetime="…">3小时前</time>``."""
        for line in self.doc.lines[run.begin : run.end]:
            if line.spans and (stamp := of_line(line)):
                return dates.iso(dates.to_zone(stamp, self.zone), self.zone)
        return None

    def date(self, text: str, address: str) -> tuple[str | None, str]:
        """The date that an entry prints, as ISO 8601, and the text without it.

        A year that is not printed is that of the address (12-30 beside /2025/1230/); so is the day of a bare time,
        where none stands over the entries. Of a long text, a date counts where it opens or closes it with its year;
        else it is one that the teaser tells of.
        """
        stamp = next(iter(dates.stamps(text)), None) or _short(text)
        if stamp is not None:
            rest = f"{text[: stamp.start]} {text[stamp.end :]}".strip(" []()（）【】|-")
            opens = stamp.start <= 3 and text[stamp.end : stamp.end + 1] not in _GOES_ON
            at_edge = stamp.year is not None and (opens or stamp.end >= len(text) - 3)
            if len(rest) > _MAX_BESIDE and not at_edge:
                return None, text
            if stamp.year is None:
                carried = machine_dates.in_url(address)
                if carried is None or carried.month != stamp.month or abs(carried.day - stamp.day) > 1:
                    return None, rest if len(rest) < _MIN_REST else text
                stamp = stamp._replace(year=carried.year)
            return dates.iso(stamp, self.zone), rest
        clock = dates.clock(text) if len(text) <= _MAX_CLOCK else None
        carried = self.day or machine_dates.in_url(address) if clock else None
        return (dates.iso(carried.at(*clock), self.zone), "") if clock and carried else (None, text)


_GOES_ON = tuple("，,、的至起—前后後晚早凌上下")
"""What follows a date that a sentence begins with."""

_MAX_BESIDE = 20
"""Characters that may stand beside a date: a source, a number of comments."""

_MIN_REST = 8
"""Characters that make what stands beside a date without a year a text of its own, of which the date is a part."""

_MAX_APART = 12
"""Lines between two entries of one list."""

_MAX_OVER = 3
"""Lines over an entry that a date for it and those after it is looked for in."""

_MAX_CLOCK = 16
"""Characters of a line that holds a time and hardly anything else."""

_MONTH_AND_DAY = re.compile(r"[\[(（【]?\s?(\d{1,2})[-/.月](\d{1,2})日?\s?[\])）】]?")


def _short(text: str) -> dates.Stamp | None:
    """A month and a day alone: [12-30]."""
    found = _MONTH_AND_DAY.fullmatch(text) if len(text) < 12 else None
    if found is None or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31):
        return None
    return dates.Stamp(None, int(found[1]), int(found[2]), start=0, end=len(text))


def _headline(run: Run) -> tuple[Line, Link]:
    """The link that is the headline: in a heading, in a block named so, else the first that is no date."""
    for line, link in run.links:
        if line.tag in HEADINGS:
            return line, link
    for line, link in run.links:
        if listwords.TITLE.search(line.block.name):
            return line, link
    return next((pair for pair in run.links if not listwords.LABELLED_DATE.match(pair[1].text)), run.links[0])


def _apart(line: Line, run: Run, headline: str | None) -> str:
    """The line's text without the headline and without links to elsewhere; nothing of a menu."""
    if len(line.links) > _MAX_LINKS:
        return ""
    text = line.text if headline is None else line.text.replace(headline, " ", 1)
    for link in line.links:
        if link.href != run.href:
            text = text.replace(link.text, " ", 1)
    return text.strip()


def _is_telling(text: str) -> bool:
    """Whether the text is prose, by itself."""
    size = weight(text)
    return size >= _MIN_TELLING and (size > _MIN_PLAIN or listwords.PROSE.search(text) is not None)


def _bare(line: Line, link: Link) -> str:
    """The headline alone: the link's text without what is glued to it, a date, a number or a label.

    That is told by the title attribute, where it gives the headline alone (完整版 + headline), or by the inline
    elements at either end of the link; a whole date at the end is cut off wherever it comes from.
    """
    text = link.text
    title = " ".join((link.node.attributes.get("title") or "").split())
    if weight(title) >= 4 and len(text) - 8 <= len(title) < len(text) and title in text:
        return title
    crowded = len(line.links) > _MAX_LINKS
    for span in _inside(link) if crowded else line.spans:
        part = span.text
        if len(part) + 4 > len(text) or not _is_glued(span) or not (crowded or _is_inside(span.node, link.node)):
            continue
        if text.endswith(part):
            text = text[: -len(part)].rstrip()
        elif text.startswith(part):
            text = text[len(part) :].lstrip()
    return listwords.DATE_AT_END.sub("", text) or text


def _inside(link: Link) -> list[Span]:
    """The inline elements at the ends of a link whose line has so many that theirs are not looked through."""
    children = list(link.node.iter())
    return [Span(node, node.text()) for node in (*children[:1], *children[1:][-1:])]


def _is_glued(span: Span) -> bool:
    if listwords.GLUED.fullmatch(span.text):
        return True
    return len(span.text) < 5 and listwords.LABEL.search(span.name) is not None


def _is_inside(node: LexborNode, link: LexborNode) -> bool:
    """Whether the node is in the link, one or two levels deep."""
    parent = node.parent
    around = parent.parent if parent is not None else None
    return link.mem_id in {n.mem_id for n in (parent, around) if n is not None}
