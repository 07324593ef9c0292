"""A Dask cluster as the `Reader` of a run: its workers fetch and parse. docs/cluster.md describes the set-up.

Why more than `Client.submit` of a page: manners. The pauses, robots.txt and Retry-After of a host hold across
the cluster only where one worker at a time has all hosts of a site, so sites have owners (`assignment`) and each worker
an actor with queues and clocks of its own (`worker_actor`). Dask's tasks know no such owner: `workers=` pins one, but
neither waits for the one before nor goes over to another worker with what is still in hand.

Why batches on one connection (`worker_link`) in place of what Dask has for it. A page of 20 KB on two workers costs the
client and the scheduler, together, this processor time (distributed 2026.1, 1,000 pages, 2026-11-30):

    a task                          1.8 ms      comes back when its worker dies, and nobody knows which page killed it
    an item of a `Queue`            0.75 ms     by way of the scheduler, which holds what nobody has taken
    an actor's answer of 16 pages   0.10 ms     what is done here

A `Lock` for each request costs 1.4 ms, and 2.2 ms of waiting. With it the pauses, robots.txt and health of a host would
still have to be passed on to whoever has it next. The whole cluster costs 0.47 ms an article more than processes of one
machine (bench/cluster.py, docs/benchmarks.md).

Other parts of Dask would do almost the same: `Client.forward_logging` passes on what was logged for every run that
shares a worker, and in no order with the news of pages; a `Semaphore` has a lease, but a worker that is cut off is not
informed of its loss, and goes on requesting; a `WorkerPlugin` brings dictionaries to all runs of a cluster alike.

All of these together would replace some 270 of these 1,450 lines: the queues of news, `assignment`, the log handler and
the dictionaries. The others are promises that docs/cluster.md makes and tests hold, for which Dask has nothing: equal
workers only, no host asked by two, a page that kills its worker is set aside, a redirect goes to the owner of its host.
"""

from __future__ import annotations

from scraper.crawl.cluster.cluster import Cluster

__all__ = ["Cluster"]
