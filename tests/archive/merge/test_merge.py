"""Two archives made one: the same whichever is merged into which, once as twice, and nothing that was deleted."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.archive.merge.merger import EVERYTHING, Choice, Summary
from scraper.archive.schema import migrations
from scraper.errors import ArchiveBusy, ArchiveError
from tests.archive.merge.world import Event, Failed, Listed, Ranked, Read, holdings, make, page, url
from tests.archive.older import make_older
from tests.examples import examples

EXAMPLES = 10
"""Of a law: each takes four archives."""
TEXTS = ("开馆", "闭馆", "通车")
NUMBERS = st.integers(1, 4)
HOURS = st.integers(0, 5)
SOURCES = st.sampled_from(("evening", "morning"))
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Read, HOURS, NUMBERS, st.sampled_from(TEXTS), SOURCES, st.booleans(), st.sampled_from((None, "养老", "旧稿"))
    ),
    st.builds(Listed, HOURS, st.lists(NUMBERS, min_size=1, max_size=3, unique=True).map(tuple)),
    st.builds(Ranked, HOURS, st.lists(NUMBERS, min_size=1, max_size=3, unique=True).map(tuple)),
    st.builds(Failed, HOURS, NUMBERS),
)
HISTORIES = st.lists(EVENTS, max_size=8).map(lambda events: sorted(events, key=lambda event: event.hour))


def merge(path: Path, other: Path, choice: Choice = EVERYTHING, **options: Any) -> Summary:
    with Archive.open(path) as archive:
        brought = archive.merge.bring(other, choice, **options)
    assert brought is not None
    return brought


def sound(path: Path) -> None:
    with Archive.open(path) as archive:
        from scraper.archive.upkeep.verify import CHECKS

        problems = [problem for check in CHECKS for problem in archive.upkeep.problems(check)]
    assert problems == []


@pytest.mark.slow
@examples(EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, HISTORIES)
@example(  # the same bytes at two moments, and another text between them
    [Read(1, 1, "开馆", "evening", False, None), Read(2, 1, "闭馆", "evening", True, None)],
    [Read(1, 1, "闭馆", "evening", True, None)],
)
def test_a_merged_with_b_holds_what_b_merged_with_a_holds(
    tmp_path_factory: pytest.TempPathFactory, ours: list[Event], theirs: list[Event]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    a, b = make(folder / "a.db", ours), make(folder / "b.db", theirs)
    before = holdings(b)
    copy = Path(shutil.copy(a, folder / "copy.db"))
    merge(a, b)
    assert holdings(b) == before
    once = holdings(a)
    merge(b, copy)
    together = holdings(b)
    for part in ("articles", "revisions", "sightings", "tags", "visits", "sources"):
        assert once[part] == together[part], part
    again = merge(a, copy, again=True)
    assert again.outcomes.keys() <= {"unchanged"}
    again = merge(a, b, again=True)
    assert again.outcomes.keys() <= {"unchanged"}
    assert holdings(a) == once
    sound(a)
    shutil.rmtree(folder)


HISTORY: list[Event] = [
    Listed(0, (1, 2)),
    Read(0, 1, "开馆", tag="养老"),
    Read(1, 2, "通车"),
    Failed(1, 7),
    Read(2, 1, "闭馆"),
    Listed(3, (2, 1)),
]


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two archives that saw the same site at other hours."""
    return (
        make(tmp_path / "a.db", [Read(1, 1, "停电"), Read(1, 3, "封路"), Listed(1, (3, 1))]),
        make(tmp_path / "b.db", HISTORY),
    )


def test_what_came_is_counted_and_twice_is_once(pair: tuple[Path, Path]) -> None:
    a, b = pair
    brought = merge(a, b)
    assert dict(brought.outcomes) == {"new": 1, "changed": 1}
    counts = {name: n for name, n in brought.counts.items() if n}
    assert counts == {
        "runs": 1,
        "revisions": 2,
        "pages": 5,
        "sightings": 4,
        "failures": 1,
        "tags": 1,
        "visits": 1,
    }
    once = holdings(a)
    with Archive.open(a) as archive:
        assert archive.merge.bring(b) is None
    brought = merge(a, b, again=True)
    assert (dict(brought.outcomes), sum(brought.counts.values())) == ({"unchanged": 2}, 0)
    assert holdings(a) == once
    sound(a)


