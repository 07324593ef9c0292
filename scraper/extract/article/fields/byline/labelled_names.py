"""Reads who wrote from what is labelled: 作者：王小明, 记者 王小明."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context, Credit
from scraper.extract.article.credits.closings import PICTURED_BY
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.names.lone_names import before_office, credible_names, names_in_slot
from scraper.extract.article.credits.names.name_runs import may_be_place, reads_as_place, split_names, sure_names
from scraper.extract.article.credits.names.person_names import is_district, is_latin_name, is_organisation, is_person
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.article.fields.byline.printed_authors import by_line
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.lazy_regex import lazy_regex

SHORT = 60
"""Characters of the longest line that is nothing but a byline."""
MOST = 12
_PHOTOGRAPHER = lazy_regex(PICTURED_BY)
_PICTURED = lazy_regex(r"\s?[/／]?(?:[摄攝]影?(?=\s{0,8}(?:$|[)）。，]))|[图圖](?![/／:：片]))")
_INTERVIEW = ("记者", "記者", "报道", "報道", "報導", "报导")
"""Labels that other words follow, too: an interviewer's question (记者：您好), a place (報導／台北)."""


def labelled(context: Context, credits: list[Credit]) -> FieldValue | None:
    """The values of 作者, 记者 … by the headline, or below the text."""
    names: list[str] = []
    path: LexborNode | str = ""
    text = range((context.body.first or 0) + 3, context.body.last + 1) if context.body.last is not None else range(0)
    for credit in credits:
        if credit.role != "author" or "vjs-" in credit.line.hint:
            continue
        if credit.value[0] == "《" and credit.value[-1] == "》":
            continue  # 作者：《城东周刊》记者 王小明
        if credit.label in _COMPILED and any(other.label.endswith(_WRITING) for other in credits):
            continue
        if _is_of_account(credit, credits):
            continue
        if not credit.colon and not _free_standing(credit) and not _repeats_label(credit, context):
            continue
        trusted = credit.colon and (credit.line.index not in text or _signs_off(credit, context))
        trusted = trusted and (credit.label not in _INTERVIEW or _credits_source(credit))
        printed = _in_own_element(credit)
        value = _without_place(printed, is_reporter=credit.label in _REPORTERS)
        names_here = (before_office(value) or split_names(value) or _penned(credit)) if trusted else []
        if credit.label in _SUPPLIED:
            if is_district(value):
                continue
            names_here = [name for name in names_here if len(name) < _PEN or is_person(name)]
        slot = names_in_slot(value) if value != printed and not credit.colon else []
        for name in names_here or sure_in(value) or slot or _closed(credit, context):
            if name not in names and not _BRAND.fullmatch(name):
                names.append(name)
                path = path or credit.line.node
        if len(names) >= MOST:
            break
    return FieldValue(tuple(names[:MOST]), "printed credit", path) if names else None


def _is_of_account(credit: Credit, credits: list[Credit]) -> bool:
    """Check whether a label names an account, and 作者 on the same line the person: 文 | 城市观察，作者丨王小明."""
    if credit.label.strip() not in _TEXT_BY or sure_in(credit.value):
        return False
    return any(one.line is credit.line and one.label in _WRITING and sure_in(one.value) for one in credits)


_TEXT_BY = frozenset("文 文章 来源 來源".split())
_COMPILED, _WRITING = ("编译", "編譯"), ("作者", "By", "BY")
"""Labels of who wrote the text after what another paper had; of who put it into Chinese, where 作者 is there, too."""
_SUPPLIED = ("供稿", "来稿", "投稿", "特约", "特約")
"""Labels that offices stand behind as often as persons: 供稿：北门社区."""
_PEN = 4
"""Number of characters of a name behind such a label that is an office's, if it is no person's."""


def _in_own_element(credit: Credit) -> str:
    """The value without what other elements of the line add to it that names nobody: <span>撰文者：王小明</span>
    <span>城周觀點</span>."""
    value = credit.value
    for span in credit.line.spans if " " in value else ():
        own = span.text.removeprefix(credit.label).lstrip(" :：") if span.text.startswith(credit.label) else ""
        if own and value.startswith(own) and not sure_in(value[len(own) :].strip()):
            return own
    return value


