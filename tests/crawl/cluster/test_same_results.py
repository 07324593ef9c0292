"""What a cluster reads is what one machine reads, row for row."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawl.cluster.rig import Dask, alone, dask, mannered, papers, rows, scrape, sources, unlike
from tests.extras import needs
from tests.importers.records import answer, members, record
from tests.later import later
from tests.newssite import Answer, Site, article, listing

pytestmark = pytest.mark.slow

needs("distributed", "the extra `cluster` is not installed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with dask(tmp_path_factory.mktemp("cluster")) as rig:
        yield rig


def twisted(sites: list[Site]) -> None:
    """Give three papers what can be different: pages that lead from one to another, are split, broken, gone."""
    one, two, three = sites
    moved = {"/moved/1.html": "搬到乙城的报道一则说来话长", "/moved/2.html": "搬到丙城的报道一则说来话长"}
    more = {
        "/split/1001.html": "分作三页的长篇通讯写了半年之久",
        "/gone.html": "没有了的一页标题还在列表上面",
        "/broken.html": "出了错的一页标题还在列表上面",
        "/inside.html": "引向内网的一页标题还在列表上面",
        "/loop.html": "绕了回来的一页标题还在列表上面",
    }
    one.pages["/"] = Answer(listing({**moved, **more}, next_page="/list2.html").encode(), etag='"list"')
    one.pages["/list2.html"] = listing(
        {f"/bendi/202603/{n:03d}.html": f"第二页列表上的标题第{n}则" for n in range(1, 7)}
    )
    one.pages["/moved/1.html"] = Answer(status=302, headers={"Location": f"{two.base}/here.html"})
    one.pages["/moved/2.html"] = Answer(status=302, headers={"Location": f"{three.base}/forbidden/here.html"})
    two.pages["/here.html"] = unlike("搬到乙城的报道一则说来话长")
    three.pages["/forbidden/here.html"] = unlike("搬到丙城的报道一则说来话长")
    for n in (1, 2, 3):
        follow = f"/split/1001_{n + 1}.html" if n < 3 else None
        text = [f"长篇通讯第{n}页第{k}段：编辑部的人把话说得很清楚，读者不妨慢慢读下去，后面还有。" for k in range(4)]
        one.pages["/split/1001.html" if n == 1 else f"/split/1001_{n}.html"] = article(
            "分作三页的长篇通讯写了半年之久", paragraphs=text, next_page=follow
        )
    one.pages["/broken.html"] = Answer(b"\x89PNG\r\n\x1a\n" + bytes(200), headers={"Content-Type": "text/html"})
    one.pages["/inside.html"] = Answer(status=302, headers={"Location": "http://127.0.0.99:9/"})
    one.pages["/loop.html"] = Answer(status=302, headers={"Location": f"{two.base}/loop.html"})
    two.pages["/loop.html"] = Answer(status=302, headers={"Location": f"{one.base}/loop.html"})
    # the rules of three are kept by two, and it is for the worker of two to ask for them
    three.pages["/robots.txt"] = Answer(status=301, headers={"Location": f"{two.base}/rules.txt"})
    two.pages["/rules.txt"] = Answer(b"User-agent: *\nDisallow: /forbidden/\n", headers={"Content-Type": "text/plain"})


@pytest.mark.long
def test_two_runs_over_three_hosts(cluster: Dask, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with papers(3) as sites:
        twisted(sites)
        hosts = [f"127.0.0.{n}" for n in (1, 2, 3)]
        for folder in (here, there):
            sources(folder, sites, pages=2, revisit=["1s", "1d"], hosts=hosts, articles=r"\.html$")
        for place in ("first", "second"):
            if place == "second":
                for folder in (here, there):
                    later(2, folder / "archive.db")
                changed = "/bendi/202603/003.html"
                sites[1].pages[changed] = Answer(unlike("乙城的一篇改过的报道换了新的标题").encode(), etag='"new"')
            run, expected = (
                scrape(there, "fetch", "--scheduler", cluster.address),
                alone(here, "fetch", "--workers", "1"),
            )
            assert run.returncode == expected.exit_code, run.stderr
            local, remote = rows(here), rows(there)
            for name in local:
                assert remote[name] == local[name], name
    reasons = " ".join(row[2] for row in local["failures"])
    for expected in (
        "HTTP 404",
        "PNG",
        "robots.txt forbids it",
        "not an address of the open internet",
        "back to itself",
    ):
        assert expected in reasons
    assert len(local["articles"]) > 30
    assert len(local["parts"]) == 2
    assert max(row[-4] for row in local["articles"]) == 2, "one was changed"


@pytest.mark.long
def test_the_words_of_dictionaries_travel_with_the_run(cluster: Dask, tmp_path: Path) -> None:
    with papers(1, 3) as sites:
        folders = [tmp_path / name for name in ("here", "there")]
        for folder in folders:
            sources(folder, sites, dictionary="own.txt")
            (folder / "own.txt").write_text("雨污分流 100 n\n夜间开放延长 100 n\n", encoding="utf-8")
        assert scrape(folders[0], "fetch", "--workers", "1").returncode == 0
        run = scrape(folders[1], "fetch", env={"SCRAPE_SCHEDULER": cluster.address})
    assert run.returncode == 0, run.stderr
    assert rows(folders[1])["articles"] == rows(folders[0])["articles"]
    assert "own.txt" in rows(folders[1])["articles"][0][-2]


@pytest.mark.long
def test_warnings_and_log_lines_of_workers_are_the_runs(cluster: Dask, tmp_path: Path) -> None:
    with papers(2, 4) as sites:
        sites[0].pages["/bendi/202603/001.html"] = Answer(status=302, headers={"Location": "/new.html"})
        sites[0].pages["/new.html"] = unlike("搬了家的一篇报道说来话长")
        sources(tmp_path, sites, robots="ignore")
        run = scrape(tmp_path, "fetch", "-vv", "--log-json", "--scheduler", cluster.address)
    lines = [json.loads(line) for line in run.stderr.splitlines()]
    warned = sorted(line["message"] for line in lines if line["level"] == "warning")
    names = sorted(site.base.removeprefix("http://") for site in sites)
    assert warned == [f"{name}: its robots.txt is ignored, as `robots: ignore` says" for name in names]
    assert any(line["logger"] == "scraper.crawl.fetch.client" and "leads to" in line["message"] for line in lines)
    assert sum(": HTTP 200, " in line["message"] for line in lines) == 10


@pytest.mark.long
def test_stored_pages_are_read_again_by_the_cluster(cluster: Dask, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with papers(2) as sites:
        sources(here, sites)
        assert alone(here, "fetch", "--workers", "1").exit_code == 0
        sources(here, sites, select={"headline": ".crumb"}, timezone="Asia/Tokyo")
    shutil.copytree(here, there)
    run = scrape(there, "reparse", "--json", "--scheduler", cluster.address)
    expected = alone(here, "reparse", "--json", "--workers", "1")
    assert run.returncode == expected.exit_code == 0, run.stderr
    assert sorted(run.stdout.splitlines()) == sorted(expected.stdout.splitlines())
    assert all(json.loads(line)["outcome"] == "changed" for line in run.stdout.splitlines())
    assert rows(there) == rows(here)


@pytest.mark.long  # test_cut_short.py has the same of a cluster in this process
def test_kept_pages_are_taken_in_by_the_cluster(cluster: Dask, tmp_path: Path) -> None:
    pages = [unlike(f"第{n}号存档里的旧闻重新读过") for n in range(60)]
    records = [record(f"https://old.example.cn/{n}.html", answer(page.encode())) for n, page in enumerate(pages)]
    (tmp_path / "old.warc.gz").write_bytes(members(*records))
    here, there = tmp_path / "here", tmp_path / "there"
    for folder, way in ((here, ["--workers", "1"]), (there, ["--scheduler", cluster.address])):
        folder.mkdir()
        run = scrape(folder, "import", "../old.warc.gz", *way)
        assert run.returncode == 0, run.stderr
        assert "60 new" in run.stderr
    assert rows(there) == rows(here)


def test_each_host_is_asked_by_one_worker_at_a_time(cluster: Dask, tmp_path: Path) -> None:
    delay = 0.2
    with papers(3, 8) as sites:
        for site in sites:
            site.takes = 0.05
        sources(tmp_path, sites, delay=delay, concurrency=1)
        # a source more for each host: two sources that share a host share its queue, whoever asks
        listed = json.loads((tmp_path / "sources.yaml").read_text())["sources"]
        listed += [{**source, "name": f"{source['name']} again"} for source in listed]
        (tmp_path / "sources.yaml").write_text(json.dumps({"sources": listed}))
        run = scrape(tmp_path, "fetch", "--scheduler", cluster.address)
        assert run.returncode == 0, run.stderr
        for site in sites:
            spans = sorted(site.spans)
            assert len(spans) == 8 + 2 + 1
            assert mannered(site, delay)
            assert all(later[0] >= earlier[1] for earlier, later in pairwise(spans))
