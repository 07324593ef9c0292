"""`scrape mcp`: serve the archive to an assistant over standard input and output."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import click

from scraper import extras
from scraper.cli.options.common import db_option, sources_option
from scraper.cli.terminal import console
from scraper.errors import ConfigError
from scraper.i18n import _

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells define it: 128 and SIGINT."""


@click.command(short_help="Let an assistant search, read, count and cite the archive.")
@db_option
@sources_option
def command(db: Path, sources_file: Path) -> None:
    """Serve the archive to an assistant (Claude, Cursor, VS Code …) over standard input and output, by the Model
    Context Protocol. The assistant's program starts this command itself; on a terminal the command shows the entry for
    that program's settings. (Extra: mcp.)

    It only reads: search, count, get_article, get_revisions, front_page, trends, keywords, reprints, sources, cite.
    Each article comes with its number, URL, outlet, dates, revision and the SHA-256 of the fetched page; text of pages
    is marked as quoted material. Stop words of the dictionaries that sources.yaml names are never keywords. An answer
    has at most 100 rows, 60 kB and 30 seconds.

    \b
    Examples:
      scrape mcp --db ~/news/archive.db
      claude mcp add news -- scrape mcp --db ~/news/archive.db
    """
    from scraper.archive import Archive
    from scraper.cli.commands.analyse.keywords import stop_words
    from scraper.cli.commands.maintain.dictionary import dictionaries

    Archive.read(db).close()  # says why it cannot be opened, or brings it up to date, before anything is promised
    try:
        from scraper.presentation.assistant.server import over
        from scraper.presentation.assistant.worker import Settings
    except ModuleNotFoundError as error:
        message = _("an assistant's tools need an optional component: {install}")
        raise ConfigError(message.format(install=extras.hint("mcp"))) from error
    left_out = stop_words(dictionaries(sources_file), None)
    if sys.stdin is None or sys.stdout is None:
        raise ConfigError(_("an assistant speaks over standard input and output, and one of them is closed"))
    if sys.stdin.isatty():
        _introduce(db, sources_file)
    signal.signal(signal.SIGINT, _end)
    over(db.resolve(), Settings(left_out)).run("stdio")


def _end(_number: int, _frame: object) -> None:
    """Exit at once: nothing is being written, and the thread that reads standard input cannot be woken."""
    os._exit(INTERRUPTED)


def _introduce(db: Path, sources_file: Path) -> None:
    """Print the settings entry for an assistant's program on standard error."""
    program = Path(sys.prefix) / "bin" / extras.PROGRAM
    command, *first = [str(program)] if program.exists() else [sys.executable, "-m", "scraper"]
    config = ["--config", str(sources_file.resolve())] if sources_file.exists() else []
    entry = {"mcpServers": {"news": {"command": command, "args": [*first, "mcp", "--db", str(db.resolve()), *config]}}}
    err = console.err()
    err.print(_("This command speaks with an assistant's program, which starts it by an entry in its settings:"))
    err.print(json.dumps(entry, ensure_ascii=False, indent=2), markup=False, highlight=False, soft_wrap=True)
    err.print(_("Ctrl-C stops it."), style="dim")
