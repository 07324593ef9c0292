"""The section `feeds:` of sources.yaml: what it reads, and its mistakes with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.feeds import FEED
from scraper.sources.model import FeedFile

SOURCES = "sources: [{name: 人民网, list: https://a.example/}]\n"


def test_a_feed_has_defaults_and_a_place_beside_the_file() -> None:
    text = (
        f"{SOURCES}feeds:\n  - file: feeds/a.xml\n  - {{file: b.json, query: 低保 -广告, sources: 人民网, items: 5}}\n"
    )
    one, other = loads(text.encode(), "/news/sources.yaml").feeds
    assert one == FeedFile(Path("/news/feeds/a.xml"), line=3)
    assert other == FeedFile(Path("/news/b.json"), "低保 -广告", ("人民网",), items=5, line=4)


@pytest.mark.parametrize("key", FEED)
def test_the_example_of_every_key_is_sound(key: str) -> None:
    file = "" if key == "file" else "file: a.xml, "
    assert loads(f"{SOURCES}feeds: [{{{file}{FEED[key].example}}}]\n".encode()).feeds


@pytest.mark.parametrize(
    ("entry", "mistake"),
    [
        ("{query: 低保}", "a feed needs a `file:`"),
        ("{file: a.txt}", "a.txt is not a file name for a feed"),
        ("{file: a.xml, sources: [人民往]}", "there is no source '人民往' in this file"),
        ("{file: a.xml, query: '(低保'}", "the query cannot be understood as written"),
        ("{file: a.xml, items: 0}", "out of bounds"),
        ("{file: a.xml, content: all}", "content"),
        ("{file: a.xml, limit: 3}", "unknown key"),
        ("{file: b.xml}", "is already the file of the feed on line 3"),
    ],
)
def test_a_mistake_is_refused_with_its_line(entry: str, mistake: str) -> None:
    text = f"{SOURCES}feeds:\n  - {{file: ./b.xml}}\n  - {entry}\n"
    with pytest.raises(ConfigError, match=r"sources\.yaml:4: ") as caught:
        loads(text.encode())
    assert mistake in str(caught.value)


def test_a_feed_may_be_all_but_something() -> None:
    (feed,) = loads(f"{SOURCES}feeds: [{{file: a.xml, query: -广告}}]\n".encode()).feeds
    assert feed.query == "-广告"


def test_feeds_is_a_list() -> None:
    with pytest.raises(ConfigError, match="expected a list of feeds here"):
        loads(f"{SOURCES}feeds: {{file: a.xml}}\n".encode())
