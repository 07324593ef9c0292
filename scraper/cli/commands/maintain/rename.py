"""`scrape rename`: rename a source in the archive."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.cli.options.common import db_option, offering, sources_option
from scraper.cli.options.selection.filters import unknown
from scraper.errors import ScrapeError
from scraper.i18n import N_, _, localized

SHOWN = {
    "articles": N_("{n} articles"),
    "run_sources": N_("{n} runs"),
    "visits": N_("{n} visits"),
    "failures": N_("{n} failures"),
    "frontier": N_("{n} waiting"),
}
"""Names for display of the tables whose renamed rows are counted."""


@click.command(short_help="Rename a source in the archive.")
@click.argument("old", shell_complete=offering("stored source"))
@click.argument("new")
@click.option("--merge", is_flag=True, help="Combine OLD with a source NEW that is already in the archive.")
@sources_option
@db_option
def command(old: str, new: str, merge: bool, sources_file: Path, db: Path) -> None:
    """Rename the source OLD to NEW everywhere in the archive: articles, lists, runs, visits, failures, waiting
    addresses.

    sources.yaml is not changed; if it still has the old name, a message says so.

    \b
    Examples:
      scrape rename 江城晚报 江城日报
      scrape rename xwlb 新闻联播 --merge
    """
    from scraper.archive import Archive
    from scraper.sources import values

    try:
        new = values.name(new)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="NEW") from None
    with Archive.read(db) as archive:
        if not archive.search.has("source", old):
            raise click.UsageError(unknown(archive, "OLD", "source", old))
        if old == new:
            raise click.UsageError(_("the source is already named {name!r}.").format(name=old))
        if archive.search.has("source", new) and not merge:
            message = _("{file} already has a source {name!r}; --merge combines both, which cannot be undone.")
            raise click.UsageError(message.format(file=db, name=new))
    with Archive.open(db) as archive:
        moved = archive.sources.rename(old, new)
    counts = [_(words).format(n=f"{moved[table]:,}") for table, words in SHOWN.items() if table in moved]
    message = _("{old} renamed to {new}: {counts}").format(old=old, new=new, counts=_(", ").join(counts))
    click.echo(message if counts else _("{old} renamed to {new}").format(old=old, new=new))
    for line in _of_sources_file(sources_file, old, new):
        click.echo(localized(line), err=True)


def _of_sources_file(file: Path, old: str, new: str) -> list[str]:
    """Lines on what to change in sources.yaml."""
    from scraper.sources import load

    if not file.exists():
        return []
    try:
        listed = {source.name: source.line for source in load(file)}
    except ScrapeError as error:
        return [str(error)]
    if old in listed:
        message = _("{file}, line {line}: the source is still named {old!r} there; change it to `name: {new}`")
        return [message.format(file=file, line=listed[old], old=old, new=new)]
    return [] if new in listed else [_("{file} has no source {new!r}").format(file=file, new=new)]
