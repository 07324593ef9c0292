"""Reading ``targets:`` and ``alerts:``: names are resolved, files read, and all mistakes reported with the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scraper import redaction
from scraper.i18n import Message
from scraper.sources.alerts import values as alert_values
from scraper.sources.alerts.keys import ALERTS
from scraper.sources.alerts.model import Alert, Target, nameless
from scraper.sources.model import Source
from scraper.sources.yaml_nodes import Items, Keys, Node, Problems, Scalar

MAX_SECRET = 8_192
"""Maximum bytes of a file with an address."""


def targets(
    read: Mapping[str, tuple[Node, Any]], folder: Path, hosts: Collection[str], problems: Problems
) -> dict[str, Target | None]:
    """The targets by name, in the file's order; None for those with a mistake, which is reported.

    ``folder``: of sources.yaml. ``hosts``: private hosts that addresses may lead to.
    """
    done: dict[str, Target | None] = {}
    for name, (node, value) in read.items():
        values = value if isinstance(value, dict) else {}
        address = values.get("address")
        if "file" in values:
            address = _of_file(folder / Path(values["file"]).expanduser(), node, problems)
        command = values.get("command") or ()
        usable = address is not None or bool(command)
        done[name] = Target(name, address, command, tuple(hosts), node.line) if usable else None
    return done


def alerts(
    read: Sequence[tuple[Keys, dict[str, Any]]],
    named: Mapping[str, Target | None],
    sources: Collection[str],
    listed: Sequence[Source],
    problems: Problems,
) -> tuple[Alert, ...]:
    """The alerts of the file. ``sources``: the names of all its sources; ``listed``: those that are valid."""

    def lacks(word: str) -> Message:
        return Message("an alert needs a `{word}:`", word=word)

    entries = [Entry(node, values, ALERTS.needed, lacks, problems) for node, values in read]
    return tuple(Alert(**values) for values in resolved(entries, named, sources, listed))


def resolved(
    entries: Sequence[Entry], named: Mapping[str, Target | None], sources: Collection[str], listed: Sequence[Source]
) -> Iterator[dict[str, Any]]:
    """Yield the values of the entries without a mistake: ``to`` as targets, ``sources`` with those of ``tags``.

    The arguments are those of `alerts`.
    """
    hosts = tuple(dict.fromkeys(host for source in listed for host in source.hosts))
    distinct(entries)
    for entry in entries:
        to, of = entry.recipients(named, hosts), entry.among(sources, listed)
        if entry.is_complete() and to:
            values = {key: value for key, value in entry.values.items() if key != "tags"}
            yield {**values, "to": to, "sources": of, "line": entry.node.line}


class Entry:
    """One entry of ``alerts:`` or ``digests:``."""

    def __init__(
        self,
        node: Keys,
        values: dict[str, Any],
        needed: Sequence[str],
        lacks: Callable[[str], Message],
        problems: Problems,
    ) -> None:
        """``needed``: the keys that every entry has; ``lacks``: the mistake of an entry without one."""
        self.node = node
        self.values = values
        self.problems = problems
        self._needed, self._lacks = needed, lacks

    def is_complete(self) -> bool:
        """Check whether it has all keys that it needs; a missing one is a mistake."""
        for word in self._needed:
            if word not in self.node.entries:
                self.problems.add(self.node.line, self.node.path, self._lacks(word))
        return self.values.keys() >= set(self._needed)

    def recipients(self, named: Mapping[str, Target | None], hosts: tuple[str, ...]) -> tuple[Target, ...]:
        """The targets of ``to:``; names that are not in the file are reported."""
        chosen: dict[str, Target] = {}
        for one in self.values.get("to", ()):
            if "://" in one:
                chosen[nameless(one)] = Target(nameless(one), one, (), hosts, self.node.line)
            elif one not in named:
                self._unknown("to", one, named, Message("there is no target {name}", name=repr(one)))
            elif (target := named[one]) is not None:
                chosen[one] = target
        return tuple(chosen.values())

    def among(self, names: Collection[str], listed: Sequence[Source]) -> tuple[str, ...]:
        """The names of the sources of ``sources:`` and ``tags:``; those that are not in the file are reported."""
        for name in self.values.get("sources", ()):
            if name not in names:
                self._unknown("sources", name, names, Message("there is no source {name}", name=repr(name)))
        tags = self.values.get("tags", ())
        listed_tags = {tag for source in listed for tag in source.tags}
        if len(listed) == len(names):
            for tag in tags:
                if tag not in listed_tags:
                    self._unknown("tags", tag, listed_tags, Message("no source has the tag {name}", name=repr(tag)))
        tagged = [source.name for source in listed if set(source.tags) & set(tags)]
        return tuple(dict.fromkeys((*self.values.get("sources", ()), *tagged)))

    def _unknown(self, word: str, name: str, names: Collection[str], what: str) -> None:
        from scraper.closest_names import near as nearest

        near = nearest(name, list(names))
        hint = Message("did you mean {near}?", near=repr(near[0])) if near else _available(names)
        node = self.node.entries[word]
        items = node.items if isinstance(node, Items) else (node,)
        at = next((item for item in items if isinstance(item, Scalar) and item.text.strip() == name), node)
        self.problems.add(at.line, at.path, Message("{what}; {hint}", what=what, hint=hint))


def _available(names: Collection[str]) -> str:
    if not names:
        return Message("the file has none")
    shown = ", ".join([*names][:6])
    return Message("available: {names}", names=f"{shown} …" if len(names) > 6 else shown)


def _of_file(path: Path, node: Node, problems: Problems) -> str | None:
    """The address on the first line of a file."""
    at = node.entries["file"] if isinstance(node, Keys) else node
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_SECRET + 1).decode("utf-8-sig")
    except FileNotFoundError:
        problems.add(at.line, at.path, Message("there is no file {path}", path=path))
        return None
    except OSError as error:
        problems.add(at.line, at.path, Message("{file} cannot be read: {strerror}", file=path, strerror=error.strerror))
        return None
    except UnicodeDecodeError:
        problems.add(at.line, at.path, Message("{path} is not UTF-8 text", path=path))
        return None
    lines = content.split()
    if not lines or len(content) > MAX_SECRET:
        problems.add(at.line, at.path, Message("the first line of {path} is not an address", path=path))
        return None
    redaction.note_secret(lines[0])
    try:
        return alert_values.address(lines[0])
    except ValueError as error:
        problems.add(at.line, at.path, Message("{place}: {what}", place=path, what=str(error)))
        return None


def distinct(entries: Sequence[Entry]) -> None:
    """Refuse names of entries that are equal, or differ only in case or Unicode form: people type them."""
    first: dict[str, int] = {}
    for entry in entries:
        name = entry.values.get("name")
        if name is None:
            continue
        same = unicodedata.normalize("NFKC", name).casefold()
        line = entry.node.lines["name"]
        if same in first:
            what = Message(
                "{name} is already used as a name on line {where}; give each its own",
                name=repr(name),
                where=first[same],
            )
            entry.problems.add(line, f"{entry.node.path}.name", what)
        else:
            first[same] = line
