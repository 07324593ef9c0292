"""How a line of credits is cut at its labels (来源, 作者, 责任编辑 …: `label_words`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scraper.extract.article.credits.label_words import (
    FREE,
    GLUED,
    HEADS,
    OCCASIONS,
    OF_DATES,
    ROLE,
    SIGNING,
    TOOLS,
    WITH_VALUE,
    Role,
)
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import begins, by_beginning, in_either_case

_TRAINEE = r"(?:[（(](?:[实實][习習]|[见見][习習])[）)])"
"""责任编辑（实习）：王小明"""
_COLONS = lazy_regex(r"[:：︰∶﹕]")
_COLON = (
    r"[ \u3000]*(?:[:：︰∶﹕]|[／/∕╱｜|丨\\＼◎]+(?!\d)|(?<=[ \u3000])[·•・](?=[ \u3000])|[．‧](?=[\u4e00-\u9fff]))"
    r"[ \u3000]*"
)


def is_label(word: str) -> bool:
    """Check whether a word is one of the labels, or of the furniture: 投稿."""
    return word in ROLE


def of_element(text: str) -> str:
    """The text of an element that touches others, set apart from them if it is a label: 分类 -> ``分类：``."""
    if text in WITH_VALUE:
        return f"{text}："
    return text if text in TOOLS else ""


def alone(text: str) -> str:
    """The label that is all of a line, before its value in the next: 作者 -> ``作者：``; "" for any other line."""
    word = text.rstrip(":： ")
    return f"{word}：" if word in HEADS else ""


_SPACED = "|".join(
    r"\s{1,4}".join(word)
    for word in sorted(ROLE)
    if len(word) in (2, 3) and ROLE[word] in SIGNING and not word.isascii()
)
"""Labels of two and three characters set apart, as wide as others: 来 源：, 编 辑：, 总 编 辑：, 通 讯 员：."""

_FIRST_CHARACTERS = in_either_case(word[0] for word in ROLE)
_LABEL = lazy_regex(
    rf"""(?x)(?=[{_FIRST_CHARACTERS}文图圖编編])(?:  # 文/王小明, 圖／文：王小明
    (?<![\u4e00-\u9fff])(?P<pen>文[ /／、·．・‧及并並图圖]{{0,4}}(?:[摄攝]影)?|圖[/／、及文]{{0,4}}
        |图[/／、及文]{{0,4}}|图文|[编編审審校摄攝])
        (?:[ ]*[/／∕╱｜|丨:：\\＼•·◎．‧・＆]+[ ]*|(?<=文.[摄攝]影)[ ]{{1,4}})
    | (?<![\u4e00-\u9fff])(?=.\s)(?P<spaced>{_SPACED})(?P<behind>[ ]?[:：丨｜|])
    | {begins(ROLE)}(?P<open>(?<=【))?(?P<word>{by_beginning(ROLE)})(?P<colon>{_TRAINEE}?{_COLON}|(?(open)】|(?!)))?)
    """
)
_ADDRESS = lazy_regex(
    r"(?P<address>(?=[A-Za-z0-9-])(?:(?i:https?)://[^\s\u3000-\uffef]{0,200}|(?i:www)\.[A-Za-z0-9.-]{1,80}"
    r"|(?<![\w@.])[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){0,4}\.(?i:com|cn|net|org|tw|hk)(?![\w.])))"
)
_EDGES = " \t\u3000\xa0|｜丨·•⊙○●□■◎:：,，;；、。-–—_=*＊/／>→▌▎▍┃[]【】()（）〔〕〖〗「」<>〈〉"
_PAIRED = lazy_regex(r"^\s{0,4}(?:[^\s|｜]{1,24}[|｜][^\s|｜]{1,24}(?:\s{1,4}|$))+")
"""编辑|王小明 校对|李四 审核|赵六: every bar is between a label and its value."""
_RARE = lazy_regex("[∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮▕]")
"""Bars that some pages part their credits by, read as the common one."""
_BARS = {ord(bar): "|" for bar in "∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮▕"}
_LISTS = "；;"
_CLOSED, _QUOTED = frozenset("）)"), frozenset('“"「‘『')
_OF_THE_SITE = frozenset("网编辑 報編輯 报编辑 網編輯".split())
"""城东网编辑 王小明: the label touches the name of the site."""
_OFFICES = frozenset("部室团團")
_TRAINED = tuple(both("见习 实习 首席".split()))
_THINGS = frozenset("图圖片照像频頻景档檔面入金费費产產")
"""首图来源：…, 视频来源：… credit a picture, 收入来源：… nobody."""
_REMARK = lazy_regex(r"[\u4e00-\u9fff][（(][\u4e00-\u9fff·]{0,14}$")
_FORBIDDEN = frozenset("得许許可勿止绝絕禁请請")
"""未经允许不得转载：… names the page itself, as themes of WordPress print it below the text."""
_NOTED = 6
"""Number of characters before a label that say to name the source: 请注明转载出处：…"""
_BREAK = lazy_regex(
    r"(?P<whole>[（(][^（）()]{1,20}[）)])|[】〕〗\]）)」\n]|[|｜丨]"
    r"|(?<![\u4e00-\u9fff])•|•(?![\u4e00-\u9fff])|[。；;!！?？]| {3,}|\u3000{2,}"
)
_PRINTED = lazy_regex(
    r"《[^《》]{2,16}》(?=\s{0,4}[（(]?\s{0,4}(?:19|20)\d\d[^（）()]{4,30}版\s{0,4}[^（）()]{0,8}(?:[）)]|$))"
    r"|(?<![\u4e00-\u9fff》])(?:《[^《》]{2,16}》|[\u4e00-\u9fff]{2,10}?)(?=\s?(?:[订訂][阅閱])?\s?(?:19|20)\d\d年第?\d{1,3}期)"
)
"""《澜汀日报》（2026年01月31日 第02版）, 澜汀文艺 2026年第3期: the paper or the periodical that printed the text."""
_NATION = lazy_regex(r"^\s{0,4}[\[［【〔（(][美英法德日俄苏蘇意韩韓加澳印荷奥奧巴瑞挪丹芬波葡西][\]］】〕）)]\s{0,2}")
"""作者：[美] 约翰·哈珀"""


_AFTER_LABEL = (":", "：")
"""End of the label of what stands before an issue: 作者：王小明 2026年第3期."""


class Segment(NamedTuple):
    """A stretch of a line: what a label introduces, or with the role "" what is between labels and dates."""

    role: Role
    label: str
    value: str
    colon: bool
    """Check whether a colon or a slash is after the label, as after a label that is meant as one."""
    start: int


class _Mark(NamedTuple):
    """The place of a label, an address or a date in a text."""

    start: int
    end: int
    role: Role
    word: str
    colon: bool


def _marks(text: str) -> list[_Mark]:
    """The labels, addresses and dates of a text, in order."""
    bars = text.count("|") + text.count("｜")
    is_bar = bars > 3 and _PAIRED.fullmatch(text) is None  # 产经|IT|原创|个股: a channel bar, not labels
    marks = [mark for match in _matches(text) if (mark := _mark(match, text, is_bar)) is not None]
    marks.extend(_Mark(stamp.start, stamp.end, "time", "", True) for stamp in stamps(text))
    if "版" in text or "期" in text:
        printed = (
            match for match in _PRINTED.finditer(text) if text[: match.start()].rstrip()[-1:] not in _AFTER_LABEL
        )
        marks.extend(_Mark(*match.span(), "outlet", "", True) for match in printed)
    marks.sort()
    return marks


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The labels and addresses of a text, in order and apart: few texts have a point or a scheme, as addresses do."""
    if "." not in text and "://" not in text:
        yield from _LABEL.finditer(text)
        return
    at = 0
    while first := min(
        filter(None, (_LABEL.search(text, at), _ADDRESS.search(text, at))), key=re.Match.start, default=None
    ):
        yield first
        at = first.end()


