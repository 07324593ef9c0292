"""The parts of an archive: one place for SQLite's errors, one transaction over several, nothing imported in vain."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive, Filter
from scraper.archive.crawl.failures import Failure
from scraper.archive.db.part import Part
from scraper.archive.upkeep.verify import CHECKS
from scraper.errors import ArchiveError

PARTS = (
    *(
        "articles",
        "search",
        "pages",
        "bulk",
        "statistics",
        "sources",
        "runs",
        "crawl",
        "visits",
        "deletion",
        "tags",
        "upkeep",
    ),
)

USES: dict[str, Callable[[Archive], Any]] = {
    "rows": lambda archive: list(archive.articles()),
    "an article": lambda archive: archive.articles.get(1),
    "hits": lambda archive: archive.search("图书馆"),
    "ids": lambda archive: archive.search.ids("图书馆"),
    "a raw page": lambda archive: archive.pages.get(1),
    "pages to reparse": lambda archive: list(archive.pages.to_reparse(None, None)),
    "a table": lambda archive: list(archive.bulk.table("failures")),
    "words": lambda archive: list(archive.bulk.words(Filter(source="evening"))),
    "facets": lambda archive: archive.statistics.facets(),
    "sources": lambda archive: archive.sources.overview(),
    "runs": lambda archive: archive.runs.latest(),
    "failures": lambda archive: archive.crawl.failures(),
    "a new failure": lambda archive: archive.crawl.record_failure(
        Failure("evening", "https://news.example.cn/", "HTTP 500")
    ),
    "revisits": lambda archive: archive.visits.due("evening", "2026-01-31T00:00:00Z"),
    "deleted addresses": lambda archive: archive.deletion.count_by_day(),
    "compaction": lambda archive: archive.upkeep.compact(),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_an_error_of_sqlite_is_one_of_the_archive_with_its_path(
    archive: Archive, use: Callable[[Archive], Any]
) -> None:
    archive.connection.close()
    with pytest.raises(ArchiveError, match=r"archive\.db: .*closed database"):
        use(archive)


def test_a_check_reports_what_sqlite_says_of_a_damaged_file(archive: Archive) -> None:
    archive.connection.execute("DROP VIEW front_pages")
    archive.connection.execute("DROP TABLE progress")
    problems = {check.name: list(archive.upkeep.problems(check)) for check in CHECKS}
    assert problems["tables"] == ["the table progress is missing", "the view front_pages is missing"]
    assert problems["free space"] == ["no such table: progress"]


def test_one_transaction_over_several_parts(archive: Archive, newsroom: Any) -> None:
    page = newsroom.page()

    def write_and_fail() -> None:
        with archive.transaction():
            run = archive.runs.start(["evening"], "fetch")
            archive.crawl.add_to_frontier("evening", ["https://news.example.cn/2.html"])
            archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page), run=run)
            archive.crawl.record_failure(Failure("evening", "https://news.example.cn/3.html", "HTTP 500"))
            assert archive.articles.count() == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()
    assert archive.runs.latest() == []
    assert archive.crawl.frontier() == set()
    assert archive.articles.count() == 0
    assert archive.crawl.failures() == []


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_small_and_each_of_its_methods_is_described(archive: Archive, name: str) -> None:
    part = type(getattr(archive, name))
    assert issubclass(part, Part)
    methods = {method: value for method, value in vars(part).items() if callable(value) and not method.startswith("_")}
    assert 4 <= len(methods) <= 12
    assert all(method.__doc__ for method in methods.values())


ONLY_READING = """
import sys
from scraper.archive import Archive
with Archive.read(sys.argv[1]) as archive:
    archive.articles.count()
print(*sorted(sys.modules))
"""


def test_reading_imports_no_part_that_is_not_used(path: Path) -> None:
    Archive.open(path).close()
    done = subprocess.run([sys.executable, "-c", ONLY_READING, str(path)], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "scraper.archive.articles.articles" in imported
    assert not imported & {"scraper.archive.upkeep.upkeep", "scraper.archive.articles.deletion", "sqlite_utils"}
