"""The section ``feeds:`` of sources.yaml: files that are written after each fetch, with the articles in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from scraper.i18n import Message
from scraper.sources import values
from scraper.sources.alerts import values as alert_values
from scraper.sources.key_table import FAILED, Key, Keyed, One, Some
from scraper.sources.model import FeedFile
from scraper.sources.yaml_nodes import Items, Keys, Node, Problems

SUFFIXES = (".xml", ".atom", ".json", ".jsonfeed")
"""Suffixes of a feed's file: Atom, Atom, JSON Feed, JSON Feed."""
CONTENTS = ("full", "summary")

FEED: Mapping[str, Key] = {
    "file": Key(One(values.text, "a file's name"), "file", "The file to write.", "file: feeds/news.xml"),
    "query": Key(
        One(alert_values.readable_query, "a query"),
        "query",
        "As in `scrape search`; all articles without.",
        "query: 低保",
    ),
    "sources": Key(Some(values.text, "a source's name"), "sources", "Only of these sources.", "sources: [人民网]"),
    "outlets": Key(Some(values.text, "an outlet"), "outlets", "Only credited to these outlets.", "outlets: [新华社]"),
    "sections": Key(Some(values.text, "a section"), "sections", "Only of these sections.", "sections: [要闻]"),
    "tags": Key(Some(values.text, "a tag"), "tags", "Only with one of these tags.", "tags: [待读]"),
    "title": Key(One(values.text, "a text"), "title", "The feed's title.", "title: 低保"),
    "items": Key(One(values.Number(1, 10_000), "a number"), "items", "Maximum articles: the newest.", "items: 100"),
    "content": Key(
        One(values.Choice(CONTENTS), "full or summary"), "content", "The text of each article.", "content: summary"
    ),
}
"""Keys of an entry of ``feeds:``."""


def read(node: Node | None, names: Collection[str], folder: Path, problems: Problems) -> tuple[FeedFile, ...]:
    """Read the section. ``names``: the file's sources; ``folder``: the base of relative names of files."""
    if node is None:
        return ()
    if not isinstance(node, Items):
        problems.add(node.line, "feeds", Message("expected a list of feeds here, each with a `file:`"))
        return ()
    feeds = [feed for item in node.items if (feed := _feed(item, names, folder, problems)) is not None]
    first: dict[Path, FeedFile] = {}
    for feed in feeds:
        other = first.setdefault(feed.file.resolve(), feed)
        if other is not feed:
            message = Message("{file} is already the file of the feed on line {line}", file=feed.file, line=other.line)
            problems.add(feed.line, "feeds", message)
    return tuple(feeds)


def _feed(node: Node, names: Collection[str], folder: Path, problems: Problems) -> FeedFile | None:
    own: Any = Keyed(FEED)(node, problems)
    if own is FAILED or not isinstance(node, Keys):
        return None
    if "file" not in own:
        if "file" not in node.entries:
            problems.add(node.line, node.path, Message("a feed needs a `file:`"))
        return None
    file = folder / Path(own.pop("file")).expanduser()
    if file.suffix.lower() not in SUFFIXES:
        message = Message(
            "{file} is not a file name for a feed; write .xml or .atom for Atom, .json for JSON Feed", file=file.name
        )
        problems.add(node.lines["file"], f"{node.path}.file", message)
        return None
    for name in own.get("sources", ()):
        if name not in names:
            message = Message("there is no source {name} in this file", name=repr(name))
            problems.add(node.lines["sources"], f"{node.path}.sources", message)
    return FeedFile(file=file, line=node.line, **own)
