"""Progress and summary of an import: the outcome of each article and page, the place in each input, the totals."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scraper.cli.views.counts import outcomes_in_words
from scraper.i18n import N_, _, localized, ngettext

if TYPE_CHECKING:
    from scraper.cli.views.progress.progress import Job
    from scraper.importers.inputs import Input

log = logging.getLogger(__name__)

OUTCOMES = {
    "new": N_("{n} new"),
    "copy": N_("{n} near-duplicate"),
    "changed": N_("{n} changed"),
    "unchanged": N_("{n} unchanged"),
    "file": N_("{n} pictures and attachments"),
    "no room": N_("{n} pictures and attachments left out (`files: total` in sources.yaml)"),
    "tagged": N_("{n} tagged"),
    "known": N_("{n} already stored"),
    "skipped": N_("{n} skipped"),
    "filtered": N_("{n} filtered out"),
    "deleted": N_("{n} skipped (deleted from this archive before)"),
    "failed": N_("{n} failed"),
}
"""What can become of an article or a page, in the order in which it is shown."""
STORED = ("new", "copy", "changed")

BEFORE = "imported before"
"""What is counted of files instead."""


class Watch:
    """The watcher of one input, for `scraper.importers.import_job`."""

    def __init__(self, label: str, job: Job) -> None:
        self.label, self._job = label, job
        self._counts: Counter[str] = Counter()
        self._file: BinaryIO | None = None

    def reading(self, file: BinaryIO) -> BinaryIO:
        """The file, for a reader that does not say how far it has come: its position is read from the file instead."""
        self._file = file if file.seekable() else None
        return file

    def finished(self, outcome: str, subject: str) -> None:
        """Show the outcome of an article or a page."""
        self._counts[outcome] += 1
        if outcome == "failed":
            self._job.tell(_("Error: {error}").format(error=localized(subject)))
        else:
            log.log(
                logging.INFO if outcome in STORED else logging.DEBUG, "%s: %s", outcome, subject, extra={"url": subject}
            )
        if self._file is not None and not self._file.closed:
            self._job.reached(self.label, self._file.tell())
        self._job.say(self.label, outcomes_in_words(self._counts, OUTCOMES))

    def reached(self, place: int | None, filtered: int) -> None:
        """Show the bytes of the file that are done, and count the filtered pages."""
        self._counts["filtered"] += filtered
        if place is not None:
            self._job.reached(self.label, place)
        self._job.say(self.label, outcomes_in_words(self._counts, OUTCOMES))


def labels(places: Sequence[Input]) -> Mapping[str, str]:
    """Labels of the inputs for their bars, by name: the last part of the path, if that is unique."""
    from scraper.text.normalise import clean

    short = {place.name: clean(place.name.rstrip("/").rpartition("/")[2]) or place.name for place in places}
    twice = Counter(short.values())
    return {name: label if twice[label] == 1 else clean(name) for name, label in short.items()}


def sizes(places: Sequence[Input]) -> Mapping[str, int | None]:
    """The bytes of the inputs by label; None of a folder, of a pipe and of what lies elsewhere."""
    called = labels(places)
    return {
        called[place.name]: Path(place.name).stat().st_size if Path(place.name).is_file() else None for place in places
    }


def passed_over(outcomes: Counter[str]) -> str | None:
    """The line about files that are skipped; None if there were none."""
    count = outcomes[BEFORE]
    message = ngettext(
        "{n} file was already imported; --again imports it again",
        "{n} files were already imported; --again imports them again",
        count,
    )
    return message.format(n=count) if count else None
