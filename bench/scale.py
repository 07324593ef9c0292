"""A day of ten thousand sources, simulated: how many requests, cores, bytes and euros, and where it gets tight.

    python bench/scale.py [--sources 10000] [--stages STAGES.json] [--every 1800]

Each source publishes by a law of its own (lognormal: a few portals bring thousands of articles a day, most papers some
dozens), more by day than by night; its list is asked every half hour, its articles are looked at again 1 h, 6 h, 1 d
and 7 d later. Every host is one queue, a request a second (the default `delay:`). What a page costs comes from
bench/stages.py, measured on this machine unless --stages names what it printed with --json. The assumptions are the
fields of `Assumed`; change them to what your sources are like.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DAY = 86_400
HOURLY = (1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 8, 7, 7, 8, 8, 8, 7, 6, 5, 4, 3, 2, 1)
"""How much is published in each hour, in parts: newsrooms sleep."""


@dataclass(frozen=True)
class Assumed:
    """The assumptions about the world."""

    articles_median: float = 25
    """Articles a day of the median source; the mean is about 70."""
    articles_sigma: float = 1.4
    """The spread of their logarithm: one source in a hundred brings 650 and more."""
    shared_hosts: float = 0.3
    """The share of sources that live on a host with others (channels of one portal)."""
    sources_a_host: int = 8
    """How many, there."""
    validators: float = 0.5
    """The share of sites that answer 304 to an unchanged list or article."""
    edited: float = 0.08
    """The share of articles that change after they came out."""
    page_gzip: int = 18_000
    """Bytes over the wire of an article or list page."""
    answer_304: int = 400
    """Bytes over the wire of a 304, or of a request's own head."""
    stored_size: int = 9_000
    """Bytes that an article adds to archive.db: raw page, text, index."""
    delay: float = 1.0
    """Seconds between two requests to a host."""
    revisits: tuple[float, ...] = (3600, 6 * 3600, DAY, 7 * DAY)
    core_hour: float = 0.012
    """Euros for a rented core, an hour (a dedicated vCPU of a European host, 2026)."""
    gigabyte_month: float = 0.045
    """Euros for a gigabyte of block storage, a month."""


