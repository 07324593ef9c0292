"""Reads names from lines and places that hold nothing else: □ 王小明, 〔記者王小明／台北報導〕."""

from __future__ import annotations

from functools import lru_cache

from scraper.extract.article.credits.labels import is_label
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import (
    DOTS,
    is_latin_name,
    is_organisation,
    is_person,
    may_be_person,
    written_by,
)
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.shared.lazy_regex import lazy_regex

MARKS = "□■●◎○▲△★⊙☆◆◇*＊· 　"
"""Text before an author's name."""


def alone_in(text: str, shortest: int = 3) -> tuple[str, ...]:
    """□ 王小明, a name of three characters and more alone between headline and text, or several: 王小明 李四.

    In a printed paper, which sets nothing else there, two characters are enough (``shortest``).
    """
    longest = _WITH_LETTERS if text[-1:] in "）)译譯" else _ALONE
    return _names_alone(text, shortest) if len(text) <= longest and text[-1:] not in _COLONS else ()


_ALONE, _WITH_LETTERS = 16, 36
"""Maximum number of characters of a line of names, without and with the name in letters or the translator after it."""


_COLONS = (":", "：")
"""End of the address of a letter (林小河代表：), and a label."""
_PARTED = lazy_regex(r"[\u4e00-\u9fff]\s[·•]\s[\u4e00-\u9fff]")
"""城东在线 • 现场: a site and its channel, not the two parts of a foreign name."""


_IN_LETTERS = lazy_regex(r"(?<=[\u4e00-\u9fff])\s?[（(][A-Z][A-Za-zÀ-ž .'’-]{2,30}[）)]$")
"""The same name in letters after it: 尼古拉·马什（Nicolas Marsh）."""


_OPENS = ("（", "(")
_WRITTEN_IN = lazy_regex(r"[著撰][\s，,、；;/／)）]|[译譯][)）]$")
"""Who wrote, and who translated, in brackets."""


@lru_cache(maxsize=1024)
def _names_alone(text: str, shortest: int) -> tuple[str, ...]:
    if _PARTED.search(text):
        return ()
    if text[:1] in _OPENS and text[-1:] in "）)" and _WRITTEN_IN.search(text):
        text = text[1:-1]  # （莎拉·米勒 著，王小明 譯）
    text = _IN_LETTERS.sub("", written_by(text))
    several = sure_names(text)
    if len(several) > 1 and max(map(len, several)) >= 3:
        return tuple(several)
    name = text.strip(MARKS)
    marked = name != text.strip()
    apart = len(name) == _APART and name[1] == " "  # 王　明
    name = name.replace(" ", "")
    is_long = marked or len(name) >= 3 or ((apart or len(name) >= shortest) and not reads_as_channel(name))
    return (name,) if is_long and is_person(name) and not is_label(name) else ()


_APART = 3
"""Number of characters of a name of two that is set apart to be as wide as one of three."""

