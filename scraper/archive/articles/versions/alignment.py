"""Alignment of two lists of lines or pieces of text, in the time of a sort however long they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Opcode = tuple[str, int, int, int, int]
"""As of `difflib.SequenceMatcher.get_opcodes`: ``equal`` or ``replace``, from and to in the one, from and to in the
other."""


def aligned(older: Sequence[str], newer: Sequence[str]) -> Iterator[Opcode]:
    """Align two lists of lines or sentences by those that occur once in each of them ("patience diff").

    They are matched by the longest of their rising sequences, in the time of a sort.
    """
    ours, theirs = Counter(older), Counter(newer)
    places = {line: place for place, line in enumerate(newer) if theirs[line] == 1}
    once = [(i, places[line]) for i, line in enumerate(older) if ours[line] == 1 and line in places]
    a = c = 0
    for i, k in (*_rising(once), (len(older), len(newer))):
        start = 0
        while a + start < i and c + start < k and older[a + start] == newer[c + start]:
            start += 1
        end = 0
        while a + start < i - end and c + start < k - end and older[i - end - 1] == newer[k - end - 1]:
            end += 1
        if start:
            yield "equal", a, a + start, c, c + start
        if a + start < i - end or c + start < k - end:
            yield "replace", a + start, i - end, c + start, k - end
        if end:
            yield "equal", i - end, i, k - end, k
        if i < len(older):
            yield "equal", i, i + 1, k, k + 1
        a, c = i + 1, k + 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence whose second numbers rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        place = bisect_left(ends, value)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [value]
        last[place : place + 1] = [number]
    longest = []
    number = last[-1] if last else -1
    while number >= 0:
        longest.append(pairs[number])
        number = before[number]
    return longest[::-1]
