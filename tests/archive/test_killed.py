"""SIGKILL amid every job that writes: what was committed is there, the file is sound, the job can be done again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.schema import migrations
from scraper.archive.schema.commit_stamp import ForeignLogError
from scraper.archive.upkeep.backup import backup
from scraper.archive.upkeep.restore import restore
from scraper.archive.upkeep.verify import CHECKS
from scraper.importers.import_job import ImportContext, import_articles
from tests.archive.conftest import Newsroom
from tests.archive.test_open import check
from tests.kinds import only

pytestmark = pytest.mark.slow

STEPS = 200
"""Steps of SQLite's machine between two moments at which a job may be killed."""
MOMENTS = [0.02, 0.4, 0.95], [0.2, 0.6, 0.8]
"""Parts of a job's way at which it is killed: in `make test`, and in the long tests."""
COUNT = 40


def run_until(job: Callable[[Path], object], path: Path, last: int | None) -> int | None:
    """Do a job in a process of its own that is killed at the ``last`` moment; how many there were, None if killed."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        try:
            moments = 0
            connect = sqlite3.connect

            def tick() -> None:
                nonlocal moments
                moments += 1
                if moments == last:
                    os.kill(os.getpid(), signal.SIGKILL)

            def connected(*args: Any, **options: Any) -> sqlite3.Connection:
                connection = connect(*args, **options)
                connection.set_progress_handler(tick, STEPS)  # type: ignore[arg-type]
                connection.set_trace_callback(lambda _: tick())
                return connection

            sqlite3.connect = connected  # type: ignore[assignment]
            job(path)
            os.write(there, str(moments).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(there)
    with os.fdopen(here) as pipe:
        output = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    assert output, "the job failed"
    return int(output)


def store(archive: Archive, numbers: range) -> None:
    room = Newsroom()
    with archive.transaction():
        for number in numbers:
            page = room.page(number)
            archive.articles.store("evening", room.fetched(page), page, room.analysis(page))


def do_store(path: Path) -> None:
    with Archive.open(path) as archive:
        for first in range(COUNT, COUNT + 20, 5):
            store(archive, range(first, first + 5))


def do_backup(path: Path) -> None:
    backup(path, path.with_name("copy.db"))


def do_delete(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.deletion.delete([row["id"] for row in archive.articles() if row["id"] <= 5])
        archive.upkeep.compact()


def do_restore(path: Path) -> None:
    restore(path.with_name("former.db"), path)


def do_repair(path: Path) -> None:
    with Archive.open(path) as archive:
        for one in CHECKS:
            if list(archive.upkeep.problems(one)):
                archive.upkeep.repair(one)


def do_reparse(path: Path) -> None:
    room = Newsroom()
    with Archive.open(path) as archive:
        for row in list(archive.articles()):
            page = room.page(row["id"], headline=f"新读出的标题{row['id']}", url=row["url"])
            with archive.transaction():
                archive.runs.keep_progress("reparse", f"article {row['id']}")
                archive.articles.reread(row["id"], page, room.analysis(page))


def do_import(path: Path) -> None:
    room = Newsroom()

    class Watcher:
        def finished(self, outcome: str, what: str) -> None:
            pass

        def reached(self, place: int | None, filtered: int) -> None:
            pass

    with Archive.open(path) as archive:
        rows = [(room.page(number), {"source": "import"}) for number in range(COUNT, COUNT + 30)]
        import_articles(ImportContext(archive, archive.runs.start(["import"], "import"), Watcher()), rows)


def add_mood(database: Any) -> None:
    database["articles"].add_column("mood", str)
    database.execute("UPDATE articles SET mood = 'calm'")


def do_migrate(path: Path) -> None:
    Archive.open(path).close()


JOBS: dict[str, tuple[Callable[[Path], object], range]] = {
    "store": (do_store, range(COUNT, COUNT + 21)),
    "backup": (do_backup, range(COUNT, COUNT + 1)),
    "delete": (do_delete, range(COUNT - 5, COUNT + 1)),
    "restore": (do_restore, range(10, COUNT + 1)),
    "repair": (do_repair, range(COUNT, COUNT + 1)),
    "reparse": (do_reparse, range(COUNT, COUNT + 1)),
    "import": (do_import, range(COUNT, COUNT + 31)),
    "migrate": (do_migrate, range(COUNT, COUNT + 1)),
}
"""The job, and how many articles there may be when it was killed."""
AFTER = {"store": COUNT + 20, "delete": COUNT - 5, "restore": 10, "import": COUNT + 30}
"""How many there are when it is done."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive, and an older copy of it."""
    folder = tmp_path_factory.mktemp("filled")
    path = folder / "archive.db"
    with Archive.open(path) as archive:
        store(archive, range(10))
        backup(path, folder / "former.db")
        store(archive, range(10, COUNT))
        for one in CHECKS:  # the newsroom's words do not fit its texts
            if list(archive.upkeep.problems(one)):
                archive.upkeep.repair(one)
    return folder


