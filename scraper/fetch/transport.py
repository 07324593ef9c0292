"""Which way a request goes out: httpx transports over aiohttp, guarded, unguarded or through a proxy."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from httpx_aiohttp import AiohttpTransport

from scraper.fetch.faults import Cure, Fault, ForbiddenAddress
from scraper.fetch.guard import forbidden_literal, guarded_socket, is_public
from scraper.fetch.policy import DIRECT, Policy
from scraper.urls import hostname

MAX_HEADERS = 128
"""Fields in an answer's head."""
KEEP_ALIVE = 30.0
"""Seconds that an idle connection is kept. Longer than most delays, shorter than what most servers allow."""
DNS_THREADS = 32
"""Names that are looked up at once."""
DNS_AGE = 60
"""Seconds that a resolved name is remembered. (What is connected to is checked, not what was resolved.)"""
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are verified, against certifi's list or what SSL_CERT_FILE names. Loading it takes a while."""
    return httpx.create_ssl_context()


class Connector(aiohttp.TCPConnector):
    """Says when a connection is there, so that the request goes out now: see `on_connected`."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:
        connection = await super().connect(req, traces, timeout)
        _connected.get()()
        return connection


_connected: ContextVar[Callable[[], None]] = ContextVar("_connected", default=lambda: None)


def on_connected(call: Callable[[], None]) -> None:
    """Have ``call`` called when a request of this task gets its connection, old or new."""
    _connected.set(call)


class Resolver(AbstractResolver):
    """The system's resolver, in threads of its own: a name that takes long to look up keeps few others waiting."""

    def __init__(self, lookup: Callable[..., list[Any]] = socket.getaddrinfo) -> None:
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(DNS_THREADS, thread_name_prefix="resolver")

    async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[ResolveResult]:
        ask = partial(self._lookup, host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        return [
            ResolveResult(hostname=host, host=address[0], port=port, family=kind, proto=protocol, flags=_NUMERIC)
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


class NamedHosts(AbstractResolver):
    """Resolves the hosts that a source itself names. These may be inside, but not be moved there while we look:
    one that has had a public address in this run is not followed to a private one."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self._public: set[str] = set()

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if public:
            self._public.add(host)
            return public
        if host in self._public:
            raise ForbiddenAddress(f"{host} had a public address before and now leads to {found[0]['host']}")
        return found

    async def close(self) -> None:
        pass  # the inner one is shared


class Transports:
    """One transport for each way out, made when it is first needed. Cookies are not theirs to keep."""

    def __init__(self, resolver: AbstractResolver | None = None) -> None:
        self._resolver = resolver or Resolver()
        self._named = NamedHosts(self._resolver)
        self._made: dict[tuple[str, int], AiohttpTransport] = {}
        self._environment = getproxies_environment()

    def choose(self, url: str, policy: Policy) -> httpx.AsyncBaseTransport:
        """The way to ``url``. Raises `Fault` for an address in digits that leads inside, unless the source names it."""
        name = hostname(url)
        named = name in policy.allowed_hosts
        forbidden = None if named else forbidden_literal(name)
        if forbidden:
            raise Fault(f"refused: {forbidden}", Cure.NEVER)
        proxy = self._proxy(url, name, policy)
        key = (proxy or ("named" if named else "guarded"), policy.limits.headers)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(*key)
        return made

    def _make(self, way: str, header_size: int) -> AiohttpTransport:
        connector = Connector(
            limit=0,  # the hosts' queues are the limit
            ssl=_tls(),
            resolver=self._named if way == "named" else self._resolver,
            socket_factory=guarded_socket if way == "guarded" else None,
            keepalive_timeout=KEEP_ALIVE,
            ttl_dns_cache=DNS_AGE,
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=header_size,
            max_field_size=header_size,
            max_headers=MAX_HEADERS,
        )
        # aiohttp would ask a second time at once, past the host's queue, when a connection breaks
        session._retry_connection = False
        proxy = httpx.Proxy(way) if "://" in way else None
        return AiohttpTransport(verify=_tls(), client=session, proxy=proxy)

    def _proxy(self, url: str, name: str, policy: Policy) -> str | None:
        """The proxy's URL; None for the direct way."""
        proxy = policy.proxy
        if proxy is None and self._environment and not forbidden_literal(name):
            scheme = urlsplit(url).scheme
            proxy = self._environment.get(scheme) or self._environment.get("all")
            if proxy and proxy_bypass_environment(name, self._environment):
                proxy = None
        if not proxy or proxy == DIRECT:
            return None
        if "://" not in proxy:
            proxy = f"http://{proxy}"
        if not proxy.startswith(("http://", "https://")):
            raise Fault(f"a proxy of the kind {proxy.partition(':')[0]} is not supported: use http://", Cure.NEVER)
        return proxy

    async def close(self) -> None:
        """Close all connections."""
        for transport in self._made.values():
            await transport.aclose()
        await self._resolver.close()
