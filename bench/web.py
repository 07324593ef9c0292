"""How long the pages of `scrape serve` take over a large archive.

    python bench/web.py --articles 250000 [--archive FILE]

One request after another to one server; the first of each kind, for which nothing is remembered yet, and the same
again. Seconds of the processor are those of the server and of all its processes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from bulk import build
from crawl import free_port, wait_for
from measure import below, processor

PAGES = {
    "the front page": "/",
    "a word": f"/?q={quote('大桥')}",
    "a word in very many articles": f"/?q={quote('一个')}",
    "a phrase in very many articles": f"/?q={quote('本报讯')}",
    "one character": f"/?q={quote('一')}",
    "the fifth page of a word": f"/?q={quote('大桥')}&page=5",
    "a word, an outlet": f"/?q={quote('大桥')}&outlet={quote('清河日报')}",
    "an article": "/article/1000",
    "charts": "/charts",
    "charts of a word": f"/charts?q={quote('大桥')}",
    "data": "/data",
    "feed of a word": f"/feed.xml?q={quote('大桥')}",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=250_000)
    parser.add_argument("--archive", type=Path, metavar="FILE")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = args.archive or Path(folder, "archive.db")
        if not db.exists():
            build(db, args.articles)
        port = free_port()
        command = [sys.executable, "-m", "scraper", "serve", "--db", str(db), "--port", str(port)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            print("| page | CPU s | wall s | again: CPU s | wall s | KB |\n|---|---|---|---|---|---|")
            for name, path in PAGES.items():
                (cpu, wall, size), (cpu_again, wall_again, _) = (cost_of(server.pid, port, path) for _ in range(2))
                print(f"| {name} | {cpu:.2f} | {wall:.2f} | {cpu_again:.2f} | {wall_again:.2f} | {size / 1000:.0f} |")
        finally:
            server.terminate()
            server.wait()


def cost_of(server: int, port: int, path: str) -> tuple[float, float, int]:
    """Request a page; return seconds of the processor and of the clock, and its bytes."""
    before, began = sum(map(processor, below(server))), time.perf_counter()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=300) as answer:
        size = len(answer.read())  # a page that takes longer than the server lets it is an error here
    return sum(map(processor, below(server))) - before, time.perf_counter() - began, size


if __name__ == "__main__":
    main()
