"""Up to where alerts have looked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.alerts.progress import Look
from tests.alerts.newsroom import a_run, store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def test_a_new_alert_looks_from_here_on(archive: Archive) -> None:
    archive.alerts.register({"a": "2026-01-01"})
    assert archive.alerts.looks() == {"a": Look(0, 0, "2026-01-01")}
    with a_run(archive) as number:
        article = store(archive, 1, number)
    archive.alerts.register({"a": "2026-01-01", "b": None})
    assert archive.alerts.looks() == {"a": Look(0, 0, "2026-01-01"), "b": Look(number, article)}
    archive.alerts.record([], ["a"], archive.alerts.latest())
    assert archive.alerts.looks()["a"] == Look(number, article)


def test_fresh_articles_are_new_or_revised(archive: Archive) -> None:
    with a_run(archive) as first:
        one = store(archive, 1, first)
    look = archive.alerts.latest()
    with a_run(archive) as second:
        store(archive, 1, second, headline="新标题")
        two = store(archive, 2, second)
    with a_run(archive) as third:
        store(archive, 2, third, headline="新标题二")
    fresh = {article.id: article for article in archive.alerts.fresh(look, ["人民网"])}
    assert (fresh[one].revision, fresh[one].is_new) == (2, False)
    assert (fresh[two].revision, fresh[two].is_new) == (2, True), "stored and revised since"
    assert archive.alerts.fresh(look, ["晚报"]) == []
    former = archive.alerts.former(one)
    assert former is not None
    assert (former.headline, former.source, former.id) == ("第1条", "人民网", one)
    assert archive.alerts.former(99) is None
