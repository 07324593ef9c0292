"""Words that occur with a word more often than by chance: log-likelihood over sentences or articles.

Of the units (sentences or articles) with and without the word, and with and without another one, a table of two by two
is made. Its log-likelihood ratio, by T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19 (1), 1993, pages 61 to 74, https://aclanthology.org/J93-1003/:

G2 = 2 * sum(observed * ln(observed / expected)), expected = row total * column total / all units

Unlike Pearson's chi-squared it does not overrate rare words. 3.84 is significant at 5 %, 10.83 at 0.1 % (one degree of
freedom), of a word that was chosen beforehand; of thousands of words some exceed these by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from math import log
from typing import Any, TypeVar

from scraper.text.normalise import PACKING, fold

Word = TypeVar("Word")
Words = Mapping[str, Sequence[Word]]
"""The words of an article in order, by field."""
Split = Callable[[Words[str]], Iterator[Sequence[str]]]

_MARKS = "。！？!?；;…."
_ENDS = frozenset((*_MARKS, *(mark.encode(PACKING) for mark in _MARKS)))
"""Words that end a sentence. A full stop is one where it is by itself, so not in 3.5."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A word beside the word. Counts are of units (sentences or articles)."""

    word: str
    together: int
    """Units with both words."""
    units: int
    """Units with this word."""
    expected: float
    """Units with both if they were independent."""
    log_likelihood: float


def sentences(words: Words[Word]) -> Iterator[Sequence[Word]]:
    """Yield the sentences of an article; a field begins one."""
    for of_field in words.values():
        start = 0
        for end in (*compress(range(len(of_field)), map(_ENDS.__contains__, of_field)), len(of_field)):
            if end > start:
                yield of_field[start:end]
            start = end + 1


def articles(words: Words[Word]) -> Iterator[Sequence[Word]]:
    """Yield an article as one unit."""
    yield [word for of_field in words.values() for word in of_field]


UNITS: Mapping[str, Callable[..., Iterator[Sequence[Any]]]] = {"sentence": sentences, "article": articles}
"""The units by name."""


class Cooccurrence:
    """Counts of the units with a word (``spellings``, folded; any of them will do), and of its companions.

    Feed the articles with the word to `near`, then to `add` what `occurrences` counts in all articles.
    """

    def __init__(self, spellings: Iterable[str], split: Split, is_counted: Callable[[str], bool], least: int) -> None:
        """``is_counted``: a test for companions; ``least``: units that one must share with the word."""
        self._spellings = tuple(spellings)
        self._split, self._is_counted, self._least = split, is_counted, least
        self._together: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self.with_word = 0
        """Units with the word."""
        self.units = 0
        """All units."""

    def near(self, words: Words[str]) -> None:
        """Count the words beside the word in an article."""
        for unit in self._split(words):
            text = fold("".join(unit))
            if any(spelling in text for spelling in self._spellings):
                self.with_word += 1
                self._together.update(set(unit))

    def candidates(self) -> frozenset[str]:
        """Return the words that may be companions: frequent enough, and not a part or an extension of the word."""
        return frozenset(
            word
            for word, n in self._together.items()
            if n >= self._least and self._is_counted(word) and not self._overlaps(fold(word))
        )

    def add(self, units: int, alone: Counter[str]) -> None:
        """Take in what `occurrences` counted in some of the articles."""
        self.units += units
        self._alone.update(alone)

    def companions(self) -> list[Companion]:
        """Return the words that occur with the word more often than expected, the strongest first."""
        companions = []
        for word, alone in self._alone.items():
            together = self._together[word]
            expected = self.with_word * alone / self.units
            if together > expected:
                score = log_likelihood(
                    together,
                    self.with_word - together,
                    alone - together,
                    self.units - self.with_word - alone + together,
                )
                companions.append(Companion(word, together, alone, round(expected, 2), round(score, 2)))
        return sorted(companions, key=lambda one: (-one.log_likelihood, one.word))

    def _overlaps(self, word: str) -> bool:
        return any(word in spelling or spelling in word for spelling in self._spellings)


def occurrences(candidates: frozenset[str], within: str, articles: Iterable[Words[bytes]]) -> tuple[int, Counter[str]]:
    """Count the units of articles (``within``: a name of `UNITS`), and those with each candidate.

    Words come in `PACKING`, which are made and compared in two thirds of the time.
    """
    units = 0
    packed = frozenset(word.encode(PACKING) for word in candidates)

    def in_units() -> Iterator[frozenset[bytes]]:
        nonlocal units
        for words in articles:
            of_article = list(UNITS[within](words))
            units += len(of_article)
            yield from map(packed.intersection, of_article)

    alone = Counter(chain.from_iterable(in_units()))
    return units, Counter({word.decode(PACKING): count for word, count in alone.items()})


def log_likelihood(both: int, only_first: int, only_second: int, neither: int) -> float:
    """Compute Dunning's log-likelihood ratio G2 of a table of two by two."""
    first, second = both + only_first, both + only_second
    all_units = first + only_second + neither
    cells = (
        (both, first * second),
        (only_first, first * (all_units - second)),
        (only_second, (all_units - first) * second),
        (neither, (all_units - first) * (all_units - second)),
    )
    return 2 * sum(n * log(n * all_units / product) for n, product in cells if n)
