"""Options that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from scraper.messages import _, retold

F = TypeVar("F", bound=Callable[..., Any])


def offering(what: str) -> Callable[[click.Context, click.Parameter, str], Any]:
    """What Tab offers for an argument or an option: the name of a row of `scraper.commands.completing.OFFERS`."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> Any:
        from scraper.commands import completing

        return completing.OFFERS[what](context, parameter, incomplete)

    return complete


def a_file(context: click.Context, option: click.Parameter, value: Path) -> Path:
    """A click callback: a path that can be one of a file, whether there is one or not."""
    if value == Path():  # of an empty text, --db "$UNSET"; the folder itself click refuses
        raise click.BadParameter(_("an empty text names no file."))
    try:
        value.exists()
    except OSError as error:
        raise click.BadParameter(retold(error.strerror or str(error))) from None
    return value


def sources_option(function: F) -> F:
    """``--sources FILE``: passes ``sources_file``, a Path that may not exist."""
    return click.option(
        "--sources",
        "sources_file",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=a_file,
        envvar="SCRAPE_SOURCES",
        default="sources.yaml",
        show_default=True,
        show_envvar=True,
        help="The file that lists the sources.",
    )(function)


def db_option(function: F) -> F:
    """``--db FILE``: passes ``db``, a Path that may not exist."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=a_file,
        envvar="SCRAPE_DB",
        default="archive.db",
        show_default=True,
        show_envvar=True,
        help="The archive.",
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