def behind_outlet(context: Context) -> FieldValue | None:
    """The persons after the outlet, in what one label says: 来源：城东日报 王小明."""
    for credit in context.credits:
        if credit.role != "outlet" and credit.label != "供稿":
            continue
        behind = _WRITER_BEHIND.fullmatch(credit.value)
        paper, names = behind.groups() if behind else ("", "")
        if (
            (credit.colon or any(part.role == "time" for part in segments(credit.line.text)))
            and names
            and is_organisation(paper)
            and (sure := sure_names(names))
            and not _EDITS.match(credit.line.text, credit.line.text.find(names) + len(names))
        ):
            return FieldValue(tuple(sure), "behind the outlet", credit.line.node)
    return None


_WRITER_BEHIND = lazy_regex(r"([^\s/]{2,24}?)\s?[ （(/]\s?([^（）()/]{2,24})[）)]?")
"""城东日报 王小明, 城东区水务局（王小明）, 城东日报/王小明."""
_EDITS = lazy_regex(r"\s?[/／╱｜|丨]?\s?(?:[编編][辑輯]|[責责][任编編]|核稿)")
"""What says of a name before it that it edited: 王小明／編輯."""


_REPORTERS = ("記者", "记者")
_PLACE_LAST = lazy_regex(r"\s?[／/╱]\s?(?P<place>[\u4e00-\u9fff]{2,4})\s?(?:報導|報道|报道|报导)$")


def _without_place(value: str, *, is_reporter: bool) -> str:
    """王小明／東港報導 -> 王小明: a place, in a table of places or not; behind 記者 one that touches names of three
    characters, too (王小明古坑報導)."""
    if value[-1:] not in "導道导":
        return value
    if last := _PLACE_LAST.search(value):
        is_place = reads_as_place(last["place"]) or (is_reporter and may_be_place(last["place"]))
        return value[: last.start()] if last.start() and is_place else value
    for length in (2, 3) if is_reporter and value[-2] in "報报" and value[-1] != "道" else ():
        before, place = value[: -length - 2], value[-length - 2 : -2]
        names = sure_names(before) if before[-1:] not in _GAP else []
        if names and all(len(name) == _WHOLE for name in names) and may_be_place(place):
            return before
    return value


_GAP = ("", " ", "、")
_WHOLE = 3
"""Number of characters of most names."""


_BRAND = lazy_regex(r"[A-Z]{4,12}")
"""A medium's name in capitals: 文／CTWANT."""


def _credits_source(credit: Credit) -> bool:
    """Check whether the line of a label also names the outlet: 来源：城东网 记者：木小河, no question to 记者."""
    parts = segments(credit.line.text) if len(credit.line.text) <= SHORT else ()
    return any(part.role == "outlet" and part.colon for part in parts)


def _closed(credit: Credit, context: Context) -> list[str]:
    """The names after a label in a place where nothing but names can be.

    Behind another label of authors (作者：记者 嵺方圆), on a line with other credits (作者 嵺方圆 | 来源 城东报), or
    alone on a line of a text that is no interview (記者：嵺方圓).
    """
    line = credit.line
    if _repeats_label(credit, context):
        return names_in_slot(credit.value, (2, 3, 4))
    parts = segments(line.text)
    if len(line.text) <= SHORT and sum([part.role in _CREDITS and bool(part.label) for part in parts]) > 1:
        return names_in_slot(credit.value)
    alone = line.text.startswith(credit.label) and line.text.endswith(credit.value) and len(line.text) <= SIGNATURE
    repeated = sum([other.label == credit.label and other.colon for other in context.below]) > 1
    if repeated or not (alone and credit.colon) or any(map(_is_question(credit).match, _texts(context, line))):
        return []
    return names_in_slot(credit.value, (3,))


def _repeats_label(credit: Credit, context: Context) -> bool:
    """Check whether a label follows right after another one of authors: 作者：记者 王小明, 采写：城报记者 王小明."""
    parts = segments(f"{context.label_before(credit.line)}{credit.line.text}")
    at = next((n for n, part in enumerate(parts) if (part.label, part.value) == (credit.label, credit.value)), 0)
    at -= 1 if at > 1 and not parts[at - 1].role else 0  # 作者：城东日报记者 王小明
    before = parts[at - 1] if at else None
    return before is not None and before.role == "author" and before.colon and not before.value


_CREDITS = ("author", "editor", "outlet", "other")


def _is_question(credit: Credit) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(credit.label)}\s?[:：]")


def _texts(context: Context, line: Line) -> list[str]:
    """The text's paragraphs except the line."""
    return [other.text for other in context.text if other is not line]


