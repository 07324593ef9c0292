"""`scrape completion`: print the completion script of a shell."""

from __future__ import annotations

import os
import sys
from pathlib import PurePath

import click

from scraper.i18n import N_, _

PLACES = {
    "bash": N_('put this line into ~/.bashrc:  eval "$(scrape completion bash)"'),
    "zsh": N_("scrape completion zsh > ~/.zfunc/_scrape; in ~/.zshrc, before compinit:  fpath=(~/.zfunc $fpath)"),
    "fish": N_("scrape completion fish > ~/.config/fish/completions/scrape.fish"),
}
"""The file or profile where each shell looks for completions."""


@click.command(short_help="Print the completion script for bash, zsh or fish.")
@click.argument("shell", required=False, type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str | None) -> None:
    """Print the script that lets Tab complete commands, options, the sources in sources.yaml, and the sections and
    outlets in archive.db. Without an argument: for the shell that $SHELL names.

    \b
    bash   eval "$(scrape completion bash)"              in ~/.bashrc
    zsh    scrape completion zsh > ~/.zfunc/_scrape      and in ~/.zshrc, before
           compinit: fpath=(~/.zfunc $fpath)
    fish   scrape completion fish > ~/.config/fish/completions/scrape.fish

    \b
    Examples:
      scrape completion bash
      scrape completion zsh > _scrape
    """
    from scraper.cli.main import scrape
    from scraper.cli.options import shell_completion

    shell = shell or PurePath(os.environ.get("SHELL", "")).name
    if shell not in shell_completion.SHELLS:
        available = ", ".join(shell_completion.SHELLS)
        raise click.UsageError(_("which shell? available: {known}").format(known=available))
    click.echo(shell_completion.SHELLS[shell](scrape, {}, "scrape", shell_completion.VARIABLE).source(), nl=False)
    if sys.stdout.isatty():
        click.echo(_(PLACES[shell]), err=True)
