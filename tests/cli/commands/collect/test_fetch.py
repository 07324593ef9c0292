"""`scrape fetch` against small sites on loopback: what is stored, what is said, how it exits."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import scrape
from scraper.crawl.fetch import Settings
from tests import forked
from tests.later import later as passed
from tests.newssite import HEADLINES, Answer, Site, article, listing, paper, serve

pytestmark = pytest.mark.usefixtures("folder")

SOURCE = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    list: %s/
"""


@contextmanager
def serving(pages: dict[str, Answer | str], sources: str = SOURCE) -> Iterator[Site]:
    """Serve ``pages``, with a sources.yaml in this folder in which %s is the site's address."""
    with serve(pages) as site:
        Path("sources.yaml").write_text(sources.replace("%s", site.base), encoding="utf-8")
        yield site


def fetch(*args: str, **env: str) -> Result:
    return CliRunner(env=env).invoke(scrape, ["fetch", *args], catch_exceptions=False)


def summary(*args: str) -> dict[str, Any]:
    result = fetch("--json", *args)
    document: dict[str, Any] = json.loads(result.stdout)
    return {**document, "exit": result.exit_code}


def rows(sql: str, db: str = "archive.db") -> list[tuple[Any, ...]]:
    with sqlite3.connect(db) as connection:
        return connection.execute(sql).fetchall()


def test_everything_on_the_list_is_stored_and_a_second_run_asks_only_whether_it_changed() -> None:
    with serving(paper()) as site:
        first = fetch()
        assert first.exit_code == 0
        assert "yunting: 12 new" in first.stdout
        assert {r[0] for r in rows("SELECT headline FROM articles")} == set(HEADLINES)
        before, requests = rows("SELECT * FROM articles"), len(site.answers)
        second = fetch()
        assert second.exit_code == 0
        assert "yunting: nothing new" in second.stdout
        assert [(p, s) for p, s in site.answers[requests:] if p != "/robots.txt"] == [("/", 304)]
        assert rows("SELECT * FROM articles") == before


def test_the_summary_can_be_read_by_a_program() -> None:
    with serving(paper(3)):
        counts = summary()
    assert (counts["run"], counts["ended"], counts["exit"]) == (1, "done", 0)
    (source,) = counts["sources"]
    assert source["source"] == "yunting"
    assert (source["listed"], source["new"], source["failed"], source["error"]) == (3, 3, 0, None)


def test_a_list_that_cannot_be_fetched_fails_its_source_and_the_others_are_stored() -> None:
    sources = SOURCE + "  - name: gone\n    list: %s/gone/\n"
    with serving(paper(3), sources):
        counts = summary()
    assert counts["exit"] == 1
    errors = {source["source"]: source["error"] for source in counts["sources"]}
    assert errors["yunting"] is None
    assert "404" in errors["gone"]
    assert len(rows("SELECT * FROM articles")) == 3


def test_a_list_without_article_links_fails_its_source() -> None:
    with serving({"/": "<html><body><p>本站维护中，请稍后再来。</p></body></html>"}):
        counts = summary()
    assert counts["exit"] == 1
    assert "no article links" in counts["sources"][0]["error"]


@pytest.mark.parametrize(("count", "dead", "code"), [(12, 1, 0), (12, 2, 1), (3, 1, 0), (3, 2, 1), (1, 1, 1)])
def test_more_than_a_tenth_of_the_articles_lost_fails_the_source(count: int, dead: int, code: int) -> None:
    """… unless it is one dead link; of a list of one article that is all there is."""
    pages = paper(count)
    for path in [path for path in pages if path != "/"][:dead]:
        pages[path] = Answer(status=404)
    with serving(pages):
        result = fetch()
    assert result.exit_code == code
    assert f"{dead} failed" in result.stdout
    assert f"{dead} × HTTP 404" in result.stdout
    assert rows("SELECT count(*) FROM articles") == [(count - dead,)]
    assert rows("SELECT DISTINCT status, retryable FROM failures") == [(404, 0)]


