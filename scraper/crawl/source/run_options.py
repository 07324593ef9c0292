"""Options of a run beyond what is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from scraper.archive.files.file_queue import Room

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
    files: bool = False
    """The files that stored articles lack, and nothing else."""
    room: Room = field(default_factory=Room)
    """What files may take."""

    @property
    def is_narrow(self) -> bool:
        """True for a run without lists."""
        return bool(self.only) or self.files


DEFAULT_RUN = RunOptions()
