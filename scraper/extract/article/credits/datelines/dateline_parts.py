"""The parts of a dateline: the outlet and the names in the words before 讯 and in the brackets after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scraper.extract.article.credits.labels import Segment, authors, segments
from scraper.extract.article.credits.names.lone_names import names_in_slot
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import DOTS, is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACE, PLACES
from scraper.extract.shared.lazy_regex import lazy_regex

HEAD = 160
"""How many characters of a paragraph's beginning or end are looked at."""


class Dateline(NamedTuple):
    """The credits of a dateline: the outlet, None where it names none, and the reporters."""

    outlet: str | None = None
    names: tuple[str, ...] = ()
    whole: bool = False
    """Check whether the paragraph is nothing but the dateline."""


SLASH = lazy_regex(r"\s?[／/╱∕｜|]\s?")
REPORTER = lazy_regex(
    r"^(?P<before>.*?)(?:特約|本報|实习|實習|见习|資深|駐\S{2,3})?"
    r"(?P<role>記者|记者|特派員|特派员|通訊員|通讯员|編譯|编译|撰稿人|主播)[:： ]?(?P<after>.*)$",
    re.DOTALL,
)
_DAY = lazy_regex(
    r"^[据據](?=[\u4e00-\u9fff]{2}社)|(?:北京|香港|台北)[时時][间間]|[一二三四五六七八九十]{1,3}日|(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}日|\d{4}[./-]\d{1,2}[./-]\d{1,2}|[（(][^（）()]*[）)]"
)

