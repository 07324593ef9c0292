"""Limits and manners of fetching: for the whole run (`Settings`) and towards one source's hosts (`Policy`)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote_to_bytes

from scraper import __version__, redaction
from scraper.crawl.fetch.address_guard.ssrf import is_plainly_inside
from scraper.crawl.fetch.manners.backpressure import MemoryLimits
from scraper.sources.model import Limits, Source, Sources
from scraper.urls import hostname

DIRECT = "direct"
"""The value of ``proxy`` that means none, whatever the environment says."""
PRODUCT = "scrape-news"
"""The product token of RFC 9309 section 2.2.1, by which a robots.txt may address the program."""


def user_agent(contact: str | None = None) -> str:
    """The User-Agent: the program, its version, and whom to contact (an address, a page)."""
    about = f"news archive; {contact}" if contact else "news archive"
    return f"{PRODUCT}/{__version__} ({about})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The settings towards one source's hosts. Two sources that share a host share its queue."""

    delay: float = 1.0
    """Minimum seconds between two requests to one host. A Crawl-delay can only lengthen it."""
    concurrency: int = 2
    """Maximum simultaneous requests to one host."""
    robots: Literal["obey", "ignore"] = "obey"
    allowed_hosts: frozenset[str] = frozenset()
    """Host names, without port, that may be on a private network: the user, or the name itself, says so."""
    named_hosts: frozenset[str] = frozenset()
    """Host names of the source's own addresses: if one is refused, the message says how to allow it."""
    proxy: str | None = None
    """http://[user:password@]host:port; None follows the environment (HTTPS_PROXY, NO_PROXY …), "direct" does not."""
    user_agent: str | None = None
    """Replaces `Settings.user_agent`."""
    cookies: Literal["off", "on"] = "off"
    """``on`` keeps the cookies of the source's hosts until the run ends."""
    tls: Literal["modern", "legacy"] = "modern"
    """``legacy`` also accepts what OpenSSL excludes today: TLS 1.0 and 1.1, short keys, SHA-1, old renegotiation."""
    credentials: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """By origin (scheme, host, port): ``user:password``, percent-encoded as in a URL."""
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, source: Source) -> Policy:
        """Return the policy of a source's entry in sources.yaml."""
        named = frozenset(map(_as_in_requests, source.named_hosts - set(source.hosts)))
        for origin, password in source.credentials:
            redaction.note_address(origin.replace("://", f"://{password}@", 1))
        redaction.note_address(source.proxy or "")
        allowed = frozenset(map(_as_in_requests, source.hosts)).union(filter(is_plainly_inside, named))
        return cls(
            delay=source.delay,
            concurrency=source.concurrency,
            robots=source.robots,
            allowed_hosts=allowed,
            named_hosts=named,
            proxy=source.proxy,
            user_agent=source.user_agent,
            cookies=source.cookies,
            tls=source.tls,
            credentials=source.credentials,
            limits=source.limits,
        )


def authorization(credentials: str) -> str:
    """The value of Authorization for ``user:password`` as a URL has it (RFC 7617)."""
    user, _, password = credentials.partition(":")
    return "Basic " + b64encode(unquote_to_bytes(user) + b":" + unquote_to_bytes(password)).decode("ascii")


def _as_in_requests(name: str) -> str:
    """A host name as a URL has it by the WHATWG rules: 127.1 is 127.0.0.1, 例子.中国 is xn--fsqu00a.xn--fiqs8s."""
    return hostname(f"http://[{name}]/" if ":" in name else f"http://{name}/") or name


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits and manners for all hosts together. Times in seconds, sizes in bytes."""

    user_agent: str = field(default_factory=user_agent)
    concurrency: int = 32
    """Maximum simultaneous requests over all hosts."""
    patience: float = 1.0
    """Seconds after which a request to a usually quick host no longer holds its place: see docs/fetching.md."""
    released_early: int = 128
    """Maximum number of such requests over all hosts: each is an open file, and macOS grants 256."""
    trickle: int = 1024
    """Minimum bytes within `Limits.idle` seconds; less counts as silence."""
    ratio: int = 250
    """Maximum ratio of a page's size to the bytes sent; checked from 1 MB on. HTML stays under 50."""
    backoff: float = 1.0
    """Maximum pause before the second try; each further one may be twice as long. The actual pause is drawn at random.
    """
    backoff_most: float = 30.0
    slow_pauses: tuple[float, ...] = (20.0, 20.0)
    """Minimum pauses before the second and the third try of a page that timed out."""
    slow_span: float = 130.0
    """Minimum time from the first timeout to the last try: a backend that a page hangs on has usually had its own
    timeout by then, and those are one or two minutes; on a busy server it may have begun late."""
    longest_pause: float = 300.0
    """Maximum Retry-After or Crawl-delay that is waited for; with a longer one the host is left to the next run."""
    pauses: float = 600.0
    """Maximum total time that one host may have us wait by 429 in a run; then it is left to the next run."""
    failures: int = 12
    """Consecutive failed first tries from which a host is only probed, one request at a time."""
    probes: int = 6
    """Failed probes after which the host is left alone until the next run. Where every second page is broken for good,
    twelve failures in a row do occur; six more after them do not."""
    probe_pause: float = 2.0
    """Pause before the first probe; each further one is twice as long, up to ``backoff_most``."""
    robots_age: float = 24 * 3600.0
    """Maximum age of a cached robots.txt (RFC 9309 section 2.4: a day)."""
    memory: MemoryLimits = field(default_factory=MemoryLimits)

    @classmethod
    def of(cls, sources: Sources) -> Settings:
        """Return the settings at the top of sources.yaml."""
        return cls(user_agent=sources.user_agent or user_agent(sources.contact), concurrency=sources.connections)


@dataclass(slots=True)
class HostStats:
    """Counts of one host's requests and answers; robots.txt, redirects and retries included."""

    requests: int = 0
    bytes: int = 0
    """Bytes of bodies as sent."""
    not_modified: int = 0
    retries: int = 0
    failures: int = 0
    """Requests that gave no usable answer."""
