"""archive.db is replaced or removed while `scrape fetch` writes it: the run says so, and exits 1."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.newssite import paper, serve

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("fate", ["removed", "replaced"])
def test_a_run_whose_archive_goes_away_fails_with_a_word(fate: str, tmp_path: Path) -> None:
    db = tmp_path / "archive.db"
    with serve(paper()) as site:
        site.takes = 0.1
        sources = f"defaults: {{delay: 0}}\nsources:\n  - name: x\n    list: {site.base}/\n    concurrency: 1\n"
        (tmp_path / "sources.yaml").write_text(sources, encoding="utf-8")
        run = [sys.executable, "-m", "scraper", "fetch"]
        process = subprocess.Popen(run, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        pause = threading.Event()
        while process.poll() is None and not any("/bendi/" in path for path, _ in site.answers):
            pause.wait(0.02)
        db.unlink()
        if fate == "replaced":
            db.write_bytes(b"")
        _, err = process.communicate(timeout=600)
    assert process.returncode == 1, err
    assert "while it was being written; nothing more is written" in err
    assert "Traceback" not in err
