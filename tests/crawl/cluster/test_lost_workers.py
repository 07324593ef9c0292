"""What is lost in the middle of a run: a worker, every worker, the scheduler; and who must not take part at all."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.crawl.cluster.rig import (
    ROOT,
    alone,
    count,
    dask,
    mannered,
    papers,
    rows,
    scrape,
    sources,
    start,
    unlike,
    until,
)
from tests.extras import needs
from tests.newssite import Site

needs("distributed", "the extra `cluster` is not installed")

KILLER = """
import os
import scraper.extract

parse = scraper.extract.parse

def kills(content, url=None, hints=None):
    if "致命的一页".encode() in content:
        os.kill(os.getpid(), 9)
    return parse(content, url, hints)

scraper.extract.parse = kills
"""
"""A fault of the parser, such as only compiled code has; for PYTHONPATH, as sitecustomize.py."""


SHORT_LEASE = """
import scraper.crawl.cluster.worker_actor

scraper.crawl.cluster.worker_actor.LEASE = 4.0
"""
"""For the PYTHONPATH of a worker, as sitecustomize.py: it asks on for some seconds when nobody hears of it."""


SHORT_WAITS = """
import scraper.crawl.cluster.cluster, scraper.crawl.cluster.joining

scraper.crawl.cluster.cluster.WORKERS_WAIT = scraper.crawl.cluster.joining.CONNECT = 2.0
"""
"""For the PYTHONPATH of a run, as sitecustomize.py: it waits less for a cluster that is not there."""


def quiet(site: Site, seconds: float = 1.5) -> bool:
    """Wait this long; return whether nothing was requested in the meantime."""
    before = len(site.answers)
    time.sleep(seconds)
    return len(site.answers) == before


@pytest.mark.long  # test_assignment.py has the same of the pages that wait
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    delay = 0.2
    here, there = tmp_path / "here", tmp_path / "there"
    with papers(3, 15) as sites, dask(tmp_path / "dask") as cluster:
        sources(there, sites, delay=delay, concurrency=1)
        run = start(there, "fetch", "--scheduler", cluster.address)
        until(lambda: count(there) > 9)
        cluster.workers[0].send_signal(signal.SIGKILL)
        out, err = run.communicate(timeout=600)
        assert run.returncode == 0, err
        assert "is lost; others take over" in err
        assert "Traceback" not in err
        for site in sites:
            assert mannered(site, delay)
            # what the dead one had just requested, and its robots.txt, are requested again
            assert len(site.spans) <= 17 + 12
        sources(here, sites)
        assert alone(here, "fetch", "--workers", "1").exit_code == 0
    local, remote = rows(here), rows(there)
    assert remote == local
    assert "45 new" in "".join(out.splitlines()[-1:])


@pytest.mark.long  # test_worker_actor.py and test_worker_pool.py have the same of one worker
def test_a_page_that_kills_whoever_reads_it_is_refused_and_the_others_are_stored(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(KILLER, encoding="utf-8")
    env = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    with papers(2, 12) as sites, dask(tmp_path / "dask", 0) as cluster:
        for _ in range(2):
            cluster.worker(env=env)
        cluster.ready(2)
        deadly = "/bendi/202603/007.html"
        sites[0].pages[deadly] = unlike("致命的一页标题看着倒也平常")
        sources(tmp_path / "there", sites)
        run = scrape(tmp_path / "there", "fetch", "--scheduler", cluster.address, env=env)
        assert run.returncode == 0, run.stderr
        assert [worker.poll() for worker in cluster.workers].count(None) == 1, "one died of it, and no other"
    stored = rows(tmp_path / "there")
    assert len(stored["articles"]) == 23
    [(url, _, reason, *_)] = stored["failures"]
    assert url.endswith(deadly)
    assert "the parser's process died on this page" in reason


@pytest.mark.long
def test_the_scheduler_lost_ends_the_run_and_another_goes_on(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with papers(2, 25) as sites, dask(tmp_path / "dask") as cluster:
        sources(there, sites, delay=0.15)
        run = start(there, "fetch", "--scheduler", cluster.address)
        until(lambda: count(there) > 10)
        assert cluster.scheduler is not None
        cluster.scheduler.kill()
        killed = time.monotonic()
        out, err = run.communicate(timeout=600)
        assert time.monotonic() - killed < 300
        assert run.returncode == 1
        assert f"the scheduler {cluster.address} is lost" in out
        assert "distributed" not in out + err
        assert "Traceback" not in err + out
        assert "Exception" not in err + out
        some = rows(there)
        assert 10 < len(some["articles"]) < 50
        assert not some["failures"], "no page is to blame"
        assert len(some["articles"]) + len(some["frontier"]) == 50, "what was not had is still expected"
        assert scrape(there, "fetch", "--workers", "1").returncode == 0
        sources(here, sites)
        assert scrape(here, "fetch", "--workers", "1").returncode == 0
    for name in ("articles", "copies", "failures", "frontier"):
        assert rows(there)[name] == rows(here)[name]


@pytest.mark.long
def test_workers_that_come_back_or_late_take_part(tmp_path: Path) -> None:
    delay = 0.06
    with papers(2, 150) as sites, dask(tmp_path / "dask", 1) as cluster:
        sources(tmp_path / "there", sites, delay=delay, concurrency=2)
        run = start(tmp_path / "there", "fetch", "-v", "--scheduler", cluster.address)
        until(lambda: count(tmp_path / "there") > 5)
        cluster.workers[0].kill()
        cluster.worker()
        there = count(tmp_path / "there")
        until(lambda: count(tmp_path / "there") > there + 2)
        for site in sites:
            site.takes = 2.0  # a worker needs its time to come up
        cluster.worker()
        cluster.ready(3)
        time.sleep(2)
        for site in sites:
            site.takes = 0.0
        _, err = run.communicate(timeout=600)
        assert all(mannered(site, delay) for site in sites)
    assert run.returncode == 0, err
    assert err.count("is lost") == 1
    assert err.count("takes part") == 3
    assert err.count(" goes from worker ") == 1, "both have a site in the end"
    assert len(rows(tmp_path / "there")["articles"]) == 300


@pytest.mark.long
def test_workers_of_another_version_are_refused_with_a_word(tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(ROOT / "scraper", older / "scraper", ignore=shutil.ignore_patterns("__pycache__"))
    face = older / "scraper" / "__init__.py"
    face.write_text(face.read_text().replace('__version__ = "', '__version__ = "0.0.'))
    bare = tmp_path / "bare" / "scraper"
    bare.mkdir(parents=True)
    (bare / "__init__.py").write_text("")
    with papers(1, 3) as sites, dask(tmp_path / "dask", 0) as cluster:
        cluster.worker(env={"PYTHONPATH": str(older)})
        cluster.worker(env={"PYTHONPATH": str(bare.parent)})
        cluster.ready(2)
        sources(tmp_path / "there", sites)
        run = scrape(tmp_path / "there", "fetch", "--scheduler", cluster.address)
        assert run.returncode == 1
        assert f"no worker of {cluster.address} can take part" in run.stderr
        assert "it has scrape-news 0.0." in run.stderr
        assert "it does not have this version of scrape-news" in run.stderr
        assert not (tmp_path / "there" / "archive.db").exists() or count(tmp_path / "there") == 0
        cluster.worker()
        cluster.ready(3)
        run = scrape(tmp_path / "there", "fetch", "--scheduler", cluster.address)
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("is refused") == 2
    assert "3 new" in run.stdout


@pytest.mark.long
def test_a_cluster_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with papers(1, 1) as sites, dask(tmp_path / "dask", 0) as cluster:
        sources(tmp_path, sites)
        (tmp_path / "sitecustomize.py").write_text(SHORT_WAITS, encoding="utf-8")
        (tmp_path / "nodask").mkdir()
        (tmp_path / "nodask" / "distributed.py").write_text("raise ImportError('no distributed here')")
        reasons = {
            ("--scheduler", cluster.address): (1, f"{cluster.address} has no worker; `dask worker {cluster.address}"),
            ("--scheduler", "tcp://127.0.0.1:9"): (1, "no scheduler answers at tcp://127.0.0.1:9 in 2 s"),
            ("--scheduler", "pigeon://roof"): (2, "pigeon://roof is not the address of a scheduler"),
        }
        runs = []
        for number, args in enumerate(reasons):
            sources(tmp_path / f"run-{number}", sites)
            runs.append(start(tmp_path / f"run-{number}", "fetch", *args, env={"PYTHONPATH": f"{tmp_path}:{ROOT}"}))
        for run, (code, words) in zip(runs, reasons.values(), strict=True):
            _, err = run.communicate(timeout=600)
            assert words in err
            assert run.returncode == code
            assert "Traceback" not in err
            assert "Warning" not in err
        both = alone(tmp_path, "fetch", "--scheduler", cluster.address, "--workers", "2")
        assert (both.exit_code, "use only one of them" in both.stderr) == (2, True)
        bare = {"PYTHONPATH": f"{tmp_path / 'nodask'}:{ROOT}"}
        run = scrape(tmp_path, "fetch", "--scheduler", cluster.address, env=bare)
        assert run.returncode == 2
        assert "install cluster" in run.stderr


@pytest.mark.long  # tests/cli/commands/collect/test_interrupted.py has the same of processes of one machine
def test_ctrl_c_ends_the_run_and_its_part_on_the_workers(tmp_path: Path) -> None:
    with papers(2, 60) as sites, dask(tmp_path / "dask") as cluster:
        sources(tmp_path / "there", sites, delay=0.2)
        run = start(tmp_path / "there", "fetch", "--scheduler", cluster.address)
        until(lambda: count(tmp_path / "there") > 5)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=600)
        before = [len(site.answers) for site in sites]
        time.sleep(1)
        assert [len(site.answers) for site in sites] == before
    assert run.returncode == 130
    assert "interrupted" in out
    assert "Traceback" not in out + err
    assert "Exception" not in err
    stored = rows(tmp_path / "there")
    assert len(stored["articles"]) + len(stored["frontier"]) == 120
    assert not stored["failures"]


@pytest.mark.long  # test_worker_actor.py has the same of one worker
def test_whoever_is_asked_for_by_a_run_that_is_dead_asks_no_more(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(SHORT_LEASE, encoding="utf-8")
    with papers(1, 80) as sites, dask(tmp_path / "dask", 0) as cluster:
        cluster.worker(env={"PYTHONPATH": f"{tmp_path}:{ROOT}"})
        cluster.ready(1)
        sources(tmp_path / "there", sites, delay=0.25)
        run = start(tmp_path / "there", "fetch", "--scheduler", cluster.address)
        until(lambda: count(tmp_path / "there") > 3)
        run.kill()
        run.communicate()
        until(lambda: quiet(sites[0]))
        assert len(sites[0].answers) < 80, "its lease has run out"
