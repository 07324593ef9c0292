"""What reading a file of pages gives, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.importers import IntakeError
from scraper.models import Fetched


@dataclass(frozen=True, slots=True)
class Capture:
    """A page that somebody kept, and the source that it says it is of (our WARC files say so, others do not)."""

    fetched: Fetched
    source: str | None
    further: tuple[Fetched, ...] = ()
    """The further pages of a split article, where the file says so (ours do)."""
    resume: int | None = None
    """Where in the file to go on after this page."""


@dataclass(frozen=True, slots=True)
class Passed:
    """How far the reading of a file has come, and how many pages were not wanted since the last such note."""

    resume: int | None
    filtered: int = 0


Found = Capture | Passed | IntakeError
"""The last: something that is no page though it should be one; the reading goes on."""
