"""What the archive remembers of its sources' runs."""

from __future__ import annotations

from typing import Any

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.archive.crawl.run_log import Ended
from scraper.models import SourceReport


def run(archive: Archive, at: str, *reports: SourceReport, ended: Ended | None = "done", command: str = "fetch") -> int:
    number = archive.runs.start([report.source for report in reports], command)
    if ended:
        archive.runs.finish(number, ended, reports)
    archive.connection.execute("UPDATE runs SET started = ? WHERE id = ?", (f"2026-03-04T{at}:00Z", number))
    return number


def test_only_a_run_that_went_to_the_end_counts_as_fetched(archive: Archive) -> None:
    run(archive, "08:00", SourceReport("evening"), SourceReport("online"))
    run(archive, "09:00", SourceReport("evening", error="no list"), ended="failed")
    run(archive, "10:00", SourceReport("evening"), ended="interrupted")
    run(archive, "11:00", SourceReport("evening"), command="reparse")
    run(archive, "12:00", SourceReport("evening"), ended=None)
    assert archive.sources.last_fetched() == {"evening": "2026-03-04T09:00:00Z", "online": "2026-03-04T08:00:00Z"}
    assert archive.sources.last_success("evening") == "2026-03-04T08:00:00Z"
    assert archive.sources.last_success("nobody") is None
    assert (archive.sources.last_report("evening") or {})["error"] == "no list"
    assert archive.sources.last_report("nobody") is None


def test_the_past_is_what_did_not_fail_newest_first_and_drift_is_kept_apart(archive: Archive) -> None:
    first = run(archive, "08:00", SourceReport("evening", yields={"https://x.cn/": 40}, fields={"byline": 3}, new=4))
    run(archive, "09:00", SourceReport("evening", error="no list"), ended="failed")
    second = run(archive, "10:00", SourceReport("evening", drift="0 of 9"), ended="failed")
    third = run(archive, "11:00", SourceReport("evening"))
    past = archive.sources.norm("evening")
    assert [row["run"] for row in past] == [third, second, first]
    assert (past[2]["yields"], past[2]["fields"], past[2]["drift"]) == ({"https://x.cn/": 40}, {"byline": 3}, None)
    assert archive.sources.norm("online") == []


def test_a_long_drift_does_not_push_the_sound_runs_out(archive: Archive) -> None:
    sound = run(archive, "08:00", SourceReport("evening"))
    for _ in range(30):
        run(archive, "09:00", SourceReport("evening", drift="0 of 9"), ended="failed")
    past = archive.sources.norm("evening")
    assert len(past) == 21
    assert past[-1]["run"] == sound


def test_what_is_accepted_begins_the_norm_anew(archive: Archive) -> None:
    run(archive, "08:00", SourceReport("evening"), SourceReport("online"))
    run(archive, "09:00", SourceReport("evening", drift="0 of 9"), ended="failed")
    assert archive.sources.last_success("evening") == "2026-03-04T08:00:00Z"
    assert archive.sources.accept("evening")
    assert archive.sources.norm("evening") == []
    assert archive.sources.last_success("evening") == "2026-03-04T09:00:00Z"
    assert not archive.sources.accept("evening")
    assert not archive.sources.accept("nobody")
    assert len(archive.sources.norm("online")) == 1
    new = run(archive, "10:00", SourceReport("evening"))
    assert [row["run"] for row in archive.sources.norm("evening")] == [new]


def test_an_article_with_a_field_and_a_newer_one_without(archive: Archive, newsroom: Any) -> None:
    stored = []
    for number, editors in enumerate([("林一帆",), (), ("林一帆",), (), ()], 1):
        started = archive.runs.start(["evening"], "fetch")
        page = newsroom.page(number, editors=editors)
        outcome = archive.articles.store("evening", newsroom.fetched(page), page, newsroom.analysis(page), run=started)
        stored.append(outcome.id)
    assert archive.sources.examples("evening", "editors", run=4) == (stored[2], stored[4])
    assert archive.sources.examples("evening", "time", run=4) == (stored[4], None)
    assert archive.sources.examples("nobody", "editors", run=1) == (None, None)


def test_lists_that_are_no_longer_read_are_left_out(archive: Archive, newsroom: Any) -> None:
    for url, at in (("https://x.cn/old/", "2026-03-03T08:00:00Z"), ("https://x.cn/", "2026-03-04T08:00:00Z")):
        page = newsroom.page(kind="list", url=url, body="")
        archive.visits.store_list("evening", newsroom.fetched(page, at), page)
    assert [row["url"] for row in archive.sources.stored_lists("evening", "2026-03-04T00:00:00Z")] == ["https://x.cn/"]
    archive.crawl.record_failure(Failure("evening", "https://x.cn/old/", "HTTP 404", status=404))
    assert len(archive.sources.stored_lists("evening", "2026-03-04T00:00:00Z")) == 2
