"""Commands run in this process by click's `CliRunner`; an unexpected exception fails the test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from scraper.cli.main import scrape


def call(*args: str) -> Result:
    """Run `scrape` with these arguments."""
    return run(scrape, *args)


def run(command: click.Command, *args: str | Path, **others: Any) -> Result:
    """Run one command with these arguments. ``others``: further arguments of `CliRunner.invoke`."""
    return CliRunner().invoke(command, [str(arg) for arg in args], catch_exceptions=False, **others)
