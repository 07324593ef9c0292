"""Discovery: from any address of a site to a source. Its feeds, sitemaps and lists are sampled, the best proposed."""

from __future__ import annotations

from scraper.discovery.entry import entry
from scraper.discovery.results import Candidate, Sample, Survey
from scraper.discovery.survey import survey

__all__ = ["Candidate", "Sample", "Survey", "entry", "survey"]
