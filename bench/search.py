"""Ways to search Chinese in SQLite, side by side: how exact, how fast, how large.

    python bench/search.py [--site SITE.zip] --articles 25000
    python bench/search.py [--site SITE.zip] --articles 250000 --ways scrape,like

Articles are made by recombining the sentences of a saved site (a zip of article pages), so that a word is as frequent
as in print, whatever their number; without one, those of the invented newspaper, which has fewer. Queries are random
substrings of 2 to 6 characters of them; the truth is a plain scan of the folded text, paragraph by paragraph. Times are
this process's own work (time.process_time), for the top 20, after one query to warm up. A second table has other kinds
of queries. Put TMPDIR on a disk with ten times the room of the text.

Building is measured twice: everything that storing an article makes of its text (words, key words, fingerprint in one
process; row, pairs, cuts and dates in another), and the index alone, rebuilt from articles that are stored.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from scraper.archive import Filter
from scraper.archive.schema import migrations, search_table
from scraper.archive.search import engine as search
from scraper.archive.search.index import fts_index
from scraper.archive.search.query.query import parse as parse_query
from scraper.models import Analysis, Page
from scraper.text import segmenter
from scraper.text.normalise import fold

COLUMNS = (
    "id INTEGER PRIMARY KEY, headline TEXT, summary TEXT, body TEXT, published TEXT, fetched TEXT DEFAULT '2026',"
    " moment INTEGER, byline TEXT DEFAULT '[]', editors TEXT DEFAULT '[]', outlet TEXT, section TEXT, source TEXT,"
    " copy_of INTEGER, keywords TEXT DEFAULT '[]', page_number TEXT, page_name TEXT"
)
EVERYTHING = Filter()
TOP = 20
BATCH = 2000
"""Articles that share a transaction."""


# -- the articles -----------------------------------------------------------------------------------------------------


def site_pages(path: Path | None) -> list[Page]:
    """The articles of a saved site, or of bench/newspaper.py's."""
    from scraper.extract import parse

    if path is None:
        from newspaper import article

        return [parse(article(number), f"https://site.example/a/{number:06d}.html") for number in range(1326)]
    with zipfile.ZipFile(path) as pages:
        read = (parse(pages.read(name), f"https://{name}") for name in pages.namelist())
        return [page for page in read if page.kind == "article" and page.body]


