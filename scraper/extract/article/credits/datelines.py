"""Reads who reports from the first words of a text: 中经联播讯(李新民 王硕新)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scraper.extract.article.credits.labels import authors, segments
from scraper.extract.article.credits.names.lone_names import names_in_slot
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import DOTS, is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.article.credits.section_names import is_double_channel
from scraper.extract.shared.lazy_regex import lazy_regex

HEAD = 160
"""How many characters of a paragraph's beginning or end are looked at."""


class Dateline(NamedTuple):
    """The credits of a dateline: the outlet, None where it names none, and the reporters."""

    outlet: str | None = None
    names: tuple[str, ...] = ()
    whole: bool = False
    """Check whether the paragraph is nothing but the dateline."""


_NOTHING = Dateline()

_WIRE_VERB = (
    r"(?<![通財财资資简簡喜音短电電资充用发發停])(?P<verb>报道(?=\s?[（(](?:(?:本报|本台|驻[\u4e00-\u9fff]{2,6})?(?:记者|见习)|文\s?[/／]))"
    r"|快讯|快訊|专电|專電|專訊|专讯|(?<![参參]考)消息|讯|訊|电|電)"
    r"(?=[】\]〕）)（(\s:：]|(?<=日[电電])[／/]|$|(?<=[讯訊])，|(?<=日[电電])，|[\u4e00-\u9fff]{0,3}(?:记者|記者|通讯员))"
)
_REPORTS = lazy_regex(_WIRE_VERB)
"""The words of a wire: lines without any have no head of one, which is looked for by twice its length."""
# 新华社北京12月30日电（记者王小明）, 中经联播讯(李新民 王硕新), 证券时报网（www.stcn.com）01月17日讯
_WIRE = lazy_regex(
    r"^[■●▲\s]*[【\[〔（(]?(?P<head>[^，。；！？：“”（）()【】\[\]〔〕\s]{1,24}?(?:\s?[（(][^（）()]{1,30}[）)])?[^，。；！？：“”（）()【】\[\]〔〕]{0,24}?)"
    rf"{_WIRE_VERB}"
    r"[】\]〕）)]?[\s:：]*(?:[（(【\[〔](?P<inside>[^（）()【】\[\]〔〕]{2,90})[）)】\]〕])?"
)
# 大江网讯 实习生王小丽、记者李四报道：
_NAMED = lazy_regex(
    r"^\s?(?P<names>(?:[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员|通訊員|实习生|實習生|特派員))[\s:：]?[\u4e00-\u9fff·、，\s]{2,50}?)(?:(?:报道|報道|報導|报导)|[:：])"
)
# 本报讯 记者 王小明 昨日，…
_NAMED_LOOSELY = lazy_regex(
    r"^\s?(?P<names>[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员|通訊員)[\s:：]?[\u4e00-\u9fff]{2,4}"
    r"(?:\s(?:通讯员|通訊員|实习生|實習生)\s?[\u4e00-\u9fff]{2,4}){0,2})(?=\s|$)"
)
# 【聯合報╱記者王小明／台北報導】, （中央社記者王小明台北12日電）, 〔中央社〕, 【（王小明／四川成都）】
_BRACKET = lazy_regex(r"^[■●▲\s]*[【〔（(\[［]{1,2}(?P<inside>[^【〔（(\[\]）)〕】［］]{2,60})[】〕）)\]］]{1,2}")
# （通讯员/王小明 摄影/李四）: a label and its name on the two sides of each slash
_LABELLED = lazy_regex(r"(?:特约)?(?:通讯员|通訊員|实习生|實習生)\s?[/／]\s?[\u4e00-\u9fff]")
# 記者王小明／台北報導, 生活中心／綜合報導, 王小明／台北報導
_BARE = lazy_regex(
    r"^\s?(?P<inside>[\u4e00-\u9fffA-Za-z、 ／/╱]{2,30}[／/╱∕｜|][\u4e00-\u9fff]{1,8}"
    r"(?:報導|报导|報道|报道|專訪|特稿|電|整理|攝影|編譯))(?=[\s：:，。]|$)"
)
_BEFORE_SLASH = 40
"""More characters than those before the slash of a bare dateline, and it."""
# A dateline behind a caption that ran into the paragraph: …摄湖南日报12月15日讯(记者王小明)24.77米
_LATER = lazy_regex(r"[讯訊电電]\s?[（(](?P<inside>[^（）()]{0,6}(?:记者|記者)[^（）()]{2,80})[）)]")
# 本报记者王小明 通讯员李四报道：
_LEAD = lazy_regex(
    r"^[\s□■●]*(?P<names>[\u4e00-\u9fffA-Za-z0-9+·]{0,14}?(?:记者|記者|通讯员|通訊員)[\u4e00-\u9fff、 ]{2,40}?)"
    r"(?:报道|報道|報導|报导)[:：]"
)
# 城東時報【記者王小明╱台北報導】
_PAPER = lazy_regex(r"^(?P<paper>[\u4e00-\u9fff]{2,8})[【〔](?P<inside>[^【】〔〕]{2,60})[】〕]")
# 城东观察报 记者 王小明 老城…, 城东财经全媒体记者 王小明 李四 广州报道
_REPORTERS_PAPER = lazy_regex(
    r"^[■●▲\s]*(?P<paper>[\u4e00-\u9fff]{2,10}?(?:[报報网網刊社]|新闻|新聞|财经|報道|报道|客户端))\s?(?:全媒体|融媒体)?(?:见习|实习|首席|特约)?"
    r"(?:记者|記者)[ ：:]\s?(?P<names>[\u4e00-\u9fff]{2,4}"
    r"(?:[ 、](?!编辑|責編|责编|编审|校对|摄影)[\u4e00-\u9fff]{2,4}){0,4})(?: |$)"
)
# 城东网实习记者 王小明1月12日报道 据城西社…
_SENT = lazy_regex(
    r"^[\s□■●【\[（(]*(?P<paper>[\u4e00-\u9fff·]{0,10}?)(?:全媒体|融媒体)?(?:见习|实习|首席|特约)?(?:记者|記者)\s?"
    r"(?P<names>[\u4e00-\u9fff、 ]{2,24}?)\s?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:综合|综合外电|发自[\u4e00-\u9fff]{2,4})?"
    r"(?:报道|報道|報導|专电|[电電])[】\]）)]?(?=[ \u3000，,]|$)"
)
# 【二期工程三月动工】城财社3月11日电，…
_FLASH = lazy_regex(r"^【[^【】]{6,60}】(?=[^，。]{2,24}[电電讯訊])")
_AFTER = lazy_regex(r"\s?[（(](?P<inside>[^（）()]{2,60})[）)]")
_SLASH = lazy_regex(r"\s?[／/╱∕｜|]\s?")
_REPORTER = lazy_regex(
    r"^(?P<before>.*?)(?:特約|本報|实习|實習|见习|資深|駐\S{2,3})?"
    r"(?P<role>記者|记者|特派員|特派员|通訊員|通讯员|編譯|编译|撰稿人|主播)[:： ]?(?P<after>.*)$",
    re.DOTALL,
)
_DAY = lazy_regex(
    r"^[据據](?=[\u4e00-\u9fff]{2}社)|(?:北京|香港|台北)[时時][间間]|[一二三四五六七八九十]{1,3}日|(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}日|\d{4}[./-]\d{1,2}[./-]\d{1,2}|[（(][^（）()]*[）)]"
)
PLACE = "|".join(sorted(PLACES, key=len, reverse=True))
_PLACE_END = lazy_regex(rf"(?<=[社报報网網台臺])(?:{PLACE})$")
_PLACED = lazy_regex(r"\d日[电電讯訊]$")
_DAY_AND_PLACE = lazy_regex(r"(?:\d{1,2}月)?\d{1,2}日[\u4e00-\u9fff]{0,6}$")
"""记者李四12月5日纽约报道."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_VERB = lazy_regex(
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:综合|綜合|独家|連線)?(?:外[电電])?(?:特派|报道|報道|報導|报导|專訪|特稿|專電|专电|[电電讯訊])$"
)
_OUTLET_END = lazy_regex(
    r"^(.{1,12}(?:新闻网|新聞網|日报|日報|晚报|晚報|时报|時報|商报|早报|早報|都市报|新聞社|通讯社|通訊社|客户端|电视台|電視台|電視臺|在线|在線|社|网|網|报|報|台|臺|闻|聞|刊|站))"
)
_UNIT = lazy_regex(r"[组組部]|中心")
_OWN = frozenset("本报 本報 本网 本網 本刊 本台 本臺 本站 記者 记者 综合 綜合 编者 又 据 據 特别 最新 独家".split())
_NOT_OUTLET = lazy_regex(
    r"^[据據对對在从從由因为為]|[的了]|消息|获悉|报道|表示|昨日|今日(?!新[闻聞]|头条|頭條)|记者|記者|資料|资料|短$|\d"
)
_TRAILING_UNIT = lazy_regex(r"(?:中心|[組组社報报網网台臺部])(?P<name>[\u4e00-\u9fff]{2,4})$")


def outlet_of(head: str) -> str | None:
    """The outlet in the words before 讯 or 电: 新华社北京12月30日 -> 新华社; None for 本报 and similar words."""
    bare = _DAY.sub("", head.translate(_FULL_WIDTH)).strip(" 　:：·-")
    dated, head = bare != head and "年" not in head, bare
    head = head.strip("【】[]（）()")
    if not head or head in _OWN or head[:2] in ("本报", "本報", "本网", "本網", "本刊", "本台", "本臺"):
        return None
    head = _PLACE_END.sub("", _VERB.sub("", head))
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
        values = split_names(part.value) if part.colon else _leading(part.value)
        names.extend(name for name in values if name not in names)
    return names


def in_brackets(inside: str) -> list[str]:
    """The same in the brackets of a dateline, where a run of short names is believed whole: 记者 卓玛央宗 巴特尔."""
    parts = segments(inside := _PICTURED.sub("", inside))
    leads = len(parts) > 1 and not parts[0].role and inside[parts[1].start - 1].isspace()  # 王小明 记者 李四
    names = sure_names(parts[0].value) if leads else []
    for part in authors(parts):
        if not (run := names_in_slot(_WORK.sub("", part.value), _IN_BRACKETS)):
            return authors_in(inside)
        names.extend(name for name in run if name not in names)
    return names


_PICTURED = lazy_regex(r"\s?(?:文\s?[/／、]?\s?[图圖摄攝]影?|[图圖]\s?[/／、]?\s?文|[摄攝]影(?:报道|報導|报导|报道))$")
"""（记者王小明文/摄）: who wrote took the pictures, too."""
_IN_BRACKETS = (2, 3, 4, 5)
"""Characters of a name behind a label in brackets, in a table or not."""
_WORK = lazy_regex(r"[ \u3000]{1,4}(?:整合|整理|[综綜]合|[综綜]述|[编編][译譯]|[摄攝]影)?(?:[报報][道導导])?$")
"""（记者王小明 整合）."""
_GAPS = lazy_regex(r"[\s、，,]+")


def _leading(text: str) -> list[str]:
    """The names at the head of what follows a label without a colon: sure ones, or one that stands alone."""
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
    parts = _SLASH.split(inside.strip())
    reported = False
    for number, part in enumerate(parts):
        part = part.strip()
        reporter = _REPORTER.match(part)
        if reporter:
            before = reporter["before"].strip()
            if before and outlet is None:
                outlet = outlet_of(before)
            after = _DAY_AND_PLACE.sub("", _VERB.sub("", reporter["after"])).strip()
            reports = after != reporter["after"]
            if _PLACED.search(part) or (reports and (len(after) == _NAME_AND_PLACE or after[-2:] in PLACES)):
                after = _before_place(after)
            closed = names_in_slot(after) if len(parts) > 1 or reports else []
            run = closed or [name for name in split_names(after) if is_person(name)]
            names.extend(name for name in run if name not in names)
            reported = True
            continue
        bare = _PLACE_END.sub("", _VERB.sub("", part).strip())
        if reported and names and bare != part and len(bare) <= _LONGEST_PLACE:
            continue  # 〔記者王小明／東港報導〕
        may_be_names = bare != part or len(parts) > 1  # not 【關閉】
        if bare != part and len(bare) == _NAME_AND_PLACE:
            bare = _before_place(bare)
        sure = sure_names(bare) if bare and may_be_names and not _PLACED.search(part) else []  # not （吉隆坡12日讯）
        if not sure and bare == part and (outlet or any(map(_reports, parts[number + 1 : number + 2]))):
            sure = names_in_slot(bare, _UNLABELLED)
        if sure:
            names.extend(name for name in sure if name not in names)
            continue
        unit = _TRAILING_UNIT.search(bare)
        if unit and is_person(unit["name"]) and len(bare) > 5:
            names.append(unit["name"])
        elif bare and outlet is None and not names and _reads_as_outlet(bare):
            outlet = outlet_of(bare)
    return Dateline(outlet, tuple(names))


def _reports(part: str) -> bool:
    """Check whether a part says where or what was reported: 台北報導, 編譯, 四川成都."""
    part = part.strip()
    placed = len(part) <= _LONGEST_PLACE and not PLACES.isdisjoint((part[:2], part[-2:]))
    return placed or _VERB.search(part) is not None or part in _VERBS


_VERBS = frozenset("編譯 编译 整理 攝影 摄影 專訪 专访 特稿".split())
_UNLABELLED = (3,)
"""Characters of a name that no label introduces, in a table or not."""
_PEN = (2, 3)
"""… behind 讯 and 电: （无忌）."""
_LONGEST_PLACE = 4
"""Characters of a place behind a reporter's name."""
_NAME_AND_PLACE = 5
"""Characters of a name and a place before 報導: 王小明臨河."""


