"""The printed date of a list's entry, apart from the text that it is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from selectolax.lexbor import LexborNode

from scraper.extract.article.credits.line_dates import of_line
from scraper.extract.document import Document, Line, Span
from scraper.extract.listing import patterns
from scraper.extract.listing.entries.teaser_texts import MIN_PLAIN
from scraper.extract.listing.headline_links import date_at_end, is_date
from scraper.extract.shared.dates import dates, machine_dates, worded_clocks
from scraper.extract.shared.dates.date_boxes import boxed
from scraper.extract.shared.dates.relative_dates import completed, is_relative, moment, relative
from scraper.extract.shared.dates.stamp import Stamp, exists, iso, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import alternatives


class EntryDates:
    """Reader of the dates of one page's entries."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.zone = doc.zone
        self.now = moment(doc.hints)
        """The time of fetching, from which 3小时前 is counted."""
        self.counted: str | None = None
        """The date that was counted last from the time of fetching."""
        self.day: Stamp | None = None
        """The date over the group of entries being read: 2025年12月30日, then 09:15, 09:02, …"""

    def note_day(self, before: int, begin: int) -> None:
        """Set the day to a date in the lines between two entries; many lines between them begin another list."""
        if begin - before > _MAX_APART:
            self.day = None
        for line in self.doc.lines[max(before, begin - _MAX_OVER) : begin]:
            if not line.links and len(line.text) <= _LONGEST_HEAD:
                self.day = self._day_alone(line.text) or self.day

    def _day_alone(self, text: str) -> Stamp | None:
        """Read the day that heads a group: 2025年12月30日, and at the time of fetching 12月30日 星期二 or 今天."""
        day = (next(iter(dates.stamps(text)), None) or dates.month_and_day(text)) if is_date(text) else None
        if day is not None:
            return completed(day, None, self.now)
        counted = relative(text, self.now) if self.now is not None and is_relative(text) else None
        return counted.stamp if counted is not None and counted.stamp is not None and not counted.stamp.timed else None

    def complete(self, stamp: Stamp | None, address: str) -> str | None:
        """Format a date as ISO 8601, with the year of the address or of fetching where none is printed."""
        if stamp is not None and stamp.year is None:
            stamp = completed(stamp, machine_dates.in_url(address), self.now)
        return iso(stamp, self.zone) if stamp is not None else None

    def boxed(self, texts: list[str], address: str) -> str | None:
        """The day of a box among these texts of an entry: 29 over 2025-05."""
        return self.complete(boxed(texts, over_year=True), address)

    def date_of_attributes(self, lines: list[Line]) -> str | None:
        """The moment in an attribute of an entry's elements: ``<time datetime="…">3小时前</time>``."""
        for line in lines:
            if line.spans and (stamp := of_line(line)):
                return iso(to_zone(stamp, self.zone), self.zone)
        return None

    def date(self, text: str, address: str) -> tuple[str | None, str]:
        """Read the printed date of an entry's text; returns it as ISO 8601 with the text without it.

        A missing year is that of the address (12-30 beside /2025/1230/). In a long text only a date with its year
        counts, at the text's beginning or end or after a label; any other is part of the teaser's story.
        """
        if len(text) > _MAX_BESIDE and (end := date_at_end(text)):
            return self.date(text[end:], address)[0], text[:end]
        stamps = dates.stamps(text)
        stamp = (
            (_labelled(stamps, text) if len(stamps) >= _TWO else next(iter(stamps), None))
            or dates.month_and_day(text)
            or self.short_year(text, address)
            or _day_at_end(text)
        )
        if stamp is not None:
            stamp = self._in_order(stamp, text, address)
            if self.doc.lettered and not stamp.timed and stamp.year is not None:
                stamp = worded_clocks.with_clock(stamp, text)
            rest = f"{text[: stamp.start]} {text[stamp.end :]}".strip(" []()（）【】|-")
            after = text[stamp.end : stamp.end + 1]
            if after in _COMMAS and after and len(rest) > _MIN_REST and stamp.start <= 3:
                return None, text
            goes_on = after in _GOES_ON or (text[stamp.end - 1] in "日號号" and after.isalpha())
            opens = stamp.start <= 3 and not goes_on
            opens = opens and (len(rest) <= _MAX_BESIDE or _RANGE.match(text, stamp.end) is None)
            at_edge = stamp.year is not None and (opens or stamp.end >= len(text) - 3)
            labelled = stamp.year is not None and _DATE_LABEL.search(text, 0, stamp.start) is not None
            labelled = (
                labelled and min(stamp.start, len(text) - stamp.end) <= MIN_PLAIN and "。" not in text[: stamp.start]
            )
            if len(rest) > _MAX_BESIDE and not (at_edge or labelled):
                return None, text
            published = self.complete(stamp, address)
            return published, rest if published or len(rest) < _MIN_REST else text
        if len(text) > _MAX_BESIDE and (ago := _AGO.match(text)) is not None:
            counted = relative(ago[0], self.now) if self.now is not None else None
            self.counted = iso(counted.stamp, self.zone) if counted is not None and counted.stamp else None
            return self.counted, text[ago.end() :]
        if self.now is not None and len(text) <= 3 * _MAX_BESIDE and (counted := relative(text, self.now)) is not None:
            rest = f"{text[: counted.start]} {text[counted.end :]}".strip(" []()（）【】|-")
            if len(rest) <= _MAX_BESIDE:
                self.counted = iso(counted.stamp, self.zone) if counted.stamp else None
                return self.counted, rest
        return None, text

    def of_column(self, lines: list[Line], address: str) -> str | None:
        """The date that is headed or labelled 发布日期, of an entry with two in cells: 成文日期, 发布日期."""
        cells: list[Line | Span] = [*lines, *[span for line in lines for span in line.spans]]
        dated = [cell for cell in cells if cell.text[-1:] in _DAY_ENDS and is_date(cell.text)]
        if len(dated) < _TWO:
            return None
        headed = (
            cell.text
            for cell in dated
            if _PUBLISHED.search(_heading(cell.node) if cell.text[0].isdecimal() else cell.text) is not None
        )
        return next((self.date(text, address)[0] for text in headed), None)

    def _in_order(self, stamp: Stamp, text: str, address: str) -> Stamp:
        """A date of two small numbers, the month first where the address has that day, or another date of the page can
        be read in no other way: 05/06/2024 below 05/20/2024."""
        if text[stamp.start : stamp.start + 4].isdigit() or (other := machine_dates.month_first(stamp, text)) is None:
            return stamp
        if linked := machine_dates.in_url(address):
            return other if other.same_day(linked) else stamp
        return other if self.is_month_first else stamp

    @cached_property
    def is_month_first(self) -> bool:
        """Dates of the page have a day for their second number, and none has one for its first."""
        pairs = [match for line in self.doc.lines for match in _SMALL_NUMBERS.finditer(line.text[:_LONGEST_LINE])]
        first, second = any(int(pair[1]) > _MONTHS for pair in pairs), any(int(pair[2]) > _MONTHS for pair in pairs)
        return second and not first

    def of_credits(self, text: str, address: str) -> str | None:
        """The date in the credits after a teaser's last sentence: 来源：城东日报 2025-12-30 09:15 阅读(12)."""
        credits = patterns.CREDITS_AFTER.search(text) if "：" in text or ":" in text else None
        return self.complete(next(iter(dates.stamps(credits[0])), None), address) if credits is not None else None

    def short_year(self, text: str, address: str) -> Stamp | None:
        """Read a day alone whose year has two digits; in letters, where its order varies, only the address's own."""
        if len(text) > _LONGEST_SHORT or (match := _SHORT_YEAR.fullmatch(text)) is None:
            return None
        year, month, day = 2000 + int(match[1]), int(match[3]), int(match[4])
        if not exists(year, month, day):
            return None
        stamp = Stamp(year, month, day, start=0, end=len(text))
        linked = machine_dates.in_url(address) if self.doc.lettered else stamp
        return stamp if linked is not None and stamp.same_day(linked) else None

    def clock(self, text: str, address: str) -> str | None:
        """Read a bare time as ISO 8601, of the day that is printed over the entries, else of the address's day.

        Below the day of a page's first entries, a time in the evening is of the day before where the address says so.
        """
        clock = dates.clock(text) if len(text) <= _MAX_CLOCK else None
        linked = machine_dates.in_url(address) if clock else None
        day = self.day or linked if clock else None
        if clock and clock[0] >= _EVENING and linked is not None and day is not None and _is_day_before(linked, day):
            day = linked
        return iso(day.at(*clock), self.zone) if clock and day else None


