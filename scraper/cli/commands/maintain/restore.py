"""`scrape restore`: replace the archive with a copy."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.cli.options.common import a_file, db_option
from scraper.cli.terminal.time_format import local
from scraper.i18n import _


@click.command(short_help="Replace the archive with a backup.")
@click.argument("copy", type=click.Path(path_type=Path, exists=True, dir_okay=False), callback=a_file)
@click.option("--force", is_flag=True, help="Do not keep the replaced archive.")
@db_option
def command(copy: Path, force: bool, db: Path) -> None:
    """Replace the archive with COPY, made by `scrape backup` or in any other way.

    The copy is checked in full first, and stays where it is. The replaced archive is kept next to the new one as
    archive.db.before-restore-…, including its write-ahead log. Nothing is replaced while another process is writing.

    \b
    Examples:
      scrape restore ~/backups/archive-2026-01-31.db
      scrape restore copy.db --db ~/news/archive.db
    """
    from scraper.archive.upkeep.restore import restore

    done = restore(copy, db, keep=not force)
    newest = local(done.newest) if done.newest else "-"
    message = _("{file}: {n} articles, the latest fetched {time}").format(file=db, n=f"{done.articles:,}", time=newest)
    click.echo(message, err=True)
    if done.former is not None:
        click.echo(_("the replaced archive is kept as {file}").format(file=done.former), err=True)
