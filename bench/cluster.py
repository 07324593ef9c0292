"""Read the same sites with this machine's processes and with a Dask cluster on it, in turns, and compare.

    python bench/cluster.py [--articles 1000] [--sites 2] [--workers 2] [--repeat 3] [--command fetch|reparse]

Sites are bench/newspaper.py's on 127.0.0.1, 127.0.0.2 …; scheduler and workers are processes on loopback, started once
and warmed by a run that does not count. Processor time is that of `scrape`, its processes, the scheduler and the
workers; the sites' own is not in it. What the cluster costs a page is the difference of the two.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from crawl import free_port, wait_for
from measure import Measured, below, processor, run
from newspaper import PER_DAY

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="of each site")
    parser.add_argument("--sites", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2, help="of the cluster; and processes that parse without it")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--command", choices=("fetch", "reparse"), default="fetch")
    args = parser.parse_args()
    results: dict[str, list[tuple[Measured, float]]] = {"processes": [], "cluster": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        sites(args) as sources,
        cluster(args.workers, folder) as (address, ours),
    ):
        Path(folder, "sources.yaml").write_text(json.dumps({"sources": sources}), encoding="utf-8")
        ways = {"processes": ["--workers", str(args.workers)], "cluster": ["--scheduler", address]}
        if args.command == "reparse":
            scrape(folder, ["fetch", *ways["processes"]], [])
            shutil.copy(Path(folder, "archive.db"), Path(folder, "fetched.db"))
        for number in range(args.repeat + 1):
            for name, way in ways.items():
                Path(folder, "archive.db").unlink(missing_ok=True)
                if args.command == "reparse":
                    shutil.copy(Path(folder, "fetched.db"), Path(folder, "archive.db"))
                measured = scrape(folder, [args.command, "--json", *way], ours)
                if number:
                    results[name].append(measured)
        with sqlite3.connect(Path(folder, "archive.db")) as archive:
            pages = int(archive.execute("SELECT count(*) FROM articles").fetchone()[0])
    report(results, pages)


def scrape(folder: str, args: Sequence[str], others: Sequence[int]) -> tuple[Measured, float]:
    """Run it; and the processor time that other processes, and those below them, worked meanwhile."""
    before = worked(others)
    measured = run([sys.executable, "-m", "scraper", *args], cwd=Path(folder))
    if measured.code:
        sys.exit(f"scrape {' '.join(args)} exited {measured.code}:\n{measured.out[-2000:]}")
    return measured, worked(others) - before


def worked(processes: Sequence[int]) -> float:
    return sum(processor(pid) for root in processes for pid in below(root))


@contextmanager
def sites(args: argparse.Namespace) -> Iterator[list[dict[str, object]]]:
    """Sources, each on an address of its own."""
    port = free_port()
    hosts = [f"127.0.0.{number + 1}" for number in range(args.sites)]
    options = ["--port", str(port), "--articles", str(args.articles)]
    servers = [subprocess.Popen([sys.executable, HERE / "newspaper.py", "--host", host, *options]) for host in hosts]
    try:
        wait_for(port)
        time.sleep(0.5)
        yield [
            {
                "name": host,
                "list": [f"http://{host}:{port}/day/{day}.html" for day in range(-(-args.articles // PER_DAY))],
                "delay": 0,
                "concurrency": 8,
            }
            for host in hosts
        ]
    finally:
        for server in servers:
            server.kill()


@contextmanager
def cluster(count: int, folder: str) -> Iterator[tuple[str, list[int]]]:
    """The scheduler's address, and the processes."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    dask = [sys.executable, "-m"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    commands = [[*dask, "distributed.cli.dask_scheduler", "--port", str(port), *common]]
    commands += [
        [*dask, "distributed.cli.dask_worker", address, "--nthreads", "1", "--local-directory", folder, *common]
    ] * count
    processes = [subprocess.Popen(command, **quiet) for command in commands]  # type: ignore[call-overload]
    try:
        wait_for(port)
        time.sleep(4)
        yield address, [process.pid for process in processes]
    finally:
        for process in processes[::-1]:
            process.terminate()
        for process in processes:
            process.wait()


def report(results: dict[str, list[tuple[Measured, float]]], pages: int) -> None:
    heads = (("articles", 8), ("wall s", 7), ("articles/s", 10), ("cpu s", 7), ("of scrape", 9), ("cpu ms/article", 14))
    print(" " * 10, *(f"{head:>{width}s}" for head, width in heads))
    costs = {}
    for name, runs in results.items():
        wall = statistics.median(m.wall for m, _ in runs)
        own = statistics.median(m.cpu for m, _ in runs)
        cpu = statistics.median(m.cpu + others for m, others in runs)
        costs[name] = 1000 * cpu / pages
        print(f"{name:10s} {pages:8d} {wall:7.2f} {pages / wall:10.0f} {cpu:7.2f} {own:9.2f} {costs[name]:14.2f}")
    print(f"the cluster costs {costs['cluster'] - costs['processes']:.2f} ms of processor time an article")


if __name__ == "__main__":
    main()
