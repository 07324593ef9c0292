"""TLS: old servers, and certificates that are named and not there."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.crawl.fetch import Fetcher, Policy, Settings, check_certificates
from scraper.crawl.fetch.http import tls
from scraper.errors import ConfigError, FetchError
from tests.crawl.fetch.server import PAGE, Request, Server, answer

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Read the environment once."""
    tls.context.cache_clear()
    yield
    tls.context.cache_clear()


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a certificate for this machine, which SSL_CERT_FILE vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout key.pem -out cert.pem"
    name = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*make.split(), *name], cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    return tmp_path


def outcome(server_side: ssl.SSLContext, settings: Settings, policy: Policy) -> str:
    """The outcome with a server that takes no other TLS than this: "had", or why nothing."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await answer()(Request("/", {}, 0, 1), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()

    async def run() -> str:
        listener = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=server_side)
        url = f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}/a"
        limits = replace(policy.limits, retries=0, connect=20, first_byte=20, total=60)
        async with listener, Fetcher(settings) as fetcher:
            try:
                fetched = await fetcher.get(url, replace(policy, robots="ignore", limits=limits))
            except FetchError as error:
                return error.reason
            return "had" if fetched.content == PAGE else "something else"

    return asyncio.run(run())


def server_side(folder: Path, ciphers: str, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.set_ciphers(ciphers)
    made.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    made.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    made.maximum_version = version
    return made


@pytest.mark.parametrize(
    "cipher",
    ["AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES128-GCM-SHA256"],
)
@pytest.mark.parametrize("kind", ["modern", "legacy"])
def test_servers_that_curl_and_wget_read(
    cipher: str, kind: tls.TLS, certificate: Path, settings: Settings, policy: Policy
) -> None:
    side = server_side(certificate, f"{cipher}:@SECLEVEL=1")
    assert outcome(side, settings, replace(policy, tls=kind)) == "had"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_older_ones_are_read_where_a_source_says_so(certificate: Path, settings: Settings, policy: Policy) -> None:
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        side = server_side(certificate, "ALL:@SECLEVEL=0", version)
        assert outcome(side, settings, policy) not in ("had", "no connection: ")
        assert outcome(side, settings, replace(policy, tls="legacy")) == "had"


def test_old_servers_must_be_who_they_say(
    certificate: Path, settings: Settings, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    side = server_side(certificate, "DEFAULT")
    assert "certificate is not accepted" in outcome(side, settings, replace(policy, tls="legacy"))
    assert not any("NULL" in one["name"] for one in tls.context("legacy").get_ciphers())


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_are_gone_are_said_by_name(
    name: str, tmp_path: Path, settings: Settings, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "gone"))
    with pytest.raises(ConfigError, match=f"{name} says .*gone, and there is no such"):
        check_certificates()

    async def run() -> None:
        async with Server({"/a": answer()}) as server, Fetcher(settings) as fetcher:
            assert (await fetcher.get(server.url("/a"), policy)).content == PAGE  # http needs none
            with pytest.raises(FetchError, match=name):
                await fetcher.get("https://127.0.0.1:1/", policy)

    asyncio.run(run())


@pytest.mark.parametrize("content", [b"", b"no certificate\n", b"-----BEGIN CERTIFICATE-----\nrubbish\n"])
def test_a_file_without_a_certificate_is_said_by_name(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.pem").write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "x.pem"))
    with pytest.raises(ConfigError, match=r"SSL_CERT_FILE says .*x\.pem, which holds no certificate"):
        check_certificates()


def test_without_them_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    check_certificates()
