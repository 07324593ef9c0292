"""Splits a printed run of names: 张三、李四 王五/文 赵六/图."""

from __future__ import annotations

import re

from scraper.extract.article.credits.names.person_names import (
    CJK,
    FOREIGN,
    LETTER,
    is_organisation,
    is_person,
    may_be_person,
)
from scraper.extract.article.credits.names.places import PLACE, PLACES, says_who
from scraper.extract.article.credits.names.surnames import COMPOUND, SURNAMES
from scraper.extract.shared.lazy_regex import lazy_regex

_TITLES = lazy_regex(
    r"(?:教授|副教授|博士|硕士|研究员|研究員|院长|院長|所长|主任|主席|会长|會長|总裁|經理|经理|律师|律師|校长|书记|書記|秘书长|院士|专家|評論員|评论员|作家|学者|學者)$"
)
_LATIN = lazy_regex(rf"[{LETTER}][{LETTER}.'’‐-]*")
"""A word of a name in Latin letters: Anna-Maria, O'Neill, J., Peña."""
_INITIAL = lazy_regex(rf"(?:[{LETTER}]\.-?){{1,3}}|Jr\.|Sr\.|Dr\.|St\.")
_SPLIT = lazy_regex(r"[、,，/／╱∕;；|｜丨&＆+＋]|\s{1,8}")
_TAIL = lazy_regex(
    r"(?:[/／╱]|(?<=[\u3400-\u9fff]))(?:综合报道|綜合報導|综合整理|摄影报道|特约|专电|專電|报道|報道|報導|报导|整合|整理|综述|编译|編譯|采写|採寫|"
    r"采访|採訪|撰写|撰文|撰稿|实习|發自.{2,8}|发自.{2,8}|译|編)$"
    r"|^[发發]自.{2,8}$"
)
_VERBS = frozenset(
    "整合 综合 綜合 整理 综述 編譯 编译 采写 採寫 采访 採訪 撰写 撰文 撰稿 实习 编辑 編輯 特约 文图 图文 新闻 "
    "消息 转载 供稿 原创 发布 发自 發自".split()
)
_REMARK = lazy_regex(r"[（(［][^（）()［］]{0,20}[）)］]")
_PHOTO = lazy_regex(r"(?:摄|攝|摄影|攝影|图|圖|供图|供圖|翻摄|翻攝|视频|制图|製圖|漫画|漫畫)$")
_TEXT_MARK = frozenset({"文", "文字", "撰文", "采写", "文并摄", "文/摄"})


_PLACED = lazy_regex(
    rf"(?P<name>[\u3400-\u9fff]{{2,4}}?)(?:(?:{PLACE}){{1,3}}(?:[电電讯訊]|报道|報道|報導|报导)?|报道|報道|報導|报导)$"
)


def _without_place(token: str) -> str:
    """王小明台北報導, 王小明_台北 -> 王小明: what is before a place and a verb of reporting, or before a place."""
    name, _, behind = token.partition("_")
    if behind in PLACES and is_person(name):
        return name
    place = _PLACED.match(token)
    if place and is_person(place["name"]):
        return place["name"]
    country = _COUNTRY.match(token) if len(token) > _SHORT_RUN else None
    return country["name"] if country and is_person(country["name"]) else token


_COUNTRY = lazy_regex(rf"(?P<name>[\u3400-\u9fff]{{2,4}}?)(?:{PLACE})[\u4e00-\u9fff]{{2,4}}$")
"""王小明台灣臨河: a name before a country and a place in it that no table has."""
_SHORT_RUN = 5


def _without_title(token: str) -> str:
    """王小明北京大学经济学院教授 -> 王小明: a name before an office."""
    if len(token) < 5 or not _TITLES.search(token):
        return token
    place = _PLACE_WITHIN.search(token, 2, 8)
    if place and may_be_person(token[: place.start()]) and _PERSON_LENGTHS.fullmatch(token[: place.start()]):
        return token[: place.start()]
    for length in (3, 2) if token[2:4] not in PLACES and token[2:4] not in ("中国", "国家", "清华", "浙江") else (2, 3):
        if is_person(token[:length]):
            return token[:length]
    return token


_PLACE_WITHIN = lazy_regex(PLACE)
_PERSON_LENGTHS = lazy_regex(r"[\u3400-\u9fff]{3,4}")
"""The words before an office that opens with a place: 王小明 in 王小明北京大学教授."""

_OF_PLACES = frozenset(
    "港州县縣市江山海河湖城阳陽宁寧安京南北东東西门門口镇鎮岛島川原林昌定化源陵溪泉浦沙洲桥橋坪塘关關庄莊台澳"
)
"""What the names of places end in, that have two characters: 东港, 海宁."""
_COMMON = frozenset("王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅")
"""Surnames of which a name is more often a person's."""


def reads_as_place(token: str) -> bool:
    """Check whether what is after the names of reporters, in two characters, is the place they report from."""
    if len(token) != 2 or not CJK.fullmatch(token):
        return False
    return token in PLACES or not is_person(token) or (token[1] in _OF_PLACES and token[0] not in _COMMON)


def may_be_place(token: str) -> bool:
    """Check whether what comes before 報導 behind names, in a table or not, may be a place and is no likely name."""
    return reads_as_place(token) or not is_person(token) or (len(token) == 2 and token[0] not in _COMMON)


