"""Crawl one site with `scrape fetch` and with Scrapy, in one run, and compare.

    python bench/crawl.py --peers FOLDER [--articles 1326,5000,20000] [--repeat 3] [--connections 16]
    python bench/crawl.py --peers FOLDER --whole           (beside Scrapy that does the same work)
    python bench/crawl.py --peers FOLDER --replay REPLAY.py --site SITE.zip

The site is bench/newspaper.py's, or a saved one that REPLAY.py serves. Scrapy (`python bench/peers.py FOLDER scrapy`)
runs bench/scrapy_crawl.py: hand-written CSS selectors, one commit an article; with --whole bench/scrapy_whole.py, too:
trafilatura, jieba, FTS5, zstandard. They take turns, so that what else the machine does touches all. Start-up is
included; no delay, robots.txt read by `scrape fetch` alone.
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
SPIDERS = {"Scrapy": "scrapy_crawl.py", "Scrapy, the same work": "scrapy_whole.py"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1326", help="how many the invented site has; several: 1326,5000,20000")
    parser.add_argument("--replay", help="a server of saved sites, instead of the invented one")
    parser.add_argument("--site", help="the saved site")
    parser.add_argument("--peers", type=Path, help="what bench/peers.py made: with Scrapy in it, Scrapy takes part")
    parser.add_argument("--whole", action="store_true", help="also Scrapy with all that `scrape fetch` does")
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
                for name, script in SPIDERS.items() if args.whole else [("Scrapy", SPIDERS["Scrapy"])]:
                    results.setdefault(name, []).append(scrapy(str(spider), urls, args.connections, script))
            results["scrape fetch"].append(scrape(urls, args.connections, args.workers))
    finally:
        server.kill()
    report(results)


def scrape(urls: list[str], connections: int, workers: str | None) -> tuple[Measured, int]:
    source = {
        "name": "site", "list": urls, "delay": 0, "concurrency": connections, "limits": {"addresses": 1_000_000}
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sources.yaml").write_text(json.dumps({"sources": [source]}), encoding="utf-8")
        more = ["--workers", workers] if workers else []
        measured = run([sys.executable, "-m", "scraper", "fetch", "--json", *more], cwd=Path(folder))
        if measured.code:
            sys.exit(f"scrape fetch exited {measured.code}:\n{measured.out[-2000:]}")
        return measured, count(Path(folder, "archive.db"))


def scrapy(python: str, urls: list[str], connections: int, script: str = SPIDERS["Scrapy"]) -> tuple[Measured, int]:
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder, "scrapy.db")
        measured = run([python, str(HERE / script), str(db), str(connections), *urls])
        if measured.code:
            sys.exit(f"{script} exited {measured.code}:\n{measured.out[-2000:]}")
        return measured, count(db)


def count(db: Path) -> int:
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def report(results: dict[str, list[tuple[Measured, int]]]) -> None:
    rates, costs = {}, {}
    print("| medians | articles | wall s | CPU s | articles/s | CPU ms an article | peak MB |")
    print("|---|---|---|---|---|---|---|")
    for name, runs in results.items():
        articles = runs[0][1]
        wall = statistics.median(m.wall for m, _ in runs)
        cpu = statistics.median(m.cpu for m, _ in runs)
        rates[name], costs[name] = articles / wall, cpu / articles
        peak = max(m.peak for m, _ in runs) / 1e6
        cost = 1000 * costs[name]
        print(f"| {name} | {articles} | {wall:.2f} | {cpu:.2f} | {rates[name]:.0f} | {cost:.1f} | {peak:.0f} |")
    ours = "scrape fetch"
    for name in rates:
        if name != ours:
            faster, cheaper = rates[ours] / rates[name], costs[ours] / costs[name]
            print(f"\nscrape fetch to {name}: **{faster:.2f}** of the articles a second, {cheaper:.2f} of the CPU time")


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
