"""Makes docs/benchmarks.md: runs every benchmark, one after the other, and files what each printed under its command.

    python bench/page.py [--peers FOLDER] [--only NAME,NAME] [--quick] [--corpus FOLDER] [--site SITE.zip] [-o FILE]

`make bench` calls it. Without --corpus and --site everything is measured on the invented pages that the project brings,
so that anybody can repeat it; --corpus adds a section on a folder of saved pages (bench/parse.py says of what shape).
With --only the other sections of the file stay as they are. Notes written into the file by hand do not outlive the next
run: what was learnt stands in docs/scaling.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aims import table
from peers import PEERS, make

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TIMEOUT = 3600


@dataclass(frozen=True)
class Section:
    """One benchmark: what it is called, what is to be known before its table, and its command."""

    name: str
    title: str
    words: str
    command: tuple[str, ...]
    quick: tuple[str, ...] = ()
    """Options that make it short."""
    takes: tuple[str, ...] = ()
    """Of peers, corpus, site: what it can be given."""
    needs_corpus: bool = False


SECTIONS = (
    Section(
        "public",
        "Extraction: the text of articles on public pages",
        "Other people's pages and other people's answers, which anybody can fetch. The rules for English were mended"
        " with article-extraction-benchmark at hand, and those for the other languages with some pages of the Daniel"
        " corpus. Of the others each gets what its documentation shows.",
        ("public.py",),
        takes=("peers",),
    ),
    Section(
        "parse",
        "Extraction: speed",
        "The same invented pages to each, in one run, pages a second of processor time.",
        ("parse.py",),
        takes=("peers",),
    ),
    Section(
        "parse-real",
        "Extraction: speed and fields of real Chinese pages",
        "Pages saved from Chinese news sites, which are not ours to hand on, with answers made by the authors of this"
        " program, who wrote its rules with these pages at hand: the shares of right fields say what was learnt, not"
        " what a page of another site gets.",
        ("parse.py",),
        takes=("peers", "corpus"),
        needs_corpus=True,
    ),
    Section(
        "crawl",
        "Crawl: the whole of `scrape fetch` beside Scrapy",
        "One site on loopback, 16 connections, no delay, start included. `scrape fetch` reads every field by its"
        " general rules, cuts the text into words, looks for reprints, indexes for search and keeps the raw page; the"
        " first spider takes six fields by selectors that were written for this site and stores them; the second does"
        " the same work, by trafilatura, jieba, FTS5 and zstandard.",
        ("crawl.py", "--whole"),
        quick=("--repeat", "1"),
        takes=("peers",),
    ),
    Section(
        "growth",
        "Crawl: cost by size",
        "Time and memory by the number of articles, of the same invented site.",
        ("crawl.py", "--articles", "1326,5000,20000", "--repeat", "1"),
        quick=("--articles", "1326,5000"),
    ),
    Section(
        "fetch",
        "The network alone",
        "Pages a second over loopback, a client after the other in one process; the Fetcher with all its manners."
        " Beside them whole crawls, which also parse and store.",
        ("fetch.py",),
        quick=("--pages", "500", "--repeat", "2"),
        takes=("peers",),
    ),
    Section(
        "stages",
        "What a page costs at each stage",
        "Processor time of one core, in one process: docs/scaling.md reckons with it.",
        ("stages.py",),
        quick=("--articles", "200"),
        takes=("site",),
    ),
    Section(
        "scale",
        "A day of ten thousand sources, simulated",
        "With the costs of this machine; the assumptions stand in the script.",
        ("scale.py",),
        quick=("--sources", "500"),
    ),
    Section(
        "search",
        "Search at 25,000 articles",
        "Random substrings of 2 to 6 characters; the truth is a plain scan. Milliseconds for the top 20.",
        ("search.py", "--articles", "25000"),
        quick=("--articles", "2000", "--queries", "50"),
        takes=("site",),
    ),
    Section(
        "search-large",
        "Search at 250,000 articles",
        "The same.",
        ("search.py", "--articles", "250000"),
        quick=("--articles", "5000", "--queries", "50"),
        takes=("site",),
    ),
    Section(
        "search-stored",
        "Search of a whole archive of 250,000 articles",
        "Pieces of its own text, and the counts of words that very many articles have.",
        ("search_large.py", "--articles", "250000"),
        quick=("--articles", "2000", "--queries", "50"),
    ),
    Section(
        "search-million",
        "Search at 1,000,000 articles",
        "The same.",
        ("search_large.py", "--articles", "1000000"),
        quick=("--articles", "4000", "--queries", "50"),
    ),
    Section(
        "counting",
        "Searching and counting at 250,000 articles",
        "Each command in a process of its own, Python's start among it.",
        ("counting.py", "--articles", "250000"),
        quick=("--articles", "2000"),
    ),
    Section(
        "web",
        "The web view at 250,000 articles",
        "The first request of each kind, and the same again.",
        ("web.py", "--articles", "250000"),
        quick=("--articles", "2000"),
    ),
    Section(
        "verify",
        "Verify beside the least that a check must do",
        "",
        ("verify.py",),
        quick=("--articles", "1000", "--repeat", "1"),
    ),
    Section(
        "reparse",
        "Reparse beside reading alone",
        "The share of the cores, or of the processors' time, that goes into reading pages.",
        ("reparse.py",),
        quick=("--articles", "200", "--repeat", "1"),
    ),
    Section(
        "merging",
        "Merging archives",
        "Processor time, with and without raw pages: of all processes, and of the one that works most. Articles a"
        " second are by the latter: the time where each process has a core.",
        ("merging.py",),
        quick=("--articles", "300"),
    ),
    Section(
        "jobs",
        "Growth of every long job",
        "The exponent is that of the power of the size by which time or memory grows, beyond what fifty articles take.",
        ("growth.py",),
        quick=("--articles", "100,300,900"),
    ),
    Section(
        "storage",
        "Storage of raw pages",
        "",
        ("storage.py",),
        quick=("--articles", "200"),
        takes=("site",),
    ),
    Section(
        "segment",
        "Segmentation",
        "",
        ("segment.py",),
        quick=("--megabytes", "0.3"),
        takes=("site",),
    ),
    Section(
        "cluster",
        "A cluster of two workers on one machine, beside this machine's own processes",
        "What Dask costs where it gains nothing.",
        ("cluster.py", "--repeat", "1"),
        quick=("--articles", "200"),
    ),
    Section("startup", "Start of every command", "", ("startup.py",), quick=("--repeat", "1")),
    Section(
        "memory",
        "Memory of every long job",
        "Resident bytes summed over a job's processes.",
        ("memory.py",),
        quick=("--articles", "300"),
    ),
    Section("alerts", "Alerts", "What a fetch does beside fetching, up to the sending.", ("alerts.py",)),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=ROOT / ".bench")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--only", default=",".join(section.name for section in SECTIONS))
    parser.add_argument("--quick", action="store_true", help="all of it in some minutes, to see that it runs")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    args = parser.parse_args()
    chosen = [
        section
        for section in SECTIONS
        if section.name in args.only.split(",") and (args.corpus or not section.needs_corpus)
    ]
    if any("peers" in section.takes for section in chosen):
        for name in PEERS:
            make(args.peers, name)
    before = sections_of(args.output)
    for section in chosen:
        print(f"{section.name} …", file=sys.stderr, flush=True)
        before[section.title] = measured(section, args)
        args.output.write_text(page(before, args.peers), encoding="utf-8")


def page(sections: dict[str, str], peers: Path) -> str:
    """The whole page: its head, the aims, and the sections by title."""
    named = {section.name: sections[section.title] for section in SECTIONS if section.title in sections}
    return "\n".join([head(peers), "## Aims\n", table(named), *named.values()])


def measured(section: Section, args: argparse.Namespace) -> str:
    """Run a benchmark; its section of the page."""
    options = [f"--{name}={value}" for name in section.takes if (value := getattr(args, name))]
    command = [*section.command, *(section.quick if args.quick else ()), *options]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE)))}
    began = dt.datetime.now(dt.UTC)
    done = subprocess.run(
        [sys.executable, str(HERE / command[0]), *command[1:]],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=TIMEOUT, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{section.name} failed:\n{done.stderr[-3000:]}")
    shown = " ".join(["python", f"bench/{command[0]}", *map(_short, command[1:])])
    took = (dt.datetime.now(dt.UTC) - began).total_seconds()
    load = f"load {os.getloadavg()[1]:.0f} on {os.cpu_count()} processors"
    words = f"{section.words}\n\n" if section.words else ""
    when = f"{began:%Y-%m-%d %H:%M} UTC, {took:.0f} s, {load}"
    return f"## {section.title}\n\n{words}`{shown}` ({when})\n\n{done.stdout.strip()}\n"


def _short(option: str) -> str:
    """An option without the folders of this machine."""
    name, equals, value = option.partition("=")
    return f"{name}={Path(value).name}" if equals else option


def sections_of(path: Path) -> dict[str, str]:
    """The sections that the file has."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


