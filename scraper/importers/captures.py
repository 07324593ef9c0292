"""The items that reading a file of pages yields, in any format: captures, notes of progress, failures."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.archive.files.file import Role
from scraper.importers import ImportFailed
from scraper.models import Fetched


@dataclass(frozen=True, slots=True)
class Capture:
    """A stored page, and the source that its file names (our WARC files do, others do not)."""

    fetched: Fetched
    source: str | None
    further: tuple[Fetched, ...] = ()
    """The further pages of a split article, where the file names them (ours do)."""
    resume: int | None = None
    """The offset in the file at which to resume after this page."""


@dataclass(frozen=True, slots=True)
class CapturedFile:
    """A file of the article whose page comes before it (our WARC files have such)."""

    page: str
    """The address of that page."""
    url: str
    role: Role
    number: int
    """Its place among the article's files of that role."""
    content: bytes
    fetched: str
    """When the page was fetched that shows it."""
    resume: int | None = None
    """The offset in the file at which to resume after this one."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A note of progress: the offset that reading has reached, and the pages filtered out since the last note."""

    resume: int | None
    filtered: int = 0


Item = Capture | CapturedFile | Passed | ImportFailed
"""One item of a file. `ImportFailed` as an item is a damaged page; reading continues after it."""