def test_revisions_interleave_with_their_pages(pair: tuple[Path, Path]) -> None:
    a, b = pair
    merge(a, b)
    with Archive.read(a) as archive:
        row = archive.articles.get(url(1))
        assert row is not None
        versions = archive.articles.revisions(row["id"])
        assert [version["headline"] for version in versions] == ["第1号开馆", "第1号停电", "第1号闭馆"]
        pages = [archive.pages.get(version["page"]) for version in versions]
        assert [raw.content.decode()[4:6] for raw in pages if raw] == ["开馆", "停电", "闭馆"]
        assert (row["fetched"], row["changed"], row["revision"]) == ("2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z", 3)
        assert [hit.id for hit in archive.search("闭馆").hits] == [row["id"]]
        assert archive.search.count("停电") == 0
        assert archive.pages.snapshots("https://news.example.cn/")[-1][0] == "2026-01-01T03:00:00Z"


def test_groups_of_reprints_are_found_anew(tmp_path: Path) -> None:
    def with_copies(path: Path, numbers: tuple[int, ...]) -> Path:
        from tests.archive.merge.world import analysis, fetched

        with Archive.open(path) as archive:
            for number in numbers:
                article = page(number, "开馆", body=page(1, "开馆").body, headline="第1号开馆")
                archive.articles.store("evening", fetched(url(number), "x", number), article, analysis(article))
        return path

    a, b = with_copies(tmp_path / "a.db", (5,)), with_copies(tmp_path / "b.db", (1, 2, 3))
    assert dict(merge(a, b).outcomes) == {"copy": 3}
    with Archive.read(a) as archive:
        head = archive.articles.get(url(5))
        assert head is not None
        assert {copy["url"]: copy["similarity"] for copy in archive.articles.copies(head["id"])} == {
            url(number): 1.0 for number in (1, 2, 3)
        }
    sound(a)
    only = make(tmp_path / "c.db", [])
    with Archive.open(b) as archive:
        archive.deletion.delete([1])  # the first print
    assert dict(merge(only, b).outcomes) == {"new": 1, "copy": 1}
    sound(only)


def test_a_choice_of_sources_and_times(pair: tuple[Path, Path], tmp_path: Path) -> None:
    _, b = pair
    with Archive.open(b) as archive:
        from tests.archive.merge.world import happen

        happen(archive, [Read(30, 9, "开馆", "morning")])
    for choice, urls in (
        (Choice(("morning",)), {url(9)}),
        (Choice(since="2026-01-02"), {url(9)}),
        (Choice(until="2026-01-01T00:30:00Z"), {url(1)}),
        (Choice(since="2026-01-01T01:30:00Z", until="2026-01-01"), {url(1)}),
        (Choice(("evening", "morning"), since="2026-01-01", until="2026-01-02"), {url(1), url(2), url(9)}),
    ):
        made = make(tmp_path / f"{choice}.db".replace("/", "").replace(" ", ""), [])
        merge(made, b, choice)
        assert {row[0] for row in holdings(made)["articles"]} == urls
        sound(made)
    assert {row[1] for row in holdings(made)["sightings"] if len(row) == 7} == {"evening"}


def test_alerts_pass_over_what_a_merge_brings(pair: tuple[Path, Path]) -> None:
    from scraper.archive.alerts import progress

    a, b = pair
    with Archive.open(a) as archive, archive.transaction():
        progress.register(archive.connection, {"all": None}, "2026-01-31T00:00:00Z")
    merge(a, b)
    with Archive.read(a) as archive:
        (look,) = progress.looks(archive.connection).values()
        assert progress.fresh(archive.connection, look, ["evening"]) == []


# -- deleted articles


def test_what_was_deleted_here_does_not_come_back(pair: tuple[Path, Path]) -> None:
    a, b = pair
    merge(a, b)
    with Archive.open(a) as archive:
        row = archive.articles.get(url(1))
        assert row is not None
        archive.deletion.delete([row["id"]])
        archive.upkeep.compact()
    brought = merge(a, b, again=True)
    assert dict(brought.outcomes) == {"deleted": 1, "unchanged": 1}
    assert url(1) not in {row[0] for row in holdings(a)["articles"]}
    assert url(1) not in {row[-1] for row in holdings(a)["sightings"]}
    content = a.read_bytes()
    assert "第1号闭馆".encode() not in content
    sound(a)


