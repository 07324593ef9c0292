"""What sources.yaml says, once it has been found to be sound: frozen dataclasses with the defaults in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scraper.errors import ConfigError
from scraper.i18n import Message, joined
from scraper.models import Hints
from scraper.urls import without_passwords

SourceKind = Literal["list", "feed", "sitemap"]
"""Where a source's article addresses come from."""

KINDS: tuple[SourceKind, ...] = ("list", "feed", "sitemap")

READ_AS: Mapping[SourceKind, Literal["auto", "list", "feed"]] = {"list": "list", "feed": "feed", "sitemap": "auto"}
"""Kind of a source -> the page kind that the start pages are parsed as."""
PAGES: Mapping[SourceKind, int] = {"list": 1, "feed": 1, "sitemap": 50}
"""How many pages of a start address are read unless ``pages:`` says otherwise; a sitemap's are its index's children."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""``{date}`` or ``{date:FORMAT}`` in a start URL; the group is what stands between the braces."""

DIRECTIVES: Mapping[str, str] = {
    "%Y": "{0.year:04d}",
    "%y": "{1:02d}",
    "%m": "{0.month:02d}",
    "%-m": "{0.month}",
    "%d": "{0.day:02d}",
    "%-d": "{0.day}",
    "%j": "{2:03d}",
}
"""What a date's FORMAT may hold. Not ``strftime``, whose ``%-d`` and non-ASCII text depend on the system."""

