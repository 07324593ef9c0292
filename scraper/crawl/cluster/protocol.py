"""What goes over the wire between the run (`Cluster`) and its part on a worker (`WorkerActor`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scraper.crawl.fetch import Settings
from scraper.crawl.fetch.client import RequestSpec
from scraper.crawl.fetch.errors import Fault
from scraper.crawl.fetch.http.request import Answer
from scraper.crawl.workers.page_work import Parsed
from scraper.crawl.workers.reader import Ask, Read
from scraper.errors import ScrapeError
from scraper.models import Fetched, Hints, RobotsFile

LEASE = 10.0
"""Seconds that a worker goes on asking hosts after it has last heard of the run. After as many, its hosts may safely be
given to another, whatever has become of it."""
POLL = 3.0
"""Seconds that a worker lets the run wait for news before it answers that there is no news."""


@dataclass(frozen=True, slots=True)
class RecentRequests:
    """From now on, hosts that are given to you may have been asked just before, by a worker that is lost."""

    public: tuple[str, ...]
    """Names of hosts that had a public address there: `scraper.crawl.fetch.Fetcher.public`."""


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """The first message to a worker: everything that holds for the whole run."""

    settings: Settings
    dictionaries: tuple[tuple[str, bytes], ...]
    """Name and content of the segmenter's further dictionaries: the words travel with the run."""
    robots: tuple[RobotsFile, ...]
    """Each robots.txt that is remembered."""
    level: int
    """Log records from this level on are of interest."""
    after: RecentRequests | None
    """Whether another worker may have asked its hosts just before."""


# -- to a worker


@dataclass(frozen=True, slots=True)
class ToRead:
    """Fetch and parse a page. ``raw``: only fetch it, for it may be what killed a worker."""

    number: int
    ask: Ask
    raw: bool


@dataclass(frozen=True, slots=True)
class ToParse:
    """Parse what is at hand."""

    number: int
    parts: tuple[Fetched, ...]
    hints: Hints


@dataclass(frozen=True, slots=True)
class ToAsk:
    """One request for a page of another worker, whose redirect leads to a host of yours."""

    number: int
    url: str
    spec: RequestSpec
    rank: int


@dataclass(frozen=True, slots=True)
class ForeignAnswer:
    """The outcome of a `ForeignRequest`."""

    number: int
    answer: Answer | Fault


Job = ToRead | ToParse | ToAsk

# -- from a worker


@dataclass(frozen=True, slots=True)
class Done:
    """A job is done; the result is that of its kind, or the reason why there is no result."""

    number: int
    result: Read | Parsed | Answer | ScrapeError | Fault


@dataclass(frozen=True, slots=True)
class ParsingStarted:
    """These are about to be parsed: if the worker dies now, it may have been of one of them."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stalled:
    """A page has hung, and is left alone for a while: `scraper.crawl.fetch.on_stalled`."""

    number: int


@dataclass(frozen=True, slots=True)
class ForeignRequest:
    """A request to a host that is another worker's."""

    number: int
    url: str
    spec: RequestSpec
    rank: int


@dataclass(frozen=True, slots=True)
class LogRecord:
    """A log record."""

    name: str
    level: int
    message: str
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RobotsFetched:
    """A robots.txt, to be remembered."""

    robots: RobotsFile


@dataclass(frozen=True, slots=True)
class PublicHost:
    """A host that a source names has a public address."""

    host: str


Event = Done | ParsingStarted | Stalled | ForeignRequest | LogRecord | RobotsFetched | PublicHost
