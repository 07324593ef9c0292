"""Options of commands that may be before the command, too: ``scrape --db news.db search …``."""

from __future__ import annotations

import click
from click.core import ParameterSource

from scraper.i18n import _

_KEY = "scraper.cli.options.global_options"


def keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Keep the option for the command (a click callback); what the environment says, the command reads itself."""
    if value is not None and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
        context.meta.setdefault(_KEY, []).append((option.opts[-1], value))


def handed_on(context: click.Context, name: str, command: click.Command | None) -> list[str]:
    """The options before the command, as its first arguments. UsageError for one that the command has not."""
    handed: list[str] = []
    for option, value in context.meta.pop(_KEY, ()):
        if command is None or not any(option in param.opts for param in command.params):
            raise click.UsageError(
                _("`scrape {name}` has no option {option}.").format(name=name, option=option), context
            )
        handed.append(f"{option}={value}")
    return handed
