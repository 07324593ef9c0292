"""The search index: the pairs of neighbouring characters of each article.

`search_index` is an FTS5 table without content. Its terms are pairs of neighbouring characters of the folded text, each
once an article (``detail=none``): the table is a list of article ids by pair, in half the room of the text. A query's
pairs give its candidates; their order is then checked in the text itself (matcher.py). FTS5's own tokenizers would not
do: they cut Chinese at punctuation or into threes, and find a tenth of the matches.

Terms by their first character (docs/search.md has them with examples): - none of these: the pair is in the headline,
the summary or the body; - a mark of `MARKS`: it is in that field, or it is repeated: the most relevant articles come
first; - `KEYWORD`: no pair follows but a whole keyword of the article, so that the index counts each one's articles;
- `WORD`: a word of three Han characters and more follows, or a piece of one: it is counted without reading the text.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import add as join
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from scraper.archive.db import errors
from scraper.archive.rows import checked
from scraper.archive.rows.checked import Sound, SoundIndex
from scraper.archive.schema import search_table
from scraper.archive.search.index import word_boundaries
from scraper.contract import TEXT_FIELDS
from scraper.i18n import Message
from scraper.text.normalise import fold

if TYPE_CHECKING:
    from scraper.models import Analysis, Page

REPEATED = 3
"""Occurrences from which a pair is marked as repeated."""

MARKS = {
    "headline": "\ue100",
    "byline": "\ue101",
    "editors": "\ue102",
    "outlet": "\ue103",
    "section": "\ue104",
    "repeated": "\ue105",
}
"""The first character of marked terms. Private-use characters: candidates found by them are always verified."""

KEYWORD = "\ue106"
"""The first character of the terms that are keywords."""

WORD = "\ue107"
"""The first character of the terms that are `word_boundaries.long_words`."""

END = "\ue00a"
"""Marks the end of a paragraph or field in a term. No query contains it, so that no match crosses it."""

_ENCODED = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}
"""ASCII that FTS5's ascii tokenizer would cut at, moved to private-use characters."""

_PRINTED = (
    *((mark, chr(_ENCODED[ord(mark)])) for mark in "\n %()+,-./:;?![]"),
    *((chr(ord(mark) + 0xFEE0), chr(_ENCODED[ord(mark)])) for mark in "%(),-:;?!"),
    ("\u3000", chr(_ENCODED[ord(" ")])),
    ("…", chr(_ENCODED[ord(".")]) * 3),
)
"""The same for the marks of ordinary print, in text that is not folded yet: full-width forms too. None of them combines
with the next character, as = and U+0338 do (≠)."""
_LEFT = re.compile(r"[\x00-/:-@\[-`{-\x7f]")

_WHOLE = {code: 0xE000 + code for code in range(128) if not (chr(code).islower() or chr(code).isdigit())}
"""ASCII that the tokenizer would cut at, or take for lower case."""
_WRITTEN = {place: code for code, place in _WHOLE.items()}
_NOT_WHOLE = re.compile(r"[\x00-/:-`{-\x7f]")

COLUMNS = ("headline", "byline", "editors", "outlet", "section", "summary", "body", "keywords")
"""The columns of an article that are indexed."""
LISTS = ("byline", "editors", "keywords")
"""Those that hold a JSON array of names."""
_SELECTED = ", ".join((*(f"articles.{name}" for name in COLUMNS), *(f"article_words.{name}" for name in TEXT_FIELDS)))
_CUTS = "LEFT JOIN article_words ON article_words.article = articles.id"
"""SQL of all that the terms of an article are computed of: its `COLUMNS`, and the cuts of its `TEXT_FIELDS`."""

Cuts = Sequence[str | None]
"""The cuts of an article's `TEXT_FIELDS`; None where they are not stored."""


class Indexed(NamedTuple):
    """The indexed content of an article: the sum of the checksums of its terms, and its cuts by field."""

    value: int
    cuts: tuple[str, ...]


