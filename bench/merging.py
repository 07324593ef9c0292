"""How fast `scrape import other.db` and `scrape export -o part.db` go, and how much memory they hold at most.

    python bench/merging.py [--articles 5000]

The other archive is of invented articles, with and without raw pages. It is merged into an empty archive, into one that
has every second article of it already, and into itself again. Seconds are the processor's, of all processes and of the
one that works most; articles a second are by the latter, which is the time where each process has a core.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from measure import run
from newspaper import article

from scraper import parse
from scraper.archive import Archive
from scraper.models import Fetched
from scraper.text.segmenter import analyse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    count = parser.parse_args().articles
    print(f"{'what':34} {'CPU s':>7} {'busiest':>8} {'a second':>9} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for pages in ("with", "without"):
            other, half = Path(folder, f"{pages}.db"), Path(folder, f"half-{pages}.db")
            fill(other, range(count), pages)
            fill(half, range(0, count, 2), pages)
            empty = Path(folder, f"empty-{pages}.db")
            for what, command in (
                (f"import into an empty one, {pages}", ["import", other, "--db", empty]),
                (f"import into half of it, {pages}", ["import", other, "--db", half]),
                (f"import again, {pages}", ["import", other, "--db", empty, "--again"]),
                (f"export all, {pages}", ["export", "-o", Path(folder, f"part-{pages}.db"), "--db", other]),
            ):
                done = run([sys.executable, "-m", "scraper", *map(str, command)])
                if done.code:
                    sys.exit(done.out)
                seconds = f"{done.cpu:7.1f} {done.busiest:8.1f} {count / done.busiest:9,.0f}"
                print(f"{what:34} {seconds} {done.peak / 1e6:8.1f}", flush=True)


def fill(path: Path, numbers: Iterable[int], pages: str) -> None:
    """Make an archive of articles by number."""
    with Archive.open(path) as archive, archive.transaction():
        for number in numbers:
            url, content = f"https://news.example.cn/a/{number:06d}.html", article(number)
            page = parse(content, url)
            seen = f"2026-01-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z"
            fetched = Fetched(url, url, 200, (("Content-Type", "text/html; charset=utf-8"),), content, seen)
            archive.articles.store("bench", fetched if pages == "with" else None, page, analyse(page))


if __name__ == "__main__":
    main()
