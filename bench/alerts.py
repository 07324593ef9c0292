"""What alerts cost a fetch: many queries over the articles of a run, in an archive that holds others.

    python bench/alerts.py [--alerts 200] [--new 1000] [--stored 10000]

Articles are those of the invented newspaper, with sentences recombined and names added; queries are names, alone,
joined by OR and with exclusions. Measured is what a fetch does beside fetching, up to the sending: matching, storing
events, reading the entries that are due. Times are the wall's and this process's own work (time.process_time).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from newspaper import article

from scraper.alerts import matching, run
from scraper.alerts.delivery import delivery
from scraper.archive import Archive
from scraper.extract import parse
from scraper.models import Page
from scraper.sources import Source, Sources
from scraper.sources.alerts.model import Alert, Target
from scraper.text.segmenter import analyse

SYLLABLES = "伯仲叔季渊澜岑屿郗蘅芷茗珩玘璟琚瑗瑭甄蔚薇藜蘩邺郯鄢酆锦铮钧霁霖霏靖颐骊鹄麒麟黛"
TARGET = Target("log", None, ("cat",))


def names(chance: random.Random) -> list[str]:
    """Two thousand names of people and places, that nothing else holds."""
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(2_000)]


def pages(count: int, vocabulary: list[str], chance: random.Random) -> Iterator[Page]:
    """Articles of about a thousand characters, no two alike, each with some names in it."""
    printed = [parse(article(number), f"https://news.example.cn/{number}.html") for number in range(200)]
    sentences = [line for page in printed for line in page.body.split("\n") if len(line) > 10]
    for number in range(count):
        lines = [f"{line}{chance.choice(vocabulary)}。" for line in chance.sample(sentences, 8)]
        headline = f"{chance.choice(printed).headline}{chance.choice(vocabulary)}"
        yield Page("article", url=f"https://news.example.cn/{number}", headline=headline, body="\n".join(lines))


def queries(count: int, vocabulary: list[str], chance: random.Random) -> list[str]:
    """Queries of names, of several shapes."""
    shapes = ("{}", "{} OR {}", "{} -{}", "({} OR {}) 的", "headline:{} OR {}", "({} OR {}) -{}")
    return [shape.format(*chance.sample(vocabulary, 3)) for shape in (chance.choice(shapes) for _ in range(count))]


def fill(archive: Archive, some: list[Page], command: str) -> None:
    """Store articles as a run does."""
    number = archive.runs.start(["a"], command)
    for start in range(0, len(some), 500):
        with archive.transaction():
            for page in some[start : start + 500]:
                archive.articles.store("a", None, page, analyse(page), run=number)
    archive.runs.finish(number, "done", [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--alerts", type=int, default=200)
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--stored", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(1)
    vocabulary = names(chance)
    articles = list(pages(options.stored + options.new, vocabulary, chance))
    words = queries(options.alerts, vocabulary, chance)
    alerts = tuple(Alert(f"{number}", query, (TARGET,)) for number, query in enumerate(words))
    listed = Sources((Source("a", "list", ("http://a.example/",)),), alerts=alerts)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        fill(archive, articles[: options.stored], "import")
        run.begin(archive, listed)
        fill(archive, articles[options.stored :], "fetch")
        rows = []
        for _ in range(3):
            archive.connection.execute("DELETE FROM alert_events")
            archive.connection.execute("UPDATE alerts SET last_run = 1, last_article = ?", (options.stored,))
            wall, own = time.perf_counter(), time.process_time()
            events = matching.match(archive, listed)
            rows.append((time.perf_counter() - wall, time.process_time() - own))
        wall = time.perf_counter()
        batches = delivery.due_batches(archive, listed, datetime.now(UTC).astimezone())
        composing = time.perf_counter() - wall
        entries = sum(len(batch.entries) for batch in batches)
    best = min(rows)
    print(
        f"{options.alerts} alerts, {options.new:,} new articles of {options.stored + options.new:,}: {events:,} events"
    )
    print(f"matching and storing events: {best[0]:.2f} s (own work {best[1]:.2f} s)")
    print(f"reading {entries:,} entries to send: {composing:.2f} s ({1000 * composing / max(1, entries):.2f} ms each)")
    print(f"together: {best[0] + composing:.2f} s")


if __name__ == "__main__":
    main()
