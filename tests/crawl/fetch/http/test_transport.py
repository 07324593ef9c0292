"""Proxies, certificates, connections that are used again."""

from __future__ import annotations

import asyncio
import base64
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.abc import ResolveResult

from scraper.crawl.fetch import Fetcher, Policy, Settings
from scraper.crawl.fetch.http.transport import Resolver
from scraper.errors import FetchError
from scraper.sources.model import Limits
from tests.crawl.fetch.conftest import Names
from tests.crawl.fetch.server import PAGE, Request, Server, answer
from tests.crawl.fetch.socks import SocksProxy


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def through(settings: Settings, policy: Policy, url: str, proxy_url: str = "http://{}") -> list[Request]:
    """The requests to a proxy while ``url`` was got through it."""

    async def run() -> list[Request]:
        async with Server(other=answer()) as proxy:
            address = proxy_url.format(f"127.0.0.1:{proxy.port}")
            async with Fetcher(settings) as fetcher:
                assert (await fetcher.get(url, replace(policy, proxy=address))).content == PAGE
        return proxy.log

    return asyncio.run(run())


def test_a_source_may_have_a_proxy(settings: Settings, policy: Policy) -> None:
    log = through(settings, policy, "http://news.example.org/a")
    assert [request.path for request in log] == ["http://news.example.org/robots.txt", "http://news.example.org/a"]
    assert all("proxy-authorization" not in request.headers for request in log)


@pytest.mark.filterwarnings("ignore:.*(proxy_auth|BasicAuth):DeprecationWarning")
def test_a_proxy_may_want_a_password(settings: Settings, policy: Policy) -> None:
    log = through(settings, policy, "http://news.example.org/a", "http://desk:secret@{}")
    word = base64.b64encode(b"desk:secret").decode()
    assert {request.headers["proxy-authorization"] for request in log} == {f"Basic {word}"}


def test_a_proxy_is_not_asked_for_an_inside_address(settings: Settings, policy: Policy) -> None:
    strict = replace(policy, allowed_hosts=frozenset())
    for host in ("10.0.0.1", "localhost", "[::1]"):
        with pytest.raises(FetchError, match="refused"):
            through(settings, strict, f"http://{host}/a")


def test_the_environment_may_name_a_proxy(settings: Settings, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        async with Server(other=answer()) as proxy, Server(other=answer()) as direct:
            monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy.port}")
            monkeypatch.setenv("no_proxy", "example.com")
            async with Fetcher(settings, resolver=Names({})) as fetcher:
                await fetcher.get("http://news.example.org/a", policy)
                await fetcher.get(direct.url("/a"), policy)
                quick = replace(policy, limits=replace(policy.limits, retries=0), robots="ignore")
                for url, proxy_word in (("http://news.example.com/a", None), ("http://news.invalid/a", "direct")):
                    with pytest.raises(FetchError, match="name is not known"):
                        await fetcher.get(url, replace(quick, proxy=proxy_word))
        assert [request.path for request in proxy.log][1:] == ["http://news.example.org/a"]
        assert len(direct.log) == 2

    asyncio.run(run())


@pytest.mark.parametrize(
    ("proxy", "message"),
    [
        ("ftp://127.0.0.1/", "a proxy of the kind ftp is not supported: use http://"),
        ("http://127.0.0.1:99999", "the proxy's address is not valid"),
        ("socks5://127.0.0.1:99999", "the proxy's address is not valid"),
    ],
)
def test_a_proxy_that_is_none_is_said_to_be_so(proxy: str, message: str, settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match=message) as caught:
                await fetcher.get("http://news.example.org/a", replace(policy, proxy=proxy, robots="ignore"))
            assert caught.value.retryable

    asyncio.run(run())


