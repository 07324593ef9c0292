"""The outlet that is beside the date by the headline, without a label: 2019年11月25日 18:57 参考消息."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.extract.article.content.boilerplate.captions import is_of_picture
from scraper.extract.article.context import LEAD, Context, beside_date, elements_apart, leads_away
from scraper.extract.article.credits.datelines.datelines import slashed
from scraper.extract.article.credits.labels import Segment, segments
from scraper.extract.article.credits.names.lone_names import medium_before_names
from scraper.extract.article.credits.names.person_names import PROFILE, is_latin_name, is_organisation, is_pen_name
from scraper.extract.article.credits.section_names import (
    FOLDER,
    is_double_channel,
    may_be_medium,
    reads_as_channel,
)
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields.author_icons import marked
from scraper.extract.article.fields.outlet.accounts import is_filed
from scraper.extract.article.fields.outlet.outlet_names import RELATIVE, clean, fits, plain, signing
from scraper.extract.document import FieldValue, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex

RULE = "beside the date"
_DATELINE = lazy_regex(r"日\s?[电電讯訊](?:[\s（(【]|$)")
CERTIFIED = lazy_regex(r"authentic|certif|verif|renzheng")
"""Names of elements that hold what a platform certifies of an account."""
_CAPTION = lazy_regex(r"(?<![a-z])caption(?![a-z])")
_POSTED = lazy_regex(r"(\S{2,16}?)\s{0,8}(?:发表于|發表於|写于)")
"""小水滴 发表于 2014-05-23: a person."""
_SLASH = lazy_regex(r"[／╱/]")
MEDIUM = lazy_regex(r"(?:[报報社网網台臺闻聞]|[参參]考消息)(?:综合|綜合)?$")
"""Ends of the name of a medium."""
_LONGEST = 120
"""Maximum number of characters of a line of date and source."""
_BELOW = 2
"""Number of lines below the text in which date and source are, where none by the headline prints a date."""
_SHORT = 40
"""Number of characters of such a line."""
_MOST_PARTS = 8
"""Pieces of the line with most of them that is read: one with more is a menu."""


def find(context: Context) -> Iterator[FieldValue]:
    """The names in the line of the date, then in the lines next to it, then beside a time that is counted from now."""
    dated = [
        (line, parts)
        for line, parts in context.parts
        if line.index >= context.start
        and len(line.text) <= _LONGEST
        and _is_dated(line, parts)
        and line.text[-1] not in _STOPS
        and not any(_CAPTION.search(span.name) for span in line.spans)
        and not is_of_picture(line)
        and not (leads_away(line) and len(line.links[0].text) == len(line.text))  # another article's headline
    ] or context.over
    for line, parts in dated:
        if len(parts) <= _MOST_PARTS:
            yield from _in_line(line, parts, context)
    for line in context.tail[:_BELOW] if not context.dated else ():
        parts = segments(line.text) if len(line.text) <= _SHORT and not line.links else ()
        if parts and _is_dated(line, parts):
            yield from (own for own in _in_line(line, parts, context) if is_organisation(own.value))
    for line, _ in dated:
        yield from _next_to(line, context)
    for line in context.head:
        if line.index >= context.start and RELATIVE.search(line.text) and len(line.text) <= 40:
            name = plain(line.text)
            if name and fits(name, context):
                yield FieldValue(name, RULE, line.node)


def _is_dated(line: Line, parts: tuple[Segment, ...]) -> bool:
    """The line prints a moment that is not the value of another label (活动时间：, 原标题：), and is no dateline
    (新华社北京12月30日电)."""
    if parts[0].role == "about" and not parts[0].value:
        return False
    timed = any(part.role == "time" and not part.label for part in parts)
    if parts[0].role == "time" and ":" in parts[0].value:
        return True  # 2026-01-31 14:31 城东社 临河31日电
    return (timed or RELATIVE.search(line.text) is not None) and _DATELINE.search(line.text) is None


def _in_line(line: Line, parts: tuple[Segment, ...], context: Context) -> Iterator[FieldValue]:
    """The names without a label in a line of the date, organisations first."""
    posted = _POSTED.match(line.text)
    left_out = {*(posted.groups() if posted else ()), *(s.text for s in line.spans if CERTIFIED.search(s.name))}
    left_out |= {link.text for link in line.links if _leads_within(link)}
    left_out |= {link.text for link in line.links if PROFILE.search(link.href) and _is_login(link.text)}
    left_out |= {span.text for span in line.spans if _SIGNING.search(span.name) and not is_organisation(span.text)}
    left_out |= {name for name in marked(line) if not is_organisation(name)}
    loose = [value for value in beside_date(line, parts) if value not in left_out]
    site = context.crumb[0][:1] if context.crumb else []
    if len(loose) > 1:
        loose.sort(key=lambda name: (name in site, _is_column(name), not is_organisation(name)))
    for value in loose:
        if (both := slashed(value)).outlet:
            yield FieldValue(both.outlet, RULE, line.node)
        name = clean(value) if _SLASH.search(value) is None else None
        if name and fits(name, context) and _must_publish(name, line, parts, context):
            yield FieldValue(name, RULE, line.node)
        for piece in _SLASH.split(value) if name is None and _SLASH.search(value) else ():
            if is_organisation(piece) and (name := clean(piece)) and fits(name, context):
                yield FieldValue(name, RULE, line.node)  # 城东网/嵺方圆


def _is_column(name: str) -> bool:
    """Check whether a name reads as a channel's and as no medium's: 城东要闻, beside 云上城东."""
    return reads_as_channel(name) and not may_be_medium(name)


def _is_login(text: str) -> bool:
    """Check whether a link to the author holds a name in letters or a login, no medium's name."""
    return is_latin_name(text) or (text.isascii() and text.islower() and "." not in text)


