"""sources.yaml: what to fetch, from where and how; read, checked, and made into frozen dataclasses."""

from __future__ import annotations

from scraper.sources.model import Limits, Query, Source, SourceKind, Sources
from scraper.sources.reader import load, loads

__all__ = ["Limits", "Query", "Source", "SourceKind", "Sources", "load", "loads"]
