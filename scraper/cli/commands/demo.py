"""`scrape demo`: the whole way, in front of your eyes, against an invented newspaper on this machine."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options.output import OutputPath
from scraper.errors import ConfigError
from scraper.extras import called
from scraper.i18n import N_, Message, _, localized
from scraper.output_paths import COMPANIONS

if TYPE_CHECKING:
    from rich.console import Console

    from scraper.demo import DemoNewspaper

PORT = 8808
"""Where --serve serves: docs/tutorial.md names it."""
EDITION = 60.0
"""Seconds after which the newspaper that is served corrects an article and prints a new one."""
FRESH = 2.0
"""Seconds until the demo's articles are old enough to be looked at again: its sources.yaml has ``revisit:`` so."""

WRITTEN = ("archive.db", *(f"archive.db{end}" for end in COMPANIONS), "sources.yaml", "articles.csv")
"""What it writes into a folder, and so does not find there."""

MINE = ("SCRAPE_CONFIG", "SCRAPE_SOURCES", "SCRAPE_DB", "SCRAPE_SCHEDULER")
"""What must not lead the demo to somebody's real archive, or its pages to somebody's cluster."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the tour: why it comes now, and what to note in what it printed."""

    says: str
    args: Sequence[str]
    note: str = ""


FIRST = Step(
    N_("Fetch: three sources, an address each. Nothing is said about how their pages look."),
    ("fetch",),
    N_(
        "One failure is meant: a headline on the city's list leads to a page that is gone. It is kept, with its "
        "reason, in the table failures, and not asked for in every run. Another page answered with an error 500 first "
        "and was asked again; one list is in GBK and goes on over three pages; one article is split over two; one is a "
        "copy of another."
    ),
)
SECOND = Step(
    N_("In the meantime the newspaper has corrected an article and printed a new one. Fetch again:"),
    ("fetch",),
    N_("The correction is kept as a revision beside the first version."),
)
REST = (
    Step(N_("Search, exactly, any words, old or new (渡口 is a ferry landing):"), ("search", "渡口", "--limit", "3")),
    Step(N_("Take it to Excel, or anywhere:"), ("export", "--format", "csv", "-o", "articles.csv")),
    Step(N_("What is there now:"), ("sources",)),
)


@click.command(short_help="Run the whole way against a small invented newspaper.")
@click.option(
    "--keep",
    "keep",
    type=OutputPath(file_okay=False),
    metavar="FOLDER",
    help="Work in this folder, and leave everything there.",
)
@click.option("--serve", is_flag=True, help="Only serve the newspaper, until Ctrl-C, for trying things out.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where --serve serves.")
def command(keep: Path | None, serve: bool, port: int) -> None:
    """Fetch, search and export an invented newspaper that is served on this machine. No internet, nothing left behind.

    \b
    Examples:
      scrape demo
      scrape demo --keep demo
      scrape demo --serve --keep news      # in a terminal of its own; then `scrape fetch` in the folder news
    """
    from scraper.cli.terminal.console import out
    from scraper.demo import DemoNewspaper

    if serve:
        _serve(keep, port)
        return
    with _folder(keep) as folder, DemoNewspaper() as paper:
        paper.sources_yaml(folder / "sources.yaml")
        tour = Tour(out(), folder)
        tour.say(
            _(
                "澜汀晚报, the evening paper of a city that does not exist, is being served at {url} "
                "(with list pages, an RSS feed and news sitemaps). This is its sources.yaml:"
            ).format(url=paper.url)
        )
        tour.show(folder / "sources.yaml")
        _run(tour, paper)
        tour.farewell(keep)


def _serve(keep: Path | None, port: int) -> None:
    """Serve until interrupted. ConfigError if the port is taken."""
    from scraper.demo import DemoNewspaper

    try:
        newspaper = DemoNewspaper(port)
    except OSError as error:
        raise ConfigError(
            _("port {port} of 127.0.0.1 cannot be had ({why}); --port names another").format(
                port=port, why=localized(error.strerror or str(error))
            )
        ) from error
    with newspaper as paper:
        if keep is not None:
            with _folder(keep) as folder:
                click.echo(_("{file} is written.").format(file=paper.sources_yaml(folder / "sources.yaml")), err=True)
        click.echo(
            _("澜汀晚报 is served at {url}/ until Ctrl-C; a new edition comes out in a minute.").format(url=paper.url),
            err=True,
        )
        time.sleep(EDITION)
        paper.epoch = 1
        click.echo(_("The new edition is out: an article is corrected, another one is new."), err=True)
        while True:
            time.sleep(3600)


