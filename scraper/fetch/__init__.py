"""The network: getting pages without harming a site, and without letting one harm us. docs/fetching.md tells how."""

from __future__ import annotations

import scraper.fetch.lean  # noqa: F401  # first of all
from scraper.fetch.client import Fetcher, on_hung
from scraper.fetch.policy import HostStats, Policy, Settings, user_agent
from scraper.fetch.tls import check as check_certificates
from scraper.sources.model import Limits

__all__ = ["Fetcher", "HostStats", "Limits", "Policy", "Settings", "check_certificates", "on_hung", "user_agent"]
