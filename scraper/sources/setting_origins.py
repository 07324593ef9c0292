"""Effective settings of a source, or of all, key by key, with their origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scraper.sources import defaults, key_table
from scraper.sources.key_table import COMMON, SOURCE, TOP, Key
from scraper.sources.model import KINDS, Source, Sources
from scraper.sources.yaml_nodes import Keys, Node, Problems, compose

Origin = Literal["default", "defaults", "source", "file", "environment", "option"]
"""The program; the block ``defaults:``; the source's entry; the top of the file; a variable; the command line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One key with its effective value, in the spelling of the file ("" for None)."""

    key: str
    value: str
    origin: Origin
    where: str | None
    """The file and line, the variable or the option that sets it; None for the program's default."""


def of_source(source: Source, content: bytes, file: str) -> list[Setting]:
    """The settings of a source. ``content`` is the valid file that it was read from."""
    own = next((node for node in _entries(content) if node.line == source.line), None)
    block = _block(content, "defaults")
    return [*_settings(SOURCE, source, own, block, file)]


def of_all(sources: Sources, content: bytes, file: str) -> list[Setting]:
    """The settings at the top of the file, then those of a source with an empty entry."""
    root = compose(content, Problems(file)) if content else None
    top = root if isinstance(root, Keys) else None
    at_top = [setting for name, key in TOP.items() for setting in _at_top(name, key, sources, top, file)]
    block = _block(content, "defaults") if content else None
    at_top += (*_of_alerts(sources, file), *_of_digests(sources, file))
    common = {name: key for name, key in COMMON.items() if name not in TOP}
    return [*at_top, *_settings(common, _bare(content, file), None, block, file)]


def _at_top(name: str, key: Key, sources: Sources, top: Keys | None, file: str) -> Iterator[Setting]:
    """A key at the top of the file; of ``files:``, the keys inside."""
    value = getattr(sources, key.attribute)
    if not isinstance(key.read, key_table.Keyed):
        yield _setting(name, key, value, top, "file", file)
        return
    for inner, key_of in key.read.keys.items():
        one = getattr(value, key_of.attribute)
        yield _setting(inner, key_of, one, _inside(top, name), "file", file, f"{name}.{inner}")


def _of_alerts(sources: Sources, file: str) -> Iterator[Setting]:
    """The targets, without their secrets, and the alerts."""
    for name, target in sources.targets.items():
        yield Setting(f"targets.{name}", target.shown, "file", f"{file}:{target.line}")
    for alert in sources.alerts:
        quiet = f", quiet {alert.quiet}" if alert.quiet else ""
        to = ", ".join(target.name for target in alert.to)
        yield Setting(
            f"alerts.{alert.name}", f"{alert.query} -> {to} ({alert.when}{quiet})", "file", f"{file}:{alert.line}"
        )


def _of_digests(sources: Sources, file: str) -> Iterator[Setting]:
    """The digests, with the names of their targets."""
    for digest in sources.digests:
        to = ", ".join(target.name for target in digest.to)
        value = f"{digest.query} -> {to} ({digest.when})".strip()
        yield Setting(f"digests.{digest.name}", value, "file", f"{file}:{digest.line}")


def _bare(content: bytes, file: str) -> Source:
    """A source with the mandatory keys alone, read with the file's defaults."""
    from scraper.sources.editing.additions import added
    from scraper.sources.reader import loads

    return loads(added(content, {"name": "scrape config", "list": "https://example.org/"}, file), file).all[-1]


def _settings(
    keys: Mapping[str, Key], source: Source, own: Keys | None, block: Keys | None, file: str
) -> Iterator[Setting]:
    for name, key in keys.items():
        if name in KINDS:
            if name == source.kind:
                yield _setting(name, key, source.urls, own, "source", file)
        elif isinstance(key.read, key_table.Keyed):
            for inner, key_of in key.read.keys.items():
                value = getattr(source, key.attribute)
                value = value.get(inner) if isinstance(value, Mapping) else getattr(value, key_of.attribute)
                if name == "limits" or value not in (None, ()):
                    inside = _inside(own, name), _inside(block, name)
                    yield _nearest(inner, f"{name}.{inner}", key_of, value, *inside, file)
        else:
            yield _nearest(name, name, key, getattr(source, key.attribute), own, block, file)


def _nearest(word: str, name: str, key: Key, value: Any, own: Keys | None, block: Keys | None, file: str) -> Setting:
    if own is not None and word in own.entries:
        return _setting(word, key, value, own, "source", file, name)
    return _setting(word, key, value, block, "defaults", file, name)


def _setting(
    word: str, key: Key, value: Any, keys: Keys | None, origin: Origin, file: str, name: str | None = None
) -> Setting:
    line = keys.lines.get(word) if keys is not None else None
    return Setting(
        name or word,
        defaults.shown(key, value),
        origin if line else "default",
        f"{file}:{line}" if line else None,
    )


def _entries(content: bytes) -> list[Keys]:
    root = compose(content, Problems(""))
    listed = root.entries.get("sources") if isinstance(root, Keys) else None
    return [node for node in getattr(listed, "items", ()) if isinstance(node, Keys)]


def _block(content: bytes, word: str) -> Keys | None:
    return _inside(compose(content, Problems("")), word)


def _inside(node: Node | None, word: str) -> Keys | None:
    child = node.entries.get(word) if isinstance(node, Keys) else None
    return child if isinstance(child, Keys) else None
