"""How much of the machine's cores `scrape reparse` gives to reading pages.

    python bench/reparse.py [--articles 3000] [--repeat 3]

The raw pages of an archive of invented articles (bench/invented.py) are read in this process, one after the other, as a
worker reads them (parsed, cut into words, keywords, fingerprint), and then by the command, its start included. By the
wall, the share is that of the pages in those that all cores would read in the same time; by the processors' time, which
other programs disturb less, that of the reading in all that the command uses. The two take turns.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from invented import build
from measure import run

from scraper.archive import Archive
from scraper.crawl.workers import page_work
from scraper.models import Fetched, Hints
from scraper.text import segmenter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    segmenter.segmenter()
    gc.set_threshold(page_work.COLLECTED_AFTER)
    with tempfile.TemporaryDirectory() as name:
        db = Path(name, "archive.db")
        build(db, args.articles)
        pages = raw_pages(db)
        rows = []
        for _ in range(args.repeat):
            alone = reading(pages)
            done = run([sys.executable, "-m", "scraper", "reparse", "--changed-only", "--db", str(db)], cwd=Path(name))
            if done.code:
                sys.exit(f"scrape reparse exited {done.code}:\n{done.out[-2000:]}")
            rows.append((alone, done.cpu, done.wall, alone / (cores * done.wall), alone / done.cpu))
    alone, cpu, wall, share, of_cpu = map(statistics.median, zip(*rows, strict=True))
    print(f"{len(pages)} pages, {cores} cores, medians of {args.repeat}\n")
    print("| | reading alone | scrape reparse | share |\n|---|---|---|---|")
    print(f"| by the wall, of all cores | {alone / cores:.2f} s | {wall:.2f} s | {share:.2f} |")
    print(f"| by the processors' time | {alone:.2f} s | {cpu:.2f} s | {of_cpu:.2f} |")


def raw_pages(db: Path) -> list[Fetched]:
    with Archive.read(db) as archive:
        ids = [page for (page,) in archive.connection.execute("SELECT page FROM articles WHERE page IS NOT NULL")]
        return [page for page in map(archive.pages.get, ids) if page is not None]


def reading(pages: list[Fetched]) -> float:
    """Return the processor time of reading all pages."""
    began = time.process_time()
    for page in pages:
        page_work.work((page,), Hints())
    return time.process_time() - began


if __name__ == "__main__":
    main()
