"""Reads who reports from the last words of a text: （记者 王小明）."""

from __future__ import annotations

from itertools import takewhile

from scraper.extract.article.credits.datelines.dateline_parts import HEAD, authors_in, bracketed, in_brackets
from scraper.extract.article.credits.datelines.datelines import opening
from scraper.extract.article.credits.labels import is_label, segments
from scraper.extract.article.credits.names.lone_names import before_pen, credible_names, names_in_slot
from scraper.extract.article.credits.names.name_runs import may_be_place, reads_as_place, sure_names
from scraper.extract.article.credits.names.person_names import (
    behind_office,
    is_district,
    is_organisation,
    is_person,
)
from scraper.extract.article.credits.names.places import PLACE, PLACES
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

_LAST_BRACKET = lazy_regex(
    r"[（(【\[〔](?P<inside>[^（）()【】\[\]〔〕]{2,90})[）)】\]〕]?(?:[。.\s完]{0,4}|\s?1\d{6})$"
)
_LAST_WORDS = lazy_regex(
    r"(?:^|[。”"
    r'"'
    r"！？!?）)\s□■●◎○▲△★⊙☆◆◇])(?:(?:文|[编編][译譯]|[采採][写寫]|整理)\s?[/／])?"
    r"[\u4e00-\u9fffA-Za-z-]{0,8}?(?:记者|記者|通讯员|通訊員|实习生|實習生|特派員)[ ：:]?"
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,40})[。]?$"
)
PICTURED_BY = (
    r" ?(?<=[\u4e00-\u9fff ])[摄攝]影(?:[记記]者)?[ /／:：]?[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3}){0,2}$"
)
"""Who took the pictures, after who wrote: 记者王小明李四摄影赵六."""
# 本报记者 王小明 北京报道
_CODA = lazy_regex(
    rf"(?: (?:{PLACE}))?[ ]?(?:综合|摄影|发自.{{2,4}})?(?:报道|報道|報導|报导)$"
    r"| ?发自[\u4e00-\u9fff]{2,4}$| 文[/、]?[图圖摄攝]影?$"
    rf"|{PICTURED_BY}"
)
# 王小明 李四 報導 / 台北市
_NAMES_FIRST = lazy_regex(
    r"^(?P<names>[\u4e00-\u9fff、 ]{2,20}?) ?(?:綜合|專題|採訪)?"
    r"(?:報導|报导|報道|报道)(?: ?[/／╱] ?[\u4e00-\u9fff]{2,4})?$"
)
# …疲勞。報導╱王小明、李四
_LAST_SLASH = lazy_regex(
    r"(?:報導|报导|採訪|采访|撰文|整理|編譯|采写|文)\s?[╱／]\s?(?P<names>[\u4e00-\u9fff·、 ]{2,40}?)"
    r"(?: (?:[摄攝]影|[图圖]片?)[╱／][^。！？]{2,40})?$"
)
_PEN_LAST = lazy_regex(
    r"[。”！？）]\s?(?:文|撰文|[采採][写寫]|整理|[编編][译譯])\s?/\s?"
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,24}?)(?: [摄攝]影?/[^。！？]{2,20})?$"
)
"""…。文/王小明, after the last sentence."""
_PICTURE = lazy_regex(r"[图圖摄攝]\s?[/／╱:：|丨]")
_ABOUT = lazy_regex(
    r"(?:^(?P<lead>[\u4e00-\u9fff·、 ]{2,24}?)[ ，,]{1,2})?作者(?P<name>[\u4e00-\u9fff]{0,4})[ ，,]{0,2}"
    r"(?:系|为|為|是|单位|單位|授权|授權|观点|本人|现|現)"
)
_DONE = lazy_regex(
    r"(?:\s?(?:[编編][写寫译譯]|整理|[综綜]述|撰[写寫稿文]|(?<![综綜]合)[报報][道導导])|\s[发發]自[\u4e00-\u9fff]{2,8}|\s(?:[摄攝]影[报報][道導导]|文\s?[/／、]?\s?[图圖摄攝]影?)"
    r"|\s?[/／╱]\s?(?P<slashed>[编編][写寫译譯]|撰[稿文]|[图圖]?文)"
    r"(?:\s[\u4e00-\u9fff、 ]{2,12}[/／╱](?:[图圖]|[摄攝]影?))?)$"
)
"""What was done, or where, after who did it: （王小明 编写）, （王小明 发自临河）, （王小明报道）, （王小明/文）."""
_CREDITED = lazy_regex(
    r"记者|記者|通讯员|通訊員|作者|编译|編譯|翻译|采写|採寫|撰文|撰稿|整理|实习生|實習生|執筆|执笔"
    r"|(?:^|[ 　])文\s?[/／╱｜|:：]|報導|报导|报道"
)
_NOT_REPORT = lazy_regex(
    r"贡献|貢獻|供图|应|提供|[摄攝]影?$|图片|资料|據|据|转|来源|來源|原载|完整|详见|相关|實習生提供|有删|删节"
)


