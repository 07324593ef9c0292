"""How far a long piece of work has come: bars on a terminal, records in a log for machines, nothing in a pipe."""

from __future__ import annotations

import logging
import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import click

from scraper.i18n import _

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress, ProgressColumn, Task, TaskID

    from scraper.cli.options.logs import Loudness

log = logging.getLogger(__name__)

RATED_AFTER = 0.5
"""Seconds after which a bar that is not done shows a rate."""

DRAWN_EVERY = 0.1
"""Seconds between two drawings of the bars."""
LOGGED_EVERY = 10.0
"""Seconds between two records of a log."""

Unit = Literal["pieces", "bytes"]
Parts = Mapping[str, int | None]
"""The parts of a piece of work, each with how much there is of it; None where nobody knows."""


class Job:
    """A long piece of work in parts: sources, files, checks. This one shows nothing: for pipes and ``-q``."""

    def step(self, part: str, count: int = 1) -> None:
        """So much more of a part is done."""

    def reached(self, part: str, place: int) -> None:
        """A part is done up to a place: the position in a file."""

    def say(self, part: str, words: str) -> None:
        """A few words beside the bar of a part: ``12 new, 1 failed``."""

    def finish(self, part: str) -> None:
        """A part is done: for one of which nobody knew how much it is."""

    def echo(self, line: str) -> None:
        """A line of the output itself, on standard output; above the bars where both go to the terminal."""
        click.echo(line)

    def tell(self, line: str) -> None:
        """A line for people on standard error, above the bars."""
        click.echo(line, err=True)


@contextmanager
def job(name: str, parts: Callable[[], Parts], loudness: Loudness, unit: Unit = "pieces") -> Iterator[Job]:
    """Show work while the block does it. ``parts`` is called where something is shown: counting takes its time."""
    if loudness.log_json:
        logged = _Logged(name, parts())
        yield logged
        logged.done()
    elif loudness.quiet or not is_drawn():
        yield Job()
    else:
        with bars(unit, transient=True) as progress:
            drawn = _Drawn(progress, parts())
            try:
                yield drawn
            finally:
                drawn.draw()


def is_drawn() -> bool:
    """Check whether bars are drawn on standard error: on a capable terminal, or with TTY_COMPATIBLE=1, which tells rich
    so; not while standard output is piped to a program that may write to the same terminal.

    Not asked of rich, for which FORCE_COLOR makes a terminal of a pipe; and which takes long to import.
    """
    setting = os.environ.get("TTY_COMPATIBLE")
    able = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    return setting == "1" or (setting != "0" and able and not _is_piped())


