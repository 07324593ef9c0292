"""`scrape digest`: the day on the terminal, in a file, as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import is_zipfile

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from scraper.cli.main import scrape
from scraper.errors import ArchiveError, ConfigError
from tests.digest.papers import DAY, STORM, filled


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("digest") / "archive.db")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPE_DB", str(archive))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def call(*args: str) -> Result:
    return CliRunner().invoke(scrape, ["digest", *args], catch_exceptions=False)


def test_the_day_is_printed_by_section() -> None:
    text = call("--since", DAY, "--until", DAY).stdout
    lines = text.splitlines()
    assert lines[0] == f"News of {DAY}"
    assert lines[1] == "8 articles, 4 without reprints"
    assert (
        text.index("── 要闻 (2)")
        < text.index(STORM[0][0])
        < text.index("── 教育 (1)")
        < text.index("── Other articles")
    )
    assert "also in 2 outlets: " in text
    assert "台风 (4; before: 0)" in text
    assert max(map(cell_len, lines)) <= 80


def test_a_file_has_the_format_of_its_name_and_only_a_digest_is_replaced(folder: Path) -> None:
    for name in ("day.md", "day.html", "day.epub", "day.epub"):
        done = call("--since", DAY, "-o", name)
        assert f"{name}: digest of 4 texts" in done.stderr
    assert is_zipfile(folder / "day.epub")
    (folder / "notes.md").write_text("# mine", encoding="utf-8")
    with pytest.raises(ConfigError, match="was not written by `scrape digest`"):
        call("--since", DAY, "-o", "notes.md")
    assert call("-o", "day.txt").exit_code == 2


def test_json_has_the_sections_without_the_texts() -> None:
    digest = json.loads(call("--since", DAY, "--by", "page", "--json").stdout)
    assert digest["sections"][0]["name"] == "1 要闻"
    assert "body" not in digest["sections"][0]["entries"][0]
    assert digest["rising"][0]["texts"] >= 3


def test_the_end_alone_gives_its_day() -> None:
    assert call("--until", DAY).stdout == call("--since", DAY, "--until", DAY).stdout


def test_a_period_without_articles_is_an_error() -> None:
    with pytest.raises(ArchiveError, match="none that match the options"):
        call("--since", "2030-01-01")
    with pytest.raises(ArchiveError, match="no articles of the last day; --since 7d shows a week"):
        call()
