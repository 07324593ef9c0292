"""A cluster that is lost while stored pages are read: what was read is stored, and the next call goes on from there."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.crawl.reparse import Reread, job_of, reparse
from scraper.crawl.workers.page_work import Parsed, work
from scraper.errors import ClusterError
from scraper.importers.import_job import ImportContext, import_pages, progress
from scraper.importers.warc import warc
from scraper.models import Fetched, Hints
from tests.crawl.cluster.rig import unlike
from tests.importers.records import answer, members, record

pytestmark = pytest.mark.slow


class Lost:
    """Parses this many pages, and is lost."""

    def __init__(self, pages: int) -> None:
        self._left = itertools.count(pages, -1)

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        if next(self._left) <= 0:
            raise ClusterError("the scheduler is lost")
        return work(parts, hints)


class Silent:
    def finished(self, outcome: str, what: str) -> None:
        pass

    def reached(self, place: int | None, filtered: int) -> None:
        pass


def imported(archive: Archive, file: Path, parser: Lost) -> int:
    """Import the rest of a WARC file; how many articles there are then."""
    start = progress(archive, "import")
    assert start is not None
    context = ImportContext(archive, archive.runs.start(["old"], "import"), Silent(), "old", job="import", start=start)
    with file.open("rb") as opened:
        asyncio.run(import_pages(context, parser, warc.read(opened, "old.warc.gz", context.page_filter, start)))
    return len(list(archive.articles()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    pages = [unlike(f"第{n}号存档里的旧闻重新读过").encode() for n in range(250)]
    file = tmp_path / "old.warc.gz"
    file.write_bytes(members(*(record(f"https://a.cn/{n}.html", answer(page)) for n, page in enumerate(pages))))
    return file


@pytest.mark.long  # test_reading_again_goes_on_where_it_was has the same way
def test_an_import_goes_on_where_it_was(tmp_path: Path, file: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        with pytest.raises(ClusterError, match="scheduler is lost"):
            imported(archive, file, Lost(130))
        assert len(list(archive.articles())) == 130
        assert 0 < (progress(archive, "import") or 0) < file.stat().st_size
        assert imported(archive, file, Lost(150)) == 250
        assert progress(archive, "import") is None


def test_reading_again_goes_on_where_it_was(tmp_path: Path, file: Path) -> None:
    progress: list[Reread] = []

    def read(parser: Lost) -> None:
        asyncio.run(reparse(archive, parser, lambda _: Hints(timezone="Asia/Tokyo"), None, progress.append))

    with Archive.open(tmp_path / "archive.db") as archive:
        imported(archive, file, Lost(250))
        with pytest.raises(ClusterError, match="scheduler is lost"):
            read(Lost(70))
        assert len(progress) == 70
        assert archive.runs.progress(job_of(None)) is not None
        read(Lost(180))
        assert len({reread.url for reread in progress}) == len(progress) == 250
        assert archive.runs.progress(job_of(None)) is None
