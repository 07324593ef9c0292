"""Fingerprints of texts, for finding near-duplicates without comparing all pairs."""

from __future__ import annotations

import re
from hashlib import blake2b
from struct import unpack_from
from typing import NamedTuple

from scraper.text.normalise import fold

SHINGLE = 4
"""Number of characters of a shingle: four UTF-16 units are one 64-bit number. Unpacking them takes 0.7 of the time of
slicing."""

SKETCH = 16
"""Shingles in a sketch."""

LEAST = 40
"""Characters (letters and digits) of the shortest text that may be a copy of another."""

_PRIME = 4_100_834_789
"""Divisor whose remainder is a shingle's hash. A prime under 2^32 and far from it: all four characters count alike."""

_LOWEST = 450
"""Hashes of a text, the lowest, that are enough in nineteen cases of twenty: each of 64 bits has one among them."""

_BETWEEN = re.compile(r"[\W_]+")


class Fingerprint(NamedTuple):
    """Fingerprint of a text: see `fingerprint`."""

    bits: int
    """64 bits, signed as in SQLite: near-duplicates differ in few of them; 0 for a text under `LEAST` characters."""
    sketch: tuple[int, ...]
    """The `SKETCH` smallest of the 32-bit hashes of its shingles, ascending: the share that two sketches have in common
    is about the share that the texts' shingles have in common (Broder 1997, bottom-k)."""


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text's letters and digits; punctuation, white space, width and case do not count."""
    return of_letters(essence(text))


def of_letters(letters: str) -> Fingerprint:
    """The fingerprint of a text of which the `essence` is there already."""
    if len(letters) < LEAST:
        return Fingerprint(0, ())
    hashes = _hashes(letters)
    below = (_LOWEST << 32) // len(hashes)
    lowest = sorted([value for value in hashes if value < below])
    # one permutation hashing: a hash's low six bits choose the bit, the smallest such hash sets it
    least = {value & 63: value for value in reversed(lowest)}
    if len(least) < 64:  # the rest may have some for the other bits
        lowest = sorted(hashes)
        least = {value & 63: value for value in reversed(lowest)}
    bits = sum(1 << bit for bit, value in least.items() if value & 64)
    return Fingerprint(bits - (1 << 64) if bits >> 63 else bits, tuple(lowest[:SKETCH]))


def text_hash(letters: str, headline: str) -> int | None:
    """64 bits of a whole text, of which the `essence` is ``letters``; None if there is none. A text of a few words
    counts together with its headline."""
    if not letters:
        return None
    whole = letters if len(letters) >= LEAST else f"{essence(headline)}\n{letters}"
    digest = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def essence(text: str) -> str:
    """The letters and digits of a text, folded: two copies of it have these in common whatever their typesetting."""
    return fold(_BETWEEN.sub("", text))


def _hashes(letters: str) -> set[int]:
    """The hashes of all runs of `SHINGLE` characters."""
    units = letters.encode("utf-16-le", "surrogatepass")
    return {
        shingle % _PRIME
        for offset in range(0, 2 * SHINGLE, 2)
        for shingle in unpack_from(f"<{(len(units) - offset) // 8}Q", units, offset)
    }