def head(peers: Path) -> str:
    """The beginning of the page: the machine and the versions."""
    ours = ("scrape-news", "selectolax", "httpx", "aiohttp", "jieba", "rjieba", "zstandard", "sqlite-utils")
    named = [f"{name} {version}" for name in ours if (version := _version(name))]
    others = [f"{name} {version}" for name in PEERS if (version := _peer_version(peers, name))]
    system = f"{platform.system()} {platform.release()}"
    return f"""# Benchmarks

Made by `make bench` ({dt.datetime.now(dt.UTC):%Y-%m-%d}); each table stands under the command that printed it. All
programs of a table ran in one run on one machine; ratios hold better than seconds. What loses is listed like what wins.
The load is the number of processes that wanted a processor: where it is above the number of processors, seconds by the
wall say little, and those of the processor are up to twice what an idle machine needs.

- machine: {_processor()}, {os.cpu_count()} logical processors, {_memory()} memory, {system}
- Python {platform.python_version()}, {", ".join(named)}
- peers, each in an environment of its own: {", ".join(others) or "none"}
"""


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _peer_version(folder: Path, name: str) -> str | None:
    python = folder / name / "bin" / "python"
    if not python.exists():
        return None
    code = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False).stdout.strip()


def _processor() -> str:
    try:
        match = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        return match[1] if match else platform.machine()
    except OSError:
        return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"
    except (ValueError, OSError):
        return "unknown"


if __name__ == "__main__":
    main()
