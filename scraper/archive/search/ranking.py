"""The order of hits: BM25 over the fields, whole words before parts of words, and a mild preference for the fresh."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from math import log

from scraper.archive.search.index.word_boundaries import ends
from scraper.archive.search.matcher import Article, counter
from scraper.archive.search.query.query import Term

WEIGHTS = {"headline": 6.0, "summary": 3.0, "body": 1.0}
"""Weight of one occurrence by field (BM25F: Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009)."""

SATURATION = 1.5
"""BM25's k1: with a smaller value further occurrences count less."""
LENGTH = 0.6
"""BM25's b: the penalty of a long body."""
USUAL_LENGTH = 500
"""Number of characters of an ordinary news body."""

PART_OF_WORD = 0.5
"""Weight of an occurrence that begins or ends inside a word of jieba's: 研究生 in 研究/生命."""

FRESH = 0.25
"""Maximum bonus of a fresh article over an old one; half of it is gone after `HALF_LIFE`."""
HALF_LIFE = 30.0
"""Days."""

OTHER_FIELD = 2.0
"""Weight of a term in a field of its own (byline:…)."""


def scorer(terms: Sequence[Term], rarities: Mapping[Term, float], now: datetime) -> Callable[[Article], float]:
    """Return a function that scores an article by its text and its date."""
    weighed = [(_counter(term), rarities.get(term, 1.0)) for term in terms]

    def score(article: Article) -> float:
        norm = SATURATION * (1 - LENGTH + LENGTH * len(article.body) / USUAL_LENGTH)
        total = 0.0
        for occurrences, weight in weighed:
            count = occurrences(article)
            total += weight * count * (SATURATION + 1) / (count + norm)
        return total * freshness(article.published or article.fetched, now)

    return score


def _counter(term: Term) -> Callable[[Article], float]:
    """Return a counter of a term's occurrences in an article, weighted by field."""
    if term.field not in (None, *WEIGHTS):
        return lambda article: OTHER_FIELD
    weights = [(field, weight) for field, weight in WEIGHTS.items() if term.field in (None, field)]
    count = counter(term)

    def occurrences(article: Article) -> float:
        return sum([weight * count(text) for field, weight in weights if (text := getattr(article, field))])

    return occurrences


def wholeness(terms: Sequence[Term], article: Article, cuts: Mapping[str, str]) -> float:
    """Return 1.0 if the terms are whole words in the article, `PART_OF_WORD` if none of them is.

    ``cuts``: the word lengths by field. A field without cuts, or with another spelling, does not count.
    """
    whole = seen = 0.0
    for term in terms:
        for field, weight in WEIGHTS.items():
            text = getattr(article, field)
            if not text or not cuts.get(field) or term.field not in (None, field):
                continue
            at = text.find(term.shown)
            if at >= 0:
                seen += weight
                whole += weight * _count_whole(text, term.shown, at, ends(cuts[field]))
    return 1.0 if not seen else PART_OF_WORD + (1 - PART_OF_WORD) * whole / seen


def _count_whole(text: str, shown: str, at: int, bounds: list[int]) -> float:
    """Return the share of a term's occurrences (the first is ``at``) that begin and end at word boundaries."""
    whole = count = start = before = 0
    solid = len("".join(shown.split()))
    while at >= 0 and count < 8:
        start += len("".join(text[before:at].split()))
        whole += _is_bound(bounds, start) and _is_bound(bounds, start + solid)
        count += 1
        before = at
        at = text.find(shown, at + len(shown))
    return whole / count


def _is_bound(bounds: list[int], position: int) -> bool:
    at = bisect_left(bounds, position)
    return at < len(bounds) and bounds[at] == position


def freshness(date: str | None, now: datetime) -> float:
    """Return the factor by which a date raises a score: 1 for old and undated articles, at most 1 + `FRESH`."""
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return 1.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    days = max(0.0, (now - moment).total_seconds() / 86400)
    return 1.0 + FRESH * HALF_LIFE / (HALF_LIFE + days)


def rarity(articles: int, holding: int) -> float:
    """Return the weight of a term by the number of articles that hold it (BM25's inverse document frequency)."""
    return log(1 + (articles - holding + 0.5) / (holding + 0.5))
