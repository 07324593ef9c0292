"""Messages between the run (`Cluster`) and its actor on a worker (`WorkerActor`)."""

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
"""Seconds for which a worker goes on requesting pages after it last heard from the run. After that its hosts may safely
be given to another worker, whatever has become of it."""
POLL = 3.0
"""Seconds after which a worker answers a request for news that there are none."""


@dataclass(frozen=True, slots=True)
class RecentRequests:
    """Notice that the hosts given from now on may have been requested just before, by a lost worker."""

    public: tuple[str, ...]
    """Names of hosts that had a public address there: `scraper.crawl.fetch.Fetcher.public`."""


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """The first message to a worker: everything that holds for the whole run."""

    settings: Settings
    dictionaries: tuple[tuple[str, bytes], ...]
    """Name and content of the segmenter's further dictionaries: the words travel with the run."""
    robots: tuple[RobotsFile, ...]
    """The robots.txt files that are remembered."""
    level: int
    """Log records of this level and above are sent."""
    after: RecentRequests | None
    """True if another worker may have requested its hosts just before."""


# -- to a worker


@dataclass(frozen=True, slots=True)
class ToRead:
    """Fetch and parse a page. ``raw``: only fetch it, for it may have killed a worker."""

    number: int
    ask: Ask
    raw: bool


@dataclass(frozen=True, slots=True)
class ToParse:
    """Parse fetched pages."""

    number: int
    parts: tuple[Fetched, ...]
    hints: Hints


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Make one request for a page of another worker, whose redirect leads to a host of this one."""

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
    """A job is done; the result is that of its kind, or the error."""

    number: int
    result: Read | Parsed | Answer | ScrapeError | Fault


@dataclass(frozen=True, slots=True)
class ParsingStarted:
    """These jobs are about to be parsed: if the worker dies now, one of them may be the cause."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stalled:
    """A page has hung, and is left alone for a while: `scraper.crawl.fetch.on_stalled`."""

    number: int


@dataclass(frozen=True, slots=True)
class ForeignRequest:
    """A request to a host that another worker owns."""

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
