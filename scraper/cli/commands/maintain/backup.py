"""`scrape backup`: copy the archive, also during a fetch."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.cli.options.common import db_option
from scraper.cli.options.export.output import OutputPath, may_replace
from scraper.i18n import _
from scraper.output_paths import InForce


def _is_copy(file: Path, in_force: InForce) -> bool:
    from scraper.archive.upkeep.backup import is_copy_of

    return in_force.archive is not None and is_copy_of(file, in_force.archive)


@click.command(short_help="Copy the archive, even while a fetch is running.")
@click.argument("file", type=OutputPath(dir_okay=False, may=_is_copy))
@click.option("--force", is_flag=True, help="Replace FILE whatever it contains, except an archive or another database.")
@db_option
def command(file: Path, force: bool, db: Path) -> None:
    """Copy the current state of the archive to FILE. The copy is checked; FILE appears complete or not at all.

    An earlier copy of the same archive is replaced; another archive, or a copy that was changed since, never is.

    \b
    Examples:
      scrape backup ~/backups/archive-$(date +%F).db
      scrape backup copy.db --db ~/news/archive.db
    """
    from scraper.archive.upkeep.backup import backup, is_copy_of

    may_replace(file, lambda path: is_copy_of(path, db), force=force, command="backup")
    size = backup(db, file)
    click.echo(_("{file}: {size} MB, checked").format(file=file, size=f"{size / 1e6:.1f}"), err=True)
