"""Pages a second over loopback: httpx as it comes, httpx over aiohttp, aiohttp bare, the Fetcher with all its manners;
and whole crawls, that also parse and store: Scrapy, `scrape fetch`.

    python bench/fetch.py [--connections 16] [--pages 3000] [--repeat 5] [--peers FOLDER]
    python bench/fetch.py --replay REPLAY.py --site SITE.zip --articles VIDE [--peers FOLDER]

Without --replay a server of our own hands out invented pages of 35 KB, gzipped beforehand, from a process of its own,
so that the client is what is measured; the crawls have bench/newspaper.py's site. All take turns, each round in another
order, so that what else the machine does touches all alike; the median counts. The bare clients decompress, and do
nothing else. Scrapy is what `python bench/peers.py FOLDER scrapy` made, and runs bench/scrapy_crawl.py.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import random
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Awaitable, Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
import httpx
from crawl import free_port, invented_lists, saved_lists, scrape, scrapy, wait_for
from httpx_aiohttp import AiohttpTransport
from measure import Measured
from peers import python_of

from scraper.crawl.fetch import Fetcher, Policy, Settings

Client = Callable[[list[str], int], Awaitable[int]]
"""Gets all URLs over this many connections; returns the bytes of content."""


async def httpx_default(urls: list[str], connections: int) -> int:
    return await _by_httpx(urls, connections, httpx.AsyncHTTPTransport(limits=_limits(connections)))


async def httpx_over_aiohttp(urls: list[str], connections: int) -> int:
    return await _by_httpx(urls, connections, AiohttpTransport(limits=_limits(connections)))


async def _by_httpx(urls: list[str], connections: int, transport: httpx.AsyncBaseTransport) -> int:
    async with httpx.AsyncClient(transport=transport) as client:

        async def get(url: str) -> int:
            response = await client.get(url)
            response.raise_for_status()
            return len(response.content)

        return await _shared_out(urls, connections, get)


async def aiohttp_bare(urls: list[str], connections: int) -> int:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=connections)) as client:

        async def get(url: str) -> int:
            async with client.get(url) as response:
                response.raise_for_status()
                return len(await response.read())

        return await _shared_out(urls, connections, get)


async def fetcher(urls: list[str], connections: int) -> int:
    policy = Policy(delay=0, concurrency=connections, allowed_hosts=frozenset({"127.0.0.1"}))
    async with Fetcher(Settings(concurrency=connections)) as client:

        async def get(url: str) -> int:
            return len((await client.get(url, policy)).content)

        return await _shared_out(urls, connections, get)


CLIENTS: dict[str, Client] = {
    "httpx, its own transport": httpx_default,
    "httpx over aiohttp": httpx_over_aiohttp,
    "aiohttp bare": aiohttp_bare,
    "Fetcher": fetcher,
}


def _limits(connections: int) -> httpx.Limits:
    return httpx.Limits(max_connections=connections, max_keepalive_connections=connections)


async def _shared_out(urls: list[str], connections: int, get: Callable[[str], Awaitable[int]]) -> int:
    """Get all URLs with as many hands as there are connections."""
    left = iter(urls)
    total = 0

    async def hand() -> None:
        nonlocal total
        for url in left:
            size = await get(url)
            total += size

    await asyncio.gather(*(hand() for _ in range(connections)))
    return total


# -- the site


def serve(pipe: Connection) -> None:
    """Hand out one invented page under every path, for ever; tell the port through ``pipe``."""
    line = "<p>第{}条：{}时，河边的渡轮靠岸，候船的人从栈桥上走过来，雨还没有停。</p>\n"
    page = "<html><title>晚报</title>" + "".join(line.format(i, (i * 7919) % 24) for i in range(320))
    body = gzip.compress(page.encode())
    kind = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: "
    answer = kind + str(len(body)).encode() + b"\r\n\r\n" + body

    class Site(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            self.transport, self.received = transport, b""

        def data_received(self, data: bytes) -> None:
            self.received += data
            if self.received.endswith(b"\r\n\r\n"):
                missing = self.received.startswith(b"GET /robots.txt")
                self.transport.write(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" if missing else answer)
                self.received = b""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Site, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def our_site(pages: int) -> tuple[list[str], Callable[[], None]]:
    """Its URLs, and how to stop it."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    process.start()
    port = here.recv()
    return [f"http://127.0.0.1:{port}/{i}.html" for i in range(pages)], process.terminate


def served(command: list[str]) -> tuple[int, Callable[[], None]]:
    """A server that takes ``--port``: which it has, and how to stop it."""
    port = free_port()
    process = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL)
    wait_for(port)
    return port, process.terminate


# -- the measuring


def fetching(client: Client, urls: list[str], connections: int, sizes: set[int]) -> float:
    """Pages a second of one round."""
    began = time.perf_counter()
    sizes.add(asyncio.run(client(urls, connections)))
    return len(urls) / (time.perf_counter() - began)


def crawling(crawl: Callable[[], tuple[Measured, int]]) -> float:
    """Articles a second of a whole crawl, start included."""
    measured, articles = crawl()
    return articles / measured.wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--replay")
    parser.add_argument("--site")
    parser.add_argument("--articles", default="")
    parser.add_argument("--peers", type=Path, help="what bench/peers.py made: with Scrapy in it, Scrapy takes part")
    args = parser.parse_args()
    if args.replay and args.site:
        port, stop = served([sys.executable, args.replay, args.site])
        names = [name for name in zipfile.ZipFile(args.site).namelist() if args.articles in name]
        urls, lists, stops = [f"http://127.0.0.1:{port}/{name}" for name in names], saved_lists(port), [stop]
    else:
        urls, stop = our_site(args.pages)
        newspaper = str(Path(__file__).with_name("newspaper.py"))
        port, stop_newspaper = served([sys.executable, newspaper, "--articles", str(args.pages)])
        lists, stops = invented_lists(port, args.pages), [stop, stop_newspaper]
    sizes: set[int] = set()
    rounds: dict[str, Callable[[], float]] = {
        name: partial(fetching, client, urls, args.connections, sizes) for name, client in CLIENTS.items()
    }
    spider = python_of(args.peers, "scrapy") if args.peers else None
    if spider:
        rounds["Scrapy, the whole crawl"] = partial(crawling, partial(scrapy, str(spider), lists, args.connections))
    rounds["scrape fetch, the whole"] = partial(crawling, partial(scrape, lists, args.connections, None))
    rates: dict[str, list[float]] = {name: [] for name in rounds}
    try:
        for _ in range(args.repeat):
            for name in random.sample(list(rounds), len(rounds)):
                rates[name].append(rounds[name]())
    finally:
        for stop in stops:
            stop()
    if len(sizes) != 1:
        sys.exit(f"the clients did not get the same: {sizes} bytes")
    transport = statistics.median(rates["httpx over aiohttp"])
    print(f"{len(urls)} pages, {args.connections} connections, median of {args.repeat}")
    for name, measured in rates.items():
        rate = statistics.median(measured)
        print(f"{name:26} {rate:7.0f} pages/s   {rate / transport:4.2f} of httpx over aiohttp")


if __name__ == "__main__":
    main()
