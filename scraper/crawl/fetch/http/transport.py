"""Ways to send a request: sessions of aiohttp, guarded, unguarded or through a proxy."""

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
"""Maximum number of fields in an answer's head."""
KEEP_ALIVE = 30.0
"""Seconds that an idle connection is kept: longer than most delays, shorter than most servers allow."""
DNS_THREADS = 32
"""Names that are resolved at once."""
DNS_AGE = 60
"""Seconds that a resolved name is cached. (What is connected to is checked, not what was resolved.)"""
LOCAL_DNS_SECONDS = 2.0
"""Maximum seconds to resolve a name here before a proxy is asked to resolve it in any case."""
SOCKS_PORT = 1080
"""RFC 1928 section 3."""
SOCKS = ("socks5://", "socks5h://", "socks4://", "socks4a://")
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Connector(aiohttp.TCPConnector):
    """Reports when a connection is established, so that the request is sent now: see `on_connected`. Parses answers
    with `scraper.crawl.fetch.http.http1`."""

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
    """Have ``call`` called when a request made inside gets its connection, new or reused."""
    before = _connected.set(call)
    try:
        yield
    finally:
        _connected.reset(before)  # else a task would keep itself alive by what is in its own context


class Resolver(AbstractResolver):
    """The system's resolver in its own threads: a slow name delays few others."""

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
    """Resolves the hosts that a source itself names. These may be private, but may not become so during the run: a host
    that has had a public address is not followed to a private one."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self.public: dict[str, None] = {}
        """Hosts that have had a public address, in that order."""

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
    """A check of host names by this machine's resolver, for names that a proxy will resolve out of our sight.

    It is no full protection: the proxy may resolve the name differently. But a name that is known here to be private is
    not passed on; an unknown name, or one that takes long, is left to the proxy.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner
        self._known: dict[str, tuple[float, str | None]] = {}

    async def check(self, name: str) -> None:
        """Raise `Fault` if ``name`` resolves to private addresses only."""
        now = asyncio.get_running_loop().time()
        until, inside = self._known.get(name, (now, None))
        if until <= now:
            inside = await self.inside(name)
            self._known[name] = now + DNS_AGE, inside
        if inside is not None:
            raise Fault(Message(LEADS_INSIDE, name=name, inside=inside), RetryAdvice.NEVER)

    async def inside(self, name: str) -> str | None:
        """The private address of a name; None if it has a public one, or is unknown here."""
        try:
            async with asyncio.timeout(LOCAL_DNS_SECONDS):
                results = await self._inner.resolve(name)
        except OSError:  # not known here; TimeoutError is one, too
            return None
        addresses = [one["host"] for one in results]
        return None if not addresses or any(map(is_public, addresses)) else addresses[0]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it is sent."""

    method: str
    url: URL
    headers: Mapping[str, str]
    content: bytes = b""


class Transport:
    """One way to send requests."""

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

        Raises what aiohttp raises, and `Fault` for a host that is known to be private.
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
    """The properties by which transports differ."""

    proxy: str | None
    named: bool
    """True if the source names the host itself."""
    header_size: int
    tls: TLS


class Transports:
    """The transports of a run, each created when it is first needed. Cookies are kept elsewhere."""

    def __init__(self, resolver: AbstractResolver | None = None) -> None:
        self._resolver = resolver or Resolver()
        self.named = NamedHosts(self._resolver)
        self.local_dns = LocalDnsCheck(self._resolver)
        self._made: dict[_Way, Transport] = {}
        self._environment = getproxies_environment()

    def choose(self, url: str, policy: Policy) -> Transport:
        """The transport for ``url``. Raises `Fault` for a private address in digits, unless the source names it."""
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
        """The proxy's URL; None for a direct connection."""
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
    """The proxy's URL as python-socks takes it: without curl's 4a and 5h, which say who resolves names, and with a
    port."""
    parts = urlsplit(proxy)
    port = "" if parts.port else f":{SOCKS_PORT}"
    return f"{parts.scheme[:6]}://{parts.netloc}{port}"