def _of_a_station(inside: str) -> list[str]:
    """（城东广电总台·新闻中心/王小明 李四 编辑/赵六）: the names after a station's desk."""
    text = next((part.value for part in segments(inside) if not part.role), "")
    desk, slash, names = text.partition("/")
    return sure_names(names) if slash and is_organisation(desk.strip()) else []


def _from_a_place(inside: str) -> list[str]:
    """（王小明/雅加达）, （嵺方／台北報導）: the names before a place."""
    parts = _PLACED.split(inside)
    place = _REPORTED.sub("", parts[-1])
    is_placed = place in PLACES or (place != parts[-1] and reads_as_place(place))
    return names_in_slot(parts[0], _SLASHED) if len(parts) == 2 and is_placed else []


_PLACED = lazy_regex(r"\s?[/／╱]\s?")
_REPORTED = lazy_regex(r"[報报][道導导]$")


def _of_offices(pieces: list[str]) -> list[str]:
    """The names of pieces parted by bars, each behind the office that they write for; none of a piece with a label."""
    offices = ((piece, piece.partition(" ")[0]) for piece in pieces)
    signed = ((piece, office) for piece, office in offices if is_organisation(office) and not is_label(office))
    named = (_of_an_office(p) or names_in_slot(p.removeprefix(office).strip(), _SLASHED) for p, office in signed)
    return list(dict.fromkeys(name for names in named for name in names))


_BARRED = lazy_regex(r"\s?[|｜丨]{1,2}\s?")
"""What parts offices and labels: （城东市纪委监委 王小明 || 责任编辑 李四）."""


def _of_an_office(text: str) -> list[str]:
    """The names of a run that may open with who they write for: 图书馆 王小明."""
    office, _, persons = text.partition(" ")
    if persons and is_organisation(last := text.rpartition(" ")[2]) and not is_label(last):
        office, persons = last, text.removesuffix(last)  # 王小明 城东区水务局
    if touching := "" if persons else behind_office(office):
        return [touching]
    return sure_names(text) or (sure_names(persons) if is_organisation(office) or is_district(office) else [])


def closing(text: str) -> list[str]:
    """The names that a paragraph ends with: （记者王小明）, （编译/李四）, …。记者王小明, (李四)."""
    end = text[-HEAD:].strip()
    if bracket := _LAST_BRACKET.search(end):
        if _ADDRESSED.search(end, 0, bracket.start()):
            return []
        inside = bracket["inside"].strip()
        return _in_last_bracket(inside, is_whole=len(text) <= len(inside) + 2)
    return _in_last_words(text, end) if _REPORTING.search(end) else []


def _in_last_bracket(inside: str, *, is_whole: bool) -> list[str]:
    """The names within the brackets at the end of a paragraph, or of those that are the whole of it."""
    if about := _ABOUT.search(inside):
        return sure_names(about["lead"] or about["name"])
    if _NOT_REPORT.search(inside):
        return []
    if len(pieces := _BARRED.split(inside)) > 1 and (names := _of_offices(pieces)):
        return names
    if done := _DONE.search(inside):
        before = inside[: done.start()]
        if names := _of_an_office(before) or (names_in_slot(before, _SLASHED) if done["slashed"] else []):
            return names
    if _CREDITED.search(inside):
        names = in_brackets(inside) or _from_a_place(inside)
        return names or [name for name in bracketed(inside).names if is_person(name)]
    if names := _of_a_station(inside) or _from_a_place(inside):
        return names
    if is_whole and len(inside) > _LONGEST_SIGNATURE:
        return []
    sure = _of_an_office(inside)
    return sure if len(sure) <= _MOST_SIGNERS else []


def _in_last_words(text: str, end: str) -> list[str]:
    """The names after the last sentence of a paragraph, or on a line of their own. ``end`` is the text's."""
    if shared := _SHARED.search(end):
        return sure_names(_LABEL_WITHIN.sub("、", shared["names"]))  # …。王小明、记者李四
    if end == text and len(text) <= _OWN_LINE and (names := before_pen(end)):
        return names  # 王小明/文、图
    if end == text and len(text) <= _SIGNED and _REPORTERS.match(text) and (names := in_brackets(text)):
        return [name for name in names if len(name) < _WORDS or is_person(name)]  # 本报记者 王小明 本报通讯员 嵺方
    is_slashed = end == text and len(text) <= _OWN_LINE and _PLACED.search(text) is not None
    if is_slashed and (signed := opening(text)).whole and signed.names:
        return list(signed.names)  # 王小明／綜合報導
    ending = _without_coda(end)
    slash = _LAST_SLASH.search(end) or _PEN_LAST.search(end)
    words = _LAST_WORDS.search(ending, max(0, len(ending) - _LONGEST_WORDS)) or slash
    if words and _PICTURE.search(end, max(0, words.start() - 4), words.start("names")):
        return authors_in(end)  # 文/本报记者 王小明 图/本报记者 李四
    if words is None and end == text:
        words = _NAMES_FIRST.match(end)
    if words is None:
        return []
    if names := _before_label(words["names"]):
        return names[:-1] if end != ending and _ends_with_place(names, words["names"]) else names
    is_own_line = end == text and len(text) <= _OWN_LINE
    if end == text and (office := _OFFICE.match(words["names"])):
        names = sure_names(words["names"][office.end() :])
    is_signature = is_own_line and not (_SPEAKS.match(words["names"]) or _ASKS.search(text))
    return names or (names_in_slot(words["names"], _UNKNOWN) if is_signature or words is slash else [])


