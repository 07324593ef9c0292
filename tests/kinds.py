"""Which cases of a slow test `make test` runs: one of each kind. The others are marked `long`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

import pytest


def one_of_each(cases: Iterable[Any], kind: Callable[[Any], Hashable]) -> list[Any]:
    """Make parameters of cases, those of several parameters being tuples; all but the first of a kind are `long`."""
    seen: set[Hashable] = set()
    made = []
    for case in cases:
        marks = [pytest.mark.long] if kind(case) in seen else []
        seen.add(kind(case))
        made.append(pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=marks))
    return made


def only(cases: Iterable[Any], *chosen: Any) -> list[Any]:
    """Make parameters of cases: all but the chosen ones are `long`."""
    cases = list(cases)
    assert all(case in cases for case in chosen)
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)), marks=[] if case in chosen else [pytest.mark.long]
        )
        for case in cases
    ]