_PLACE_END = lazy_regex(rf"(?<=[社报報网網台臺])(?:{PLACE})$")
_PLACED = lazy_regex(r"\d日[电電讯訊]$")
_DAY_AND_PLACE = lazy_regex(r"(?:\d{1,2}月)?\d{1,2}日[\u4e00-\u9fff]{0,6}$")
"""记者李四12月5日纽约报道."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
VERB = lazy_regex(
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:综合|綜合|独家|連線)?(?:外[电電])?(?:特派|报道|報道|報導|报导|專訪|特稿|專電|专电|[电電讯訊])$"
)
_OUTLET_END = lazy_regex(
    r"^(.{1,12}(?:新闻网|新聞網|日报|日報|晚报|晚報|时报|時報|商报|早报|早報|都市报|新聞社|通讯社|通訊社|客户端|电视台|電視台|電視臺|在线|在線|社|网|網|报|報|台|臺|闻|聞|刊|站))"
)
_UNIT = lazy_regex(r"[组組部]|中心")
_OWN = frozenset(
    "本报 本報 本网 本網 本刊 本台 本臺 本站 記者 记者 综合 綜合 编者 又 据 據 特别 最新 独家 "
    "朗报 朗報 喜报 喜報 捷报 捷報 速报 速報 快报 快報 战报 戰報 情报 情報 预报 預報 通报 通報 "
    "简报 簡報 海报 海報".split()
)
"""Words before 讯 or 电, or alone in the bracket of a dateline, that name no medium."""
_NOT_OUTLET = lazy_regex(
    r"^[据據对對在从從由因为為]|^按照|[的了]|消息|获悉|报道|表示|昨日|今日(?!新[闻聞]|头条|頭條)|记者|記者|資料|资料|短$|(?<![A-Za-z\d])\d"
)
_TRAILING_UNIT = lazy_regex(r"(?:中心|[組组社報报網网台臺部])(?P<name>[\u4e00-\u9fff]{2,4})$")


def outlet_of(head: str) -> str | None:
    """The outlet in the words before 讯 or 电: 新华社北京12月30日 -> 新华社; None for 本报 and similar words."""
    bare = _DAY.sub("", head.translate(_FULL_WIDTH)).strip(" 　:：·-")
    dated, head = bare != head and "年" not in head, bare
    head = head.strip("【】[]（）()")
    if not head or head in _OWN or head[:2] in ("本报", "本報", "本网", "本網", "本刊", "本台", "本臺"):
        return None
    head = _PLACE_END.sub("", VERB.sub("", head))
    if head[-2:] in PLACES and len(head) > _NAME_AND_PLACE and is_organisation(head[:-2]):
        dated, head = False, head[:-2]  # 城東資訊中心台北訊
    match = _OUTLET_END.match(head)
    if match and _UNIT.match(head, match.end()):
        return None
    if match is None and (dated or head[:2] in PLACES or head in PLACES):
        return None  # 长沙1月12日电
    name = match[1] if match else head
    name = name.split(" ")[0] if not name.isascii() else name
    if not 2 <= len(name) <= 14 or _NOT_OUTLET.search(name):
        return None
    return name


def authors_in(text: str) -> list[str]:
    """The names after labels of authorship, those for pictures left out: 通讯员 王小明 記者 李四 -> 王小明, 李四."""
    names: list[str] = []
    for part in authors(segments(text)):
        values = split_names(part.value) if part.colon else leading(part.value)
        names.extend(name for name in values if name not in names)
    return names


def in_brackets(inside: str) -> list[str]:
    """The same in the brackets of a dateline, where a run of short names is believed whole: 记者 卓玛央宗 巴特尔."""
    if (wrote := _WROTE.match(inside)) and (writers := names_in_slot(wrote["names"], _IN_BRACKETS)):
        return writers
    parts = segments(inside := _PICTURED.sub("", inside))
    leads = len(parts) > 1 and not parts[0].role and inside[parts[1].start - 1] in _BETWEEN  # 王小明 记者 李四
    names = sure_names(parts[0].value) if leads else _before_office(parts)
    for part in authors(parts):
        if not (run := names_in_slot(_WORK.sub("", part.value), _IN_BRACKETS)):
            return authors_in(inside)
        names.extend(name for name in run if name not in names)
    return names


def _before_office(parts: Sequence[Segment]) -> list[str]:
    """The names before a paper and its reporter: 王小明 城东报·城东网记者 李四."""
    if len(parts) < 2 or parts[0].role or parts[1].role != "author":
        return []
    names, _, office = parts[0].value.rpartition(" ")
    return sure_names(names) if names and is_organisation(_ALL_MEDIA.sub("", office)) else []


_ALL_MEDIA = lazy_regex(r"(?:全|融)媒[体體]$")
"""The newsroom of all media, between a paper and its reporter: 城东报全媒体记者."""
_PICTURED = lazy_regex(
    r"\s?(?:文\s?[/／、]?\s?[图圖摄攝]影?|[图圖]\s?[/／、]?\s?文|[摄攝]影(?:报道|報導|报导)"
    r"|[摄攝]影(?![报報]|[^）)]{0,12}(?:[记記]者|通[讯訊][员員]|[实實][习習]))[\u4e00-\u9fff、 ]{2,12})$"
)
"""（记者王小明文/摄）: who wrote took the pictures, too; （记者王小明摄影李四）: another did."""
_WROTE = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff·、，, ]{2,30}?)\s?[/／]\s?(?:撰?文|文字|撰稿)[\s、，,；;]{1,4}[\u4e00-\u9fff]"
)
"""（王小明 李四/文 赵六/图）: who wrote, before who took the pictures."""
_BETWEEN = " 、\u3000"
_IN_BRACKETS = (2, 3, 4, 5)
"""Number of characters of a name after a label in brackets, in a table or not."""
_WORK = lazy_regex(r"[ \u3000]{1,4}(?:整合|整理|[综綜]合|[综綜]述|[编編][译譯]|[摄攝]影)?(?:[报報][道導导])?$")
"""（记者王小明 整合）."""
_GAPS = lazy_regex(r"[\s、，,]+")


def leading(text: str) -> list[str]:
    """The names at the head of what follows a label without a colon: sure ones, or one that is alone."""
    sure = []
    for name in split_names(text):
        if not (pieces := sure_names(name)):
            break
        sure.extend(pieces)
    if sure or " " in text.strip():
        return sure
    return split_names(text) if len(text) <= 6 else []


def bracketed(inside: str) -> Dateline:
    """The credits of a bracket of the Taiwanese and Hong Kong kind: outlet, names and place parted by slashes."""
    outlet: str | None = None
    names: list[str] = []
    parts = SLASH.split(inside.strip())
    reported = False
    for number, part in enumerate(parts):
        part = part.strip()
        reporter = REPORTER.match(part)
        if reporter:
            before = reporter["before"].strip()
            if before and outlet is None:
                outlet = outlet_of(before)
            after = _DAY_AND_PLACE.sub("", VERB.sub("", reporter["after"])).strip()
            reports = after != reporter["after"]
            if _PLACED.search(part) or (reports and (len(after) == _NAME_AND_PLACE or after[-2:] in PLACES)):
                after = _before_place(after)
            closed = names_in_slot(after) if len(parts) > 1 or reports else []
            run = closed or [name for name in split_names(after) if is_person(name)]
            names.extend(name for name in run if name not in names)
            reported = True
            continue
        bare = _PLACE_END.sub("", VERB.sub("", part).strip())
        if names and bare != part and len(bare) <= (_LONGEST_PLACE if reported else _PLACE):
            continue  # 〔記者王小明／東港報導〕, 王小明／東港報導
        may_be_names = bare != part or len(parts) > 1  # not 【關閉】
        if bare != part and len(bare) == _NAME_AND_PLACE:
            bare = _before_place(bare)
        sure = sure_names(bare) if bare and may_be_names and not _PLACED.search(part) else []  # not （吉隆坡12日讯）
        if not sure and bare == part and (outlet or any(map(_reports, parts[number + 1 : number + 2]))):
            sure = names_in_slot(bare, UNLABELLED)
        if sure:
            names.extend(name for name in sure if name not in names)
            continue
        unit = _TRAILING_UNIT.search(bare)
        if unit and is_person(unit["name"]) and len(bare) > 5:
            names.append(unit["name"])
        elif bare and outlet is None and not names and _reads_as_outlet(bare):
            outlet = outlet_of(bare)
        elif bare != part and outlet is None and not names and (agency := _AGENCY.match(bare)) and "日" in part:
            outlet = agency[0]  # （城東社臨海5日綜合外電報導）
    return Dateline(outlet, tuple(names))


_AGENCY = lazy_regex(r"[\u4e00-\u9fff]{2,4}?社(?=[\u4e00-\u9fff]{2,4}$)")
"""An agency before the place that it writes from."""


def _reports(part: str) -> bool:
    """Check whether a part says where or what was reported: 台北報導, 編譯, 四川成都."""
    part = part.strip()
    placed = len(part) <= _LONGEST_PLACE and not PLACES.isdisjoint((part[:2], part[-2:]))
    return placed or VERB.search(part) is not None or part in _VERBS


_VERBS = frozenset("編譯 编译 整理 攝影 摄影 專訪 专访 特稿".split())
UNLABELLED = (3,)
"""Number of characters of a name that no label introduces, in a table or not."""
PEN = (2, 3)
"""… after 讯 and 电: （无忌）."""
_LONGEST_PLACE = 4
"""Maximum number of characters of a place after a reporter's name."""
_PLACE = 2
"""… where no label says that a reporter's name is before it: the second of two names seldom has a slash before it."""
_NAME_AND_PLACE = 5
"""Number of characters of a name and a place before 報導: 王小明臨河."""


