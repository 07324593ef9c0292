"""`scrape init`: write a first sources.yaml from well-known sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import new_sources_option, offering
from scraper.cli.options.export.output import refuse_sources
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.errors import ConfigError
from scraper.i18n import _, localized, ngettext

if TYPE_CHECKING:
    from scraper.sources import Source


@click.command(short_help="Write a sources.yaml with well-known sources of your choice.")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=offering("well-known sources"))
@click.option("--all", "everything", is_flag=True, help="Write all sources.")
@click.option("--list", "listing", is_flag=True, help="List the sources, and write nothing.")
@new_sources_option
def command(names: tuple[str, ...], everything: bool, listing: bool, sources_file: Path) -> None:
    """Write a sources.yaml with well-known Chinese news sources of your choice. An existing file is never replaced.

    NAME is a source's name or part of it, a number from --list, a range of numbers (3-7), or a tag such as 财经
    (all sources with it). Without NAME, you are asked on a terminal; elsewhere all sources are written.
    `scrape add URL` adds any other source.

    \b
    Examples:
      scrape init
      scrape init 人民网 bbc 财经
      scrape init --list
    """
    from scraper.sources import loads
    from scraper.sources.editing import comments
    from scraper.sources.editing.additions import modeline
    from scraper.sources.editing.selection import chosen, part
    from scraper.sources.shipped import shipped

    content = shipped()
    sources = loads(content).all
    if listing:
        exclusive.refuse("--list", "names", "everything")
        _print(sources, stderr=False)
        return
    if everything:
        exclusive.refuse("--all", "names")
    refuse_sources(sources_file)
    if sources_file.exists():
        raise ConfigError(
            _(
                "{file} already exists and was not changed; `scrape add URL` adds to it, --config names another file"
            ).format(file=sources_file)
        )
    if everything or not (names or _can_ask()):
        picked = sources
    else:
        picked = chosen(sources, names) if names else _choose(sources)
    text = part(content.decode("utf-8"), sources, picked) if len(picked) < len(sources) else content.decode("utf-8")
    _write(sources_file, (modeline(sources_file.parent) + comments.translated(text)).encode("utf-8"))
    count = ngettext("{n} source", "{n} sources", len(picked)).format(n=len(picked))
    click.echo(
        _(
            "{file} was written, with {count}. Next: `scrape sources` lists them, `scrape fetch` fetches from them."
        ).format(file=sources_file, count=count),
        err=True,
    )


def _write(file: Path, content: bytes) -> None:
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise ConfigError(
            _("cannot write {file}: {reason}").format(file=file, reason=localized(error.strerror or str(error)))
        ) from error


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _choose(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Ask on the terminal for sources until the answer names some."""
    from scraper.sources.editing.selection import chosen

    _print(sources, stderr=True)
    while True:
        answer = click.prompt(_("Which? Numbers (1 3-5), names, tags; or all"), err=True)
        words = answer.replace(",", " ").replace("，", " ").replace("、", " ").split()
        if [word.casefold() for word in words] in (["all"], ["全部"], ["*"]):
            return tuple(sources)
        try:
            return chosen(sources, words)
        except ConfigError as error:
            click.echo(localized(str(error)), err=True)


def _print(sources: Sequence[Source], *, stderr: bool) -> None:
    from urllib.parse import urlsplit

    columns = (
        Column("", right=True, is_number=True),
        Column(_("name"), folds=True),
        Column(_("kind"), goes=3),
        Column(_("tags"), goes=2, folds=True),
        Column(_("host"), goes=1, folds=True),
    )
    rows = [
        (str(number), source.name, _(source.kind), " ".join(source.tags), urlsplit(source.urls[0]).hostname or "")
        for number, source in enumerate(sources, 1)
    ]
    tables.show(console.err() if stderr else console.out(), columns, rows)
