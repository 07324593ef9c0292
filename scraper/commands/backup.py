"""`scrape backup`: a copy of the archive, also while a fetch runs."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.commands.options import db_option
from scraper.messages import _


@click.command(short_help="Copy the archive, also while a fetch runs.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@db_option
def command(file: Path, db: Path) -> None:
    """Copy the archive to FILE as it is at this moment. The copy is checked, and appears whole or not at all.

    \b
    Examples:
      scrape backup ~/backups/archive-$(date +%F).db
      scrape backup copy.db --db ~/news/archive.db
    """
    from scraper.archive.backup import backup

    size = backup(db, file)
    click.echo(_("{file}: {size} MB, checked").format(file=file, size=f"{size / 1e6:.1f}"), err=True)
