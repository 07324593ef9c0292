"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def sources_option(function: F) -> F:
    """``--sources FILE``: passes ``sources_file``, a Path that may not exist."""
    return click.option(
        "--sources",
        "sources_file",
        type=click.Path(path_type=Path, dir_okay=False),
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
        envvar="SCRAPE_DB",
        default="archive.db",
        show_default=True,
        show_envvar=True,
        help="The archive.",
    )(function)
