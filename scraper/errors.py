"""Every error that `scrape` raises on purpose.

    ScrapeError
    ├── ConfigError        sources.yaml or an option is wrong                         exit 2
    ├── ParseError         a page cannot be read as what it was said to be
    │   └── PageTooLarge   a page is over the size limit
    ├── FetchError         a page could not be had; says why, and whether a retry may help
    ├── ClusterError       the cluster cannot be used, or is lost                     exit 1
    └── ArchiveError       the archive cannot be opened, read or written              exit 1
        └── ArchiveBusy    another process is writing

A message says what happened, where (file, line, URL) and what to do. It is meant to be shown to a person as it is.
"""

from __future__ import annotations

import copyreg
from typing import Any

from scraper.i18n import Message


class ScrapeError(Exception):
    """The root: whatever is caught as this can be shown to the user without a traceback."""

    exit_code = 1


class ConfigError(ScrapeError):
    """sources.yaml, an environment variable or an option cannot be used. The message lists every mistake found."""

    exit_code = 2


class ParseError(ScrapeError):
    """A page cannot be read as what it was said to be."""


class PageTooLarge(ParseError):
    """A page is over the limit of `scraper.extract.MAX_BYTES`."""


class FetchError(ScrapeError):
    """A page could not be had.

    ``reason`` is a short stable phrase for reports and the archive (``HTTP 404``, ``timed out: …``).
    ``heals`` tells whether another try, now or in the next run, may succeed.
    """

    def __init__(self, url: str, reason: str, *, status: int | None = None, heals: bool = False) -> None:
        super().__init__(Message("{url}: {reason}", url=url, reason=reason))
        self.url = url
        self.reason = reason
        self.status = status
        self.heals = heals

    def __reduce__(self) -> tuple[Any, ...]:
        # an exception is made again from its message alone, unless it says otherwise
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class ClusterError(ScrapeError):
    """The cluster that was to read pages cannot be used, or is lost in the middle."""


class ArchiveError(ScrapeError):
    """The archive cannot be opened, read or written."""


class ArchiveBusy(ArchiveError):
    """Another process holds the archive for writing."""
