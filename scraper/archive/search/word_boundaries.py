"""Where the words of an article end: jieba's cuts, kept as one character a word.

`article_words` holds the lengths of the words of a field in order, white space not counted: ``222122`` for
全国 低保 标准 再 提高 一成. With the text they are the words, in a fifth of the words' own room.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from scraper.archive.articles.queries import Filter, conditions
from scraper.models import TEXT_FIELDS, Analysis, Page

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST = len(_DIGITS) - 1
"""Characters: a longer word (a URL) is kept in several pieces."""
_CODES = _DIGITS.encode().ljust(256)
"""What turns lengths into digits, in ASCII."""
_LENGTHS = bytes(max(0, _DIGITS.find(chr(code))) for code in range(256))
"""What turns digits, in ASCII, into the lengths that they stand for."""


NONE: Mapping[str, str] = {}
"""The cuts of an article whose words are not kept."""


def create(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(
        "CREATE TABLE article_words (article INTEGER PRIMARY KEY REFERENCES articles(id),"
        " headline TEXT NOT NULL, summary TEXT NOT NULL, body TEXT NOT NULL) STRICT"
    )


def keep(connection: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Keep the cuts of an article whose cuts are not kept.

    No upsert: a statement that SQLite may have to undo on its own makes FTS5 write out first all that it has gathered.
    """
    cuts = (encode(analysis.words.get(field, "")) for field in TEXT_FIELDS)
    connection.execute("INSERT INTO article_words VALUES (?, ?, ?, ?)", (article, *cuts))


def cuts(connection: sqlite3.Connection, articles: Sequence[int]) -> dict[int, Mapping[str, str]]:
    """The word lengths of articles: id -> field -> as they are kept."""
    rows = connection.execute(
        "SELECT article_words.* FROM json_each(?) AS hit CROSS JOIN article_words ON article = hit.value",
        (json.dumps(articles),),
    )
    return {article: dict(zip(TEXT_FIELDS, lengths, strict=True)) for article, *lengths in rows}


def articles(connection: sqlite3.Connection, wanted: Filter) -> Iterator[dict[str, list[str]]]:
    """The words of each article of a filter, by field."""
    where, values = conditions(wanted)
    if wanted.ids is not None:
        where += " AND articles.id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(wanted.ids)))
    rows = connection.execute(
        "SELECT articles.headline, articles.summary, articles.body,"
        " article_words.headline, article_words.summary, article_words.body"
        f" FROM articles JOIN article_words ON article = articles.id WHERE {where}",
        values,
    )
    for row in rows:
        yield {
            field: list(decode(text or "", lengths))
            for field, text, lengths in zip(TEXT_FIELDS, row[:3], row[3:], strict=True)
        }


def segmenters(connection: sqlite3.Connection) -> list[tuple[str | None, int]]:
    """Which programs cut the articles' words, and how many articles each; most first."""
    rows = connection.execute("SELECT segmenter, count(*) FROM articles GROUP BY segmenter ORDER BY count(*) DESC")
    return rows.fetchall()


def cut_by_others(connection: sqlite3.Connection, segmenter: str, after: int, limit: int) -> list[tuple[int, Page]]:
    """The next articles, by id, whose words another program cut: id and text."""
    rows = connection.execute(
        "SELECT id, headline, summary, body FROM articles WHERE id > ? AND segmenter IS NOT ? ORDER BY id LIMIT ?",
        (after, segmenter, limit),
    )
    return [(article, Page("article", headline=h, summary=s, body=b)) for article, h, s, b in rows]


def replace(connection: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Put other words in place of an article's, with the keywords that follow from them."""
    drop(connection, article)
    keep(connection, article, analysis)
    connection.execute(
        "UPDATE articles SET keywords = ?, segmenter = ? WHERE id = ?",
        (json.dumps(analysis.keywords, ensure_ascii=False), analysis.segmenter, article),
    )


def drop(connection: sqlite3.Connection, article: int) -> None:
    """Forget the cuts of an article."""
    connection.execute("DELETE FROM article_words WHERE article = ?", (article,))


def lost(connection: sqlite3.Connection) -> int:
    """How many articles have no words here, or words of another text."""
    return sum(1 for _ in unfit(connection))


def unfit(connection: sqlite3.Connection) -> Iterator[int]:
    """The articles that have no words here, or words of another text, by id."""
    rows = connection.execute(
        "SELECT articles.headline, articles.summary, articles.body,"
        " article_words.headline, article_words.summary, article_words.body, articles.id"
        " FROM articles LEFT JOIN article_words ON article = articles.id"
    )
    for *row, article in rows:
        if any(
            lengths is None or ends(lengths)[-1] != len("".join((text or "").split()))
            for text, lengths in zip(row[:3], row[3:], strict=True)
        ):
            yield article


def encode(words: str) -> str:
    """The lengths of words that are separated by single spaces."""
    if not words:
        return ""
    lengths = list(map(len, words.split(" ")))
    if max(lengths) > _LONGEST:
        lengths = [piece for length in lengths for piece in _pieces(length)]
    return bytes(lengths).translate(_CODES).decode("ascii")


def ends(cuts: str) -> list[int]:
    """Where the words end, in characters that are no white space; 0, the start of the first, is at the front."""
    return list(accumulate(cuts.encode("ascii", "replace").translate(_LENGTHS), initial=0))


def decode(text: str, cuts: str) -> Iterator[str]:
    """The words of a text."""
    solid = "".join(text.split())
    bounds = ends(cuts)
    for start, end in pairwise(bounds):
        yield solid[start:end]


def _pieces(length: int) -> Iterator[int]:
    while length > _LONGEST:
        yield _LONGEST
        length -= _LONGEST
    yield length