def _before_place(names: str) -> str:
    """王小明臨河 -> 王小明: in 王小明臨河2日電 a place stands behind the last name, in a table of places or not."""
    last = _GAPS.split(names)[-1]
    if len(last) >= 4 and last[-2:] in PLACES and (_DOTTED.search(last) or not is_person(last)):
        return names[:-2]
    if 4 <= len(last) <= 7 and not is_person(last) and last[-2:] not in PLACES:
        lengths = sorted((3, 2), key=lambda length: last[length:].rstrip(_OF_COUNTIES) not in PLACES)  # 李四高雄市
        for length in lengths:
            if len(last) - length >= 2 and is_person(last[:length]):
                return names[: len(names) - len(last) + length]
    return names


_DOTTED = lazy_regex(rf"[{DOTS}]")
_OF_COUNTIES = "市縣县"
"""What a place's name goes on with: 高雄市."""


def _reads_as_outlet(name: str) -> bool:
    """Check whether a part of a bracket names an outlet, and no desk of one (生活中心, 大陸新聞組)."""
    unit = _UNIT.match(name[-2:].lstrip("新闻聞"))
    return unit is None and (_OUTLET_END.fullmatch(name) is not None or is_organisation(name))


def opening(text: str) -> Dateline:
    """The dateline at the head of a paragraph; an empty one if there is none."""
    return _opening(text[: 2 * HEAD])