def test_deletions_of_the_other_archive_are_told_and_done_where_that_is_wanted(pair: tuple[Path, Path]) -> None:
    a, b = pair
    with Archive.open(b) as archive:
        archive.deletion.delete([1])
        archive.upkeep.compact()
    brought = merge(a, b)
    assert brought.counts["deleted there"] == 1
    assert url(1) in {row[0] for row in holdings(a)["articles"]}
    with Archive.open(a) as archive:
        ids = archive.merge.deleted_there(b)
        assert [row["url"] for row in map(archive.articles.get, ids) if row] == [url(1)]
    c = make(b.with_name("c.db"), [])
    merge(c, b)
    with Archive.open(c) as archive:
        assert archive.deletion.deleted([url(1)]) == {url(1)}


# -- what cannot be merged


def link(a: Path) -> Path:
    made = a.with_name("link.db")
    made.symlink_to(a)
    return made


def hard_link(a: Path) -> Path:
    made = a.with_name("hard.db")
    os.link(a, made)
    return made


def cut(a: Path) -> Path:
    made = a.with_name("cut.db")
    made.write_bytes(a.read_bytes()[:-5000])
    return made


def scrambled(a: Path) -> Path:
    made, content = a.with_name("scrambled.db"), bytearray(a.read_bytes())
    for place in range(8192, len(content), 4096):
        content[place : place + 64] = bytes(range(64))
    made.write_bytes(content)
    return made


def newer(a: Path) -> Path:
    made = Path(shutil.copy(a, a.with_name("newer.db")))
    with closing(sqlite3.connect(made)) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    return made


def another(a: Path) -> Path:
    made = a.with_name("another.db")
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("CREATE TABLE articles (id)")
    return made


def loose(a: Path) -> Path:
    """An archive with a table of the same columns that takes values of any type."""
    made = Path(shutil.copy(a, a.with_name("loose.db")))
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("DROP TABLE notices")
        connection.execute("CREATE TABLE notices (source, digest, seen)")
    return made


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda a: a, "is the archive itself"),
        (link, "is the archive itself"),
        (hard_link, "is the archive itself"),
        (cut, "is damaged"),
        (scrambled, "is damaged"),
        (loose, "is damaged"),
        (newer, "written by a newer scrape"),
        (another, "is not an archive of scrape"),
        (lambda a: a.with_name("nowhere.db"), "there is no such file"),
        (lambda a: Path(__file__), "is not an archive of scrape"),
    ],
)
def test_what_cannot_be_merged_is_refused_whole(
    pair: tuple[Path, Path], spoil: Callable[[Path], Path], word: str
) -> None:
    a, _ = pair
    before, other = holdings(a), spoil(a)
    with Archive.open(a) as archive, pytest.raises(ArchiveError, match=word):
        archive.merge.bring(other)
    assert holdings(a) == before


def test_a_file_that_is_being_written_is_refused(pair: tuple[Path, Path]) -> None:
    a, b = pair
    with Archive.open(b), Archive.open(a) as archive, pytest.raises(ArchiveBusy, match="another process is writing"):
        archive.merge.bring(b)


@pytest.mark.parametrize("version", [1, 4, len(migrations.MIGRATIONS) - 1])
def test_an_older_archive_is_read_through_a_copy(pair: tuple[Path, Path], version: int) -> None:
    a, b = pair
    make_older(b, version)
    before, beside = b.read_bytes(), set(b.parent.iterdir())
    assert dict(merge(a, b).outcomes) == {"new": 1, "changed": 1}
    assert b.read_bytes() == before
    assert {
        path for path in set(b.parent.iterdir()) - beside if not path.name.endswith(("-wal", "-shm", ".lock"))
    } == set()
    sound(a)


def test_a_dump_that_was_read_back_is_an_archive(pair: tuple[Path, Path]) -> None:
    a, b = pair
    with closing(sqlite3.connect(b)) as connection:
        connection.execute("PRAGMA application_id = 0")
        connection.execute("PRAGMA user_version = 0")
    assert dict(merge(a, b).outcomes) == {"new": 1, "changed": 1}


# -- what nobody vouches for


def spoiled(b: Path, sql: str) -> None:
    with closing(sqlite3.connect(b, isolation_level=None)) as connection:
        connection.execute(sql)


def test_a_damaged_page_costs_itself_alone(pair: tuple[Path, Path]) -> None:
    a, b = pair
    spoiled(b, "UPDATE pages SET sha256 = 'x' WHERE requested LIKE '%/2.html'")
    brought = merge(a, b)
    assert (brought.counts["damaged"], brought.outcomes["new"]) == (1, 1)
    with Archive.read(a) as archive:
        row = archive.articles.get(url(2))
        assert row is not None
        assert archive.pages.of_article(row["id"]) is None
    sound(a)


