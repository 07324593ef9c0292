"""Exporting an archive of a selection: progress and summary."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.cli.terminal import console
from scraper.cli.views.progress.progress import job
from scraper.i18n import ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.cli.options.logs import Loudness

log = logging.getLogger(__name__)


def write_archive(archive: Archive, articles: Filter, output: Path, loudness: Loudness) -> None:
    """Write an archive of a choice of articles."""
    total = archive.articles.count(articles)
    with job("export", lambda: {output.name: total}, loudness) as progress:

        def watch(outcomes: Sequence[tuple[str, str]], _share: float) -> None:
            progress.step(output.name, len(outcomes))

        archive.merge.write(articles, output, watch=watch)
    log.info("%d articles written to %s", total, output)
    if loudness.reports:
        message = ngettext("{n} article written to {file}", "{n} articles written to {file}", total)
        console.err().print(message.format(n=total, file=output), soft_wrap=True)
