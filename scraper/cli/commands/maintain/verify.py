"""`scrape verify`: check the archive for damage, and repair what can be rebuilt."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options.common import db_option, must_exist
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.terminal.cjk_wrap import cells
from scraper.errors import ArchiveError
from scraper.i18n import _, localized

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.upkeep.verify import Check
    from scraper.cli.views.progress.progress import Job

log = logging.getLogger(__name__)

SHOWN = 10
"""Maximum number of problems of one kind that are printed."""
NAME_WIDTH = 14


@click.command(short_help="Check the archive for damage, and repair what can be rebuilt.")
@click.option(
    "--repair", is_flag=True, help="Repair what can be rebuilt; a copy of the file is made first (FILE.before-repair)."
)
@click.option(
    "--recompute",
    is_flag=True,
    help="Compute everything again, also of articles that are as they were stored or checked.",
)
@loudness_options("Log each check.")
@db_option
def command(repair: bool, recompute: bool, loudness: Loudness, db: Path) -> None:
    """Check the file, its references, the checksums of raw pages, the texts, and the search index.

    Hashes, sketches and terms are computed of the articles that have changed since they were stored or checked: digests
    of their rows tell.

    Exit code: 0 no problems, or all repaired; 1 problems remain.

    \b
    Examples:
      scrape verify
      scrape verify --repair --db ~/news/archive.db
      scrape verify --recompute
    """
    from scraper.archive.upkeep.verify import CHECKS
    from scraper.cli.views.progress.progress import job

    must_exist(db)
    if not db.stat().st_size:
        raise ArchiveError(_("{file}: the file is empty, it contains no archive yet").format(file=db))
    with (
        _opened(db, repair, recompute) as archive,
        loudness.logging(),
        job("verify", partial(_rows, archive), loudness) as watch,
    ):
        if recompute:
            archive.upkeep.forget_sound()
        sound = _Verifying(archive, loudness, watch, repair).all(CHECKS)
    sys.exit(0 if sound else 1)


def _opened(db: Path, repair: bool, recompute: bool) -> Archive:
    """The archive for checking: as its writer, so that nothing changes meanwhile; for reading if it is read-only."""
    from scraper.archive import Archive

    real = db.resolve()
    if os.access(real, os.W_OK) and os.access(real.parent, os.W_OK):
        return Archive.open(db)
    if recompute:
        raise ArchiveError(
            _("{file}: the file is read-only; copy it to another folder to have everything computed").format(file=db)
        )
    if repair:
        raise ArchiveError(
            _("{file}: the file is read-only and cannot be repaired; copy it to another folder first").format(file=db)
        )
    return Archive.read(db)


def _rows(archive: Archive) -> dict[str, int | None]:
    from scraper.archive.upkeep.verify import CHECKS

    return {_(check.name): archive.upkeep.count_rows(check) for check in CHECKS}


class _Verifying:
    """One check of an archive, with its progress."""

    def __init__(self, archive: Archive, loudness: Loudness, watch: Job, repair: bool) -> None:
        self._archive, self._loudness, self._watch, self._repair = archive, loudness, watch, repair
        self._copied = False

    def all(self, checks: Iterable[Check]) -> bool:
        """Run all checks. Returns whether there are no problems, or all were repaired."""
        checks = tuple(checks)
        with self._archive.upkeep.beside(checks):
            is_sound = sum(not self._check(check) for check in checks) == 0
        if is_sound:
            self._archive.upkeep.remember_sound()
        return is_sound

    def _check(self, check: Check) -> bool:
        """Print the problems of one check, and repair them if requested. Returns whether none remain."""
        name = _(check.name)
        with closing(self._archive.upkeep.problems(check, partial(self._watch.step, name))) as problems:
            lines = list(islice(problems, SHOWN + 1))
        self._watch.finish(name)
        log.log(logging.ERROR if lines else logging.INFO, "%s: %s", check.name, "; ".join(lines[:SHOWN]) or "ok")
        if not lines:
            if self._loudness.reports:
                self._watch.echo(f"{_padded(name)}{_('ok')}")
            return True
        self._say(f"{_padded(name)}{_('DAMAGED')}")
        for line in lines[:SHOWN]:
            self._say(f"  {localized(line)}")
        if len(lines) > SHOWN:
            self._say("  " + _("… and more"))
        if self._repair and check.repair is not None:
            return self._mend(check)
        self._say(f"  {'--repair ' if check.repair else ''}{_(check.advice)}")
        return False

    def _mend(self, check: Check) -> bool:
        """Repair the problems of a check, and check again. Returns whether none remain."""
        if not self._copied:
            self._copied = True
            self._copy()
        try:
            self._archive.upkeep.repair(check)
        except ArchiveError as error:
            left: str | None = str(error)
        else:
            with closing(self._archive.upkeep.problems(check)) as problems:
                left = next(problems, None)
        log.log(logging.ERROR if left else logging.INFO, "%s: %s", check.name, left or "mended")
        mended = "  " + _("repaired: {how}").format(how=_(check.advice))
        self._say(mended if left is None else "  " + _("could not be repaired: {why}").format(why=localized(left)))
        return left is None

    def _copy(self) -> None:
        from scraper.archive.upkeep.backup import unused

        db = self._archive.path
        copy = unused(db.with_name(db.name + ".before-repair"))
        self._archive.upkeep.copy_file(copy)
        self._say("  " + _("a copy from before the repair is kept in {file}").format(file=copy))

    def _say(self, line: str) -> None:
        """Print a problem or its repair: also with -q, but not with --log-json."""
        if not self._loudness.log_json:
            self._watch.echo(line)


def _padded(name: str) -> str:
    return name + " " * max(1, NAME_WIDTH - cells(name))
