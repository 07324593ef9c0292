"""sources.yaml, the list of sources and their settings: read, checked, and turned into frozen dataclasses."""

from __future__ import annotations

from scraper.sources.model import Limits, Query, Source, SourceKind, Sources
from scraper.sources.reader import load, loads

__all__ = ["Limits", "Query", "Source", "SourceKind", "Sources", "load", "loads"]
