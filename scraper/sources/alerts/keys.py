"""The keys of ``alerts:`` and ``targets:``: rows as in `scraper.sources.key_table`, and their readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scraper.i18n import Message
from scraper.sources import values
from scraper.sources.alerts import values as alert_values
from scraper.sources.key_table import FAILED, Key, Keyed, One, Some
from scraper.sources.yaml_nodes import Items, Keys, Node, Problems

ALERT: Mapping[str, Key] = {
    "name": Key(One(values.name, "a name"), "name", "What it is called; each name once.", "name: 低保"),
    "query": Key(
        One(alert_values.query, "a query"), "query", "What `scrape search` takes.", "query: 低保 OR 最低生活保障"
    ),
    "sources": Key(
        Some(values.text, "a source's name"), "sources", "Only articles of these sources.", "sources: [人民网]"
    ),
    "tags": Key(Some(values.text, "a tag"), "tags", "Only articles of sources with one of these tags.", "tags: [财经]"),
    "to": Key(
        Some(alert_values.recipient, "the name of a target, or a URL,"),
        "to",
        "Names from `targets:`, or URLs.",
        "to: [desk]",
    ),
    "when": Key(
        One(alert_values.when, "at once, hourly or daily 08:00"),
        "when",
        "When messages are sent: at once, hourly, or daily at a time.",
        "when: daily 08:00",
    ),
    "quiet": Key(
        One(alert_values.quiet, "a span of hours"), "quiet", "Hours in which nothing is sent.", "quiet: 23:00-07:00"
    ),
    "also": Key(
        Some(values.Choice(("changed",)), "changed"),
        "also",
        "Further events: changed, when a matching article is revised.",
        "also: [changed]",
    ),
    "since": Key(
        One(alert_values.since, "a date"),
        "since",
        "Stored articles from this date on count as new when the alert is new.",
        "since: 2026-01-31",
    ),
}
"""The keys of an alert."""

TARGET: Mapping[str, Key] = {
    "url": Key(One(alert_values.address, "a URL"), "address", "The address.", "url: mailto://me@example.org"),
    "file": Key(
        One(values.text, "a file's name"),
        "file",
        "A file whose first line is the address; relative to sources.yaml.",
        "file: secrets/wecom.txt",
    ),
    "command": Key(
        Some(alert_values.word, "a word of a command"),
        "command",
        "A command, called without a shell; the message is its standard input.",
        "command: [python3, collect.py]",
    ),
}
"""The keys of a target: exactly one of them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Reads a list of mappings with known keys, as pairs of node and dict; those that are no mapping are left out."""

    keys: Mapping[str, Key]
    example: str
    needed: tuple[str, ...]
    """Keys that every entry has."""

    def __call__(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, Items) or not node.items:
            problems.add(
                node.line,
                node.path,
                Message("expected a list here, of entries such as {example}", example=self.example),
            )
            return FAILED
        read = [(item, Keyed(self.keys)(item, problems)) for item in node.items]
        return [(item, entry) for item, entry in read if entry is not FAILED]


@dataclass(frozen=True, slots=True)
class Named:
    """Reads a mapping from names of one's own to single values or mappings, as a dict of pairs of node and value."""

    keys: Mapping[str, Key]

    def __call__(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, Keys):
            problems.add(node.line, node.path, Message("expected names here, each with an address: desk: ${WECOM_URL}"))
            return FAILED
        read: dict[str, tuple[Node, Any]] = {}
        for name, child in node.entries.items():
            self._check(name, node, problems)
            if isinstance(child, Keys):
                value = Keyed(self.keys)(child, problems)
                self._single(child, problems)
            else:
                value = One(alert_values.address, "an address")(child, problems)
                value = value if value is FAILED else {"address": value}
            read[name] = child, value
        return read

    @staticmethod
    def _check(name: str, node: Keys, problems: Problems) -> None:
        try:
            values.name(name)
        except ValueError as error:
            problems.add(node.lines[name], f"{node.path}.{name}", str(error))
        if "://" in name:
            problems.add(
                node.lines[name], node.path, Message("an address cannot be a name; write desk: and then the address")
            )

    def _single(self, node: Keys, problems: Problems) -> None:
        chosen = [word for word in self.keys if word in node.entries]
        if len(chosen) != 1:
            problems.add(node.line, node.path, Message("a target needs one of `url:`, `file:`, `command:`"))


ALERTS = Listed(ALERT, "\n  - name: 低保\n    query: 低保 OR 最低生活保障\n    to: desk", ("name", "query", "to"))
TARGETS = Named(TARGET)

SECTIONS: Mapping[str, Key] = {
    "targets": Key(
        TARGETS, "targets", "Receivers of messages, by names of your own.", "targets: {desk: {file: a.txt}}"
    ),
    "alerts": Key(
        ALERTS, "alerts", "Messages about articles that match a query.", "alerts: [{name: a, query: 低保, to: desk}]"
    ),
}
"""Keys at the top of the file."""
