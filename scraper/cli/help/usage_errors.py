"""Usage errors that suggest the command line that was probably meant."""

from __future__ import annotations

from collections.abc import Mapping

import click

from scraper.cli.help.intents import meant
from scraper.cli.options.common import ConfigOption
from scraper.i18n import _


def no_command(word: str, commands: Mapping[str, str]) -> str:
    """The error for an unknown command, with the commands that may have been meant."""
    missing = _("There is no command {name!r}.").format(name=word)
    lines = meant(word, commands)
    if not lines:
        return f"{missing} {_('`scrape --help` lists them.')}"
    if len(lines) == 1 and lines[0] in commands:
        return f"{missing} {_('Did you mean {name!r}?').format(name=lines[0])}"
    width = max(map(len, lines))
    perhaps = [f"  scrape {line:{width}}  {_(commands.get(line.split()[0], ''))}".rstrip() for line in lines]
    return "\n".join((f"{missing} {_('Did you mean:')}", *perhaps))


def misplaced(error: click.NoSuchOption, name: str | None, command: click.Command | None) -> click.UsageError:
    """The error for an unknown option before the command, naming a command that has one like it."""
    option = error.option_name
    if command is None or not any(option in param.opts for param in command.params):
        return error
    message = _("{option} is an option of a command; put it after the command: scrape {name} {option}")
    return click.UsageError(message.format(option=option, name=name), error.ctx)


def without_option(error: click.NoSuchOption) -> click.UsageError:
    """The error for an option that a command lacks; for --source, how that command takes names."""
    context = error.ctx
    takes = context.command.params if context else ()
    if context and error.option_name == "--source" and any("SOURCE" in str(param.metavar) for param in takes):
        message = _("Name sources without an option: {command} NAME")
        return click.UsageError(message.format(command=context.command_path), context)
    near = [name for name in error.possibilities or () if name != ConfigOption.FORMER]
    return click.NoSuchOption(error.option_name, possibilities=near or None, ctx=context)
