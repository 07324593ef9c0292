"""Which way a request goes out: sessions of aiohttp, guarded, unguarded or through a proxy."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from scraper.crawl.fetch.address_guard.ssrf import LEADS_INSIDE, forbidden_literal, guarded_socket, is_public
from scraper.crawl.fetch.errors import Fault, ForbiddenAddress, RetryAdvice
from scraper.crawl.fetch.http.http1 import Handler
from scraper.crawl.fetch.http.tls import TLS, context
from scraper.crawl.fetch.settings import DIRECT, Policy
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.urls import hostname

MAX_HEADERS = 128
"""Fields in an answer's head."""
KEEP_ALIVE = 30.0
"""Seconds that an idle connection is kept. Longer than most delays, shorter than what most servers allow."""
DNS_THREADS = 32
"""Names that are looked up at once."""
DNS_AGE = 60
"""Seconds that a resolved name is remembered. (What is connected to is checked, not what was resolved.)"""
LOCAL_DNS_SECONDS = 2.0
"""Seconds that a name is looked up here before a proxy is asked to do so in any case."""
SOCKS_PORT = 1080
"""RFC 1928 section 3."""
SOCKS = ("socks5://", "socks5h://", "socks4://", "socks4a://")
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Connector(aiohttp.TCPConnector):
    """Says when a connection is there, so that the request goes out now: see `on_connected`. Reads what comes back with
    `scraper.crawl.fetch.http.http1`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._factory = partial(Handler, loop=self._loop)  # type: ignore[assignment]

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:
        connection = await super().connect(req, traces, timeout)
        _connected.get()()
        return connection


_connected: ContextVar[Callable[[], None]] = ContextVar("_connected", default=lambda: None)


@contextmanager
def on_connected(call: Callable[[], None]) -> Iterator[None]:
    """Have ``call`` called when a request that is made inside gets its connection, old or new."""
    before = _connected.set(call)
    try:
        yield
    finally:
        _connected.reset(before)  # else a task would keep itself alive by what is in its own context


class Resolver(AbstractResolver):
    """The system's resolver, in threads of its own: a name that takes long to look up keeps few others waiting."""

    def __init__(self, lookup: Callable[..., list[Any]] = socket.getaddrinfo) -> None:
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(DNS_THREADS, thread_name_prefix="resolver")

    async def resolve(self, host: str, port: int = 0, family: Any = socket.AF_UNSPEC) -> list[ResolveResult]:
        ask = partial(self._lookup, host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        try:
            results = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except UnicodeError as error:  # a label that is empty, or over 63 characters
            raise socket.gaierror(socket.EAI_NONAME, "no name of a host") from error
        return [
            ResolveResult(hostname=host, host=address[0], port=port, family=kind, proto=protocol, flags=_NUMERIC)
            for kind, _, protocol, _, address in results
        ]

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


class NamedHosts(AbstractResolver):
    """Resolves the hosts that a source itself names. These may be inside, but not be moved there while we look:
    one that has had a public address in this run is not followed to a private one."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self.public: dict[str, None] = {}
        """Those that have had one, in that order."""

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        results = await self._inner.resolve(host, port, family)
        public = [one for one in results if is_public(one["host"])]
        if public:
            self.public[host] = None
            return public
        if host in self.public:
            raise ForbiddenAddress(
                Message(
                    "{host} had a public address before and now leads to {found}", host=host, found=results[0]["host"]
                )
            )
        return results

    async def close(self) -> None:
        pass  # the inner one is shared


class LocalDnsCheck:
    """The addresses that names lead to as this machine sees it, for those that a proxy will resolve out of our sight.

    It is no wall: the proxy may resolve the name to something else. But a name that is known here to lead inside is not
    handed on; one that is not known here, or not soon, is the proxy's to find.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self._known: dict[str, tuple[float, str | None]] = {}

    async def check(self, name: str) -> None:
        """Raise `Fault` if ``name`` leads to nothing but addresses on the inside."""
        now = asyncio.get_running_loop().time()
        until, inside = self._known.get(name, (now, None))
        if until <= now:
            inside = await self.inside(name)
            self._known[name] = now + DNS_AGE, inside
        if inside is not None:
            raise Fault(Message(LEADS_INSIDE, name=name, inside=inside), RetryAdvice.NEVER)

    async def inside(self, name: str) -> str | None:
        """The address on the inside that a name leads to; None if it leads outside, or is not known here."""
        try:
            async with asyncio.timeout(LOCAL_DNS_SECONDS):
                results = await self._inner.resolve(name)
        except OSError:  # not known here; TimeoutError is one, too
            return None
        addresses = [one["host"] for one in results]
        return None if not addresses or any(map(is_public, addresses)) else addresses[0]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it goes out."""

    method: str
    url: URL
    headers: Mapping[str, str]
    content: bytes = b""


class Transport:
    """A way out."""

    def __init__(
        self, session: aiohttp.ClientSession, proxy: URL | None = None, local_dns: LocalDnsCheck | None = None
    ) -> None:
        """``proxy``: that of HTTP; ``local_dns``: checks the hosts whose names a proxy resolves."""
        self._session = session
        self._local_dns = local_dns
        self._proxy: dict[str, Any] = {}
        if proxy is not None:
            self._proxy["proxy"] = proxy.with_user(None)
            if proxy.user is not None:  # aiohttp's new way, by headers, does not reach a proxy of http addresses
                self._proxy["proxy_auth"] = aiohttp.BasicAuth(proxy.user, proxy.password or "")

    async def send(self, request: Request, connect: float) -> aiohttp.ClientResponse:
        """Return the answer when its head is there; a connection is made in ``connect`` seconds.

        Raises what aiohttp raises, and `Fault` where the host is known to be on the inside.
        """
        if self._local_dns is not None:
            await self._local_dns.check(request.url.raw_host or "")
        return await self._session.request(
            request.method,
            request.url,
            headers=request.headers,
            data=request.content or None,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(sock_connect=connect),
            **self._proxy,
        )

    async def close(self) -> None:
        """Close its connections."""
        await self._session.close()


@dataclass(frozen=True, slots=True)
class _Way:
    """The properties that tell one transport from another."""

    proxy: str | None
    named: bool
    """Whether the source names the host itself."""
    header_size: int
    tls: TLS


class Transports:
    """One transport for each way out, made when it is first needed. Cookies are not theirs to keep."""

    def __init__(self, resolver: AbstractResolver | None = None) -> None:
        self._resolver = resolver or Resolver()
        self.named = NamedHosts(self._resolver)
        self.local_dns = LocalDnsCheck(self._resolver)
        self._made: dict[_Way, Transport] = {}
        self._environment = getproxies_environment()

    def choose(self, url: str, policy: Policy) -> Transport:
        """The way to ``url``. Raises `Fault` for an address in digits that leads inside, unless the source names it."""
        name = hostname(url)
        named = name in policy.allowed_hosts
        forbidden = None if named else forbidden_literal(name)
        if forbidden:
            raise Fault(Message("refused: {forbidden}", forbidden=forbidden), RetryAdvice.NEVER)
        way = _Way(
            self._proxy(url, name, policy),
            named,
            policy.limits.headers,
            policy.tls if url.startswith("https:") else "none",
        )
        made = self._made.get(way)
        if made is None:
            try:
                made = self._made[way] = self._make(way)
            except ValueError as wrong:
                error = "…" if "@" in (way.proxy or "") else wrong  # which may quote the password
                reason = Message("the proxy's address is not valid: {error}", error=error)
                raise Fault(reason, RetryAdvice.LATER) from None
            except ConfigError as error:  # of certificates; `scraper.crawl.fetch.http.tls.check` says so before a run
                raise Fault(str(error), RetryAdvice.LATER) from error
        return made

    def _make(self, way: _Way) -> Transport:
        session = aiohttp.ClientSession(
            connector=self._connector(way),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=way.header_size,
            max_field_size=way.header_size,
            max_headers=MAX_HEADERS,
        )
        # aiohttp would ask a second time at once, past the host's queue, when a connection breaks
        session._retry_connection = False
        proxy = URL(way.proxy) if way.proxy and not _is_socks(way.proxy) else None
        return Transport(session, proxy, None if way.proxy is None or way.named else self.local_dns)

    def _connector(self, way: _Way) -> aiohttp.BaseConnector:
        common: dict[str, Any] = {
            "limit": 0,  # the hosts' queues are the limit
            "ssl": context(way.tls),
            "keepalive_timeout": KEEP_ALIVE,
            "ttl_dns_cache": DNS_AGE,
        }
        if way.proxy and _is_socks(way.proxy):
            return _socks_connector(way.proxy, common)
        guarded = way.proxy is None and not way.named
        return Connector(
            **common,
            resolver=self.named if way.proxy is None and way.named else self._resolver,
            socket_factory=guarded_socket if guarded else None,
        )

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
        if not proxy.startswith(("http://", "https://")) and not _is_socks(proxy):
            raise Fault(
                Message("a proxy of the kind {value} is not supported: use http://", value=proxy.partition(":")[0]),
                RetryAdvice.LATER,
            )
        return proxy

    async def close(self) -> None:
        """Close all connections."""
        for transport in self._made.values():
            await transport.close()
        await self._resolver.close()


def _is_socks(proxy: str) -> bool:
    return proxy.startswith(SOCKS)


def _socks_connector(proxy: str, common: dict[str, Any]) -> aiohttp.BaseConnector:
    """Raises `Fault` where the library for it is not installed. The proxy resolves names, whatever it is called."""
    try:
        from aiohttp_socks import ProxyConnector
    except ImportError:
        raise Fault(Message("a SOCKS proxy needs a further library: scrape install socks"), RetryAdvice.LATER) from None

    class SocksConnector(Connector, ProxyConnector):
        pass

    made: aiohttp.BaseConnector = SocksConnector.from_url(_plain_socks(proxy), rdns=True, **common)
    return made


def _plain_socks(proxy: str) -> str:
    """As python-socks spells it: without curl's 4a and 5h, which say who resolves names, and with a port."""
    parts = urlsplit(proxy)
    port = "" if parts.port else f":{SOCKS_PORT}"
    return f"{parts.scheme[:6]}://{parts.netloc}{port}"
