"""How to behave: what holds for the whole run (`Settings`) and towards one source's hosts (`Policy`)."""

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
"""The ``proxy`` that means none, whatever the environment says."""
PRODUCT = "scrape-news"
"""The product token of RFC 9309 section 2.2.1: the name that a robots.txt may address us by."""


def user_agent(contact: str | None = None) -> str:
    """The honest name that a site sees: the program, its version, and whom to write to (an address, a page)."""
    about = f"news archive; {contact}" if contact else "news archive"
    return f"{PRODUCT}/{__version__} ({about})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The manners towards one source's hosts. Two sources that share a host share its queue."""

    delay: float = 1.0
    """Seconds from one request to a host to the next, at least. A Crawl-delay can only add."""
    concurrency: int = 2
    """Requests that one host works on at once, at most."""
    robots: Literal["obey", "ignore"] = "obey"
    allowed_hosts: frozenset[str] = frozenset()
    """Host names, without port, that may be on a private network: the user has said so, or the name does."""
    named_hosts: frozenset[str] = frozenset()
    """Host names of the source's own addresses: where one is refused, it is said how to allow it."""
    proxy: str | None = None
    """http://[user:password@]host:port; None follows the environment (HTTPS_PROXY, NO_PROXY …), "direct" does not."""
    user_agent: str | None = None
    """In place of `Settings.user_agent`."""
    cookies: Literal["off", "on"] = "off"
    """On keeps what the source's hosts set, until the run ends."""
    tls: Literal["modern", "legacy"] = "modern"
    """Legacy also takes what OpenSSL leaves out by now: TLS 1.0 and 1.1, short keys, SHA-1, old renegotiation."""
    credentials: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Origins (scheme, host, port) and what they are sent as ``user:password``, percent-encoded as in a URL."""
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
    """Requests at once over all hosts."""
    patience: float = 1.0
    """A request that lasts longer, on a host that usually is quick, steps aside: see docs/fetching.md."""
    released_early: int = 128
    """How many requests may stand aside at once, over all hosts: each is an open file, and macOS grants 256."""
    trickle: int = 1024
    """Less than this in `Limits.idle` seconds is as good as silence."""
    ratio: int = 250
    """How many times larger than what was sent a page may become; looked at from 1 MB on. HTML stays under 50."""
    backoff: float = 1.0
    """Before the second try, at most; each further pause may be twice as long. The actual pause is drawn at random."""
    backoff_most: float = 30.0
    slow_pauses: tuple[float, ...] = (20.0, 20.0)
    """Before the second and the third try of a page that timed out, at least."""
    slow_span: float = 130.0
    """From the first time-out to the last try, at least: what a page hangs on has usually run into a time-out of its
    own by then, and those are set to one or two minutes; begun late, perhaps, by a busy server."""
    longest_pause: float = 300.0
    """The longest Retry-After or Crawl-delay that is waited out; for a longer one the host is left to the next run."""
    pauses: float = 600.0
    """How long one host may have us wait in a run by 429, all in all; then it is left to the next run."""
    failures: int = 12
    """First tries that a host fails in a row before it is only probed, one request at a time."""
    probes: int = 6
    """Probes that fail before the host is rested until the next run. Where every second page is broken for good, twelve
    failures in a row are met with now and then; six more after them are not."""
    probe_pause: float = 2.0
    """Before the first probe; twice as long before each further one, up to ``backoff_most``."""
    robots_age: float = 24 * 3600.0
    """How long a robots.txt holds (RFC 9309 section 2.4: not longer than a day)."""
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
    """Bodies, as they came over the wire."""
    not_modified: int = 0
    retries: int = 0
    failures: int = 0
    """Requests that gave no usable answer."""