def _mark(match: re.Match[str], text: str, is_bar: bool) -> _Mark | None:
    """The mark of what may be a label; None where it is part of a word or of a sentence."""
    start, end = match.span()
    if match.lastgroup == "address":
        return _Mark(start, end, "noise", "", True)
    if spaced := match["spaced"]:
        word = "".join(spaced.split())
        return _Mark(start, end, ROLE[word], word, True)
    if pen := match["pen"]:
        return _Mark(start, end, "author" if "文" in pen else "editor" if pen in "编編" else "other", pen, True)
    before = text[start - 1] if start else ""
    if before in _QUOTED:
        return None  # 凡本网注明“来源：…” speaks about labels
    word = match["word"].lower()
    if word == "by" and (edited := text[max(0, start - 7) : start]).lower() == "edited ":
        return _Mark(start - 7, end, "editor", f"{edited}{match['word']}", match["colon"] is not None)
    if before.isalpha() and (named := next((end for end in _ENDS_OF_NAMES if word.startswith(end)), "")):
        own = word.removeprefix(named)
        if own in ("编辑", "編輯") and match["colon"] is not None:
            return _Mark(start + len(named), end, "editor", own, True)  # 城东新闻编辑 | 王小明
        if own in ROLE and named not in _SPOKEN:
            word, start, before = own, start + len(named), named[-1]  # 来源：城东新闻作者：王小明
    if word in OF_DATES and text[start - 2 : start] in OCCASIONS:
        return _Mark(start - 2, end, "about", text[start - 2 : end], True)
    sign = (match["colon"] or "").strip()
    colon = bool(sign) and not (is_bar and sign in "|｜") and not (sign in _DOTS and text.count(sign) > 1)
    colon = colon and (sign != "】" or ROLE[word] in ("outlet", "author", "editor", "time"))  # not 【视频】城东
    follows = colon and ROLE[word] in _NAMED and _opens_with(sign, text)
    if not (
        follows
        or _is_joined(match, text)
        or _stands_apart(word, before, text[end : end + 1], match["colon"] if colon else None, len(word) == len(text))
    ):
        return None
    if ROLE[word] == "author" and start > 1 and text[end : end + 1] in _CLOSED and _REMARK.search(text[:start]):
        return None  # 王小明(实习生)、李四, 王小明（城东日报记者）: a remark on a name
    if word in _OF_THE_SITE:
        start, word = start + 1, word[1:]
    role: Role = "other" if word in ("来源", "來源") and before in _THINGS else ROLE[word]
    if role == "outlet" and (
        before in _FORBIDDEN if word in ("转载", "轉載") else "注明" in text[max(0, start - _NOTED) : start]
    ):
        role = "about"
    return _Mark(start, end, role, text[start : start + len(word)], colon)


