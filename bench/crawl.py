"""Crawl one site with `scrape fetch` and with Scrapy, in one run, and compare.

    python bench/crawl.py --peers FOLDER [--articles 1326,5000,20000] [--repeat 3] [--connections 16]
    python bench/crawl.py --peers FOLDER --replay REPLAY.py --site SITE.zip

The site is bench/newspaper.py's, or a saved one that REPLAY.py serves. Scrapy (`python bench/peers.py FOLDER scrapy`)
runs bench/scrapy_crawl.py: hand-written CSS selectors, one commit an article. The two take turns, so that what
else the machine does touches both. Start-up is included; no delay, robots.txt read by `scrape fetch` alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Measured, run
from newspaper import PER_DAY
from peers import python_of

HERE = Path(__file__).parent
FIRST_DAY = dt.date(2025, 1, 1)
SAVED_DAYS = 90


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1326", help="how many the invented site has; several: 1326,5000,20000")
    parser.add_argument("--replay", help="a server of saved sites, instead of the invented one")
    parser.add_argument("--site", help="the saved site")
    parser.add_argument("--peers", type=Path, help="what bench/peers.py made: with Scrapy in it, Scrapy takes part")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--workers", default=None)
    args = parser.parse_args()
    for number in [int(n) for n in args.articles.split(",")]:
        port = free_port()
        if args.replay:
            command = [sys.executable, args.replay, args.site, "--port", str(port)]
            urls = saved_lists(port)
        else:
            command = [sys.executable, str(HERE / "newspaper.py"), "--port", str(port), "--articles", str(number)]
            urls = invented_lists(port, number)
        compare(command, port, urls, args)


def saved_lists(port: int) -> list[str]:
    """The list pages of the saved site."""
    days = [f"{FIRST_DAY + dt.timedelta(n):%Y%m%d}" for n in range(SAVED_DAYS)]
    return [f"http://127.0.0.1:{port}/lm/xwlb/day/{day}.shtml" for day in days]


def invented_lists(port: int, articles: int) -> list[str]:
    """Those of the invented one."""
    return [f"http://127.0.0.1:{port}/day/{day}.html" for day in range(-(-articles // PER_DAY))]


def compare(command: list[str], port: int, urls: list[str], args: argparse.Namespace) -> None:
    spider = python_of(args.peers, "scrapy") if args.peers else None
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        results: dict[str, list[tuple[Measured, int]]] = {"scrape fetch": []}
        for _ in range(args.repeat):
            if spider:
                results.setdefault("Scrapy", []).append(scrapy(str(spider), urls, args.connections))
            results["scrape fetch"].append(scrape(urls, args.connections, args.workers))
    finally:
        server.kill()
    report(results)


def scrape(urls: list[str], connections: int, workers: str | None) -> tuple[Measured, int]:
    source = {"name": "site", "list": urls, "delay": 0, "concurrency": connections}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sources.yaml").write_text(json.dumps({"sources": [source]}), encoding="utf-8")
        more = ["--workers", workers] if workers else []
        measured = run([sys.executable, "-m", "scraper", "fetch", "--json", *more], cwd=Path(folder))
        if measured.code:
            sys.exit(f"scrape fetch exited {measured.code}:\n{measured.out[-2000:]}")
        return measured, count(Path(folder, "archive.db"))


def scrapy(python: str, urls: list[str], connections: int) -> tuple[Measured, int]:
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder, "scrapy.db")
        measured = run([python, str(HERE / "scrapy_crawl.py"), str(db), str(connections), *urls])
        return measured, count(db)


def count(db: Path) -> int:
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def report(results: dict[str, list[tuple[Measured, int]]]) -> None:
    rates = {}
    print("| medians | articles | wall s | CPU s | articles/s | peak MB |\n|---|---|---|---|---|---|")
    for name, runs in results.items():
        wall = statistics.median(m.wall for m, _ in runs)
        rates[name] = runs[0][1] / wall
        cpu = statistics.median(m.cpu for m, _ in runs)
        peak = max(m.peak for m, _ in runs) / 1e6
        print(f"| {name} | {runs[0][1]} | {wall:.2f} | {cpu:.2f} | {rates[name]:.0f} | {peak:.0f} |")
    if "Scrapy" in rates:
        print(f"\nArticles a second, scrape fetch to Scrapy: **{rates['scrape fetch'] / rates['Scrapy']:.2f}**\n")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit("the replay server did not start")


if __name__ == "__main__":
    main()