def recombined(pages: list[Page], count: int, seed: int = 7) -> Iterator[Page]:
    """Articles of the same length as the real ones, from their sentences, headlines and dates of ten years."""
    rng = random.Random(seed)
    sentences = [s for page in pages for s in re.findall("[^。！？\n]+[。！？]?", page.body) if len(s) > 3]
    parts = sorted({part for page in pages for part in re.split("[ 　：]", page.headline) if len(part) > 3})
    first = datetime(2016, 1, 1)
    for number in range(count):
        body = ""
        for sentence in rng.choices(sentences, k=max(2, int(rng.lognormvariate(2.25, 0.5)))):
            body += sentence + "\n" * (rng.random() < 0.4)
        published = first + timedelta(minutes=number * 5_200_000 // count + rng.randrange(20_000))
        yield Page(
            "article",
            headline=rng.choice(pages).headline if rng.random() < 0.5 else " ".join(rng.sample(parts, 2)),
            summary=rng.choice(sentences) if rng.random() < 0.5 else None,
            body=body.strip(),
            published=f"{published:%Y-%m-%dT%H:%M}:00+08:00",
        )


def lines(page: Page) -> list[str]:
    """The folded text, in pieces that no phrase goes across."""
    return [fold(text) for text in (page.headline, page.summary or "", *page.body.split("\n"))]


def queries(folded: list[list[str]], count: int, seed: int = 1) -> list[str]:
    """Random substrings of 2 to 6 characters, none with a space or a quotation mark."""
    rng = random.Random(seed)
    lines: list[str] = []
    while len(lines) < count:
        line = rng.choice(rng.choice(folded))
        length = rng.randint(2, 6)
        if len(line) >= length:
            start = rng.randrange(len(line) - length + 1)
            text = line[start : start + length]
            if '"' not in text and not any(map(str.isspace, text)):
                lines.append(text)
    return lines


# -- the ways ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Way:
    """One way to search: what it needs beside the table of articles, all its hits, and its first ones."""

    name: str
    build: Callable[[sqlite3.Connection], object]
    find: Callable[[sqlite3.Connection, str], Iterable[int]]
    top: Callable[[sqlite3.Connection, str], object]


def _fts(name: str, options: str, text: Callable[[str], str], match: Callable[[str], str]) -> Way:
    """An FTS5 table of the text as some tokenizer has it; hits ranked by its own BM25."""
    table = name.replace(" ", "_")

    def build(connection: sqlite3.Connection) -> None:
        connection.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(headline, summary, body, content='', {options})")
        rows = connection.execute("SELECT id, headline, coalesce(summary, ''), body FROM articles")
        connection.executemany(
            f"INSERT INTO {table} (rowid, headline, summary, body) VALUES (?, ?, ?, ?)",
            ((number, text(h), text(s), text(b)) for number, h, s, b in rows),
        )

    def find(connection: sqlite3.Connection, query: str) -> list[int]:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        return [row[0] for row in connection.execute(sql, (match(query),))]

    def top(connection: sqlite3.Connection, query: str) -> object:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT {TOP}"
        return connection.execute(sql, (match(query),)).fetchall()

    return Way(name, build, find, top)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _like(connection: sqlite3.Connection, query: str) -> list[int]:
    pattern = "%" + re.sub(r"([%_\\])", r"\\\1", query) + "%"
    where = " OR ".join(f"{column} LIKE ?1 ESCAPE '\\'" for column in ("headline", "summary", "body"))
    return [row[0] for row in connection.execute(f"SELECT id FROM articles WHERE {where}", (pattern,))]


def _scrape(connection: sqlite3.Connection, query: str, limit: int | None) -> list[int]:
    return [hit.id for hit in search.search(connection, parse_query(f'"{query}"'), Filter(), limit=limit).hits]


def _spaced(text: str) -> str:
    return " ".join(text)


def _words(text: str) -> str:
    return " ".join(segmenter.words(text))


WAYS = {
    "like": Way("LIKE", lambda connection: None, _like, _like),
    "unicode61": _fts("FTS5 unicode61", "tokenize='unicode61'", str, _quoted),
    "trigram": _fts("FTS5 trigram", "tokenize='trigram'", str, _quoted),
    "words": _fts(
        "FTS5 jieba words AND", "tokenize='unicode61'", _words, lambda q: " AND ".join(map(_quoted, segmenter.words(q)))
    ),
    "characters": _fts("FTS5 single characters", "tokenize='unicode61'", _spaced, lambda q: _quoted(_spaced(q))),
    "scrape": Way("scrape", lambda connection: None, lambda c, q: _scrape(c, q, None), lambda c, q: _scrape(c, q, TOP)),
}

# -- measuring --------------------------------------------------------------------------------------------------------


def _analyse(page: Page) -> Analysis:
    return segmenter.analyse(page)


def store(path: Path, pages: Iterable[Page], engine: segmenter.EngineName) -> tuple[sqlite3.Connection, str]:
    """Articles with their index, words cut in a second process; how fast, the making of the pages not counted."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32768")  # as the archive has it
    connection.execute(f"CREATE TABLE articles ({COLUMNS})")
    connection.execute("CREATE TABLE sources (name TEXT)")
    connection.execute("CREATE TABLE tags (article INTEGER, tag TEXT)")
    migrations.create_search(migrations.database(connection))
    made = list(pages)
    with get_context("spawn").Pool(1, _use, (engine,)) as pool:
        pool.apply(segmenter.analyse, (made[0],))  # which loads the dictionary and the tables
        prepared = pool.apply(time.process_time)
        began, worked = time.perf_counter(), time.process_time()
        analyses = pool.imap(_analyse, made, chunksize=64)
        for number, (page, analysis) in enumerate(zip(made, analyses, strict=True), 1):
            if number % BATCH == 1:
                connection.execute("COMMIT") if connection.in_transaction else None
                connection.execute("BEGIN")
            connection.execute(
                "INSERT INTO articles (id, headline, summary, body, published, keywords) VALUES (?, ?, ?, ?, ?, ?)",
                (number, page.headline, page.summary, page.body, page.published, json.dumps(analysis.keywords)),
            )
            fts_index.add(connection, number, page, analysis)
        connection.execute("COMMIT")
        rate = len(made) / (time.perf_counter() - began)
        here = (time.process_time() - worked) / len(made)
        there = (pool.apply(time.process_time) - prepared) / len(made)
    work = f"{1e6 * there:.0f} µs of one processor to cut an article, {1e6 * here:.0f} µs of another to store it"
    return (
        connection,
        f"{rate:.0f} articles/s by the clock, {1 / max(here, there):.0f} by the processors' time ({work})",
    )


def index_anew(connection: sqlite3.Connection) -> str:
    """The speed at which the index is built from the articles that are stored, by one process."""
    began, worked = time.perf_counter(), time.process_time()
    connection.execute("BEGIN")
    count = fts_index.rebuild(connection)
    connection.execute("COMMIT")
    rate, own = count / (time.perf_counter() - began), count / (time.process_time() - worked)
    return f"{rate:.0f} articles/s by the clock, {own:.0f} by its processor's time"


def _use(engine: segmenter.EngineName) -> None:
    segmenter.configure(engine=engine)


def size(connection: sqlite3.Connection) -> int:
    """Bytes in use."""
    pages, free, page_size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page_size)


def index_size(connection: sqlite3.Connection) -> int:
    """Bytes of the search index: its pairs, the cuts of the words, the dates."""
    with tempfile.TemporaryDirectory() as folder:
        copy = sqlite3.connect(Path(folder) / "copy.db", isolation_level=None)
        connection.backup(copy)
        before = size(copy)
        for statement in (
            "TABLE search_index",
            "TABLE search_index_state",
            "TABLE article_words",
            "INDEX articles_date",
        ):
            copy.execute(f"DROP {statement}")
        after = size(copy)
        copy.close()
    return before - after


def measure(way: Way, connection: sqlite3.Connection, texts: list[str], truths: list[set[int]]) -> str:
    """One line of the table."""
    before, began = size(connection), time.perf_counter()
    connection.execute("BEGIN")
    way.build(connection)
    connection.execute("COMMIT")
    built, grown = time.perf_counter() - began, size(connection) - before
    way.top(connection, texts[0])
    times = []
    for query in texts:
        started = time.process_time()
        way.top(connection, query)
        times.append(1000 * (time.process_time() - started))
    recalls, same = [], 0
    for query, truth in zip(texts, truths, strict=True):
        ids = set(way.find(connection, query))
        recalls.append(len(ids & truth) / len(truth))
        same += ids == truth
    times.sort()
    middle, late = statistics.median(times), times[int(len(times) * 0.95)]
    return (
        f"| {way.name:24} | {middle:8.2f} | {late:8.2f} | {statistics.mean(recalls):6.3f} | {same / len(texts):8.3f} |"
        f" {grown / 1e6:8.1f} | {built:7.1f} |"
    )


def kinds(queries: Sequence[str]) -> Iterator[tuple[str, list[Callable[[sqlite3.Connection], object]]]]:
    """Other kinds of queries, made of the same substrings: a name, and what asks each."""
    rng = random.Random(3)
    pairs = [query[:2] for query in queries]
    three = [rng.sample(pairs, 3) for _ in queries]
    yield "a word", [asking(pair) for pair in pairs]
    yield "one character", [asking(query[0]) for query in queries]
    yield "three words", [asking(" ".join(some)) for some in three]
    yield "one of three words", [asking(" OR ".join(some)) for some in three]
    yield "one word -without another", [asking(f"{some[0]} -{some[1]}") for some in three]
    yield "headline:word", [asking(f"headline:{pair}") for pair in pairs]
    yield "phrase, --since two years", [asking(f'"{query}"', Filter(since="2024")) for query in queries]
    yield "phrase, --sort newest", [asking(f'"{query}"', sort="newest") for query in queries]
    yield "phrase, --count", [counting(f'"{query}"') for query in queries]
    yield "fifty words", [asking(" ".join(pairs[n : n + 50])) for n in range(0, len(pairs) - 50, 10)]
    yield "one of fifty words", [asking(" OR ".join(pairs[n : n + 50])) for n in range(0, len(pairs) - 50, 10)]


def asking(
    query: str, choice: Filter = EVERYTHING, sort: search.Sort = "relevance"
) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: search.search(connection, parse_query(query), choice, sort=sort, limit=TOP)


def counting(query: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: search.count(connection, parse_query(query), EVERYTHING)


def measure_kind(name: str, queries: Sequence[Callable[[sqlite3.Connection], object]], con: sqlite3.Connection) -> str:
    """One line of the second table."""
    queries[0](con)
    times = []
    for ask in queries:
        started = time.process_time()
        ask(con)
        times.append(1000 * (time.process_time() - started))
    times.sort()
    return f"| {name:26} |  {statistics.median(times):8.2f} | {times[int(len(times) * 0.95)]:8.2f} | {times[-1]:8.2f} |"


def main() -> None:
    """Make the articles, then measure every way with the same queries."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--site", type=Path, help="a saved site (a zip of article pages), instead of the invented one")
    options.add_argument("--articles", type=int, default=25_000)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--ways", default=",".join(WAYS), help="of: " + ", ".join(WAYS))
    options.add_argument("--engine", choices=["auto", "jieba", "rjieba"], default="auto")
    chosen = options.parse_args()
    segmenter.configure(engine=chosen.engine)
    pages = list(recombined(site_pages(chosen.site), chosen.articles))
    folded = [lines(page) for page in pages]
    queried = queries(folded, chosen.queries)
    truths = [
        {number for number, text in enumerate(folded, 1) if any(query in line for line in text)} for query in queried
    ]
    text_size = sum(len((page.headline + (page.summary or "") + page.body).encode()) for page in pages)
    hits = statistics.median(map(len, truths))
    print(f"{len(pages)} articles, {text_size / 1e6:.1f} MB of text, {len(queried)} queries, {hits:.0f} hits (median)")
    del folded
    with tempfile.TemporaryDirectory() as folder:
        connection, rate = store(Path(folder) / "archive.db", pages, chosen.engine)
        del pages
        print(f"stored and indexed: {rate}, {segmenter.segmenter()}")
        print(f"scrape's index: {index_size(connection) / 1e6:.1f} MB", end="")
        search_table.tidy(connection)
        print(f", {index_size(connection) / 1e6:.1f} MB once merged")
        print(f"the index alone, rebuilt: {index_anew(connection)}")
        print("| way                      | median ms | p95 ms   | recall | same set | MB       | built s |")
        print("|--------------------------|-----------|----------|--------|----------|----------|---------|")
        for name in chosen.ways.split(","):
            print(measure(WAYS[name], connection, queried, truths), flush=True)
        print("\n| kind of query              | median ms | p95 ms   | most     |")
        print("|----------------------------|-----------|----------|----------|")
        for kind, queries_of_kind in kinds(queried) if "scrape" in chosen.ways else ():
            print(measure_kind(kind, queries_of_kind, connection), flush=True)
        connection.close()


if __name__ == "__main__":
    main()
