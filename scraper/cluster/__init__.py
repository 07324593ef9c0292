"""A Dask cluster as the `scraper.reading.Reader` of a run: its workers fetch and parse. docs/cluster.md tells how."""

from __future__ import annotations

from scraper.cluster.cluster import Cluster

__all__ = ["Cluster"]
