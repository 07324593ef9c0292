"""The content of a valid sources.yaml: frozen dataclasses, whose defaults are the defaults of the keys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scraper.contract import DEFAULT_ZONE
from scraper.errors import ConfigError
from scraper.i18n import Message, joined
from scraper.models import Hints
from scraper.sources.alerts.model import Alert, DailyDigest, Target
from scraper.sources.list_request.placeholders import PLACEHOLDER, expand, has_date, has_page
from scraper.sources.list_request.post_body import counts_pages, filled, has_day
from scraper.urls import without_passwords

SourceKind = Literal["list", "feed", "sitemap", "paper"]
"""The kind of start page that lists a source's articles."""

KINDS: tuple[SourceKind, ...] = ("list", "feed", "sitemap", "paper")

READ_AS: Mapping[SourceKind, Literal["auto", "list", "feed"]] = {
    "list": "list",
    "feed": "feed",
    "sitemap": "auto",
    "paper": "list",
}
"""Kind of a source -> the page kind that the start pages are parsed as."""
_DAY_POSTED = re.compile(r"#date=(\d{4}-\d\d-\d\d)")
PAGES: Mapping[SourceKind, int] = {"list": 1, "feed": 1, "sitemap": 50, "paper": 1}
"""Default of ``pages:``: pages read of each start address; a sitemap's are the children of its index. The layouts
of a paper are not counted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request and one run. Sizes in bytes, times in seconds."""

    body: int = 20_000_000
    """The page after decompression, as large as `scraper.extract.MAX_BYTES`."""
    headers: int = 65_536
    redirects: int = 10
    retries: int = 3
    """Further tries of a request after a retryable failure."""
    connect: float = 10.0
    first_byte: float = 20.0
    """From the request sent to the first byte of the answer."""
    idle: float = 10.0
    """Between two pieces of an answer."""
    total: float = 120.0
    """One try, from its beginning to the last byte."""
    addresses: int = 10_000
    """Maximum articles of one run; the rest waits for the next."""
    run_time: float = 3600.0
    """Time in which one run requests articles of the source; the rest waits for the next."""


WITHOUT_EFFECT = frozenset(
    (
        "name urls days since until every delay concurrency tags revisit notify dictionary line addresses run_time"
        " images attachments layout"
        " credentials"  # a stored digest must not help to guess a password
    ).split()
)
"""Fields of `Source` and `Limits` that change neither the content of a list nor the success of a request."""


@dataclass(frozen=True, slots=True)
class Query:
    """A source's exceptions from and additions to the general table of tracking parameters."""

    keep: tuple[str, ...] = ()
    """Parameters that distinguish pages, although the general table drops them."""
    drop: tuple[str, ...] = ()
    """Further parameters that do not distinguish pages."""


