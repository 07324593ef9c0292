"""How a line of credits is cut at its labels (来源, 作者, 责任编辑 …: `label_words`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scraper.extract.article.credits.label_marks import JOINING, NAMED, SPACES, Mark, marks
from scraper.extract.article.credits.label_words import (
    GLUED,
    HEADS,
    ROLE,
    TOOLS,
    WITH_VALUE,
    Role,
)
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex


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


_EDGES = " \t\u3000\xa0|｜丨·•⊙○●□■◎:：,，;；、。-–—_=*＊/／>→▌▎▍┃[]【】()（）〔〕〖〗「」<>〈〉"
_RARE = lazy_regex("[∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮▕]")
"""Bars that some pages part their credits by, read as the common one."""
_BARS = {ord(bar): "|" for bar in "∣❘│┃┊¦︱︳▏▎▍❙❚⏐⎮▕"}
_LISTS = "；;"
_TRAINED = tuple(both("见习 实习 首席".split()))
_BREAK = lazy_regex(
    r"(?P<whole>[（(][^（）()]{1,20}[）)])|[】〕〗\]）)」\n]|[|｜丨]"
    r"|(?<![\u4e00-\u9fff])•|•(?![\u4e00-\u9fff])|[。；;!！?？]| {3,}|\u3000{2,}"
)
_NATION = lazy_regex(r"^\s{0,4}[\[［【〔（(][美英法德日俄苏蘇意韩韓加澳印荷奥奧巴瑞挪丹芬波葡西][\]］】〕）)]\s{0,2}")
"""作者：[美] 约翰·哈珀"""


class Segment(NamedTuple):
    """A stretch of a line: what a label introduces, or with the role "" what is between labels and dates."""

    role: Role
    label: str
    value: str
    colon: bool
    """True with a colon or a slash after the label, as after a label that is meant as one."""
    start: int


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
    places = marks(text)
    if not places:
        value = text.strip(_EDGES)
        return (Segment("", "", value, False, 0),) if value else ()
    cut: list[Segment] = []
    _add_rest(cut, text[: places[0].start], 0)
    for mark, following in zip(places, (*places[1:], None), strict=True):
        if mark.word:
            _add_label(cut, text, mark, following)
        else:  # a date or an address
            cut.append(Segment(mark.role, "", text[mark.start : mark.end], True, mark.start))
            _add_rest(cut, _behind(text, mark, following), mark.end)
    return tuple(cut)


def _add_rest(cut: list[Segment], text: str, start: int) -> None:
    """Add what is between labels and dates, if there is any."""
    if rest := text.strip(_EDGES):
        cut.append(Segment("", "", rest, False, start))


def _behind(text: str, mark: Mark, following: Mark | None) -> str:
    """The text from a mark to the following one, without the nation of a foreign author."""
    stop = len(text) if following is None else max(mark.end, following.start)
    return _NATION.sub("", text[mark.end : stop])


def _add_label(cut: list[Segment], text: str, mark: Mark, following: Mark | None) -> None:
    """Add a label with its value, and what is behind the value."""
    _start, end, role, word, colon = mark
    between = _behind(text, mark, following)
    stop = _stop(between)
    if stop and stop[0] in _LISTS and role in _SIGNED and sure_names(between):
        stop = None  # 作者：王小明；李四
    value, paper = between[: stop.start()] if stop else between, ""
    if not stop and following is not None:
        whole, value = value, _without_paper(value, role, following, word)
        paper = whole[len(value) :].strip(_EDGES)
    value = value.strip(_EDGES)
    if word.startswith(_TRAINED) and cut and cut[-1].role == "author" and not cut[-1].value:
        role = "author"  # 作者：见习编辑 王小明
    if cut and role in NAMED and _shares_value(cut[-1], text, mark):
        cut[-1] = cut[-1]._replace(value=value, colon=True)
    if value.count("（") + value.count("(") > value.count("）") + value.count(")"):
        value += "）"  # 来源：城东日报（城东）
    cut.append(Segment(role, word, value, colon, mark.start))
    if paper and is_organisation(paper):
        cut.append(Segment("", "", paper, False, end))
    if stop:
        _add_rest(cut, between[stop.end() :], end + stop.end())


def _shares_value(before: Segment, text: str, mark: Mark) -> bool:
    """Check whether a label without a value is joined to the next one: 撰稿/摄影：王小明, 编辑、排版：王小明."""
    if before.role not in _SIGNED or before.value not in _VOID:
        return False
    between = text[before.start + len(before.label) : mark.start]
    if mark.colon:
        return between.strip() in JOINING
    return between in JOINING and text[mark.end : mark.end + 1] in SPACES


_SIGNED: tuple[Role, ...] = ("author", "editor")
_VOID = JOINING | {""}


def _without_paper(value: str, role: Role, following: Mark, label: str) -> str:
    """采写：城报记者 王小明 -> nothing before 记者: what touches the next label is a name, or that reporter's paper.

    It is the outlet where nothing else is: 来源：城报记者：王小明, as elements without a space between them read.
    """
    if following.word not in GLUED or following.role != "author" or not value[-1:].isalpha():
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
        if part.role == "author" and part.value and not (pictured or _PICTURED.search(part.value)):
            writers.append(part)
    return writers


_TAKEN = ("摄", "攝")
"""What follows the photographer, be it with the agency that sells it: 记者 王小明 摄/视觉临河."""
_PICTURED = lazy_regex(r"^(?!.{2,20}文[\s、，])[\u4e00-\u9fff、，·\s]{1,24}(?:(?<![文图圖拍])[摄攝][)）]?$|[传傳]真)")
"""Names that the word for it touches: 记者王小明、李四摄, 記者王小明台北傳真; not 王小明 文/摄."""


def _stop(text: str) -> re.Match[str] | None:
    """The end of a value: a bracket that closes before it opened, a bar, the end of a sentence."""
    at = len(text) - len(text.lstrip(_EDGES))
    while stop := _BREAK.search(text, at):
        if stop["whole"] is None:
            return stop
        at = stop.end()
    return None