_EVENING = 12
"""Hour from which an entry of the day before is not one that was written before midnight and published after it."""


def _is_day_before(stamp: Stamp, other: Stamp) -> bool:
    days = [date(each.year, each.month, each.day).toordinal() for each in (stamp, other) if each.year is not None]
    return len(days) == _TWO and days[1] - days[0] == 1


def _day_at_end(text: str) -> Stamp | None:
    """Read the day after a label, both beside a headline: 【办事指南】 12-30."""
    label, _, day = text.rpartition(" ")
    if not label or len(text) > _MAX_BESIDE or len(day) < _TWO_DIGITS_EACH:
        return None
    stamp = dates.month_and_day(day)
    return stamp._replace(start=len(text) - len(day), end=len(text)) if stamp is not None else None


_TWO_DIGITS_EACH = 5
"""Number of characters of a month and a day of two digits each: 3-1 may be a result."""


def _labelled(stamps: Sequence[Stamp], text: str) -> Stamp:
    """The date behind 发布日期 where another has a label of its own before: 成文日期：…; else the first."""
    if (own := _LABEL_BEFORE.search(text, 0, stamps[0].start)) is None or _PUBLISHED.search(own[0]):
        return stamps[0]
    labels = ((stamp, _LABEL_BEFORE.search(text, 0, stamp.start)) for stamp in stamps)
    return next((stamp for stamp, label in labels if label and _PUBLISHED.search(label[0])), stamps[0])


