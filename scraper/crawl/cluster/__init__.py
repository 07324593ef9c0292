"""A Dask cluster as the `Reader` of a run: its workers fetch and parse. docs/cluster.md describes the set-up."""

from __future__ import annotations

from scraper.crawl.cluster.cluster import Cluster

__all__ = ["Cluster"]
