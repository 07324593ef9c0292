"""`scrape help`: the help of the program, or of one of its commands."""

from __future__ import annotations

import click


@click.command(short_help="Explain a command, like `scrape COMMAND --help`.")
@click.argument("names", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def command(context: click.Context, names: tuple[str, ...]) -> None:
    """Explain a COMMAND; without one, list all of them.

    \b
    Examples:
      scrape help
      scrape help search
    """
    above = context.find_root()
    for name in names:
        if not isinstance(above.command, click.Group):
            break
        _name, command, _rest = above.command.resolve_command(above, [name])
        if command is not None:
            above = command.context_class(command, above, info_name=name)
    click.echo(above.get_help())
