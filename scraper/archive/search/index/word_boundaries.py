"""Word boundaries of articles: jieba's cuts, stored as one character a word.

`article_words` holds the lengths of the words of a field in order, white space not counted: ``222122`` for
全国 低保 标准 再 提高 一成. With the text they give the words, in a fifth of the words' own room.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from struct import Struct, error
from typing import TYPE_CHECKING, TypeVar

from scraper.archive.rows.filters import Filter, selection
from scraper.contract import TEXT_FIELDS
from scraper.text.normalise import PACKING

if TYPE_CHECKING:
    from scraper.models import Analysis, Page

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST = len(_DIGITS) - 1
"""Characters: a longer word (a URL) is stored in several pieces."""
_CODES = _DIGITS.encode().ljust(256)
"""Table from lengths to digits, in ASCII."""
_LENGTHS = bytes(max(0, _DIGITS.find(chr(code))) for code in range(256))
"""Table from digits, in ASCII, to lengths."""

_PACKED = {digit: f"{4 * length}s" for length, digit in enumerate(_DIGITS)}
"""Table from digits to formats of `struct`, for words in UTF-32."""

LONG = range(3, 9)
"""Numbers of characters of words that the index counts the articles of: it finds shorter ones by their pairs."""
_LONG = re.compile(f"[{LONG[0]}-{LONG[-1]}]")
_HAN = re.compile("[\u4e00-\u9fa5]+")

NONE: Mapping[str, str] = {}
"""The cuts of an article whose words are not stored."""

Words = TypeVar("Words")


def keep(connection: sqlite3.Connection, article: int, analysis: Analysis) -> tuple[str, ...]:
    """Store the cuts of an article that has none yet, and return them.

    No upsert: a statement that SQLite may have to undo on its own makes FTS5 first write out all that it has gathered.
    """
    cuts = tuple(encode(analysis.words.get(field, "")) for field in TEXT_FIELDS)
    connection.execute("INSERT INTO article_words VALUES (?, ?, ?, ?)", (article, *cuts))
    return cuts


def cuts(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, Mapping[str, str]]:
    """Return the word lengths of articles: id -> field -> digits."""
    rows = connection.execute(
        "SELECT article_words.* FROM json_each(?) AS hit CROSS JOIN article_words ON article = hit.value",
        (json.dumps(articles),),
    )
    return {article: dict(zip(TEXT_FIELDS, lengths, strict=True)) for article, *lengths in rows}


def articles(
    connection: sqlite3.Connection,
    chosen: Filter,
    made: Callable[[str, str], Words],
    between: tuple[int, int] | None = None,
) -> Iterator[dict[str, Words]]:
    """Yield the words of each article of a filter, by field; ``between``: the first and the last id.

    ``made``: `decode` or `packed`.
    """
    where, values = selection(chosen)
    if between is not None:
        where, values = f"({where}) AND articles.id BETWEEN ? AND ?", [*values, *between]
    rows = connection.execute(
        "SELECT articles.headline, articles.summary, articles.body,"
        " article_words.headline, article_words.summary, article_words.body"
        f" FROM articles JOIN article_words ON article = articles.id WHERE {where}",
        values,
    )
    for row in rows:
        yield {
            field: made(text or "", lengths) for field, text, lengths in zip(TEXT_FIELDS, row[:3], row[3:], strict=True)
        }


def cut_by_others(connection: sqlite3.Connection, segmenter: str, after: int, limit: int) -> list[tuple[int, Page]]:
    """Return the next articles, by id, whose words another program cut: id and text."""
    from scraper.models import Page

    rows = connection.execute(
        "SELECT id, headline, summary, body FROM articles WHERE id > ? AND segmenter IS NOT ? ORDER BY id LIMIT ?",
        (after, segmenter, limit),
    )
    return [(article, Page("article", headline=h, summary=s, body=b)) for article, h, s, b in rows]


def replace(connection: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Replace the words of an article, and the keywords that follow from them."""
    drop(connection, article)
    keep(connection, article, analysis)
    connection.execute(
        "UPDATE articles SET keywords = ?, segmenter = ? WHERE id = ?",
        (json.dumps(analysis.keywords, ensure_ascii=False), analysis.segmenter, article),
    )


