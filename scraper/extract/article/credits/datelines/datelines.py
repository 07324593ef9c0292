"""Reads who reports from the first words of a text: 中经联播讯(李新民 王硕新)."""

from __future__ import annotations

from functools import lru_cache

from scraper.extract.article.credits.datelines.dateline_parts import (
    HEAD,
    PEN,
    REPORTER,
    SLASH,
    UNLABELLED,
    VERB,
    Dateline,
    authors_in,
    bracketed,
    in_brackets,
    leading,
    outlet_of,
)
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.names.lone_names import names_in_slot
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.article.credits.section_names import is_double_channel
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

_NOTHING = Dateline()

_WIRE_VERB = (
    r"(?<![通財财资資简簡喜音短电電资充用发發停雷闪閃触觸供断斷漏])(?P<verb>报道(?=\s?[（(](?:(?:本报|本台|驻[\u4e00-\u9fff]{2,6})?(?:记者|见习)|文\s?[/／]))"
    r"|快讯|快訊|专电|專電|專訊|专讯|(?<![参參]考)消息|讯|訊|电|電)"
    r"(?=[】\]〕）)］（(【〔\[\s:：]|(?<=日[电電])[／/]|$|(?<=[讯訊])，|(?<=日[电電])，|[\u4e00-\u9fff]{0,3}(?:记者|記者|通讯员)|[\u4e00-\u9fff、]{2,24}报道：)"
)
_REPORTS = lazy_regex(_WIRE_VERB)
"""The words of a wire: lines without any have no head of one, which is looked for by twice its length."""
# 新华社北京12月30日电（记者王小明）, 中经联播讯(李新民 王硕新), 证券时报网（www.stcn.com）01月17日讯
_WIRE = lazy_regex(
    r"^[■●▲\s]*[【\[〔（(［]?(?P<head>[^，。；！？：“”（）()【】\[\]〔〕［］\s]{1,24}?(?:\s?[（(][^（）()]{1,30}[）)])?[^，。；！？：“”（）()【】\[\]〔〕]{0,24}?)"
    rf"{_WIRE_VERB}"
    r"[】\]〕）)］]?[\s:：]*(?:[（(【\[〔](?P<inside>[^（）()【】\[\]〔〕]{2,90})[）)】\]〕])?"
)
# 大江网讯 实习生王小丽、记者李四报道：
_NAMED = lazy_regex(
    r"^\s?(?P<names>(?:[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员|通訊員|实习生|實習生|特派員))[\s:：]?[\u4e00-\u9fff·、，\s]{2,50}?)(?:(?:报道|報道|報導|报导)|[:：])"
)
# 本报讯 记者 王小明 昨日，…
_NAMED_LOOSELY = lazy_regex(
    r"^\s?(?P<names>[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员|通訊員)[\s:：]?[\u4e00-\u9fff]{2,4}"
    r"(?:\s(?:通讯员|通訊員|实习生|實習生)\s?[\u4e00-\u9fff]{2,4}){0,2})(?=[\s）)】\]〕]|$)"
)
# 【聯合報╱記者王小明／台北報導】, （中央社記者王小明台北12日電）, 〔中央社〕, 【（王小明／四川成都）】
_BRACKET = lazy_regex(r"^[■●▲\s]*[【〔（(\[［]{1,2}(?P<inside>[^【〔（(\[\]）)〕】［］]{2,60})[】〕）)\]］]{1,2}")
# （通讯员/王小明 摄影/李四）: a label and its name on the two sides of each slash
_LABELLED = lazy_regex(r"(?:特约)?(?:通讯员|通訊員|实习生|實習生|供稿|来稿|來稿|撰稿)\s?[/／:：]\s?[\u4e00-\u9fff]")
# 記者王小明／台北報導, 生活中心／綜合報導, 王小明／台北報導
_BARE = lazy_regex(
    r"^\s?(?P<inside>[\u4e00-\u9fffA-Za-z、 ／/╱]{2,30}[／/╱∕｜|] ?[\u4e00-\u9fff]{1,8}"
    r"(?:報導|报导|報道|报道|專訪|特稿|電|整理|攝影|編譯))(?=[\s：:，。]|$)"
)
_BEFORE_SLASH = 40
"""More characters than those before the slash of a bare dateline, and it."""
# A dateline after a caption that ran into the paragraph: …摄湖南日报12月15日讯(记者王小明)24.77米
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
    r"^[■●▲\s]*(?P<paper>(?:[\u4e00-\u9fff]{2,8}(?:[报報网網]|新闻)·[\u4e00-\u9fff]{2,8}?|[\u4e00-\u9fff]{2,10}?(?:[报報网網刊社]|新闻|新聞|财经|報道|报道|客户端)))\s?(?:全媒体|融媒体)?(?:见习|实习|首席|特约)?"
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
# 城东财经5月2日消息，…; 城东通APP获悉，…
_LEARNT = lazy_regex(
    r"^[\s■●▲]{0,4}(?P<paper>[A-Za-z0-9\u4e00-\u9fff]{2,12}?)\s?"
    r"(?:(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日(?:[上下]午|晚间?|晚間|凌晨)?"
    r"(?:(?:消息|[电電讯訊])[，,：: ]|\s?[丨｜|])|[获獲]悉[，,：: ])"
)
_LEARNS = any_of(r"消息|悉|日\s?[丨｜|电電讯訊]")
_MEDIUM = lazy_regex(
    r"(?:[\u4e00-\u9fffA-Za-z\d](?:APP|App|之家|财经|財經|新[闻聞]|[网網氪]|[时時日晚商早]报|客户端|客戶端|观察|觀察)"
    r"|(?:^[\u4e00-\u9fff]|新浪|腾讯|騰訊|网易|搜狐|凤凰|鳳凰|和讯|央视|百度|[网網])科技|[A-Za-z](?i:news|web|times|daily|post|media)"
    r"|(?:财[经联]?|[资資]本|通[讯訊])[社局])$"
)
"""Ends of a medium's name without a word of a wire behind it: no ministry's message (水利部5月2日消息), no company's
(城东科技5月2日消息), but the desk of a portal's."""
_BEFORE_DAY = lazy_regex(
    r"[\s■●▲【]{0,4}(?P<name>[A-Za-z0-9\u4e00-\u9fff]{2,12}?)\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日"
    r"(?:[上下]午|晚间?|晚間|凌晨)?(?:消息|\s?[丨｜|]|[电電讯訊])"
)
"""What stands before the day of a message: 品城5月2日讯, DoNorth5月2日消息."""
_FROM = lazy_regex(r"^[据據]|[从從]|[记記]者")
"""记者从天眼查APP获悉: who heard it there."""
_AFTER = lazy_regex(r"\s?[（(](?P<inside>[^（）()]{2,60})[）)]")


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
    if SLASH.search(wire["head"]):  # 【中央社╱台北12日電】
        return bracketed(wire["head"] + wire["verb"])
    outlet = outlet_of(wire["head"])
    if outlet and head[0] in "（(" and not is_organisation(outlet):
        outlet = None  # （北京讯）
    names = _wire_names(wire["inside"], head[wire.end() :])
    if not names and REPORTER.match(wire["head"]):  # （中央社記者王小明台北12日電）
        return bracketed(wire["head"] + wire["verb"])
    return Dateline(outlet, tuple(names), whole=short and wire.end() >= len(head)) if outlet or names else None