_SIGNED: tuple[Role, ...] = ("author", "editor")
_NAMED: tuple[Role, ...] = ("author", "editor", "other")
"""Roles of labels before persons' names."""


def _opens_with(sign: str, text: str) -> bool:
    """Check whether a line opens with a label before the same sign: 编辑/王小明校对/李四."""
    return text.partition(sign)[0].strip("（( ").lower() in ROLE


def _is_joined(match: re.Match[str], text: str) -> bool:
    """Check whether a label opens its part of a line, and shares a value with the next: 编辑及排版：王小明."""
    start, end = match.span()
    if text[end : end + 1] not in _BOTH or (start and text[start - 1].isalnum()):
        return False
    following = _LABEL.match(text, end + 1)
    if following is None or following["word"] is None:
        return False
    return bool(following["colon"]) or text[following.end() :][:1] in _SPACES  # 採訪・攝影 王小明


def _stands_apart(word: str, before: str, after: str, colon: str | None, is_alone: bool) -> bool:
    """Check whether a label's word is a word of its own between two characters, by its colon or by what it is."""
    if word in _OF_THE_SITE and after in _OFFICES:
        return False  # 城东日报编辑部
    if colon is not None and word not in GLUED and before.isalpha() and not _COLONS.search(colon):
        return False  # 城东视觉 | 2020-02-02: a bar beside a name that ends like a label
    if colon is None and not is_alone and word not in GLUED and (word not in FREE or before.isalpha()):
        return False
    if colon is None and before in _GOES_ON and word in ("来自", "來自"):
        return False  # ——来自云溪的观察, 老街排水：来自三户人家的账本: the second half of a headline
    if colon is None and after in _AND:
        return False  # 请注明作者和本文链接
    return not word.isascii() or (not before.isalnum() and (colon is not None or word == "by"))


_ENDS_OF_NAMES = both("新闻 发布 融媒体 融媒 频道".split())
"""What the names of media end in that labels begin with, too: 临河发布编辑：王小明."""
_SPOKEN = frozenset(both("发布 频道".split()))
"""Those of them that touch the name of another medium as often: 城东日报发布时间：…"""
_DOTS = "·•・"
"""来源 · 城东日报; where several are in a line, they separate words of equal rank (首页 · 专题 · 视频)."""
_GOES_ON, _AND = frozenset("—–-:："), frozenset("和与與及或的")
"""What goes on before and after a word that is no label."""

LIMIT = 400
"""Number of characters of a line that are read."""


def segments(text: str) -> tuple[Segment, ...]:
    """The line cut at labels, dates and addresses: ``2025-12-30 来源：新华社 作者：王小明`` -> time, outlet, author.

    Reads at most `LIMIT` characters. A label without a colon is one only for the reader who trusts the place.
    """
    return _segments(text[:LIMIT])