def test_a_page_that_is_no_article_is_not_stored_and_not_asked_for_again() -> None:
    pages = paper(5)
    pages["/bendi/202603/002.html"] = "<html><head><title>云汀晚报</title></head><body><div>请登录</div></body></html>"
    with serving(pages) as site:
        assert "4 new, 1 not articles" in fetch().stdout
        pages["/"] = Answer(listing({p: "标题很长的一条本地新闻" for p in pages if p != "/"}).encode(), etag='"other"')
        fetch()
        assert site.paths().count("/bendi/202603/002.html") == 1


def test_following_pages_and_joining_a_split_article() -> None:
    pages = paper(4)
    more = {"/bendi/202603/101.html": "渡口茶馆两位老人下完一盘三年的棋", "/bendi/202603/102.html": HEADLINES[7]}
    first = {p: HEADLINES[n] for n, p in enumerate(path for path in list(pages) if path != "/")}
    pages["/"] = listing(first, next_page="/index_2.html")
    pages["/index_2.html"] = listing(more, next_page="/index_3.html")
    for path, headline in more.items():
        pages[path] = article(headline)
    opening = ["这盘棋从前年立春下到今年立春，每天只走一步。" * 4, "茶馆老板替他们守着棋盘，不许旁人碰。" * 4]
    ending = ["第三年的最后一步落下时，满屋茶客都站了起来。" * 4, "两人收了棋子，约好明天重新开局。" * 4]
    pages["/bendi/202603/101.html"] = article(
        more["/bendi/202603/101.html"], paragraphs=opening, next_page="101_2.html"
    )
    pages["/bendi/202603/101_2.html"] = article(more["/bendi/202603/101.html"], paragraphs=ending)
    with serving(pages, SOURCE + "    pages: 2\n") as site:
        assert fetch().exit_code == 0
        assert "/index_3.html" not in site.paths()
    assert rows("SELECT body FROM articles WHERE headline LIKE '渡口茶馆%'") == [("\n".join(opening + ending),)]
    assert len(rows("SELECT * FROM articles")) == 6


def test_no_article_is_followed_to_another_site() -> None:
    pages = paper(1)
    opening = ["这盘棋从前年立春下到今年立春，每天只走一步。" * 4, "茶馆老板替他们守着棋盘，不许旁人碰。" * 4]
    with serve({"/2.html": article(HEADLINES[0], paragraphs=["别处的一页。" * 20])}) as elsewhere:
        there = elsewhere.base.replace("127.0.0.1", "localhost")
        pages["/bendi/202603/001.html"] = article(HEADLINES[0], paragraphs=opening, next_page=f"{there}/2.html")
        with serving(pages, SOURCE + "    hosts: localhost\n"):
            assert "1 new" in fetch().stdout
        assert elsewhere.answers == []
    assert rows("SELECT body FROM articles") == [("\n".join(opening),)]


def test_due_runs_rely_on_the_robots_txt_of_former_ones_and_others_look_anew() -> None:
    pages = paper(2)
    with serving(pages, SOURCE.replace("delay: 0", "delay: 0, every: 1h")) as site:
        pages["/robots.txt"] = "User-agent: *\nDisallow: /bendi/202603/002.html"
        for _ in range(3):
            fetch("--due")
            passed(3600)
        assert site.paths(304).count("/") == 2, "all three were due"
        assert site.paths().count("/robots.txt") == 1
        assert site.paths().count("/bendi/202603/001.html") == 1
        assert "/bendi/202603/002.html" not in site.paths()
        pages["/robots.txt"] = ""
        fetch()
        assert site.paths().count("/robots.txt") == 2
        assert "/bendi/202603/002.html" in site.paths()


def test_a_robots_txt_that_is_answered_304_keeps_its_rules_and_closes_nothing() -> None:
    pages = paper(3)
    with serving(pages, SOURCE) as site:
        pages["/robots.txt"] = "User-agent: *\nDisallow: /bendi/202603/002.html"
        fetch()
        pages["/robots.txt"] = Answer(b"", 304)
        fetch("--retry")
        fetch("--retry")
        assert site.paths(304).count("/robots.txt") == 2
        assert "/bendi/202603/002.html" not in site.paths()
        assert "/bendi/202603/003.html" in site.paths()
        assert rows("SELECT CAST(content AS TEXT) FROM robots") == [
            ("User-agent: *\nDisallow: /bendi/202603/002.html",)
        ]


