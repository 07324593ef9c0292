"""The ranks of an entry on a list in a few bytes a reading: seconds since the one before, rank, change of heat.

Numbers are varints of seven bits a byte, the lowest first; a change that may be negative is zigzag-coded
(https://protobuf.dev/programming-guides/encoding/). Fifty entries read every ten minutes take some 15 MB a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_FOLLOWS, _HOT = 1, 2


class Point(NamedTuple):
    """One reading of a list that showed the entry."""

    seen: int
    """Seconds since 1970."""
    rank: int
    heat: int | None
    follows: bool
    """The reading before showed it, too."""


def encoded(point: Point, before: Point | None, begins: int) -> bytes:
    """The bytes of a point after another one; ``begins`` is the moment of a first one."""
    flags = (_FOLLOWS if point.follows else 0) | (_HOT if point.heat is not None else 0)
    content = _varint(max(0, point.seen - (before.seen if before else begins))) + _varint(point.rank << 2 | flags)
    if point.heat is None:
        return content
    change = point.heat - ((before.heat if before else None) or 0)
    return content + _varint(change << 1 if change >= 0 else (-change << 1) - 1)


def decoded(content: bytes, begins: int) -> Iterator[Point]:
    """Yield the points of a blob; those before the end of one that was cut short."""
    place, seen, heat = 0, begins, 0
    try:
        while place < len(content):
            passed, place = _number(content, place)
            packed, place = _number(content, place)
            seen += passed
            hot: int | None = None
            if packed & _HOT:
                change, place = _number(content, place)
                heat += change >> 1 if not change & 1 else -((change + 1) >> 1)
                hot = heat
            else:
                heat = 0
            yield Point(seen, packed >> 2, hot, bool(packed & _FOLLOWS))
    except IndexError:
        return


def _varint(number: int) -> bytes:
    content = bytearray()
    while number > 0x7F:
        content.append(number & 0x7F | 0x80)
        number >>= 7
    content.append(number)
    return bytes(content)


def _number(content: bytes, place: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, place
        shift += 7