def _penned(credit: Credit) -> list[str]:
    """The pen name, longer than a person's, that follows 作者： by the headline: 散落的星光."""
    return pen_names(credit.value) if credit.label == "作者" and credit.place == "above" else []


def _signs_off(credit: Credit, context: Context) -> bool:
    """Check whether a label and a short name are all of one of the last lines of the text: 作者丨阿槐."""
    line = credit.line
    ends = line.text.startswith(credit.label) and line.text.endswith(credit.value) and len(line.text) <= SIGNATURE
    if not ends or line.index > (context.body.last or 0) - 3:
        return ends
    following = [segments(other.text)[:1] for other in context.doc.lines[line.index + 1 : line.index + 2]]
    return any(first and first[0].role in _CREDITS and first[0].colon for first in following)


_MOST_LINKS = 4
"""Maximum number of links of a line of credits."""
SIGNATURE = 14
"""Number of characters of such a line."""


def _free_standing(credit: Credit) -> bool:
    """Check whether a label without a colon opens a credit, not a sentence: 作者王小明, 城东日报记者 李四."""
    text = credit.line.text
    if len(credit.line.links) > _MOST_LINKS:
        return False  # 推荐 诗文 名句 作者 古籍: a menu
    if len(text) > SHORT and not any(part.role in ("outlet", "time") for part in segments(text)):
        return False
    if credit.place == "below" and (_is_clause(credit.value) or not sure_in(credit.value) or _ends_a_sentence(credit)):
        return False
    return _PICTURED.match(text, text.find(credit.value) + len(credit.value)) is None


def _ends_a_sentence(credit: Credit) -> bool:
    """Check whether a sentence of the text comes before the label: 门开了，进来的是记者王小明。"""
    before = segments(credit.line.text)[0]
    return before.role == "" and "，" in before.value


def _is_clause(value: str) -> bool:
    """Check whether what a label opens goes on as a sentence: 记者从教务部门获悉，…."""
    first, comma, _ = value.partition("，")
    opening, gap, _ = first.partition(" ")
    if comma == "" or (gap and sure_in(opening) == [opening]):  # 记者 王小明 天亮之前，…: the text goes on
        return False
    return "".join(sure_in(first)) != _GAPS.sub("", first)


_GAPS = lazy_regex(r"[\s、]+")


def sure_in(value: str) -> list[str]:
    """The names of a run that are sure; all of it where one is and the others are as short."""
    value = _PHOTOGRAPHER.sub("", value)
    if run := credible_names(value):
        return run
    run = split_names(value)
    sure = [name for name in run if is_person(name)]
    return run if sure and all(is_person(name) or is_latin_name(name) for name in run) else sure


def latin(text: str) -> list[str]:
    """The names of a run of names in Latin letters and nothing else: Mara Gebhardt, Ana Peña; By Mara Gebhardt."""
    names = by_line(text) or split_names(text)
    return names if len(text) <= SHORT and all(map(is_latin_name, names)) else []


def mixed(text: str) -> list[str]:
    """The names of a run that opens with a sure one and goes on with foreign ones: 王小明, KEITH JONES; the other way
    round, too."""
    names = split_names(text) if not segments(text)[1:] else []
    if not names or not (is_person(names[0]) or (is_latin_name(names[0]) and "," in text)):
        return []
    return names if all(is_person(name) or name.isascii() for name in names) else []


def names_others(text: str) -> bool:
    """Check whether a line names nobody but editors and those who did other things than write: 攝影／王小明, 城东新闻
    责任编辑 王小明; but 编辑 王小明 报道 wrote."""
    if _RESPONSIBLE.search(text) is not None:
        return True
    if _HELPS.match(text) is None:
        return False
    roles = {part.role for part in segments(text) if part.value}
    return bool(roles) and roles <= {"other", "editor", "time"}


_RESPONSIBLE = lazy_regex(r"[责責](?:任[编編][辑輯]|[编編])")
_HELPS = lazy_regex(r"[攝摄]影|[圖图]片?\s?[／/｜|:：]|翻[譯译]|[譯译]者|影音|[設设][計计]|核稿")


def pen_names(text: str) -> list[str]:
    """A pen name longer than a person's, in an element that holds nothing else: 水文地理研究僧."""
    may_sign = _PEN_NAME.fullmatch(text) and not is_organisation(text) and not reads_as_channel(text)
    return [text] if may_sign and not is_furniture(text) else []


_PEN_NAME = lazy_regex(r"[\u4e00-\u9fffA-Za-z]{6,12}")
