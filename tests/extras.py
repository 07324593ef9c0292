"""Libraries that only some tests need: a module looks for one without importing it, which every process would do."""

from __future__ import annotations

from importlib.util import find_spec

import pytest


def needs(library: str, reason: str) -> None:
    """Skip the module that is being imported where a library is not installed."""
    if find_spec(library) is None:
        pytest.skip(reason, allow_module_level=True)
