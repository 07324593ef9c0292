"""Two machines: a scheduler and a worker in one network namespace, another worker in a second one, a wire between."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.crawl.cluster.rig import ROOT, Dask, paper, rows, scrape, sources
from tests.extras import needs
from tests.newssite import Site

needs("distributed", "the extra `cluster` is not installed")

HERE, THERE = "10.213.77.1", "10.213.77.2"
SERVER = """
import sys, time
from tests.crawl.cluster.rig import paper
from tests.newssite import serve

host, number = sys.argv[1], int(sys.argv[2])
with serve(paper(number, 8), host) as site:
    print(site.base, flush=True)
    time.sleep(300)
"""


def ip(*args: str) -> None:
    subprocess.run(["ip", *args], check=True, capture_output=True)


@pytest.fixture
def networks() -> Iterator[tuple[str, str]]:
    """Two namespaces, whose only way out is the wire to the other."""
    names = [f"scrape-{os.getpid()}-{n}" for n in (1, 2)]
    try:
        for name in names:
            ip("netns", "add", name)
        wires = [f"w{n}-{os.getpid() % 100000}" for n in (1, 2)]
        ip("link", "add", wires[0], "netns", names[0], "type", "veth", "peer", "name", wires[1], "netns", names[1])
        for name, wire, address in zip(names, wires, (HERE, THERE), strict=True):
            ip("-n", name, "address", "add", f"{address}/24", "dev", wire)
            ip("-n", name, "link", "set", wire, "up")
            ip("-n", name, "link", "set", "lo", "up")
        yield names[0], names[1]
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"network namespaces cannot be made here: {error}")
    finally:
        for name in names:
            with suppress(OSError, subprocess.CalledProcessError):
                ip("netns", "delete", name)


@pytest.mark.long
def test_workers_on_two_networks(networks: tuple[str, str], tmp_path: Path) -> None:
    inside = [("ip", "netns", "exec", name) for name in networks]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    servers = [
        subprocess.Popen(
            [*place, sys.executable, "-c", SERVER, address, str(number)], env=env, stdout=subprocess.PIPE, text=True
        )
        for number, (place, address) in enumerate(zip(inside, (HERE, THERE), strict=True))
    ]
    (tmp_path / "dask").mkdir()
    cluster = Dask(f"tcp://{HERE}:8786", tmp_path / "dask", inside[0])
    try:
        cluster.start()
        cluster.worker(host=HERE)
        cluster.worker(host=THERE, prefix=inside[1])
        sites = [Site({}, server.stdout.readline().strip()) for server in servers if server.stdout]
        cluster.ready(2)
        here, there = tmp_path / "here", tmp_path / "there"
        sources(there, sites)
        sources(here, sites)
        run = scrape(there, "fetch", "--scheduler", cluster.address, prefix=inside[0])
        assert run.returncode == 0, run.stderr
        assert scrape(here, "fetch", "--workers", "1", prefix=inside[1]).returncode == 0
    finally:
        cluster.end()
        for server in servers:
            server.kill()
            server.wait()
    assert len(rows(there)["articles"]) == 2 * 8 == len(paper(0, 8)) - 1 + len(paper(1, 8)) - 1
    assert rows(there) == rows(here)
    logs = [(tmp_path / "dask" / f"worker-{n}.log").read_text() for n in (0, 1)]
    assert [address in log for address, log in zip((HERE, THERE), logs, strict=True)] == [True, True]
