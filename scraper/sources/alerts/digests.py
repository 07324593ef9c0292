"""The section ``digests:`` of sources.yaml: the news of a day, sent to targets at a time of day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scraper.i18n import Message
from scraper.sources import values
from scraper.sources.alerts import values as alert_values
from scraper.sources.alerts.keys import ALERT, Listed
from scraper.sources.alerts.model import DailyDigest, Target, When
from scraper.sources.alerts.reader import Entry, resolved
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

DIGESTS = Listed(DIGEST, "\n  - name: 早报\n    when: daily 07:30\n    to: desk", ("name", "when", "to"))

SECTION = Key(
    DIGESTS,
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
    """The digests of the file; the arguments are those of `scraper.sources.alerts.reader.alerts`."""

    def lacks(word: str) -> Message:
        return Message("a digest needs a `{word}:`", word=word)

    read = [Entry(node, value, DIGESTS.needed, lacks, problems) for node, value in entries]
    return tuple(DailyDigest(**values) for values in resolved(read, named, sources, listed))
