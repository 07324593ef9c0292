"""A capture as a page of its site: fetched from a web archive unmodified, or refused with the reason."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scraper.archive.crawl.backfills import QueuedCapture
from scraper.backfill import not_captures
from scraper.backfill.selection import Selection, moment
from scraper.backfill.web_archives import WebArchive
from scraper.contract import stamp
from scraper.crawl.fetch import Fetcher, Policy
from scraper.crawl.fetch.errors import Fault, NotAllowed, Rested, RetryAdvice
from scraper.crawl.fetch.http.request import Answer, Purpose
from scraper.errors import ScrapeError
from scraper.i18n import Message
from scraper.importers import ImportFailed
from scraper.importers.captures import Capture
from scraper.importers.warc import warc
from scraper.models import Fetched, Provenance
from scraper.text.normalise import clean
from scraper.urls import canonical, hostname, join, plain

MOST_STEPS = 4
"""Maximum number of redirects of an archive from the requested time to that of a capture."""
ORIGINAL = "x-archive-orig-"
"""The prefix of the site's own headers in Wayback's answers."""
DESCRIBING = ("content-type", "content-language")
"""Headers of an answer that are the captured page's where the archive does not mark those of the site."""


class Refused(ScrapeError):
    """A capture is not the requested page; no other try will change that."""


class Replay:
    """Fetches captures of one archive."""

    def __init__(self, fetcher: Fetcher, policy: Policy, archive: WebArchive, selection: Selection) -> None:
        self._fetcher = fetcher
        # archives look for a capture on slow disks
        self._policy = replace(policy, limits=replace(policy.limits, first_byte=90.0, idle=30.0, total=300.0))
        self._archive = archive
        self._selection = selection
        self._names_times = archive.name == "wayback"
        """The archive marks captures by Memento-Datetime: an answer without it is not one."""

    async def fetch(self, capture: QueuedCapture) -> Fetched:
        """Return the page. Raises `Refused`; `Fault` where another run may succeed."""
        try:
            return await (self._record(capture) if self._archive.by_record else self._page(capture))
        except (Rested, NotAllowed):
            raise
        except Fault as fault:
            if fault.status in (404, 410):
                raise Refused(
                    Message("the archive does not have this capture (HTTP {status})", status=fault.status)
                ) from None
            if fault.advice is RetryAdvice.NEVER:
                raise Refused(fault.reason) from None
            raise

    async def _page(self, capture: QueuedCapture) -> Fetched:
        timestamp, original = capture.captured, capture.original
        for _ in range(MOST_STEPS):
            address = self._archive.address(timestamp, original)
            answer = await self._fetcher.answer(address, self._policy, Purpose.PAGE)
            if answer.location is None:
                return self._unmodified(capture, answer, timestamp, original)
            target = join(address, answer.location)
            led = self._archive.capture_of(target or "")
            if led is None or plain(led[1]) != plain(original):
                where = led[1] if led else target or answer.location
                raise Refused(Message("the capture is a redirect to {url}", url=clean(where)[:300]))
            timestamp, original = led
        raise Refused(Message("the archive redirects in a circle"))

    def _unmodified(self, capture: QueuedCapture, answer: Answer, timestamp: str, original: str) -> Fetched:
        """The page of an answer, if it is that of the capture."""
        fields = {name.lower(): value for name, value in reversed(answer.headers)}
        named = _date(fields.get("memento-datetime"))
        self._names_times = self._names_times or named is not None
        if why := not_captures.reason(answer.content, capture.digest, self._archive, is_memento=named is not None):
            raise Refused(why)
        if named is None and self._names_times:
            raise Refused(Message("the archive sent a page of its own in place of the capture"))
        when = named or moment(timestamp)
        if when is None or not self._selection.first <= f"{when:%Y%m%d%H%M%S}" <= self._selection.last:
            raise Refused(Message("the archive sent a capture of another time: {time}", time=when or timestamp))
        headers = tuple(
            (name[len(ORIGINAL) :], value) for name, value in answer.headers if name.lower().startswith(ORIGINAL)
        ) or tuple((name, value) for name, value in answer.headers if name.lower() in DESCRIBING)
        record = self._archive.shown_at(f"{when:%Y%m%d%H%M%S}", original)
        provenance = Provenance(self._archive.name, record)
        return Fetched(capture.url, capture.url, 200, headers, answer.content, stamp(when), provenance)

    async def _record(self, capture: QueuedCapture) -> Fetched:
        """The page of a WARC record, of which only its stretch of the file is requested."""
        if not capture.record:
            raise Refused(Message("the record only refers to another capture (revisit)"))
        name, _, stretch = capture.record.rpartition("#")
        offset, length = map(int, stretch.split(","))
        address = join(None, self._archive.pages.replace("{filename}", name))
        if address is None or hostname(address) not in self._archive.hosts:
            raise Refused(Message("the index names a file elsewhere: {name}", name=clean(name)[:300]))
        headers = {"Range": f"bytes={offset}-{offset + length - 1}", "Accept-Encoding": "identity"}
        answer = await self._fetcher.answer(address, self._policy, Purpose.RECORD, headers)
        if answer.location is not None:
            raise Refused(Message("the archive redirects to {url} for its files", url=clean(answer.location)[:300]))
        if len(answer.content) != length:
            raise Refused(Message("the record is not as long as the index says"))
        try:
            items = list(warc.read(io.BytesIO(answer.content), capture.record))
        except ImportFailed as error:
            raise Refused(str(error)) from None
        broken = next((item for item in items if isinstance(item, ImportFailed)), None)
        page = next((item.fetched for item in items if isinstance(item, Capture)), None)
        if page is None:
            reason = (
                str(broken) if broken else Message("the record holds no page: it is a redirect, an error or a revisit")
            )
            raise Refused(reason)
        if plain(canonical(page.url) or "") != plain(canonical(capture.original) or ""):
            raise Refused(Message("the record is of another address: {url}", url=clean(page.url)[:300]))
        if not self._selection.first <= _digits(page.fetched) <= self._selection.last:
            raise Refused(Message("the archive sent a capture of another time: {time}", time=page.fetched))
        provenance = Provenance(self._archive.name, f"{address}#{offset},{length}")
        return replace(page, url=capture.url, requested=capture.url, provenance=provenance)


def _digits(fetched: str) -> str:
    return "".join(filter(str.isdecimal, fetched))[:14]


def _date(value: str | None) -> datetime | None:
    try:
        when = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, OverflowError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
