"""Time zones that are none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("zone", "is_one"), [("UTC+25", False), ("UTC-24", False), ("UTC-14", True), ("UTC+23", True)])
def test_a_time_zone_a_day_from_utc_is_named_and_replaced(zone: str, is_one: bool) -> None:
    look = "from datetime import datetime; from scraper.cli.terminal import time_zone; time_zone.ensure(); "
    command = [sys.executable, "-c", look + "print(datetime.now().astimezone().utcoffset().total_seconds())"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "TZ": zone})
    assert (run.stderr == "") is is_one
    assert (float(run.stdout) == 0) is not is_one
    assert is_one or run.stderr.startswith(f"TZ={zone}: no time zone is a day or more from UTC")
