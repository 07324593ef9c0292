"""Near-duplicates: the same text under another URL, and reprints of nearly the same text, without comparing all pairs.

Two similar texts share, with near certainty, some hash of their sketches (scraper/text/fingerprint.py); an
index on these gives the few articles worth a full comparison: by their longest common subsequence, which distinguishes
a reprint with words changed all over from a daily column that shares its frame with yesterday's; and if
all but the figures is the same, as in the weather, the exchange and the lottery of every day, by the figures.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import accumulate

from scraper.archive.articles.alignment import aligned
from scraper.models import Analysis, Page
from scraper.text.fingerprint import LEAST, essence

ENOUGH = 0.82
"""Likeness below which two texts are no copies. A reprint with 15 % of its characters edited keeps more."""
CERTAIN = 0.95
"""Likeness from which on the headlines do not matter."""
TOGETHER = 1.76
"""Least sum of the likeness of texts and that of headlines, in between: today's guest is received in the words of
yesterday's, but under another name. A trimmed headline counts as equal. (bench/reprints.py has the figures.)"""
_OTHER_FIGURES = 0.66
"""Share of the figures in the same places that must differ for another day's news. One edit in seven characters, the
most that a reprint may have, leaves two thirds of them unchanged."""
_LEAST_FIGURES = 3
_AROUND = 4
"""Letters on either side of a figure that identify its place."""
_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:(?:19|20)[0-9][0-9])+")
_SHARED = 2
"""Hashes of their sketches that two texts must share to be compared."""
_SHARED_ALONE = 6
"""The same if the headlines are no help. `CERTAIN` leaves two texts at least two thirds of their shingles in common,
and of sixteen hashes less than six in one case of four hundred; a page of news shares as many with hardly another."""
_COMPARED = 6
"""Candidates that are compared, those with most hashes in common."""
_MOST = 300_000
"""Characters of candidates after which the others, which share less, are skipped: the run's loop waits for this."""
_CROWD = 300
"""Articles with one hash from which on it is a phrase of the paper rather than of a text, and is ignored."""
_LAST = (1 << 63) - 1
"""The largest number of an article."""
_RECENT = 64
"""Texts whose letters are cached: a candidate is likely to be one again soon."""

_EXACT = 10_000 * 10_000
"""Product of two texts' lengths up to which they are compared wholly: ten milliseconds. Two books of half a million
characters would take a minute."""
_BETWEEN = 3000 * 3000
"""The same for the text between two pieces of long texts."""
_LOOKED_AT = 100_000
"""Characters between such pieces that are compared: a tenth of a second."""
_HEADLINE = 500
"""Characters of a headline that are compared. No headline is longer."""


@dataclass(frozen=True)
class Text:
    """An article's text for comparison; computed as needed."""

    body: str
    headline: str = ""
    sketch: tuple[int, ...] = ()

    @cached_property
    def letters(self) -> str:
        """The body without punctuation, white space and differences of width and case."""
        return essence(self.body)

    @cached_property
    def hash(self) -> int | None:
        """64 bits of the whole text, None if there is none. A text of a few words counts together with its headline."""
        if not self.letters:
            return None
        whole = self.letters if len(self.letters) >= LEAST else f"{essence(self.headline)}\n{self.letters}"
        digest = blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big", signed=True)


def prepare(page: Page, analysis: Analysis) -> Text:
    """Return the text of an article for comparison."""
    return Text(page.body, page.headline, analysis.sketch if page.body else ())


def find(
    connection: sqlite3.Connection, text: Text, article: int | None = None, *, among: int | None = None
) -> tuple[int, float] | None:
    """Return the first print of a text's group and their likeness, 0 to 1; None for a new text.

    ``article`` is the text's own id when it is stored already: it is no copy of itself. ``among``: only articles up to
    this id are searched.
    """
    if text.hash is None:
        return None
    row = connection.execute(
        "SELECT coalesce(copy_of, id) FROM articles WHERE text_hash = ?1 AND id IS NOT ?2"
        " AND (?3 IS NULL OR id <= ?3) ORDER BY id LIMIT 1",
        (text.hash, article, among),
    ).fetchone()
    if row is not None:
        return None if row[0] == article else (row[0], 1.0)
    if among == 0:
        return None
    best: tuple[int, float] | None = None
    compared = 0
    for head, headline, body, shared in _candidates(connection, text.sketch, article, among):
        compared += len(body)
        if compared > _MOST and compared > len(body):  # the first, which shares most, is compared in any case
            break
        headlines = trimmed(essence(text.headline), essence(headline))
        if headlines < TOGETHER - CERTAIN and shared < _SHARED_ALONE:
            continue
        alike = likeness(text.letters, _letters(body))
        if alike < ENOUGH or (best is not None and alike <= best[1]):
            continue
        same_news = alike >= CERTAIN or alike + headlines >= TOGETHER
        if same_news and not other_figures(text.letters, _letters(body)):
            best = head, alike
    return (best[0], round(best[1], 3)) if best else None


@lru_cache(maxsize=_RECENT)
def _letters(body: str) -> str:
    return essence(body)


@lru_cache(maxsize=_RECENT)
def _characters(letters: str) -> Mapping[str, int]:
    return Counter(letters)


def likeness(one: str, other: str) -> float:
    """Return the share of two texts that is equal in the same order, 0 to 1; 0 also if it cannot reach `ENOUGH`."""
    total = len(one) + len(other)
    for most in (_shorter, _overlap):
        if not total or 2 * most(one, other) / total < ENOUGH:
            return 0.0
    if len(one) * len(other) <= _EXACT:
        return 2 * common(one, other) / total
    return min(1.0, 2 * common_of_long(one, other) / total)


