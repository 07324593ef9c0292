"""Doubts about the section: a value that nothing else on the page bears out, and signs of one that was not read."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.breadcrumb_entries import HOME
from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.article.credits.names.places import PLACES, REGIONS
from scraper.extract.article.credits.section_names import (
    is_button,
    is_channel,
    may_be_medium,
    may_name_channel,
    names_the_page,
    reads_as_channel,
)
from scraper.extract.document import Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of
from scraper.extract.shared.remembered import of_names

# A value


def weak_section(reading: Reading) -> bool:
    """A label or the printed page alone names it, with a word for a page or a menu; or a place that is weaker, and it
    is no common name of a channel."""
    rule, value = reading.rule("section"), str(reading.value("section"))
    if rule in _ALONE_NAMED:
        return _GENERAL.search(value) is not None
    return rule in _WEAK and not reads_as_channel(value)


_ALONE_NAMED = ("channel's label", "newspaper's page")
_GENERAL = lazy_regex(r"[频頻]道$|^(?:[头頭一封首]版|封面|首[页頁])")
_WEAK = ("<title>", "link to the channel", "link beside the date", "page data", "marked channel")


def is_place(reading: Reading) -> bool:
    """A province or a country beside the date, which may say where an account writes from."""
    return reading.rule("section") == "channel's label" and reading.value("section") in REGIONS


def section_is_outlet(reading: Reading) -> bool:
    """The outlet's name, or a part of it, or made like that of a medium: 潮新闻, beside 潮新闻客户端."""
    value, outlet = reading.value("section"), reading.value("outlet")
    if not isinstance(value, str):
        return False
    if isinstance(outlet, str) and not is_channel(value) and (value in outlet or outlet == value):
        return True
    return reading.rule("section") == "channel's label" and may_be_medium(value) and value[:-2] not in PLACES


def labelled_otherwise(reading: Reading) -> bool:
    """A label by the headline names another channel: 所属栏目：通知公告."""
    value = reading.value("section")
    if not isinstance(value, str) or _LABELLED.search(reading.near_text) is None:
        return False
    labelled = [match["name"] for line in reading.near if (match := _LABELLED.search(line.text))]
    return any(name not in value and value not in name for name in labelled)


_LABELLED = lazy_regex(r"(?:[栏欄]目|分[类類]|[频頻]道)(?:名[称稱])?\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{2,8})")


def odd_section(reading: Reading) -> bool:
    """A value of a shape that names of channels do not have: a sentence, a button, a site's name."""
    value = reading.value("section")
    if not isinstance(value, str) or reads_as_channel(value):
        return False
    if len(value) == 1 or (not reading.doc.lettered and value.isascii()):
        return True
    words = value.split()
    if len(words) > len(set(words)):
        return True
    return len(value) > _LONGEST or is_button(value) or names_the_page(value) or _ODD.search(value) is not None


_LONGEST = 10
"""Characters of most names of channels."""
_ODD = lazy_regex(r"[，。、！？,“”（）()]|我[们們]|[详詳]情|[上下]一?[篇页頁]|公[开開]课|(?<![联聯])[网網]$")


def cut_breadcrumb(reading: Reading) -> bool:
    """A breadcrumb goes on behind the value, with more than the headline, a button and a word for the page itself."""
    value, crumb = reading.value("section"), reading.context.crumb
    if not isinstance(value, str) or crumb is None:
        return False
    fields = (reading.context.headline.key, *map(key, reading.names.split("|")))
    for piece in _PARTS.split(crumb[1].text.rpartition(value)[2]):
        if all(len(word) == 1 for word in piece.split()):
            continue  # 大 中 小
        step = key(piece)
        for field in fields:
            step = step.replace(field, "") if field else step
        if _HAN.search(step) and step not in fields[0] and not (names_the_page(step) or is_button(step)):
            return True
    return False


_HAN = lazy_regex(r"[\u4e00-\u9fff]{2}")


def far_breadcrumb(reading: Reading) -> bool:
    """The breadcrumb stands far from the headline, as menus and lists of what is read most do."""
    crumb = reading.context.crumb
    if reading.rule("section") != "breadcrumb" or crumb is None:
        return False
    return abs(crumb[1].index - reading.context.start) > _FAR


_FAR = 12
"""Lines between a breadcrumb and the headline, of most at the most."""

# No value


