"""A Dask cluster as the `Reader` of a run: its workers fetch and parse. docs/cluster.md describes the set-up.

Why more than `Client.submit` of a page: manners. The pauses, robots.txt and Retry-After of a host hold across
the cluster only where one worker at a time has all hosts of a site, so sites have owners (`assignment`) and each worker
an actor with queues and clocks of its own (`worker_actor`). Dask's tasks know no such owner: `workers=` pins one, but
neither waits for the one before nor goes over to another worker with what is still in hand.

Why batches on one connection (`worker_link`) in place of a task a page: 2,000 tasks that return 20 KB cost 2.3 ms of
processor time a task in the client and the scheduler (distributed 2026.1, two workers, 2026-11-30); the whole cluster
costs 0.47 ms an article more than processes of one machine (bench/cluster.py, docs/benchmarks.md).

Parts of Dask that would do almost the same: `Client.forward_logging` passes on what was logged for every run that
shares a worker, and in no order with the news of pages; a `Semaphore` has a lease, but a worker that is cut off is not
told that it has lost it, and goes on requesting; a `WorkerPlugin` brings dictionaries to all runs of a cluster alike.
"""

from __future__ import annotations

from scraper.crawl.cluster.cluster import Cluster

__all__ = ["Cluster"]
