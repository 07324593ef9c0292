"""Facts about names that are where one is printed and that no field has: beside the date, in a run of names."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import beside_date
from scraper.extract.article.credits.labels import is_label
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.shared.lazy_regex import lazy_regex

_LINE = 80
"""Maximum number of characters of a line of date and names."""
_TOKEN = lazy_regex(r"[\u4e00-\u9fff·]{2,8}")
_PERSON = 4
"""Maximum number of characters of a name of a person, of most."""


def person_beside_date(reading: Reading) -> bool:
    """No author is printed, and yet a short word that no field has is beside the date."""
    return any(len(word) <= _PERSON and not is_organisation(word) for word in _loose(reading))


def outlet_beside_date(reading: Reading) -> bool:
    """No outlet, and yet a word that no field has is beside the date."""
    return any(len(word) >= _OUTLET for word in _loose(reading))


_OUTLET = 3


def name_between(reading: Reading) -> bool:
    """No outlet, and yet a word is by itself in a line between headline and text that no field has."""
    context, used = reading.context, f"{reading.names}|{reading.value('section')}"
    lines = reading.doc.lines[context.start + 1 : context.body.first]
    words = [line.text for line in lines if len(line.text) <= _WORD and not line.links]
    return any(_TOKEN.fullmatch(word) and word not in used and not _is_known(word) for word in words)


_WORD = 8
"""Maximum number of characters of such a word."""


def _loose(reading: Reading) -> list[str]:
    """The words beside the date below the headline that no field has, no label and no button among them."""
    context = reading.context
    fields = {str(reading.value(name)) for name in ("outlet", "section", "headline")}
    fields |= {name for field in ("byline", "editors") for name in reading.value(field) or ()}
    words = [
        word
        for line, parts in context.dated
        if line.index > context.start and len(line.text) <= _LINE
        for name in beside_date(line, parts)
        for word in _APART.split(name)
    ]
    return [word for word in words if _TOKEN.fullmatch(word) and not (word in fields or _is_known(word))]


_APART = lazy_regex(r"[、，,/／\s]+")
_DAY_OR_BUTTON = lazy_regex(
    r"(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|[农農夏阴陰][历曆].*|.{0,40}?(?:[发發][布佈表]|更新|[阅閱][读讀]|[评評][论論]|分享|[浏瀏][览覽]|[关關]注|[订訂][阅閱]|收藏)"
)


def _is_known(word: str) -> bool:
    """Check whether a word says what it is: a label, a place, a button, a channel, a day."""
    return (
        is_label(word)
        or word in PLACES
        or is_furniture(word)
        or reads_as_channel(word)
        or _DAY_OR_BUTTON.fullmatch(word) is not None
    )


def name_left_out(reading: Reading) -> bool:
    """A short word between the names of a run was not read with them: 王小明 嵺方 李四光."""
    names = reading.value("byline")
    if not isinstance(names, tuple):
        return False
    context = reading.context
    lines = [line for line in context.head if line.index >= context.start]
    texts = [line.text[:_LINE] for line in [*lines, *context.text[:2]]]
    texts += [line.text[-_LINE:] for line in [*context.text[-2:], *context.tail[:_BELOW]]]
    for text in texts:
        for name in names:
            place = text.find(name)
            if place < 0:
                continue
            beside = (_BEHIND.match(text, place + len(name)), _BEFORE.search(text, 0, place))
            if any(match is not None and _is_left_out(match, names) for match in beside):
                return True
    return any(_goes_on(text, name, names) for text in reading.credit_lines if len(text) <= _CREDITS for name in names)


def _goes_on(text: str, name: str, names: tuple[str, ...]) -> bool:
    """Check whether a word is after the name on a line of nothing but credits: 记者王小明 嵺方."""
    place = text.find(name)
    behind = _BEHIND.match(text, place + len(name)) if place >= 0 else None
    return behind is not None and _is_unread(behind["word"], names)


_CREDITS = 40
"""Maximum number of characters of a line of nothing but credits."""


def _is_left_out(beside: re.Match[str], names: tuple[str, ...]) -> bool:
    """Check whether the word beside a name may be a name: a person's, or parted from it by more than a space."""
    word = beside["word"]
    if not _is_unread(word, names):
        return False
    return is_person(word) or not beside.group().replace(word, "").isspace()


def _is_unread(word: str, names: tuple[str, ...]) -> bool:
    return not (word in names or _is_known(word) or is_organisation(word) or _VERB.search(word))


_BELOW = 6
_BEHIND = lazy_regex(r"[、，, \u3000](?P<word>[\u4e00-\u9fff]{2,4})(?=[、， \u3000）)】]|$)")
_BEFORE = lazy_regex(r"(?:^|[、， \u3000（(：:｜|丨/])(?P<word>[\u4e00-\u9fff]{2,4})[、，, \u3000]$")
_VERB = lazy_regex(r"[报報][道導导]|[编編][辑輯译譯]|[记記]者|[摄攝]影|整理|[综綜]合|[图圖]|[电電]$|[讯訊]$|消息")