_NAME_FIRST = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,24}?)\s?(?:[（(][A-Za-zÀ-ž .'’-]{3,40}[）)])?"
    r"\s?[/／╱|｜]\s?(?:(?:文(?:\s?[/／、]?\s?[图圖摄攝]影?)?|撰文|编译|編譯)(?:\s|$)|[責责核][任稿]?[编編][辑輯]?\s?[:：\s])"
)
"""马丁·韦伯（Martin Weber）/文, and what he is; 王小明／核稿編輯 李四."""


def before_pen(text: str) -> list[str]:
    """The names that a line opens with before a slash and a word of writing."""
    first = _NAME_FIRST.match(text)
    return sure_names(first["names"]) or names_in_slot(first["names"], (3,)) if first else []


_GAPS = lazy_regex(r"[\s、，,]+")
_IN_CHINESE = lazy_regex(rf"[\u4e00-\u9fff{DOTS}]{{2,16}}")
_OF_WORK = lazy_regex(
    r"[报報网網]|新[闻聞]|[综綜]合|整[理合]|[现現][场場]|[连連][线線]|直[击擊]|[专專][访訪题題]|[调調]查|[观觀]察|手[记記]|特[约約稿]|外[电電]|[编編][辑輯]"
    r"|[独獨]家|[图圖][文片说說]|文[图圖字]|视频|視頻|[获獲]悉|了解|自述|[实實][习習]"
)
"""What is done, or by whom, in such a place, and is no name: 記者綜合報導, 本报记者 现场直击."""


def names_in_slot(text: str, lengths: tuple[int, ...] = (3, 4)) -> list[str]:
    """The names of a run in a place that marks leave to names, such as between 記者 and a slash; [] if it has others.

    No table has every surname and no pen name: a word of one of the ``lengths`` in Chinese characters is a name there,
    one of two characters in an enumeration (王小明、嵺方), and parts with a middle dot or in Latin letters are, too.
    """
    names = split_names(text)
    if not names or len(names) > _MOST or _OF_WORK.search(text):
        return []
    if "".join(names).replace(" ", "") != _GAPS.sub("", text.strip()):
        return []
    if any(map(is_person, names)):
        lengths = (*lengths, 4)
    listed = len(names) > 1 and ("、" in text or any(len(name) > _SHORTEST for name in names))
    return names if all(_fits(name, lengths, listed) for name in names) else []


_MOST = 12
_SHORTEST = 2


def _fits(name: str, lengths: tuple[int, ...], listed: bool) -> bool:
    if is_person(name) or is_latin_name(name) or _TRANSCRIBED.fullmatch(name):
        return True
    if not may_be_person(name) or is_organisation(name) or not _IN_CHINESE.fullmatch(name):
        return False
    if len(name) == _SHORTEST and listed:
        return True
    return len(name) in lengths and not reads_as_channel(name)


_HAN = lazy_regex(r"[\u3400-\u9fff]+")
_TRANSCRIBED = lazy_regex(
    r"[阿艾依伊亚买卖麦提江克孜热汗古丽努尔娜姆木拉力库班别帕哈吐逊玛央宗扎西次仁多吉旺堆德吉格桑平措洛桑才让卓巴特其萨高娃乌兰斯琴布和苏赛迪合买]{3,6}"
)
"""A name of the west or the north in Chinese characters: 古丽努尔, 卓玛央宗."""
_NO_NAME = lazy_regex(r"自|[生员員者]$")
"""What is printed among names without being one: 发自上海, 实习生."""
_BETWEEN_NAMES = lazy_regex(r"[\s、，,/／]+")


def credible_names(text: str) -> list[str]:
    """The names of a run in which one is surely a person's, and all others are as long: 王小明 嵺方圆; else [].

    A word of two characters may be a place or a paper, but not between the marks of a list (王小明、嵺方).
    """
    run = split_names(text)
    others = [name for name in run if not is_person(name)]
    others = [name for name in others if not _TRANSCRIBED.fullmatch(name)]
    lengths = (2, 3) if "、" in text else (3,)
    if len(others) == len(run) or any(
        len(n) not in lengths or not _HAN.fullmatch(n) or _NO_NAME.search(n) for n in others
    ):
        return []
    return run if "".join(run) == _BETWEEN_NAMES.sub("", text) else []


def names_and_place(text: str) -> list[str]:
    """The names of a line of names and the place they report from, as broadcasters close a text: 王小明 李四 台北;
    with the paper before them 城东日报（中文版）原田一策 东京."""
    if not 6 <= len(text) <= _NAMES_AND_PLACE:
        return []
    if text[-2:] not in _LAST_OF_PLACES:
        if " " in text and (medium := _MEDIUM_FIRST.match(text)) is not None:
            return _only_names(text[medium.end() :])
        edition = _EDITION.search(text) if "：" in text else None
        if edition is None or not is_organisation(text[: edition.start()]):
            return []
        return names_in_slot(text[edition.end() :], (3, 4))
    words = _EDITION.sub(" ", text).split()
    if not 2 <= len(words) <= _MOST_WORDS or words[-1] not in PLACES:
        return []
    if len(words) > 2 and is_organisation(words[0]) and not is_person(words[0]):
        return names_in_slot(" ".join(words[1:-1]), (3, 4))
    names = sure_names(" ".join(words[:-1])) if len(text) <= _UNPREFIXED else []
    return names if len(names) == len(words) - 1 else []


def medium_before_names(text: str) -> str:
    """The medium that opens a line of which all the rest is names and what they did: 城东电视 王小明 李四 台中报道."""
    if not 6 <= len(text) <= _NAMES_AND_PLACE or (medium := _MEDIUM_FIRST.match(text)) is None:
        return ""
    return medium["medium"] if _only_names(text[medium.end() :]) else ""


def _only_names(text: str) -> list[str]:
    """The sure names of a run that has nothing else."""
    text = _REPORTED.sub("", text)
    words = text.replace("、", " ").split()
    names = sure_names(text)
    return names if len(names) == len(words) < _MOST_WORDS else []


_REPORTED = lazy_regex(r"[\s／/╱](?:[\u4e00-\u9fff]{2,4})?[报報][导導道]$")
"""王小明 台中報導, 王小明／綜合報導."""
_MEDIUM_FIRST = lazy_regex(
    r"[（(]?(?P<medium>[\u4e00-\u9fffA-Za-z·+-]{2,16}(?:[报報社网網台臺刊]|新[闻聞]|[电電][视視]|客[户戶]端|融媒体?|[网網]站|[传傳]媒|中心))\s(?=[\u4e00-\u9fff])"
)
"""城东新闻 王小明, 城東新聞 王小明、李四 報導, in a line of its own."""
_LAST_OF_PLACES = frozenset(place[-2:] for place in PLACES)
_EDITION = lazy_regex(r"\s?[（(][^（）()]{2,20}[）)]\s?")
"""The edition of a paper before its reporter: （中文版：…）."""
_NAMES_AND_PLACE, _UNPREFIXED = 40, 20
"""Number of characters of the longest such line, with and without the paper."""
_MOST_WORDS = 4


def before_office(text: str) -> list[str]:
    """The name that a credit opens with where all the rest says what that person is: 王小明 城東學會創辦人."""
    holds = _HOLDS.fullmatch(text) if " " in text else None
    if holds is None or not is_person(holds["name"]) or is_person(holds["office"].split()[0]):
        return []
    return [holds["name"]]


_HOLDS = lazy_regex(
    r"(?P<name>[\u4e00-\u9fff]{2,4})\s{1,3}(?P<office>[^、，,/／;；]{2,40}"
    r"(?:[创創][办辦始]人|[总總][监監裁]|[经經]理|分析[师師]|策略[师師]|教授|[讲講][师師]|[医醫]生|[医醫][师師]|律[师師]|主席|主任|[会會][长長]|董事"
    r"|[顾顧][问問]|作家|[评評][论論][员員]|博士|研究[员員]|校[长長]|主播)(?:[、，,/／][^、，,]{1,12}){0,2})"
)
