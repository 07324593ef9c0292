"""When the article was published: as printed for it, else as its meta data or its address tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, tzinfo

from scraper.extract.article.context import Context
from scraper.extract.article.credits.line_dates import of_line
from scraper.extract.article.fields import payload_fields
from scraper.extract.article.fields.published import printed_dates, relative_published
from scraper.extract.article.fields.published.publication_data import Dated, publication, shown_by_script, update
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.dates import worded_clocks
from scraper.extract.shared.dates.date_boxes import boxed, with_clock, worded
from scraper.extract.shared.dates.dates import clock, stamps
from scraper.extract.shared.dates.machine_dates import in_url, machine
from scraper.extract.shared.dates.relative_dates import last_before, moment
from scraper.extract.shared.dates.stamp import Stamp, iso, minutes, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex

_SURE = 12
"""The least that a printed date must score to be taken before what the meta data say."""


def find(context: Context) -> FieldValue | None:
    """ISO 8601: the date alone where the page prints no time, else with the offset of the zone it is printed in."""
    local = context.doc.zone
    for name, text in payload_fields.values(context, "published"):
        if (stamp := machine(text)) and (value := iso(to_zone(stamp, local), local)):
            return FieldValue(value, "data in a script", f"script: {name}")
    declared = context.once(publication)
    address = in_url(context.doc.url) if context.doc.url else None
    printed = printed_dates.best(context, declared, address)
    if printed is not None:
        stamp, line, score = printed
        if stamp.year is None:
            changed = context.once(update)
            shown = shown_by_script(context) if declared is None else None
            own = to_zone(shown.stamp, local) if shown else None
            if shown and own and own.timed and not stamp.timed and (own.month, own.day) == (stamp.month, stamp.day):
                return FieldValue(iso(own, local), "meta data", shown.place)  # 5月2日, as it was shown in that year
            others = [dated.stamp for dated in (shown, changed) if dated]
            stamp = _with_year(stamp, line, context, declared.stamp if declared else None, address, *others)
        stamp = _of_the_afternoon(stamp, context) if stamp.timed else _with_clock(stamp, line, context)
        beside = declared.stamp if declared and declared.stamp.offset is not None else of_line(line)
        if beside:
            stamp = _in_its_zone(stamp, beside, context)
        if (value := iso(stamp, local)) and (score >= _SURE or not (declared or address)):
            return FieldValue(value, "printed date", line.node)
    near = [line.text for line in _by_headline(context)] if printed is None else []
    box = near[: 2 * _BOX + 1]
    if stamp := boxed(box, over_year=True) or worded(box):
        stamp = with_clock(stamp, near)
        if value := iso(stamp, local):
            return FieldValue(value, "printed date", _by_headline(context)[0].node)
    if counted := relative_published.find(context, declared, address):
        return counted
    for dated in _by_data(context, declared, address):
        if value := iso(to_zone(dated.stamp, local), local):
            return FieldValue(value, "address" if dated.stamp is address else "meta data", dated.place)
    return None


def _by_headline(context: Context) -> list[Line]:
    """The lines around the headline, in which a date box is: 18 over 2024-01, and its clock below it."""
    return context.doc.lines[max(0, context.start - _BOX) : context.start + _BOX + 2]


_BOX = 3
"""Number of lines above and below the headline in which a date box is looked for."""


def _by_data(context: Context, declared: Dated | None, address: Stamp | None) -> Iterator[Dated]:
    """The times of publishing other than printed dates, the surest first."""
    if declared and declared.stamp.timed:
        yield declared
    if shown := shown_by_script(context):
        yield shown
    if declared:
        yield declared
    if address:
        yield Dated(address, "the URL")
    if changed := context.once(update):
        yield changed


def _in_its_zone(printed: Stamp, declared: Stamp, context: Context) -> Stamp:
    """A printed clock without a zone, in the zone that the data name by the same clock or by the same moment; on pages
    that are not in Chinese also by an offset of their own, be it that of another moment (an update).

    Data that repeat the printed clock as UTC are believed only on pages that are not in Chinese: many Chinese sites
    write their own time with a Z.
    """
    if printed.offset is not None or not printed.timed or not declared.timed or declared.offset is None:
        return printed
    if printed.year is None or declared.year is None:
        return printed
    ahead = minutes(printed) - minutes(declared)
    if ahead == 0:
        chinese = (context.doc.lang or "zh").lower().startswith(("zh", "cn"))
        return printed if declared.offset == 0 and chinese else printed._replace(offset=declared.offset)
    own = context.doc.zone if context.doc.lettered else None
    if own is not None and _same_moment(printed, declared, own):
        return printed
    offset = ahead + declared.offset
    if declared.offset == 0 and ahead % 30 == 0 and -12 * 60 <= offset <= 14 * 60:
        return printed._replace(offset=offset)
    if declared.offset and context.doc.lettered:
        return printed._replace(offset=declared.offset)
    return printed


def _same_moment(printed: Stamp, declared: Stamp, own: tzinfo) -> bool:
    """The clock of the page's zone shows the moment of the data: 10.55 in Zurich in winter, 11:55+02:00."""
    shown = to_zone(declared, own)
    return minutes(shown) == minutes(printed)


