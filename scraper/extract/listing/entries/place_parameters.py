"""What counts the entries of a list: query parameters (``rank=3``), with which an entry has another address each
time it moves, and numbers before all headlines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Teaser

_LEAST = 3
"""Minimum number of entries of the shortest list in which numbers count."""
_MOST = 1_000
"""The place from which numbers are others: years, ids."""
_NUMBERED = lazy_regex(r"(.{0,40}?)(\d{1,4})")
"""A place, with what may be before it: 3, top_3."""
_WORDS = frozenset("rank ranking pos position index idx order sort seq place top hot".split())
"""Words of the names of such parameters, or at the end of what is before the number."""
_WORD = lazy_regex(r"[A-Z]?[a-z]+|[A-Z]+")


def without_places(items: tuple[Teaser, ...], keep: Collection[str] = ()) -> tuple[Teaser, ...]:
    """Take the numbers that count the entries out of their headlines, and the parameters out of their addresses.

    Only those that all entries have, and without which all addresses still differ: ``/article?id=3`` is no place. One
    whose name or value says nothing of places counts only where the paths tell the entries apart.
    ``keep``: the source's parameters that distinguish pages.
    """
    if len(items) >= _LEAST and items[0].headline[:1].isdigit():
        items = _uncounted(items)
    if len(items) < _LEAST or "*" in keep or not all("?" in item.url for item in items):
        return items
    queries = [dict(parse_qsl(urlsplit(item.url).query, keep_blank_values=True)) for item in items]
    urls = [item.url for item in items]
    have_own_paths = len({url.partition("?")[0] for url in urls}) == len(urls)
    for name in sorted(set(queries[0]).intersection(*queries[1:]).difference(keep)):
        if _are_places(name, [query[name] for query in queries], named=not have_own_paths):
            shorter = [_without(url, name) for url in urls]
            urls = shorter if len(set(shorter)) == len(urls) else urls
    return tuple(replace(item, url=url) for item, url in zip(items, urls, strict=True))


def _uncounted(items: tuple[Teaser, ...]) -> tuple[Teaser, ...]:
    """The entries without the numbers before most of their headlines, in the order of the list: 1. …, 2. …"""
    counts = [_COUNT.match(item.headline) for item in items]
    numbers = [int(count[1]) for count in counts if count is not None]
    if (
        counts[0] is None
        or 2 * len(numbers) <= len(items)
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
    ):
        return items
    ends = [count.end() if count is not None else 0 for count in counts]
    return tuple(replace(item, headline=item.headline[end:]) for item, end in zip(items, ends, strict=True))


_COUNT = lazy_regex(r"0?(\d{1,3})\s?[.、．:：]\s?(?=[^\d\s])")


def _are_places(name: str, values: Sequence[str], *, named: bool) -> bool:
    """Test for values that are 1, 2, 3 … or 0, 1, 2 … in the order of the list, or go on from the page before.

    ``named``: its name, or a word before each number, must say so. With such a name there may be gaps.
    """
    matches = [match for value in values if (match := _NUMBERED.fullmatch(value)) is not None]
    if len(matches) < len(values) or len({match[1] for match in matches}) > 1:
        return False
    is_name = not _WORDS.isdisjoint(word.lower() for word in _WORD.findall(name))
    words = _WORD.findall(matches[0][1])
    if named and not is_name and not (words and words[-1].lower() in _WORDS):
        return False
    numbers = [int(match[2]) for match in matches]
    first, count = numbers[0], len(numbers)
    if numbers == list(range(first, first + count)) and first % count <= 1 and first < _MOST:
        return True
    return is_name and all(one < other for one, other in pairwise(numbers))


def _without(url: str, name: str) -> str:
    path, _question, query = url.partition("?")
    parts = [part for part in query.split("&") if part.partition("=")[0] != name]
    return f"{path}?{'&'.join(parts)}" if parts else path
