"""Tells lines that are nothing but credits, which are no part of an article's text."""

from __future__ import annotations

from scraper.extract.article.credits.closings import closing
from scraper.extract.article.credits.datelines.datelines import opening
from scraper.extract.article.credits.labels import Segment, segments
from scraper.extract.article.credits.names.lone_names import names_and_place
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import (
    behind_office,
    is_district,
    is_organisation,
    is_person,
    written_by,
)
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

LONGEST = 120
"""Maximum number of characters of a line of credits."""

_CODE = lazy_regex(r"(?<=[）)])\s?1\d{6}$")
"""The day that an agency of Taiwan closes a text with, in years of the Republic: （編輯：王小明）1130305."""
_REPORTED = lazy_regex(r"\s?(?:(?:[综綜]合|[独獨]家|[采採][访訪])?[报報][道导導]|[发發]自[\u4e00-\u9fff]{2,6})$")
"""What is printed behind a reporter's name: 综合报导, 发自东港."""
_MARKED = frozenset("□■◎○●▲△◆◇⊙")
"""Text before a reporter's name alone in a line: ◎王小明."""

_DESK = lazy_regex(
    r"[【〔(（\[]?[\u4e00-\u9fff]{2,6}(?:中心|組|组)\s?[／/╱]\s?[\u4e00-\u9fff、 ]{2,20}(?:報導|报导|报道)[】〕)）\]]?"
)
"""A desk and its reporters: 社會中心／王小明、李四報導."""

_REPORTERS = ("记者", "記者")
_CREDITS = frozenset({"outlet", "author", "editor", "other"})
_PROSE = lazy_regex(r"[，。；！？,!?]")
_SENTENCES = lazy_regex(r"[。；！？]")
_TELLS = any_of(
    r"[来來]\s{0,4}源|稿源|[转轉摘]自|作者|[记記]者|通[讯訊][员員]|信息员|[实實][习習]生|特派[员員]|[编編][辑輯译譯审]|[编編]\s{1,4}[辑輯]\s?[:：丨｜|]|[文图圖摄攝审審校监監撰供通总總]\s{1,4}[字片影核对對制稿讯訊编編]\s?[:：丨｜|]|[记記作]\s{1,4}者\s?[:：丨｜|]|[编編]\s?[/／｜|丨:：]|[责責][编編]"
    r"|[报報][导道導]|[讯訊] ?[（(]|[撰采採][文写寫稿访訪编編]"
    r"|[文图圖摄攝]\s?[/／∕╱｜|丨\\＼:：◎＝]|校[对對]|[审審]核|[一二三初复復终終][审審]|[综綜]合(?:自|\s?[:：丨｜|])|[监監]制|[摄攝]影|[统統]筹|[供拟核签审发][稿发校]|报送人|信息提供|翻[译譯]|[译譯]者|整理|执笔|執筆|[评評][论論][员員]|文字\s?[:：/／｜|丨]|文并摄|Editor|Source|Text\s?[:：]|原[载載]\s?[:：]"
)
_REPORTER_LINE = lazy_regex(
    r"^[（(【\[□■●⊙◎]?\s{0,8}[\u4e00-\u9fffA-Za-z·-]{0,14}?(?:记者|記者|通讯员|通訊員|特派員|实习生|實習生)"
    r"\s*+[】\]]?[:：]?\s*+(?P<names>[\u4e00-\u9fff·、,， 　/／]{2,40})[）)】\]]?$"
)


