"""Reading the index of a web archive, part by part: by its resume keys, or by its numbered pages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from scraper.backfill import cdx_lines
from scraper.backfill.cdx_lines import IndexPage, IndexUnreadable
from scraper.backfill.selection import Query, Selection
from scraper.backfill.web_archives import COLLECTIONS, WebArchive
from scraper.crawl.fetch import Fetcher, Policy
from scraper.crawl.fetch.errors import Fault
from scraper.crawl.fetch.http.request import Purpose
from scraper.i18n import Message
from scraper.text.normalise import clean
from scraper.urls import hostname

AT_ONCE = 5000
"""Number of rows of one answer that is requested by keys."""
LARGEST = 100_000_000
"""Maximum number of bytes of an answer: some servers have no way to ask for less."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of an index, and the place after it; None at the end."""

    page: IndexPage
    place: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A server, a query and a part; written as JSON into the archive."""

    server: str = ""
    query: int = 0
    part: str = ""
    """A resume key, or the number of a page; empty for the first part."""

    @classmethod
    def read(cls, text: str) -> _Place:
        try:
            values = json.loads(text or "{}")
            return cls(str(values.get("server", "")), int(values.get("query", 0)), str(values.get("part", "")))
        except (ValueError, AttributeError, TypeError):
            return cls()

    def __str__(self) -> str:
        return json.dumps({"server": self.server, "query": self.query, "part": self.part})


class CdxIndex:
    """The index of an archive."""

    def __init__(self, fetcher: Fetcher, policy: Policy, archive: WebArchive, selection: Selection) -> None:
        self._fetcher = fetcher
        # an index searches long before it answers
        limits = replace(policy.limits, first_byte=180.0, idle=60.0, total=900.0, body=LARGEST)
        self._policy = replace(policy, limits=limits)
        self._archive = archive
        self._selection = selection
        self.requests = 0

    async def parts(self, place: str) -> AsyncIterator[Part]:
        """Yield the parts of the index from a place on, "" for its beginning.

        Raises `Fault` where it cannot be fetched, `IndexUnreadable` for what is no index.
        """
        start = _Place.read(place)
        servers = await self._servers()
        first = servers.index(start.server) if start.server in servers else 0
        steps = [(server, number) for server in servers[first:] for number in range(len(self._selection.queries))]
        for step, (server, number) in enumerate(steps):
            if server == start.server and number < start.query:
                continue
            here = start if (server, number) == (start.server, start.query) else _Place(server, number)
            following = None if step + 1 == len(steps) else str(_Place(*steps[step + 1]))
            async for page, part in self._query(server, self._selection.queries[number], here.part):
                yield Part(page, following if part is None else str(_Place(server, number, part)))
        if not steps:
            yield Part(IndexPage(()), None)

    async def _servers(self) -> list[str]:
        """The CDX servers: one, or of a list of collections those that overlap with the period, the oldest first."""
        if not self._archive.index.endswith(COLLECTIONS):
            return [self._archive.index]
        content = await self._ask(self._archive.index, {})
        try:
            rows = json.loads(content)
            servers = [(str(row.get("from") or ""), str(row.get("to") or "9"), str(row["cdx-api"])) for row in rows]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise IndexUnreadable(
                Message("{address}: not a list of indexes (collinfo.json)", address=self._archive.index)
            ) from None
        elsewhere = next((api for *_, api in servers if hostname(api) not in self._archive.hosts), None)
        if elsewhere is not None:
            raise IndexUnreadable(
                Message(
                    "{address}: it names an index of another host: {target}; give that address with --via",
                    address=self._archive.index,
                    target=clean(elsewhere)[:300],
                )
            )
        since, until = self._selection.since.isoformat(), self._selection.until.isoformat()
        return [api for begins, ends, api in sorted(servers) if begins[:10] <= until and ends[:10] >= since[:10]]

    async def _query(self, server: str, query: Query, part: str) -> AsyncIterator[tuple[IndexPage, str | None]]:
        parameters = {
            "url": query.url,
            "matchType": query.match,
            "from": self._selection.first,
            "to": self._selection.last,
            "output": "json",
        }
        count = None
        if self._archive.form != "keys":
            content = await self._ask(
                server, {**parameters, "showNumPages": "true", "limit": "1"}, missing=b'{"pages": 0}'
            )
            count = cdx_lines.page_count(content)
        if count is None:
            async for answer in self._by_keys(server, parameters, part):
                yield answer
        elif count < 0:
            yield await self._page(server, parameters), None
        else:
            if count == 0:
                yield IndexPage(()), None
            for number in range(int(part) if part.isdecimal() else 0, count):
                page = await self._page(server, {**parameters, "page": str(number)})
                yield page, str(number + 1) if number + 1 < count else None

    async def _by_keys(
        self, server: str, parameters: Mapping[str, str], key: str
    ) -> AsyncIterator[tuple[IndexPage, str | None]]:
        parameters = {**parameters, "limit": str(AT_ONCE), "showResumeKey": "true"}
        while True:
            page = await self._page(server, {**parameters, "resumeKey": key} if key else parameters)
            if page.resume_key == key and key:
                raise IndexUnreadable(Message("{address}: the index repeats its resume key", address=server))
            if page.resume_key is None and len(page.rows) >= AT_ONCE:
                raise IndexUnreadable(
                    Message(
                        "{address}: the index gives only the first {n} captures; choose a shorter period",
                        address=server,
                        n=f"{len(page.rows):,}",
                    )
                )
            yield page, page.resume_key
            if page.resume_key is None:
                return
            key = page.resume_key

    async def _page(self, server: str, parameters: Mapping[str, str]) -> IndexPage:
        return cdx_lines.read(await self._ask(server, parameters), server)

    async def _ask(self, server: str, parameters: Mapping[str, str], missing: bytes | None = None) -> bytes:
        """The bytes of an answer. ``missing``: what a 404 of one of several servers stands for: no captures."""
        filters = [("filter", text) for text in self._archive.filters] if parameters else []
        query = urlencode([*parameters.items(), *filters])
        address = f"{server}{'&' if '?' in server else '?'}{query}" if query else server
        self.requests += 1
        try:
            answer = await self._fetcher.answer(address, self._policy, Purpose.INDEX)
        except Fault as fault:
            if fault.status == 404 and missing is not None and self._archive.index.endswith(COLLECTIONS):
                return missing
            raise
        if answer.location is not None:
            raise IndexUnreadable(
                Message("{address}: redirects to {target}; give that address", address=server, target=answer.location)
            )
        return answer.content


def summary(values: Mapping[str, Any]) -> str:
    """A key for a back-fill of these settings: equal for equal ones."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
