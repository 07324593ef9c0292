"""Reads where a text was printed first, as a notice by it says: 本文原刊於《城東週刊》，經授權轉載."""

from __future__ import annotations

from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.shared.lazy_regex import lazy_regex

REPRINTED = (
    r"(?:同步)?(?:[转轉][载載]?自|[摘节節][录錄选選]?自|[选選引出]自|[取撷擷][材自]自?|原[载載刊][载載登]?[于於]?"
    r"|(?:最初|最早|首先?|先)?(?:刊[登载載]?|[发發][表佈布])[于於])\s?[:：]?\s?"
)
"""What is said of a text before the name of who printed it first."""
_QUOTED = r"《([^《》]{2,16})》|[「“]([^「」“”]{2,16})[」”]"
_NAME = rf"(?:{_QUOTED}|([\u4e00-\u9fffA-Za-z+]{{2,16}}))(?![^\s，,。；;（）()《》|｜\d第副])"
_FIRST_IN = lazy_regex(
    r"[^\w]{0,4}(?:本[文篇稿]|此文|原文|全文|[编編]者?按[:：]\s?本文)[系係是为為]?"
    rf"(?:[经經获獲已]{{0,2}}[作者編编輯辑部]{{0,3}}授?[权權]?)?{REPRINTED}{_NAME}"
)
_UNOPENED = lazy_regex(rf"[^\w]{{0,4}}(?=[转轉摘节節选選取撷擷原])(?:[经經获獲]?授[权權])?{REPRINTED}{_NAME}")
"""（原刊於《城東日報》）, the notice without its subject."""
_PERMITTED = lazy_regex(
    rf"[^\w]{{0,4}}本[文篇稿][经經获獲由]\s?(?:{_QUOTED}|([\u4e00-\u9fffA-Za-z+]{{2,16}}?))\s?授[权權]"
)
"""本文獲「城東觀察」授權轉載."""
_HEAD, _WHOLE, _SHORT = 60, 80, 40
"""Number of characters of a line that are looked at, of one that is such a notice, and of one without its subject."""
_NOBODY = frozenset("作者 原作者 出版社 编辑部 編輯部".split())
"""Who may let a text be printed and is no medium."""


def first_printed_in(text: str) -> str:
    """The name of the medium that a line says printed the text first; "" where it says nothing of it."""
    if len(text) > _WHOLE or not ("自" in text or "授" in text or "原" in text or "於" in text or "于" in text):
        return ""
    match = _FIRST_IN.match(text, 0, _HEAD) or _PERMITTED.match(text, 0, _HEAD)
    if match is None and (match := _UNOPENED.match(text) if len(text) <= _SHORT else None) is not None:
        titled, quoted, bare = match.groups()
        return titled or quoted or (bare if is_organisation(bare) else "")
    name = next(filter(None, match.groups()), "") if match else ""
    return "" if name in _NOBODY else name
