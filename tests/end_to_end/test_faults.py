"""A hostile half of a real site: what can be fetched is stored exactly, the rest is named with its reason."""

from __future__ import annotations

import sqlite3
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.end_to_end.replay import replayed, scrape

pytestmark = pytest.mark.corpus

HEALING = {
    "once-500",
    "once-503-retry-after",
    "once-429-retry-after",
    "once-reset",
    "once-truncated",
    "once-stall",
    "wrong-charset",
    "no-charset",
}
FIELDS = "headline, byline, editors, outlet, section, published, summary, body, keywords, language"
QUARTER = "from: 2025-01-01\n    to: 2025-03-31"
DAYS = "from: 2025-01-01\n    to: 2025-01-12"
"""Of the quarter: half of what they list is some of each fault, and none waits long for another."""
LIMITS = "    limits: {first_byte: 10s, idle: 10s, total: 40s, retries: 1}\n"


def articles(folder: Path) -> dict[str, tuple[str, ...]]:
    """Path -> what is said of the article there."""
    with sqlite3.connect(folder / "archive.db") as db:
        rows = db.execute(f"SELECT url, {FIELDS} FROM articles").fetchall()
    assert len({urlsplit(row[0]).path for row in rows}) == len(rows), "none twice"
    return {urlsplit(row[0]).path: row[1:] for row in rows}


def shorten(folder: Path, more: str = "") -> None:
    """Ask for some days only."""
    file = folder / "sources.yaml"
    whole = file.read_text("utf-8")
    assert QUARTER in whole
    file.write_text(whole.replace(QUARTER, DAYS) + more, "utf-8")


@pytest.fixture(scope="module")
def healthy(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """The articles of the site when it behaves."""
    folder = tmp_path_factory.mktemp("healthy")
    with replayed(shared, folder):
        shorten(folder)
        assert scrape(folder, "fetch").returncode == 0
    return articles(folder)


@pytest.mark.parametrize("seed", ["7"])
def test_half_of_the_articles_misbehave(
    shared: Path, tmp_path: Path, healthy: dict[str, tuple[str, ...]], seed: str
) -> None:
    with replayed(shared, tmp_path, "--faults", "0.5", "--seed", seed) as site:
        faults = {path: fault for path, fault in site.faults().items() if path in healthy}
        shorten(tmp_path, LIMITS)
        # the server makes its bomb when it is first asked for one, and answers nobody meanwhile
        bomb = next(path for path, fault in faults.items() if fault == "gzip-bomb")
        urllib.request.urlopen(site.base + bomb, timeout=600).close()
        began = time.monotonic()
        run = scrape(tmp_path, "fetch")
        took = time.monotonic() - began
    assert run.returncode == 1, "more than a tenth could not be fetched"
    assert "Traceback" not in run.stderr
    lost = {path for path, fault in faults.items() if fault not in HEALING}
    stored = articles(tmp_path)
    assert stored == {path: row for path, row in healthy.items() if path not in lost}
    with sqlite3.connect(tmp_path / "archive.db") as db:
        reasons = {urlsplit(url).path: reason for url, reason in db.execute("SELECT url, reason FROM failures")}
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert lost <= set(reasons)
    assert all(reasons.values())
    assert not lost & set(stored)
    assert len(set(faults.values())) > 15
    assert took < 300, "the pages that hang are waited for side by side"
