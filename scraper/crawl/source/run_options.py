"""Options of a run that widen or narrow what is fetched."""

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
    """The day to begin with: the first or the last."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of a run in addition to what is due."""

    full: bool = False
    """Request lists without conditions."""
    retry: bool = False
    """Request everything that has failed, even if it is not due."""
    only: frozenset[str] = frozenset()
    """Only these addresses, if they wait, and no lists."""
    period: Period | None = None
    """These days of dated sources instead of those of their entries."""
    files: bool = False
    """Only the missing files of stored articles."""
    room: Room = field(default_factory=Room)
    """The limits of kept files."""

    @property
    def is_narrow(self) -> bool:
        """True for a run without lists."""
        return bool(self.only) or self.files


DEFAULT_RUN = RunOptions()
