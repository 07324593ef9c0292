"""`feeds:` of sources.yaml: files that a fetch writes, unchanged where nothing changed; and `scrape feed`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from scraper.errors import ConfigError
from scraper.output_paths import OutputRefused
from tests.invoked import call
from tests.newssite import HEADLINES, Site, article, listing, paper, serve

FEEDS = """\
feeds:
  - {file: feeds/all.xml, title: 云汀}
  - {file: feeds/港.json, query: 港, sources: [云汀], content: summary, items: 5}
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(paper()) as site:
        yield site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site) -> Path:
    site.pages |= paper()
    text = f"{FEEDS}sources: [{{name: 云汀, list: '{site.base}/', delay: 0, proxy: direct, revisit: never}}]\n"
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_a_fetch_writes_what_has_changed_and_nothing_else(folder: Path, site: Site) -> None:
    assert call("fetch", "-q").exit_code == 0
    everything, port = folder / "feeds" / "all.xml", folder / "feeds" / "港.json"
    feed = feedparser.parse(everything.read_bytes())
    assert feed.feed.title == "scrape: 云汀"
    assert {entry.title for entry in feed.entries} == set(HEADLINES)
    items = json.loads(port.read_text(encoding="utf-8"))["items"]
    assert len(items) == 5  # each article has a 港 in it
    written = [(file.stat().st_ino, file.stat().st_mtime_ns) for file in (everything, port)]
    assert call("fetch", "-q").exit_code == 0
    assert [(file.stat().st_ino, file.stat().st_mtime_ns) for file in (everything, port)] == written
    site.pages["/"] = listing({"/bendi/202603/099.html": "海关大楼改作图书馆"})
    site.pages["/bendi/202603/099.html"] = article("海关大楼改作图书馆")
    assert call("fetch", "-q", "--full").exit_code == 0
    assert "海关大楼改作图书馆" in everything.read_text(encoding="utf-8")
    assert not list(everything.parent.glob(".*"))


def test_a_file_that_is_not_ours_stays_and_the_fetch_goes_on(folder: Path) -> None:
    (folder / "feeds").mkdir()
    (folder / "feeds" / "all.xml").write_text("<mine/>", encoding="utf-8")
    done = call("fetch", "-q")
    assert done.exit_code == 0
    assert "all.xml was not written: it exists and was not written by `scrape`" in " ".join(done.stderr.split())
    assert (folder / "feeds" / "all.xml").read_text(encoding="utf-8") == "<mine/>"
    assert (folder / "feeds" / "港.json").is_file()


def test_scrape_feed_writes_a_query_and_leaves_an_equal_file_alone(folder: Path) -> None:
    assert call("fetch", "-q").exit_code == 0
    done = call("feed", "渡轮", "-o", "渡轮.xml")
    assert "Feed written to 渡轮.xml" in done.stderr
    feed = feedparser.parse((folder / "渡轮.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == [HEADLINES[0]]
    assert "unchanged" in call("feed", "渡轮", "-o", "渡轮.xml").stderr
    assert json.loads(call("feed", "--format", "json", "-n", "3").stdout)["items"].__len__() == 3
    for file in ("archive.db", "sources.yaml"):
        with pytest.raises(OutputRefused, match="never overwritten"):
            call("feed", "-o", file)
    (folder / "notes.xml").write_text("<notes/>", encoding="utf-8")
    with pytest.raises(ConfigError, match="was not written by `scrape feed`"):
        call("feed", "-o", "notes.xml")
