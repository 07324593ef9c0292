"""`scrape delete`: what it shows, asks and leaves; and that nothing brings a deleted article back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.cli.commands.import_and_export import export, import_
from scraper.cli.commands.maintain import delete, reparse, verify
from scraper.cli.main import scrape
from scraper.errors import ArchiveError
from tests.cli.filled import FIRST, OTHER, fill
from tests.invoked import run
from tests.newssite import paper, serve


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


def ids(db: Path) -> list[int]:
    with Archive.read(db) as archive:
        return [row["id"] for row in archive.articles()]


def test_a_dry_run_shows_and_leaves_everything(db: Path) -> None:
    before = db.read_bytes()
    done = run(delete.command, "1", "--dry-run", "--db", db)
    assert FIRST.headline in done.stdout
    assert FIRST.url in done.stdout
    assert "1 article, 1 earlier revision, 2 raw pages" in done.stderr
    assert "nothing was deleted" in done.stderr
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "left"),
    [
        (["1"], [2, 3]),
        (["1", "3"], [2]),
        (["https://news.example.cn/2.html"], [1, 2]),
        (["HTTPS://news.example.cn:443/2.html#top"], [1, 2]),
        (["河堤步道"], [1, 2]),
        (["图书馆 -outlet:清河在线"], [2, 3]),
        (["--source", "online"], [1, 3]),
        (["图书馆", "--source", "online"], [1, 3]),
    ],
)
def test_it_goes_by_number_by_address_and_by_query(db: Path, args: list[str], left: list[int]) -> None:
    assert run(delete.command, *args, "--yes", "--db", db).exit_code == 0
    assert ids(db) == left
    assert run(verify.command, "--db", db).exit_code == 0


@pytest.mark.parametrize(
    "args",
    [[], ["--yes"], ["1", "--source", "online"], ["--sourc", "x"], ["--list", "--dry-run"], ["--source", "none"]],
)
def test_what_is_not_clear_deletes_nothing(db: Path, args: list[str]) -> None:
    assert run(delete.command, *args, "--db", db).exit_code == 2
    assert ids(db) == [1, 2, 3]


def test_without_a_terminal_it_wants_yes(db: Path) -> None:
    refused = run(delete.command, "1", "--db", db, input="")
    assert refused.exit_code == 2
    assert "--yes" in refused.stderr
    assert ids(db) == [1, 2, 3]


@pytest.mark.parametrize("key", ["17", "https://news.example.cn/none.html"])
def test_an_article_that_is_not_there_is_an_error(db: Path, key: str) -> None:
    with pytest.raises(ArchiveError, match="there is no article"):
        run(delete.command, key, "--yes", "--db", db)


def test_a_query_that_finds_nothing_says_so(db: Path) -> None:
    assert "nothing matches" in run(delete.command, "无此词", "--yes", "--db", db).stderr


def test_a_failed_address_can_go_too(db: Path) -> None:
    assert run(delete.command, "https://news.example.cn/gone.html", "--yes", "--db", db).exit_code == 0
    with Archive.read(db) as archive:
        assert archive.crawl.failures() == []


def test_copies_beside_the_archive_are_named(db: Path) -> None:
    (db.parent / "archive.db.before-repair").touch()
    (db.parent / "archive.db.v1-20260131T000000Z.bak").touch()
    done = run(delete.command, "1", "--yes", "--db", db).stderr
    assert "archive.db.before-repair, archive.db.v1-20260131T000000Z.bak" in done


def test_neither_import_nor_reparse_nor_repair_brings_it_back(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("all.jsonl", "all.warc.gz"):
        assert run(export.command, "-o", tmp_path / name, "--db", db).exit_code == 0
    assert run(delete.command, OTHER.url or "", "--yes", "--db", db).exit_code == 0
    for name in ("all.jsonl", "all.warc.gz"):
        done = run(import_.command, tmp_path / name, "--workers", "1", "--db", db)
        assert "1 skipped (deleted from this archive before)" in done.stderr + done.stdout
    run(reparse.command, "--db", db, "--workers", "1")
    run(verify.command, "--repair", "--db", db)
    assert ids(db) == [1, 2]
    assert "1" in run(delete.command, "--list", "--db", db).stdout
    assert run(delete.command, "--forget", OTHER.url or "", "--db", db).exit_code == 0
    with pytest.raises(ArchiveError, match="was not deleted from this archive"):
        run(delete.command, "--forget", OTHER.url or "", "--db", db)
    run(import_.command, tmp_path / "all.jsonl", "--again", "--db", db)
    assert len(ids(db)) == 3


def test_the_next_fetch_does_not_ask_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def code(*args: str) -> int:
        return CliRunner().invoke(scrape, args, catch_exceptions=False).exit_code

    with serve({**paper(), "/robots.txt": ""}) as site:
        Path("sources.yaml").write_text(f"sources: [{{name: yunting, list: '{site.base}/', delay: 0}}]\n")
        assert code("fetch") == 0
        with Archive.read("archive.db") as archive:
            rows = list(archive.articles())
        gone = rows[0]
        assert code("delete", str(gone["id"]), "--yes") == 0
        before = site.paths().count(gone["url"].removeprefix(site.base))
        assert code("fetch") == 0
        assert site.paths().count(gone["url"].removeprefix(site.base)) == before
        content = b"".join(file.read_bytes() for file in tmp_path.glob("archive.db*"))
        assert gone["headline"].encode() not in content
        assert gone["body"].split("\n")[0].encode() not in content
        assert len(ids(Path("archive.db"))) == len(rows) - 1
        assert code("delete", "--forget", gone["url"]) == 0
        Path("sources.yaml").write_text(f"sources: [{{name: yunting, list: '{site.base}/?all', delay: 0}}]\n")
        site.pages["/?all"] = site.pages["/"]
        assert code("fetch") == 0
        assert len(ids(Path("archive.db"))) == len(rows)