@dataclass
class Load:
    """The requests of a day."""

    minutes: list[int] = field(default_factory=lambda: [0] * (DAY // 60))
    """Requests by minute."""
    stored: list[int] = field(default_factory=lambda: [0] * (DAY // 60))
    """Articles and revisions written, by minute."""
    lists: int = 0
    articles: int = 0
    again: int = 0
    unchanged: int = 0
    late: list[float] = field(default_factory=list)
    """Seconds that each request waited for its host."""
    overfull: int = 0
    """Hosts with more requests than their delay lets through in a day."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1800, help="seconds between two looks at a list")
    parser.add_argument("--stages", type=Path)
    args = parser.parse_args()
    costs = json.loads(args.stages.read_text()) if args.stages else measured_here()
    world = Assumed()
    load = simulate(args.sources, args.every, world, random.Random(20261124))
    report(args.sources, load, costs, world)


def measured_here() -> dict[str, float]:
    from stages import measured
    from storage import invented

    return measured(list(invented(400)))


def simulate(sources: int, every: int, world: Assumed, chance: random.Random) -> Load:
    """A day of all hosts, one after the other: they do not know of each other."""
    load, left = Load(), sources
    while left > 0:
        size = world.sources_a_host if chance.random() < world.shared_hosts / world.sources_a_host else 1
        here = [chance.lognormvariate(0, world.articles_sigma) * world.articles_median for _ in range(min(size, left))]
        left -= len(here)
        host(here, every, world, chance, load)
    return load


def host(rates: list[float], every: int, world: Assumed, chance: random.Random, load: Load) -> None:
    """A day of one host: what falls due, in order, a request at a time."""
    honest = chance.random() < world.validators
    due = list(due_requests(rates, every, world, chance))
    heapq.heapify(due)
    free = 0.0
    if len(due) * world.delay > DAY:
        load.overfull += 1
    while due:
        when, kind = heapq.heappop(due)
        at = max(when, free)
        free = at + world.delay
        load.late.append(at - when)
        minute = min(int(at // 60), len(load.minutes) - 1)
        load.minutes[minute] += 1
        if kind == "list":
            load.lists += 1
            load.unchanged += honest and chance.random() < 0.6
        elif kind == "article":
            load.articles += 1
            load.stored[minute] += 1
        else:
            load.again += 1
            edited = chance.random() < world.edited / len(world.revisits)
            load.unchanged += honest and not edited
            load.stored[minute] += edited


def due_requests(rates: list[float], every: int, world: Assumed, chance: random.Random) -> Iterator[tuple[float, str]]:
    """The requests that fall due on one host in a day that is like the seven before it: (second of the day, what)."""
    for rate in rates:
        first = chance.uniform(0, every)
        looks = [first + every * n for n in range(int((DAY - first) // every) + 1)]
        yield from ((when, "list") for when in looks)
        days = [poisson(rate, chance) for _ in range(8)]
        for age, count in enumerate(days):
            for _ in range(count):
                published = moment(chance)
                seen = min(published + chance.uniform(0, every), DAY - 1)
                if age == 0:
                    yield seen, "article"
                for wait in world.revisits:
                    when = seen - age * DAY + wait
                    if 0 <= when < DAY:
                        yield when, "again"


def moment(chance: random.Random) -> float:
    """A second of the day, by the hours of newsrooms."""
    hour = chance.choices(range(24), HOURLY)[0]
    return hour * 3600 + chance.uniform(0, 3600)


def poisson(mean: float, chance: random.Random) -> int:
    """A Poisson number; from 50 on its normal neighbour."""
    if mean > 50:
        return max(0, round(chance.gauss(mean, mean**0.5)))
    count, passed = 0, chance.expovariate(1)
    while passed < mean:
        count, passed = count + 1, passed + chance.expovariate(1)
    return count


def report(sources: int, load: Load, costs: dict[str, float], world: Assumed) -> None:
    requests = load.lists + load.articles + load.again
    whole = requests - load.unchanged
    peak = max(map(sum, zip(*(load.minutes[n:] for n in range(10)), strict=False))) / 600
    stored = sum(load.stored)
    peak_stored = max(map(sum, zip(*(load.stored[n:] for n in range(10)), strict=False))) / 600
    fetch, parse, analyse, store = costs.values()
    # an unchanged page costs about half a fetch: no body; every whole page is parsed, an article analysed and compared
    work = {
        "fetch": fetch * (whole + load.unchanged / 2),
        "parse": parse * whole,
        "segment": analyse * (whole - load.lists),
        "store": store * stored,
    }
    cores = sum(work.values()) / DAY
    top = peak / (requests / DAY)
    wire = whole * world.page_gzip + load.unchanged * world.answer_304 + requests * world.answer_304
    grown = stored * world.stored_size
    late = sorted(load.late)
    euros = cores * top * 24 * world.core_hour + 365 / 2 * grown / 1e9 * world.gigabyte_month * 12 / 365
    middle, last = late[len(late) // 2], late[len(late) * 99 // 100]
    busy = f"{100 * store * stored / DAY:.2f} % of one core; {100 * store * peak_stored:.1f} % at the busiest"
    rows = [
        ("requests a day", f"{requests:,}: {load.lists:,} lists, {load.articles:,} articles, {load.again:,} again"),
        ("of them answered 304", f"{load.unchanged:,}"),
        ("requests a second", f"{requests / DAY:.1f}; {peak:.1f} in the busiest ten minutes"),
        ("waiting for the host's turn", f"median {middle:.0f} s, 99 % under {last:.0f} s"),
        ("hosts with more requests than their delay allows", f"{load.overfull:,}"),
        ("articles and revisions stored", f"{stored:,}; {peak_stored:.1f} a second at the busiest"),
        ("the writer's time", busy),
        *((f"cores for {name}, on average", f"{seconds / DAY:.3f}") for name, seconds in work.items()),
        ("cores in all", f"{cores:.2f} on average, {cores * top:.2f} at the busiest"),
        ("over the wire a day", f"{wire / 1e9:.0f} GB; {8 * peak * wire / requests / 1e6:.0f} Mbit/s at the busiest"),
        ("archive.db grows", f"{grown / 1e9:.1f} GB a day, {365 * grown / 1e12:.2f} TB a year"),
        ("euros a day", f"{euros:.2f} (cores for the busiest hour; storage of the first year; traffic not counted)"),
    ]
    mean = load.articles / sources
    print(f"{sources:,} sources, {mean:.0f} articles a day each on average\n\n| what | how much |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
