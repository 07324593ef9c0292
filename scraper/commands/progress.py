"""How a run shows on the way: bars on a terminal, a line a source elsewhere."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

import click

from scraper.records import SourceReport

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from scraper.pipeline import RunReport

log = logging.getLogger(__name__)

REASONS_SHOWN = 5


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
        click.echo(f"{time.strftime('%Y-%m-%d %H:%M:%S')} run {report.run} {totals(report)}")


class Quiet(Display):
    """Only what is wrong, on standard error: cron sends no mail when there is nothing to say."""

    def finished(self, report: SourceReport) -> None:
        if report.error or report.drift:
            click.echo(f"{report.source}: {counts(report)}{trouble(report)}", err=True)
            for line in reasons(report):
                click.echo(f"{report.source}: {line}", err=True)


class Logged(Display):
    """The reports as log records: for ``--log-json``."""

    def finished(self, report: SourceReport) -> None:
        wrong = report.error or report.drift
        log.log(
            logging.ERROR if wrong else logging.INFO,
            "%s: %s%s",
            report.source,
            counts(report),
            trouble(report),
            extra={"source": report.source, "report": asdict(report)},
        )

    def summary(self, report: RunReport) -> None:
        log.info("run %d %s", report.run, totals(report), extra={"run": report.run, "ended": report.ended})


class Bars(Display):
    """A bar a source, drawn ten times a second."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def changed(self, report: SourceReport) -> None:
        self._update(report)

    def finished(self, report: SourceReport) -> None:
        self._update(report)
        mark = "failed" if report.error else "drifted" if report.drift else "done"
        self._progress.update(self._tasks[report.source], total=1, completed=1, state=mark)

    def _update(self, report: SourceReport) -> None:
        if report.source not in self._tasks:
            self._tasks[report.source] = self._progress.add_task(report.source, total=None, counts="", state="")
        done = report.new + report.changed + report.unchanged + report.failed + report.skipped
        self._progress.update(
            self._tasks[report.source], total=max(report.listed, done) or None, completed=done, counts=counts(report)
        )

    def summary(self, report: RunReport) -> None:
        from rich.text import Text

        from scraper.commands.console import err

        console = err()
        for source in report.sources:
            if wrong := source.error or source.drift:
                label = f"{source.source}: {'' if source.error else 'DRIFTED: '}"
                console.print(Text.assemble((label, "bold red"), wrong))
            for line in reasons(source):
                console.print(Text(f"{source.source}: {line}", style="dim"))
        console.print(f"Run {report.run} {totals(report)}")


How = Literal["shown", "quiet", "logged", "nothing"]


@contextmanager
def display(how: How) -> Iterator[Display]:
    """A display; "shown" is the one that suits where the output goes."""
    if how != "shown":
        yield {"quiet": Quiet, "logged": Logged, "nothing": Display}[how]()
    elif sys.stderr.isatty() and sys.stdout.isatty():
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from scraper.commands.console import err

        columns = (
            SpinnerColumn(finished_text="·"),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=err()) as progress:
            yield Bars(progress)
    else:
        yield Lines()


def counts(report: SourceReport) -> str:
    """``12 new, 1 changed, 3 failed``; says so when there was nothing new."""
    words = [
        (report.new, "new"),
        (report.copies, "of them copies"),
        (report.changed, "changed"),
        (report.skipped, "not articles"),
        (report.failed, "failed"),
    ]
    said = ", ".join(f"{number} {word}" for number, word in words if number)
    return said or "nothing new"


def trouble(report: SourceReport) -> str:
    """``; FAILED: its list could not be had …``, ``; DRIFTED: …``; nothing where all is well."""
    if report.error:
        return f"; FAILED: {report.error}"
    return f"; DRIFTED: {report.drift}" if report.drift else ""


def reasons(report: SourceReport) -> list[str]:
    """The commonest reasons of failure, a line each."""
    common = sorted(report.reasons.items(), key=lambda item: -item[1])
    lines = [f"{number} × {reason}" for reason, number in common[:REASONS_SHOWN]]
    if len(common) > REASONS_SHOWN:
        lines.append(f"… and {len(common) - REASONS_SHOWN} more reasons; `scrape runs NUMBER` has them all")
    return lines


def totals(report: RunReport) -> str:
    """``done in 3.2 s: 120 new, 1 changed; 2 of 9 sources failed``."""
    new = sum(source.new for source in report.sources)
    changed = sum(source.changed for source in report.sources)
    failed = sum(source.error is not None for source in report.sources)
    verb = {"done": "done", "failed": "ended", "interrupted": "interrupted"}[report.ended]
    drifted = sum(source.error is None and source.drift is not None for source in report.sources)
    said = f"{verb} in {report.seconds:.1f} s: {new} new, {changed} changed"
    wrong = ((failed, "failed"), (drifted, "drifted"))
    return said + "".join(f"; {count} of {len(report.sources)} sources {word}" for count, word in wrong if count)