def test_a_site_without_robots_txt_is_remembered_as_such_for_a_day() -> None:
    with serving(paper(1), SOURCE.replace("delay: 0", "delay: 0, every: 1h")) as site:
        fetch("--due")
        passed(3600)
        fetch("--due")
        assert site.paths(404).count("/robots.txt") == 1
        with sqlite3.connect("archive.db") as db:
            db.execute("UPDATE robots SET fetched = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-25 hours')")
        passed(3600)
        fetch("--due")
        assert site.paths(404).count("/robots.txt") == 2


def test_cookies_and_the_user_agent_are_each_sources_own() -> None:
    pages = paper(2)
    pages["/"] = Answer(pages["/"].body, headers={"Set-Cookie": "reader=7; Path=/"})  # type: ignore[union-attr]
    sources = SOURCE + "    cookies: on\n    user_agent: desk-archive (desk@example.org)\n"
    with serving(pages, sources) as site:
        assert "2 new" in fetch().stdout
        articles = [h for (path, _), h in zip(site.answers, site.heard, strict=True) if path.startswith("/bendi")]
        assert [h.get("cookie") for h in articles] == ["reader=7", "reader=7"]
        assert {h["user-agent"] for h in site.heard} == {"desk-archive (desk@example.org)"}
    with serving(paper(2)) as site:
        fetch()
        assert not any("cookie" in h for h in site.heard)
        assert all(h["user-agent"].startswith("scrape-news/") for h in site.heard)


@pytest.mark.slow
def test_pages_that_hang_wait_side_by_side_and_hold_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Settings(slow_pauses=(2.0,), slow_span=0, backoff=0.1, patience=0.1)
    monkeypatch.setattr(Settings, "of", lambda sources: quick)
    monkeypatch.setattr("scraper.crawl.source.source_jobs.UNDER_WAY", 2)
    pages = paper(6)
    paths = [path for path in pages if path.startswith("/bendi")]
    for path in paths[:3]:
        pages[path] = Answer(stalls=4)
    limits = "    concurrency: 2\n    limits: {first_byte: 2s, retries: 1}\n"  # a busy machine answers in less
    with serving(pages, SOURCE.replace(", limits: {retries: 0}", "") + limits) as site:
        result = fetch()
    assert "3 new, 3 failed" in result.stdout
    requests = [path for path, _ in site.answers if path.startswith("/bendi")]
    assert sorted(requests[:6]) == paths, "each once, before any is requested again"
    assert sorted(requests[6:]) == paths[:3]


def test_only_what_counts_as_an_article_is_fetched() -> None:
    with serving(paper(6), SOURCE + "    articles: /00[1-3]\\.html$\n") as site:
        fetch()
        assert len([path for path in site.paths() if path.startswith("/bendi")]) == 3


def test_a_day_without_a_list_page_is_no_failure() -> None:
    pages = {"/day/20260302.html": paper(2)["/"], **paper(2)}
    sources = SOURCE.replace("%s/", "%s/day/{date:%Y%m%d}.html\n    from: 2026-03-01\n    to: 2026-03-03")
    with serving(pages, sources):
        counts = summary()
    assert counts["exit"] == 0
    assert counts["sources"][0]["new"] == 2


def test_an_address_that_two_sources_list_is_fetched_once() -> None:
    with serving(paper(3), SOURCE + "  - name: again\n    list: %s/\n") as site:
        counts = summary()
        assert sum(source["new"] for source in counts["sources"]) == 3
        assert counts["exit"] == 0
        assert site.paths().count("/bendi/202603/001.html") == 1


