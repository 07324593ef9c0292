"""`scrape verify`: whether the archive is sound, and mending what can be rebuilt."""

from __future__ import annotations

import sys
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands.options import db_option
from scraper.errors import ArchiveError
from scraper.messages import _

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.verify import Check

SHOWN = 10
"""Problems of one kind that are shown."""


@click.command(short_help="Check the archive through, and mend what can be rebuilt.")
@click.option("--repair", is_flag=True, help="Mend what can be rebuilt, after a copy of the file (FILE.before-repair).")
@db_option
def command(repair: bool, db: Path) -> None:
    """Check the file, its references, the raw pages' checksums, the texts, and the search index against them.

    Exit code 0: all is sound, or has been mended. 1: something is not.

    \b
    Examples:
      scrape verify
      scrape verify --repair --db /srv/news/archive.db
    """
    from scraper.archive import Archive
    from scraper.archive.verify import CHECKS

    if not db.exists():
        raise ArchiveError(_("{file}: there is no archive here").format(file=db))
    sound = True
    copied = False
    with Archive.open(db) as archive:
        for check in CHECKS:
            if not _show(archive, check):
                continue
            if not repair or check.mend is None:
                click.echo(f"  {'--repair ' if check.mend else ''}{_(check.mends)}")
                sound = False
                continue
            if not copied:
                copied = True
                _copy(archive, db)
            sound &= _mend(archive, check)
    sys.exit(0 if sound else 1)


def _show(archive: Archive, check: Check) -> bool:
    """Print what a check finds; True if it finds anything."""
    with closing(archive.problems(check)) as problems:
        found = list(islice(problems, SHOWN + 1))
    name = _(check.name)
    click.echo(name + " " * max(1, 14 - _columns(name)) + (_("NOT SOUND") if found else _("ok")))
    for line in found[:SHOWN]:
        click.echo(f"  {line}")
    if len(found) > SHOWN:
        click.echo("  " + _("… and more"))
    return bool(found)


def _mend(archive: Archive, check: Check) -> bool:
    """Mend what a check found, and look again; True if all is sound then."""
    try:
        archive.mend(check)
    except ArchiveError as error:
        left: str | None = str(error)
    else:
        with closing(archive.problems(check)) as problems:
            left = next(problems, None)
    done = (
        _("mended: {how}").format(how=_(check.mends))
        if left is None
        else _("could not be mended: {why}").format(why=left)
    )
    click.echo(f"  {done}")
    return left is None


def _copy(archive: Archive, db: Path) -> None:
    copy = db.with_name(db.name + ".before-repair")
    archive.keep_copy(copy)
    click.echo("  " + _("what was is kept in {file}").format(file=copy))


def _columns(text: str) -> int:
    """The columns that a text takes: two a Han character."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(character) in "FW" else 1 for character in text)
