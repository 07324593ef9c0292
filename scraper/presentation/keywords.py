"""Keywords of articles: the words that are frequent in them, and rare in Chinese and in the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word, the number of articles that contain it, its occurrences in them, and its score."""

    word: str
    articles: int
    occurrences: int
    score: float


def keywords(archive: Archive, among: Filter, left_out: Collection[str], limit: int) -> list[Keyword]:
    """Return the most characteristic words of the articles of a filter, without those ``left_out`` (folded)."""
    words = telling(archive.bulk.words(among), left_out)
    return _unusual(archive, words[: limit * 3 + 20])[:limit]


def telling(articles: Iterable[dict[str, list[str]]], left_out: Collection[str] = ()) -> list[Keyword]:
    """The keywords of articles (field -> words), highest score first, without those ``left_out`` (folded).

    A word's weight in an article grows by one with every doubling of its occurrences there, so that one long article
    does not dominate; a headline's words count as in the keywords of a single article.
    """
    from scraper.text.keywords import FIELD_WEIGHTS, is_telling, rarity
    from scraper.text.normalise import fold

    holding: Counter[str] = Counter()
    occurrences: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for fields in articles:
        counts: Counter[str] = Counter()
        for field, words in fields.items():
            occurrences.update(words)
            for word in words:
                counts[word] += round(FIELD_WEIGHTS[field])
        holding.update(counts.keys())
        for word, count in counts.items():
            weights[word] = weights.get(word, 0.0) + count.bit_length()
    keywords = [
        Keyword(word, holding[word], occurrences[word], round(weight * rarity(word), 2))
        for word, weight in weights.items()
        if is_telling(word) and fold(word) not in left_out
    ]
    return sorted(keywords, key=lambda keyword: (-keyword.score, keyword.word))


def _unusual(archive: Archive, words: Iterable[Keyword]) -> list[Keyword]:
    """Order words by their rarity in this archive: words of every article (本报讯) are not characteristic."""
    rarities = archive.search.rarities(keyword.word for keyword in words)
    weighed = [replace(keyword, score=round(keyword.score * rarities[keyword.word], 2)) for keyword in words]
    return sorted(weighed, key=lambda keyword: (-keyword.score, keyword.word))
