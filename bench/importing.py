"""How fast `scrape import` takes in a WARC file, and how much memory it holds at most.

    python bench/warc.py news.warc.gz --pages 100000
    python bench/importing.py news.warc.gz --language zh

What stands after the file is handed on to the command. Seconds are the processor's, of all processes together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from measure import run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    args, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory(dir=args.file.parent) as folder:
        archive = Path(folder, "archive.db")
        done = run([sys.executable, "-m", "scraper", "import", str(args.file), *more, "--db", str(archive)])
    size = args.file.stat().st_size / 1e6
    print(" ".join(done.out.split()))
    print(
        f"{size:,.0f} MB: {done.wall:.1f} s by the wall, {done.cpu:.1f} s of processors, {size / done.wall:.1f} MB/s;"
    )
    print(f"at most {done.peak / 1e6:.0f} MB in memory (all processes)")


if __name__ == "__main__":
    main()
