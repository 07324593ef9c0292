"""docs/running.md and docs/fetching.md: figures of a run, and promises of the command that no other test holds."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.crawl import list_readings
from scraper.cli.terminal import log_file
from scraper.cli.views.progress import progress
from scraper.crawl.fetch import Limits
from scraper.crawl.workers import time_budget
from scraper.monitoring import health, notify, webhook
from scraper.monitoring.drift import DEFAULT as DRIFT
from tests import forked
from tests.kinds import only
from tests.newssite import HEADLINES, Answer, Site, article, listing, paper, serve

ROOT = Path(__file__).parents[2]
TEXT = " ".join((ROOT / "docs" / "running.md").read_text("utf-8").split())
LIMITS = Limits()
WORDS = {1: "an hour", 3: "three", 5: "five", 6: "six", 9: "nine", 12: "twelve", 20: "twenty"}
FIGURES = (
    f"begins a new file at {log_file.BYTES // 10**6} MB, and keeps {WORDS[log_file.FILES - 1]} older ones",
    f"after {WORDS[list_readings.TRUST]} answers of 304 in a row",
    f"{WORDS[2 * list_readings.TRUST]} are believed next time, then {WORDS[4 * list_readings.TRUST]}, up to"
    f" {list_readings.MOST_TRUST}, and a week at most",
    f"asks for {LIMITS.addresses:,} articles and takes an hour at most" if LIMITS.run_time == 3600 else "?",
    f"{time_budget.USUAL.seconds:g} seconds of a processor and {time_budget.USUAL.per_million:g} more for each million",
    f"they say so every {'ten' if progress.LOGGED_EVERY == 10 else '?'} seconds",
    f"in its last {DRIFT.runs} sound runs",
    f"in each of at least {DRIFT.enough_runs} runs",
    f"under {DRIFT.few:.0%} of its median, and under half".replace("%", " %"),
    f"lists of {DRIFT.least_links} and more",
    f"at least {DRIFT.usual:.0%} over at least {DRIFT.norm_articles} articles".replace("%", " %"),
    "a fifth of the norm" if DRIFT.gone == 0.2 else "?",
    "once in a million times" if DRIFT.chance == 1e-6 else "?",
    f"no more than {DRIFT.trusted:.0%}".replace("%", " %"),
    f"no {DRIFT.example} articles in a row",
    f"and {DRIFT.window} at most",
    f"the next {WORDS[DRIFT.enough_runs]} runs (for fields: {WORDS[DRIFT.norm_articles]} articles)",
    f"when {WORDS[health.PATIENCE[0]]} times its `every:` and an hour",
    f"may take {notify.COMMAND_SECONDS:g} seconds",
    f"has {webhook.SECONDS:g} seconds in all",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_the_programs(figure: str) -> None:
    assert figure in TEXT


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A paper of four articles, and a sources.yaml for it in the folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    with serve(paper(4)) as served:
        Path("sources.yaml").write_text(
            f"sources:\n  - name: yunting\n    list: {served.base}/\n    delay: 0\n    limits: {{retries: 0}}\n",
            encoding="utf-8",
        )
        yield served


def scrape(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scraper", *args],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        check=False,
    )


def processor_seconds(*args: str) -> float:
    """The processor time of a program: the least of three."""
    least = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *args], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


@pytest.mark.slow
def test_due_opens_nothing_for_writing_where_nothing_is_due(site: Site) -> None:
    assert forked.scrape("fetch").returncode == 0
    requests = len(site.answers)
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in Path().iterdir() if file.is_file()}
    with Archive.open("archive.db"):  # somebody else writes to it: whoever would write has to say so
        within = {file.name for file in Path().iterdir()}
        done = scrape("fetch", "--due")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Nothing is due; next is yunting")
        assert {file.name for file in Path().iterdir()} == within
    assert Path("sources.yaml").read_bytes() == before["sources.yaml"][0]
    assert len(site.answers) == requests
    # three times as much when idle, four when all processors are busy
    assert processor_seconds("-m", "scraper", "fetch", "--due") < 5 * processor_seconds("-c", "import click")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "env"),
    [("  - name: a\n    lists: x\n", {}), ("", {"SSL_CERT_FILE": "/nowhere/ca.pem"})],
    ids=["sources.yaml", "certificates"],
)
def test_what_is_wrong_from_the_outset_ends_with_2_and_asks_nothing(
    site: Site, wrong: str, env: dict[str, str]
) -> None:
    with Path("sources.yaml").open("a", encoding="utf-8") as file:
        file.write(wrong)
    done = scrape("fetch", **env)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert site.answers == []


@pytest.mark.slow
@pytest.mark.parametrize("name", only(["markup", "tags", "text"], "markup"))
def test_a_page_that_is_too_large_is_kept_as_it_came_with_its_reason(site: Site, name: str) -> None:
    pages = {
        "markup": article("很长的一页", paragraphs=["<b>雨</b>" * 2] * 300_000),
        "tags": article("很多标签的一页") + "<i>" * 160_000,
        "text": article("很长的一篇", paragraphs=["今天的雨下了一整天，河边的人都回家了。" * 30] * 900),
    }
    path = "/bendi/202603/002.html"
    site.pages[path] = Answer(pages[name].encode())
    done = forked.scrape("fetch")
    assert "3 new, 1 failed" in done.stdout
    with Archive.read("archive.db") as archive:
        ((reason, page),) = archive.connection.execute("SELECT reason, page FROM failures").fetchall()
        stored = archive.pages.get(page)
    assert "no article" in reason
    assert stored is not None
    assert stored.content == pages[name].encode()


@pytest.mark.slow
def test_an_interrupted_run_ends_within_seconds_and_stores_what_was_parsed(site: Site) -> None:
    site.pages["/bendi/202603/004.html"] = Answer(article(HEADLINES[3]).encode(), stalls=300)
    run = subprocess.Popen(
        [sys.executable, "-m", "scraper", "fetch"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    while len(site.paths()) < 6:  # robots.txt (404), the list, four articles
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
        if len(site.paths()) >= 5:
            break
    time.sleep(1)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGTERM)
    run.communicate(timeout=300)
    assert run.returncode == 130
    assert time.monotonic() - began < 200, "it did not wait for the page that hangs"
    with sqlite3.connect("archive.db") as connection:
        assert connection.execute("SELECT ended FROM runs").fetchall() == [("interrupted",)]
    site.pages["/bendi/202603/004.html"] = Answer(article(HEADLINES[3]).encode())
    assert scrape("fetch", "--due").returncode == 0, "it does not count as fetched"
    with sqlite3.connect("archive.db") as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (4,)


def test_a_restore_is_refused_while_a_run_writes(site: Site) -> None:
    assert forked.scrape("fetch").returncode == 0
    assert forked.scrape("backup", "copy.db").returncode == 0
    with Archive.open("archive.db"):
        done = scrape("restore", "copy.db")
    assert done.returncode == 1, done.stderr
    assert "is writing to it" in done.stderr


@pytest.mark.slow
def test_the_summary_that_is_posted_has_the_keys_of_the_page(site: Site, tmp_path: Path) -> None:
    site.pages["/"] = Answer(status=404)
    target = tmp_path / "told.json"
    tell = tmp_path / "tell"
    tell.write_text(f"#!/bin/sh\ncat > {target}\n")
    tell.chmod(0o755)
    assert scrape("fetch", "--notify", str(tell)).returncode == 1
    notice = json.loads(target.read_text(encoding="utf-8"))
    assert list(notice) == ["text", "run", "error", "archive", "sources"]
    (source,) = notice["sources"]
    assert {"source", "error", "drift", "new", "failed"} <= source.keys()
    assert source["error"] == f"could not fetch the list page: {site.base}/: HTTP 404"
    assert notice["text"] == f"scrape: 1 source to look at\nyunting: {source['error']}"


def test_a_sitemap_that_cannot_be_fetched_costs_no_other_of_its_index(site: Site) -> None:
    paths = [f"/bendi/202603/{n:03d}.html" for n in range(1, 5)]
    children = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in "abc")
    urls = ["".join(f"<url><loc>{path}</loc></url>" for path in some) for some in (paths[:2], paths[2:])]
    site.pages |= {
        "/s.xml": f"<sitemapindex>{children}</sitemapindex>",
        "/a.xml": f"<urlset>{urls[0]}</urlset>",
        "/b.xml": Answer(status=403),
        "/c.xml": f"<urlset>{urls[1]}</urlset>",
    }
    text = (
        Path("sources.yaml").read_text(encoding="utf-8").replace(f"list: {site.base}/", f"sitemap: {site.base}/s.xml")
    )
    Path("sources.yaml").write_text(text, encoding="utf-8")
    done = forked.scrape("fetch")
    assert done.returncode == 1
    assert f"4 new, 1 failed; FAILED: could not fetch the list page: {site.base}/b.xml: HTTP 403" in done.stdout


def test_colours_are_kept_in_a_pipe_where_they_are_asked_for(site: Site) -> None:
    assert "\x1b[" not in forked.scrape("sources", NO_COLOR="").stdout
    assert "\x1b[" in forked.scrape("sources", FORCE_COLOR="1").stdout


def test_next_pages_are_followed_only_while_they_show_something_else(site: Site) -> None:
    links = {f"/bendi/202603/{n:03d}.html": HEADLINES[n - 1] for n in range(1, 5)}
    site.pages |= {"/": listing(links, next_page="/p2"), "/p2": listing(links, next_page="/p3"), "/p3": listing(links)}
    text = Path("sources.yaml").read_text(encoding="utf-8")
    Path("sources.yaml").write_text(f"{text}    pages: 9\n", encoding="utf-8")
    assert forked.scrape("fetch").returncode == 0
    assert [path for path in site.paths() if path in ("/", "/p2", "/p3")] == ["/", "/p2"]


def test_config_shows_a_webhook_by_its_host_and_a_command_by_its_first_word(site: Site) -> None:
    text = Path("sources.yaml").read_text(encoding="utf-8")
    for notify_, shown, hidden in (
        ("https://hooks.example.org/services/T0KEN/s3cret", "hooks.example.org", "s3cret"),
        ("/usr/bin/tell --key s3cret", "/usr/bin/tell", "s3cret"),
    ):
        Path("sources.yaml").write_text(f"{text}    notify: {notify_}\n", encoding="utf-8")
        done = forked.scrape("config", "yunting")
        assert done.returncode == 0
        assert shown in done.stdout
        assert hidden not in done.stdout + done.stderr
