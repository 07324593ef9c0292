"""What every test may ask for."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

os.environ["SCRAPE_LANG"] = "en"  # whoever runs the tests, wherever

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in a shell's background: what the tests start would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout. They are other people's, so they are no part of the project."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the real pages (../shared/corpus) are not here")
    return SHARED
