"""Doubts about the section: a value that nothing else on the page bears out, and signs of one that was not read."""

from __future__ import annotations

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.person_names import is_person
from scraper.extract.article.credits.places import REGIONS
from scraper.extract.article.credits.section_names import is_channel, may_name_channel, reads_as_channel
from scraper.extract.document import key
from scraper.extract.shared.lazy_regex import lazy_regex

# A value


def weak_section(reading: Reading) -> bool:
    value, rule = reading.value("section"), reading.rule("section")
    return rule in _WEAK or (rule == "channel's label" and not reads_as_channel(str(value)))


_WEAK = ("<title>", "link to the channel", "link beside the date", "page data", "marked channel")


def is_place(reading: Reading) -> bool:
    """A province or a country beside the date, which may say where an account writes from."""
    return reading.rule("section") == "channel's label" and reading.value("section") in REGIONS


def section_is_outlet(reading: Reading) -> bool:
    value = reading.value("section")
    return isinstance(value, str) and value == reading.value("outlet")


def odd_section(reading: Reading) -> bool:
    """A value of a shape that names of channels do not have: a sentence, a button, a site's name."""
    value = reading.value("section")
    if not isinstance(value, str) or is_channel(value):
        return False
    return len(value) > _LONGEST or _ODD.search(value) is not None


_LONGEST = 8
"""Characters of most names of channels."""
_ODD = lazy_regex(
    r"[，。、！？,“”（）()\d]|更多|[检檢搜][索寻尋]|搜[尋寻索]|[选選][择擇]|登[录錄]|[注註]冊|注册|切[换換]|[简簡繁][体體]|[语語]言|首[页頁]|正文|[内內]文"
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
    """No section, and yet the title has pieces between headline and site, or a channel's name is linked near by."""
    if reading.rule("section") or reading.doc.lettered:
        return False
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    pieces = [piece.strip() for piece in _PIECES.split(behind) if piece.strip()]
    if len(pieces) > 1 and _NAME.fullmatch(pieces[0]):
        return True
    start = reading.context.start
    near = reading.doc.lines[max(0, start - 3) : start + 5]
    if any(is_channel(link.text) for line in near if len(line.links) <= 2 for link in line.links):
        return True
    alone = [line for line in reading.doc.lines[max(0, start - 1) : start + 3] if len(line.links) == 1]
    return any(
        may_name_channel(line.text) and not (is_person(line.text) or line.text in reading.names) for line in alone
    )


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
    """No section, and yet a line by the headline looks like a breadcrumb, or a link stands over it."""
    if reading.rule("section") or reading.doc.lettered:
        return False
    start = reading.context.start
    near = reading.doc.lines[max(0, start - _CRUMB) : start + _CRUMB]
    if any(len(line.text) <= _LINE and _STEPS.search(line.text) for line in near if line.index != start):
        return True
    over = reading.doc.lines[max(0, start - 3) : start]
    return any(
        1 <= len(line.links) <= 2 and _ALONE.fullmatch(line.text) and line.text not in reading.names for line in over
    )


_CRUMB = 6
"""Lines above and below the headline in which such a line is looked for."""
_LINE = 60
_STEPS = lazy_regex(r"[>»›＞→]|首[页頁]|位置|所[属屬]|分[类類]|[栏欄]目")
_ALONE = lazy_regex(r".{2,8}")


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
