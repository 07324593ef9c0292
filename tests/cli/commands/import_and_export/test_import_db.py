"""`scrape import other.db` and `scrape export -o part.db`: archives made one, and one made two."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.cli.commands.find import search, show, tag
from scraper.cli.commands.import_and_export import export, import_
from scraper.cli.commands.maintain import delete, verify
from scraper.cli.commands.monitor import runs
from tests import forked
from tests.archive.merge.world import holdings
from tests.cli.filled import FIRST, OTHER, fill
from tests.invoked import run


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


def urls(db: Path) -> set[str]:
    with Archive.read(db) as archive:
        return {row["url"] for row in archive.articles()}


# -- import


def test_an_archive_is_known_by_its_content(db: Path, new: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(db, tmp_path / "a-backup-of-june"))
    done = run(import_.command, other, "--db", new)
    assert (done.exit_code, done.stderr.splitlines()) == (
        0,
        [
            f"{other}: 2 new, 1 near-duplicate",
            "  also new: 2 sources, 1 revision, 5 raw pages, 1 sighting, 1 run, 1 failure",
        ],
    )
    assert {part: len(rows) for part, rows in holdings(new).items()} == {
        part: len(rows) for part, rows in holdings(db).items()
    }
    assert run(verify.command, "--db", new).exit_code == 0
    again = run(import_.command, other, "--db", new)
    assert "was already imported" in again.stderr
    assert "3 unchanged" in run(import_.command, other, "--again", "--db", new).stderr


def test_runs_of_both_archives_are_in_the_order_of_time(db: Path, new: Path) -> None:
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("UPDATE runs SET started = '2026-01-01T00:00:00Z'")
    run(import_.command, db, "--db", new)
    lines = run(runs.command, "--json", "--db", new).stdout.splitlines()
    assert [json.loads(line)["command"] for line in lines] == ["import", "fetch"]


@pytest.mark.parametrize(
    ("args", "left"),
    [
        (["--source", "online"], {"https://other.example.org/9"}),
        (["--source", "online", "--source", "evening"], {FIRST.url, OTHER.url, "https://other.example.org/9"}),
        (["--since", "2026-02-01T05:00Z"], {FIRST.url}),
        (["--until", "2026-01"], set()),
    ],
)
def test_a_choice(db: Path, new: Path, args: list[str], left: set[str]) -> None:
    assert run(import_.command, db, *args, "--db", new).exit_code == 0
    assert urls(new) == left


@pytest.mark.parametrize(
    "args",
    [
        ["--language", "zh"],
        ["--host", "*.cn"],
        ["--base", "https://x.example/"],
        ["--workers", "2"],
        ["--since", "2026-02", "--until", "2026-01"],
        ["other.jsonl"],
    ],
)
def test_what_says_nothing_of_an_archive_is_refused(
    db: Path, new: Path, args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other.jsonl").touch()
    assert run(import_.command, db, *args, "--db", new).exit_code == 2
    assert not new.exists()


def test_options_of_an_archive_say_nothing_of_other_files(new: Path, tmp_path: Path) -> None:
    lines = tmp_path / "a.warc"
    lines.touch()
    assert run(import_.command, lines, "--deletions", "--db", new).exit_code == 2
    assert run(import_.command, lines, "--source", "a", "--source", "b", "--db", new).exit_code == 2
    assert run(import_.command, "-", "--format", "db", "--db", new).exit_code == 2
    assert run(import_.command, "https://x.example/a.db", "--format", "db", "--db", new).exit_code == 2


def test_several_archives_one_after_the_other(db: Path, new: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.db"
    run(export.command, "步道", "-o", part, "--db", db)
    done = run(import_.command, part, db, "--db", new)
    assert [line for line in done.stderr.splitlines() if ":" in line and not line.startswith(" ")] == [
        f"{part}: 1 new",
        f"{db}: 1 new, 1 near-duplicate, 1 unchanged",
    ]


def test_what_cannot_be_merged_is_said_in_a_line(db: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(db.read_bytes()[:20000])
    for other, word, code in (
        (db, "is the archive itself", 2),
        (damaged, "is damaged, so that nothing of it was imported", 1),
    ):
        done = forked.scrape("import", other, "--db", db)
        assert done.returncode == code
        assert done.stderr.count("\n") == 1
        assert word in done.stderr


def test_deletions_come_along_where_that_is_wanted(db: Path, new: Path) -> None:
    shutil.copy(db, new)
    run(delete.command, "1", "--yes", "--db", new)
    first = run(import_.command, new, "--db", db)
    assert "1 article here was deleted there; it stays" in first.stderr
    assert FIRST.url in urls(db)
    assert "1 article deleted" in run(import_.command, new, "--deletions", "--db", db).stderr
    assert urls(db) == urls(new)
    assert FIRST.headline.encode() not in db.read_bytes()
    assert run(verify.command, "--db", db).exit_code == 0


# -- export


def test_a_selection_is_an_archive_of_its_own(db: Path, tmp_path: Path) -> None:
    run(tag.command, "1", "养老", "--db", db)
    part = tmp_path / "part.db"
    done = run(export.command, "图书馆", "--source", "evening", "-o", part, "--db", db)
    assert (done.exit_code, done.stderr) == (0, f"1 article written to {part}\n")
    assert [path.name for path in tmp_path.glob("*part.db*")] == ["part.db"]
    assert run(verify.command, "--db", part).exit_code == 0
    with Archive.read(part) as archive, Archive.read(db) as whole:
        row, before = archive.articles.get(FIRST.url or ""), whole.articles.get(FIRST.url or "")
        assert row is not None
        assert before is not None
        assert {**row, "id": 0} == {**before, "id": 0}
        versions = archive.articles.revisions(row["id"])
        assert [archive.pages.get(v["page"]) for v in versions] == [
            whole.pages.get(v["page"]) for v in whole.articles.revisions(before["id"])
        ]
        assert [s["list"] for s in archive.pages.sightings(row["id"])] == ["https://news.example.cn/"]
        assert archive.search.count("图书馆") == 1
        assert (archive.runs.latest()[0]["command"], archive.crawl.failures()) == ("fetch", [])
        assert [source["name"] for source in archive.sources.overview()] == ["evening"]
    content = part.read_bytes()
    for other in ("河堤步道".encode(), b"other.example.org", b"gone.html"):
        assert other not in content


def test_the_whole_comes_back_the_same(db: Path, new: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.db"
    run(export.command, "--format", "db", "-o", part, "--db", db)
    run(import_.command, part, "--db", new)
    ours, theirs = holdings(db), holdings(new)
    for name in ("articles", "revisions", "raw pages", "sightings", "tags"):
        assert theirs[name] == ours[name]
    assert "3 unchanged" in run(import_.command, part, "--db", db).stderr


def test_choice_order_and_number_hold(db: Path, tmp_path: Path) -> None:
    for args, left in (
        (["--sort", "oldest", "-n", "1"], 1),
        (["图书馆", "--unique"], 1),
        (["--since", "2026-02"], 1),
        (["图书馆", "--until", "2026-02"], 2),
        (["没有这样的词"], 0),
    ):
        part = tmp_path / f"{len(args)}{left}{args[0]}.db"
        assert run(export.command, *args, "-o", part, "--db", db).exit_code == 0
        assert len(urls(part)) == left
        assert run(search.command, "图书馆", "--db", part).exit_code == 0


@pytest.mark.slow
def test_nothing_is_overwritten(db: Path, new: Path, tmp_path: Path) -> None:
    fill(new)
    before, text = new.read_bytes(), tmp_path / "notes.db"
    for args in ([], ["--force"]):
        assert forked.scrape("export", "-o", new, *args, "--db", db).returncode == 2
        assert forked.scrape("export", "-o", db, *args, "--db", db).returncode == 2
    assert new.read_bytes() == before
    text.write_text("notes")
    assert forked.scrape("export", "--format", "db", "-o", text, "--db", db).returncode == 2
    assert text.read_text() == "notes"
    assert forked.scrape("export", "--format", "db", "-o", tmp_path / "no" / "a.db", "--db", db).returncode == 1
    assert run(export.command, "--format", "db", "--db", db).exit_code == 2


def test_other_programs_open_it(db: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.db"
    run(export.command, "图书馆", "-o", part, "--db", db)
    from sqlite_utils import Database

    assert Database(part).table("articles").count == 2
    with closing(sqlite3.connect(f"{part.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT count(*) FROM front_pages").fetchone() == (1,)


def test_a_sighting_of_a_selection_meets_those_of_another(db: Path, new: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "two.db"
    run(export.command, "--source", "evening", "-o", one, "--db", db)
    run(export.command, "--source", "online", "-o", other, "--db", db)
    run(import_.command, one, other, "--db", new)
    assert holdings(new)["sightings"] == holdings(db)["sightings"]
    assert run(show.command, FIRST.url or "", "--db", new).exit_code == 0
