"""The selection of captures of a back-fill: addresses, period, and which captures are pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from scraper.archive.crawl.backfills import QueuedCapture
from scraper.backfill.cdx_lines import Row
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.importers.warc.warc import OTHER
from scraper.sources import Source
from scraper.sources.list_request.placeholders import PLACEHOLDER
from scraper.urls import canonical, host, join, other_scheme, plain, same_address, without_passwords

REVISIT = "warc/revisit"
"""The media type of a capture that is the same as the one before."""
NO_PAGE = re.compile(r"\.(?:js|css|gif|jpe?g|png|ico|swf|pdf|zip|rar|docx?|xlsx?|mp[34]|flv)$", re.IGNORECASE)
"""Paths that are no pages, whatever their media type."""


@dataclass(frozen=True, slots=True)
class Query:
    """An address as it is given to an index, and how it is matched."""

    url: str
    match: Literal["prefix", "host"]

    def covers(self, url: str) -> bool:
        """Test if an address is one of those requested: an index may answer with any, and what it names is stored.

        Scheme, port, case and ``www.`` make no difference, as in the keys of an index (SURT).
        """
        own, address = _bare(self.url), _bare(url)
        return address.startswith(own) if self.match == "prefix" else address.partition("/")[0] == own.partition("/")[0]


@dataclass(frozen=True)
class Selection:
    """The captures of a back-fill."""

    source: Source
    queries: tuple[Query, ...]
    since: date
    until: date
    by_record: bool = False

    @property
    def first(self) -> str:
        """The first moment, in 14 digits."""
        return f"{self.since:%Y%m%d}000000".zfill(14)

    @property
    def last(self) -> str:
        """The last one."""
        return f"{self.until:%Y%m%d}235959".zfill(14)

    @cached_property
    def _articles(self) -> re.Pattern[str] | None:
        return re.compile(self.source.articles) if self.source.articles else None

    @cached_property
    def _lists(self) -> tuple[re.Pattern[str], ...]:
        """The start addresses of the source, with anything in the place of dates and page numbers."""
        return tuple(re.compile("[^/?&]{1,20}".join(map(re.escape, _between(url)))) for url in self.source.urls)

    def is_list(self, url: str) -> bool:
        """Check whether an address is that of a list page: a start address of the source, or the front page of a
        host."""
        parts = urlsplit(url)
        if parts.path in ("", "/") and not parts.query:
            return True
        return any(pattern.fullmatch(url) for pattern in self._lists) or any(
            same_address(url, start) for start in self.source.urls if "{" not in start and host(start) == host(url)
        )

    def is_article(self, url: str) -> bool:
        """Check whether ``articles:`` of the source says that an address is an article's."""
        return self._articles is not None and self._articles.search(url) is not None

    def capture(self, row: Row) -> QueuedCapture | None:
        """Return a row of an index as a capture to fetch; None for one that is of no interest."""
        url = canonical(row.url, keep=self.source.query.keep, drop=self.source.query.drop)
        if url is None or len(row.timestamp) != 14 or not self.first <= row.timestamp <= self.last:
            return None
        if row.status not in ("", "200", "203") or moment(row.timestamp) is None or row.is_truncated:
            return None
        if without_passwords(row.url) != row.url or not any(query.covers(url) for query in self.queries):
            return None
        path = urlsplit(url).path
        if OTHER.match(row.mime) or row.mime == "text/plain" or NO_PAGE.search(path) or path == "/robots.txt":
            return None
        if self._articles is not None and not (self.is_article(url) or self.is_list(url)):
            return None
        has_record = row.filename and row.offset is not None and row.length and row.mime != REVISIT
        record = f"{row.filename}#{row.offset},{row.length}" if has_record else ""
        return QueuedCapture(plain(url), row.timestamp, row.url, url, row.digest, row.length, record)


def _bare(url: str) -> str:
    """An address by which spellings are compared: host without ``www.`` and port, and what follows, in lower case."""
    authority, _, rest = url.partition("://")[2 if "://" in url else 0].lower().partition("/")
    return f"{authority.rpartition('@')[2].partition(':')[0].removeprefix('www.')}/{rest}"


def _between(template: str) -> Sequence[str]:
    return re.split(r"\0", PLACEHOLDER.sub("\0", template))


def moment(timestamp: str) -> datetime | None:
    """Return the time of 14 digits (UTC); None for digits that are no time, or one in the future."""
    try:
        when = datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return when if when <= datetime.now(UTC) else None


def of_source(source: Source, since: date, until: date, by_record: bool) -> Selection:
    """Select the captures of a source: those of the hosts of its start addresses."""
    hosts = dict.fromkeys(host(PLACEHOLDER.sub("0", url)) for url in source.urls)
    return Selection(source, tuple(Query(name, "host") for name in hosts if name), since, until, by_record)


def of_prefix(prefix: str, source: Source, since: date, until: date, by_record: bool) -> Selection:
    """Select the captures whose addresses begin like this one. Raises ConfigError for no address."""
    address = join(None, prefix if "://" in prefix else f"http://{prefix}")
    if address is None or ("." not in host(address) and ":" not in host(address)):
        raise ConfigError(
            Message("{prefix}: neither a source of sources.yaml nor the beginning of an address", prefix=prefix)
        )
    bare = address.partition("://")[2].removesuffix("*")
    return Selection(source, (Query(bare, "prefix"),), since, until, by_record)


def spellings(url: str) -> tuple[str, str]:
    """An address with http and with https: captures of ten years ago are of the one, links of today of the other."""
    return url, other_scheme(url)