_DIRECTIVE = re.compile(r"%-?[A-Za-z]|%")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take. Sizes in bytes, times in seconds."""

    body: int = 20_000_000
    """The page after decompression, as large as `scraper.extract.MAX_BYTES`."""
    headers: int = 65_536
    redirects: int = 10
    retries: int = 3
    """Further tries of a request that failed in a way that can heal."""
    connect: float = 10.0
    first_byte: float = 20.0
    """From the request sent to the first byte of the answer."""
    idle: float = 10.0
    """Between two pieces of an answer."""
    total: float = 120.0
    """One try, from its beginning to the last byte."""
    addresses: int = 10_000
    """Articles that one run asks for; what is over waits for the next."""
    run_time: float = 3600.0
    """How long one run asks for articles of the source; what is left then waits for the next."""


WITHOUT_EFFECT = frozenset(
    (
        "name urls days since until every delay concurrency tags revisit notify dictionary line addresses run_time"
        " credentials"  # what is kept must not help to find a password
    ).split()
)
"""Fields of `Source` and `Limits` that change neither what a list gives nor whether an address can be had."""


@dataclass(frozen=True, slots=True)
class Query:
    """A source's word on the query parameters of its URLs, over the general table of tracking parameters."""

    keep: tuple[str, ...] = ()
    """Parameters that tell pages apart, although the general table drops them."""
    drop: tuple[str, ...] = ()
    """Parameters that tell nothing apart."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of ``sources:``. Durations are in seconds."""

    name: str
    kind: SourceKind
    urls: tuple[str, ...]
    """Where to begin, as written: ``{date:%Y%m%d}`` still in them. See `start_urls`."""
    days: int = 2
    """How many dates ``{date}`` stands for, ending today. Two, so that what came out late yesterday is not missed."""
    since: date | None = None
    """The first date that ``{date}`` stands for (``from:``); overrules ``days``."""
    until: date | None = None
    """The last one (``to:``), inclusive; today where None."""
    pages: int = 1
    """How many pages of each start address to read, following 下一页 or an index's children."""
    articles: str | None = None
    """A regular expression: the absolute URLs that count as articles. None: found automatically."""
    select: Mapping[str, str] = field(default_factory=dict)
    """CSS selectors by `scraper.models.FieldName`."""
    every: int = 3600
    """How often ``fetch --due`` looks at it."""
    delay: float = 1.0
    """The least time between two requests to one host."""
    concurrency: int = 2
    """The most requests at once to one host."""
    timezone: str = "Asia/Shanghai"
    tags: tuple[str, ...] = ()
    robots: Literal["obey", "ignore"] = "obey"
    user_agent: str | None = None
    """The whole User-Agent towards this source's hosts; None for that of all sources."""
    cookies: Literal["off", "on"] = "off"
    """On keeps what its hosts set, until the run ends."""
    tls: Literal["modern", "legacy"] = "modern"
    """Legacy takes old servers: TLS 1.0 and 1.1, short keys, SHA-1, old renegotiation. Certificates are verified."""
    credentials: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What was written before the host of its addresses, ``user:password``, by origin. ``urls`` are without it."""
    revisit: tuple[int, ...] = (3600, 6 * 3600, 86_400, 7 * 86_400)
    """The ages at which an article is looked at again, to catch edits; () for never."""
    proxy: str | None = None
    """A proxy's URL, or ``direct`` to use none whatever the environment says."""
    notify: str | None = None
    """A command or a webhook's URL, told when this source fails or drifts."""
    dictionary: Path | None = None
    """Further words for the segmenter, one a line, as jieba reads them."""
    hosts: tuple[str, ...] = ()
    """Further hosts that may be asked although they resolve to a private or loopback address."""
    query: Query = field(default_factory=Query)
    limits: Limits = field(default_factory=Limits)
    line: int = 0
    """Where the entry begins in its file."""

    @property
    def named_hosts(self) -> frozenset[str]:
        """The hosts that the source itself names, in lower case: of its start URLs, and ``hosts:``."""
        of_urls = (urlsplit(PLACEHOLDER.sub("0", url)).hostname or "" for url in self.urls)
        return frozenset(host.lower() for host in (*of_urls, *self.hosts) if host)

    @property
    def settings(self) -> str:
        """A digest of all that changes what its lists give and whether an address can be had.

        What was remembered under other settings (a list that is unchanged, an address that failed) does not count.
        """
        values = {
            field.name: getattr(part, field.name)
            for part in (self, self.limits)
            for field in fields(part)
            if field.name not in WITHOUT_EFFECT and field.name != "limits"
        }
        values["select"] = sorted(self.select.items())
        values["proxy"] = without_passwords(self.proxy or "")
        return blake2b(repr(sorted(values.items())).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @property
    def dated(self) -> bool:
        """Whether a start URL holds ``{date}``."""
        return any(PLACEHOLDER.search(url) for url in self.urls)

    def today(self, now: datetime) -> date:
        """The date at the source at that moment; ``now`` is aware of its zone."""
        return now.astimezone(ZoneInfo(self.timezone)).date()

    def start_urls(self, today: date) -> list[str]:
        """The addresses to begin with, each once.

        Of a dated URL the newest first, so that a run that was interrupted has the news.
        """
        return list(self.starts(today))

    def starts(self, today: date) -> dict[str, str]:
        """The same, each with the URL as written, ``{date…}`` still in it."""
        dates = self._dates(today) if self.dated else []
        urls: dict[str, str] = {}
        for url in self.urls:
            for day in dates if PLACEHOLDER.search(url) else [today]:
                urls[expand(url, day)] = url
        return urls

    def hints(
        self, kind: Literal["auto", "article", "list", "feed"] = "auto", content_type: str | None = None
    ) -> Hints:
        """What the parser is told about a page of this source."""
        return Hints(
            kind=kind,
            content_type=content_type,
            timezone=self.timezone,
            articles=self.articles,
            select=self.select,
            keep=self.query.keep,
            drop=self.query.drop,
        )

    def _dates(self, today: date) -> list[date]:
        last = today if self.until is None else min(self.until, today)
        first = self.since if self.since is not None else last - timedelta(days=self.days - 1)
        return [last - timedelta(days=back) for back in range((last - first).days + 1)]


@dataclass(frozen=True, slots=True)
class Sources:
    """A whole sources.yaml."""

    all: tuple[Source, ...]
    path: Path = Path("sources.yaml")
    contact: str | None = None
    """An address or a page in the User-Agent, for the people whose sites are read."""
    user_agent: str | None = None
    """The whole User-Agent, in place of the program's own."""
    connections: int = 16
    """The most requests at once, to all hosts together."""
    usual: Source = field(default_factory=lambda: Source("", "list", ()))
    """A source with nothing but the file's ``defaults:``, for addresses that belong to no entry (`scrape save`)."""

    def __iter__(self) -> Iterator[Source]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all sources, in the file's order."""
        return tuple(source.name for source in self.all)

    @property
    def dictionaries(self) -> tuple[Path, ...]:
        """The segmenter's further dictionaries, each once: words are cut alike whatever source they come from."""
        return tuple(dict.fromkeys(source.dictionary for source in self.all if source.dictionary))

    def pick(self, names: Collection[str]) -> tuple[Source, ...]:
        """The sources of these names, in the file's order; all of them when no name is given.

        Raises ConfigError, with the nearest name, for every name that is not there.
        """
        wanted = set(names)
        unknown = [name for name in names if name not in {source.name for source in self.all}]
        if unknown:
            raise ConfigError(joined("\n", (self._unknown(name) for name in unknown)))
        return tuple(source for source in self.all if not wanted or source.name in wanted)

    def _unknown(self, name: str) -> str:
        from scraper.closest_names import near as nearest

        near = nearest(name, [source.name for source in self.all])
        hint = Message("did you mean {near}?", near=repr(near[0])) if near else Message("`scrape sources` lists them.")
        return Message("{path} has no source {name}; {hint}", path=self.path, name=repr(name), hint=hint)


def expand(url: str, day: date) -> str:
    """The URL with ``{date:FORMAT}`` replaced; ``{date}`` alone is ISO 8601.

    Raises ValueError, saying what would be right, for another placeholder or a directive that is not in `DIRECTIVES`.
    """

    def placeholder(match: re.Match[str]) -> str:
        word, _, pattern = match[1].partition(":")
        if word.strip() != "date":
            raise ValueError(Message("{match} is not known; did you mean {date:%Y%m%d}?", match=match[0]))
        return _DIRECTIVE.sub(directive, pattern or "%Y-%m-%d")

    def directive(match: re.Match[str]) -> str:
        if match[0] not in DIRECTIVES:
            raise ValueError(
                Message(
                    "{match} in a {date:…} is not known; use {directives}",
                    match=match[0],
                    directives=", ".join(DIRECTIVES),
                )
            )
        return DIRECTIVES[match[0]].format(day, day.year % 100, day.timetuple().tm_yday)

    done = PLACEHOLDER.sub(placeholder, url)
    if "{" in done or "}" in done:
        raise ValueError(Message("a brace is left open; a date is written {date:%Y%m%d}"))
    return done
