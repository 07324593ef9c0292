"""Importing archives of scrape: progress, summary, and what was deleted there."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.cli.terminal import console
from scraper.cli.views.counts import in_words, outcomes_in_words
from scraper.cli.views.import_and_export.import_progress import OUTCOMES, STORED
from scraper.cli.views.progress.progress import job
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.merge.merger import Choice, Summary
    from scraper.cli.options.logs import Loudness
    from scraper.cli.views.progress.progress import Job

log = logging.getLogger(__name__)


def bring_archives(
    paths: Sequence[Path],
    db: Path,
    choice: Choice,
    loudness: Loudness,
    *,
    again: bool,
    deletions: bool,
    most_files: int | None = None,
) -> bool:
    """Import archives one after the other; return False if something in one of them is no article or is damaged."""
    from scraper.archive import Archive
    from scraper.archive.merge.other_archive.other import refuse

    for path in paths:
        refuse(path, db)
    sound = True
    with (
        Archive.open(db) as archive,
        loudness.logging(),
        archive.runs.logged([], "import"),
        job("import", lambda: {str(path): path.stat().st_size for path in paths}, loudness, "bytes") as progress,
    ):
        for path in paths:
            watch = _Watch(path, progress)
            brought = archive.merge.bring(path, choice, again=again, most_files=most_files, watch=watch)
            progress.finish(str(path))
            for line in _summary_lines(path, brought, deletions=deletions):
                if loudness.reports:
                    progress.tell(line)
            sound = sound and (brought is None or not (brought.outcomes["failed"] or brought.counts["damaged"]))
            if deletions:
                _delete(archive, path, loudness)
    return sound


class _Watch:
    """Shows the progress of one archive."""

    def __init__(self, path: Path, progress: Job) -> None:
        self._path, self._progress = path, progress
        self._size = path.stat().st_size
        self._outcomes: Counter[str] = Counter()

    def __call__(self, outcomes: Sequence[tuple[str, str]], share: float) -> None:
        for outcome, url in outcomes:
            self._outcomes[outcome] += 1
            if outcome == "failed":
                self._progress.tell(_("{url}: is not an article; it was left out").format(url=url))
            else:
                level = logging.INFO if outcome in STORED else logging.DEBUG
                log.log(level, "%s: %s", outcome, url, extra={"url": url})
        self._progress.reached(str(self._path), int(share * self._size))
        self._progress.say(str(self._path), outcomes_in_words(self._outcomes, OUTCOMES))


def _summary_lines(path: Path, brought: Summary | None, *, deletions: bool) -> list[str]:
    """The lines about what an archive brought."""
    if brought is None:
        message = _("{file}: was already imported, and has not changed since; --again imports it again")
        return [message.format(file=path)]
    articles = outcomes_in_words(brought.outcomes, OUTCOMES) or _("no articles")
    lines = [f"{path}: {articles}"]
    if others := _others(brought.counts):
        lines.append("  " + _("also new: {counts}").format(counts=others))
    if n := brought.counts["damaged"]:
        message = ngettext(
            "{n} raw page is damaged there and was left out", "{n} raw pages are damaged there and were left out", n
        )
        lines.append("  " + message.format(n=f"{n:,}"))
    if n := brought.counts["damaged files"]:
        message = ngettext(
            "{n} file is damaged or missing there and was left out",
            "{n} files are damaged or missing there and were left out",
            n,
        )
        lines.append("  " + message.format(n=f"{n:,}"))
    if n := brought.counts["left files"]:
        message = ngettext(
            "{n} file was left out: with it the kept files would be over `files: total` in sources.yaml",
            "{n} files were left out: with them the kept files would be over `files: total` in sources.yaml",
            n,
        )
        lines.append("  " + message.format(n=f"{n:,}"))
    if (n := brought.counts["deleted there"]) and not deletions:
        message = ngettext(
            "{n} article here was deleted there; it stays (--deletions deletes it here too)",
            "{n} articles here were deleted there; they stay (--deletions deletes them here too)",
            n,
        )
        lines.append("  " + message.format(n=f"{n:,}"))
    return lines


def _others(counts: Mapping[str, int]) -> str:
    """The counts of what came beside articles: ``5 revisions, 12 raw pages``."""
    parts = (
        (counts["sources"], ngettext("{n} source", "{n} sources", counts["sources"])),
        (counts["revisions"], ngettext("{n} revision", "{n} revisions", counts["revisions"])),
        (counts["pages"], ngettext("{n} raw page", "{n} raw pages", counts["pages"])),
        (counts["files"], ngettext("{n} file", "{n} files", counts["files"])),
        (counts["sightings"], ngettext("{n} sighting", "{n} sightings", counts["sightings"])),
        (counts["runs"], ngettext("{n} run", "{n} runs", counts["runs"])),
        (counts["failures"], ngettext("{n} failure", "{n} failures", counts["failures"])),
        (counts["tags"], ngettext("{n} tag", "{n} tags", counts["tags"])),
        (counts["tombstones"], ngettext("{n} deleted address", "{n} deleted addresses", counts["tombstones"])),
    )
    return in_words(parts)


def _delete(archive: Archive, path: Path, loudness: Loudness) -> None:
    """Delete what was deleted in another archive."""
    ids = archive.merge.deleted_there(path)
    if not ids:
        return
    archive.deletion.delete(ids)
    archive.upkeep.compact()
    if loudness.reports:
        message = ngettext("{n} article deleted", "{n} articles deleted", len(ids))
        console.err().print(message.format(n=f"{len(ids):,}"), soft_wrap=True)