def unread_section(reading: Reading) -> bool:
    """No section, and yet the title has one piece between headline and site that reads as a channel's name, or a link
    below the headline is one."""
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    pieces = [piece.strip() for piece in _PIECES.split(behind) if piece.strip()]
    if len(pieces) >= _CHANNEL_AND_SITE and _NAME.fullmatch(pieces[0]) and pieces[-1] not in pieces[0]:
        return True
    start = reading.context.start
    below = [line for line in reading.doc.lines[start + 1 : start + 3] if len(line.links) == 1]
    return any(reads_as_channel(line.text) and line.text not in reading.names for line in below)


_CHANNEL_AND_SITE = 2


def label_in_headline(reading: Reading) -> bool:
    """No section, and yet a short word opens the line of the headline that is no part of it."""
    place = reading.context.headline.line
    if place is None:
        return False
    line = reading.doc.lines[place]
    first = line.spans[0].text if line.spans else ""
    return (
        may_name_channel(first)
        and line.text.startswith(first)
        and not key(str(reading.value("headline"))).startswith(first)
    )


_NAME = lazy_regex(r"[\u4e00-\u9fff·]{2,8}")
_PIECES = lazy_regex(r"[_|｜]|\s[-–—]\s|--|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")


def unread_breadcrumb(reading: Reading) -> bool:
    """No section, and yet a line by the headline is parted as a breadcrumb is, or a link stands alone over it."""
    start = reading.context.start
    near = [line for line in reading.doc.lines[max(0, start - _CRUMB) : start + _CRUMB] if line.index != start]
    steps = _STEPS.search("\n".join([line.text for line in near])) is not None  # of none, on most pages
    if steps and any(_is_breadcrumb(line, reading) for line in near):
        return True
    over = reading.doc.lines[start - 1] if start else None
    if over is None or len(over.links) not in (1, 2) or not _ALONE.fullmatch(over.text):
        return False
    name = over.text.strip(_MARKS)
    return (
        may_name_channel(name)
        and name not in reading.names
        and not (_NOWHERE.match(over.links[0].href) or is_person(name))
    )


_MARKS = "‹›<>«»〈〉 "


def _is_breadcrumb(line: Line, reading: Reading) -> bool:
    """Check whether a short line is parted by arrows, or opens with the word for the place, and names something."""
    if len(line.text) > _LINE or len(line.links) > _MOST_LINKS or not _STEPS.search(line.text):
        return False
    steps = [step.strip() for step in _PARTS.split(line.text)]
    fields = (*reading.title_pieces, reading.names)
    return any(
        may_name_channel(step)
        and not (names_the_page(step) or HOME.search(step) or _WORDS.fullmatch(step))
        and not any(step in name for name in fields)
        for step in steps
    )


_CRUMB = 6
"""Lines above and below the headline in which such a line is looked for."""
_LINE, _MOST_LINKS = 60, 5
_STEPS = any_of(r"[>»›＞→〉﹥▸▶►➤]|::|\s[-–—/]\s|位置\s?[:：]|分[类類]\s?[:：]|[栏欄]目\s?[:：]")
_PARTS = lazy_regex(r"[>»›＞→〉﹥▸▶►➤:：∙·•]{1,3}|\s[-–—/]\s|\s{2,8}")
_WORDS = lazy_regex(r".{0,6}(?:位置|[栏欄]目|分[类類]|[频頻]道)")
"""What a breadcrumb opens with: 您的位置, 所属栏目."""
_NOWHERE = lazy_regex(r"javascript:|#|$", re.IGNORECASE)
_ALONE = lazy_regex(r".{2,8}")


def channel_over_headline(reading: Reading) -> bool:
    """No section, and yet a line alone in an element named for a channel stands over the headline."""
    start = reading.context.start
    for line in reading.doc.lines[max(0, start - _OVER) : start]:
        names = line.block.name
        if len(line.links) == 1:
            link = line.links[0].node.attributes
            names = f"{names} {link.get('id')} {link.get('class')}".lower()
        heading = line.tag in ("h2", "h3") and len(line.links) == 1
        named = heading or _is_channels(names)
        if named and may_name_channel(line.text) and not is_person(line.text):
            return True
    return False


_OVER = 20
"""Lines above the headline in which such a line is looked for."""
_is_channels = of_names(
    r"(?<![a-z])(?:cate(?:gory|gories)?|channel|column|lanmu|rubri\w*|kicker|section|lm|pindao)(?:[-_]?(?:name|title|tit))?(?![a-z])"
)
