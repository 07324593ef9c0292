"""What goes over the wire between the run (`Cluster`) and its part on a worker (`Station`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scraper.crawl.fetch import Settings
from scraper.crawl.fetch.client import RequestSpec
from scraper.crawl.fetch.errors import Fault
from scraper.crawl.fetch.request import Answer
from scraper.crawl.page_work import Parsed
from scraper.crawl.reader import Ask, Read
from scraper.errors import ScrapeError
from scraper.models import Fetched, Hints, RobotsFile

LEASE = 10.0
"""Seconds that a worker goes on asking hosts after it has last heard of the run. After as many, its hosts may safely be
given to another, whatever has become of it."""
POLL = 3.0
"""Seconds that a worker lets the run wait for news before it answers that there is no news."""


@dataclass(frozen=True, slots=True)
class AfterOthers:
    """From now on, hosts that are given to you may have been asked just before, by a worker that is lost."""

    public: tuple[str, ...]
    """Names of hosts that had a public address there: `scraper.crawl.fetch.Fetcher.public`."""


@dataclass(frozen=True, slots=True)
class Outfit:
    """The first message to a worker: everything that holds for the whole run."""

    settings: Settings
    dictionaries: tuple[tuple[str, bytes], ...]
    """Name and content of the segmenter's further dictionaries: the words travel with the run."""
    robots: tuple[RobotsFile, ...]
    """Each robots.txt that is remembered."""
    level: int
    """Log records from this level on are of interest."""
    after: AfterOthers | None
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
class Answered:
    """The outcome of a request that was `Wanted` of another worker."""

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
class Begun:
    """These are about to be parsed: if the worker dies now, it may have been of one of them."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hung:
    """A page has hung, and is left alone for a while: `scraper.crawl.fetch.on_stalled`."""

    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request to a host that is another worker's."""

    number: int
    url: str
    spec: RequestSpec
    rank: int


@dataclass(frozen=True, slots=True)
class Said:
    """A log record."""

    name: str
    level: int
    message: str
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Had:
    """A robots.txt, to be remembered."""

    robots: RobotsFile


@dataclass(frozen=True, slots=True)
class Public:
    """A host that a source names has a public address."""

    host: str


News = Done | Begun | Hung | Wanted | Said | Had | Public
