"""Options that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from scraper.cli.options.config_file import CONFIG_FILE, CONFIG_VARIABLES, config_variable
from scraper.i18n import N_, _, localized

F = TypeVar("F", bound=Callable[..., Any])


def offering(kind: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """A completer for an argument or an option, by its name in `shell_completion.OFFERS`."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> Any:
        from scraper.cli.options import shell_completion

        return shell_completion.OFFERS[kind](context, parameter, incomplete)

    return complete


EMPTY_NAME = N_("an empty text is not a file name.")


def no_empty_name(context: click.Context, argument: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """A click callback: files and addresses to read. An empty one comes of ``"$UNSET"``, and would be this folder."""
    if not all(map(str.strip, values)):
        raise click.BadParameter(_(EMPTY_NAME))
    return values


def a_file(context: click.Context, option: click.Parameter, value: Path) -> Path:
    """A click callback: a path that can be one of a file, whether there is one or not."""
    if value == Path():  # of an empty text, --db "$UNSET"; the folder itself click refuses
        raise click.BadParameter(_(EMPTY_NAME))
    try:
        value.exists()
    except OSError as error:
        raise click.BadParameter(localized(error.strerror or str(error))) from None
    return value


class VariableOption(click.Option):
    """An option that a variable of the environment may set: of a mistake in it the message names the variable."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        hint = click.Parameter.get_error_hint(self, ctx)
        is_set = ctx is not None and ctx.get_parameter_source(self.name or "") is ParameterSource.ENVIRONMENT
        return f"{hint} ({self.variable()})" if is_set else hint

    def variable(self) -> str:
        """The name of the variable that is heard."""
        return str(self.envvar)


class ConfigOption(VariableOption):
    """``--config FILE``; ``--sources``, its former name, is one letter from --source: it works, and is not shown."""

    FORMER = "--sources"

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        super().add_to_parser(parser, ctx)
        parser.add_option(obj=self, opts=[self.FORMER], dest=self.name, action="store", nargs=1)

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        return config_variable()[1]

    def variable(self) -> str:
        return config_variable()[0]


def _there_if_given(context: click.Context, option: click.Parameter, value: Path) -> Path:
    """A click callback: as `a_file`, and ConfigError for a file that was named and is not there."""
    path = a_file(context, option, value)
    if context.get_parameter_source(option.name or "") is not ParameterSource.DEFAULT and not path.exists():
        from scraper.sources.reader import missing

        raise missing(path)
    return path


def _config_option(callback: Callable[[click.Context, click.Parameter, Path], Path]) -> Callable[[F], F]:
    return click.option(
        "-c",
        "--config",
        "sources_file",
        cls=ConfigOption,
        type=click.Path(path_type=Path, dir_okay=False),
        callback=callback,
        is_eager=True,  # read before what is written: see `scraper.cli.options.export.output`
        envvar=CONFIG_VARIABLES[0],
        default=CONFIG_FILE,
        show_default=True,
        show_envvar=True,
        help="File that lists the sources.",
    )


def sources_option(function: F) -> F:
    """``--config FILE``: passes ``sources_file``. A file that is named must exist, the default need not."""
    return _config_option(_there_if_given)(function)


def new_sources_option(function: F) -> F:
    """``--config FILE`` of a command that writes the file: passes ``sources_file``, a Path that may not exist."""
    return _config_option(a_file)(function)


def db_option(function: F) -> F:
    """``--db FILE``: passes ``db``, a Path that may not exist."""
    return click.option(
        "--db",
        cls=VariableOption,
        type=click.Path(path_type=Path, dir_okay=False),
        callback=a_file,
        is_eager=True,
        envvar="SCRAPE_DB",
        default="archive.db",
        show_default=True,
        show_envvar=True,
        help="Archive file.",
    )(function)


def must_exist(db: Path) -> None:
    """Raise ArchiveError where there is no archive: a command that works on one must not begin it."""
    if not db.exists():
        from scraper.archive import Archive

        Archive.read(db).close()  # says so, and what to do


class Wait(click.ParamType):  # type: ignore[type-arg]
    """A duration (``10m``) in seconds, 0 for none, or without end."""

    name = "duration"
    ENDLESS = "for ever"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> float:
        from scraper.sources.values import duration

        if value == self.ENDLESS:
            return math.inf
        try:
            return duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class WaitingCommand(click.Command):
    """A command with ``--wait [DURATION]``: what follows ``--wait`` is its value only if it looks like a duration."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        done = list(args)
        for place in range(len(done) - 1, -1, -1):
            following = done[place + 1] if place + 1 < len(done) else ""
            if done[place] == "--wait" and not following[:1].isdecimal():
                done[place] = f"--wait={Wait.ENDLESS}"
        return super().parse_args(ctx, done)


def stop_words_option(function: F) -> F:
    """``--stop-words FILE``: passes ``stops``, a Path or None."""
    return click.option(
        "--stop-words",
        "stops",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="File with words to leave out, one per line, in addition to the built-in stop words and those of the "
        "dictionaries.",
    )(function)


def limit_option(
    help_text: str, default: int | None = None, *, least: int = 1, most: int | None = None, **more: Any
) -> Callable[[F], F]:
    """``-n``, ``--limit N``: passes ``limit``, an int. Where ``least`` is 0, that stands for all."""
    return click.option(
        "-n",
        "--limit",
        type=click.IntRange(least, most),
        metavar="N",
        default=default,
        show_default=default is not None,
        help=help_text,
        **more,
    )
