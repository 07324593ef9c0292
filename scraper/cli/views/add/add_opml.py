"""`scrape add FILE`: the subscriptions of a feed reader (OPML) become sources, after they were shown and confirmed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.cli.views.add.add_dialogue import can_ask
from scraper.errors import ConfigError
from scraper.i18n import Message, _, localized, ngettext

if TYPE_CHECKING:
    from scraper.sources import Sources
    from scraper.sources.opml import Outlines

SHOWN = 20
"""Number of rows of a table that are shown."""


def file_of(typed: str) -> Path | None:
    """The file that was meant, where what was typed is no address but the name of a file. Raises ConfigError for one
    that does not exist."""
    path = Path(typed).expanduser()
    if "://" in typed:
        return None
    if path.suffix.lower() == ".opml" and not path.exists():
        raise ConfigError(Message("{file}: there is no such file", file=typed))
    return path if path.is_file() else None


def outlines(file: Path, listed: Sources | None) -> Outlines:
    """The subscriptions of a file that are not listed yet. Raises ConfigError."""
    from scraper.sources import opml

    try:
        with file.open("rb") as stream:
            content = stream.read(opml.MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(Message("{path} cannot be read: {strerror}", path=file, strerror=error.strerror)) from None
    if not opml.is_opml(content):
        message = Message(
            "{file} is not an OPML file; `scrape add` takes an address of a site, or the OPML file of a feed reader",
            file=file,
        )
        raise ConfigError(message)
    sources = listed or ()
    try:
        return opml.read(content, [s.name for s in sources], [url for s in sources for url in s.urls])
    except ConfigError as error:
        raise ConfigError(Message("{file}: {error}", file=file, error=error)) from None


def run(file: Path, listed: Sources | None, sources_file: Path, *, yes: bool, as_json: bool) -> bool:
    """Show the subscriptions, ask, and write them. Returns False where the file has none to add."""
    from scraper.sources.editing import additions

    subscriptions = outlines(file, listed)
    entries = subscriptions.entries
    writes = bool(entries) and (yes or (not as_json and can_ask() and _confirmed(subscriptions, sources_file)))
    if writes:
        additions.append_all(sources_file, entries)
    if as_json:
        others = [{"title": title, "reason": str(reason)} for title, reason in subscriptions.others]
        result = {"entries": list(entries), "others": others, "file": str(sources_file), "written": writes}
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
        return bool(entries)
    if not can_ask() or yes:
        _show(subscriptions)
    _farewell(entries, sources_file, written=writes)
    return bool(entries)


def _confirmed(subscriptions: Outlines, sources_file: Path) -> bool:
    _show(subscriptions)
    n = len(subscriptions.entries)
    question = ngettext("Add {n} source to {file}?", "Add {n} sources to {file}?", n).format(n=n, file=sources_file)
    return click.confirm(question, default=True, err=True)


def _show(subscriptions: Outlines) -> None:
    columns = (Column(_("source"), folds=True), Column(_("address"), folds=True), Column(_("tags"), goes=1, folds=True))
    rows = [(e["name"], e["feed"], "、".join(e.get("tags", ()))) for e in subscriptions.entries[:SHOWN]]
    if rows:
        tables.show(console.err(), columns, rows)
    if len(subscriptions.entries) > SHOWN:
        click.echo(_("… and {n} more").format(n=len(subscriptions.entries) - SHOWN), err=True)
    for title, reason in subscriptions.others[:SHOWN]:
        click.echo(_("Left out: {title}: {reason}").format(title=title, reason=localized(reason)), err=True)


def _farewell(entries: Sequence[dict[str, Any]], sources_file: Path, *, written: bool) -> None:
    if not entries:
        click.echo(_("There is no new feed in it; nothing was written."), err=True)
    elif written:
        n = len(entries)
        message = ngettext(
            "{n} source was added to {file}. Next: scrape fetch",
            "{n} sources were added to {file}. Next: scrape fetch",
            n,
        )
        click.echo(message.format(n=n, file=sources_file), err=True)
    else:
        click.echo(_("Nothing was written; --yes adds this to {file}.").format(file=sources_file), err=True)
