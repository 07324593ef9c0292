"""No network is said once, and not taken for sites that are down."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.crawl import connectivity
from tests.newssite import paper, serve

UNKNOWN = "the host's name is not known"


@pytest.mark.parametrize(
    ("reasons", "hosts", "is_missing"),
    [
        ([UNKNOWN], "ab", True),
        (["no connection: Network is unreachable", f"robots.txt could not be fetched ({UNKNOWN})"], "ab", True),
        ([UNKNOWN, "connection refused"], "ab", False),
        ([UNKNOWN], "a", False),
        ([], "ab", False),
    ],
)
def test_it_is_missing_where_no_host_can_be_reached(
    reasons: list[str], hosts: str, is_missing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connectivity, "_has_route", lambda: True)
    assert connectivity.is_missing(reasons, [f"https://{host}.example/" for host in hosts]) == is_missing


def test_one_host_is_enough_where_there_is_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connectivity, "_has_route", lambda: False)
    assert connectivity.is_missing([UNKNOWN], ["https://a.example/"])


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_a_run_without_network_says_one_sentence(
    quiet: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "defaults: {delay: 0, proxy: direct, limits: {retries: 0}}\nsources:\n"
    dead = "".join(f"  - name: s{n}\n    list: http://s{n}.invalid/\n" for n in range(9))
    Path("sources.yaml").write_text(head + dead)
    done = CliRunner().invoke(scrape, ["fetch", *quiet])
    assert done.exit_code == 1
    assert done.output.count("no network: none of the sites could be reached") == 1
    assert "FAILED" not in done.output
    with serve(paper(2)) as site:
        Path("sources.yaml").write_text(head + dead + f"  - name: well\n    list: {site.base}/\n")
        done = CliRunner().invoke(scrape, ["fetch", *quiet])
    assert "no network" not in done.output
    assert done.output.count("FAILED") == 9
