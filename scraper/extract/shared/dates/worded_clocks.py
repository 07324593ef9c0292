"""Reader of clocks beside a date as the world's papers print them: at 2:30 p.m., um 14.30 Uhr, à 14h30, kl. 14:30."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.extract.shared.dates import time_zones
from scraper.extract.shared.dates.half_days import hour_of
from scraper.extract.shared.dates.stamp import Stamp, with_offset
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of

_AT: Mapping[str, str] = {
    "en": "at",
    "de": "um ab",
    "fr": "à",
    "es": r"a\x20las a\x20les a\x20la a",
    "pt": "às as",
    "it": r"alle\x20ore alle ore",
    "nl": "om",
    "sv": "kl klockan klokken klokka",
    "fi": "klo kello kell",
    "pl": r"o\x20godz godz o v",
    "sl": "ob u",
    "ru": "в о об у",
    "el": "στις ώρα",
    "tr": "saat",
    "id": "pukul jam",
    "vi": "lúc",
}
"""Text between a day and its clock, by language."""
_HOURS = r"(?:Uhr|uur|hrs|hs|h(?![a-z])|óra|val)"
"""Text after a clock."""
_CLOCK = (
    rf"(?P<h>[0-2]?\d)(?:(?P<s>\ ?:\ ?|\.|\ ?h\ ?)(?P<mi>[0-5]\d)(?!\d)(?::[0-5]\d)?)?"
    rf"(?:\ ?(?P<late>[ap]\.?\ ?m(?![a-z])\.?))?(?P<hours>\ ?{_HOURS})?(?:\ ?(?P<off>{time_zones.BEHIND}))?"
)
_WEEKDAY = "(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)"
"""The day of the week between a day and its clock, as Turkish papers print it."""
_BEHIND = lazy_regex(
    rf"\ ?(?:[,.|·•@–—-]\ ?){{0,2}}(?:{_WEEKDAY}\ )?(?P<at>{one_of(_AT)}(?:[.:]\ ?|\ ))?{_CLOCK}(?![\d:/]|\.\d)",
    re.IGNORECASE,
)
_BEFORE = lazy_regex(
    rf"(?<![\d:./])(?P<at>{one_of(_AT)}\.?\ )?{_CLOCK}\ ?(?:[,|·•–—-]\ ?)?(?:on\ |le\ |am\ |den\ |el\ |em\ |il\ |op\ )?"
    r"(?:[^\W\d_]{2,12}\.?,?\ )?$",
    re.IGNORECASE,
)
_LONGEST = 44
"""Maximum number of characters before a day in which its clock may be."""


def with_clock(stamp: Stamp, text: str) -> Stamp:
    """The day with the clock that is printed after or before it; unchanged where none is."""
    if match := _BEHIND.match(text, stamp.end):
        return _at(stamp, match)._replace(end=match.end())
    if match := _BEFORE.search(text, max(0, stamp.start - _LONGEST), stamp.start):
        return _at(stamp, match)._replace(start=match.start())
    return stamp


def lone(stamp: Stamp, text: str) -> Stamp:
    """The day with the clock that a text consists of; unchanged by any other text."""
    match = _BEHIND.fullmatch(text) if len(text) <= _LONGEST else None
    return _at(stamp, match) if match else stamp


def _at(stamp: Stamp, match: re.Match[str]) -> Stamp:
    """The day at the time of a match: a number and a point need a word beside them, as does an hour without minutes."""
    hour, late = int(match["h"]), (match["late"] or "").lower().replace(" ", "")
    beside = [bool(match[name]) for name in ("at", "hours", "off")]
    sure = {None: beside[0] and beside[1], ".": any(beside)}.get(match["s"], True)
    hour = hour_of(hour, late)
    return with_offset(stamp.at(hour, int(match["mi"] or 0)), match["off"]) if hour < 24 and (sure or late) else stamp