def _wire_names(inside: str | None, rest: str) -> list[str]:
    """The names in the bracket after 讯 or 电, else those that the text goes on with."""
    if inside:
        names = (
            in_brackets(inside) or sure_names(inside) or names_in_slot(inside, UNLABELLED if inside in PLACES else PEN)
        )
        return names or (list(bracketed(inside).names) if SLASH.search(inside) else [])
    if reported := _REPORTED_BY.match(rest):
        return sure_names(_PENS_LABEL.sub("、", reported["names"]).strip("、"))
    named = _NAMED.match(rest) or _NAMED_LOOSELY.match(rest)
    return authors_in(named["names"]) if named else []


_REPORTED_BY = lazy_regex(r"\s?(?P<names>[\u4e00-\u9fff]{2,3}[、 ][\u4e00-\u9fff、 ]{2,24}?)报道：")
_PENS_LABEL = lazy_regex(r"(?:特约)?(?:记者|通讯员)")
"""王小明、特约记者李四报道：, as the papers of the army open their texts."""


def _learnt(head: str, short: bool) -> Dateline | None:
    """城东财经5月2日消息，…"""
    learnt = _LEARNT.match(head) if _LEARNS.search(head) is not None else None
    if learnt is None or _MEDIUM.search(learnt["paper"]) is None or _FROM.search(learnt["paper"]):
        return None
    return Dateline(learnt["paper"])


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
    if "稿" in inside[:2]:
        labelled = tuple([name for name in labelled if is_person(name)])  # 【供稿/各办事处】
    outlet, names, _ = Dateline(None, labelled) if labelled else bracketed(inside)
    if outlet and not names and (after := _AFTER.match(head, bracket.end())):
        names = tuple(authors_in(after["inside"]))
    return Dateline(outlet, names, whole=short and bracket.end() >= len(head)) if outlet or names else None


