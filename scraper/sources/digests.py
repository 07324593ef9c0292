"""The section ``digests:`` of sources.yaml: the news of a day, sent to targets at a time of day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scraper.i18n import Message
from scraper.sources import alert_values, values
from scraper.sources.alert_keys import ALERT, Listed
from scraper.sources.alert_model import DailyDigest, Target, When
from scraper.sources.alert_reader import Entry, distinct
from scraper.sources.key_table import Key, One
from scraper.sources.model import Source
from scraper.sources.yaml_nodes import Keys, Problems

GROUPINGS = ("section", "source", "outlet", "page")


def daily(value: str) -> When:
    """``daily 07:30``."""
    when = alert_values.when(value)
    if when.kind != "daily":
        raise ValueError(Message("a digest is sent once a day; write daily 07:30"))
    return when


DIGEST: Mapping[str, Key] = {
    "name": Key(One(values.name, "a name"), "name", "What it is called; each name once.", "name: 早报"),
    "when": Key(One(daily, "daily 07:30"), "when", "The time of day at which it is sent.", "when: daily 07:30"),
    "to": ALERT["to"],
    "query": ALERT["query"],
    "sources": ALERT["sources"],
    "tags": ALERT["tags"],
    "by": Key(
        One(values.Choice(GROUPINGS), "section, source, outlet or page"),
        "by",
        "What the articles are grouped by.",
        "by: source",
    ),
}
"""The keys of a digest."""

SECTION = Key(
    Listed(DIGEST, "\n  - name: 早报\n    when: daily 07:30\n    to: desk", ("name", "when", "to")),
    "digests",
    "The news of a day, sent to targets at a time of day.",
    "digests: [{name: a, when: daily 07:30, to: desk}]",
)


def read(
    entries: Sequence[tuple[Keys, dict[str, Any]]],
    named: Mapping[str, Target | None],
    sources: Collection[str],
    listed: Sequence[Source],
    problems: Problems,
) -> tuple[DailyDigest, ...]:
    """The digests of the file; the arguments are those of `scraper.sources.alert_reader.alerts`."""
    hosts = tuple(dict.fromkeys(host for source in listed for host in source.hosts))
    read = [Entry(node, value, problems) for node, value in entries]
    distinct(read, problems)
    done = []
    for entry in read:
        missing = [word for word in ("name", "when", "to") if word not in entry.node.entries]
        for word in missing:
            problems.add(entry.node.line, entry.node.path, Message("a digest needs a `{word}:`", word=word))
        to, of = entry.recipients(named, hosts), entry.among(sources, listed)
        if {"name", "when", "to"} <= entry.values.keys() and to:
            rest = {key: value for key, value in entry.values.items() if key not in ("to", "sources", "tags")}
            done.append(DailyDigest(**rest, to=to, sources=of, line=entry.node.line))
    return tuple(done)