def _is_piped() -> bool:
    """Check whether standard output goes to another program that may draw on the same terminal: a pager, `head`,
    `jq`."""
    try:
        mode = os.fstat(sys.stdout.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # an output that is closed, or is no file
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


class _Drawn(Job):
    def __init__(self, progress: Progress, parts: Parts) -> None:
        self._progress = progress
        self._done: Counter[str] = Counter()
        self._words: dict[str, str] = {}
        self._changed: set[str] = set()
        self._drawn = 0.0
        self._all: TaskID | None = None
        if len(parts) > 1 and None not in parts.values():
            self._all = progress.add_task(_("total"), total=sum(map(int, filter(None, parts.values()))), words="")
        self._tasks = {part: self._add(part, total) for part, total in parts.items()}

    def _add(self, part: str, total: int | None) -> TaskID:
        return self._progress.add_task(part, start=False, total=total, words="", brief=True)

    def step(self, part: str, count: int = 1) -> None:
        self.reached(part, self._done[part] + count)

    def reached(self, part: str, place: int) -> None:
        self._done[part] = place
        self._change(part)

    def say(self, part: str, words: str) -> None:
        self._words[part] = words
        self._change(part)

    def finish(self, part: str) -> None:
        done = max(1, self._done[part])
        self._progress.start_task(self._tasks[part])
        self._progress.update(self._tasks[part], total=done, completed=done)

    def echo(self, line: str) -> None:
        if sys.stdout.isatty():
            self.tell(line)
        else:
            click.echo(line)

    def tell(self, line: str) -> None:
        self._progress.console.print(line, soft_wrap=True)

    def _change(self, part: str) -> None:
        """Hand on what has come together, ten times a second: rich takes longer over a step than the work does."""
        self._changed.add(part)
        now = time.monotonic()
        if now - self._drawn >= DRAWN_EVERY:
            self._drawn = now
            self.draw()

    def draw(self) -> None:
        """Draw what is not drawn yet."""
        for part in self._changed:
            if part not in self._tasks:
                self._tasks[part] = self._add(part, None)
            self._progress.start_task(self._tasks[part])
            self._progress.update(self._tasks[part], completed=self._done[part], words=self._words.get(part, ""))
        if self._all is not None:
            self._progress.update(self._all, completed=self._done.total())
        self._changed.clear()


class _Logged(Job):
    def __init__(self, name: str, parts: Parts) -> None:
        self._name = name
        self._total = sum(total or 0 for total in parts.values()) if None not in parts.values() else None
        self._done: Counter[str] = Counter()
        self._began = self._logged = time.monotonic()

    def step(self, part: str, count: int = 1) -> None:
        self._done[part] += count
        self._log()

    def reached(self, part: str, place: int) -> None:
        self._done[part] = place
        self._log()

    def tell(self, line: str) -> None:
        log.warning("%s", line)

    def _log(self) -> None:
        if time.monotonic() - self._logged >= LOGGED_EVERY:
            self._logged = time.monotonic()
            self._record("under way")

    def done(self) -> None:
        """Log that all of it is done."""
        self._record("done")

    def _record(self, state: str) -> None:
        done, seconds = self._done.total(), time.monotonic() - self._began
        rate = done / seconds if seconds else 0.0
        facts: dict[str, Any] = {"job": self._name, "state": state, "done": done, "total": self._total}
        facts |= {"seconds": round(seconds, 1), "rate": round(rate, 1), "left": None}
        if rate and self._total is not None:
            facts["left"] = round(max(0, self._total - done) / rate, 1)
        log.info(
            "%s: %s, %d of %s", self._name, state, done, self._total if self._total is not None else "?", extra=facts
        )


# -- bars


@contextmanager
def bars(unit: Unit = "pieces", *, transient: bool = False) -> Iterator[Progress]:
    """Bars on standard error: a name, a bar, done of total, rate, time left, ``task.fields["words"]``.

    ``transient``: they are gone when it is over.
    """
    from rich.progress import Progress

    from scraper.cli.terminal.console import err

    term = err()

    class Bars(Progress):
        """As many bars as the terminal has lines, those that move first; all of them when it is over."""

        def get_renderables(self) -> Iterable[RenderableType]:
            if len(self.tasks) <= (room := max(1, term.height - 2)) or self.live.vertical_overflow == "visible":
                yield self.make_tasks_table(self.tasks)
                return
            first = sorted(self.tasks, key=_standstill)[:room]
            yield self.make_tasks_table(sorted(first, key=lambda task: task.id))
            yield _("… and {n} more").format(n=len(self.tasks) - room)

    with Bars(*_columns(unit, term.width), console=term, transient=transient) as progress:
        yield progress


def _standstill(task: Task) -> tuple[int, float]:
    """Sort key of a bar: running before waiting, waiting before done, recently done before long done."""
    return 2 if task.finished else 0 if task.started else 1, -(task.finished_time or 0.0)


def _columns(unit: Unit, width: int) -> tuple[ProgressColumn, ...]:
    from rich.filesize import decimal
    from rich.progress import BarColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.table import Column
    from rich.text import Text

    def amount(number: float) -> str:
        return decimal(int(number)) if unit == "bytes" else f"{number:,.0f}"

    class Done(ProgressColumn):
        def render(self, task: Task) -> Text:
            """``1,200/5,000``; what is done alone where nobody knows how much there is."""
            if task.total is None:
                return Text(amount(task.completed) if task.completed else "", justify="right")
            return Text(f"{amount(task.completed)}/{amount(task.total)}", justify="right")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            """``38/s``, the average where it is lower: two pages at once do not say how fast the rest will come."""
            seconds = task.finished_time or task.elapsed or 0
            average = task.completed / seconds if task.finished_time or seconds >= RATED_AFTER else 0
            speed = average if task.finished_time else min(average, task.speed or 0)
            if not speed or (task.finished and task.fields.get("brief")):
                return Text("")
            return Text(f"{speed:.1f}/s" if unit == "pieces" and speed < 10 else f"{amount(speed)}/s", justify="right")

    return (
        TextColumn(
            "{task.description}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", max_width=width * 3 // 10),
        ),
        BarColumn(bar_width=width // 5),
        Done(),
        Rate(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        TextColumn(
            "{task.fields[words]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
        ),
    )
