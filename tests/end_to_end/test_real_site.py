"""The whole way on a saved quarter of a real site: fetch, parse, store, search."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.end_to_end.replay import ARTICLES, LISTS, Site, free_port, replayed, scrape, start

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def fetched(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Site]]:
    """A folder in which one `scrape fetch` of the whole quarter has run, the site still being served."""
    folder = tmp_path_factory.mktemp("quarter")
    with replayed(shared, folder) as site:
        run = scrape(folder, "fetch")
        assert run.returncode == 0, run.stderr
        assert f"{ARTICLES} new" in run.stdout
        yield folder, site


def rows(folder: Path, sql: str, *values: object) -> list[sqlite3.Row]:
    with sqlite3.connect(folder / "archive.db") as db:
        db.row_factory = sqlite3.Row
        return db.execute(sql, values).fetchall()


def digest(folder: Path) -> str:
    """All that the archive says of its articles."""
    return hashlib.sha256(
        repr([tuple(r) for r in rows(folder, "SELECT * FROM articles ORDER BY id")]).encode()
    ).hexdigest()


def test_every_article_is_stored_with_its_fields(fetched: tuple[Path, Site]) -> None:
    articles = rows(fetched[0], "SELECT * FROM articles")
    assert len(articles) == ARTICLES
    assert [row["reason"][:14] for row in rows(fetched[0], "SELECT reason FROM failures")] == ["not an article"]
    assert all(article["headline"] for article in articles)
    minute = re.compile(r"2025-0[1-4]-\d\dT\d\d:\d\d(:\d\d)?\+08:00")
    assert all(minute.fullmatch(article["published"]) for article in articles)
    assert all(article["outlet"] for article in articles)
    assert sum(article["editors"] == "[]" for article in articles) <= ARTICLES * 0.01
    assert sum(article["body"] == "" for article in articles) <= ARTICLES * 0.01


def test_a_second_run_asks_for_no_article_and_changes_nothing(fetched: tuple[Path, Site]) -> None:
    folder, site = fetched
    requests, before = len(site.requests()), digest(folder)
    run = scrape(folder, "fetch")
    assert run.returncode == 0, run.stderr
    assert "nothing new" in run.stdout
    again = [r for r in site.requests()[requests:] if r["path"] != "/robots.txt"]
    assert len(again) == LISTS
    assert {r["status"] for r in again} == {304}
    assert digest(folder) == before


@pytest.mark.parametrize("query", ["低保", "研究生命科学", "C919", "5G", "2025年", "联播快讯", "总书记"])
def test_search_finds_what_a_substring_scan_finds(fetched: tuple[Path, Site], query: str) -> None:
    folder, _ = fetched
    result = scrape(folder, "search", query, "--json", "--limit", "2000")
    assert result.returncode in (0, 1), result.stderr
    truth = {
        r["url"]
        for r in rows(folder, "SELECT url, headline, summary, body FROM articles")
        if any(query in (r[field] or "") for field in ("headline", "summary", "body"))
    }
    hits = [json.loads(line) for line in result.stdout.splitlines() if line.strip()]
    assert {hit["url"] for hit in hits} == truth


def test_a_killed_run_loses_nothing_stored_and_the_next_completes_it(shared: Path, tmp_path: Path) -> None:
    chance = random.Random(20250101)
    with replayed(shared, tmp_path):
        stored: set[str] = set()
        for _ in range(6):
            process = start(tmp_path, "fetch")
            time.sleep(chance.uniform(0.3, 2.5))
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            if (tmp_path / "archive.db").exists():
                assert rows(tmp_path, "PRAGMA integrity_check")[0][0] == "ok"
                if rows(tmp_path, "SELECT 1 FROM sqlite_master WHERE name = 'articles'"):
                    urls = {r["url"] for r in rows(tmp_path, "SELECT url FROM articles")}
                    assert stored <= urls
                    stored = urls
        run = scrape(tmp_path, "fetch")
        assert run.returncode == 0, run.stderr
        assert rows(tmp_path, "SELECT count(*) FROM articles")[0][0] == ARTICLES
        assert rows(tmp_path, "PRAGMA integrity_check")[0][0] == "ok"


def test_every_edit_of_the_site_becomes_a_revision(shared: Path, tmp_path: Path) -> None:
    port = free_port()

    def look_again() -> subprocess.CompletedProcess[str]:
        with (tmp_path / "sources.yaml").open("a") as file:
            file.write("    revisit: [1s, 1d]\n")
        return scrape(tmp_path, "fetch")

    with replayed(shared, tmp_path, port=port):
        look_again()
    time.sleep(1.1)
    (tmp_path / "requests.jsonl").unlink()
    with replayed(shared, tmp_path, "--changed", "0.3", "--epoch", "1", port=port) as site:
        run = look_again()
        answered = {r["path"]: r["status"] for r in site.requests() if "/VIDE" in r["path"]}
    edited = {path for path, status in answered.items() if status == 200}
    assert ARTICLES * 0.25 < len(edited) < ARTICLES * 0.35
    assert f"{len(edited)} changed" in run.stdout
    assert {urlsplit(r["url"]).path for r in rows(tmp_path, "SELECT url FROM articles WHERE revision = 2")} == edited
    assert rows(tmp_path, "SELECT count(*) FROM revisions")[0][0] == len(edited)


def test_ctrl_c_stores_what_was_parsed_and_the_next_run_goes_on(shared: Path, tmp_path: Path) -> None:
    with replayed(shared, tmp_path) as site:
        process = start(tmp_path, "fetch")
        while process.poll() is None and sum("/VIDE" in r["path"] for r in site.requests()) < 600:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 130, err
        assert "interrupted" in out
        assert "Traceback" not in err
        some = rows(tmp_path, "SELECT count(*) FROM articles")[0][0]
        assert 0 < some < ARTICLES
        assert scrape(tmp_path, "fetch").returncode == 0
        assert rows(tmp_path, "SELECT count(*) FROM articles")[0][0] == ARTICLES
