"""docs/cluster.md tells the truth: its commands make a cluster, in the open and with TLS."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawl.cluster.rig import ROOT, Dask, free_port, papers, rows, scrape, sources
from tests.extras import needs

needs("distributed", "the extra `cluster` is not installed")

TEXT = (ROOT / "docs" / "cluster.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    match = re.search(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert match
    return match[1]


def words(line_begins: str, port: int) -> list[str]:
    """The words of a line of the document, on addresses of this machine."""
    [line] = [line for line in block("sh").splitlines() if line.startswith(line_begins)]
    there = line.partition("#")[0].replace("10.0.0.1", "127.0.0.1").replace("10.0.0.2", "127.0.0.1")
    return there.replace("8786", str(port)).replace("--nworkers auto", "--nworkers 1").split()


@pytest.mark.long
@pytest.mark.parametrize("protocol", ["tcp", "tls"])
def test_the_commands_make_a_cluster(tmp_path: Path, protocol: str) -> None:
    rig = Dask("", tmp_path)
    port = free_port()
    env = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    if protocol == "tls":
        env["DASK_CONFIG"] = str(secured(tmp_path))
    args = {name: words(name, port) for name in ("dask scheduler", "dask worker", "scrape fetch")}
    args = {name: [word.replace("tcp://", f"{protocol}://") for word in line] for name, line in args.items()}
    scheduler = args["dask scheduler"] + (["--protocol", "tls"] if protocol == "tls" else [])
    try:
        rig.scheduler = rig.process("scheduler", scheduler, env)
        rig.workers.append(rig.process("worker", args["dask worker"], env))
        rig.ready(1)
        with papers(1, 3) as sites:
            sources(tmp_path / "there", sites)
            run = scrape(tmp_path / "there", *args["scrape fetch"][1:], env=env)
            assert run.returncode == 0, run.stderr
    finally:
        rig.end()
    assert len(rows(tmp_path / "there")["articles"]) == 3
    if protocol == "tls":
        plain = scrape(tmp_path / "there", "fetch", "--scheduler", f"tcp://127.0.0.1:{port}")
        assert plain.returncode == 1


def secured(folder: Path) -> Path:
    """Dask's configuration as the document has it, with certificates of our own."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the certificates, is not here")
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=scrape"]
    names = ["-keyout", str(folder / "node.key"), "-out", str(folder / "node.pem")]
    subprocess.run([*make, *names], check=True, capture_output=True)
    shutil.copy(folder / "node.pem", folder / "ca.pem")
    config = folder / "dask.yaml"
    config.write_text(block("yaml").replace("/etc/scrape", str(folder)), encoding="utf-8")
    return config