def _reporters_paper(head: str, short: bool) -> Dateline | None:
    """城东观察报 记者 王小明 老城…"""
    credited = _REPORTERS_PAPER.match(head)
    outlet = outlet_of(credited["paper"]) if credited else None
    names = leading(credited["names"]) if credited and outlet else []
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
    bare = _BARE.match(head) if SLASH.search(head, 0, _BEFORE_SLASH) else None
    outlet, names, _ = bracketed(bare["inside"]) if bare else _NOTHING
    return Dateline(outlet, names, whole=short and bare.end() >= len(head)) if bare and names else None


def before_day(text: str) -> str:
    """What stands before the day that opens a message, be it a medium's name or any other; "" without one."""
    named = _BEFORE_DAY.match(text) if "日" in text[:_LONGEST_DAY] else None
    return named["name"] if named else ""


_LONGEST_DAY = 26
_REPORTERS = lazy_regex(r"[记記]者|通[讯訊][员員]")
_FORMS = (_wire, _paper, _bracket, _sent, _reporters_paper, _lead, _bare, _learnt)
_UNLABELLED_FORMS = (_wire, _paper, _bracket, _bare, _learnt)
"""Those that are read where nobody is called a reporter."""

_POINT = lazy_regex(r"\s{1,4}[·•]\s{1,4}|\s{0,4}[丨｜|]\s{0,4}")
"""Separators of outlet and names, too: 城东晚报 · 王小明, 城东晚报丨王小明."""
_OF_PAPER = lazy_regex(r"(?<=[\u4e00-\u9fff])\s?[（(](?=[\u4e00-\u9fff]{2,12}[报報社网網台臺刊][)）]?$)")
"""The bracket before the paper of a name: 王小明（城东日报）."""
_PAPER_FIRST = lazy_regex(r"(?P<paper>[\u4e00-\u9fff]{2,12}[报報社網网台臺刊])\s?[（(](?P<names>[^（）()]{2,24})[）)]?")
"""河湾日报（王小明）, in a line of its own or beside the date."""
_OF_PLACE = 2
"""Number of characters of a name that may be a place's: 城东日报（东港）."""
_OF_OTHERS = "版港市县縣区區镇鎮州岛島"
"""Ends of editions and places that read as names: （海外版）, （张家港）."""
_PARTED = lazy_regex(rf"{SLASH.pattern}|{_POINT.pattern}|{_OF_PAPER.pattern}")
_NAME_FIRST = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,16}?|[A-ZÀ-Ž][\w.'’-]{1,16}(?: [A-ZÀ-Ž][\w.'’-]{0,16}){1,3})"
    r"(?:[（(][^（）()]{2,8}[)）])?\s?[／/╱∕]\s?"
    r"(?P<paper>[^／/╱∕\s]{2,14}|[A-Za-z]{2,14}(?: [A-Za-z]{2,14}){1,3})"
)

_ACCOUNT = lazy_regex(r"(?:官方)?(?:微信|微博)?公?[众眾]?[号號](?:$|\s?(?=[“「]))")
"""The kind of account after a paper's name: 城东日报微信公号."""


def slashed(text: str) -> Dateline:
    """A short line of outlet and name parted by a slash, or of a name with its paper in brackets: 城東新聞／王小明,
    王小明（城东日报）; nothing unless both sides read as such.

    After a label of authorship a name and a place (記者 王小明／東港報導) are not an outlet's.
    """
    parts = segments(text)
    for one in parts if "（" in text or "(" in text else ():
        if not one.role and (signed := _PAPER_FIRST.fullmatch(one.value)) and is_organisation(signed["paper"]):
            names = sure_names(signed["names"])
            if max(map(len, names), default=0) > _OF_PLACE and names[-1][-1] not in _OF_OTHERS:
                return Dateline(signed["paper"], tuple(names))
    part = next((p for p in parts if p.role in ("", "author") and _PARTED.search(p.value)), None)
    if part is None:
        return _NOTHING
    text = _POINT.sub("／", part.value)
    if (bracket := _OF_PAPER.search(text)) is not None:
        text = f"{text[: bracket.start()]}／{text[bracket.end() :].rstrip(')）')}"
    if not 4 <= len(text) <= 40:
        return _NOTHING
    credits = bracketed(text)
    if not (credits.outlet and credits.names) and (parted := _NAME_FIRST.fullmatch(text)):  # 沈知秋/城东日报
        names = [parted["names"]] if parted["names"].isascii() else sure_names(parted["names"])
        paper = _ACCOUNT.sub("", parted["paper"]).strip("“”「」")
        posted = paper != parted["paper"] or is_organisation(paper)
        if names and posted and not is_double_channel(paper):
            return Dateline(paper, tuple(names))
    placed = SLASH.split(text)[-1] in PLACES  # 王小明 ／台北
    by_place = not part.role and (placed or VERB.search(text))
    return credits if credits.names and (credits.outlet or by_place) else _NOTHING
