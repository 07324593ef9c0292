"""How well the archive finds reprints, and how well it tells them from articles that share a frame.

    python bench/reprints.py ARCHIVE.db [--articles 600]

takes the articles of an archive, stores them in a new one, and then stores changed ones under other URLs:
reprints (0 to 15 % of the text edited: characters here and there, words, or one passage cut, put in or replaced; a
trimmed headline) and near misses (the same headline and so much of the text, the rest from other articles).
Prints, by kind, how many were grouped with their original, with another article, or not at all.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from scraper.archive import Archive
from scraper.records import Analysis, Page
from scraper.text.fingerprint import fingerprint

CHANCE = random.Random(20260131)

Edit = Callable[[str], str]


def characters(other: str, share: float, text: str) -> str:
    """A share of the characters dropped, replaced or followed by another."""
    ways: list[Callable[[str], str]] = [
        lambda c: "",
        lambda c: CHANCE.choice(other),
        lambda c: c + CHANCE.choice(other),
    ]
    return "".join(CHANCE.choice(ways)(c) if CHANCE.random() < share else c for c in text)


def words(other: str, share: float, text: str) -> str:
    """A share of the text replaced, two to six characters at a place."""
    kept, left = list(text), int(len(text) * share)
    while left > 0:
        size = min(left, CHANCE.randrange(2, 7))
        place = CHANCE.randrange(max(1, len(kept) - size))
        kept[place : place + size] = passage(other, size)
        left -= size
    return "".join(kept)


def one_passage(other: str, share: float, text: str) -> str:
    """One passage cut, put in or replaced."""
    size = int(len(text) * share)
    place = CHANCE.randrange(max(1, len(text) - size))
    cut, put = CHANCE.choice([(size, 0), (0, size), (size, size)])
    return text[:place] + passage(other, put) + text[place + cut :]


def framed(other: str, share: float, text: str) -> str:
    """A share of the text as it is, in pieces of a clause; the rest is other news."""
    pieces = []
    place = 0
    while place < len(text):
        size = CHANCE.randrange(8, 25)
        piece = text[place : place + size]
        pieces.append(piece if CHANCE.random() < share else passage(other, len(piece)))
        place += size
    return "".join(pieces)


def passage(text: str, size: int) -> str:
    """So many characters of a text, from anywhere."""
    start = CHANCE.randrange(max(1, len(text) - size))
    return text[start : start + size]


def kinds(other: str) -> Iterator[tuple[str, Edit]]:
    """What is done to the articles."""
    for share in (0.0, 0.05, 0.10, 0.15):
        for edit in (characters, words, one_passage):
            yield f"reprint, {share:.0%} edited, {edit.__name__}", partial(edit, other, share)
    for share in (0.3, 0.4, 0.5, 0.6, 0.7):
        yield f"near miss, {share:.0%} the same", partial(framed, other, share)


def store(archive: Archive, url: str, headline: str, body: str) -> int:
    """Store an article; its id."""
    bits, sketch = fingerprint(body)
    analysis = Analysis({"headline": "", "summary": "", "body": ""}, (), bits, "none", sketch)
    return archive.store("bench", None, Page("article", url, headline=headline, body=body), analysis).id


def group(archive: Archive, article: int) -> int:
    """The first print of an article's group."""
    head: int | None = (archive.article(article) or {})["copy_of"]
    return article if head is None else head


def measure(texts: list[tuple[str, str]], articles: int, edit: Edit, cut: Edit) -> tuple[Counter[str], float]:
    """How many changed articles were grouped with what, and the milliseconds that storing one took."""
    found: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "bench.db") as archive,
        archive.transaction(),
    ):
        originals = [store(archive, f"http://a/{n}", *text) for n, text in enumerate(texts)]
        heads = [group(archive, article) for article in originals]
        sample = CHANCE.sample(range(len(texts)), min(articles, len(texts)))
        began = time.perf_counter()
        for n in sample:
            headline, body = texts[n]
            article = store(archive, f"http://b/{n}", cut(headline), edit(body))
            head = group(archive, article)
            found["its own" if head == heads[n] else "none" if head == article else "another"] += 1
        return found, (time.perf_counter() - began) / len(sample) * 1000


def trimmed(headline: str) -> str:
    """A headline without some of its beginning."""
    return headline[CHANCE.randrange(max(1, len(headline) // 3)) :]


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("archive", type=Path)
    options.add_argument("--articles", type=int, default=600)
    chosen = options.parse_args()
    with Archive.read(chosen.archive) as source:
        texts = [(row["headline"], row["body"]) for row in source.articles() if len(row["body"]) >= 80]
    for name, edit in kinds("".join(body for _, body in texts)):
        found, took = measure(texts, chosen.articles, edit, trimmed if name.startswith("reprint") else str)
        counts = "  ".join(f"{kind} {found[kind]:4}" for kind in ("its own", "another", "none"))
        print(f"{name:<44} {counts}  {took:.2f} ms each")


if __name__ == "__main__":
    main()