def add(connection: sqlite3.Connection, article: int, page: Page, analysis: Analysis) -> Indexed:
    """Index an article that is not in the index."""
    row = {name: getattr(page, name) for name in COLUMNS}
    cuts = word_boundaries.keep(connection, article, analysis)
    its_terms = terms({**row, "keywords": analysis.keywords or page.keywords}, cuts)
    insert_many(connection, [(article, its_terms)])
    return Indexed(_sum(its_terms), cuts)


def remove(connection: sqlite3.Connection, article: int) -> None:
    """Remove an article from the index. Its row must still hold the indexed text: call this before the row changes."""
    stored = _read(connection, article)
    if stored is None:
        return
    connection.execute(
        "INSERT INTO search_index(search_index, rowid, pairs) VALUES ('delete', ?, ?)", (article, terms(*stored))
    )
    word_boundaries.drop(connection, article)


def recut(connection: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Replace the words of an article, and the keywords that follow from them."""
    remove(connection, article)
    word_boundaries.replace(connection, article, analysis)
    stored = _read(connection, article)
    if stored is not None:
        insert_many(connection, [(article, terms(*stored))])


def keywords(connection: sqlite3.Connection, limit: int) -> tuple[list[tuple[str, int]], int] | None:
    """Return the ``limit`` most frequent keywords with their numbers of articles, and the number of all keywords.

    All that are as frequent as the last of these are among them, in no order. None if the index is of another version.
    """
    if not search_table.is_current(connection):
        return None
    with _vocabulary(connection) as vocabulary:
        rows = connection.execute(
            f"WITH of_keywords AS MATERIALIZED (SELECT term, doc FROM {vocabulary}"
            f"  WHERE term >= '{KEYWORD}' AND term < '{chr(ord(KEYWORD) + 1)}')"
            " SELECT substr(term, 2), doc, (SELECT count(*) FROM of_keywords) FROM of_keywords WHERE doc >= coalesce("
            "  (SELECT doc FROM of_keywords ORDER BY doc DESC LIMIT 1 OFFSET ?), 0)",
            (limit - 1,),
        ).fetchall()
    distinct = rows[0][2] if rows else 0
    return [(term if term.isalpha() else term.translate(_WRITTEN), articles) for term, articles, _all in rows], distinct


@contextmanager
def _vocabulary(connection: sqlite3.Connection) -> Iterator[str]:
    """Have a table of the terms (``term``) and their numbers of articles (``doc``); yield its name."""
    (is_reader,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")  # for the temporary table; a reader's file is open read-only
    try:
        connection.execute(f"CREATE VIRTUAL TABLE temp.stored_terms USING fts5vocab(main, {search_table.SEARCH}, row)")
        yield "temp.stored_terms"
    finally:
        connection.execute("DROP TABLE IF EXISTS temp.stored_terms")
        connection.execute(f"PRAGMA query_only = {is_reader}")


def rebuild(connection: sqlite3.Connection) -> int:
    """Index all articles again from their rows; return their number. Words are not cut again."""
    connection.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    count = 0
    for article, its_terms in _each(connection):
        insert_many(connection, [(article, its_terms)])
        count += 1
    search_table.stamp(connection)
    search_table.tidy(connection)
    return count


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return the problems that the index has by itself, in words; empty if it is sound."""
    try:
        if _former_sum(connection) is None:
            _check_integrity(connection)
        is_current = search_table.is_current(connection)
    except sqlite3.DatabaseError as error:
        return [_damage(error)]
    return [] if is_current else ["the search index was written by another version (or of Unicode)"]


def differences(connection: sqlite3.Connection, seen: Callable[[], None]) -> Iterator[str | Sound | SoundIndex]:
    """Yield in words where the index and the words differ from the articles, and what was found sound.

    ``seen`` is called for each article.
    """
    lost: list[int] = []
    try:
        is_of_texts = yield from _is_of_texts(connection, seen, lost)
        if not is_of_texts:
            differing = _differing(connection)
            yield Message("the search index differs from the articles in {differing} terms", differing=differing)
    except sqlite3.DatabaseError as error:
        yield _damage(error)
    if lost:
        yield Message("the words of {lost} articles are missing or do not fit their text", lost=len(lost))


def _damage(error: sqlite3.DatabaseError) -> str:
    if errors.is_of_machine(error):
        raise error
    return Message("the search index is damaged: {error}", error=error)


def _check_integrity(connection: sqlite3.Connection) -> None:
    """Let FTS5 check itself, which it does by INSERT: a read-only archive is only compared."""
    try:
        connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise


def _is_of_texts(
    connection: sqlite3.Connection, seen: Callable[[], None], lost: list[int]
) -> Generator[Sound | SoundIndex, None, bool]:
    """Check whether each term is in as many articles as the rows give: by the sums of the checksums of all terms.

    A second index to compare with, as `_differing` makes, takes six times as long. The sum of an article that was
    checked before, and has not changed, is taken from there, and so is that of the index. Articles whose words are not
    of their text are ``lost``.
    """
    expected = 0
    digest = digester()
    sql = (
        f"SELECT articles.id, digest, value, {_SELECTED} FROM articles {checked.joined('terms')} {_CUTS}"
        " ORDER BY articles.id"
    )
    for article, former, value, *row in connection.execute(sql):
        present = digest(row)
        if present != former:
            content, cuts = _decoded(row)
            value = _sum(terms(content, cuts))
            if word_boundaries.fit([content[name] for name in TEXT_FIELDS], cuts):
                yield Sound(article, "terms", present, value)
            else:
                lost.append(article)
        expected += value
        seen()
    former = _former_sum(connection)
    stored = _stored_sum(connection) if former is None else former
    if stored == expected and former is None:
        yield SoundIndex(_digest(connection), stored)
    return stored == expected


def digester() -> Callable[[Sequence[Any]], int]:
    """Return the digest of an article's `COLUMNS` and cuts, for what is indexed of them."""
    sample = dict.fromkeys(COLUMNS, checked.SAMPLE) | dict.fromkeys(LISTS, (checked.SAMPLE,))
    return checked.digester(sorted(_term_list(sample, [_SAMPLE_CUTS] * len(TEXT_FIELDS))))


_SAMPLE_CUTS = str(word_boundaries.LONG[0]) * (len(checked.SAMPLE) // word_boundaries.LONG[0])


def _former_sum(connection: sqlite3.Connection) -> int | None:
    """Return the sum of the index if it was found sound and has not changed since."""
    former = search_table.remembered(connection)
    return former[1] if former is not None and former[0] == _digest(connection) else None


def _digest(connection: sqlite3.Connection) -> int:
    return search_table.digest(connection, str(_sum(checked.SAMPLE)).encode())


def _sum(terms: str) -> int:
    """Sum up the checksums of terms that are separated by spaces."""
    return sum(map(crc32, terms.encode().split(b" ")))


def _stored_sum(connection: sqlite3.Connection) -> int:
    """Sum up the checksums of the terms in the index, each as often as it has articles.

    By one query, without a row for each term. SQLite's sums end at 2 ** 63: half of the greatest checksum is taken off
    each, so that they cancel out, and added again by the number of all.
    """
    middle = 1 << 31
    connection.create_function("crc32", 1, crc32, deterministic=True)
    with _vocabulary(connection) as vocabulary:
        sql = f"SELECT sum((crc32(CAST(term AS BLOB)) - {middle}) * doc), sum(doc) FROM {vocabulary}"
        balance, terms_of_articles = connection.execute(sql).fetchone()
    return int((balance or 0) + middle * (terms_of_articles or 0))


def _differing(connection: sqlite3.Connection) -> int:
    """Count the terms whose number of articles differs from what the rows give, by a second index of all articles."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.expected USING {search_table.FTS}")
    try:
        connection.executemany("INSERT INTO temp.expected(rowid, pairs) VALUES (?, ?)", _each(connection))
        connection.execute("CREATE VIRTUAL TABLE temp.expected_terms USING fts5vocab(temp, expected, row)")
        connection.execute("CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab(main, search_index, row)")
        one, other = "SELECT term, doc FROM temp.expected_terms", "SELECT term, doc FROM temp.kept_terms"
        return sum(
            connection.execute(f"SELECT count(*) FROM ({a} EXCEPT {b})").fetchone()[0]
            for a, b in ((one, other), (other, one))
        )
    finally:
        for table in ("expected_terms", "kept_terms", "expected"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def encode(text: str) -> str:
    """Return folded text as it is written in terms."""
    return text.translate(_ENCODED)


def insert_many(connection: sqlite3.Connection, articles: Sequence[tuple[int, str]]) -> None:
    """Index articles, each by its `terms`; their words are stored apart."""
    connection.executemany("INSERT INTO search_index(rowid, pairs) VALUES (?, ?)", articles)


def terms(row: Mapping[str, Any], cuts: Cuts) -> str:
    """Return the terms of an article, of its columns, names as lists, and its cuts; separated by spaces.

    Equal for equal rows: FTS5 needs them again for deletion.
    """
    return " ".join(_term_list(row, cuts))


def _term_list(row: Mapping[str, Any], cuts: Cuts) -> list[str]:
    counts = Counter(_pairs(f"{row['headline']}\n{row['summary'] or ''}\n{row['body']}\n"))
    terms = list(counts)
    repeated = MARKS["repeated"]
    terms += [repeated + pair for pair, count in counts.items() if count >= REPEATED]
    for field in ("headline", "byline", "editors", "outlet", "section"):
        value = row[field]
        if value:
            text = value if isinstance(value, str) else "\n".join(value)
            terms += _marked(MARKS[field], text) if field == "headline" else _of_names(MARKS[field], text)
    terms += [KEYWORD + _whole(keyword) for keyword in dict.fromkeys(row["keywords"])]
    words: set[str] = set()
    for field, lengths in zip(TEXT_FIELDS, cuts, strict=True):
        words |= word_boundaries.long_words(row[field] or "", lengths or "")
    terms += [WORD + word for word in words]
    return terms


def _whole(keyword: str) -> str:
    """Return a keyword as it is written in a term, from which it can be read again."""
    return keyword.translate(_WHOLE) if _NOT_WHOLE.search(keyword) else keyword


def _marked(mark: str, text: str) -> list[str]:
    return [mark + pair for pair in set(_pairs(text + "\n"))]


_of_names = lru_cache(maxsize=1024)(_marked)
"""The terms of names, cached: outlets, sections and people recur."""


def _pairs(text: str) -> Iterator[str]:
    """Return the pairs of ``encode(fold(text))``, in a third of the time.

    Once the marks of ordinary print are replaced, there is nothing left to do for NFKC, and little for `encode`, which
    looks at every character.
    """
    for mark, place in _PRINTED:
        text = text.replace(mark, place)
    encoded = fold(text)
    if _LEFT.search(encoded):
        encoded = encode(encoded)
    return map(join, encoded, encoded[1:])


def _read(connection: sqlite3.Connection, article: int) -> tuple[dict[str, Any], Cuts] | None:
    row = connection.execute(f"SELECT {_SELECTED} FROM articles {_CUTS} WHERE id = ?", (article,)).fetchone()
    return None if row is None else _decoded(row)


def _each(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield all articles by id with their terms."""
    for article, *row in connection.execute(f"SELECT id, {_SELECTED} FROM articles {_CUTS} ORDER BY id"):
        yield article, terms(*_decoded(row))


def _decoded(values: Sequence[Any]) -> tuple[dict[str, Any], Cuts]:
    row = dict(zip(COLUMNS, values, strict=False))
    return {**row, **{name: json.loads(row[name]) for name in LISTS}}, values[len(COLUMNS) :]