_UNIT = lazy_regex(
    r"(?:[系社網网報报院部局处處台组組]|中心|公司|大学|大學|学院|學院|作家|教授|博士|律师|律師|研究员|研究員|部长|部長|主任|院长|院長|会长|會長|"
    r"所长|所長|校长|校長|总裁|經理|经理|理事|专家|專家|学者|學者|分析师|分析師|评论员|評論員|主筆|主笔|秘书长|委员|委員|记者|記者)(?P<name>[\u4e00-\u9fff]{2,3})$"
)


def _behind_unit(token: str) -> str:
    """城东大学新闻系王小明 -> 王小明: a name after an office."""
    unit = _UNIT.search(token) if len(token) > 4 else None
    if unit and (is_person(unit["name"]) or (_TITLES.search(token[: unit.start("name")]) and len(token) > _OFFICE)):
        return unit["name"]
    return token


_OFFICE = 9
"""Number of characters of an office, a title and a name together: longer than any name."""


def _cut(token: str, shortest: int = 5) -> list[str]:
    """Names printed without a gap (王小明李四), cut where all parts are surely names; else the token as it is."""
    long = shortest <= len(token) <= _MOST_GLUED and CJK.fullmatch(token) is not None
    if not long or is_organisation(token) or is_person(token):
        return [token]
    pieces = _pieces(token)
    return [token] if len(token) == _TWO_SHORT and not PLACES.isdisjoint(pieces) else pieces or [token]


_TWO_SHORT = 4
"""Number of characters of two short names without a gap (罗科苏盈): after 作者： they may be a pen name (路闻卓立)."""
_MOST_GLUED = 24
"""Maximum number of characters of a run of names without a gap: eight of three."""


def _pieces(token: str) -> list[str]:
    """The token cut into names, of three characters rather than two; [] where that cannot be."""
    rests: list[list[str] | None] = [*([None] * len(token)), []]
    for start in range(len(token) - 2, -1, -1):
        for length in (3, 2, 4):
            rest = rests[start + length] if start + length <= len(token) else None
            name = token[start : start + length]
            if rest is not None and (length < 4 or name[:2] in COMPOUND) and is_person(name):
                rests[start] = [name, *rest]
                break
    return rests[0] or []


_OTHERS = lazy_regex(r"(?<=[\u4e00-\u9fff]{2})等人?(?=$|[\s、，,/／)）])")
"""Words after the last name of several that are not all printed: 王小明等人."""
_AROUND = "：:()（）[]【】〔〕「」《》<>＜＞■●▲△◎*＊-—_。"


def _tokens(text: str) -> list[str]:
    """The text cut at separators; single characters beside each other joined (李 四), Latin words, too (Amy Li)."""
    tokens: list[str] = []
    position = 0
    gap = ""
    if " and " in text:
        text = text.replace(" and ", " & ")
    if "等" in text:
        text = _OTHERS.sub("", text)
    for separator in [*_SPLIT.finditer(text), None]:
        token = text[position : separator.start() if separator else len(text)].strip(_AROUND).lstrip(".")
        if token.endswith(".") and not _INITIAL.fullmatch(token):
            token = token.rstrip(".")
        if token:
            previous = tokens[-1] if tokens else ""
            spaced = gap.isspace() and bool(previous)
            latin = spaced and _LATIN.fullmatch(token) is not None and FOREIGN.fullmatch(previous) is not None
            if spaced and (
                (len(previous) == 1 and len(token) <= 2 and previous in SURNAMES and CJK.fullmatch(token)) or latin
            ):
                tokens[-1] = previous + (" " if latin else "") + token
            else:
                tokens.append(token)
            gap = ""
        if separator:
            gap += separator.group()
            position = separator.end()
    return tokens


def split_names(text: str) -> list[str]:
    """The names of a printed run, each with a label's trust: 张三、李四 王 五/文 赵六/图 -> 张三, 李四, 王五.

    Words of reporting, places, offices and organisations are left out, and who is named for a picture.
    """
    names: list[str] = []
    written = 0
    for token in _tokens(_SPACED.sub(_unspaced, _REMARK.sub(" ", text[:200]))):
        if token in _TEXT_MARK:
            written = len(names)  # 王小明 文/图
        elif _PHOTO.fullmatch(token):
            names = names[: max(written, len(names) - 1)]
        elif token not in _VERBS and (is_person(token) or not (_PHOTO.search(token) or (names and says_who(token)))):
            token = _behind_unit(_without_title(_without_place(_TAIL.sub("", token))))
            names.extend(name for name in _cut(token) if may_be_person(name) and name not in names)
    return names


_SPACED = lazy_regex(r"(?<![^\s：:、])[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){2,11}(?![^\s、])")


def _unspaced(run: re.Match[str]) -> str:
    """The names of single characters (王 长 民 李 娜); the run itself where not all are surely names: 王 娜 文."""
    return " ".join(_pieces("".join(run.group().split()))) or run.group()


def sure_names(text: str) -> list[str]:
    """The names of a run in which everything is surely a person's name; [] if anything else is in it."""
    names: list[str] = []
    for token in _tokens(text[:80]):
        if token in PLACES:
            continue  # 王小明 李四 台北報導
        for name in _cut(_without_place(token), _TWO_SHORT):
            if not is_person(name):
                return []
            if name not in names:
                names.append(name)
    return names
