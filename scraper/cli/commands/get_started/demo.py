"""`scrape demo`: a tour of the commands, on an invented newspaper served by this machine."""

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

from scraper.cli.options.export.output import OutputPath
from scraper.errors import ConfigError
from scraper.extras import called
from scraper.i18n import N_, Message, _, language, localized
from scraper.output_paths import COMPANIONS

if TYPE_CHECKING:
    from rich.console import Console

    from scraper.demo import DemoNewspaper

PORT = 8808
"""Default port of --serve, named in docs/tutorial.md."""
EDITION = 60.0
"""Seconds after which the served newspaper corrects an article and publishes a new one."""
FRESH = 2.0
"""Seconds until the demo's articles are due for a revisit, as its sources.yaml sets ``revisit:``."""

WRITTEN = ("archive.db", *(f"archive.db{end}" for end in COMPANIONS), "sources.yaml", "articles.csv")
"""Names that the demo writes into a folder, and refuses to overwrite."""

MINE = ("SCRAPE_CONFIG", "SCRAPE_SOURCES", "SCRAPE_DB", "SCRAPE_SCHEDULER")
"""Environment variables to unset: they would lead the demo to the user's own archive or cluster."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the tour: the reason for it, and notes on its output."""

    says: str
    args: Sequence[str]
    note: str = ""


FIRST = Step(
    N_("Fetch: three sources, one address each. Nothing tells the program what their pages look like."),
    ("fetch",),
    N_(
        "One failure is intended: a headline on the city list links to a page that is gone. It is stored "
        "with its reason in the table failures, and not requested in every run. Another page first answered "
        "with an error 500 and was requested again; one list is in GBK and has three pages; one article is "
        "split over two pages; one is a copy of another."
    ),
)
SECOND = Step(
    N_("Meanwhile the newspaper has corrected an article and published a new one. Fetch again:"),
    ("fetch",),
    N_("The correction is stored as a new revision; the first version is kept."),
)
REST = (
    Step(
        N_("Search for the exact text, whether or not it is in a dictionary (渡口 is a ferry landing):"),
        ("search", "渡口", "--limit", "3"),
    ),
    Step(N_("Export to Excel or any other program:"), ("export", "--format", "csv", "-o", "articles.csv")),
    Step(N_("List what has been collected:"), ("sources",)),
)