@lru_cache(maxsize=256)
def _opening(text: str) -> Dateline:
    """`opening`, remembered: body, byline and outlet ask in turn."""
    head = _FLASH.sub("", text[:HEAD].strip())
    if not head:
        return _NOTHING
    short = len(text) <= HEAD
    for read in _FORMS if _REPORTERS.search(text) else _UNLABELLED_FORMS:
        if (dateline := read(head, short)) is not None:
            return dateline
    later = _LATER.search(text) if "者" in text else None
    return Dateline(None, tuple(authors_in(later["inside"]))) if later else _NOTHING


# The forms of a dateline, in the order in which they are tried. ``head`` is the beginning of the paragraph, ``short``
# says that it is all of it.


def _wire(head: str, short: bool) -> Dateline | None:
    """新华社北京12月30日电（记者王小明）."""
    wire = _WIRE.match(head) if _REPORTS.search(head) is not None else None
    if wire is None:
        return None
    if _SLASH.search(wire["head"]):  # 【中央社╱台北12日電】
        return bracketed(wire["head"] + wire["verb"])
    outlet = outlet_of(wire["head"])
    if outlet and head[0] in "（(" and not is_organisation(outlet):
        outlet = None  # （北京讯）
    names = _wire_names(wire["inside"], head[wire.end() :])
    if not names and _REPORTER.match(wire["head"]):  # （中央社記者王小明台北12日電）
        return bracketed(wire["head"] + wire["verb"])
    return Dateline(outlet, tuple(names), whole=short and wire.end() >= len(head)) if outlet or names else None


