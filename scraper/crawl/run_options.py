"""Options of a run beyond what is due."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Wishes of the caller: a run does what is due, and this."""

    full: bool = False
    """Ask for lists without conditions, whatever they said last."""
    retry: bool = False
    """Ask for everything that has failed, whenever it is due."""
    only: frozenset[str] = frozenset()
    """These addresses, as far as they wait, and nothing else: no lists either."""


DEFAULT_RUN = RunOptions()
