"""The bookkeeping of alerts: events once, states, targets, what is left when articles go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive.alerts.alerts import Event
from scraper.i18n import Message
from tests.alerts.newsroom import a_run, store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        with a_run(opened) as number:
            for place in (1, 2):
                store(opened, place, number)
        opened.alerts.register({"低保": None})
        yield opened


def record(archive: Archive, *articles: int) -> int:
    events = [Event("低保", "desk", article, "new", 0) for article in articles]
    return archive.alerts.record(events, ["低保"], archive.alerts.latest())


def test_an_event_is_stored_once_whatever_became_of_it(archive: Archive) -> None:
    assert record(archive, 1) == 1
    assert record(archive, 1, 2) == 1
    ids = [one.id for one in archive.alerts.waiting()]
    archive.alerts.claim(ids)
    assert record(archive, 1, 2) == 0
    archive.alerts.sent(ids)
    assert record(archive, 1, 2) == 0


def test_events_wait_are_claimed_and_are_sent(archive: Archive) -> None:
    record(archive, 1, 2)
    one, two = (waiting.id for waiting in archive.alerts.waiting())
    archive.alerts.claim([one, two])
    assert archive.alerts.claimed() == [one, two]
    assert archive.alerts.waiting() == []
    archive.alerts.sent([one])
    archive.alerts.release([one, two], tried=1)  # the first is sent, and stays so
    assert [(waiting.id, waiting.tries) for waiting in archive.alerts.waiting()] == [(two, 1)]
    state = archive.alerts.states()["低保"]
    assert (state.sent, state.waiting, state.state) == (1, 1, "on")
    assert state.last_sent is not None


def test_events_with_fewer_tries_come_first(archive: Archive) -> None:
    record(archive, 1)
    (one,) = archive.alerts.waiting()
    archive.alerts.claim([one.id])
    archive.alerts.release([one.id], tried=1)
    record(archive, 2)
    assert [waiting.event.article for waiting in archive.alerts.waiting()] == [2, 1]


def test_a_target_fails_and_works_again(archive: Archive) -> None:
    record(archive, 1)
    archive.alerts.fails("desk", Message("exit code {code}", code=3), "2026-01-31T08:00:00Z")
    archive.alerts.fails("desk", Message("exit code {code}", code=4), "2026-01-31T09:00:00Z")
    state = archive.alerts.targets()["desk"]
    assert (state.tries, state.next_try, state.waiting) == (2, "2026-01-31T09:00:00Z", 1)
    assert isinstance(state.reason, Message)
    assert state.reason.values == {"code": "4"}
    archive.alerts.works("desk")
    state = archive.alerts.targets()["desk"]
    assert (state.tries, state.reason, state.failing_since) == (0, None, None)


def test_deleting_an_article_deletes_its_events(archive: Archive) -> None:
    record(archive, 1, 2)
    archive.deletion.delete([1])
    assert [waiting.event.article for waiting in archive.alerts.waiting()] == [2]
