"""Importing: articles and pages from our own JSON lines, WARC files and folders of HTML. One module a format."""

from __future__ import annotations

from scraper.errors import ScrapeError


class ImportFailed(ScrapeError):
    """A file, or a line or record in it, cannot be imported. The message names the place and the reason."""
