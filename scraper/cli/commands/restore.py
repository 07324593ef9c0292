"""`scrape restore`: a copy of the archive put back in its place."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.cli.options.common import a_file, db_option
from scraper.cli.terminal.time_format import local
from scraper.i18n import _


@click.command(short_help="Put a backup back in the archive's place.")
@click.argument("copy", type=click.Path(path_type=Path, exists=True, dir_okay=False), callback=a_file)
@click.option("--force", is_flag=True, help="Do not keep the archive that is replaced.")
@db_option
def command(copy: Path, force: bool, db: Path) -> None:
    """Put COPY, made by `scrape backup` or otherwise, in the place of the archive.

    The copy is checked through first, and stays where it is. The archive that it replaces is kept beside it, as
    archive.db.before-restore-…, with what its write-ahead log holds. Nothing is done while another process writes.

    \b
    Examples:
      scrape restore ~/backups/archive-2026-01-31.db
      scrape restore copy.db --db ~/news/archive.db
    """
    from scraper.archive.upkeep.restore import restore

    done = restore(copy, db, keep=not force)
    newest = local(done.newest) if done.newest else "-"
    said = _("{file}: {n} articles, the last of {time}").format(file=db, n=f"{done.articles:,}", time=newest)
    click.echo(said, err=True)
    if done.kept is not None:
        click.echo(_("the archive that was there is kept in {file}").format(file=done.kept), err=True)