def test_what_a_killed_run_left_is_fetched_although_the_list_has_not_changed() -> None:
    with serving(paper(4)):
        fetch()
        with sqlite3.connect("archive.db") as db:  # as it is between the list page's commit and the article's
            ((url,),) = db.execute("SELECT url FROM articles WHERE id = 1")  # the last one's number is given again
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute("DELETE FROM visits WHERE url = ?", (url,))
            db.execute("DELETE FROM sketches WHERE article = (SELECT id FROM articles WHERE url = ?)", (url,))
            db.execute("DELETE FROM articles WHERE url = ?", (url,))
            db.execute("INSERT INTO frontier VALUES (?, 'yunting', '2026-03-04T00:00:00Z')", (url,))
        assert "1 new" in fetch().stdout
        assert rows("SELECT count(*) FROM articles") == [(4,)]
        assert rows("SELECT count(*) FROM frontier") == [(0,)]


def test_an_edit_becomes_a_revision_when_the_article_is_looked_at_again() -> None:
    pages = paper(3)
    with serving(pages, SOURCE.replace("delay: 0", "delay: 0, revisit: [1s, 1h]")) as site:
        fetch()
        pages["/bendi/202603/001.html"] = article(
            HEADLINES[0], paragraphs=["更正：试航期为三个月，不是两个月。" * 8] * 3
        )
        passed(2)
        assert "1 changed" in fetch().stdout
        assert site.paths(304).count("/bendi/202603/002.html") == 1
    assert rows("SELECT revision FROM articles WHERE url LIKE '%001.html'") == [(2,)]
    assert rows("SELECT count(*) FROM revisions") == [(1,)]


def later(hours: float) -> None:
    """Make the archive's failures older."""
    with sqlite3.connect("archive.db") as connection:
        for column in ("first_failed", "last_failed", "next_try"):
            connection.execute(
                f"UPDATE failures SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', unixepoch({column}) - ?, 'unixepoch')",
                (int(hours * 3600),),
            )


@pytest.mark.slow
def test_a_page_that_never_comes_fails_no_source_whose_list_is_unchanged_and_is_asked_for_less_and_less() -> None:
    pages = paper(12)
    pages["/"] = Answer(str(pages["/"]).encode(), etag='"1"')
    broken = next(path for path in pages if path != "/")
    pages[broken] = Answer(status=500)
    with serving(pages) as site:
        for _ in range(3):
            counts = summary()
            assert (counts["exit"], counts["sources"][0]["failed"]) == (0, 1), counts
        tries = []
        for hours in (0, 1.1, 1.1, 1.1, 30, 30, *[40] * 20):
            later(hours)
            before = len(site.answers)
            assert fetch().exit_code == 0
            tries.append((broken, 500) in site.answers[before:])
        assert tries[:6] == [False, True, False, True, True, True]
        assert 10 < sum(tries[6:]) < 20, "after a month of failing nothing waits for it"
        assert not tries[-1]
        assert (broken, 500) in site.answers
        # what a list still shows is requested once a month
        for hours, is_due in ((24 * 31, True), (0, False)):
            later(hours)

            pages["/"] = paper(12)["/"]
            before = len(site.answers)
            assert fetch("--full").exit_code == 0
            assert ("/", 200) in site.answers[before:]
            assert ((broken, 500) in site.answers[before:]) == is_due


def test_a_page_that_heals_after_some_runs_is_stored() -> None:
    pages = paper(12)
    broken = next(path for path in pages if path != "/")
    whole, pages[broken] = pages[broken], Answer(status=500)
    with serving(pages):
        for _ in range(5):
            fetch()
        pages[broken] = whole
        assert "nothing new" in fetch().stdout
        later(2)
        assert "1 new" in fetch().stdout
    assert rows("SELECT count(*) FROM failures") == [(0,)]


