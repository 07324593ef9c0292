"""How alike what was read and what should have been read are: the measures of bench/parse.py.

A page's gold is a dict in the words of the JSON contract with ``kind``; what was read is another. Text is compared
without white space, folded by NFKC. headline, outlet, section: equal or not. published: equal to the precision that the
page prints. byline, editors: F1 over the names of all pages together. summary, body: F1 of 4-character shingles, the
measure of the article-extraction benchmarks with characters for words. items: F1 over (headline, link); teasers: the
share of the list's summaries that were found.

Gold may name other right answers, ``"also": {"outlet": ["…"], "published": [null]}``; the best of them counts. Links of
a list's ``"optional"`` (side blocks of real articles) are neither required nor wrong.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Gold = Mapping[str, Any]
FIELDS = ("headline", "published", "byline", "editors", "outlet", "section", "summary", "body", "items", "teasers")
_NAMES = ("byline", "editors")
_TEXTS = ("summary", "body")
_SHINGLE = 4
_CLOSE = 0.8
"""Over this F1 a list's summary counts as read."""


def score(pages: Iterable[tuple[Gold, Gold]]) -> dict[str, float]:
    """By field, 0 to 1, over pairs of (gold, read); fields that no page's gold has are left out."""
    single: dict[str, list[float]] = {field: [] for field in FIELDS}
    names = {field: Counter[str]() for field in _NAMES}
    for gold, read in pages:
        if gold["kind"] == "list":
            _list(gold, read, single)
        elif gold["kind"] == "article":
            _article(gold, read, single, names)
    total = {field: statistics.mean(values) for field, values in single.items() if values}
    total.update({field: _f1(count["both"], count["read"], count["gold"]) for field, count in names.items()})
    return total


def _article(gold: Gold, read: Gold, single: dict[str, list[float]], names: dict[str, Counter[str]]) -> None:
    for field in ("headline", "outlet", "section"):
        single[field].append(_plain(read.get(field)) in map(_plain, _answers(gold, field)))
    single["published"].append(
        any(_same_moment(answer, read.get("published")) for answer in _answers(gold, "published"))
    )
    for field in _TEXTS:
        single[field].append(max(alike(answer, read.get(field)) for answer in _answers(gold, field)))
    for field, count in names.items():
        counts = [_name_counts(answer, read.get(field)) for answer in _answers(gold, field)]
        count.update(max(counts, key=lambda own: _f1(own["both"], own["read"], own["gold"])))


def _answers(gold: Gold, field: str) -> list[Any]:
    """Every right answer of a field."""
    return [gold.get(field), *(gold.get("also") or {}).get(field, ())]


def _name_counts(gold: Iterable[str] | None, read: Iterable[str] | None) -> Counter[str]:
    """Names in both, in what was read, and in the gold."""
    right, names = ({_plain(name) for name in side or ()} for side in (gold, read))
    return Counter(both=len(right & names), read=len(names), gold=len(right))


def _list(gold: Gold, read: Gold, single: dict[str, list[float]]) -> None:
    items = list(read.get("items") or ())
    pairs = _pairs(gold["items"], items)
    optional = [_link(url) for url in gold.get("optional") or ()]
    matched = {id(item) for _, item in pairs}
    wrong = [item for item in items if id(item) not in matched and not _is_one_of(item.get("url"), optional)]
    single["items"].append(_f1(len(pairs), len(pairs) + len(wrong), len(gold["items"])))
    teasers = sum(1 for item in gold["items"] if item.get("summary"))
    if teasers:
        close = sum(
            alike(right["summary"], item.get("summary")) > _CLOSE for right, item in pairs if right.get("summary")
        )
        single["teasers"].append(close / teasers)


def _pairs(gold: Iterable[Gold], read: Iterable[Gold]) -> list[tuple[Gold, Gold]]:
    """Pairs of entries whose headline and link agree, each used once."""
    unmatched: dict[str, list[Gold]] = defaultdict(list)
    for item in read:
        unmatched[_plain(item.get("headline"))].append(item)
    pairs = []
    for right in gold:
        candidates, link = unmatched[_plain(right["headline"])], _link(right["url"])
        same = next((n for n, item in enumerate(candidates) if _is_same(_link(item.get("url")), link)), None)
        if same is not None:
            pairs.append((right, candidates.pop(same)))
    return pairs


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


Link = tuple[str, frozenset[str]]
"""Path and query pairs of an address."""


def _link(url: str | None) -> Link:
    """The part of an address that its spellings share: no scheme, host, fragment, dot segments or percent-escapes."""
    address = re.sub(r"^(https?:)?//[^/?#]+", "", (url or "").strip())
    path, _, query = urllib.parse.unquote(address.partition("#")[0]).partition("?")
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps), frozenset(pair for pair in query.split("&") if pair)


def _is_same(link: Link, gold: Link) -> bool:
    """Tell if both are one address: a relative gold link may have been resolved against a base, and parameters that
    only track may be left out (utm_*), but none added, nor all left out of a link without a path."""
    (path, query), (right_path, right_query) = link, gold
    at = path == right_path or (right_path != "" and path.endswith(f"/{right_path}"))
    return at and query <= right_query and (path != "" or query == right_query)


def _is_one_of(url: str | None, links: Iterable[Link]) -> bool:
    return any(_is_same(_link(url), link) for link in links)


def _same_moment(gold: str | None, read: str | None) -> bool:
    right, digits = (re.sub(r"\D", "", re.split(r"[+Z]", text or "")[0])[:12] for text in (gold, read))
    return digits[: len(right)] == right if right else not digits
