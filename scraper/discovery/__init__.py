"""From any address of a site to a source: its feeds, sitemaps and lists are found, tried, and the best one proposed."""

from __future__ import annotations

from scraper.discovery.entry import entry
from scraper.discovery.results import Candidate, Sample, Survey
from scraper.discovery.survey import survey

__all__ = ["Candidate", "Sample", "Survey", "entry", "survey"]
