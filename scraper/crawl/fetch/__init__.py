"""The network: fetching pages politely and safely. See docs/fetching.md."""

from __future__ import annotations

from scraper.crawl.fetch.client import Fetcher, on_stalled
from scraper.crawl.fetch.http.tls import check as check_certificates
from scraper.crawl.fetch.settings import HostStats, Policy, Settings, user_agent
from scraper.sources.model import Limits

__all__ = ["Fetcher", "HostStats", "Limits", "Policy", "Settings", "check_certificates", "on_stalled", "user_agent"]
