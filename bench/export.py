"""How fast `scrape export` writes each format, and how much memory it holds at most.

    python bench/warc.py pages.warc.gz --pages 100000 --chinese 1
    scrape import pages.warc.gz --db archive.db
    python bench/export.py archive.db

Each format is written by a process of its own, to a file that is removed afterwards. Seconds are the processor's.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measure import run

WAYS = {
    "csv": [],
    "json": [],
    "jsonl": [],
    "atom": [],
    "markdown": [],
    "warc": [],
    "xlsx": [],
    "parquet": [],
    "parquet by source, month": ["--partition", "source,month"],
    "parquet by source, day": ["--partition", "source,day"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--ways", help=f"some of: {', '.join(WAYS)}; by semicolons")
    args = parser.parse_args()
    print(f"{'format':26} {'articles':>9} {'CPU s':>7} {'a second':>9} {'peak MB':>8} {'MB':>7}")
    for way in args.ways.split(";") if args.ways else WAYS:
        with tempfile.TemporaryDirectory(dir=args.archive.parent) as folder:
            target = Path(folder, "out")
            command = [sys.executable, "-m", "scraper", "export", "--db", str(args.archive), "-o", str(target)]
            done = run([*command, "--format", way.split()[0], *WAYS[way]])
            if done.code:
                sys.exit(done.out)
            count = int(done.out.split()[0])
            files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files)
            rate, peak = count / done.cpu, done.peak / 1e6
            print(f"{way:26} {count:9,} {done.cpu:7.1f} {rate:9,.0f} {peak:8.1f} {size / 1e6:7.0f}", flush=True)
            shutil.rmtree(target, ignore_errors=True)


if __name__ == "__main__":
    main()