def _wire_names(inside: str | None, rest: str) -> list[str]:
    """The names in the bracket behind 讯 or 电, else those that the text goes on with."""
    if inside:
        names = (
            in_brackets(inside)
            or sure_names(inside)
            or names_in_slot(inside, _UNLABELLED if inside in PLACES else _PEN)
        )
        return names or (list(bracketed(inside).names) if _SLASH.search(inside) else [])
    named = _NAMED.match(rest) or _NAMED_LOOSELY.match(rest)
    return authors_in(named["names"]) if named else []


def _paper(head: str, short: bool) -> Dateline | None:
    """城東時報【記者王小明╱台北報導】."""
    paper = _PAPER.match(head)
    if paper is None or not is_organisation(paper["paper"]):
        return None
    names = bracketed(paper["inside"]).names
    return Dateline(paper["paper"], names, whole=short and paper.end() >= len(head)) if names else None


def _bracket(head: str, short: bool) -> Dateline | None:
    """【聯合報╱記者王小明／台北報導】, 【财新网】（记者 王小明）."""
    bracket = _BRACKET.match(head)
    if bracket is None:
        return None
    inside = bracket["inside"]
    labelled = tuple(in_brackets(inside)) if _LABELLED.match(inside) is not None else ()
    outlet, names, _ = Dateline(None, labelled) if labelled else bracketed(inside)
    if outlet and not names and (after := _AFTER.match(head, bracket.end())):
        names = tuple(authors_in(after["inside"]))
    return Dateline(outlet, names, whole=short and bracket.end() >= len(head)) if outlet or names else None


