"""What a page costs at each stage of its way, in one process: have it, parse it, cut and analyse it, store it.

    python bench/stages.py [--site SITE.zip] [--articles 1326] [--json]

Processor time of this process alone, of one core: the Fetcher over loopback with no delay (the server is another
process), `parse`, `analyse`, and the archive's writer in transactions of 64 articles, index and raw page included.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crawl import free_port, wait_for
from storage import invented, saved

from scraper.archive import Archive
from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.extract import parse
from scraper.models import Fetched
from scraper.text.segmenter import analyse, segmenter

HERE = Path(__file__).resolve().parent
BATCH = 64
WHEN = "2026-01-31T08:15:00Z"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--articles", type=int, default=1326)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    taken = measured(list(saved(args.site) if args.site else invented(args.articles)))
    if args.json:
        print(json.dumps(taken))
        return
    print(f"words cut by {segmenter()}\n\n| stage | ms of one core a page | pages/s and core |\n|---|---|---|")
    for name, seconds in taken.items():
        print(f"| {name} | {1000 * seconds:.2f} | {1 / seconds:,.0f} |")
    total = sum(taken.values())
    print(f"| all of it | {1000 * total:.2f} | {1 / total:,.0f} |")


def measured(pages: list[tuple[str, bytes]]) -> dict[str, float]:
    """Seconds of one core a page, by stage."""
    taken = {"fetch": fetched(len(pages))}
    segmenter()
    parse(pages[0][1], pages[0][0])
    began = time.process_time()
    read = [parse(content, url) for url, content in pages]
    taken["parse"] = (time.process_time() - began) / len(pages)
    articles = [(page, raw) for page, raw in zip(read, pages, strict=True) if page.kind == "article"]
    began = time.process_time()
    analyses = [analyse(page) for page, _ in articles]
    taken["segment, keywords, fingerprint"] = (time.process_time() - began) / len(articles)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder, "archive.db")) as archive:
        began = time.process_time()
        for start in range(0, len(articles), BATCH):
            with archive.transaction():
                for number in range(start, min(start + BATCH, len(articles))):
                    page, (url, content) = articles[number]
                    raw = Fetched(url, url, 200, (("content-type", "text/html"),), content, WHEN)
                    archive.articles.store("site", raw, page, analyses[number])
        taken["store, index, compress"] = (time.process_time() - began) / len(articles)
    return taken


def fetched(count: int) -> float:
    """Seconds of this process's processor time to get a page of the invented newspaper."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, str(HERE / "newspaper.py"), "--port", str(port), "--articles", str(count)]
    )

    async def get_all() -> float:
        policy = Policy(delay=0, concurrency=16, allowed_hosts=frozenset({"127.0.0.1"}))
        async with Fetcher(Settings(concurrency=16)) as fetcher:
            began = time.process_time()
            await asyncio.gather(
                *(fetcher.get(f"http://127.0.0.1:{port}/a/{number:06d}.html", policy) for number in range(count))
            )
            return time.process_time() - began

    try:
        wait_for(port)
        asyncio.run(get_all())  # the server makes its pages at their first request
        return asyncio.run(get_all()) / count
    finally:
        server.kill()


if __name__ == "__main__":
    main()
