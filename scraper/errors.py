"""Every error that `scrape` raises on purpose.

    ScrapeError
    ├── ConfigError        sources.yaml or an option is wrong                         exit 2
    ├── ParseError         a page cannot be read as the kind that was named
    │   └── PageTooLarge   a page is over the size limit
    ├── FetchError         a page could not be fetched: the reason, and whether a retry may help
    ├── ClusterError       the cluster cannot be used, or is lost                     exit 1
    └── ArchiveError       the archive cannot be opened, read or written              exit 1
        └── ArchiveBusy    another process is writing

A message says what happened, where (file, line, URL) and what to do. It is shown to people unchanged.
"""

from __future__ import annotations

import copyreg
from typing import Any

from scraper.i18n import Message


class ScrapeError(Exception):
    """The root of the tree: its messages are shown to the user without a traceback."""

    exit_code = 1


class ConfigError(ScrapeError):
    """sources.yaml, an environment variable or an option cannot be used. The message lists every mistake found."""

    exit_code = 2


class ParseError(ScrapeError):
    """A page cannot be read as the kind that was named."""


class PageTooLarge(ParseError):
    """A page is over the limit of `scraper.extract.MAX_BYTES`."""


class FetchError(ScrapeError):
    """A page could not be fetched.

    ``reason`` is a short stable phrase for reports and the archive (``HTTP 404``, ``timed out: …``).
    ``retryable``: another try, now or in the next run, may succeed.
    """

    def __init__(self, url: str, reason: str, *, status: int | None = None, retryable: bool = False) -> None:
        super().__init__(Message("{url}: {reason}", url=url, reason=reason))
        self.url = url
        self.reason = reason
        self.status = status
        self.retryable = retryable

    def __reduce__(self) -> tuple[Any, ...]:
        # pickle rebuilds an exception from its message alone, unless told otherwise
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class ClusterError(ScrapeError):
    """The cluster for parsing cannot be used, or was lost during a run."""


class ArchiveError(ScrapeError):
    """The archive cannot be opened, read or written."""


class ArchiveBusy(ArchiveError):
    """Another process has the writer lock of the archive."""
