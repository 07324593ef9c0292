"""Fingerprints of a text: near-copies are found by them without comparing all pairs."""

from __future__ import annotations

import re
from itertools import groupby, islice
from struct import unpack_from
from typing import NamedTuple

from scraper.text.normalise import fold

SHINGLE = 4
"""Characters a shingle: four UTF-16 units are one 64-bit number, so that a text's shingles are had without a loop."""

SKETCH = 16
"""How many shingles stand for a text."""

LEAST = 40
"""Characters (letters and digits) under which a text is too short to be called a copy of anything."""

_PRIME = 4_100_834_789
"""A shingle's remainder is its hash. A prime under 2^32 and far from it, so that all four characters count alike."""

_BETWEEN = re.compile(r"[\W_]+")


class Fingerprint(NamedTuple):
    """What `fingerprint` makes of a text."""

    bits: int
    """64 bits, signed as SQLite keeps them: near-copies differ in few of them; 0 for a text too short to tell."""
    sketch: tuple[int, ...]
    """The `SKETCH` smallest of the 32-bit hashes of its shingles, ascending: two texts share about as large a part of
    their sketches as they share of their shingles (Broder 1997, bottom-k)."""


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text's letters and digits; punctuation, white space, width and case do not count."""
    letters = essence(text)
    if len(letters) < LEAST:
        return Fingerprint(0, ())
    hashes = _hashes(letters)
    hashes.sort(reverse=True)
    # one permutation hashing: a hash's low six bits choose the bit, the smallest of those says which it is
    least = {value & 63: value for value in hashes}
    bits = sum([1 << bit for bit, value in least.items() if value & 64])
    sketch = islice((value for value, _ in groupby(reversed(hashes))), SKETCH)
    return Fingerprint(bits - (1 << 64) if bits >> 63 else bits, tuple(sketch))


def essence(text: str) -> str:
    """The letters and digits of a text, folded: what two copies of it have in common whatever their typesetting."""
    return fold(_BETWEEN.sub("", text))


def _hashes(letters: str) -> list[int]:
    """The hash of every run of `SHINGLE` characters, as often as it occurs: sorting is cheaper than a set of them."""
    units = letters.encode("utf-16-le", "surrogatepass")
    found: list[int] = []
    for offset in range(0, 2 * SHINGLE, 2):
        found += map(_PRIME.__rmod__, unpack_from(f"<{(len(units) - offset) // 8}Q", units, offset))
    return found