def _ends_with_place(names: list[str], run: str) -> bool:
    """Check whether the last of the names, which touches those of three characters before it, may be the place that
    they report from: 王小明古坑, before 報導."""
    *writers, last = names
    glued = writers and run.endswith(f"{writers[-1]}{last}") and all(len(name) > len(last) for name in writers)
    return bool(glued) and may_be_place(last)


_SHARED = lazy_regex(
    r"(?<=[。！？”])(?P<names>(?:[\u4e00-\u9fff]{2,3}、){1,3}(?:特约)?(?:记者|通讯员)[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3}){0,2})$"
)
_LABEL_WITHIN = lazy_regex(r"、(?:特约)?(?:记者|通讯员)")


def _without_coda(end: str) -> str:
    """The end of a paragraph without what follows the names: 综合报道, 摄影李四, 东港."""
    ending = end.rstrip("。 ")
    if coda := _CODA.search(ending, max(0, len(ending) - _LONGEST_CODA)):
        ending = ending[: coda.start()]
    if (placed := _PLACE_LAST.search(ending)) and reads_as_place(placed["place"]):
        ending = ending[: placed.start()]
    return ending


def _before_label(run: str) -> list[str]:
    """The names of a run up to the next label: 记者 王小明 摄像 李四, not 记者 王小明 摄."""
    if " " in run and not is_label(run.split()[-1]):
        run = " ".join(takewhile(lambda name: not is_label(name), run.split()))
    return sure_names(run) or credible_names(run)


_ADDRESSED = lazy_regex(r"(?:[:：]|(?:[电電][话話]|[联聯][系絡络]人|手[机機]|[邮郵]箱|传真)[^。！？]{0,40})\s?$")
"""What comes before a name in brackets that signs nothing: 创立者：（王小明）, 咨询电话：020-12345678（王小明）."""
_REPORTING = any_of(r"[记記]者|通[讯訊]|[实實][习習]|特派|[报報][道導导]|[/／╱]")
"""A quick look: without any of these, only brackets name who reports."""
_LONGEST_SIGNATURE = 24
"""Maximum number of characters within the brackets that are all of a line: （临河县融媒体中心 王小明 李四）."""
_MOST_SIGNERS = 5
"""Maximum number of names within brackets that have no label."""
_SLASHED = (2, 3)
"""Number of characters of a name before a slash and what was done, in a table or not."""
_LONGEST_CODA, _LONGEST_WORDS = 24, 64
"""More characters than `_CODA` and `_LAST_WORDS` match: no place before these is tried."""
_OWN_LINE = 30
"""Number of characters of a line that holds nothing but the reporters, with their paper."""
_UNKNOWN = (3,)
"""Number of characters of a reporter's name whose surname no table has."""
_OFFICE = lazy_regex(r"[\u4e00-\u9fff]{1,14}(?<!本)[台臺社報报網网](?=[\u4e00-\u9fff]{2,4}$)")
"""The paper or station that a reporter's name touches: 城東電台王小明報導."""
_ASKS = lazy_regex(r"[:：]")
"""记者：您好, the words of an interview."""
_SPEAKS = lazy_regex(r"[走看跑带帶访訪探赴入问問说說讲講在去到再又也]|.{0,4}[了的在到将將]")
"""What a reporter does: 记者走基层, 记者了解到."""


_SIGNED = 40
"""Maximum number of characters of a line that is nothing but reporters."""
_WORDS = 4
"""Number of characters of a name that are more often words, if it is not surely a person's: 发自上海."""
_REPORTERS = lazy_regex(
    r"(?:[采採][写寫]\s?[：:]\s?)?[\u4e00-\u9fff·]{0,12}(?:记者|記者)[ ：:].{2,12}(?:通讯员|通訊員|实习生|實習生)[ ：:]"
)
_PLACE_LAST = lazy_regex(r"(?<=[\u4e00-\u9fff]) (?P<place>[\u4e00-\u9fff]{2})$")
"""记者 王小明 李四 东港 (报道)."""
