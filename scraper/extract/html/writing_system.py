"""The script that a page is written in: letters of an alphabet with spaces between words, or Chinese characters.

Lengths mean different things in the two: a sentence has 20 ideographs or 120 letters. Hangul counts as letters here
(spaces separate its words), kana as ideographs (Japanese has none).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scraper.extract.shared.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from scraper.extract.html.text_model import Line

_CHINESE = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff]+")
_LETTERS = lazy_regex(r"[^\W\d_]+")
_LONG = 25
"""Number of characters of a line that is sampled first: menus of many languages are made of shorter ones."""
_SAMPLE = 4_000
"""Number of characters that are sampled."""
_TITLE = 8
"""Ideographs of a title that tells the language, more than half of its characters."""
_CHINESE_SHARE = 0.08
"""Share of ideographs from which a text is Chinese: an ideograph says as much as four or five letters."""


def in_letters(lines: Sequence[Line], title: str) -> bool:
    """Test for a page whose prose is written with letters; a page without any letters is not, nor is one whose title is
    in ideographs, whatever is in its tickers."""
    if sum(map(len, _CHINESE.findall(title))) > max(_TITLE, len(title) // 2):
        return False
    sample = _sample(lines, _LONG) or title + _sample(lines, 0)
    if not sample:
        return False
    ideographs, enough = 0, _CHINESE_SHARE * len(sample)
    for run in _CHINESE.finditer(sample):
        ideographs += run.end() - run.start()
        if ideographs > enough:
            return False
    return ideographs == 0 or sum(map(len, _LETTERS.findall(sample))) - ideographs > ideographs / _CHINESE_SHARE


def _sample(lines: Sequence[Line], least: int) -> str:
    """The texts of the first lines of at least ``least`` characters, `_SAMPLE` characters in all."""
    sample: list[str] = []
    length = 0
    for line in lines:
        text = line.text
        if len(text) >= least:
            sample.append(text[:400])
            length += len(sample[-1])
            if length >= _SAMPLE:
                break
    return "".join(sample)


def words(text: str) -> int:
    """Count the words of a text, by its spaces."""
    return text.count(" ") + 1 if text else 0


_WORD = lazy_regex(r"(?<!\S)[^\W\d_][^\W\d_’'-]{0,24}[,.;:!?”\"]?(?!\S)")


def prose_in(text: str) -> int:
    """Count a text's words, those between spaces, as two ideographs each.

    Markup, encoded data and code count little: few pieces of them are between spaces.
    """
    return 2 * sum(1 for _ in _WORD.finditer(text[:100_000]))
