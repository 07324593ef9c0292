"""Processes over a limit of memory are found, and only these."""

from __future__ import annotations

import os
import subprocess
import sys

from scraper.crawl.browser.chromium import larger_than


def test_a_process_is_measured_by_its_private_memory() -> None:
    code = "data = bytearray(60_000_000); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert larger_than([child.pid], 50_000_000) == [child.pid]
        assert larger_than([child.pid], 500_000_000) == []
        child.kill()


def test_a_process_that_has_ended_is_none_of_them() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert larger_than([child.pid, os.getpid()], 10**12) == []
