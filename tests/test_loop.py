"""The event loop of a run: no page holds it, however large or hostile. Measured in its thread's own processor time."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.crawl.browser import Renderer
from scraper.crawl.fetch import Fetcher, Settings
from scraper.crawl.reparse import Summary, reparse
from scraper.crawl.run import RunReport, fetch_sources
from scraper.crawl.workers.reader import Local
from scraper.crawl.workers.time_budget import Budget
from scraper.crawl.workers.worker_pool import Workers
from scraper.models import Fetched, Hints, Page, SourceReport
from scraper.sources import loads
from scraper.text.segmenter import analyse
from tests.kinds import only
from tests.newssite import Answer, article, listing, serve

pytestmark = pytest.mark.slow

MOST = 0.2
"""Seconds of processor time that one round of the loop may take, on a machine that does `_work` in `USUAL`."""
USUAL = 0.02
BUDGET = Budget(seconds=20)


class Silent:
    """Shows nothing."""

    def changed(self, report: SourceReport) -> None:
        pass

    def finished(self, report: SourceReport) -> None:
        pass


class Measured(asyncio.SelectorEventLoop):
    """A loop that knows its longest round, without what it waits."""

    longest = 0.0

    def _run_once(self) -> None:
        began = time.thread_time()
        super()._run_once()  # type: ignore[misc]
        self.longest = max(self.longest, time.thread_time() - began)


def _work() -> float:
    """Processor seconds of a fixed piece of work: what a busy or old machine needs more for."""
    began = time.thread_time()
    sum(number * number for number in range(400_000))
    return time.thread_time() - began


def run(
    folder: Path, pages: dict[str, Answer | str], more: str = "", budget: Budget = BUDGET
) -> tuple[RunReport, float]:
    """A run of one source, whose list is ``/``, and the longest round of its loop."""
    with (
        serve({"/robots.txt": "", **pages}) as site,
        Archive.open(folder / "a.db") as archive,
        Workers(1, budget=budget) as workers,
    ):
        text = f"sources: [{{name: yunting, list: '{site.base}/', delay: 0{more}}}]"
        sources = loads(text.encode())

        async def fetch() -> RunReport:
            async with Fetcher(Settings.of(sources)) as fetcher, Renderer(fetcher) as renderer:
                reader = Local(fetcher, workers, renderer)
                return await fetch_sources(list(sources.all), archive, reader, datetime.now(UTC), Silent())

        with asyncio.Runner(loop_factory=Measured) as runner:
            loop = runner.get_loop()
            assert isinstance(loop, Measured)
            report = runner.run(fetch())
            return report, loop.longest


def book(edited: bool) -> str:
    """Nearly half a million characters; two of them are one text with some words changed."""
    signs = "".join(chr(0x4E00 + n * 7919 % 5000) for n in range(480_000))
    lines = [signs[at : at + 300] for at in range(0, len(signs), 300)]
    return "".join(f"<p>{'新版' if edited and n % 9 == 0 else ''}{line}。</p>" for n, line in enumerate(lines))


def links(count: int) -> str:
    return listing({f"/bendi/{n}.html?utm_source=a&id={n}": f"第{n}号：河边的雨下了一整天" for n in range(count)})


HEADLINES = {f"/bendi/{n}.html": f"云汀城第{n}座图书馆昨日开馆迎来读者" for n in range(3)}


def with_pages(bodies: list[str]) -> dict[str, Answer | str]:
    return {"/": listing(HEADLINES), **dict(zip(HEADLINES, bodies, strict=False))}


def like_a_book(path: str, edited: bool) -> str:
    return article(HEADLINES[path], paragraphs=["开头。"]).replace("<p>开头。</p>", book(edited))


PAGES = {
    "two prints of a book": lambda: with_pages([like_a_book(path, path.endswith("1.html")) for path in HEADLINES][:2]),
    "a list of 30,000 links": lambda: {"/": links(30_000)},
    "a list of 60,000 links": lambda: {"/": links(60_000)},
    "a page of brackets": lambda: with_pages(["<" * 140_000, "<!--" * 40_000, "<script>" * 40_000]),
    "a page of comments": lambda: with_pages(["<!-- -->" * 2_000_000]),
    "a robots.txt of wildcards": lambda: {
        **with_pages([article(headline) for headline in HEADLINES.values()]),
        "/robots.txt": "User-agent: *\n" + "".join(f"Disallow: /*n*{n}$\n" for n in range(24_000)),
    },
    "a page of data": lambda: with_pages(["data:," * 3_000_000]),
}


@pytest.mark.parametrize(
    "name",
    only(PAGES, "two prints of a book", "a list of 30,000 links", "a page of brackets", "a robots.txt of wildcards"),
)
def test_no_page_holds_the_loop(name: str, tmp_path: Path) -> None:
    longest = float("inf")
    for number in range(3):  # the least of three: others use the machine, too
        (folder := tmp_path / str(number)).mkdir()
        slow = max(1.0, _work() / USUAL)
        report, took = run(folder, PAGES[name](), ", limits: {retries: 0, addresses: 5}")
        assert report.sources[0].fetched > 0
        longest = min(longest, took / slow)
        if longest < MOST:
            return
    assert longest < MOST


def test_an_expression_that_never_ends_holds_nobody_up(tmp_path: Path) -> None:
    """It is tried by the worker, whose budget ends it, and the list fails with that reason."""
    path = "/" + "a" * 60 + "!"
    more = ", limits: {retries: 0}, articles: '(?:a|a)*b$'"
    report, took = run(tmp_path, {"/": listing({path: "云汀城图书馆昨日开馆迎来读者"})}, more, Budget(seconds=1))
    assert "reading it takes more than" in (report.sources[0].error or "")
    assert took < MOST * 5


def test_a_reparse_does_not_hold_its_loop(tmp_path: Path) -> None:
    """Its pages are stored in a thread: two prints of a book take a second to compare and to index."""
    with Archive.open(tmp_path / "a.db") as archive, Workers(1, budget=BUDGET) as workers:
        for number, url in enumerate(HEADLINES):
            content = like_a_book(url, edited=number == 1).encode()
            address = f"https://yunting.example{url}"
            fetched = Fetched(address, address, 200, (("Content-Type", "text/html"),), content, "2026-02-01T01:00:00Z")
            page = Page("article", address, headline="旧标题", body="旧的正文。")
            archive.articles.store("yunting", fetched, page, analyse(page))

        async def again() -> Summary:
            return await reparse(archive, workers, lambda _source: Hints(), None, lambda _reread: None)

        slow = max(1.0, _work() / USUAL)
        with asyncio.Runner(loop_factory=Measured) as runner:
            loop = runner.get_loop()
            assert isinstance(loop, Measured)
            summary = runner.run(again())
        assert summary.outcomes == {"changed": 3}
        assert loop.longest / slow < MOST
