"""`scrape install`: install the libraries of an extra into the program's own environment."""

from __future__ import annotations

import shlex
import subprocess
import sys

import click

from scraper import extras
from scraper.errors import ConfigError
from scraper.i18n import _, localized


@click.command(short_help="Install an optional component: Excel, Parquet, the web view …")
@click.argument("names", nargs=-1, metavar="[EXTRA]...")
@click.option("--dry-run", is_flag=True, help="Print the command without running it.")
def command(names: tuple[str, ...], dry_run: bool) -> None:
    """Install the libraries of an EXTRA into the environment that this program runs in, however it was installed (pip,
    pipx, uv, a checkout). Without EXTRA, list the available ones.

    \b
    Examples:
      scrape install
      scrape install xlsx
      scrape install all --dry-run
    """
    available = extras.extras()
    if not names:
        _list(available)
        return
    for name in names:
        if name not in available:
            message = _("there is no extra {name!r}; available: {known}")
            raise ConfigError(message.format(name=name, known=", ".join(available)))
    line = extras.command(list(dict.fromkeys(one for name in names for one in available[name])))
    click.echo(shlex.join(line), err=not dry_run)
    if dry_run:
        return
    try:
        done = subprocess.run(line, check=False)
    except OSError as error:
        raise ConfigError(
            _("{program}: cannot run it: {reason}").format(
                program=line[0], reason=localized(error.strerror or str(error))
            )
        ) from error
    if done.returncode:
        click.echo(
            _("The command ended with exit code {code}; the libraries may not be installed.").format(
                code=done.returncode
            ),
            err=True,
        )
        sys.exit(1)


def _list(available: dict[str, list[str]]) -> None:
    from scraper.cli.terminal import console, tables
    from scraper.cli.terminal.tables import Column

    rows = [(name, ", ".join(requirements)) for name, requirements in available.items() if name != extras.ALL]
    tables.show(console.out(), (Column(_("extra")), Column(_("what it installs"), folds=True)), rows)
