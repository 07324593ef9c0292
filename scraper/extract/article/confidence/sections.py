"""Facts against the section: a value that nothing else on the page bears out, and signs of one that was not read."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import HOME
from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.article.credits.section_names import (
    is_button,
    may_name_channel,
    names_the_page,
    reads_as_channel,
)
from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

# A value


def general_section(reading: Reading) -> bool:
    """A label, the title or the printed page alone names it, with a word for all news, a page or a menu."""
    return reading.rule("section") in _ALONE_NAMED and _GENERAL.search(str(reading.value("section"))) is not None


_ALONE_NAMED = ("channel's label", "newspaper's page", "<title>")
_GENERAL = lazy_regex(r"[频頻]道$|[首头頭一封]版|封面|首[页頁]|新[闻聞]|即[时時]|最新|要[闻聞]|[资資][讯訊]")


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
    if not isinstance(value, str):
        return False
    if names_the_page(value):
        return True
    if reads_as_channel(value):
        return False
    if len(value) == 1 or (not reading.doc.lettered and value.isascii()):
        return True
    words = value.split()
    if len(words) > len(set(words)):
        return True
    return len(value) > _LONGEST or is_button(value) or _ODD.search(value) is not None


def labelled_channel(reading: Reading) -> bool:
    """A word by the headline alone names it, and no breadcrumb or link."""
    return reading.rule("section") == "channel's label"


_LONGEST = 10
"""Maximum number of characters of most names of channels."""
_ODD = lazy_regex(r"_|[，。、！？,“”（）()]|我[们們]|[详詳]情|[上下]一?[篇页頁]|公[开開]课|(?<![联聯])[网網]$|[号號]$")


# No value


def several_in_title(reading: Reading) -> bool:
    """No section, and yet the title names two things beside the headline: mostly a channel and the site."""
    return len(reading.title_pieces) >= _CHANNEL_AND_SITE


def links_over_headline(reading: Reading) -> bool:
    """No section, and yet two to four links are in a short line right over the headline."""
    start = reading.context.start
    over = reading.doc.lines[max(0, start - _OVER) : start]
    return any(_FEW[0] <= len(line.links) <= _FEW[1] and len(line.text) < _BRIEF for line in over)


_OVER, _FEW, _BRIEF = 3, (2, 4), 30
"""Lines over the headline, and the links and characters of one that may be a breadcrumb."""


def unread_section(reading: Reading) -> bool:
    """No section, and yet the title has a piece between headline and site that reads as a channel's name, or a link
    below the headline is one."""
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    pieces = [piece.strip() for piece in _PIECES.split(behind) if piece.strip()]
    if len(pieces) >= _CHANNEL_AND_SITE and _NAME.fullmatch(pieces[0]) and pieces[-1] not in pieces[0]:
        return True
    start = reading.context.start
    below = [line for line in reading.doc.lines[start + 1 : start + 3] if len(line.links) == 1]
    return any(reads_as_channel(line.text) and line.text not in reading.names for line in below)


_CHANNEL_AND_SITE = 2


_NAME = lazy_regex(r"[\u4e00-\u9fff·]{2,8}")
_PIECES = lazy_regex(r"[_|｜]|\s[-–—]\s|--|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")


def unread_breadcrumb(reading: Reading) -> bool:
    """No section, and yet a line by the headline is parted as a breadcrumb is, or a link is alone over it."""
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
"""Number of lines above and below the headline in which such a line is looked for."""
_LINE, _MOST_LINKS = 60, 5
_STEPS = any_of(r"[>»›＞→〉﹥▸▶►➤]|::|\s[-–—/]\s|位置\s?[:：]|分[类類]\s?[:：]|[栏欄]目\s?[:：]")
_PARTS = lazy_regex(r"[>»›＞→〉﹥▸▶►➤:：∙·•]{1,3}|\s[-–—/]\s|\s{2,8}")
_WORDS = lazy_regex(r".{0,6}(?:位置|[栏欄]目|分[类類]|[频頻]道)")
"""Beginnings of a breadcrumb: 您的位置, 所属栏目."""
_NOWHERE = lazy_regex(r"javascript:|#|$", re.IGNORECASE)
_ALONE = lazy_regex(r".{2,8}")
