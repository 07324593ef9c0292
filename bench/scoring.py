"""How alike what was read and what should have been read are: the measures of bench/parse.py.

A page's gold is a dict in the words of the JSON contract with ``kind``; what was read is another. Text is compared
without white space, folded by NFKC. headline, outlet, section: equal or not. published: equal to the precision that the
page prints. byline, editors: F1 over the names of all pages together. summary, body: F1 of 4-character shingles, the
measure of the article-extraction benchmarks with characters for words. items: F1 over (headline, path); teasers: the
share of the list's summaries that were found.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Gold = Mapping[str, Any]
FIELDS = ("headline", "published", "byline", "editors", "outlet", "section", "summary", "body", "items", "teasers")
_NAMES = ("byline", "editors")
_TEXTS = ("summary", "body")
_SHINGLE = 4
_FOUND = 0.8
"""From this F1 on a list's summary counts as found."""


def score(pages: Iterable[tuple[Gold, Gold]]) -> dict[str, float]:
    """By field, 0 to 1, over pairs of (gold, read); fields that no page's gold has are left out."""
    single: dict[str, list[float]] = {field: [] for field in FIELDS}
    names = {field: Counter[str]() for field in _NAMES}
    for gold, read in pages:
        if gold["kind"] == "list":
            _list(gold, read, single)
        elif gold["kind"] == "article":
            _article(gold, read, single, names)
    found = {field: statistics.mean(values) for field, values in single.items() if values}
    found.update({field: _f1(count["both"], count["read"], count["gold"]) for field, count in names.items()})
    return found


def _article(gold: Gold, read: Gold, single: dict[str, list[float]], names: dict[str, Counter[str]]) -> None:
    for field in ("headline", "outlet", "section"):
        single[field].append(_plain(gold.get(field)) == _plain(read.get(field)))
    single["published"].append(_same_moment(gold.get("published"), read.get("published")))
    for field in _TEXTS:
        single[field].append(alike(gold.get(field), read.get(field)))
    for field, count in names.items():
        wanted, found = ({_plain(name) for name in page.get(field) or ()} for page in (gold, read))
        count.update(both=len(wanted & found), read=len(found), gold=len(wanted))


def _list(gold: Gold, read: Gold, single: dict[str, list[float]]) -> None:
    unmatched: dict[tuple[str, str], list[Gold]] = {}
    for item in read.get("items") or ():
        unmatched.setdefault((_plain(item.get("headline")), _path(item.get("url"))), []).append(item)
    pairs = []
    for item in gold["items"]:
        if same := unmatched.get((_plain(item["headline"]), _path(item["url"]))):
            pairs.append((item, same.pop()))
    single["items"].append(_f1(len(pairs), len(read.get("items") or ()), len(gold["items"])))
    told = sum(1 for item in gold["items"] if item.get("summary"))
    if told:
        found = sum(alike(want["summary"], got.get("summary")) > _FOUND for want, got in pairs if want.get("summary"))
        single["teasers"].append(found / told)


def alike(one: str | None, other: str | None) -> float:
    """F1 of the shingles of two texts; 1 where both are empty."""
    first, second = _shingles(one), _shingles(other)
    return _f1((first & second).total(), first.total(), second.total())


def _shingles(text: str | None) -> Counter[str]:
    plain = _plain(text)
    return Counter(plain[i : i + _SHINGLE] for i in range(max(1, len(plain) - _SHINGLE + 1)) if plain)


def _f1(both: int, one: int, other: int) -> float:
    return 2 * both / (one + other) if one + other else 1.0


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).lower()


def _path(url: str | None) -> str:
    """A URL without host and leading dots: a page whose address nobody knows gives relative ones."""
    return re.sub(r"^(\.{0,2}/)+", "", re.sub(r"^(https?:)?//[^/]+", "", url or "")).rstrip("/")


def _same_moment(gold: str | None, read: str | None) -> bool:
    wanted, found = (re.sub(r"\D", "", re.split(r"[+Z]", text or "")[0])[:12] for text in (gold, read))
    return found[: len(wanted)] == wanted if wanted else not found
