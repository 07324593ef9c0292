"""`dictionary:` of sources.yaml, in a run: one for the whole archive, whichever source names it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.errors import ConfigError
from tests.newssite import HEADLINES, article, listing, serve

SOURCES = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    list: %s/
    dictionary: names.txt
  - name: again
    list: %s/more/
"""
NAME = "云汀港新渡轮"


def fetch() -> list[tuple[str, bool, str]]:
    """Two articles of two sources; of each: the source, whether the name is among its keywords, what cut its words."""
    links = {path: f"{NAME}{headline}" for path, headline in (("/a/1.html", HEADLINES[5]), ("/a/2.html", HEADLINES[8]))}
    (first, one), (second, two) = links.items()
    pages = {"/": listing({first: one}), "/more/": listing({second: two}), first: article(one), second: article(two)}
    with serve(dict(pages)) as site:
        Path("sources.yaml").write_text(SOURCES.replace("%s", site.base), encoding="utf-8")
        result = CliRunner().invoke(scrape, ["fetch", "--workers", "1"], catch_exceptions=False)
        assert "2 new" in result.stdout.splitlines()[-1], result.output
    with sqlite3.connect("archive.db") as db:
        return [
            (source, f'"{NAME}"' in keywords, cutter)
            for source, keywords, cutter in db.execute("SELECT source, keywords, segmenter FROM articles")
        ]


def test_the_words_of_a_dictionary_are_known_for_all_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("names.txt").write_text(f"# ships\n{NAME} 100 nz\n", encoding="utf-8")
    cut = fetch()
    assert {source for source, _, _ in cut} == {"yunting", "again"}
    assert all(is_listed for _, is_listed, _ in cut)
    assert len({cutter for _, _, cutter in cut}) == 1, "one archive, one way to cut words"
    assert " + names.txt (" in cut[0][2]


def test_a_dictionary_that_is_wrong_ends_the_run_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("names.txt").write_text("云汀港 很多 字\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"names\.txt:1: .*word \[frequency\]"):
        fetch()
    with sqlite3.connect("archive.db") as db:
        assert db.execute("SELECT count(*) FROM runs").fetchone() == (0,)
