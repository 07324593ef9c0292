"""The events of a run: what is new to an alert, once, and nothing of the past."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.alerts import matching, run
from scraper.archive import Archive
from scraper.sources.alerts.model import Target
from tests.alerts.newsroom import NEWS, a_run, alert, listed, page, store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def events(archive: Archive) -> list[tuple[str, str, int, str, int]]:
    return [tuple(one.event) for one in archive.alerts.waiting()]


def test_articles_of_the_run_are_events_and_those_before_are_not(archive: Archive) -> None:
    with a_run(archive) as number:
        store(archive, 1, number)
    file = listed(alert())
    run.begin(archive, file)
    with a_run(archive) as number:
        two = store(archive, 2, number)
        store(archive, 3, number, body="清河大桥昨天通车，行人很多，天气也好。")
    assert matching.match(archive, file) == 1
    assert events(archive) == [("低保", "log", two, "new", 0)]
    assert matching.match(archive, file) == 0


def test_what_a_killed_run_stored_is_matched_by_the_next(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    killed = archive.runs.start(["人民网"], "fetch")
    one = store(archive, 1, killed)
    run.begin(archive, file)
    with a_run(archive) as number:
        two = store(archive, 2, number)
    assert matching.match(archive, file) == 2
    assert [event[2] for event in events(archive)] == [one, two]


def test_the_first_fetch_of_a_new_source_is_no_flood_of_old_news(archive: Archive) -> None:
    with a_run(archive):
        pass
    file = listed(alert(), alert("早", since="2026-01-01"))
    run.begin(archive, file)
    with a_run(archive) as number:  # what the first run left over comes with the next ones
        store(archive, 1, number, published="2026-01-31T09:15+08:00")
        old = store(archive, 2, number, published="2025-12-31")
        news = store(archive, 3, number, published=NEWS)
        of_the_day = store(archive, 4, number, published="2099-01-31")
        archive.connection.execute("UPDATE sources SET added = '2026-02-15T00:00:00Z'")
        evening = store(archive, 5, number, "晚报", published=None)
    matching.match(archive, file)
    assert [event[2] for event in events(archive) if event[0] == "低保"] == [news, of_the_day, evening]
    assert old not in [event[2] for event in events(archive)]
    assert len([event for event in events(archive) if event[0] == "早"]) == 4


def test_reprints_are_one_event_and_later_ones_are_none(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    same = page(1).body * 3
    with a_run(archive) as number:
        head = store(archive, 1, number, body=same)
        store(archive, 2, number, "晚报", body=same)
    assert matching.match(archive, file) == 1
    with a_run(archive) as number:
        store(archive, 3, number, "晚报", body=same)
    assert matching.match(archive, file) == 0
    assert [event[2] for event in events(archive)] == [head]


def test_a_deletion_of_the_first_print_does_not_bring_the_group_back(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    same = page(1).body * 3
    with a_run(archive) as number:
        head = store(archive, 1, number, body=same)
        copy = store(archive, 2, number, "晚报", body=same)
    matching.match(archive, file)
    archive.deletion.delete([head])
    assert [event[2] for event in events(archive)] == [copy]
    archive.deletion.delete([copy])
    assert events(archive) == []
    assert archive.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_only_of_the_named_sources_and_no_imports(archive: Archive) -> None:
    file = listed(alert(sources=("晚报",)), alert("全部"))
    run.begin(archive, file)
    with a_run(archive) as number:
        store(archive, 1, number, "人民网")
        evening = store(archive, 2, number, "晚报")
        store(archive, 3, number, "saved")
    with a_run(archive, "import") as number:
        store(archive, 4, number, "晚报")
    matching.match(archive, file)
    assert [event[2] for event in events(archive) if event[0] == "低保"] == [evening]
    assert len([event for event in events(archive) if event[0] == "全部"]) == 2


def test_a_revision_is_an_event_where_the_alert_says_so(archive: Archive) -> None:
    file = listed(alert(), alert("也改", also=("changed",)))
    with a_run(archive) as number:
        one = store(archive, 1, number)
        store(archive, 2, number, body="清河大桥昨天通车，行人很多，天气也好。")
    run.begin(archive, file)
    with a_run(archive) as number:
        store(archive, 1, number, headline="改了的标题")
        two = store(archive, 2, number, body="清河大桥昨天通车，行人很多，低保户免票。")
    matching.match(archive, file)
    assert sorted(events(archive)) == [
        ("也改", "log", one, "changed", 2),
        ("也改", "log", two, "new", 0),  # it matches since its revision
        ("低保", "log", two, "new", 0),
    ]
    with a_run(archive) as number:
        store(archive, 1, number, headline="又改了的标题", body="没有那个词了，只有别的内容在这里。")
    matching.match(archive, file)
    assert ("也改", "log", one, "changed", 3) in events(archive)


def test_since_brings_the_past_once(archive: Archive) -> None:
    with a_run(archive) as number:
        store(archive, 1, number, published="2026-01-01")
        two = store(archive, 2, number, published="2026-02-01")
    file = listed(alert(since="2026-01-15"))
    run.begin(archive, file)
    assert matching.match(archive, file) == 1
    assert [event[2] for event in events(archive)] == [two]
    run.begin(archive, file)
    assert matching.match(archive, file) == 0


def test_a_paused_alert_is_silent_about_what_came_meanwhile(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    archive.alerts.pause("低保")
    with a_run(archive) as number:
        store(archive, 1, number)
    assert matching.match(archive, file) == 0
    archive.alerts.resume("低保")
    with a_run(archive) as number:
        two = store(archive, 2, number)
    assert matching.match(archive, file) == 1
    assert [event[2] for event in events(archive)] == [two]


def test_an_alert_that_was_taken_out_and_put_back_begins_again(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    run.begin(archive, listed())
    assert archive.alerts.states()["低保"].state == "absent"
    with a_run(archive) as number:
        store(archive, 1, number)
    run.begin(archive, file)
    assert matching.match(archive, file) == 0


def test_every_target_has_events_of_its_own(archive: Archive) -> None:
    file = listed(alert(to=(Target("a", None, ("cat",)), Target("b", None, ("cat",)))))
    run.begin(archive, file)
    with a_run(archive) as number:
        store(archive, 1, number)
    assert matching.match(archive, file) == 2


def test_a_preview_names_what_would_have_come(archive: Archive) -> None:
    with a_run(archive) as number:
        store(archive, 1, number, published="2026-01-01")
        two = store(archive, 2, number, published="2026-02-01")
    assert matching.preview(archive, alert(), "2026-01-15") == [two]


def test_days_of_the_past_are_no_news_even_if_their_run_is_killed(archive: Archive) -> None:
    file = listed(alert())
    run.begin(archive, file)
    with a_run(archive) as number:
        before = store(archive, 1, number)
    run.begin_past(archive, file)
    archive.runs.start(["人民网"], "fetch")
    store(archive, 2, number + 1)
    run.begin(archive, file)  # the run over the past was killed
    with a_run(archive) as number:
        after = store(archive, 3, number)
    assert matching.match(archive, file) == 1
    assert [event[2] for event in events(archive)] == [before, after]
    run.begin_past(archive, file)
    with a_run(archive) as number:
        store(archive, 4, number)
    run.finish(archive, file)
    assert archive.alerts.states()["低保"].sent == 2
