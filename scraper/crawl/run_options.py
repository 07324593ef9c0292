"""Options of a run beyond what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days of dated sources that are read in this run, whatever their entries say."""

    since: date
    until: date
    order: Order = "newest"
    """Which day comes first."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Wishes of the caller: a run does what is due, and this."""

    full: bool = False
    """Ask for lists without conditions, whatever they said last."""
    retry: bool = False
    """Ask for everything that has failed, whenever it is due."""
    only: frozenset[str] = frozenset()
    """These addresses, as far as they wait, and nothing else: no lists either."""
    period: Period | None = None
    """These days of dated sources in place of those of their entries."""


DEFAULT_RUN = RunOptions()
