"""Style a run shows on the way: bars on a terminal, a line a source elsewhere."""

from __future__ import annotations

import logging
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

import click

from scraper.cli.views.progress.progress import bars, is_drawn
from scraper.i18n import N_, _, localized
from scraper.models import SourceReport

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from scraper.crawl.run import RunReport

log = logging.getLogger(__name__)

REASONS_SHOWN = 5
ENDED = {
    "done": N_("done in {seconds} s: {new} new, {changed} changed"),
    "failed": N_("ended in {seconds} s: {new} new, {changed} changed"),
    "interrupted": N_("interrupted in {seconds} s: {new} new, {changed} changed"),
}
"""Style a run ended."""

Say = Callable[[str], str]
"""`_`, or `N_` for a log: what machines read stays English."""


class Display:
    """Quiet: the base of the others, and what ``--json`` uses."""

    def changed(self, report: SourceReport) -> None:
        """The counts of a source have changed."""

    def finished(self, report: SourceReport) -> None:
        """A source is done."""

    def summary(self, report: RunReport) -> None:
        """The run is done."""


class Lines(Display):
    """One line a source, with its time, when it is done: for cron and pipes."""

    def finished(self, report: SourceReport) -> None:
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        click.echo(f"{stamp} {report.source}: {counts(report)}{trouble(report)}")
        for line in reasons(report):
            click.echo(f"{stamp} {report.source}: {line}")

    def summary(self, report: RunReport) -> None:
        if report.error:
            click.echo(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {localized(report.error)}")
        line = _("run {run} {ended}").format(run=report.run, ended=totals(report))
        click.echo(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}")


class Quiet(Display):
    """Only what is wrong, on standard error: cron sends no mail when there is nothing to say."""

    def finished(self, report: SourceReport) -> None:
        if report.error or report.drift:
            click.echo(f"{report.source}: {counts(report)}{trouble(report)}", err=True)
            for line in reasons(report):
                click.echo(f"{report.source}: {line}", err=True)

    def summary(self, report: RunReport) -> None:
        if report.error:
            click.echo(localized(report.error), err=True)


class Logged(Display):
    """The reports as log records: for ``--log-json`` and ``--log-file``."""

    def finished(self, report: SourceReport) -> None:
        wrong = report.error or report.drift
        log.log(
            logging.ERROR if wrong else logging.INFO,
            "%s: %s%s",
            report.source,
            counts(report, N_),
            trouble(report, N_),
            extra={"source": report.source, "report": asdict(report)},
        )

    def summary(self, report: RunReport) -> None:
        if report.error:
            log.error("%s", report.error, extra={"run": report.run, "ended": report.ended})
        log.info("run %d %s", report.run, totals(report, N_), extra={"run": report.run, "ended": report.ended})


class Both(Display):
    """One after the other."""

    def __init__(self, *displays: Display) -> None:
        self._displays = displays

    def changed(self, report: SourceReport) -> None:
        for display in self._displays:
            display.changed(report)

    def finished(self, report: SourceReport) -> None:
        for display in self._displays:
            display.finished(report)

    def summary(self, report: RunReport) -> None:
        for display in self._displays:
            display.summary(report)


class Bars(Display):
    """A bar a source, and one for all of them where there are several."""

    def __init__(self, progress: Progress, sources: int) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._reports: dict[str, SourceReport] = {}
        self._all: TaskID | None = None
        self._sources, self._over = sources, 0
        if sources > 1:
            self._all = progress.add_task(_("all sources"), total=None, words="")

    def changed(self, report: SourceReport) -> None:
        self._update(report)

    def finished(self, report: SourceReport) -> None:
        self._over += 1
        self._update(report)
        task = self._tasks[report.source]
        done = max(1, self._done(report))
        self._progress.update(task, total=done, completed=done, words=f"{mark(report)}{counts(report)}")

    def _update(self, report: SourceReport) -> None:
        if report.source not in self._tasks:
            self._tasks[report.source] = self._progress.add_task(report.source, total=None, words="")
        self._reports[report.source] = report
        done, total = self._done(report), self._total(report)
        words = counts(report) if done else ""
        self._progress.update(self._tasks[report.source], total=total or None, completed=done, words=words)
        if self._all is not None:
            done = sum(map(self._done, self._reports.values()))
            total = sum(map(self._total, self._reports.values()))
            if self._over == self._sources:
                done = total = max(1, done)
            words = _("{done} of {all} sources").format(done=self._over, all=self._sources)
            self._progress.update(self._all, total=total or None, completed=done, words=words)

    @staticmethod
    def _done(report: SourceReport) -> int:
        return report.new + report.changed + report.unchanged + report.failed + report.skipped

    @classmethod
    def _total(cls, report: SourceReport) -> int:
        return max(report.listed, cls._done(report))

    def summary(self, report: RunReport) -> None:
        from rich.text import Text

        from scraper.cli.terminal.console import err, say

        console = err()
        if report.error:
            say(console, Text(localized(report.error), "bold red"))
        for source in () if report.error else report.sources:
            if wrong := source.error or source.drift:
                label = f"{source.source}: {'' if source.error else _('DRIFTED: ')}"
                say(console, Text.assemble((label, "bold red"), localized(wrong)))
            for line in reasons(source):
                say(console, Text(f"{source.source}: {line}", "dim"))
        console.print(_("Run {run} {ended}").format(run=report.run, ended=totals(report)))


Style = Literal["shown", "quiet", "logged", "nothing"]


@contextmanager
def display(style: Style, sources: int) -> Iterator[Display]:
    """Create the display of a run; "shown" chooses the one that suits the output. All log, too."""
    if style != "shown":
        yield Both(Quiet() if style == "quiet" else Display(), Logged())
    elif is_drawn() and sys.stdout.isatty():
        with bars() as progress:
            yield Both(Bars(progress, sources), Logged())
    else:
        yield Both(Lines(), Logged())


def mark(report: SourceReport) -> str:
    """``FAILED: `` or ``DRIFTED: `` before the counts of a source that is over; nothing where all is well."""
    return _("FAILED: ") if report.error else _("DRIFTED: ") if report.drift else ""


def counts(report: SourceReport, translate: Say = _) -> str:
    """``12 new, 1 changed, 3 failed``; says so when there was nothing new."""
    words = [
        (report.new, N_("{n} new")),
        (report.copies, N_("{n} of them copies")),
        (report.changed, N_("{n} changed")),
        (report.ranked, N_("{n} places on lists stored")),
        (report.skipped, N_("{n} not articles")),
        (report.failed, N_("{n} failed")),
        (report.waiting, N_("{n} waiting for the next run")),
        (report.files, N_("{n} files")),
        (report.files_failed, N_("{n} files failed")),
        (report.files_waiting, N_("{n} files waiting")),
    ]
    parts = [translate(word).format(n=number) for number, word in words if number]
    return translate(N_(", ")).join(parts) or translate(N_("nothing new"))


def trouble(report: SourceReport, translate: Say = _) -> str:
    """``; FAILED: could not fetch the list page …``, ``; DRIFTED: …``; nothing where all is well."""
    reason = report.error or report.drift
    if not reason:
        return ""
    text = translate(N_("; FAILED: {reason}") if report.error else N_("; DRIFTED: {reason}"))
    return text.format(reason=reason if translate is N_ else localized(reason))


def reasons(report: SourceReport) -> list[str]:
    """The commonest reasons of failure, a line each."""
    common = sorted(report.reasons.items(), key=lambda item: -item[1])
    lines = [f"{number} × {localized(reason)}" for reason, number in common[:REASONS_SHOWN]]
    if report.files_limit and report.files_limit != report.error:
        lines.insert(0, localized(report.files_limit))
    if (more := len(common) - REASONS_SHOWN) > 0:
        text = _("… and {n} more reasons; `scrape failures {source}` lists all")
        lines.append(text.format(n=more, source=shlex.quote(report.source)))
    return lines


def totals(report: RunReport, translate: Say = _) -> str:
    """``done in 3.2 s: 120 new, 1 changed; 2 of 9 sources failed``."""
    new = sum(source.new for source in report.sources)
    changed = sum(source.changed for source in report.sources)
    failed = sum(source.error is not None for source in report.sources)
    drifted = sum(source.error is None and source.drift is not None for source in report.sources)
    line = translate(ENDED[report.ended]).format(seconds=f"{report.seconds:.1f}", new=new, changed=changed)
    wrong = (
        (failed, N_("; {n} of {all} sources failed")),
        (drifted, N_("; {n} of {all} sources drifted")),
    )
    return line + "".join(translate(words).format(n=n, all=len(report.sources)) for n, words in wrong if n)
