"""The time zone of the environment, where no moment can be converted to it."""

from __future__ import annotations

import os
import time

import click

from scraper.i18n import _

DAY = 24 * 3600
"""Seconds."""


def ensure() -> None:
    """Use UTC, and say so, where TZ has an offset of a day or more, as UTC+25 has: Python has no such local time."""
    if abs(time.localtime().tm_gmtoff) < DAY:
        return
    zone = os.environ.get("TZ", "")
    os.environ["TZ"] = "UTC"
    time.tzset()
    click.echo(
        _("TZ={zone}: no time zone is a day or more from UTC; times are those of UTC").format(zone=zone), err=True
    )
