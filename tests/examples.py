"""How many examples a property is tried on: few and always the same in `make test`, all of them in `make long`.

``HYPOTHESIS_PROFILE=all pytest FILE`` tries all, others each time; with ``long``
tests/extract/test_fuzz.py looks for longer.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "")
SHARE = 6
"""One in how many is tried in `make test`: most of what a property misses is missed by its first examples."""
LEAST = 10


def number(most: int) -> int:
    return most if PROFILE in ("all", "long") else min(most, max(most // SHARE, LEAST))


def examples(most: int, **more: Any) -> settings:
    """The settings of a test that tries so many examples at most; one that does not say tries fifty."""
    return settings(max_examples=number(most), **more)


def use() -> None:
    """Settle what goes for all: how long a case takes says nothing here, nor how long it takes to think of one."""
    settings.register_profile(
        "any machine",
        deadline=None,
        max_examples=number(50),
        derandomize=not PROFILE,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("any machine")
