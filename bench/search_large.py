"""How long searches of a large archive take: those of random pieces of its own text, and counts.

    python bench/search_large.py --articles 250000 [--archive FILE] [--queries 200]

Queries are random substrings of 2 to 6 characters of stored articles. Milliseconds are this process's own work, for the
top 20, after one query to warm up. For ten of them the articles are also read one by one: the same must be found.
bench/search.py compares other ways, at a size at which each query can be.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from bulk import build
from search import asking, counting, kinds, measure_kind, queries

from scraper.archive import Archive, Filter
from scraper.text.normalise import fold

COMMON = ("大桥", "一个", "中国", "本报讯", "委员会", "的时候")
"""Words of which very many articles are counted; the last is characters beside each other that are no word."""

COMPARED = 10
"""Queries whose articles are also found by reading all."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=250_000)
    parser.add_argument("--archive", type=Path, metavar="FILE")
    parser.add_argument("--queries", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = args.archive or Path(folder, "archive.db")
        if not db.exists():
            build(db, args.articles)
        with Archive.read(db) as archive:
            measure(archive, args.queries)


def measure(archive: Archive, count: int) -> None:
    stored = archive.articles.count()
    (last,) = archive.connection.execute("SELECT max(id) FROM articles").fetchone()
    chosen = random.Random(1).sample(range(1, last + 1), 500)
    rows = archive.articles(Filter(ids=chosen))
    queried = queries([[fold(line) for line in (row["headline"], *row["body"].split("\n"))] for row in rows], count)
    size = archive.connection.execute("SELECT sum(length(CAST(body AS BLOB))) FROM articles").fetchone()[0]
    print(f"{stored:,} articles, {size / 1e6:,.0f} MB of text, {len(queried)} queries\n")
    print("| kind of query              | median ms | p95 ms   | most     |")
    print("|----------------------------|-----------|----------|----------|")
    print(measure_kind("a phrase", [asking(f'"{query}"') for query in queried], archive.connection), flush=True)
    for name, of_kind in kinds(queried):
        print(measure_kind(name, of_kind, archive.connection), flush=True)
    for word in COMMON:
        print(measure_kind(f"--count {word}", [counting(word)] * 5, archive.connection), flush=True)
    print(f"\nthe same set as by reading all articles: {compared(archive, queried[:COMPARED])} of {COMPARED} queries")


def compared(archive: Archive, queried: list[str]) -> int:
    """Count the queries that find what a plain scan of the folded text finds."""
    truths: dict[str, set[int]] = {query: set() for query in queried}
    rows = archive.connection.execute("SELECT id, headline, summary, body FROM articles")
    for article, headline, summary, body in rows:
        text = fold(f"{headline}\n{summary or ''}\n{body}")
        for query, truth in truths.items():
            if query in text:
                truth.add(article)
    same = sum(set(archive.search.ids(f'"{query}"')) == truth for query, truth in truths.items())
    if same < len(queried):
        print("a search found other articles than a scan", file=sys.stderr)
    return same


if __name__ == "__main__":
    main()
