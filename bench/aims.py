"""What the program is meant to reach, each aim beside the figure that a benchmark printed for it.

bench/page.py puts the table at the head of docs/benchmarks.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, le


@dataclass(frozen=True)
class Aim:
    """One figure of a section: where it stands, and what it should be."""

    what: str
    section: str
    """The `page.Section` that measures it, by name."""
    pattern: str
    """Finds the figures in the section's text, one a group. The worst of all matches counts."""
    aim: float
    reaches: Callable[[float, float], bool] = le
    """`le` where less is better, `ge` where more is."""
    unit: str = ""


def _row(command: str, column: int) -> str:
    """Finds a cell of a table's row: that in the column, of those after the name."""
    return rf"^\| {re.escape(command)} +(?:\|[^|\n]*){{{column - 1}}}\| +([\d.,]+) "


def _seconds(command: str) -> Aim:
    name = command.partition(" -o ")[0]
    return Aim(f"`{name}`, 250,000 articles", "counting", _row(f"`{command}`", 1), 2, unit=" s of CPU")


AIMS = (
    Aim("articles a second of a whole fetch, Scrapy with selectors for the site = 1", "crawl",
        r"^scrape fetch to Scrapy: \*\*([\d.]+)", 2, ge),
    Aim("CPU time of it, Scrapy's = 1", "crawl", r"^scrape fetch to Scrapy: .*second, ([\d.]+)", 0.75),
    Aim("articles a second, Scrapy doing the same work = 1", "crawl",
        r"^scrape fetch to Scrapy, the same work: \*\*([\d.]+)", 8, ge),
    Aim("memory of a fetch of 20,000 articles", "growth",
        r"^\| scrape fetch \| 20000 \|.*\| (\d+) \|$", 200, unit=" MB"),
    Aim("time to read a real page, lexbor's bare parse of it = 1", "parse-real",
        r"^Times the bare parse: \*\*([\d.]+)", 4),
    Aim("trafilatura's pages a second of real Chinese pages, ours = 1", "parse-real",
        r"^\| trafilatura .*\| ([\d.]+) \|$", 1 / 12),
    Aim("reparse: share of the CPU time that reads pages", "reparse",
        r"^\| by the processors' time .*\| ([\d.]+) \|$", 0.8, ge),
    Aim("CPU time of the first verify, the least that a check must do = 1", "verify",
        r"^\| scrape verify, the first \|(?:[^|]*\|){3} ([\d.]+)", 2.5),
    Aim("time of it by the wall", "verify", r"^\| scrape verify, the first \|(?:[^|]*\|){2} ([\d.]+)", 2.5),
    Aim("search of a phrase in 1,000,000 articles, median", "search-million", _row("a phrase", 1), 5, unit=" ms"),
    Aim("the same, 95th percentile", "search-million", _row("a phrase", 2), 150, unit=" ms"),
    Aim("count of a common word in 250,000 articles", "search-stored", _row("--count 中国", 1), 60, unit=" ms"),
    Aim("count of a common word of three characters there", "search-stored",
        r"^\| --count (?:本报讯|委员会) +\| +([\d.,]+) ", 60, unit=" ms"),
    Aim("count of three characters that are no word there", "search-stored",
        _row("--count 的时候", 1), 60, unit=" ms"),
    Aim("CPU time from start to end of a search, `import click, sqlite3` = 1", "startup",
        _row("`scrape search 大桥`", 3), 2.5),
    *map(_seconds, ("stats", "report -o report.html --force", "keywords --since 2025-12-01", "trends 大桥")),
    Aim("exponent by which the CPU time of any long job grows", "jobs",
        r"^\| [^|]+(?:\|[^|]*){3}\| ([\d.]+) \|", 1.1),
)  # fmt: skip


def table(sections: Mapping[str, str]) -> str:
    """The table of all aims whose section is given, text by name; empty where none is."""
    rows = list(_rows(AIMS, sections))
    if not rows:
        return ""
    return "\n".join(["| | measured | aim | |", "|---|---|---|---|", *rows]) + "\n"


def _rows(aims: Sequence[Aim], sections: Mapping[str, str]) -> Iterator[str]:
    for aim in aims:
        texts = re.findall(aim.pattern, sections.get(aim.section, ""), re.MULTILINE)
        if texts:
            worst = (max if aim.reaches is le else min)(float(text.replace(",", "")) for text in texts)
            met = "met" if aim.reaches(worst, aim.aim) else "**missed**"
            word = "at most" if aim.reaches is le else "at least"
            yield f"| {aim.what} | {worst:g}{aim.unit} | {word} {aim.aim:.3g}{aim.unit} | {met} |"
