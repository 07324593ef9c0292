"""Near-duplicates: the same text under another URL, and reprints of nearly the same text, without comparing all pairs.

Two similar texts share, with near certainty, some hash of their sketches (scraper/text/fingerprint.py); an
index on these gives the few articles worth a full comparison: by their longest common subsequence, which distinguishes
a reprint with words changed all over from a daily column that shares its frame with yesterday's; and if
all but the figures is the same, as in the weather, the exchange and the lottery of every day, by the figures.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate

from scraper.archive.articles.duplicates import sketches
from scraper.archive.articles.duplicates.sketches import Sharing
from scraper.archive.articles.versions.alignment import aligned
from scraper.models import Analysis, Page
from scraper.text.fingerprint import essence, text_hash

ENOUGH = 0.82
"""Similarity below which two texts are no copies. A reprint with 15 % of its characters edited is above it."""
CERTAIN = 0.95
"""Similarity from which headlines are ignored."""
TOGETHER = 1.76
"""Between the two: minimum sum of the similarities of texts and headlines, since today's guest is received in the words
of yesterday's, but under another name. A trimmed headline counts as equal. (bench/reprints.py has the figures.)"""
_OTHER_FIGURES = 0.66
"""Share of the figures in the same places that must differ for another day's news. One edit in seven characters, the
most that a reprint may have, leaves two thirds of them unchanged."""
_LEAST_FIGURES = 3
_AROUND = 4
"""Number of letters on each side of a figure that identify its place."""
_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:(?:19|20)[0-9][0-9])+")
_SHARED_ALONE = 6
"""Minimum number of shared hashes for a comparison if the headlines do not help. `CERTAIN` leaves two texts at least
two thirds of their shingles in common, and of sixteen hashes less than six in one case of four hundred; unrelated news
pages hardly ever share as many."""
_MOST = 300_000
"""Total characters of candidates after which the rest, which share less, are skipped: the run's event loop waits."""
_RECENT = 64
"""Texts whose letters are cached: a candidate is likely to be one again soon."""

_EXACT = 10_000 * 10_000
"""Product of two texts' lengths up to which they are compared wholly: ten milliseconds. Two books of half a million
characters would take a minute."""
_BETWEEN = 3000 * 3000
"""The same for the text between two pieces of long texts."""
_LOOKED_AT = 100_000
"""Number of characters between such pieces that are compared: a tenth of a second."""
_HEADLINE = 500
"""Number of characters of a headline that are compared. No headline is longer."""


LikenessOf = Callable[[int], float | None]
"""A known similarity for an article id, without a comparison: 0 if it is no copy; None if unknown."""


@dataclass(frozen=True)
class Text:
    """An article's text for comparison; computed as needed."""

    body: str
    headline: str = ""
    sketch: tuple[int, ...] = ()
    stored_hash: int | None = None
    """Its `hash` if it has been computed already."""

    @cached_property
    def letters(self) -> str:
        """The body without punctuation, white space and differences of width and case."""
        return essence(self.body)

    @cached_property
    def hash(self) -> int | None:
        """64 bits of the whole text, None if there is none: see `scraper.text.fingerprint.text_hash`."""
        return text_hash(self.letters, self.headline) if self.stored_hash is None else self.stored_hash


def prepare(page: Page, analysis: Analysis) -> Text:
    """Return the text of an article for comparison."""
    return Text(page.body, page.headline, analysis.sketch if page.body else (), analysis.text_hash)


def find(
    connection: sqlite3.Connection,
    text: Text,
    article: int | None = None,
    *,
    among: int | None = None,
    sharing: Sharing | None = None,
    likeness_of: LikenessOf = lambda _: None,
) -> tuple[int, float] | None:
    """Return the first print of a text's group and their likeness, 0 to 1; None for a new text.

    ``article`` is the text's own id when it is stored already: it is no copy of itself. ``among``: only articles up to
    this id are searched. ``sharing``: what `sketches.sharing` returns, if it is at hand.
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
    if sharing is None:
        sharing = sketches.sharing(connection, text.sketch, article, among)
    return _most_alike(connection, text, article, sharing, likeness_of)


def _most_alike(
    connection: sqlite3.Connection, text: Text, article: int | None, sharing: Sharing, likeness_of: LikenessOf
) -> tuple[int, float] | None:
    """Return the group of the candidate that is most alike, and its likeness; None if none is alike enough."""
    best: tuple[int, float] | None = None
    for head, likeness in _likenesses(connection, text, article, sharing, likeness_of):
        if likeness >= ENOUGH and (best is None or likeness > best[1]):
            best = head, likeness
    return (best[0], round(best[1], 3)) if best else None


def _likenesses(
    connection: sqlite3.Connection, text: Text, article: int | None, sharing: Sharing, likeness_of: LikenessOf
) -> Iterator[tuple[int, float]]:
    """Yield the groups of candidates with their likeness, until the bodies that were read for it are over the limit."""
    size = 0
    for candidate, head, headlines in _candidates(connection, text, article, sharing):
        likeness = likeness_of(candidate)
        if likeness is None:
            (body,) = connection.execute("SELECT body FROM articles WHERE id = ?", (candidate,)).fetchone()
            size += len(body)
            if size > _MOST and size > len(body):  # the first, which shares most, is compared in any case
                return
            likeness = _of_same_news(text.letters, _letters(body), headlines)
        yield head, likeness


def _candidates(
    connection: sqlite3.Connection, text: Text, article: int | None, sharing: Sharing
) -> Iterator[tuple[int, int, float]]:
    """Yield the articles that may be alike by their headlines or by what they share: id, first print of the group,
    likeness of the headlines."""
    if not sharing:
        return
    own_headline = essence(text.headline)
    places = ", ".join("?" * len(sharing))
    rows = connection.execute(
        f"SELECT id, coalesce(copy_of, id), headline FROM articles WHERE id IN ({places})",
        [candidate for candidate, _ in sharing],
    )
    stored = {row[0]: row[1:] for row in rows}
    for candidate, shared in sharing:
        head, headline = stored.get(candidate, (article, ""))
        if head == article:
            continue
        is_alone_enough = shared >= _SHARED_ALONE
        headlines = trimmed(own_headline, essence(headline), 0 if is_alone_enough else TOGETHER - CERTAIN)
        if is_alone_enough or headlines >= TOGETHER - CERTAIN:
            yield candidate, head, headlines


def is_same_news(text: Text, headline: str, body: str) -> bool:
    """Report if a stored article of this headline and body could be an edition of ``text``."""
    headlines = trimmed(essence(text.headline), essence(headline))
    return _of_same_news(text.letters, essence(body), headlines) > 0


def _of_same_news(one: str, other: str, headlines: float) -> float:
    """Return the `likeness` of two texts, 0 for other news in the same words. ``headlines``: the likeness of these."""
    alike = likeness(one, other)
    if alike < ENOUGH or (alike < CERTAIN and alike + headlines < TOGETHER) or other_figures(one, other):
        return 0.0
    return alike


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
    """Check whether two texts have other figures in the same places: most of those between the same letters differ.

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


def trimmed(one: str, other: str, least: float = 0.0) -> float:
    """Return the share, 0 to 1, of the shorter of two headlines that the longer one contains in the same order.

    0 also if it cannot reach ``least``.
    """
    shorter, longer = sorted((one[:_HEADLINE], other[:_HEADLINE]), key=len)
    if not shorter:
        return 1.0
    if sum(map(longer.__contains__, shorter)) < least * len(shorter):
        return 0.0
    return common(shorter, longer) / len(shorter)


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
