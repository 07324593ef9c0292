"""Time of the commands that search and count, over an invented archive.

    python bench/counting.py --articles 250000 [--archive FILE]

The archive is bench/bulk.py's. Each command runs in a process of its own, as a person calls it; printed are its
processor time (that of processes beside it included) and its time by the clock, the better of two runs. ``--archive
FILE`` takes the one that is there, or makes it and leaves it there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bulk import build
from measure import Measured, run

from scraper.archive import Archive

COMMANDS = (
    "count --by outlet,month",
    "count --by editor,section --share",
    "count --by tag",
    "stats",
    "report -o report.html --force",
    "keywords --since 2025-12-01",
    "trends 大桥",
    "kwic 大桥",
    "cooccur 大桥",
    "search 大桥",
    "search --count 大桥",
    "search --count 一个",
    "search --count 本报讯",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=250_000)
    parser.add_argument("--archive", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.archive or Path(folder) / "archive.db"
        if not db.exists():
            build(db, options.articles)
        with Archive.read(db) as archive:
            print(f"{archive.articles.count():,} articles, {db.stat().st_size / 1e6:,.0f} MB\n")
        print("| command | CPU s | wall s | peak MB |\n|---|---|---|---|")
        for command in COMMANDS:
            best = min((timed(command, db, Path(folder)) for _ in range(2)), key=lambda one: one.cpu)
            print(f"| `{command}` | {best.cpu:.2f} | {best.wall:.2f} | {best.peak / 1e6:.0f} |", flush=True)


def timed(command: str, db: Path, folder: Path) -> Measured:
    """Run a command to its end."""
    done = run([sys.executable, "-m", "scraper", *command.split(), "--db", str(db)], cwd=folder)
    if done.code:
        sys.exit(done.out[-2000:])
    return done


if __name__ == "__main__":
    main()
