"""The most memory that each long job holds, over all of its processes.

    python bench/memory.py [--articles 5000]

An archive of invented articles (bench/newspaper.py) is fetched, then everything long is done to it: read again, taken
out in every format, taken in, checked, copied, cut again. Resident bytes are summed over a job's processes (what they
share counts for each), sampled 50 times a second (Linux).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from crawl import free_port, wait_for
from measure import Measured, run
from newspaper import PER_DAY

HERE = Path(__file__).resolve().parent
SCRAPE = [sys.executable, "-m", "scraper"]
FORMATS = ("csv", "json", "jsonl", "parquet", "xlsx", "atom", "markdown", "warc")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{args.articles} articles\n\n| job | seconds | CPU s | peak MB |\n|---|---|---|---|", flush=True)
        fetched(folder, args.articles)
        job(folder, "reparse", "reparse")
        for format in FORMATS:
            job(folder, f"export --format {format}", "export", "--format", format, "-o", f"out.{format}")
        job(folder, "import JSON lines", "import", "out.jsonl", "--db", "second.db")
        job(folder, "import WARC", "import", "out.warc", "--db", "third.db")
        job(folder, "verify", "verify")
        job(folder, "backup", "backup", "copy.db")
        job(folder, "dictionary, the archive cut again", "dictionary", "--rebuild")
        job(folder, "search", "search", "渡轮")
        job(folder, "keywords", "keywords")


def fetched(folder: Path, articles: int) -> None:
    """Fetch it all, and again, when there is nothing new."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(HERE / "newspaper.py"), "--port", str(port), "--articles", str(articles)]
    )
    try:
        wait_for(port)
        days = [f"http://127.0.0.1:{port}/day/{day}.html" for day in range(-(-articles // PER_DAY))]
        limits = {"addresses": articles}
        source = {"name": "paper", "list": days, "delay": 0, "concurrency": 16, "limits": limits}
        (folder / "sources.yaml").write_text(json.dumps({"sources": [source]}), encoding="utf-8")
        job(folder, "fetch", "fetch", "--quiet")
        job(folder, "fetch, nothing new", "fetch", "--quiet")
    finally:
        server.kill()


def job(folder: Path, label: str, *words: str) -> None:
    show(label, run([*SCRAPE, *words], cwd=folder))


def show(label: str, measured: Measured) -> None:
    if measured.code:
        print(f"| {label}: {(measured.out.strip().splitlines() or ['failed'])[-1]} |", flush=True)
        return
    print(f"| {label} | {measured.wall:.1f} | {measured.cpu:.1f} | {measured.peak / 1e6:.0f} |", flush=True)


if __name__ == "__main__":
    main()