def _with_year(stamp: Stamp, line: Line, context: Context, *days: Stamp | None) -> Stamp:
    """12月30日, with the year of the meta data, of the address or of another date by the headline; else, outside of the
    text, with the last one in which the day was no later than that of fetching."""
    years = [day.year for day in days if day and day.year]
    years += [day.year for line in context.head for day in stamps(line.text[:200]) if day.year]
    if not years:  # the whole date, printed again below the text or hidden there
        whole = [day for line in context.tail for day in stamps(line.text[: printed_dates.LINE]) if day.year]
        years += [day.year for day in whole if day.year and (day.month, day.day) == (stamp.month, stamp.day)]
    if not years:
        now = moment(context.doc.hints) if line.index not in context.body.indices else None
        return last_before(stamp, now + timedelta(days=1)) if now else stamp
    year = years[0]
    if any(day and day.month == 1 for day in days) and stamp.month == 12:
        year -= 1  # printed on the eve, stored in the new year
    return Stamp(
        year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second, stamp.offset, stamp.start, stamp.end
    )


def _of_the_afternoon(stamp: Stamp, context: Context) -> Stamp:
    """The same moment of the afternoon where the page prints that, too: a template may write 03:11 for 15:11."""
    if stamp.hour is None or not 0 < stamp.hour < _NOON:
        return stamp
    later = f" {stamp.hour + _NOON}:{stamp.minute:02d}"
    text, at = context.doc.whole, 0
    while (at := text.find(later, at + 1)) >= 0:
        days = stamps(text[max(0, at - _DAY) : at + len(later)])
        if any(day.timed and day.same_day(stamp) for day in days):
            return stamp._replace(hour=stamp.hour + _NOON)
    return stamp


_NOON = 12
_DAY = 24
"""Number of characters before a time in which its day is."""
_ALONE = lazy_regex(
    r"^\s{0,8}[【\[（(]?(?:香港|北京|台北|發布|发布)?(?:时间|時間)?\s{0,8}[:：]?\s{0,8}[\d０-９]{1,2}\s?[:：时時]\s?[\d０-９]{2}(?:\s?[:：分]\s?[\d０-９]{0,2}秒?)?[】\]）)]?\s{0,8}$"
)
_HALF = ("am", "pm", "AM", "PM", "a.m.", "p.m.")
"""End of a clock of twelve hours: 8:32 pm."""
_IN_HEADLINE = lazy_regex(r"[【\[（(]\s{0,8}(\d{1,2}:\d\d)\s{0,8}[】\]）)]\s{0,8}$")


def _with_clock(stamp: Stamp, line: Line, context: Context) -> Stamp:
    """The date, with a time of day that is printed on a line of its own by it, or after the headline (【16:15】)."""
    lines = context.doc.lines
    for index in (line.index + 1, line.index - 1):
        text = lines[index].text if 0 <= index < len(lines) else ""
        if _ALONE.match(text[:40]) and (time := clock(text)):
            return stamp.at(*time)
        if (context.doc.lettered or text.endswith(_HALF)) and (timed := worded_clocks.lone(stamp, text)).timed:
            return timed
    if 0 <= context.start < len(lines):
        match = _IN_HEADLINE.search(lines[context.start].text[-20:])
        if match and (time := clock(match[1])):
            return stamp.at(*time)
    return stamp
