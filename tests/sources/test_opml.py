"""OPML out and in: sources come back as they were written, and foreign files as feed readers write them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import ConfigError
from scraper.sources import Source, loads, opml
from scraper.sources.editing.additions import added_all
from tests.examples import examples

READER = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
<outline text="新闻" title="新闻">
  <outline type="rss" text="云汀晚报" title="云汀晚报" xmlUrl="https://yunting.example/rss.xml" htmlUrl="https://yunting.example/"/>
  <outline text="本地"><outline text="江畔 &amp; 电台" xmlURL="feed://radio.example/feed"/></outline>
</outline>
<outline text="云汀晚报" xmlUrl="https://yunting.example/other.xml" category="/文化,/书评"/>
<outline text="旧" xmlUrl="https://old.example/rss"/>
<outline text="坏" xmlUrl="ftp://bad.example/rss"/>
<outline text="又" xmlUrl="https://yunting.example/rss.xml"/>
</body></opml>
"""


def test_folders_become_tags_and_names_are_kept_apart() -> None:
    outlines = opml.read(READER.encode(), ["旧报"], ["https://old.example/rss"])
    assert outlines.entries == (
        {"name": "云汀晚报", "feed": "https://yunting.example/rss.xml", "tags": ["新闻"]},
        {"name": "江畔 & 电台", "feed": "http://radio.example/feed", "tags": ["新闻", "本地"]},
        {"name": "云汀晚报-2", "feed": "https://yunting.example/other.xml", "tags": ["文化", "书评"]},
    )
    assert [title for title, _ in outlines.others] == ["旧", "坏", "又"]


@pytest.mark.parametrize("row", ['type="rss"', 'type="atom" xmlUrl=" "', 'xmlUrl=""', 'type="RSS" url="https://a.cn/"'])
def test_a_subscription_without_an_address_is_named(row: str) -> None:
    content = f'<opml><body><outline text="晚报" {row}/><outline text="空"/></body></opml>'.encode()
    outlines = opml.read(content, [], [])
    assert outlines.entries == ()
    assert outlines.others == (("晚报", "it has no address of a feed (xmlUrl)"),)


def test_the_entries_are_sources() -> None:
    entries = opml.read(READER.encode(), [], []).entries
    sources = loads(added_all(b"", entries))
    assert [source.name for source in sources] == [entry["name"] for entry in entries]
    assert {source.kind for source in sources} == {"feed"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<opml><body>", "not readable as OPML"),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><opml/>', "declares a document type"),
        (b"<opml>" + b" " * opml.MAX_BYTES, "larger than"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        opml.read(content, [], [])


def test_lists_are_links_and_passwords_stay_here() -> None:
    sources = loads("sources: [{name: 晚报, list: 'https://me:secret@a.example/', tags: [地方]}]".encode())
    outline = ElementTree.fromstring(opml.written(sources, "scrape")).find("body/outline")
    assert outline is not None
    assert outline.attrib == {
        "type": "link", "text": "晚报", "title": "晚报", "url": "https://a.example/", "category": "地方"
    }  # fmt: skip


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(names=st.lists(NAMES, min_size=1, max_size=5, unique_by=str.casefold))
@examples(50)
def test_what_is_written_is_read_back(names: list[str]) -> None:
    sources = [Source(name, "feed", (f"https://a.example/{n}?a=1&b=2",)) for n, name in enumerate(names)]
    text = opml.written(sources, "我的 <源>")
    outlines = opml.read(text.encode(), [], [])
    assert [entry["feed"] for entry in outlines.entries] == [source.urls[0] for source in sources]
    assert not outlines.others
