"""An archive of very many invented articles, written straight into its tables: what searches and counts read of one.

    python bench/bulk.py archive.db --articles 1000000

The articles are bench/invented.py's. A million takes a quarter of the time of storing them one after the other: their
words are those that were drawn, so that none are cut; their terms are made by two processes, the indexes of the
articles come after their rows, and FTS5 gathers more before it writes. Left out is what no search or count reads: raw
pages, sketches, fingerprints. Reprints are copies because they were made so.
"""

from __future__ import annotations

import argparse
import functools
import heapq
import itertools
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from invented import BATCH, SOURCES, Words, drawn, original

from scraper.archive import Archive
from scraper.archive.articles import store
from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.crawl import run_log
from scraper.archive.schema import search_table
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.contract import TEXT_FIELDS
from scraper.models import Analysis
from scraper.text import keywords, segmenter

GATHERED = 32 << 20
"""Bytes that FTS5 gathers before it writes; the archive's own setting is for writers with less memory."""


@dataclass(frozen=True)
class Rows:
    """Rows of a run of articles, by table; the columns of the first."""

    columns: tuple[str, ...]
    articles: list[tuple[object, ...]]
    words: list[tuple[object, ...]]
    terms: list[tuple[int, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    args = parser.parse_args()
    build(args.archive, args.articles)


def build(path: Path, count: int) -> None:
    """Fill an empty archive with articles by number, the first with the id 1."""
    partial = path.with_name(f"{path.name}.part")
    with Archive.open(partial) as archive:
        connection = archive.connection
        run = archive.runs.start([f"s{number}" for number in range(SOURCES)], "fetch")
        with archive.transaction():
            for number in range(SOURCES):
                run_log.add_source(connection, f"s{number}", "2016-01-01T00:00:00Z")
            indexes = _without_indexes(connection)
            _set(connection, hashsize=GATHERED)
        for rows in _made(count, run):
            with archive.transaction():
                _write(connection, rows)
        with archive.transaction():
            for index in indexes:
                connection.execute(index)
            search_table.tidy(connection)
            _set(connection, **search_table.OPTIONS)
        archive.runs.finish(run, "done", [])
    partial.rename(path)


def _made(count: int, run: int) -> Iterator[Rows]:
    """Yield the rows of all articles in order, made by two processes."""
    with ProcessPoolExecutor(2) as pool:
        starts = iter(range(0, count, BATCH))
        waiting = [pool.submit(made, start, min(count, start + BATCH), run) for start in itertools.islice(starts, 4)]
        while waiting:
            yield waiting.pop(0).result()
            waiting += [pool.submit(made, n, min(count, n + BATCH), run) for n in itertools.islice(starts, 1)]


def made(start: int, stop: int, run: int) -> Rows:
    """Return the rows of articles by number."""
    rows = Rows((), [], [], [])
    columns: tuple[str, ...] = ()
    for number in range(start, stop):
        page, cut = drawn(number)
        chosen = _keywords(cut)
        analysis = Analysis({}, chosen, 0, segmenter.segmenter(), ())
        text = near_duplicates.Text(page.body, stored_hash=number)
        seen = f"{(page.published or '')[:16]}:00Z"
        arrival = store.Arrival(f"s{number % SOURCES}", None, page, analysis, run, seen, text)
        head = original(number)
        values = {
            "id": number + 1,
            "url": page.url,
            "source": arrival.source,
            "fetched": seen,
            "copy_of": None if head is None else head + 1,
            "similarity": None if head is None else 1.0,
            "run": run,
            **arrival.columns(),
        }
        columns = tuple(values)
        rows.articles.append(tuple(values.values()))
        cuts = [word_boundaries.encode(" ".join(cut[field])) for field in TEXT_FIELDS]
        rows.words.append((number + 1, *cuts))
        indexed = {name: getattr(page, name) for name in fts_index.COLUMNS} | {"keywords": chosen}
        rows.terms.append((number + 1, fts_index.terms(indexed, cuts)))
    return Rows(columns, rows.articles, rows.words, rows.terms)


def _keywords(words: Words) -> tuple[str, ...]:
    """Return the words of an article that are the rarest elsewhere, without counting those in it."""
    values = {word: _rarity(word) for word in chain(words["headline"], words["body"]) if len(word) > 1}
    return tuple(heapq.nlargest(10, values, key=values.__getitem__))


@functools.cache
def _rarity(word: str) -> float:
    return keywords.rarity(word) if keywords.is_telling(word) else 0.0


def _write(connection: sqlite3.Connection, rows: Rows) -> None:
    holes = ", ".join("?" * len(rows.columns))
    connection.executemany(f"INSERT INTO articles ({', '.join(rows.columns)}) VALUES ({holes})", rows.articles)
    connection.executemany("INSERT INTO article_words VALUES (?, ?, ?, ?)", rows.words)
    fts_index.insert_many(connection, rows.terms)


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes of the articles; return the statements that make them."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'articles' AND sql IS NOT NULL"
    indexes = connection.execute(sql).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    return [statement for _, statement in indexes]


def _set(connection: sqlite3.Connection, **options: int) -> None:
    for option, value in options.items():
        connection.execute("INSERT INTO search_index(search_index, rank) VALUES (?, ?)", (option, value))


if __name__ == "__main__":
    main()