MEASURED = """
import re
from scraper.cli.main import scrape
try:
    scrape.main(["fetch"], standalone_mode=False)
except SystemExit:
    pass
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="getrusage counts what the parent had, /proc does not")
@pytest.mark.long
def test_large_pages_that_end_by_themselves_do_not_pile_up_in_memory() -> None:
    links = {f"/bendi/202603/{n:03}.html": f"第{n}天：河边的雨下了一整天" for n in range(14)}
    pages: dict[str, Answer | str] = {"/": listing(links)}
    long = "<p>" + "今天的雨下了一整天，河边的人都回家了。" * 50 + "</p>"
    pages |= {path: article(headline) + long * 5000 for path, headline in links.items()}
    with serving(pages, SOURCE.replace("delay: 0", "delay: 0, concurrency: 12")):
        run = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, timeout=600)
    assert "14 failed" in run.stdout, run
    assert int(run.stdout.split()[-1]) < 220, "megabytes: one page has 14, and all of them together 200"
    assert rows("SELECT DISTINCT reason LIKE '%no article, over 3,000,000 bytes of markup' FROM failures") == [(1,)]


@pytest.mark.parametrize("harm", ["DELETE FROM articles WHERE id = 2", "DROP TABLE articles"])
def test_articles_that_are_lost_come_back_from_their_raw_pages(harm: str) -> None:
    query = "SELECT url, headline, byline, body, published FROM articles ORDER BY url"
    with serving(paper(4)):
        fetch()
        before = rows(query)
        with sqlite3.connect("archive.db") as connection:
            connection.execute(harm)
        for command in (["verify", "--repair"], ["reparse"], ["verify"]):
            assert CliRunner().invoke(scrape, command, catch_exceptions=False).exit_code == 0
    assert rows(query) == before


def test_articles_that_are_taken_down_fail_no_source() -> None:
    pages = paper(5)
    with serving(pages, SOURCE.replace("delay: 0", "delay: 0, revisit: [1s, 1h]")):
        fetch()
        for path in [path for path in pages if path != "/"][:3]:
            pages[path] = Answer(status=410)
        passed(2)
        counts = summary()
    assert (counts["exit"], counts["sources"][0]["failed"]) == (0, 3)
    assert rows("SELECT count(*) FROM articles") == [(5,)]


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_was_gone_and_is_still_listed_fails_no_source(status: int) -> None:
    pages = paper(5)
    gone = [path for path in pages if path != "/"][:2]
    pages |= dict.fromkeys(gone, Answer(status=status))
    with serving(pages) as site:
        assert summary()["exit"] == 1, "two of five, for the first time, are news"
        again = summary("--full")
        assert (again["exit"], again["sources"][0]["failed"]) == (0, 2), again
        requested = [path for path, answered in site.answers if answered == status and path != "/robots.txt"]
        assert sorted(requested) == sorted(gone * 2)
        later(7)  # what is shown by the list, and not requested by itself
        pages[gone[0]] = Answer(status=403)
        with sqlite3.connect("archive.db") as connection:
            connection.execute("DELETE FROM frontier")
        forbidden = summary("--full")
    assert forbidden["exit"] == 1, "another reason is news"


def test_a_listed_address_that_has_failed_in_three_runs_fails_no_source() -> None:
    pages = paper(5)
    pages["/bendi/202603/002.html"] = Answer(b"x" * 2000, headers={"Content-Type": "text/html"})
    with serving(pages, SOURCE.replace("retries: 0", "retries: 0, body: 10KB")):
        pages["/bendi/202603/002.html"] = Answer(b"<p>" * 20_000)
        exits = []
        for _ in range(5):
            exits.append(summary("--full")["exit"])
            later(24 * 8)
    assert exits == [1, 1, 1, 0, 0], "what stands on no frontier is requested because the list shows it"


def test_no_sources_file_is_a_usage_error_that_says_what_to_do() -> None:
    run = forked.scrape("fetch")
    assert run.returncode == 2
    assert run.stderr.startswith("Error: there is no file sources.yaml")
    assert not Path("archive.db").exists()


def test_an_unknown_source_is_answered_with_the_nearest_name() -> None:
    with serving(paper(1)):
        run = forked.scrape("fetch", "yuntng")
    assert run.returncode == 2
    assert "did you mean 'yunting'?" in run.stderr


def test_files_elsewhere_by_option_or_environment(tmp_path: Path) -> None:
    with serving(paper(2)):
        Path("sources.yaml").rename("mine.yaml")
        assert fetch("--sources", "mine.yaml", "--db", "one.db").exit_code == 0
        assert fetch(SCRAPE_SOURCES="mine.yaml", SCRAPE_DB="two.db").exit_code == 0
    assert rows("SELECT count(*) FROM articles", "one.db") == rows("SELECT count(*) FROM articles", "two.db") == [(2,)]
