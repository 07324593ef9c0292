"""A digest: the articles of a day, or any period, on one page. Every sentence is an article's own."""

from __future__ import annotations

from scraper.digest.compose import GROUPINGS, Grouping, compose
from scraper.digest.formats import FORMATS, format_of, is_ours, write
from scraper.digest.model import Digest, Entry, Picture, Reprint, Section, as_json
from scraper.digest.rising import Rise

__all__ = [
    "FORMATS",
    "GROUPINGS",
    "Digest",
    "Entry",
    "Grouping",
    "Picture",
    "Reprint",
    "Rise",
    "Section",
    "as_json",
    "compose",
    "format_of",
    "is_ours",
    "write",
]