def _shorter(one: str, other: str) -> int:
    """Return an upper bound of `common`."""
    return min(len(one), len(other))


def _overlap(one: str, other: str) -> int:
    """Return a closer bound of `common`: the characters that two texts share in any order, at a tenth of its cost.

    Hardly any near miss gets past it.
    """
    ours, theirs = _characters(one), _characters(other)
    both = ours.keys() & theirs.keys()
    return sum(map(min, map(ours.__getitem__, both), map(theirs.__getitem__, both)))


def other_figures(one: str, other: str) -> bool:
    """Report if two texts have other figures in the same places: most of those between the same letters differ.

    A reprint has the figures of its original, except one or two corrected ones; today's weather has others than
    yesterday's. Years, which change once a year, do not count.
    """
    ours, theirs = _figures(one), _figures(other)
    places = ours.keys() & theirs.keys()
    differing = sum(ours[place] != theirs[place] for place in places)
    return differing >= _LEAST_FIGURES and differing >= _OTHER_FIGURES * len(places)


def _figures(letters: str) -> dict[str, str]:
    """Return the numbers of a text by the letters around them; only those whose letters occur once."""
    numbers = _NUMBER.findall(letters)
    frame = _NUMBER.sub("#", letters)
    places = [match.start() for match in re.finditer("#", frame)]
    around = [frame[max(0, place - _AROUND) : place + _AROUND + 1] for place in places]
    often = Counter(around)
    return {
        where: number
        for where, number in zip(around, numbers, strict=True)
        if often[where] == 1 and not _YEAR.fullmatch(number)
    }


def trimmed(one: str, other: str) -> float:
    """Return the share of the shorter of two headlines that the longer holds in the same order, 0 to 1."""
    one, other = one[:_HEADLINE], other[:_HEADLINE]
    shorter = min(len(one), len(other))
    return common(one, other) / shorter if shorter else 1.0


def common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, a column at a time in the bits of a number (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for place, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << place
    full = (1 << len(one)) - 1
    column = full
    for character in other:
        if character in places:  # any other leaves the column as it is
            match = column & places[character]
            column = (column + match | column - match) & full
    return len(one) - column.bit_count()


def common_of_long(one: str, other: str) -> int:
    """Return about the same as `common`, in a time that grows with the length of the texts and not its square.

    The texts are cut at certain characters, so that an insertion moves no other cut. Pieces that occur once in each, in
    the same order, align the two; the text between is compared character by character if it is short, and counts as
    different if it is not. Of very much text between, every n-th place stands for all.
    """
    ours, theirs = _pieces().findall(one), _pieces().findall(other)
    here, there = (list(accumulate(map(len, pieces), initial=0)) for pieces in (ours, theirs))
    same = 0
    between: list[tuple[str, str]] = []
    for tag, i, j, k, m in aligned(ours, theirs):
        if tag == "equal":
            same += here[j] - here[i]
        else:
            between.append((one[here[i] : here[j]], other[there[k] : there[m]]))
    short = [pair for pair in between if 0 < len(pair[0]) * len(pair[1]) <= _BETWEEN]
    whole = sum(len(pair[1]) for pair in short)
    some = short[:: 1 + whole // _LOOKED_AT]
    looked_at = sum(len(pair[1]) for pair in some)
    return same + round(sum(common(*pair) for pair in some) * whole / looked_at if looked_at else 0)


@cache
def _pieces() -> re.Pattern[str]:
    """Return the pattern of the pieces of a long text: they end with one of every sixteen characters.

    It takes 7 ms to compile, which no search should wait for.
    """
    ends = "".join(chr(code) for code in range(0x30, 0xD800, 16))
    return re.compile(f"[^{ends}]*(?:[{ends}]|$)")


def keep_sketch(connection: sqlite3.Connection, article: int, sketch: tuple[int, ...]) -> None:
    """Index the sketch of a stored article."""
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(value, article) for value in sketch])


def drop_sketch(connection: sqlite3.Connection, article: int) -> None:
    """Take a stored article's sketch out of the index."""
    connection.execute("DELETE FROM sketches WHERE article = ?", (article,))


def _candidates(
    connection: sqlite3.Connection, sketch: tuple[int, ...], article: int | None, among: int | None
) -> list[tuple[int, str, str, int]]:
    """Return the articles that share most hashes: first print, headline, body, number of shared hashes."""
    return connection.execute(
        "WITH shared(candidate, hashes) AS ("
        " SELECT article, count(*) FROM json_each(?1) AS asked CROSS JOIN sketches"
        " ON hash = asked.value AND article <= ?6 WHERE NOT EXISTS"
        " (SELECT 1 FROM sketches WHERE hash = asked.value AND article <= ?6 LIMIT 1 OFFSET ?2)"
        " GROUP BY article HAVING count(*) >= ?3)"
        " SELECT coalesce(copy_of, id) AS head, headline, body, hashes FROM ("
        "  SELECT candidate, hashes FROM shared WHERE candidate IS NOT ?4 ORDER BY hashes DESC, candidate LIMIT ?5)"
        " CROSS JOIN articles ON id = candidate WHERE head != coalesce(?4, 0) ORDER BY hashes DESC, candidate",
        (json.dumps(sketch), _CROWD - 1, _SHARED, article, _COMPARED, _LAST if among is None else among),
    ).fetchall()
