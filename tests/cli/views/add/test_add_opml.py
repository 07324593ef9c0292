"""`scrape add feeds.opml` and `scrape sources --opml`: a feed reader's subscriptions, in and out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.sources import load, opml
from tests.invoked import call

FEEDS = "".join(f'<outline text="第{n}台" xmlUrl="https://a.example/{n}.xml"/>' for n in range(1, 31))
OPML = f'<opml version="2.0"><body><outline text="电台">{FEEDS}</outline></body></opml>'
HEAD = "# mine\nsources:\n  - name: 第1台   # old\n    feed: https://b.example/\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(HEAD, encoding="utf-8")
    return tmp_path


def test_all_subscriptions_are_added_once_and_the_rest_of_the_file_stays(folder: Path) -> None:
    done = call("add", "feeds.opml", "--yes")
    assert done.exit_code == 0
    assert "… and 10 more" in done.stderr
    assert "30 sources were added to sources.yaml" in done.stderr
    assert (folder / "sources.yaml").read_text(encoding="utf-8").startswith(HEAD)
    sources = load("sources.yaml")
    assert len(sources) == 31
    assert sources.all[1].name == "第1台-2"
    assert sources.all[-1].tags == ("电台",)
    again = call("add", "feeds.opml", "--yes")
    assert again.exit_code == 1
    assert "There is no new feed in it" in again.stderr


def test_without_a_terminal_nothing_is_written(folder: Path) -> None:
    done = call("add", "feeds.opml")
    assert "Nothing was written; --yes adds this" in done.stderr
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == HEAD
    result = json.loads(call("add", "feeds.opml", "--json").stdout)
    assert (len(result["entries"]), result["written"]) == (30, False)


def test_a_file_that_does_not_exist_is_no_host(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"subscriptions\.opml: there is no such file"):
        call("add", "subscriptions.opml")


def test_a_file_that_is_no_opml_is_refused(folder: Path) -> None:
    (folder / "notes.txt").write_text("https://a.example/", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"notes\.txt is not an OPML file"):
        call("add", "notes.txt")


def test_the_sources_go_out_as_they_came_in() -> None:
    call("add", "feeds.opml", "--yes")
    outlines = opml.read(call("sources", "--opml").stdout.encode(), [], [])
    assert [entry["feed"] for entry in outlines.entries] == [source.urls[0] for source in load("sources.yaml")]