def _reporters_paper(head: str, short: bool) -> Dateline | None:
    """城东观察报 记者 王小明 老城…"""
    credited = _REPORTERS_PAPER.match(head)
    outlet = outlet_of(credited["paper"]) if credited else None
    names = _leading(credited["names"]) if credited and outlet else []
    return Dateline(outlet, tuple(names)) if names else None


def _sent(head: str, short: bool) -> Dateline | None:
    """城东网实习记者 王小明1月12日报道 据城西社…"""
    sent = _SENT.match(head)
    names = sure_names(sent["names"]) if sent else []
    if sent is None or not names:
        return None
    outlet = outlet_of(sent["paper"]) if is_organisation(sent["paper"]) else None
    return Dateline(outlet, tuple(names), whole=short and sent.end() >= len(head))


def _lead(head: str, short: bool) -> Dateline | None:
    """本报记者王小明 通讯员李四报道："""
    lead = _LEAD.match(head)
    return Dateline(None, tuple(authors_in(lead["names"]))) if lead else None


def _bare(head: str, short: bool) -> Dateline | None:
    """記者王小明／台北報導."""
    bare = _BARE.match(head) if _SLASH.search(head, 0, _BEFORE_SLASH) else None
    outlet, names, _ = bracketed(bare["inside"]) if bare else _NOTHING
    return Dateline(outlet, names, whole=short and bare.end() >= len(head)) if bare and names else None


_REPORTERS = lazy_regex(r"[记記]者|通[讯訊][员員]")
_FORMS = (_wire, _paper, _bracket, _sent, _reporters_paper, _lead, _bare)
_UNLABELLED_FORMS = (_wire, _paper, _bracket, _bare)
"""Those that are read where nobody is called a reporter."""

_POINT = lazy_regex(r"\s{1,4}[·•]\s{1,4}|\s{0,4}[丨｜|]\s{0,4}")
"""What parts outlet and names, too: 城东晚报 · 王小明, 城东晚报丨王小明."""
_PARTED = lazy_regex(rf"{_SLASH.pattern}|{_POINT.pattern}")
_NAME_FIRST = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,16}?)\s?[／/╱∕]\s?"
    r"(?P<paper>[^／/╱∕\s]{2,14}|[A-Za-z]{2,14}(?: [A-Za-z]{2,14}){1,3})"
)

_ACCOUNT = lazy_regex(r"(?:官方)?(?:微信|微博)?公?[众眾]?[号號](?:$|\s?(?=[“「]))")
"""The kind of account behind a paper's name: 城东日报微信公号."""


def slashed(text: str) -> Dateline:
    """A short line of outlet and name parted by a slash: 城東新聞／王小明; nothing unless both sides read as such."""
    parts = segments(text)
    text = next((part.value for part in parts if not part.role and _PARTED.search(part.value)), "")
    text = _POINT.sub("／", text)
    if not 4 <= len(text) <= 40:
        return _NOTHING
    credits = bracketed(text)
    if not credits.outlet and (parted := _NAME_FIRST.fullmatch(text)):  # 沈知秋/城东日报
        names, paper = sure_names(parted["names"]), _ACCOUNT.sub("", parted["paper"]).strip("“”「」")
        posted = paper != parted["paper"] or is_organisation(paper)
        if names and posted and not is_double_channel(paper):
            return Dateline(paper, tuple(names))
    placed = _SLASH.split(text)[-1] in PLACES  # 王小明 ／台北
    return credits if credits.names and (credits.outlet or placed or _VERB.search(text)) else _NOTHING