def _before_place(names: str) -> str:
    """王小明臨河 -> 王小明: in 王小明臨河2日電 a place is after the last name, in a table of places or not."""
    last = _GAPS.split(names)[-1]
    if len(last) >= 4 and last[-2:] in PLACES and (_DOTTED.search(last) or not is_person(last)):
        return names[:-2]
    if 4 <= len(last) <= 7 and not is_person(last) and last[-2:] not in PLACES:
        long = last[-1] in _OF_COUNTIES and len(last) < _NAME_AND_COUNTY  # 李四云溪市: 溪市 is no place
        lengths = (2,) if long else sorted((3, 2), key=lambda length: last[length:].rstrip(_OF_COUNTIES) not in PLACES)
        for length in lengths:
            if len(last) - length >= 2 and is_person(last[:length]):
                return names[: len(names) - len(last) + length]
    return names


_DOTTED = lazy_regex(rf"[{DOTS}]")
_NAME_AND_COUNTY = 6
"""Number of characters that a name of three and such a place have at the least: 王小明云溪市."""
_OF_COUNTIES = "市縣县"
"""What a place's name goes on with: 高雄市."""


def _reads_as_outlet(name: str) -> bool:
    """Check whether a part of a bracket names an outlet, and no desk of one (生活中心, 大陸新聞組)."""
    unit = _UNIT.match(name[-2:].lstrip("新闻聞"))
    return unit is None and (_OUTLET_END.fullmatch(name) is not None or is_organisation(name))