_LABEL_BEFORE = lazy_regex(r"[\u4e00-\u9fff]{2,6}\s?[:：]\s?$")

_DAY_ENDS = frozenset("0123456789日")

_TWO = 2
"""Dates of an entry, of which the heads of their columns tell which is that of publication."""

_PUBLISHED = lazy_regex(r"[发發][布佈文]|公[布佈开開]|刊[登发發]|上[网線线]|publi|posted", re.IGNORECASE)
"""In the head of a column of dates."""


def _heading(node: LexborNode) -> str:
    """The head of a cell's column, in the first row of its table or beside its row; "" where that is its own."""
    row, place = node.parent, 0
    before = node.prev
    while before is not None and place < _MOST_COLUMNS:
        place += (before.tag or "-")[0] != "-"
        before = before.prev
    rows = row.parent if row is not None else None
    while rows is not None and rows.tag in _OF_TABLES:
        rows = rows.parent
    if rows is None:
        return ""
    first = rows.css_first("tr") if rows.tag == "table" else next(rows.iter(), None)
    if first is None or row is None or first.mem_id == row.mem_id:
        return ""
    return next((cell.text() for index, cell in enumerate(first.iter()) if index == place), "")


_MOST_COLUMNS = 12
_OF_TABLES = frozenset(("tbody", "tfoot"))
"""Elements between a row and the table."""


_SMALL_NUMBERS = lazy_regex(r"(?<![\d/.-])(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|[12]\d|3[01])[/.-](?:19|20)\d\d(?!\d)")
"""Day and month before a year, in either order."""
_MONTHS, _LONGEST_LINE = 12, 200

_RANGE = lazy_regex(r"\s?[-—–~～至到]\s?\d")
"""Text after the first day of several: 5月18日-5月24日."""

_SHORT_YEAR = lazy_regex(r"[\[(（【]?\s?(\d\d)([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])\s?[\])）】]?")
"""A day alone whose year has two digits, as Chinese pages print it: [25-12-30]."""

_AGO = lazy_regex(r"\d{1,2}\s?(?:分钟|分鐘|小时|小時|天)前\s?[-—·|]\s?")
"""A moment from which a teaser is parted: 19分钟前 - …"""

_GOES_ON = tuple("，,、的至起—前后後晚早凌上下中和及")
"""Characters after a date with which a sentence begins."""

_COMMAS = "，,"
"""Characters after a date with which any sentence goes on, however short."""

_MAX_BESIDE = 20
"""Maximum number of characters beside a date: a source, a number of comments."""

_MIN_REST = 8
"""Minimum number of characters beside a date without a year that make a text of which the date is a part."""

_MAX_APART = 12
"""Maximum number of lines between two entries of one list."""

_MAX_OVER = 3
"""Maximum number of lines over an entry that are searched for a date for it and those after it."""

_LONGEST_SHORT = 12
"""Maximum number of characters of a day with two digits of its year."""

_LONGEST_HEAD = 24
"""Maximum number of characters of the day over a group, with its weekday."""

_MAX_CLOCK = 16
"""Maximum number of characters of a line with a time and hardly anything else."""

_DATE_LABEL = lazy_regex(
    rf"(?:(?<!北京)(?:{patterns.DATE_LABELS})|刊登于?|(?:posted|published)(?:\son)?"
    rf"|(?:^|[,|·] ?){alternatives(patterns.META_ABROAD)}(?: (?:le|am|den|el|il|em|op|dnia))?)\s?[:：]?\s?$",
    re.IGNORECASE,
)
"""A label before the date of an entry: 发布于2025-12-30 | 2287 次阅读."""


def dated_span(line: Line, text: str) -> str | None:
    """An inline element after a teaser that is a date or begins with one: ``<span>2025-12-30 阅读 12</span>``; one
    before a teaser, with the source before it."""
    for span in line.spans:
        dated = patterns.LABELLED_DATE.match(span.text) or (is_date(span.text) and patterns.GLUED.fullmatch(span.text))
        if not dated or len(span.text) > MIN_PLAIN:
            continue
        if text.endswith(span.text):
            return span.text
        end = text.find(span.text, 0, _MAX_BESIDE + len(span.text)) + len(span.text)
        if end >= len(span.text) and patterns.PROSE.search(text, 0, end) is None:
            return text[:end]
    return None


def parted(text: str, line: Line) -> str:
    """The text with a space between a date and a number that is glued to it: ``<i>2025-12-30 18:47</i><b>12</b>``,
    ``<i>播放：311</i><b>2025-12-30</b>``; in a short one, also a word: ``<i>1.2万</i><b>12-30</b>``."""
    for span in line.spans:
        if not is_date(span.text) or (start := text.find(span.text)) < 0:
            continue
        end = start + len(span.text)
        if span.text[-1:].isdecimal() and text[end : end + 1].isdecimal():
            return f"{text[:end]} {text[end:]}"
        if start == 0 or (before := text[start - 1]) == " " or not span.text[:1].isdecimal():
            continue
        if before.isdecimal() or (before.isalpha() and len(text) <= 2 * _MAX_BESIDE):
            return f"{text[:start]} {text[start:]}"
    return text
