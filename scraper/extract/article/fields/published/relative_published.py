"""When the article was published, counted from the time of fetching: 3小时前, 昨天 14:20 by the headline."""

from __future__ import annotations

from datetime import datetime

from scraper.extract.article.context import Context
from scraper.extract.article.fields.published.date_labels import BEFORE, OF_ELSE, by_name, label
from scraper.extract.article.fields.published.publication_data import Dated, shown_by_script
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.dates.relative_dates import Relative, moment, relative
from scraper.extract.shared.dates.stamp import Stamp, iso, to_zone

RULE = "relative date"
_LINE = 80
"""Maximum number of characters of a line that shows one: a sentence is longer."""
_ABOVE = 3
"""Number of lines above the headline that may show it."""


def find(context: Context, declared: Dated | None, address: Stamp | None) -> FieldValue | None:
    """The date that the words by the headline give; None where the page's data have the time itself, or the address
    another day, and without the time of fetching."""
    now = moment(context.doc.hints)
    if now is None or (declared is not None and declared.stamp.timed) or shown_by_script(context):
        return None
    shown = _shown(context, now)
    if shown is None or shown[0].stamp is None:
        return None
    stamp = shown[0].stamp
    for day in (declared.stamp if declared else None, address):
        if day is not None and not (stamp.timed and stamp.same_day(day)):
            return None
    value = iso(to_zone(stamp, context.doc.zone), context.doc.zone)
    return FieldValue(value, RULE, shown[1].node) if value else None


def is_shown(context: Context, published: FieldValue | None) -> bool:
    """Test if a page shows when it was published by a relative date alone: its value was counted from the time of
    fetching, or is a mere day beside one, or none at all where the words give no day (3个月前)."""
    now = moment(context.doc.hints)
    if now is None:
        return False
    if published is None or "T" not in published.value:
        return (published is not None and RULE in published.rule) or _shown(context, now) is not None
    return RULE in published.rule


def _shown(context: Context, now: datetime) -> tuple[Relative, Line] | None:
    """The relative date nearest to the headline, below it before above it."""
    text = context.body.indices
    lines = [line for line in context.head if line.index >= context.start - _ABOVE and line.index not in text]
    for line in sorted(lines, key=lambda line: (line.index < context.start, abs(line.index - context.start))):
        if len(line.text) > _LINE or "。" in line.text or by_name(line.block.name) < 0 or OF_ELSE.search(line.text):
            continue
        date = relative(line.text, now)
        if date is None or line.text.startswith(("更新", "修改", "Updated"), date.end):
            continue
        is_linked = any(line.text[date.start : date.end] in link.text for link in line.links)
        if not is_linked and label(line.text[max(0, date.start - BEFORE) : date.start]) != "updated":
            return date, line
    return None
