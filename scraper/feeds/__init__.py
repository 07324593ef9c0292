"""Feeds out of the archive: any choice of articles as Atom or JSON Feed."""

from __future__ import annotations

from scraper.feeds.feed import FORMATS, Format, Selection, content_type, format_of, rendered
from scraper.feeds.files import Outcome, write_files

__all__ = ["FORMATS", "Format", "Outcome", "Selection", "content_type", "format_of", "rendered", "write_files"]
