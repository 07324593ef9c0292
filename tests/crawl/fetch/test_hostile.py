"""A real site of which nearly every page misbehaves: good pages come back byte for byte, the others as reasons."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.crawl.fetch import Fetcher, Limits, Policy, Settings
from scraper.errors import FetchError

pytestmark = pytest.mark.corpus

SITE = "corpus/cctv/cctv-2025q1.zip"
ORIGIN = re.compile(rb"https?://tv\.cctv\.com")
PAGES = 160
REASONS = {
    "always-404": "HTTP 404",
    "always-410": "HTTP 410",
    "always-500": "HTTP 500",
    "redirect-loop": "more than 10 redirects",
    "redirect-private": "refused: 169.254.169.254 is not an address of the open internet",
    "redirect-file": "a redirect that leads nowhere: 'file:///etc/passwd'",
    "gzip-garbage": "the compressed body is broken",
    "gzip-bomb": "a decompression bomb",
    "endless": "the page is too large: over ",
    "slow-drip": "timed out: less than 1024 bytes came in 1 s",
    "huge-headers": "the headers are too large",
    "binary": "not a page: binary bytes",
    "empty": "the page is empty",
}
RECODED = {"wrong-charset", "no-charset"}
# not once-stall: the server forgets a stalled request only after two minutes, whoever has hung up
HEALING = {"once-500", "once-503-retry-after", "once-429-retry-after", "once-reset", "once-truncated"}


@pytest.fixture
def site(shared: Path) -> Iterator[str]:
    """The replayed site with all these faults; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kinds = ",".join([*REASONS, *RECODED, *HEALING])
    command = [sys.executable, str(shared / "replay/replay.py"), str(shared / SITE), "--port", str(port)]
    process = subprocess.Popen([*command, "--faults", "0.9", "--kinds", kinds], stderr=subprocess.PIPE)
    assert process.stderr is not None
    process.stderr.readline()  # "replaying …": it is about to listen
    for _ in range(50):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.communicate()


def test_hostile_site(shared: Path, site: str) -> None:
    archive = zipfile.ZipFile(shared / SITE)
    names = [name for name in archive.namelist() if "VIDE" in name][:PAGES]
    outcomes = asyncio.run(crawl(site, names))
    faults = json.load(urllib.request.urlopen(f"{site}/__faults__"))
    for name in names:
        fault = faults.get("/" + name)
        outcome = outcomes[name]
        if fault in REASONS:
            assert isinstance(outcome, str), name
            assert outcome.startswith(REASONS[fault]), name
            continue
        expected = ORIGIN.sub(site.encode(), archive.read(name))
        if fault in RECODED:
            expected = expected.decode().encode("gb18030")
        if fault == "no-charset":
            expected = re.sub(rb"<meta[^>]*charset[^>]*>", b"", expected)
        assert outcome == expected, (name, fault)
    met = {faults.get("/" + name) for name in names}
    assert met >= HEALING | RECODED | set(REASONS)


async def crawl(site: str, names: list[str]) -> dict[str, bytes | str]:
    """Each page's bytes, or the reason why it cannot be fetched."""
    limits = Limits(idle=1.0, first_byte=120.0, total=240.0)
    policy = Policy(delay=0, concurrency=8, allowed_hosts=frozenset({"127.0.0.1"}), limits=limits)
    quick = Settings(backoff=0.1, slow_pauses=(0.2,), slow_span=0.0, probe_pause=0.5, patience=0.3)
    outcomes: dict[str, bytes | str] = {}

    async def get(fetcher: Fetcher, name: str) -> None:
        try:
            outcomes[name] = (await fetcher.get(f"{site}/{name}", policy)).content
        except FetchError as error:
            outcomes[name] = error.reason

    async with Fetcher(quick) as fetcher:
        await asyncio.gather(*(get(fetcher, name) for name in names))
    return outcomes
