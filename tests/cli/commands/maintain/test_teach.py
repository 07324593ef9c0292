"""`scrape teach`: right values in, select: out, and the archive corrected."""

from __future__ import annotations

import json
import os
import pty
import select
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.cli.commands.maintain import teach
from scraper.demo import DemoNewspaper
from scraper.sources import load
from tests import forked
from tests.cli.in_terminal import ESCAPE
from tests.teaching import gazette

RIGHT = gazette.WRITERS[2]
LONG = 300


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gazette")
    gazette.fill(folder)
    return folder


@pytest.fixture
def here(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in filled.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(teach.command, [*args], **more)


def selectors(folder: Path) -> dict[str, str]:
    return dict(load(folder / "sources.yaml").all[0].select)


def bylines(folder: Path) -> list[list[str]]:
    with Archive.read(folder / "archive.db") as archive:
        return [row["byline"] for row in archive.articles()]


def test_a_value_becomes_a_selector_and_the_archive_is_corrected(here: Path) -> None:
    before = (here / "sources.yaml").read_text()
    done = run("3", "--byline", RIGHT, "--yes", "--reparse")
    assert done.exit_code == 0, done.output
    assert "8 had the same mistake, 3 the same" in done.stdout
    after = (here / "sources.yaml").read_text().splitlines()
    assert [line for line in after if line not in before.splitlines()] == [
        "    select:",
        "      byline: '.story-writer'",
    ]
    assert [line for line in before.splitlines() if line not in after] == []
    assert bylines(here) == [[writer] for writer in gazette.WRITERS]


def test_ten_pages_are_shown_beside_what_is_stored(here: Path) -> None:
    done = run("3", "--byline", RIGHT)
    rows = [line for line in done.stdout.splitlines() if "/2026/03/" in line]
    assert len(rows) == 10
    assert rows[0].split()[0] == "*"
    assert rows[0].split()[-2:] == ["丁一诺", "魏江流"]
    assert "Nothing was written; --yes writes this into sources.yaml." in done.stderr
    assert selectors(here) == {}


def test_by_address_several_fields_and_one_that_no_selector_gives(here: Path) -> None:
    done = run(gazette.address(2), "--byline", RIGHT, "--headline", "重新开放", "--published", "2026-03-03", "--yes")
    assert done.exit_code == 1
    assert "headline: no selector gives this value: the value is a part of a line" in " ".join(done.stderr.split())
    assert selectors(here) == {"byline": ".story-writer", "published": ".day"}
    assert "Next: scrape reparse 澄江公报" in done.stderr


def test_the_whole_as_json(here: Path) -> None:
    done = run("3", "--byline", RIGHT, "--section", "没有的栏目", "--json")
    row = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (row["select"], row["written"]) == ({"byline": ".story-writer"}, False)
    assert [one["field"] for one in row["refused"]] == ["section"]
    assert {page["outcome"] for page in row["fields"][0]["pages"]} == {"corrected", "same"}
    assert selectors(here) == {}
    assert json.loads(run("3", "--byline", RIGHT, "--json", "--yes").stdout)["written"] is True
    assert selectors(here) == {"byline": ".story-writer"}


def test_without_values_the_fields_and_the_lines_are_shown(here: Path) -> None:
    done = run("3")
    assert done.exit_code == 0
    assert "byline  丁一诺" in done.stdout
    assert f"   2  {gazette.headline(2)}" in done.stdout
    assert json.loads(run("3", "--json").stdout)["fields"]["byline"] == ["丁一诺"]


def test_a_list_is_taught_by_two_headlines(here: Path) -> None:
    done = run(f"{gazette.SITE}/", "--item", gazette.headline(0), "--item", gazette.headline(9), "--yes")
    assert done.exit_code == 0, done.output
    assert selectors(here) == {"items": ".entry"}
    assert "12 entries" in done.stdout
    shown = run(f"{gazette.SITE}/")
    assert f"· {gazette.headline(0)}" in shown.stdout
    assert "--item HEADLINE" in shown.stderr


def test_a_page_that_could_not_be_read_is_taken_from_the_archive(here: Path) -> None:
    url = f"{gazette.SITE}/2026/03/20/c99.html"
    with Archive.open(here / "archive.db") as archive:
        page = gazette.fetched(url, gazette.article(5))
        archive.crawl.record_failure(Failure(gazette.SOURCE, url, "no article", fetched=page))
    done = run(url, "--byline", gazette.WRITERS[5], "--yes")
    assert done.exit_code == 0, done.output
    assert selectors(here) == {"byline": ".story-writer"}


def test_a_page_that_is_not_stored_is_fetched_for_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with DemoNewspaper() as paper:
        (tmp_path / "sources.yaml").write_text(f"sources:\n  - name: 城事\n    list: {paper.url}/city/\n    delay: 0\n")
        url = f"{paper.url}/city/2026/0209/1020.html"
        done = run(url, "--headline", "望潮区十二个老小区今年装电梯，首批样梯腊月开放试乘", "--source", "城事", "--yes")
    assert done.exit_code == 0, done.output
    assert "No other page of the source is stored" in done.stdout
    assert selectors(tmp_path) == {"headline": ".title"}
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["99", "--byline", "甲乙"], "there is no article '99'"),
        (["https://other.example/1", "--byline", "甲乙"], "--source NAME fetches it"),
        (["3", "--published", "昨天"], "is no date"),
        (["3", "--body", "没有…没有"], "begin and end with these words"),
        (["3", "--headline", " "], "the value is empty"),
        (["3", "--item", "甲"], "two or three headlines"),
        (["3", "--item", "甲", "--item", "乙", "--byline", "丙"], "give one kind"),
        (["3", "--byline", "甲乙", "--source", "别的"], "does not list '别的'"),
        (["3", "--json", "--reparse"], "use only one of them"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(here: Path, args: Sequence[str], message: str) -> None:
    done = run(*args)
    assert done.exit_code != 0
    assert message in f"{done.output}{done.exception}"
    assert selectors(here) == {}


def test_a_terminal_is_asked_by_the_numbers_of_lines(here: Path) -> None:
    answers = [
        ("Field that is wrong", "byline"),
        ("Number of the line", "7"),
        ("The value in this line", ""),
        ("Field that is wrong", ""),
        ("Write this into", "y"),
        ("pages of 澄江公报 again", "y"),
    ]
    shown = dialogue(here, ["teach", "3"], answers)
    assert f"[{RIGHT}]" in shown
    assert selectors(here) == {"byline": ".story-writer"}
    assert bylines(here) == [[writer] for writer in gazette.WRITERS]


def dialogue(folder: Path, args: Sequence[str], answers: Sequence[tuple[str, str]]) -> str:
    """Run the command on a terminal, and answer each question as it comes."""
    ours, theirs = pty.openpty()
    process = forked.begin(args, {**os.environ, "TERM": "xterm", "COLUMNS": "80"}, theirs, folder=folder)
    os.close(theirs)
    shown, since, waiting, end = "", 0, list(answers), time.monotonic() + LONG
    while time.monotonic() < end:
        if select.select([ours], [], [], 1)[0]:
            try:
                shown += os.read(ours, 65536).decode("utf-8", "replace")
            except OSError:  # Linux: the other end is closed
                break
        plain = ESCAPE.sub("", shown)
        if waiting and waiting[0][0] in plain[since:] and plain.rstrip().endswith((":", "：")):
            os.write(ours, f"{waiting.pop(0)[1]}\n".encode())
            since = len(plain)
    code = process.wait()
    os.close(ours)
    assert waiting == [], shown
    assert code == 0, shown
    return shown