def _leads_within(link: Link) -> bool:
    """Check whether a link leads to the author, or to a channel of the same site: no outlet is in either."""
    if not {"author", "category", "tag"}.isdisjoint((link.node.attributes.get("rel") or "").split()):
        return True
    if _FILED.search(link.href):
        return True
    within = link.href.startswith("/") and not PROFILE.search(link.href)
    folder = within and (FOLDER.fullmatch(link.href) or len(link.text) >= _HEADLINE)
    return bool(folder) and (is_double_channel(link.text) or not is_organisation(link.text))


_FILED = lazy_regex(r"/(?:categor(?:y|ies)|tags?|channels?|topics?)/", re.IGNORECASE)
"""Addresses of what a site's articles are filed under."""
_HEADLINE = 9
"""Number of characters of a link that may be a headline."""
_SIGNING = lazy_regex(r"(?<![a-z])(?:byline|vcard)(?![a-z])")
"""Names of elements that hold the author."""


def _must_publish(name: str, line: Line, parts: tuple[Segment, ...], context: Context) -> bool:
    """Check whether what is beside the date must be who published: a medium, or the line is short or opens so."""
    if f"由 {name}" in line.text:
        return False  # WordPress: 发布于 2025年12月30日 由 王小明
    if is_organisation(name) or context.doc.lettered:
        return is_organisation(name)
    if line.index == context.headline.line or _is_glued(name, line):
        return False
    if line.index in context.body.indices and line.text.partition(name)[0][-1:] not in _OPENED:
        return False  # 12月10日 代表报到: a row of an agenda
    if context.is_opinion and is_pen_name(name) and not signing(context):
        return False
    if len(line.text) <= 60 and len(parts) <= 4:
        return True
    return len(line.text) <= LEAD and parts[0].value.startswith(name) and len(parts) > 2


def _is_glued(name: str, line: Line) -> bool:
    """Check whether a word touches the words or the date beside it, and no element holds it by itself: 首次公告日期：,
    [2025-12-30]北门小区将换水表, 2025年12月30日修改稿."""
    before, _, after = line.text.partition(name)
    if before[-1:] in _OPENED:
        return False  # 【看城东2025年12月30日报道】
    touches = before[-1:].isalnum() or after[:1].isalnum() or before[-1:] in _CLOSED
    return touches and name not in [*(span.text for span in line.spans), *(link.text for link in line.links)]


_OPENED, _CLOSED = ("【", "〔"), ("]", "】")
"""Beginning of a dateline, and what is after the day of a row of a list."""


def _next_to(line: Line, context: Context) -> Iterator[FieldValue]:
    """A medium alone in one of the lines next to that of the date."""
    lines, end = context.doc.lines, context.body.first
    for index in (line.index + 1, line.index - 1, line.index + 2, line.index - 2):
        if not context.start < index < (len(lines) if end is None else min(end, len(lines))):
            continue
        near = lines[index]
        if (
            near.text.startswith(_DASHES)
            or near.text[-1] in _STOPS
            or _PLAYER.search(near.hint)
            or is_of_picture(near)
            or is_filed(near.block.name)
            or (near.text[0] in _OF_PICTURES and segments(near.text)[0].role == "other")
            or _TAGS.search(near.block.name)
            or any(_FILED.search(link.href) for link in near.links)
        ):
            continue
        if near.image is near.block and MEDIUM.search(near.text) is None:
            continue  # <div><img>港邊的抽水站</div>
        for text in elements_apart(near) or _before_link(near) or [medium_before_names(near.text) or near.text]:
            name = plain(text) if len(text) <= 16 else None
            if name and fits(name, context) and _is_medium(name, context):
                yield FieldValue(name, RULE, near.node)


_OF_PICTURES = "（(图圖"
"""What a line opens with that may say whose a picture is: （图片来源：城东测绘院）."""
_STOPS = "。！？"
_DASHES = ("——", "──")
"""Beginnings of a second headline: ——临河区供水改造见闻."""


def _before_link(line: Line) -> list[str]:
    """The element that is all of a line but the link after it, to the author: <span>城东时报</span><a>王小明</a>."""
    if len(line.links) != 1 or PROFILE.search(line.links[0].href) is None:
        return []
    rest = line.text.removesuffix(line.links[0].text).strip()
    return [rest] if any(span.text == rest for span in line.spans) else []


_PLAYER = lazy_regex(r"(?<![a-z])(?:video|audio|player|tv|live)(?![a-z])")
"""Names of boxes of films by the headline, which name whose they are: 東網電視."""


_TAGS = lazy_regex(r"(?<![a-z])(?:tags?|keywords?)(?![a-z])")
"""Names of boxes of what an article is about: 看护 人力资源部."""


def _is_medium(name: str, context: Context) -> bool:
    if reads_as_channel(name) and not (may_be_medium(name) or names_site(name, context.sites)):
        return False
    return MEDIUM.search(name) is not None or is_organisation(name)
