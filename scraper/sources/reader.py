"""Reading sources.yaml into `Sources`: keys are checked, then their combinations; mistakes are reported all at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.sources import feeds
from scraper.sources.alerts import digests
from scraper.sources.alerts import reader as alert_reader
from scraper.sources.alerts.keys import SECTIONS
from scraper.sources.key_table import COMMON, FAILED, SOURCE, TOP, Key, Keyed, nearest
from scraper.sources.list_request.placeholders import has_date
from scraper.sources.list_request.post_body import has_day
from scraper.sources.model import KINDS, PAGES, FileLimits, Limits, Query, Source, Sources
from scraper.sources.yaml_nodes import MAX_BYTES, Items, Keys, Node, Problems, compose
from scraper.urls import credentials, without_userinfo

MAX_DATES = 20_000
"""Dates between ``from:`` and ``to:``: more than fifty years."""

_EXAMPLE = "\nsources:\n  - name: 江城晚报\n    list: https://news.example.org/city/"


def load(path: Path | str) -> Sources:
    """Read and check the file.

    Raises ConfigError that lists every mistake, each as ``FILE:LINE: key.path: what; suggestion``.
    """
    file = Path(path)
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise missing(file) from None
    except OSError as error:
        raise ConfigError(Message("{file} cannot be read: {strerror}", file=file, strerror=error.strerror)) from None
    return loads(content, file)


def missing(file: Path) -> ConfigError:
    """The error for a missing file."""
    return ConfigError(
        Message(
            "there is no file {file}; `scrape init` writes one of well-known sources, `scrape add "
            "URL` begins one, --config or SCRAPE_CONFIG names another (`scrape demo` needs none)",
            file=file,
        )
    )


def loads(content: bytes, path: Path | str = "sources.yaml") -> Sources:
    """Read and check bytes, like `load`; ``path`` names the file in messages and is the base of relative file names."""
    file = Path(path)
    problems = Problems(str(file))
    root = compose(content, problems)
    if root is None:
        raise ConfigError(
            Message("{file}:1: the file is empty; a minimal file is{example}", file=file, example=_EXAMPLE)
        )
    if not isinstance(root, Keys):
        raise ConfigError(
            Message(
                "{file}:{line}: the file must begin with a key, not with a list or a text; a minimal file is{example}",
                file=file,
                line=root.line,
                example=_EXAMPLE,
            )
        )
    sources = _Reading(file, problems).whole(root)
    if problems.all:
        raise problems.error()
    return sources


class _Reading:
    """One pass over one file."""

    def __init__(self, file: Path, problems: Problems) -> None:
        self.file = file
        self.problems = problems

    def whole(self, root: Keys) -> Sources:
        sections = {word: _as_they_are(word) for word in ("sources", "defaults", "feeds")}
        top = Keyed({**sections, **SECTIONS, "digests": digests.SECTION, **TOP})(root, self.problems)
        targets, alerts = top.pop("targets", {}), top.pop("alerts", ())
        top["files"] = replace(FileLimits(), **top.get("files", {}))
        defaults = self._defaults(top.pop("defaults", None))
        entries = self._entries(root, top.pop("sources", None))
        sources = [source for node in entries if (source := self._source(node, defaults)) is not None]
        self._distinct(entries)
        listed = {getattr(node.entries.get("name"), "text", "") for node in entries if isinstance(node, Keys)}
        written = feeds.read(top.pop("feeds", None), listed, self.file.parent, self.problems)
        hosts = dict.fromkeys(host for source in sources for host in source.hosts)
        named = alert_reader.targets(targets, self.file.parent, hosts, self.problems)
        top["alerts"] = alert_reader.alerts(alerts, named, _names(entries), sources, self.problems)
        top["digests"] = digests.read(top.pop("digests", ()), named, _names(entries), sources, self.problems)
        top["targets"] = {name: target for name, target in named.items() if target is not None}
        # a dictionary applies to all sources alike
        common = {name: value for name, value in defaults.items() if name != "dictionary"}
        usual = Source(name="", kind="list", urls=(), **self._merged(common, {}))
        return Sources(all=tuple(sources), path=self.file, usual=usual, feeds=written, **top)

    def _defaults(self, node: Node | None) -> dict[str, Any]:
        if node is None:
            return {}
        if isinstance(node, Keys):
            for word in (SOURCE.keys() - COMMON.keys()) & node.entries.keys():
                self.problems.add(
                    node.lines[word], f"defaults.{word}", Message("belongs to a source, it cannot be a default")
                )
            rest = {word: child for word, child in node.entries.items() if word not in SOURCE or word in COMMON}
            node = Keys(node.line, node.path, rest, node.lines)
        values = Keyed(COMMON)(node, self.problems)
        return {} if values is FAILED else values

    def _entries(self, root: Keys, node: Node | None) -> tuple[Node, ...]:
        if node is None:
            self.problems.add(
                root.line, "", Message("there is no `sources:`; a minimal file has{example}", example=_EXAMPLE)
            )
            return ()
        if not isinstance(node, Items) or not node.items:
            self.problems.add(
                node.line, "sources", Message("expected a list of sources here, at least{example}", example=_EXAMPLE)
            )
            return ()
        return node.items

    def _source(self, node: Node, defaults: Mapping[str, Any]) -> Source | None:
        own = Keyed(SOURCE)(node, self.problems)
        if own is FAILED or not isinstance(node, Keys):
            return None
        before = len(self.problems.all)
        self._needed(node)
        kind = next((kind for kind in KINDS if kind in own), None)
        if kind is None or "name" not in own:
            return None
        written = own.pop(kind)
        urls = tuple(map(without_userinfo, written))
        self._dates(node, own, urls)
        values = {"pages": PAGES[kind], **self._merged(defaults, own)}
        if own.get("render") == "list" and kind != "list":
            message = Message("a {kind} needs no browser; `render: true` is for its articles", kind=kind)
            self.problems.add(node.lines["render"], f"{node.path}.render", message)
        if "post" in own and (kind != "list" or values.get("render", "off") != "off"):
            message = Message("only a list that needs no browser is requested by POST; leave out `post:` or `render:`")
            self.problems.add(node.lines["post"], f"{node.path}.post", message)
        if "dictionary" in values:
            values["dictionary"] = self._dictionary(node, values["dictionary"])
        if len(self.problems.all) > before:
            return None
        return Source(kind=kind, urls=urls, credentials=credentials(written), line=node.line, **values)

    @staticmethod
    def _merged(defaults: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a source over the defaults; the groups ``select:``, ``limits:`` and ``query:`` key by key."""
        groups = {name: {**defaults.get(name, {}), **own.get(name, {})} for name in ("select", "limits", "query")}
        return {
            **defaults,
            **own,
            "select": groups["select"],
            "limits": replace(Limits(), **groups["limits"]),
            "query": replace(Query(), **groups["query"]),
        }

    def _needed(self, node: Keys) -> None:
        """Require a name, and exactly one of list, feed, sitemap, paper."""
        if "name" not in node.entries:
            self.problems.add(node.line, node.path, Message("a source needs a `name:`"))
        kinds = [kind for kind in KINDS if kind in node.entries]
        if not kinds and not any(nearest(word, SOURCE) in KINDS for word in node.entries.keys() - SOURCE.keys()):
            self.problems.add(
                node.line, node.path, Message("a source needs one of `list:`, `feed:`, `sitemap:`, `paper:` with a URL")
            )
        for kind in kinds[1:]:
            message = Message(
                "only one of list, feed, sitemap, paper; {kinds} is on line {lines}: make two sources",
                kinds=kinds[0],
                lines=node.lines[kinds[0]],
            )
            self.problems.add(node.lines[kind], f"{node.path}.{kind}", message)

    def _dates(self, node: Keys, own: Mapping[str, Any], urls: tuple[str, ...]) -> None:
        """Check ``days``, ``from`` and ``to`` against each other and against the URLs."""

        def wrong(word: str, what: str) -> None:
            self.problems.add(node.lines[word], f"{node.path}.{word}", what)

        written = [word for word in ("days", "from", "to") if word in node.entries]
        if written and not (any(map(has_date, urls)) or has_day(own.get("post", ""))):
            wrong(
                written[0],
                Message("no URL of this source has a date; write {date:%Y%m%d} in its place in the URL"),
            )
        if "days" in written and "from" in written:
            wrong("days", Message("`days:` and `from:` exclude each other; keep one"))
        if "to" in written and "from" not in written and "days" not in written:
            wrong("to", Message("`to:` needs a `from:` (or `days:`)"))
        since, until = own.get("since"), own.get("until")
        if since and until and since > until:
            wrong("to", Message("{until} is before `from: {since}`", until=until, since=since))
        elif since and until and (until - since).days >= MAX_DATES:
            wrong(
                "from",
                Message(
                    "{days} dates; the limit is {max_dates}",
                    days=f"{(until - since).days + 1:,}",
                    max_dates=f"{MAX_DATES:,}",
                ),
            )

    def _dictionary(self, node: Keys, name: str) -> Path:
        """The path of a dictionary, relative to the folder of sources.yaml."""
        path = self.file.parent / Path(name).expanduser()
        if not path.is_file():
            line, where = node.lines.get("dictionary"), f"{node.path}.dictionary"
            self.problems.add(
                line or node.line,
                where if line else "defaults.dictionary",
                Message("there is no file {path}", path=path),
            )
        return path

    def _distinct(self, entries: tuple[Node, ...]) -> None:
        """Refuse names that are equal, or differ only in case or Unicode form: people type them."""
        first: dict[str, tuple[str, int]] = {}
        for node in entries:
            if not isinstance(node, Keys) or "name" not in node.entries:
                continue
            name = getattr(node.entries["name"], "text", "").strip()
            line = node.lines["name"]
            same = unicodedata.normalize("NFKC", name).casefold()
            if same in first:
                before, where = first[same]
                what = Message(
                    "{name} is already the name of the source on line {where}; give each its own",
                    name=repr(name),
                    where=where,
                )
                if before != name:
                    what = Message(
                        "{name} is too like {before}, the name of the source on line {where}; give each its own",
                        name=repr(name),
                        before=repr(before),
                        where=where,
                    )
                self.problems.add(line, f"{node.path}.name", what)
            elif name:
                first[same] = (name, line)


def _names(entries: tuple[Node, ...]) -> list[str]:
    """The names of all entries, also of those with mistakes."""
    named = (node.entries.get("name") for node in entries if isinstance(node, Keys))
    return [str(getattr(node, "text", "")).strip() for node in named if node is not None]


def _as_they_are(word: str) -> Key:
    return Key(lambda node, problems: node, word, "", "")
