"""The assignment of hosts to workers: all hosts of a site belong to one worker at a time, and may move to another."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator

from scraper.crawl.cluster.protocol import RecentRequests
from scraper.crawl.cluster.worker_link import Link, Pending

log = logging.getLogger(__name__)

WINDOW = 48
"""Maximum number of pages of one host that its worker is given at once, without those that hang: more than it requests
and parses at once. Further pages wait here, where another worker can be given them."""
WORTH = 16
"""Number of waiting pages from which a site is worth moving: that costs a robots.txt and a pause."""


class Owners:
    """The workers of a run, and the sites that each owns (`scraper.urls.site`)."""

    def __init__(self) -> None:
        self.public: dict[str, None] = {}
        """Names of hosts that had a public address: see `protocol.RecentRequests`."""
        self.links: dict[str, Link] = {}
        """By address."""
        self._of: dict[str, Link] = {}
        self._waiting: dict[str, dict[str, deque[Pending]]] = {}
        """By site and host: what its worker has not been given yet."""
        self._unassigned: list[Pending] = []
        self._moving: set[str] = set()
        """Sites whose worker is given no more of them, until it has finished what it has."""
        self._moved: set[str] = set()

    def join(self, link: Link) -> None:
        """Add a worker."""
        self.links[link.address] = link
        homeless, self._unassigned = self._unassigned, []
        for pending in homeless:
            self.give(pending)

    def give(self, pending: Pending) -> None:
        """Give a page to the worker that owns its host, now or when that has fewer pages in hand."""
        if pending.result.done():
            return
        owner = self._owner(pending.site)
        if owner is None:
            self._unassigned.append(pending)
        elif pending.waits and (pending.site in self._moving or owner.of_host[pending.host] >= WINDOW):
            self._waiting.setdefault(pending.site, {}).setdefault(pending.host, deque()).append(pending)
        else:
            # requests that pages of other workers wait for never wait here: two could wait for each other
            owner.give(pending)

    def freed(self, link: Link, pending: Pending) -> None:
        """Note that a worker is done with a page: give it the next one, or move its site."""
        if pending.site not in self._moving:
            self._refill(link, pending.site, pending.host)
        elif not link.of_site[pending.site]:
            self._move(link, pending.site)

    def hung(self, link: Link, pending: Pending) -> None:
        """Note that a page hangs: its site stays with this worker."""
        link.uncount(pending)
        self._moving.discard(pending.site)
        self._refill_all(link, pending.site)

    def lost(self, link: Link) -> None:
        """Remove a worker that sends no more requests: others get its sites. The caller gives its jobs again."""
        for other in self.links.values():
            other.send(RecentRequests(tuple(self.public)))
        for name in link.sites:
            del self._of[name]
            self._moving.discard(name)
        for name in link.sites:
            for queue in self._waiting.pop(name, {}).values():
                for pending in queue:
                    self.give(pending)

    def balance(self) -> None:
        """Move sites from the worker with most to do to that with least, if it is worth it. To be called regularly."""
        if len(self.links) < 2 or self._moving:
            return
        busy = {link.address: [s for s in link.sites if link.of_site[s]] for link in self.links.values()}
        most, least = max(busy.values(), key=len), min(map(len, busy.values()))
        waits = {name: sum(map(len, self._waiting.get(name, {}).values())) for name in most}
        worth = [name for name in most if name not in self._moved and waits[name] >= WORTH]
        worth.sort(key=lambda name: -waits[name])
        self._moving.update(worth[: (len(most) - least) // 2])

    def pending(self) -> Iterator[Pending]:
        """Return the jobs that no worker has been given."""
        yield from self._unassigned
        for hosts in self._waiting.values():
            for queue in hosts.values():
                yield from queue

    def _owner(self, name: str) -> Link | None:
        owner = self._of.get(name)
        if owner is None and self.links:
            owner = self._of[name] = min(self.links.values(), key=lambda link: link.load)
            owner.sites.add(name)
        return owner

    def _move(self, link: Link, name: str) -> None:
        self._moving.discard(name)
        self._moved.add(name)  # a second time, the first worker would think that it had asked its hosts last
        link.sites.discard(name)
        del self._of[name]
        owner = self._owner(name)
        if owner is None:
            return
        log.info("%s goes from worker %s to %s", name, link.address, owner.address)
        if owner is not link:
            owner.send(RecentRequests(tuple(self.public)))
        self._refill_all(owner, name)

    def _refill_all(self, link: Link, name: str) -> None:
        for host in list(self._waiting.get(name, ())):
            self._refill(link, name, host)

    def _refill(self, link: Link, name: str, host: str) -> None:
        hosts = self._waiting.get(name)
        queue = hosts.get(host) if hosts else None
        if not hosts or queue is None:
            return
        while queue and link.of_host[host] < WINDOW:
            pending = queue.popleft()
            if not pending.result.done():
                link.give(pending)
        if not queue:
            del hosts[host]
            if not hosts:
                del self._waiting[name]
