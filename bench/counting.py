"""Time of the commands that count, over an invented archive.

    python bench/counting.py --articles 50000
    python bench/counting.py --articles 50000 --copies 5      # 250,000 rows; the search index has the first 50,000

Articles are made by recombining the sentences of the demo newspaper, over ten years, 38 outlets, 30 sources and 60
editors. Each command runs in a process of its own, as a person calls it; printed are its processor time and its time by
the clock, the better of two runs. ``--keep FILE`` keeps the archive, or takes the one that is there.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from newspaper import BYLINES, sentences

from scraper.archive import Archive
from scraper.models import Page
from scraper.text.segmenter import analyse

COMMANDS = (
    "count --by outlet,month",
    "count --by editor,section --share",
    "count --by tag",
    "stats",
    "keywords --since 2025-12-01",
    "trends 桥",
    "kwic 桥",
    "cooccur 桥",
)
OUTLETS = [f"清河{kind}报" for kind in "日晚早时商农"] + [f"{a}{b}网" for a in "东西南北中新江海" for b in "方河城州"]
SECTIONS = "要闻 社会 文化 经济 体育 国际 教育 科技".split()
BATCH = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--copies", type=int, default=1, help="times that the rows are repeated under other addresses")
    parser.add_argument("--keep", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.keep or Path(folder) / "archive.db"
        if not db.exists():
            build(db, options.articles)
            repeat(db, options.copies)
        with Archive.read(db) as archive:
            print(f"{archive.articles.count():,} articles, {db.stat().st_size / 1e6:,.0f} MB")
        print(f"{'command':36} {'processor':>9} {'clock':>7}")
        for command in COMMANDS:
            processor, clock = min(timed(command, db), timed(command, db))
            print(f"{command:36} {processor:8.2f}s {clock:6.2f}s")


def build(db: Path, number: int) -> None:
    """Fill an archive, a thousand articles a transaction."""
    chance, pool = random.Random(1), sentences()
    with Archive.open(db) as archive:
        run = archive.runs.start(["s0"], "fetch")
        for first in range(0, number, BATCH):
            with archive.transaction():
                for place in range(first, min(number, first + BATCH)):
                    page = article(place, chance, pool)
                    archive.articles.store(f"s{chance.randrange(30)}", None, page, analyse(page), run=run)
        archive.runs.finish(run, "done", [])


def article(place: int, chance: random.Random, pool: tuple[str, ...]) -> Page:
    """Invent an article of two to eight paragraphs."""
    day = f"{2016 + chance.randrange(10)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    paragraphs = ["".join(chance.choices(pool, k=3)) for _ in range(chance.randint(2, 8))]
    return Page(
        "article",
        f"https://news.example.cn/{place}.html",
        headline=re.sub(r"\W", "", chance.choice(pool))[:20] + str(place),
        byline=tuple(chance.sample(BYLINES, chance.randint(0, 2))),
        editors=(f"编辑{chr(0x4E00 + chance.randrange(60))}",),
        outlet=chance.choice(OUTLETS) if chance.random() < 0.95 else None,
        section=chance.choice(SECTIONS),
        published=f"{day}T{chance.randrange(24):02}:15+08:00",
        body="\n".join(paragraphs),
        language="zh-CN",
    )


def repeat(db: Path, copies: int) -> None:
    """Repeat the rows under other addresses, without the search index: counting reads rows alone."""
    import sqlite3

    with closing(sqlite3.connect(db)) as connection:
        columns = [
            name for _, name, *_ in connection.execute("PRAGMA table_info(articles)") if name not in ("id", "url")
        ]
        names = ", ".join(columns)
        (last,) = connection.execute("SELECT max(id) FROM articles").fetchone()
        for copy in range(1, copies):
            connection.execute(
                f"INSERT INTO articles (id, url, {names}) SELECT id + ?1, url || '?' || ?2, {names} FROM articles"
                " WHERE id <= ?3",
                (last * copy, copy, last),
            )
            connection.execute(
                "INSERT INTO article_words SELECT article + ?1, headline, summary, body FROM article_words"
                " WHERE article <= ?2",
                (last * copy, last),
            )
        connection.commit()


def timed(command: str, db: Path) -> tuple[float, float]:
    """Run a command; return its processor time and its time by the clock, in seconds."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "scraper", *command.split(), "--db", str(db)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SCRAPE_LANG": "en"},
    )
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


if __name__ == "__main__":
    main()
