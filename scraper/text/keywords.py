"""Keywords of a text: words frequent in it and rare elsewhere (TF-IDF)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from heapq import nsmallest
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.text.normalise import fold

FIELD_WEIGHTS = {"headline": 3.0, "summary": 2.0, "body": 1.0}
"""Field -> weight of one occurrence in it."""

RARE = 10.0
"""The highest inverse document frequency (natural logarithm), of one document in 22,000. Names and new words, which no
table has, count as much."""

_BELOW_RARE = re.compile(rb" \d\.\d\d")
"""The end of a row of jieba's table whose value is below `RARE`, as far as it is used."""
_AT_ONCE = 1 << 18
"""Bytes of that table that are in memory at a time."""

_NUMERALS = "〇一二两三四五六七八九十百千万亿几半"
_UNITS = (
    "[个名位家条件次种项份张台辆架艘座所栋幢套间层户人岁年月日天周时分秒点元块吨斤克米亩篇册页幅只匹株棵颗双批组队届期"
    "轮场局句段笔宗例倍成级号步回]|[点分秒]钟|小时|星期|月份|个月|人次|公里|公斤|公顷|平方米|[美港欧日]元|英镑|卢布"
)
_COUNTED = rf"第?[{_NUMERALS}][{_NUMERALS}余多]*(?:{_UNITS})多?|[{_NUMERALS}]+[十百千万亿多余]|[该每某各此]\w"
"""Numbers with what they count (两个, 三篇, 百余名), and what points at one thing of many (该市, 每年, 各国)."""
_TELLING = re.compile(rf"(?!(?:{_COUNTED})\Z)(?=[\d_.+#&-]{{0,40}}[^\W\d_])[^\W_][\w.+#&-]*", re.DOTALL)
"""A word with at least one letter, which may be a keyword."""


def keywords(words: Mapping[str, Iterable[str]], limit: int = 10) -> tuple[str, ...]:
    """The keywords of an article, most telling first, at most ``limit``.

    ``words``: a field of `FIELD_WEIGHTS` -> its words in order.
    """
    scores: dict[str, float] = {}
    for field, pieces in words.items():
        weight = FIELD_WEIGHTS[field]
        for word, count in Counter(pieces).items():
            if value := _value(word):
                scores[word] = scores.get(word, 0.0) + weight * count * value
    return tuple(nsmallest(limit, scores, key=lambda word: (-scores[word], word)))


@lru_cache(maxsize=1 << 15)  # halves the time of an article's keywords
def _value(word: str) -> float:
    """The rarity of a word that may be a keyword, 0 for any other."""
    return rarity(word) if is_telling(word) else 0.0


def is_telling(word: str) -> bool:
    """Test for a word that may be a keyword: two characters or more, a letter among them, no stop word."""
    if len(word) < 2 or word in stop_words() or _TELLING.fullmatch(word) is None:
        return False
    return not _own or fold(word) not in _own


def rarity(word: str) -> float:
    """The inverse document frequency of a word in general Chinese text, natural logarithm, at most `RARE`."""
    return _idf().get(word, RARE)


@cache
def stop_words() -> frozenset[str]:
    """The words that are never keywords, from stopwords.txt beside this file."""
    text = files("scraper.text").joinpath("stopwords.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


_own: frozenset[str] = frozenset()


def leave_out(words: Iterable[str]) -> None:
    """Set further stop words for this process, from the next text on, in whatever width and case."""
    global _own
    _own = frozenset(map(fold, words))
    _value.cache_clear()


def read_stop_words(file: Path) -> frozenset[str]:
    """The words of a UTF-8 file, one a line, folded; # opens a comment line. Raises ConfigError."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            Message("{file}: no UTF-8 text of one word a line: {error}", file=file, error=error)
        ) from error
    return frozenset(fold(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


@cache
def _idf() -> dict[str, float]:
    """The rows below `RARE` of the table that jieba ships (jieba/analyse/idf.txt: ``word idf`` a line, 270,000 lines).

    Read without importing jieba, and only the rows that differ from `RARE`: 4 MB of memory instead of 45 MB. The bytes
    are searched for numbers of one digit, in half the time of going through all lines.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return {}
    table: dict[str, float] = {}
    shared: dict[bytes, float] = {}
    with (Path(spec.origin).parent / "analyse" / "idf.txt").open("rb") as file:
        while lines := file.read(_AT_ONCE) + file.readline():
            for match in _BELOW_RARE.finditer(lines):
                end = match.start()
                word = lines[lines.rfind(b"\n", 0, end) + 1 : end].decode()
                if len(word) > 1:
                    number = match[0]
                    value = shared.get(number)
                    table[word] = shared.setdefault(number, float(number)) if value is None else value
    return table