def drop(connection: sqlite3.Connection, article: int) -> None:
    """Delete the cuts of an article."""
    connection.execute("DELETE FROM article_words WHERE article = ?", (article,))


def unfit(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the articles without words, or with words of another text: their ids."""
    rows = connection.execute(
        "SELECT articles.headline, articles.summary, articles.body,"
        " article_words.headline, article_words.summary, article_words.body, articles.id"
        " FROM articles LEFT JOIN article_words ON article = articles.id"
    )
    for *row, article in rows:
        if not fit(row[:3], row[3:]):
            yield article


def fit(texts: Sequence[str | None], cuts: Sequence[str | None]) -> bool:
    """Check whether the words of an article are those of its texts, by their lengths."""
    return all(
        lengths is not None and ends(lengths)[-1] == len("".join((text or "").split()))
        for text, lengths in zip(texts, cuts, strict=True)
    )


def encode(words: str) -> str:
    """Return the lengths of words that are separated by single spaces, as digits."""
    if not words:
        return ""
    lengths = list(map(len, words.split(" ")))
    if max(lengths) > _LONGEST:
        lengths = [piece for length in lengths for piece in _pieces(length)]
    return bytes(lengths).translate(_CODES).decode("ascii")


def ends(cuts: str) -> list[int]:
    """Return the ends of words in characters without white space; the first is 0, the start of the first word."""
    return list(accumulate(cuts.encode("ascii", "replace").translate(_LENGTHS), initial=0))


def decode(text: str, cuts: str) -> list[str]:
    """Return the words of a text."""
    solid, bounds = "".join(text.split()), ends(cuts)
    return [solid[start:end] for start, end in pairwise(bounds)]


def packed(text: str, cuts: str) -> tuple[bytes, ...]:
    """Return the words of a text in UTF-32 (`PACKING`), for counting: in two thirds of the time of `decode`."""
    try:
        return Struct("".join(map(_PACKED.__getitem__, cuts))).unpack("".join(text.split()).encode(PACKING))
    except (KeyError, error):  # the cuts of another text
        return tuple(word.encode(PACKING) for word in decode(text, cuts))


def long_words(text: str, cuts: str) -> set[str]:
    """Return the words of `LONG` that are of Han characters alone, and their pieces of as many characters.

    All are in the text for certain, whatever cut it.
    """
    solid, bounds = "".join(text.split()), ends(cuts)
    places = [match.start() for match in _LONG.finditer(cuts)]
    words = {solid[bounds[place] : bounds[place + 1]] for place in places}
    sure = {word for word in words if _HAN.fullmatch(word) and word in text}
    for word in [word for word in sure if len(word) > LONG[0]]:
        last = len(word) + 1
        sure.update([word[start:end] for start in range(last - LONG[0]) for end in range(start + LONG[0], last)])
    return sure


def spaced(text: str, cuts: str) -> str:
    """Return a text with single spaces between its words; paragraphs stay, and end a word.

    A text without cuts of its own is cut by the present segmenter.
    """
    bounds = ends(cuts)
    if bounds[-1] != len("".join(text.split())):
        from scraper.text import segmenter

        return "\n".join(" ".join(segmenter.words(paragraph)) for paragraph in text.split("\n"))
    lines = []
    place = first = 0
    for paragraph in text.split("\n"):
        solid = "".join(paragraph.split())
        words = []
        start, last = first, first + len(solid)
        while start < last:
            while bounds[place] <= start:
                place += 1
            end = min(bounds[place], last)
            words.append(solid[start - first : end - first])
            start = end
        lines.append(" ".join(words))
        first = last
    return "\n".join(lines)


def _pieces(length: int) -> Iterator[int]:
    while length > _LONGEST:
        yield _LONGEST
        length -= _LONGEST
    yield length
