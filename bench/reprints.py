"""How well the archive finds reprints, and how well it tells them from articles that share a frame.

    python bench/reprints.py ARCHIVE.db [--articles 600]

takes the articles of an archive, stores them in a new one, and then stores changed ones under other URLs:

- reprints: 0 to 15 % of the text edited: characters here and there, words, or one passage cut, put in or replaced;
  another outlet's line before it, and a trimmed headline;
- near misses: the same headline, and so much of the text in pieces of a clause, the rest of it from other articles;
- daily columns: the same headline and text except its figures, alone or with some clauses changed too. Of articles
  with eight numbers at least.

Prints, by kind, how many were grouped with their original, with another article, or not at all; then, over all of them,
precision (of what was grouped, how much are reprints with their original) and recall (of reprints).
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from scraper.archive import Archive
from scraper.models import Analysis, Page
from scraper.text.fingerprint import fingerprint

CHANCE = random.Random(20260131)

LINES = ("", "本报讯 ", "据新华社电 ", "来源：清河晚报 记者 陈可 ", "（清河在线记者周以宁报道）")
"""What an outlet puts before a text that it takes over."""

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
    words, left = list(text), int(len(text) * share)
    while left > 0:
        size = min(left, CHANCE.randrange(2, 7))
        place = CHANCE.randrange(max(1, len(words) - size))
        words[place : place + size] = passage(other, size)
        left -= size
    return "".join(words)


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
        pieces.append(text[place : place + size])
        place += size
    left = len(text) * (1 - share)
    for number in CHANCE.sample(range(len(pieces)), len(pieces)):
        if left >= len(pieces[number]) / 2:
            left -= len(pieces[number])
            pieces[number] = passage(other, len(pieces[number]))
    return "".join(pieces)


def refigured(other: str, share: float, text: str) -> str:
    """Other figures, except the years, and a share of the clauses as they were."""
    return re.sub(r"\d+", _another_figure, framed(other, share, text))


def _another_figure(match: re.Match[str]) -> str:
    number = match[0]
    if re.fullmatch(r"(19|20)\d\d", number):
        return number
    return str(CHANCE.randrange(10 ** (len(number) - 1), 10 ** len(number)))


def passage(text: str, size: int) -> str:
    """This many characters of a text, from anywhere."""
    start = CHANCE.randrange(max(1, len(text) - size))
    return text[start : start + size]


def kinds(other: str) -> Iterator[tuple[str, Edit]]:
    """The changes that are made to the articles."""
    for share in (0.0, 0.05, 0.10, 0.15):
        for edit in (characters, words, one_passage):
            yield f"reprint, {share:.0%} edited, {edit.__name__}", partial(edit, other, share)
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.75):
        yield f"near miss, {share:.0%} the same", partial(framed, other, share)
    for share in (0.9, 1.0):
        yield f"daily column, other figures, {share:.0%} of the clauses", partial(refigured, other, share)


def store(archive: Archive, url: str, headline: str, body: str) -> int:
    """Store an article; its id."""
    bits, sketch = fingerprint(body)
    analysis = Analysis({"headline": "", "summary": "", "body": ""}, (), bits, "none", sketch)
    return archive.articles.store("bench", None, Page("article", url, headline=headline, body=body), analysis).id


def group(archive: Archive, article: int) -> int:
    """The first print of an article's group."""
    head: int | None = (archive.articles.get(article) or {})["copy_of"]
    return article if head is None else head


def measure(texts: list[tuple[str, str]], articles: int, edit: Edit, cut: Edit) -> tuple[Counter[str], float]:
    """The number of changed articles by the group they joined, and the milliseconds that storing one took."""
    counts: Counter[str] = Counter()
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
            counts["its own" if head == heads[n] else "none" if head == article else "another"] += 1
        return counts, (time.perf_counter() - began) / max(1, len(sample)) * 1000


def reprinted(edit: Edit, text: str) -> str:
    """The text as another outlet prints it: edited, and under its own line."""
    return CHANCE.choice(LINES) + edit(text)


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
    columns = [text for text in texts if len(re.findall(r"\d+", text[1])) >= 8]
    total: Counter[str] = Counter()
    for name, edit in kinds("".join(body for _, body in texts)):
        kind = name.partition(",")[0]
        changed, cut = (partial(reprinted, edit), trimmed) if kind == "reprint" else (edit, str)
        groups, took = measure(columns if kind == "daily column" else texts, chosen.articles, changed, cut)
        counts = "  ".join(f"{what} {groups[what]:4}" for what in ("its own", "another", "none"))
        print(f"{name:<50} {counts}  {took:.2f} ms each", flush=True)
        total.update({f"{kind} {what}": number for what, number in groups.items()})
    right = total["reprint its own"]
    grouped = sum(number for what, number in total.items() if not what.endswith("none"))
    reprints = sum(number for what, number in total.items() if what.startswith("reprint"))
    print(f"precision {right / grouped:.4f}, recall {right / reprints:.4f}")


if __name__ == "__main__":
    main()
