"""Keeps apart what a line of credits prints without a gap: elements that hold a label, and links."""

from __future__ import annotations

from scraper.extract.article.credits.labels import of_element
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex

_BARS = " |｜"
"""Separators of an element from the one before it: <span>| 分類</span>."""
_LABELLED = lazy_regex(
    r"[来來稿转轉作记記通编編责責撰采採文校审審摄攝发發时時].{0,3}(?:[:：]|[源者员員辑輯编編文写寫对對核间間]\s?)"
    r"|[\u4e00-\u9fff·]{2,8}(?:[记記]者|[编編][辑輯])[:：]"
)
"""Beginning of the text of an element that opens with a label."""


def apart(line: Line) -> str:
    """The line's text, elements that are a label or open with one kept apart from what they touch:
    ``<em>王小明</em><span>编辑 <em>李四</em></span>``, ``<span>分類</span><a>社會</a>``."""
    text = line.text
    for span in line.spans:
        own = span.text
        if not 2 <= len(own) < min(40, len(text)):
            continue
        label = of_element(own.strip(_BARS)) or (own if _LABELLED.match(own) else "")
        if label:
            before, match, after = text.partition(own)
            if match and not after.startswith((":", "：")):
                text = f"{before.rstrip()} {label} {after.lstrip()}".strip()
    end, name = 0, ""
    for link in line.links[:_FEW]:
        own = link.text
        start = text.find(own, end) if 2 <= len(own) < len(text) else -1
        if start == end + 1 and name and is_person(own) and is_person(name):  # 文｜<a>王小明</a> <a>李四光</a>
            text = f"{text[:end].rstrip()}、{text[start:]}"
            start = text.find(own, end - 1)
        if start >= 0:  # 来源：<a>交通局</a> 类别：<a>交通</a>: the second is not the first's beginning
            end, name = start + len(own) + 2, own
            text = f"{text[:start]} {own} {text[end - 2 :]}"
    return text.strip() if end else text


_FEW = 6
"""Number of links of a line that are kept apart: a line with more is a menu."""


def elements_barred(value: str, elements: list[str]) -> str:
    """A text with bars around what elements hold, each where no other element holds it, too: the place in 城东晚报城东
    is not the beginning of the paper."""
    pieces, whole = [value], [False]
    for text in elements:
        if text not in value or text == value:
            continue
        holds = [number for number, piece in enumerate(pieces) if text in piece]
        at = next((number for number in holds if not whole[number]), holds[0] if holds else None)
        if at is None:
            continue
        before, _, after = pieces[at].partition(text)
        pieces[at : at + 1] = [before, text, after]
        whole[at : at + 1] = [whole[at], True, whole[at]]
    return " | ".join(pieces)


def parted_by_medium(pieces: list[str]) -> list[str]:
    """The pieces with a medium and its writer apart: 城东客户端·王小明 -> both."""
    parted: list[str] = []
    for piece in pieces:
        medium, dot, name = piece.partition("·")
        parted += [medium, name] if dot and is_organisation(medium) and is_person(name) else [piece]
    return parted