def test_a_name_that_leads_inside_is_not_handed_to_a_proxy(settings: Settings, policy: Policy) -> None:
    """One that is not known here is the proxy's to find; one that the source names is requested in any case."""
    names = Names(
        {
            "intranet.example.org": [["10.0.0.5"]],
            "news.example.org": [["10.0.0.5", "93.184.216.34"]],
            "named.example.org": [["10.0.0.6"]],
        }
    )

    async def run() -> None:
        async with Server(other=answer()) as proxy, Fetcher(settings, resolver=names) as fetcher:
            way = replace(
                policy,
                robots="ignore",
                proxy=f"http://127.0.0.1:{proxy.port}",
                allowed_hosts=frozenset({"named.example.org"}),
            )
            reason = "refused: intranet.example.org leads to 10.0.0.5, which is not an address of the open internet"
            for _ in range(2):
                with pytest.raises(FetchError, match=reason) as caught:
                    await fetcher.get("http://intranet.example.org/a", way)
                assert not caught.value.retryable
            for name in ("news", "named", "unknown"):
                await fetcher.get(f"http://{name}.example.org/", way)
        assert [request.path for request in proxy.log] == [
            f"http://{name}.example.org/" for name in ("news", "named", "unknown")
        ]

    asyncio.run(run())


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks4"])
def test_a_socks_proxy_resolves_names_and_passes_requests_on(scheme: str, settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        names = Names({"inside.example.org": [["10.0.0.5"]]})
        async with (
            Server(other=answer()) as site,
            SocksProxy(site.port) as proxy,
            Fetcher(settings, resolver=names) as fetcher,
        ):
            way = replace(policy, proxy=f"{scheme}://127.0.0.1:{proxy.port}", allowed_hosts=frozenset())
            for _ in range(3):
                assert (await fetcher.get("http://news.example.org/a", way)).content == PAGE
            with pytest.raises(FetchError, match="leads to 10"):
                await fetcher.get("http://inside.example.org/a", way)
        assert proxy.answers == ["news.example.org"]
        assert [request.path for request in site.log] == ["/robots.txt", "/a", "/a", "/a"]

    asyncio.run(run())


def test_a_socks_proxy_that_is_not_there_or_refuses(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        quick = replace(policy, robots="ignore", limits=replace(policy.limits, retries=0))
        async with SocksProxy(None) as refusing, Fetcher(settings) as fetcher:
            url = f"socks5://127.0.0.1:{refusing.port}"
            with pytest.raises(FetchError, match="the proxy: ") as caught:
                await fetcher.get("http://news.example.org/a", replace(quick, proxy=url))
            assert caught.value.retryable
        async with Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match=r"the proxy: .*(refused|connect)"):
                await fetcher.get("http://news.example.org/a", replace(quick, proxy=url))

    asyncio.run(run())


def test_a_proxy_that_is_not_there(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Server() as server:
            gone = f"http://127.0.0.1:{server.port}"
        async with Fetcher(settings) as fetcher:
            with pytest.raises(FetchError, match="the proxy: connection refused"):
                await fetcher.get("http://news.example.org/a", replace(policy, proxy=gone, robots="ignore"))

    asyncio.run(run())


@pytest.mark.slow
def test_a_certificate_that_nobody_vouches_for_is_not_accepted(
    settings: Settings, policy: Policy, tmp_path: Path
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout key.pem -out cert.pem"
    subprocess.run(make.split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")

    async def run() -> None:
        listener = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
        port = listener.sockets[0].getsockname()[1]
        async with listener, Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(f"https://127.0.0.1:{port}/a", replace(policy, robots="ignore"))
        assert caught.value.reason == "the TLS certificate is not accepted: self-signed certificate"
        assert caught.value.retryable

    asyncio.run(run())


def test_names_that_are_slow_to_resolve_keep_nobody_waiting(settings: Settings, policy: Policy) -> None:
    came = threading.Event()

    def lookup(host: str, port: int, *_: object, **__: object) -> list[object]:
        if host == "localhost":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        came.wait(600)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    async def run() -> None:
        local = replace(policy, allowed_hosts=frozenset({"localhost"}), robots="ignore")
        async with Server(other=answer()) as server, Fetcher(settings, resolver=Resolver(lookup)) as fetcher:
            slow = [asyncio.create_task(fetcher.get(f"http://a{i}.example.org/", local)) for i in range(20)]
            await asyncio.sleep(0.1)
            try:
                await asyncio.wait_for(fetcher.get(server.url("/a", "localhost"), local), 300)
                assert not any(task.done() for task in slow)
            finally:
                came.set()
            for task in slow:
                task.cancel()

    asyncio.run(run())


@pytest.mark.parametrize("name", ["a..example.org", f"{'a' * 64}.example.org"])
def test_a_name_that_cannot_be_encoded_is_not_known(name: str, settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Fetcher(settings) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(f"http://{name}/", replace(policy, robots="ignore", limits=Limits(retries=0)))
        assert "codec" not in caught.value.reason, caught.value.reason

    asyncio.run(run())


def test_a_name_that_takes_too_long(settings: Settings, policy: Policy) -> None:
    class Slow(Names):
        async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
            await asyncio.sleep(30)
            return []

    async def run() -> None:
        limits = replace(policy.limits, connect=0.1)
        async with Fetcher(settings, resolver=Slow({})) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get("http://news.example.org/", replace(policy, robots="ignore", limits=limits))
        assert (caught.value.reason, caught.value.retryable) == ("timed out: no connection in 0.1 s", True)

    asyncio.run(run())


@pytest.mark.skipif(sys.platform != "linux", reason="a full backlog is silent on Linux only")
def test_a_host_that_does_not_accept(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        limits = replace(policy.limits, connect=0.2, retries=0)
        with socket.socket() as deaf, ExitStack() as callers:
            deaf.bind(("127.0.0.1", 0))
            deaf.listen(0)
            for _ in range(3):
                caller = callers.enter_context(socket.socket())
                caller.setblocking(False)
                caller.connect_ex(deaf.getsockname())
            url = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
            async with Fetcher(settings) as fetcher:
                with pytest.raises(FetchError, match=r"timed out: no connection in 0\.2 s"):
                    await fetcher.get(url, replace(policy, robots="ignore", limits=limits))

    asyncio.run(run())


def test_a_name_that_is_not_known(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        async with Fetcher(settings, resolver=Names({})) as fetcher:
            with pytest.raises(FetchError, match="the host's name is not known"):
                await fetcher.get("http://news.invalid/", replace(policy, robots="ignore"))

    asyncio.run(run())


def test_connections_are_used_again(settings: Settings, policy: Policy) -> None:
    async def run() -> None:
        peers: set[object] = set()

        async def page(request: Request, writer: asyncio.StreamWriter) -> None:
            peers.add(writer.get_extra_info("peername"))
            await answer()(request, writer)

        async with Server(other=page) as server, Fetcher(settings) as fetcher:
            for i in range(20):
                await fetcher.get(server.url(f"/{i}"), replace(policy, concurrency=1))
        assert len(peers) == 1

    asyncio.run(run())
