"""Discovery of lists that scripts fetch: the addresses that a page's scripts name are tried, a few of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from scraper.discovery.data import article_template, data_addresses, posted_lists
from scraper.extract.document import Document
from scraper.extract.html.decode import decode
from scraper.extract.listing.data import data_page, data_rows
from scraper.models import Fetched, Page

FEW = 3
"""Minimum entries of a list."""
MAX_TRIED = 8
"""Maximum number of addresses of data that are requested."""
MAX_BYTES = 12_000_000
"""Bytes of scripts and data of one survey."""

Get = Callable[[str], Awaitable[Fetched | None]]
Read = Callable[[Fetched, str | None], Page]
Post = Callable[[str, str], Awaitable[Fetched | None]]
Add = Callable[[Fetched, Page, str | None, str | None], None]


@dataclass(slots=True)
class DataLists:
    """The search for a page's data. Requests go through ``get``, which keeps the limits and manners of the survey."""

    get: Get
    """The page at an address; None where it could not be fetched."""
    post: Post
    """The answer to a body, as ``post:`` writes it, that is posted to an address."""
    read: Read
    """A page read as a list, with ``article_url``."""
    is_article: Callable[[Fetched], bool]
    add: Add
    """Takes a list that was read, with the ``article_url`` and the ``post`` that it needs."""
    scripts: int = 0
    """Scripts that were searched …"""
    tried: list[str] = field(default_factory=list)
    """… and addresses of data that were requested."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Addresses whose data have headlines and no addresses, with the reason in words."""
    _markup: str = ""
    _texts: list[str] = field(default_factory=list)
    _bytes: int = 0

    async def explore(self, fetched: Fetched, doc: Document, links: Sequence[str]) -> None:
        """Try the addresses that the page names, then, where none gives a list, those that its scripts name.

        ``links`` are addresses of the site, which show how one is made of an id.
        """
        url = fetched.url
        self._texts = [text for script in doc.scripts if (text := script.text())]
        self.scripts = len(self._texts)
        self._markup = doc.text
        named = data_addresses.of_page(doc, url)
        if await self._try_all(named, links, url):
            return
        for address in data_addresses.scripts_of(doc, url):
            script = await self.get(address) if self._bytes < MAX_BYTES else None
            if script is not None:
                self._bytes += len(script.content)
                self.scripts += 1
                self._texts.append(decode(script.content, script.header("content-type"))[0])
        if await self._try_all([*named, *data_addresses.of_scripts(self._texts, url)], links, url):
            return
        for address, body in posted_lists.of_scripts(self._texts, url):
            self.tried.append(address)
            reply = await self.post(address, body)
            if reply is not None and await self._take(reply, links, url, body):
                return

    async def own(self, fetched: Fetched, links: Sequence[str]) -> bool:
        """Take a reply that is data itself; True if it is a list."""
        return await self._take(fetched, links, fetched.url)

    async def _try_all(self, addresses: Sequence[str], links: Sequence[str], url: str) -> bool:
        """Request the addresses up to `MAX_TRIED`; True if one of them gives a list."""
        lists = 0
        for address in addresses:
            if len(self.tried) >= MAX_TRIED or self._bytes >= MAX_BYTES:
                break
            if address in self.tried:
                continue
            self.tried.append(address)
            reply = await self.get(address)
            if reply is not None:
                self._bytes += len(reply.content)
                lists += await self._take(reply, links, url)
        return bool(lists)

    async def _take(self, reply: Fetched, links: Sequence[str], url: str, body: str | None = None) -> bool:
        text, _encoding = decode(reply.content, reply.header("content-type"))
        if not data_page.is_data(text):
            return False
        page = self.read(reply, None)
        if len(page.items) >= FEW:
            self.add(reply, page, None, body)
            return True
        table = next(iter(data_rows.ranked(_values(text), has_template=True)), None)
        if table is None:
            return False
        without_template = page
        for template in article_template.templates(table.rows, links, [*self._texts, self._markup], url):
            page = self.read(reply, template)
            if len(page.items) >= FEW and await self._leads_to_articles(page):
                self.add(reply, page, template, body)
                return True
        if without_template.no_items is not None:
            self.unread.append((reply.url, without_template.no_items))
        return False

    async def _leads_to_articles(self, page: Page) -> bool:
        sample = await self.get(page.items[len(page.items) // 2].url)
        return sample is not None and self.is_article(sample)


def _values(text: str) -> list[Any]:
    return data_page.values(text)