@click.command(short_help="Try everything out on a small invented newspaper.")
@click.option(
    "--keep",
    "keep",
    type=OutputPath(file_okay=False),
    metavar="FOLDER",
    help="Work in this folder, and keep everything there.",
)
@click.option("--serve", is_flag=True, help="Only serve the newspaper, until Ctrl-C, so that you can try things out.")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="PORT", default=PORT, show_default=True, help="Port for --serve."
)
def command(keep: Path | None, serve: bool, port: int) -> None:
    """Fetch, search and export an invented newspaper that is served on this machine. Needs no internet and leaves
    nothing behind.

    \b
    Examples:
      scrape demo
      scrape demo --keep demo
      scrape demo --serve --keep news    # for `scrape fetch` in the folder news
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
                "澜汀晚报, the evening paper of a city that does not exist, is now served at {url}, with list pages, "
                "an RSS feed and news sitemaps. This is its sources.yaml:"
            ).format(url=paper.url)
        )
        tour.show(folder / "sources.yaml")
        _run(tour, paper)
        tour.farewell(keep)


def _serve(keep: Path | None, port: int) -> None:
    """Serve until interrupted. Raises ConfigError if the port is taken."""
    from scraper.demo import DemoNewspaper

    try:
        newspaper = DemoNewspaper(port)
    except OSError as error:
        raise ConfigError(
            _("cannot use port {port} of 127.0.0.1 ({why}); name another with --port").format(
                port=port, why=localized(error.strerror or str(error))
            )
        ) from error
    with newspaper as paper:
        if keep is not None:
            with _folder(keep) as folder:
                click.echo(_("{file} was written.").format(file=paper.sources_yaml(folder / "sources.yaml")), err=True)
        click.echo(
            _("澜汀晚报 is served at {url}/ until Ctrl-C; a new edition comes out in a minute.").format(url=paper.url),
            err=True,
        )
        time.sleep(EDITION)
        paper.epoch = 1
        click.echo(_("The new edition is out: one article is corrected, another is new."), err=True)
        while True:
            time.sleep(3600)


def _run(tour: Tour, paper: DemoNewspaper) -> None:
    tour.take(FIRST)
    paper.epoch = 1
    time.sleep(FRESH)
    before = paper.sent()
    tour.take(SECOND)
    now = paper.sent() - before
    message = _('The newspaper received {n} requests, and answered {same} of them with just "not modified".')
    tour.note(message.format(n=now.total(), same=now[304]))
    for step in REST:
        tour.take(step)


class Tour:
    """Prints an explanation and the command of each step, and runs the command."""

    def __init__(self, console: Console, folder: Path) -> None:
        self.console = console
        self.folder = folder

    def say(self, words: str) -> None:
        """Print a paragraph of the guide."""
        from rich.text import Text

        from scraper.cli.terminal.console import say

        self.console.print()
        say(self.console, Text(words, "green"))

    def show(self, file: Path) -> None:
        """Print a file without its comments."""
        for line in file.read_text(encoding="utf-8").splitlines():
            bare = line.split(" #")[0].rstrip()
            if bare and not bare.startswith("#"):
                self.console.print(f"    {bare}", style="dim")

    def take(self, step: Step) -> None:
        """Run a command in the folder. Raises ConfigError if it fails: the demo works offline, so the installation is
        broken."""
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
                    "`{line}` ended with exit code {returncode}; this is a fault in the program: please report it",
                    line=line,
                    returncode=done.returncode,
                )
            )
        if step.note:
            self.note(_(step.note))

    def note(self, words: str) -> None:
        """Print a note on the output above."""
        from rich.text import Text

        from scraper.cli.terminal.console import say

        say(self.console, Text(words, "dim"))

    def farewell(self, keep: Path | None) -> None:
        """Print the next steps."""
        from rich.text import Text

        if keep is None:
            message = _(
                "That is the end of the demo; its folder is removed. To keep the folder: {scrape} demo --keep demo"
            )
            self.say(message.format(scrape=called(here=True)))
        else:
            self.say(
                _(
                    "Everything is in {folder}: archive.db opens in any SQLite program, articles.csv in Excel.\n"
                    "To continue:"
                ).format(folder=self.folder)
            )
            scrape = called()
            line = f"  cd {shlex.quote(str(keep))}; {scrape} search 石桥; {scrape} show 1"
            self.console.print(Text(line, "green"), soft_wrap=True)  # to be copied: never broken
        self.say(
            _(
                "For your own news: `{scrape} init` writes a sources.yaml with well-known sources, `{scrape} add "
                "URL` adds any other site by one of its addresses; `{scrape} fetch` fetches them, and `{scrape} "
                "schedule install` makes that happen regularly."
            ).format(scrape=called(here=keep is None))
        )


def _environment() -> Mapping[str, str]:
    """The environment of the tour's commands: this code, also in a checkout, and the current language."""
    variables = {name: value for name, value in os.environ.items() if name not in MINE}
    variables["SCRAPE_LANG"] = language()
    here = str(Path(__file__).parents[4])
    variables["PYTHONPATH"] = os.pathsep.join(part for part in (here, variables.get("PYTHONPATH", "")) if part)
    return variables


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="scrape-demo-") as made:
            yield Path(made)
        return
    taken = [name for name in WRITTEN if os.path.lexists(keep / name)]
    if taken:
        message = _("{folder} already contains {files}; name a new or an empty folder")
        raise ConfigError(message.format(folder=keep, files=_(" and ").join(taken)))
    keep.mkdir(parents=True, exist_ok=True)
    yield keep.resolve()
