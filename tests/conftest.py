"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout. They are other people's, so they are no part of the project."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the real pages (../shared/corpus) are not here")
    return SHARED