@lru_cache(maxsize=512)
def _segments(text: str) -> tuple[Segment, ...]:
    text = text.translate(_BARS) if _RARE.search(text) else text
    marks = _marks(text)
    if not marks:
        value = text.strip(_EDGES)
        return (Segment("", "", value, False, 0),) if value else ()
    cut: list[Segment] = []
    if first := text[: marks[0][0]].strip(_EDGES):
        cut.append(Segment("", "", first, False, 0))
    for number, (start, end, role, word, colon) in enumerate(marks):
        following = max(end, marks[number + 1][0]) if number + 1 < len(marks) else len(text)
        between, paper = _NATION.sub("", text[end:following]), ""
        if not word:  # a date or an address
            cut.append(Segment(role, "", text[start:end], True, start))
            if rest := between.strip(_EDGES):
                cut.append(Segment("", "", rest, False, end))
            continue
        stop = _stop(between)
        if stop and stop[0] in _LISTS and role in ("author", "editor") and sure_names(between):
            stop = None  # 作者：王小明；李四
        value = between[: stop.start()] if stop else between
        if not stop and number + 1 < len(marks):
            whole, value = value, _without_paper(value, role, marks[number + 1], word)
            paper = whole[len(value) :].strip(_EDGES)
        value = value.strip(_EDGES)
        if word.startswith(_TRAINED) and cut and cut[-1].role == "author" and not cut[-1].value:
            role = "author"  # 作者：见习编辑 王小明
        leads = colon or (text[end : end + 1] in _SPACES and text[start - 1] in _BOTH)
        if leads and role in _NAMED and cut and cut[-1].role in _SIGNED and cut[-1].value in _VOID:
            between_labels = text[cut[-1].start + len(cut[-1].label) : start]
            if (between_labels.strip() if colon else between_labels) in _BOTH:
                cut[-1] = cut[-1]._replace(value=value, colon=True)  # 撰稿/摄影：王小明, 编辑、排版：王小明
        if value.count("（") + value.count("(") > value.count("）") + value.count(")"):
            value += "）"  # 来源：城东日报（城东）
        cut.append(Segment(role, word, value, colon, start))
        if paper and is_organisation(paper):
            cut.append(Segment("", "", paper, False, end))
        if stop and (rest := between[stop.end() :].strip(_EDGES)):
            cut.append(Segment("", "", rest, False, end + stop.end()))
    return tuple(cut)


_BOTH = frozenset("/ ／ 、 & ＆ 及 和 与 · ・ • ． ‧ 兼".split())
"""What joins two labels of one value."""
_VOID = _BOTH | {""}
_SPACES = frozenset(" \u3000")


def _without_paper(value: str, role: Role, following: _Mark, label: str) -> str:
    """采写：城报记者 王小明 -> nothing before 记者: what touches the next label is a name, or that reporter's paper.

    It is the outlet where nothing else is: 来源：城报记者：王小明, as elements without a space between them read.
    """
    if following[3] not in GLUED or following[2] != "author" or not value[-1:].isalpha():
        return value
    head, last = value[: -len(value.split()[-1])], value.split()[-1]
    stem = head.strip(_EDGES)
    reporter = label in GLUED and role == "author" and len(value.strip()) <= 4 and not is_organisation(last)
    paper = bool(stem) and len(last) > 2 and last[-1] in "台臺报報网網社刊"  # 记者管平 临河台记者周正
    return value if reporter or (sure_names(last) and not paper) or (role == "outlet" and not stem) else head


_WRITTEN = frozenset(both("文 文字 撰文 撰稿 文稿".split()))
"""Labels that say of themselves that their names wrote."""


def authors(parts: tuple[Segment, ...]) -> list[Segment]:
    """The segments that name who wrote, not who took a picture: 记者 王小明 摄, 图/本报记者 李四."""
    writers = []
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        pictured = before is not None and before.role == "other" and not before.value and before.colon
        pictured = pictured and part.label not in _WRITTEN  # 摄影/文字：王小明 did both
        pictured = pictured or (after is not None and after.role == "other" and not (after.value or after.colon))
        pictured = pictured or (
            after is not None and after.label in _TAKEN and not (part.colon or sure_names(after.value))
        )
        if part.role == "author" and part.value and not pictured:
            writers.append(part)
    return writers


_TAKEN = ("摄", "攝")
"""What follows the photographer, be it with the agency that sells it: 记者 王小明 摄/视觉临河."""


def _stop(text: str) -> re.Match[str] | None:
    """The end of a value: a bracket that closes before it opened, a bar, the end of a sentence."""
    at = len(text) - len(text.lstrip(_EDGES))
    while stop := _BREAK.search(text, at):
        if stop["whole"] is None:
            return stop
        at = stop.end()
    return None