def prepared(filled: Path, folder: Path, job: str) -> Path:
    """The archive in a new folder, as the job wants it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(filled, folder)
    path = folder / "archive.db"
    with sqlite3.connect(path, isolation_level=None) as raw:
        if job == "repair":
            raw.execute("UPDATE articles SET text_hash = 5 WHERE id % 3 = 0")
            raw.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    raw.close()
    return path


@pytest.mark.parametrize("job", only(JOBS, "store", "delete", "repair", "migrate"))
@pytest.mark.parametrize("parts", only(MOMENTS, MOMENTS[0]), ids=str)
def test_a_job_that_is_killed_anywhere_loses_nothing(
    job: str, parts: list[float], filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do, allowed = JOBS[job]
    if job == "migrate":
        monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_mood))
    moments = run_until(do, prepared(filled, tmp_path / "whole", job), None)
    assert moments is not None
    assert moments > 20
    for part in parts:
        path = prepared(filled, tmp_path / "killed", job)
        assert run_until(do, path, max(1, int(moments * part))) is None
        try:
            with Archive.open(path) as archive:
                assert archive.articles.count() in allowed
                assert [row["id"] for row in archive.articles() if archive.pages.of_article(row["id"]) is None] in (
                    [],
                    [row["id"] for row in archive.articles() if row["source"] == "import"],
                )
            assert check(path) == "ok"
        except ForeignLogError:  # killed when the copy had the name and the old log was still beside it
            assert job == "restore"
        do(path)
        with Archive.open(path) as archive:
            assert archive.articles.count() == AFTER.get(job, COUNT)
            left = {one.name: list(archive.upkeep.problems(one)) for one in CHECKS if one.name != "search index"}
            assert {name: lines for name, lines in left.items() if lines} == {}
        assert check(path) == "ok"
        assert not list(path.parent.glob(".*.part*"))


@pytest.mark.parametrize("part", only([place / 20 for place in range(1, 20)], 0.05, 0.5, 0.95))
def test_a_log_that_is_cut_anywhere_leaves_whole_commits(filled: Path, tmp_path: Path, part: float) -> None:
    path = prepared(filled, tmp_path / "cut", "store")

    def store_and_die(path: Path) -> None:
        archive = Archive.open(path)
        for first in range(COUNT, COUNT + 20, 5):
            store(archive, range(first, first + 5))
        os.kill(os.getpid(), signal.SIGKILL)

    assert run_until(store_and_die, path, None) is None
    log = path.with_name("archive.db-wal")
    os.truncate(log, int(log.stat().st_size * part))
    with Archive.open(path) as archive:
        assert archive.articles.count() in range(COUNT, COUNT + 21, 5)
        assert all(archive.pages.of_article(row["id"]) is not None for row in archive.articles())
    assert check(path) == "ok"
