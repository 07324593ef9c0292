"""Doubts about the section: a value that nothing else on the page bears out, and signs of one that was not read."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.person_names import is_person
from scraper.extract.article.credits.places import PLACES, REGIONS
from scraper.extract.article.credits.section_names import (
    is_channel,
    may_be_medium,
    may_name_channel,
    reads_as_channel,
)
from scraper.extract.document import Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

# A value


def weak_section(reading: Reading) -> bool:
    """A label alone names it, or the printed page; or a place that is weaker, and it is no common name of a channel."""
    rule, value = reading.rule("section"), str(reading.value("section"))
    return rule in _ALONE_NAMED or (rule in _WEAK and not reads_as_channel(value))


_ALONE_NAMED = ("channel's label", "newspaper's page")
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
    labelled = [match["name"] for line in reading.near if (match := _LABELLED.search(line.text))]
    return isinstance(value, str) and any(name not in value and value not in name for name in labelled)


_LABELLED = lazy_regex(r"(?:[栏欄]目|分[类類]|[频頻]道)(?:名[称稱])?\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{2,8})")


def odd_section(reading: Reading) -> bool:
    """A value of a shape that names of channels do not have: a sentence, a button, a site's name."""
    value = reading.value("section")
    if not isinstance(value, str) or is_channel(value):
        return False
    return len(value) > _LONGEST or _ODD.search(value) is not None


_LONGEST = 8
"""Characters of most names of channels."""
_ODD = lazy_regex(
    r"[，。、！？,“”（）()\d]|更多|[检檢搜][索寻尋]|搜[尋寻索]|[选選][择擇]|登[录錄]|[注註]冊|注册|切[换換]|[简簡繁][体體]|[语語]言|首[页頁]|正文|[内內]文|[联聯][系繫絡络]|我[们們]|投稿|[详詳]情|[上下]一?[篇页頁]|公[开開]课|^[\x00-\x7f]+$"
    r"|[网網]$"
)


def cut_breadcrumb(reading: Reading) -> bool:
    """A breadcrumb goes on behind the value, with more than the headline and a word for the page itself."""
    value, crumb = reading.value("section"), reading.context.crumb
    if not isinstance(value, str) or crumb is None:
        return False
    after = key(crumb[1].text.rpartition(value)[2])
    headline = reading.context.headline.key
    for piece in (headline, *map(key, reading.names.split("|"))):
        after = after.replace(piece, "") if piece else after
    after = _PAGE.sub("", after)
    return len(_HAN.findall(after)) > 1 and after not in headline


_PAGE = lazy_regex(r"正文|[内內][文容]|[详詳]情|文章|[浏瀏][览覽]|查看|[阅閱][读讀]|本[页頁]|[当當]前")
"""What breadcrumbs end with that is no channel."""
_HAN = lazy_regex(r"[\u4e00-\u9fff]")


def title_says_otherwise(reading: Reading) -> bool:
    """The title names a channel that is another than the value, which is no common name of one."""
    value = reading.value("section")
    if not isinstance(value, str) or is_channel(value):
        return False
    own, named = key(value), [piece for piece in reading.title_pieces if is_channel(piece)]
    if any(key(piece) in own or own in key(piece) for piece in reading.title_pieces):
        return False
    return bool(named) and not any(piece[:2] in value for piece in named)


# No value


def unread_section(reading: Reading) -> bool:
    """No section, and yet the title has one piece between headline and site that reads as a channel's name, or a link
    below the headline is one."""
    if reading.rule("section") or reading.doc.lettered:
        return False
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    pieces = [piece.strip() for piece in _PIECES.split(behind) if piece.strip()]
    if len(pieces) == _CHANNEL_AND_SITE and _NAME.fullmatch(pieces[0]) and pieces[1] not in pieces[0]:
        return True
    start = reading.context.start
    below = [line for line in reading.doc.lines[start + 1 : start + 3] if len(line.links) == 1]
    return any(reads_as_channel(line.text) and line.text not in reading.names for line in below)


_CHANNEL_AND_SITE = 2


def label_in_headline(reading: Reading) -> bool:
    """No section, and yet a short word opens the line of the headline that is no part of it."""
    place = reading.context.headline.line
    if reading.rule("section") or place is None or reading.doc.lettered:
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
    if reading.rule("section") or reading.doc.lettered:
        return False
    start = reading.context.start
    near = reading.doc.lines[max(0, start - _CRUMB) : start + _CRUMB]
    if any(_is_breadcrumb(line, reading) for line in near if line.index != start):
        return True
    over = reading.doc.lines[start - 1] if start else None
    if over is None or len(over.links) not in (1, 2) or not _ALONE.fullmatch(over.text):
        return False
    name = over.text.strip(_MARKS)
    return (
        may_name_channel(name)
        and name not in reading.names
        and not (_BUTTON.search(name) or _NOWHERE.match(over.links[0].href) or is_person(name))
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
        and not any(word.search(step) for word in (_PAGE, _HOME, _BUTTON))
        and not any(step in name for name in fields)
        for step in steps
    )


_CRUMB = 6
"""Lines above and below the headline in which such a line is looked for."""
_LINE, _MOST_LINKS = 60, 5
_STEPS = lazy_regex(r"[>»›＞→]|\s[-–—/]\s|位置\s?[:：]|(?:所[属屬])?(?:分[类類]|[栏欄]目)\s?[:：]")
_PARTS = lazy_regex(r"[>»›＞→:：∙·]{1,3}|\s[-–—/]\s|\s{2,8}")
_HOME = lazy_regex(r"首[页頁]|位置|[栏欄]目|分[类類]")
_NOWHERE = lazy_regex(r"javascript:|#|$", re.IGNORECASE)
_ALONE = lazy_regex(r".{2,8}")
_BUTTON = lazy_regex(
    r"打[开開]|[简簡]\s?[体體繁]|更多|[语語]言|[扫掃]|登[录錄]|[注註][册冊]|[电電]子[报報]|[专專][区區]"
)


def channel_over_headline(reading: Reading) -> bool:
    """No section, and yet a line alone in an element named for a channel stands over the headline."""
    if reading.rule("section") or reading.doc.lettered:
        return False
    start = reading.context.start
    for line in reading.doc.lines[max(0, start - _OVER) : start]:
        names = line.block.name
        if len(line.links) == 1:
            link = line.links[0].node.attributes
            names = f"{names} {link.get('id')} {link.get('class')}".lower()
        heading = line.tag in ("h2", "h3") and len(line.links) == 1
        named = heading or _CHANNEL.search(names) is not None
        if named and may_name_channel(line.text) and not is_person(line.text):
            return True
    return False


_OVER = 20
"""Lines above the headline in which such a line is looked for."""
_CHANNEL = lazy_regex(
    r"(?<![a-z])(?:cate(?:gory|gories)?|channel|column|lanmu|rubri\w*|kicker|section|lm|pindao)(?:[-_]?(?:name|title|tit))?(?![a-z])"
)