def test_foreign_text_is_cleaned(pair: tuple[Path, Path]) -> None:
    a, b = pair
    spoiled(
        b,
        "UPDATE articles SET headline = '\x1b[31m红\u202e', body = 'x' || char(27) || '[2J' || char(10) || 'y',"
        " byline = '[\"a\\u001b\", 5]', items = '[1, {\"url\": \"https://x.example/\"}]', keywords = '{}',"
        ' images = \'[{"url": "https://x.example/1.jpg", "caption": "\\u001b[31m红", "after": "x", "mood": 1}, 7]\','
        ' videos = \'{}\', attachments = \'[{"url": "https://x.example/1.pdf", "title": 3}]\' WHERE id = 2',
    )
    spoiled(b, "UPDATE tags SET tag = '养' || char(8) || '老'")
    spoiled(b, "UPDATE teasers SET headline = char(27) || '[31m红'")
    spoiled(b, "UPDATE failures SET reason = 'x' || char(27) || '[2J'")
    merge(a, b)
    with Archive.read(a) as archive:
        row = archive.articles.get(url(2))
        assert row is not None
        assert (row["headline"], row["body"], row["byline"]) == ("红", "x\ny", ["a"])
        assert (row["items"], row["keywords"], row["videos"]) == ([], [], [])
        assert row["images"] == [{"url": "https://x.example/1.jpg", "caption": "红", "credit": None, "after": 0}]
        assert row["attachments"] == [{"url": "https://x.example/1.pdf", "title": "", "type": ""}]
        assert ("养老", 1) in archive.tags.count()
    with closing(sqlite3.connect(a)) as connection:
        assert "\x1b" not in "".join(connection.iterdump())
    sound(a)


def test_what_is_no_article_is_left_out(pair: tuple[Path, Path]) -> None:
    a, b = pair
    spoiled(b, "UPDATE articles SET url = 'javascript:alert(1)' WHERE id = 2")
    spoiled(b, "UPDATE articles SET fetched = 'yesterday' WHERE id = 1")
    assert dict(merge(a, b).outcomes) == {"failed": 2}
    sound(a)


# -- interruptions

KILLED = """
import os, signal, sys
from pathlib import Path
from scraper.archive import Archive
from scraper.archive.merge.other_archive import arriving
arriving.BATCH = 7
left = int(sys.argv[3])
def watch(outcomes, share):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
with Archive.open(Path(sys.argv[1])) as archive:
    archive.merge.bring(Path(sys.argv[2]), watch=watch)
"""


def many(path: Path) -> Path:
    return make(
        path, [*(Read(n // 3, n, f"{TEXTS[n % 3]}{n}") for n in range(1, 41)), *(Listed(n, (n,)) for n in range(20))]
    )


def killed(a: Path, b: Path, after: int) -> int:
    done = subprocess.run([sys.executable, "-c", KILLED, str(a), str(b), str(after)], check=False, capture_output=True)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode


def test_a_killed_merge_goes_on_where_it_stopped(tmp_path: Path) -> None:
    a, b = make(tmp_path / "a.db", [Read(0, 1, "停电")]), many(tmp_path / "b.db")
    whole = make(tmp_path / "whole.db", [Read(0, 1, "停电")])
    merge(whole, b)
    assert killed(a, b, 4) == -signal.SIGKILL
    brought = merge(a, b)
    assert 0 < sum(brought.outcomes.values()) < 40
    assert holdings(a) == holdings(whole)
    sound(a)


@pytest.mark.long
def test_a_merge_that_is_killed_after_every_second_batch_ends_the_same(tmp_path: Path) -> None:
    a, b = make(tmp_path / "a.db", []), many(tmp_path / "b.db")
    whole = make(tmp_path / "whole.db", [])
    merge(whole, b)
    kills = 0
    while killed(a, b, 2):  # a step that is one batch is done only when the next one begins
        kills += 1
        assert kills < 100, "it goes on where it stopped"
    assert kills > 4
    assert holdings(a) == holdings(whole)
    sound(a)


def test_a_merge_that_fails_undoes_its_batch(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = pair
    before = holdings(a)
    from scraper.archive.search.index import fts_index

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(fts_index, "insert_many", fail)
        with Archive.open(a) as archive, pytest.raises(ArchiveError):
            archive.merge.bring(b)
    assert holdings(a)["articles"] == before["articles"]
    merge(a, b)
    sound(a)