def is_credit_line(text: str) -> bool:
    """Check whether the line is nothing but credits: 文｜王小明 编辑｜李四, 【城東日報╱記者王小明／台北報導】.

    Short lines only; a sentence that happens to hold a label (记者获悉…) is not one, nor is a dateline without a name.
    """
    text = text.strip()
    if not 2 <= len(text) <= LONGEST:
        return False
    text = _CODE.sub("", text)
    if text[0] in "（(" and (_is_signature(text) or _SIGNED.fullmatch(text) or _is_slashed(text)):
        return True
    if text[-1] in _DONE and len(text) <= _SHORTEST_LINE:
        own = text.strip("（()） ")
        if (name := written_by(own)) != own and sure_names(name):
            return True  # 王小明 /图文
    if not (text[0] in _MARKED or _TELLS.search(text)):
        return "：" not in text.partition("（")[0] and bool(names_and_place(text))  # 联系人：水务局（综合科）王小明
    if text[0] in _MARKED and len(text) <= 16 and sure_names(text[1:]):
        return True
    if len(text) <= 40 and _DESK.fullmatch(text):
        return True
    if text.endswith(_REPORTERS) and text[-3:-2].isspace() and is_person(text[:-3]):
        return True  # 王小明 记者
    reporter = _REPORTER_LINE.match(text)
    if reporter and sure_names(_REPORTED.sub("", reporter["names"])):
        return True
    dateline = opening(text)
    return bool(dateline.whole and dateline.names) or _labelled_throughout(text)


_DONE = frozenset("文道导導）)")
"""Ends of such a line."""
_SHORTEST_LINE = 16
"""Maximum number of characters of a line of one name and what was done."""
_SIGNED = lazy_regex(
    r"[（(]\s?[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4}){0,2}\s?"
    r"(?:[编編][写寫译譯]|整理|[综綜]合|[综綜]述|撰[写寫文稿]|[报報][道導导])\s?[)）]"
)
"""(王小明 编写): a signature with what was done."""
_BRACKETED = lazy_regex(r"[（(]\s?(?P<inside>[^（）()]{2,40}?)\s?[）)][。.]?")


def _is_slashed(text: str) -> bool:
    """Check whether a short line in brackets holds who signs with a slash: （王小明/雅加達）, （王小明/李四光）."""
    return len(text) <= _LONGEST_SLASHED and not _SLASHES.isdisjoint(text) and bool(closing(text))


_LONGEST_SLASHED = 24
_SLASHES = frozenset("/／╱")


def _is_signature(text: str) -> bool:
    """Check whether a line in brackets is the author, with an office or not, or the paper and its day: （王小明）,
    （城东日报 2026-01-31）."""
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is None:
        return False
    parts = segments(bracketed["inside"])
    loose = [part.value for part in parts if not part.role]
    if any(part.role not in ("", "time") for part in parts) or len(loose) != 1:
        return False
    is_dated = len(parts) == 2
    if is_dated:
        return is_organisation(loose[0])
    names = loose[0].replace("、", " ").split()
    if len(names) > 1 and all(len(name) == 1 for name in names):
        names = ["".join(names)]  # （糜 川）
    if len(names) > 1 and (is_organisation(names[0]) or is_district(names[0])):
        names = names[1:]  # （城东区水务局 王小明）
    elif len(names) > 1 and is_organisation(names[-1]):
        names = names[:-1]
    elif len(names) == 1 and (person := behind_office(names[0])):
        names = [person]  # （城东区水务局王小明）
    return all(len(name) >= 2 and is_person(name) for name in names) and len(sure_names(" ".join(names))) == len(names)


def _labelled_throughout(text: str) -> bool:
    """Check whether nothing of substance is in the line outside of the values of labels."""
    if _SENTENCES.search(text):
        return False
    parts = segments(text)
    labelled = [part for part in parts if part.role in _CREDITS]
    if not labelled:
        return False
    loose = [part.value for part in parts if not part.role]
    if sum(len(value) for value in loose) > 20 or any(len(v) > 14 or _PROSE.search(v) for v in loose):
        return False
    first = labelled[0]
    if not (first.colon or is_person(first.value.replace(" ", "")) or sure_names(first.value)) and not is_organisation(
        first.value.strip("“”")
    ):
        return False
    return all(len(part.value) <= 40 and _signs(part) for part in labelled)


_PICTURES = frozenset("图 圖 摄 攝 摄影 攝影 图片 圖片".split())
"""Text after 文/ at the end of a line of names: 王小明 文/图."""


def _signs(part: Segment) -> bool:
    """Check whether a value can be what its label announces: a question after 记者： is an interview's, no credit."""
    if part.role != "author" or not part.value or part.value in _PICTURES:
        return True
    names = split_names(part.value)
    if part.label in ("记者", "記者"):
        return any(is_person(name) for name in names)
    return bool(names) or is_organisation(part.value)
