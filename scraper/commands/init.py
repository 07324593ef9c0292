"""`scrape init`: a sources.yaml to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from scraper.commands.options import sources_option
from scraper.errors import ConfigError


@click.command(short_help="Write a sources.yaml to begin with.")
@sources_option
def command(sources_file: Path) -> None:
    """Write a sources.yaml with well-known Chinese news sources, to keep, delete and add to. A file is never replaced.

    \b
    Examples:
      scrape init
      scrape init --sources news/sources.yaml
    """
    from scraper.sources.shipped import shipped

    try:
        with sources_file.open("xb") as file:
            file.write(shipped())
    except FileExistsError as error:
        raise ConfigError(f"{sources_file} is there already, and stays as it is; --sources names another") from error
    except OSError as error:
        raise ConfigError(f"{sources_file}: cannot be written: {error.strerror}") from error
    click.echo(
        f"{sources_file} is written. Keep in it what you read, then: scrape sources, scrape fetch NAME", err=True
    )
