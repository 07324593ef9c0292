"""What a run requests again, and what it passes over: unchanged lists, failures, limits of a run; the real command."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import ConfigError
from tests.invoked import call as run
from tests.newssite import HEADLINES, Answer, Site, article, listing, paper, serve

HEAD = "defaults: {delay: 0, limits: {retries: 0}}\nsources:\n"
PATHS = [f"/a/{n}.html" for n in range(8)]
LINKS = dict(zip(PATHS, HEADLINES, strict=False))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


_base = ""


@contextmanager
def serving_in(pages: dict[str, Answer | str], text: str) -> Iterator[Site]:
    global _base
    with serve(pages) as served:
        _base = served.base
        sources(text, served.base)
        yield served


def rewrite(text: str) -> None:
    sources(text, _base)


def add(text: str) -> None:
    with Path("sources.yaml").open("a", encoding="utf-8") as file:
        file.write(text.replace("%s", _base))


def sources(text: str, base: str = "") -> None:
    Path("sources.yaml").write_text(HEAD + text.replace("%s", base), encoding="utf-8")


def stored() -> int:
    with sqlite3.connect("archive.db") as db:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])


def site(etag: str | None = '"1"') -> dict[str, Answer | str]:
    pages: dict[str, Answer | str] = {path: article(title) for path, title in LINKS.items()}
    return pages | {"/": Answer(listing(LINKS).encode(), etag=etag)}


# -- unchanged lists


def test_two_sources_of_one_list_read_it_once_each() -> None:
    with serving_in(site(), "  - name: one\n    list: %s/\n    articles: /a/[0-3]\n"):
        run("fetch")
        add("  - name: two\n    list: %s/\n    articles: /a/[4-7]\n")
        run("fetch")
        assert stored() == 8


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("articles: /a/[0-3]", "articles: /a/", 8),
        ("articles: /b/", "articles: /a/", 8),
        ("select: {items: ul.none a}", "select: {items: ul.list a}", 8),
        ("query: {drop: [x]}\n    articles: /a/[0-1]", "query: {keep: [x]}", 8),
    ],
)
def test_a_list_that_is_unchanged_is_read_when_its_source_is_changed(before: str, after: str, count: int) -> None:
    with serving_in(site(), f"  - name: x\n    list: %s/\n    {before}\n"):
        run("fetch")
        assert stored() < count
        rewrite(f"  - name: x\n    list: %s/\n    {after}\n")
        run("fetch")
        assert stored() == count


def test_a_list_that_gave_nothing_fails_as_often_as_it_is_unchanged() -> None:
    with serving_in(site(), "  - name: x\n    list: %s/\n    articles: /b/\n"):
        assert [run("fetch").exit_code for _ in range(3)] == [1, 1, 1]
        assert run("check").exit_code == 1


def test_a_server_that_calls_a_changed_list_unchanged_is_seen_through_and_full_asks_at_once() -> None:
    pages = site()
    with serving_in(pages, "  - name: x\n    list: %s/\n") as served:
        run("fetch")
        fresh = {f"/b/{n}.html": title for n, title in enumerate(HEADLINES[8:])}
        pages.update({path: article(title) for path, title in fresh.items()})
        pages["/"] = Answer(listing({**LINKS, **fresh}).encode(), etag='"1"')
        run("fetch")
        assert stored() == 8
        assert run("fetch", "--full").exit_code == 0
        assert stored() == 12
        before = len(served.answers)
        run("fetch")
        assert ("/", 200) in served.answers[before:], "its validators are worth nothing"


def test_the_fourth_look_at_an_unchanged_list_is_a_full_one() -> None:
    with serving_in(site(), "  - name: x\n    list: %s/\n") as served:
        for _ in range(5):
            run("fetch")
        assert [status for path, status in served.answers if path == "/"] == [200, 304, 304, 304, 200]


@pytest.mark.slow
def test_what_waited_for_a_source_goes_to_the_one_that_it_was_renamed_to() -> None:
    pages = site()
    pages.update({path: Answer(status=503) for path in PATHS})
    with serving_in(pages, "  - name: 旧名\n    list: %s/\n"):
        run("fetch")
        pages.update(site())
        pages["/"] = Answer(listing({PATHS[0]: HEADLINES[0]}).encode(), etag='"2"')
        rewrite("  - name: 新名\n    list: %s/\n")
        run("fetch")
        assert stored() == 8


# -- failures

TROUBLE: dict[str, Callable[[], Answer]] = {
    "404": lambda: Answer(status=404),
    "410": lambda: Answer(status=410),
    "503": lambda: Answer(status=503),
    "type": lambda: Answer(b"<?php", headers={"Content-Type": "application/x-httpd-php"}),
    "empty": lambda: Answer(b""),
    "nowhere": lambda: Answer(status=302, headers={"Location": ""}),
}


@pytest.mark.slow
@pytest.mark.parametrize("etag", ['"1"', None])
@pytest.mark.parametrize("trouble", [name for name in TROUBLE if name != "empty"])
def test_what_a_list_shows_is_asked_for_again(trouble: str, etag: str | None) -> None:
    pages = site(etag)
    pages.update({path: TROUBLE[trouble]() for path in PATHS})
    with serving_in(pages, "  - name: x\n    list: %s/\n"):
        assert run("fetch").exit_code == 1
        pages.update(site(etag))
        assert run("fetch").exit_code == 0
        assert stored() == 8


@pytest.mark.slow
@pytest.mark.parametrize("retry", [["--retry"], ["--retry", "x"], ["--retry", "URL"]])
def test_retry_asks_for_what_is_not_due(retry: list[str]) -> None:
    pages = site()
    pages[PATHS[0]] = Answer(status=404)
    with serving_in(pages, "  - name: x\n    list: %s/\n") as served:
        for _ in range(3):
            run("fetch")
        pages.update(site())
        run("fetch")
        assert stored() == 7, "it is not due"
        before = len(served.answers)
        done = run("fetch", *[word.replace("URL", served.base + PATHS[0]) for word in retry])
        assert (done.exit_code, stored()) == (0, 8)
        if "URL" in retry:
            assert [path for path, _ in served.answers[before:] if path != "/robots.txt"] == [PATHS[0]]
        assert run("failures").stdout.startswith("No failures")


def test_a_setting_that_was_to_blame_is_changed() -> None:
    pages = site()
    pages.update({path: article(title, paragraphs=[title * 60] * 3) for path, title in LINKS.items()})
    with serving_in(pages, "  - name: x\n    list: %s/\n    limits: {body: 4000, retries: 0}\n"):
        for _ in range(4):
            run("fetch")
        assert stored() == 0
        rewrite("  - name: x\n    list: %s/\n")
        run("fetch")
        assert stored() == 8


def test_retry_says_what_is_wrong_with_an_address() -> None:
    with serving_in(site(), "  - name: x\n    list: %s/\n") as served:
        run("fetch")
        for url, reason in ((served.base + PATHS[0], "is already stored"), (served.base + "/else", "did not fail")):
            with pytest.raises(ConfigError, match=reason):
                run("fetch", "--retry", url)


def test_failures_are_listed_with_reason_tries_and_next_try() -> None:
    pages = site()
    pages[PATHS[0]], pages[PATHS[1]] = Answer(status=404), Answer(status=503)
    with serving_in(pages, "  - name: x\n    list: %s/\n") as served:
        run("fetch")
        run("fetch")
        printed = run("failures").stdout
        assert f"x  {served.base}{PATHS[0]}\n    HTTP 404 (2 tries; after " in printed
        assert "HTTP 503 (2 tries; next run)" in printed
        assert "2 addresses. `scrape fetch --retry`" in printed
        rows: list[dict[str, Any]] = [json.loads(line) for line in run("failures", "x", "--json").stdout.splitlines()]
        assert {(row["status"], row["tries"], row["waits"]) for row in rows} == {(404, 2, True), (503, 2, True)}
        table = run("failures", "--csv", "-n", "1").stdout.splitlines()
        assert table[0].lstrip("\ufeff").startswith("source,url,reason,status,tries")
        assert len(table) == 2
        wrong = run("failures", "y")
        assert wrong.exit_code == 2
        assert "did you mean 'x'" in wrong.stderr or "has no source 'y'" in wrong.stderr


# -- one run's share


def test_what_is_over_the_limit_of_a_run_waits_for_the_next_and_is_said() -> None:
    with serving_in(site(), "  - name: x\n    list: %s/\n    limits: {addresses: 3}\n") as served:
        assert "3 new, 5 waiting for the next run" in run("fetch").stdout
        pages_before = len(served.answers)
        assert "3 new, 2 waiting for the next run" in run("fetch").stdout
        assert ("/", 304) in served.answers[pages_before:]
        assert "2 new" in run("fetch").stdout
        assert stored() == 8
        with sqlite3.connect("archive.db") as db:
            assert db.execute("SELECT waiting FROM run_sources ORDER BY run").fetchall() == [(5,), (2,), (0,)]


def test_news_comes_before_a_backlog() -> None:
    pages = site()
    with serving_in(pages, "  - name: x\n    list: %s/\n    limits: {addresses: 2}\n"):
        run("fetch")
        pages["/new.html"] = article(HEADLINES[10])
        pages["/"] = Answer(listing({"/new.html": HEADLINES[10], **LINKS}).encode(), etag='"2"')
        run("fetch")
        with sqlite3.connect("archive.db") as db:
            assert db.execute("SELECT count(*) FROM articles WHERE url LIKE '%/new.html'").fetchone() == (1,)


@pytest.mark.slow
def test_a_run_that_has_taken_its_time_leaves_the_rest_and_other_sources_are_done() -> None:
    pages = site()
    pages.update({path: Answer(article(title).encode(), stalls=0.7) for path, title in LINKS.items()})
    slow = "  - name: slow\n    list: %s/\n    concurrency: 1\n    limits: {run_time: 2s}\n"
    with serve(paper(5), host="127.0.0.2") as other, serving_in(pages, slow):
        add(f"  - name: quick\n    list: {other.base}/\n")
        done = run("fetch")
        assert "quick: 5 new" in done.stdout
        line = next(line for line in done.stdout.splitlines() if "slow: " in line)
        assert "waiting for the next run" in line
        assert 5 <= stored() < 13
        rewrite("  - name: slow\n    list: %s/\n")
        run("fetch")
        assert stored() == 13


def test_next_pages_that_show_nothing_else_are_not_followed_for_ever() -> None:
    pages: dict[str, Answer | str] = dict(site())
    for n in range(200):
        pages[f"/p{n}"] = listing(LINKS if n else {}, next_page=f"/p{n + 1}")
    pages["/"] = listing(LINKS, next_page="/p1")
    with serving_in(pages, "  - name: x\n    list: %s/\n    pages: 150\n") as served:
        assert run("fetch").exit_code == 0
        assert sum(path.startswith("/p") for path, _ in served.answers) == 1


# -- outages that answer 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "page",
    [
        "<html><script>document.cookie='x=1';location.reload()</script></html>",
        "<html><head><title>云汀晚报</title></head><body><div>云汀晚报</div></body></html>",
        "<html><body>数据库连接失败，请稍后再试。Too many connections in /www/inc/db.php on line 21</body></html>",
        article("系统维护公告", paragraphs=["本站正在升级维护，预计两小时后恢复访问，敬请谅解。" * 3] * 3),
    ],
)
@pytest.mark.parametrize("new", [2, 8])
def test_an_outage_that_answers_200_fails_the_source_and_is_asked_for_again(page: str, new: int) -> None:
    pages = site()
    pages["/"] = Answer(listing(dict([*LINKS.items()][:new])).encode(), etag='"1"')
    whole = dict(pages)
    pages.update(dict.fromkeys(PATHS, page))
    with serving_in(pages, "  - name: x\n    list: %s/\n"):
        out = run("fetch")
        assert (out.exit_code, stored()) == (1, 0)
        assert "were no articles but one page in their place" in out.stdout
        pages.update(whole)
        assert run("fetch").exit_code == 0
        assert stored() == new


def test_a_notice_that_answers_the_only_new_address_is_known_from_the_run_before() -> None:
    """By its letters: its number, its time and its token are others by then."""
    notice = article("系统维护公告", paragraphs=["本站正在维护，预计%s恢复访问，敬请谅解。编号：%s。" * 3] * 3)
    pages = site()
    whole = dict(pages)
    pages["/"] = Answer(listing(dict([*LINKS.items()][:3])).encode())
    pages.update({path: notice.replace("%s", f"9:{n}1") for n, path in enumerate(PATHS)})
    with serving_in(pages, "  - name: x\n    list: %s/\n    revisit: never\n"):
        assert (run("fetch").exit_code, stored()) == (1, 0)
        pages.update({path: whole[path] for path in PATHS[:3]})
        assert (run("fetch").exit_code, stored()) == (0, 3)
        pages["/"] = Answer(listing(dict([*LINKS.items()][:4])).encode())
        pages[PATHS[3]] = notice.replace("%s", "17:05")
        out = run("fetch")
        assert (out.exit_code, stored()) == (1, 3), out.stdout
        assert "1 of 1 pages were no articles but one page in their place" in out.stdout
        pages[PATHS[3]] = whole[PATHS[3]]
        assert (run("fetch").exit_code, stored()) == (0, 4)