class Start(NamedTuple):
    """The beginning of a list: one address, or the addresses at which the paper of a day may be."""

    day: date | None
    """None for an address without a date."""
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of ``sources:``. Durations are in seconds."""

    name: str
    kind: SourceKind
    urls: tuple[str, ...]
    """Start addresses as written, with ``{date:%Y%m%d}`` not expanded. See `start_urls`."""
    days: int = 2
    """Number of dates that ``{date}`` stands for, ending today. Two, so that yesterday's late articles are included."""
    since: date | None = None
    """The first date that ``{date}`` stands for (``from:``); overrides ``days``."""
    until: date | None = None
    """The last one (``to:``), inclusive; today where None."""
    pages: int = 1
    """Number of pages to read of each start address, following 下一页 or an index's children."""
    articles: str | None = None
    """A regular expression for the absolute URLs of articles. None: recognised automatically."""
    article_url: str | None = None
    """A template for the addresses of articles, for lists of data that hold ids: ``https://…/{id}.html``."""
    post: str | None = None
    """The body with which its lists are requested by POST, ``{page}`` and ``{date}`` not filled in; None: by GET."""
    ranks: Literal["off", "keep", "only"] = "off"
    """Keep stores the place of each entry at each reading; only does so and fetches none of the entries."""
    select: Mapping[str, str] = field(default_factory=dict)
    """CSS selectors by `scraper.contract.FieldName`."""
    every: int = 3600
    """Interval of ``fetch --due``."""
    delay: float = 1.0
    """Minimum time between two requests to one host."""
    concurrency: int = 2
    """Maximum simultaneous requests to one host."""
    timezone: str | None = None
    """IANA name of the zone of its times; None where the file names none."""
    tags: tuple[str, ...] = ()
    robots: Literal["obey", "ignore"] = "obey"
    user_agent: str | None = None
    """The whole User-Agent towards this source's hosts; None for that of all sources."""
    cookies: Literal["off", "on"] = "off"
    """On stores the cookies of its hosts until the run ends."""
    tls: Literal["modern", "legacy"] = "modern"
    """Legacy accepts old servers: TLS 1.0 and 1.1, short keys, SHA-1, old renegotiation. Certificates are verified."""
    credentials: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """``user:password`` from before the host of its addresses, by origin. ``urls`` are without it."""
    images: Literal["keep", "lead", "address"] = "address"
    """The pictures of articles that are kept as files: all, the first one, none."""
    attachments: Literal["keep", "address"] = "address"
    """Keep stores the documents that articles link to."""
    layout: Literal["keep", "off"] = "off"
    """Keep stores the PDF or the picture of each page of a printed paper."""
    render: Literal["off", "list", "all"] = "off"
    """The pages that are completed in a browser before they are read: none, list pages, or articles as well."""
    revisit: tuple[int, ...] = (3600, 6 * 3600, 86_400, 7 * 86_400)
    """The ages at which an article is fetched again, to catch edits; () for never."""
    proxy: str | None = None
    """A proxy's URL, or ``direct`` to use none even if the environment names one."""
    notify: str | None = None
    """A command or a webhook's URL, called when this source fails or drifts."""
    dictionary: Path | None = None
    """Further words for the segmenter, one a line, as jieba reads them."""
    hosts: tuple[str, ...] = ()
    """Further hosts that may be requested although they resolve to a private or loopback address."""
    query: Query = field(default_factory=Query)
    limits: Limits = field(default_factory=Limits)
    line: int = 0
    """The line of its file on which the entry begins."""

    @property
    def named_hosts(self) -> frozenset[str]:
        """The hosts that the source itself names, in lower case: of its start URLs, and ``hosts:``."""
        of_urls = (urlsplit(PLACEHOLDER.sub("0", url)).hostname or "" for url in self.urls)
        return frozenset(host.lower() for host in (*of_urls, *self.hosts) if host)

    @property
    def settings(self) -> str:
        """A digest of the settings that change the content of its lists or the success of a request.

        State stored under other settings (an unchanged list, a failed address) is ignored.
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
        """True if a start URL, or what is posted to it, has a ``{date}``."""
        return self._posts_days or any(map(has_date, self.urls))

    @property
    def _posts_days(self) -> bool:
        return self.post is not None and has_day(self.post)

    @property
    def zone(self) -> str:
        """The zone of its times, whether the file names one or not."""
        return self.timezone or DEFAULT_ZONE

    def today(self, now: datetime) -> date:
        """The date at the source at that moment; ``now`` is aware of its zone."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def start_urls(self, today: date) -> list[str]:
        """The start addresses, each once.

        Of a dated URL the newest first, so that an interrupted run has the news.
        """
        return list(self.starts(today))

    def starts(self, today: date) -> dict[str, str]:
        """The same, each with the URL as written, ``{date…}`` and ``{page}`` still in it."""
        return {self._start(url, day): url for url in self.urls for day in self._days_of(url, today)}

    def _start(self, url: str, day: date, number: int = 0) -> str:
        """The address of a page of a list. A day that is only posted is its fragment, which is not sent."""
        return expand(url, day, number) + (f"#date={day}" if self._posts_days else "")

    def further(self, start: str, today: date) -> list[str]:
        """The addresses after a start address whose URL counts pages (``{page}``), up to ``pages:`` of them.

        Where only what is posted counts them, the address itself with the page as its fragment, which is not sent.
        [] for any other: its pages are followed by their links.
        """
        for url in filter(has_page, self.urls):
            for day in self._days_of(url, today):
                if self._start(url, day) == start:
                    return [self._start(url, day, number) for number in range(1, self.pages)]
        if self.post is not None and counts_pages(self.post):
            mark = "&" if self._posts_days else "#"
            return [f"{start}{mark}page={number + 1}" for number in range(1, self.pages)]
        return []

    def posted(self, address: str, number: int, today: date) -> bytes | None:
        """The body that is posted for a page of a list, counted from 0, at one of the addresses of `starts` and
        `further`; None where lists are requested by GET."""
        if self.post is None:
            return None
        day = _DAY_POSTED.search(address)
        return filled(self.post, number, date.fromisoformat(day[1]) if day is not None else today).encode()

    def dated_starts(self, today: date) -> list[Start]:
        """The start addresses with their days, the newest first. Those of a paper for one day are alternatives."""
        dated = [url for url in self.urls if self._posts_days or has_date(url)]
        starts: list[Start] = []
        for day in self._dates(today) if dated else []:
            addresses = tuple(dict.fromkeys(self._start(url, day) for url in dated))
            starts += [Start(day, addresses)] if self.kind == "paper" else [Start(day, (url,)) for url in addresses]
        return [*starts, *(Start(None, (expand(url, today),)) for url in self.urls if url not in dated)]

    def hints(
        self, kind: Literal["auto", "article", "list", "feed"] = "auto", content_type: str | None = None
    ) -> Hints:
        """The parser's hints for a page of this source."""
        return Hints(
            kind=kind,
            content_type=content_type,
            timezone=self.timezone,
            articles=self.articles,
            article_url=self.article_url,
            select=self.select,
            keep=self.query.keep,
            drop=self.query.drop,
            listed_by="layout page" if self.kind == "paper" else "list",
        )

    def _days_of(self, url: str, today: date) -> list[date]:
        return self._dates(today) if self._posts_days or has_date(url) else [today]

    def _dates(self, today: date) -> list[date]:
        last = today if self.until is None else min(self.until, today)
        first = self.since if self.since is not None else last - timedelta(days=self.days - 1)
        return [last - timedelta(days=back) for back in range((last - first).days + 1)]


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One entry of ``feeds:``: a feed that is written after each fetch."""

    file: Path
    query: str = ""
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    title: str = ""
    items: int = 100
    """Maximum articles: the newest."""
    content: Literal["full", "summary"] = "full"
    line: int = 0


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Limits of kept files in bytes, and the place where they lie."""

    max: int = 5_000_000
    """The largest file."""
    article: int = 50_000_000
    """All files of an article."""
    total: int = 20_000_000_000
    """All files of the archive."""
    folder: str | None = None
    """The folder in which they lie, relative to that of the archive; None: in the archive itself."""


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
    files: FileLimits = field(default_factory=FileLimits)
    targets: Mapping[str, Target] = field(default_factory=dict)
    """Receivers of messages, by name."""
    alerts: tuple[Alert, ...] = ()
    digests: tuple[DailyDigest, ...] = ()
    usual: Source = field(default_factory=lambda: Source("", "list", ()))
    """A source with nothing but the file's ``defaults:``, for addresses that belong to no entry (`scrape save`)."""

    feeds: tuple[FeedFile, ...] = ()
    """Feeds that are written after each fetch."""

    def __iter__(self) -> Iterator[Source]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all sources, in the file's order."""
        return tuple(source.name for source in self.all)

    @property
    def dictionaries(self) -> tuple[Path, ...]:
        """The segmenter's further dictionaries, each once: they apply to the text of all sources alike."""
        return tuple(dict.fromkeys(source.dictionary for source in self.all if source.dictionary))

    def pick(self, names: Collection[str]) -> tuple[Source, ...]:
        """The sources of these names, in the file's order; without names all of them.

        Raises ConfigError, with the nearest name, for every unknown name.
        """
        unknown = [name for name in names if name not in {source.name for source in self.all}]
        if unknown:
            raise ConfigError(joined("\n", (self._unknown(name) for name in unknown)))
        return tuple(source for source in self.all if not names or source.name in names)

    def _unknown(self, name: str) -> str:
        from scraper.closest_names import near as nearest

        near = nearest(name, [source.name for source in self.all])
        hint = Message("did you mean {near}?", near=repr(near[0])) if near else Message("`scrape sources` lists them.")
        return Message("{path} has no source {name}; {hint}", path=self.path, name=repr(name), hint=hint)
