"""How the time and the memory of every long job grow with the archive.

    python bench/growth.py [--articles 1000,3000,9000] [--jobs verify,backup]

Each job is done to archives of three sizes (bench/invented.py; the fetch is of bench/newspaper.py's site). The exponent
is that of the power of the size by which the processor's time grows, fitted to the three after the time of the same job
on an archive of fifty articles is taken off, which is mostly its start: 1 is as fast as the archive grows, 2 as its
square. That of memory is fitted to what a job needs beyond the same fifty; where that is under 5 MB, or the time
under half a second, there is no growth to speak of, and none is printed. In the fit a size weighs as the square of its
value: what else the machine does adds as much to each, which is most of the little that the smallest takes beyond the
start. A short job is done three times to each size in turns, each time to the archive as it was, and the least of its
times counts. Jobs that share their work with a further process do so from a size on
(`LARGE` in scraper/archive/db/side_process.py): its start then counts as growth.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from math import log
from pathlib import Path
from statistics import fmean

from crawl import free_port, invented_lists, wait_for
from invented import build
from measure import Measured, run
from memory import FORMATS, HERE, SCRAPE

FEW = 50
"""Articles of the archive whose times are taken off."""
LEAST_MEMORY = 5e6
LEAST_TIME = 0.5
RUNS = 3
"""Runs of a job of less than `SHORT` seconds."""
SHORT = 10

Job = Callable[[Path, int], Measured]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,3000,9000", help="the three sizes")
    parser.add_argument("--jobs", default=",".join(JOBS), help="some of them")
    args = parser.parse_args()
    sizes = [int(size) for size in args.articles.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folders = {size: Path(name, str(size)) for size in (FEW, *sizes)}
        for size, folder in folders.items():
            folder.mkdir()
            build(folder / "archive.db", size)
        print("| job | " + " | ".join(f"CPU s at {size:,}" for size in sizes) + " | exponent | peak MB | exponent |")
        print("|---" * (len(sizes) + 4) + "|")
        for job in args.jobs.split(","):
            row(job, sizes, least(JOBS[job], folders))


def least(job: Job, folders: dict[int, Path]) -> dict[int, Measured]:
    """Return the run of a job that took the least time, by size; what the last one has written stays for other jobs."""
    best: dict[int, Measured] = {}
    before = {size: {*folder.iterdir()} for size, folder in folders.items()}
    contents = {size: (folder / "archive.db").read_bytes() for size, folder in folders.items()}
    for turn in range(RUNS):
        if turn and any(one.code or one.cpu >= SHORT for one in best.values()):
            break
        for size, folder in folders.items():
            if turn:
                for path in {*folder.iterdir()} - before[size]:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
                (folder / "archive.db").write_bytes(contents[size])
            run_ = job(folder, size)
            if size not in best or run_.code or run_.cpu < best[size].cpu:
                best[size] = run_
    return best


def row(job: str, sizes: Sequence[int], taken: dict[int, Measured]) -> None:
    failed = next((measured for measured in taken.values() if measured.code), None)
    if failed is not None:
        sys.exit(f"{job}: {failed.out[-2000:]}")
    times = [taken[size].cpu - taken[FEW].cpu for size in sizes]
    memory = [float(taken[size].peak - taken[FEW].peak) for size in sizes]
    cells = [f"{taken[size].cpu:.2f}" for size in sizes]
    peak = taken[sizes[-1]].peak / 1e6
    cells += [exponent(sizes, times, LEAST_TIME), f"{peak:.0f}", exponent(sizes, memory, LEAST_MEMORY)]
    print(f"| {job} | {' | '.join(cells)} |", flush=True)


def exponent(sizes: Sequence[int], values: Sequence[float], enough: float) -> str:
    """Return the exponent of the power that fits best; none where the values are too small to tell."""
    if values[-1] < enough or min(values) <= 0:
        return "-"
    weights = [value**2 for value in values]
    scale, growth = [log(size) for size in sizes], [log(value) for value in values]
    x, y = fmean(scale, weights), fmean(growth, weights)
    shared = fmean([(a - x) * (b - y) for a, b in zip(scale, growth, strict=True)], weights)
    return f"{shared / fmean([(a - x) ** 2 for a in scale], weights):.2f}"


def done(*words: str) -> Job:
    """Return the job of a command on the archive of a folder."""
    return lambda folder, _: run([*SCRAPE, *words], cwd=folder)


def merged(folder: Path, _size: int) -> Measured:
    return run([*SCRAPE, "import", "archive.db", "--db", "merged.db"], cwd=folder)


def taken_in(suffix: str, folder: Path, _size: int) -> Measured:
    """Import what an export of the same archive wrote."""
    return run([*SCRAPE, "import", f"out.{suffix}", "--db", f"from-{suffix}.db"], cwd=folder)


def fetched(folder: Path, size: int) -> Measured:
    port = free_port()
    command = [sys.executable, str(HERE / "newspaper.py"), "--port", str(port), "--articles", str(size)]
    server = subprocess.Popen(command)
    try:
        wait_for(port)
        source = {"name": "paper", "list": invented_lists(port, size), "delay": 0, "concurrency": 16}
        (folder / "sources.yaml").write_text(json.dumps({"sources": [source]}), encoding="utf-8")
        return run([*SCRAPE, "fetch", "--quiet", "--db", "fetched.db"], cwd=folder)
    finally:
        server.kill()


JOBS: dict[str, Job] = {
    "fetch": fetched,
    "reparse": done("reparse"),
    **{f"export {format}": done("export", "--format", format, "-o", f"out.{format}") for format in FORMATS},
    "import jsonl": partial(taken_in, "jsonl"),
    "import warc": partial(taken_in, "warc"),
    "merge": merged,
    "verify": done("verify"),
    "backup": done("backup", "copy.db"),
    "dictionary --rebuild": done("dictionary", "--rebuild"),
    "report": done("report", "-o", "report.html"),
    "stats": done("stats"),
    "keywords": done("keywords"),
    "cooccur": done("cooccur", "一个", "--least", "1"),
    "count": done("count", "--by", "outlet,month"),
    "search --count of a phrase": done("search", "--count", "本报讯"),
}
"""The jobs by name, in an order in which each has what it needs of those before it."""


if __name__ == "__main__":
    main()
