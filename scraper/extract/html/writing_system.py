"""The script that a page is written in: letters of an alphabet with spaces between words, or Chinese characters.

Lengths mean other things in the two: a sentence has 20 ideographs or 120 letters. Hangul counts as letters here (its
words stand apart), kana as ideographs (Japanese is set as Chinese is).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extract.html.text_model import Line

_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s{1,8}")

_LONG = 25
"""Characters of a line that is looked at first: menus of many languages are made of shorter ones."""
_SAMPLE = 4_000
"""Characters that are looked at."""
_CHINESE_SHARE = 0.08
"""Share of ideographs from which a text is Chinese: an ideograph says as much as four or five letters."""


def in_letters(lines: Sequence[Line], title: str) -> bool:
    """Tell whether the page's prose is written with letters; a page without any letters is not."""
    sample = "".join(_first(line.text for line in lines if len(line.text) >= _LONG)) or title + "".join(
        _first(line.text for line in lines)
    )
    if not sample:
        return False
    ideographs = sum(map(len, _CHINESE.findall(sample)))
    if ideographs > _CHINESE_SHARE * len(sample):
        return False
    return ideographs == 0 or sum(map(len, _LETTERS.findall(sample))) - ideographs > ideographs / _CHINESE_SHARE


def _first(texts: Iterable[str]) -> list[str]:
    """The texts up to `_SAMPLE` characters."""
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text[:400])
        length += len(sample[-1])
        if length >= _SAMPLE:
            break
    return sample


def words(text: str) -> int:
    """Count the words of a text, by its spaces."""
    return text.count(" ") + 1 if text else 0


_WORD = re.compile(r"(?<!\S)[^\W\d_][^\W\d_’'-]{0,24}[,.;:!?”\"]?(?!\S)")


def prose_in(text: str) -> int:
    """Count the letters of a text's words, in the measure of ideographs: the words that stand between spaces.

    Markup, encoded data and code count little, for little of them stands so.
    """
    return 2 * sum(1 for _ in _WORD.finditer(text[:100_000]))
