"""Reading what others kept: our own JSON lines, WARC files, folders of HTML. One module a format."""

from __future__ import annotations

from scraper.errors import ScrapeError


class IntakeError(ScrapeError):
    """A line or a file that is to be imported is not what it was said to be."""