def _run(tour: Tour, paper: DemoNewspaper) -> None:
    tour.take(FIRST)
    paper.epoch = 1
    time.sleep(FRESH)
    before = paper.sent()
    tour.take(SECOND)
    now = paper.sent() - before
    asked = _("The newspaper was asked {n} times, and {same} times had only to say: not modified.")
    tour.note(asked.format(n=now.total(), same=now[304]))
    for step in REST:
        tour.take(step)


class Tour:
    """Says what comes, prints the command, runs the real one."""

    def __init__(self, console: Console, folder: Path) -> None:
        self.console = console
        self.folder = folder

    def say(self, words: str) -> None:
        """A paragraph of the guide."""
        from rich.text import Text

        from scraper.cli.terminal.console import say

        self.console.print()
        say(self.console, Text(words, "green"))

    def show(self, file: Path) -> None:
        """A file, as it is, without its comments."""
        for line in file.read_text(encoding="utf-8").splitlines():
            bare = line.split(" #")[0].rstrip()
            if bare and not bare.startswith("#"):
                self.console.print(f"    {bare}", style="dim")

    def take(self, step: Step) -> None:
        """Run a command in the folder.

        Raises ConfigError when it fails: the demo works offline, so something is wrong with the installation.
        """
        self.say(_(step.says))
        line = f"scrape {' '.join(step.args)}"
        self.console.print(f"$ {line}", style="bold")
        sys.stdout.flush()
        done = subprocess.run(
            [sys.executable, "-P", "-m", "scraper", *step.args], cwd=self.folder, env=_environment(), check=False
        )
        if done.returncode:
            raise click.ClickException(
                Message(
                    "`{line}` ended with exit code {returncode}; that is a fault: please report it",
                    line=line,
                    returncode=done.returncode,
                )
            )
        if step.note:
            self.note(_(step.note))

    def note(self, words: str) -> None:
        """What to see in the output above."""
        from rich.text import Text

        from scraper.cli.terminal.console import say

        say(self.console, Text(words, "dim"))

    def farewell(self, keep: Path | None) -> None:
        """What to do next."""
        if keep is None:
            said = _("That was all of it; the folder is removed. To look around in it: {scrape} demo --keep demo")
            self.say(said.format(scrape=called(here=True)))
        else:
            self.say(
                _(
                    "Everything is in {folder}: archive.db opens in any SQLite program, articles.csv in Excel.\n"
                    "Go on there:  cd {keep}; {scrape} search 石桥; {scrape} show 1"
                ).format(folder=self.folder, keep=shlex.quote(str(keep)), scrape=called())
            )
        self.say(
            _(
                "Your own news: `{scrape} init` writes a sources.yaml of well-known sources, `{scrape} add URL` adds "
                "any other by any of its addresses; `{scrape} fetch` fetches them, and `{scrape} schedule install` has "
                "it done by itself."
            ).format(scrape=called(here=keep is None))
        )


def _environment() -> Mapping[str, str]:
    """This program's own code for the commands of the tour, also where it runs from a checkout and is not installed."""
    kept = {name: value for name, value in os.environ.items() if name not in MINE}
    here = str(Path(__file__).parents[3])
    kept["PYTHONPATH"] = os.pathsep.join(part for part in (here, kept.get("PYTHONPATH", "")) if part)
    return kept


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="scrape-demo-") as made:
            yield Path(made)
        return
    taken = [name for name in WRITTEN if os.path.lexists(keep / name)]
    if taken:
        said = _("{folder} holds {files} already; name a new folder, or an empty one")
        raise ConfigError(said.format(folder=keep, files=_(" and ").join(taken)))
    keep.mkdir(parents=True, exist_ok=True)
    yield keep.resolve()
