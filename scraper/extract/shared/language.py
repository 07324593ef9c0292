"""The language of a text, as a BCP 47 tag, from its characters."""

from __future__ import annotations

import string

from scraper.extract.shared.lazy_regex import lazy_regex

SIMPLIFIED = frozenset(
    "这们来时说国会为对发经动业学现过还后车东马长门问间见贝页风飞电书买卖头实应总战报关开让认识论设许证评词试话请读谁课调谈"
)
TRADITIONAL = frozenset(
    "這們來時說國會為對發經動業學現過還後車東馬長門問間見貝頁風飛電書買賣頭實應總戰報關開讓認識論設許證評詞試話請讀誰課調談"
)
"""The same frequent characters in both scripts, place by place."""

_TAG = lazy_regex(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_IDEOGRAPHS = lazy_regex(r"[\u3400-\u9fff]+")
_KANA = lazy_regex(r"[\u3040-\u30ff]")
_HANGUL = lazy_regex(r"[\uac00-\ud7af]")
_OF_NEIGHBOURS = lazy_regex(r"[\u3040-\u30ff\uac00-\ud7af]")
_NO_LATIN = bytes(set(range(128)).difference(string.ascii_letters.encode()))
_TELLING = lazy_regex(f"[{''.join(sorted(SIMPLIFIED | TRADITIONAL))}]")
_OF_TRADITIONAL = lazy_regex(f"[{''.join(sorted(TRADITIONAL - SIMPLIFIED))}]")
_SAMPLE = 1_500
"""Number of characters looked at."""


def language(text: str, declared: str | None = None) -> str:
    """The tag that the page declares, where the text bears it out; else what the characters tell; ``und`` without any.

    Chinese comes back as ``zh-Hans`` or ``zh-Hant`` unless the page says more (``zh-CN``, ``zh-HK``).
    """
    text = text[:_SAMPLE]
    tag = _declared(declared)
    seen = _seen(text)
    if seen is None:
        return tag or "und"
    if tag and tag.split("-")[0] == seen.split("-")[0] and (tag != "zh" or seen == "zh"):
        return tag
    if seen == "en" and tag and not tag.startswith(("zh", "ja", "ko")):
        return tag
    return seen


def _declared(value: str | None) -> str | None:
    """The declared tag in the usual letter case: ``zh-CN``, ``zh-Hant-TW``."""
    match = _TAG.match((value or "").strip())
    if match is None:
        return None
    first, *rest = match[0].replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        parts.append(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower())
    return "-".join(parts)


def _seen(text: str) -> str | None:
    rest = _IDEOGRAPHS.sub("", text)  # of a Chinese text, little
    ideographs = len(text) - len(rest)
    if _OF_NEIGHBOURS.search(rest) is None:
        kana = hangul = 0
    else:
        kana, hangul = len(_KANA.findall(rest)), len(_HANGUL.findall(rest))
    latin = len(rest.encode("ascii", "ignore").translate(None, _NO_LATIN))
    if hangul > ideographs and hangul > 4:
        return "ko"
    if kana > 0.2 * (ideographs + kana) and kana > 4:
        return "ja"
    if ideographs and ideographs * 4 >= latin:
        if _OF_TRADITIONAL.search(text) is None:  # of most pages, at a glance
            return "zh" if _TELLING.search(text) is None else "zh-Hans"
        telling = _TELLING.findall(text)
        simplified = sum(map(SIMPLIFIED.__contains__, telling))
        if 2 * simplified == len(telling):
            return "zh"
        return "zh-Hans" if 2 * simplified > len(telling) else "zh-Hant"
    return "en" if latin else None
