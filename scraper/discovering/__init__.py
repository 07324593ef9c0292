"""From any address of a site to a source: its feeds, sitemaps and lists are found, tried, and the best one proposed."""

from __future__ import annotations

from scraper.discovering.found import Candidate, Sample, Survey
from scraper.discovering.proposal import entry
from scraper.discovering.survey import survey

__all__ = ["Candidate", "Sample", "Survey", "entry", "survey"]
