"""How a source is, from its last run, the runs before, and the clock."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scraper.models import SourceReport
from scraper.monitoring.health import Health, assess
from scraper.sources import Source

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PAPER = Source("江城晚报", "list", ("https://a.example/city/",), every=3600)


def run(number: int, hours_ago: float = 0, **report: Any) -> dict[str, Any]:
    started = f"{NOW - timedelta(hours=hours_ago):%Y-%m-%dT%H:%M:%SZ}"
    return {"run": number, "started": started, **asdict(SourceReport(PAPER.name, **report))}


def health(*runs: dict[str, Any]) -> Health:
    """Of a source with these runs, newest first."""
    past = [run for run in runs if not run["error"]]
    return assess(PAPER, runs[0] if runs else None, past, "2026-03-01T00:00:00Z", 2, NOW)


@pytest.mark.parametrize(
    ("runs", "state", "reason", "step"),
    [
        ([], "never fetched", None, "`scrape fetch 江城晚报`"),
        ([run(9)], "well", None, None),
        ([run(9, error="could not fetch the list page: timed out")], "failed", "timed out", "in a browser"),
        ([run(9, error="its list pages gave no article links; …")], "failed", "no article", "`scrape check 江城晚报`"),
        ([run(9, error="3 of 12 articles could not be fetched or parsed")], "failed", "3 of 12", "`scrape runs 9`"),
        ([run(9, drift="0 of 9 …")], "drifted", "0 of 9", "--accept"),
        ([run(9), run(8, drift="0 of 9 …")], "drifted", "0 of 9", "--accept"),  # nothing new since: no proof
        ([run(9, new=3), run(8, drift="0 of 9 …")], "well", None, None),
        ([run(9, hours_ago=3.9)], "well", None, None),
        ([run(9, hours_ago=4.1)], "overdue", "last fetched 4 h ago", "--due"),
        ([run(9, hours_ago=24 * 9)], "overdue", "last fetched 9 days ago", "--due"),
        ([run(9, hours_ago=99, error="could not fetch the list page: x")], "failed", "x", "in a browser"),
    ],
)
def test_states_with_their_reason_and_the_next_step(
    runs: list[dict[str, Any]], state: str, reason: str | None, step: str | None
) -> None:
    current = health(*runs)
    assert current.state == state
    assert (reason or "") in (current.reason or "")
    assert (current.reason is None) == (reason is None)
    assert (step or "") in (current.next_step or "")
    assert (current.next_step is None) == (step is None)


def test_shares_are_over_the_runs_that_had_articles() -> None:
    state = health(
        run(9), run(8, new=4, fields={"byline": 1, "time": 4}), run(7), run(6, new=6, fields={"byline": 4, "time": 6})
    )
    assert state.articles == 10
    assert state.shares == {"byline": 0.5, "editors": 0.0, "time": 1.0, "body": 0.0}
    assert health(run(9)).shares["byline"] is None


def test_unsure_values_are_counted_by_field() -> None:
    fields = {"byline": 4, "unsure:outlet": 3, "unsure:byline": 1}
    state = health(run(9, new=4, fields=fields), run(8, new=6, fields={"unsure:outlet": 2}))
    assert state.unsure == {"byline": 0.1, "outlet": 0.5}
    assert health(run(9)).unsure == {}


def test_links_are_those_of_the_last_run_that_read_its_lists() -> None:
    front, city = "https://a.example/", "https://a.example/city/"
    before = [run(number, yields={front: 60, city: 40}) for number in range(7, 1, -1)]
    state = health(run(9), run(8, yields={front: 58}), *before)
    assert (state.links, state.usual_links) == (58, 60)
    state = health(run(8, yields={front: 58, city: 1}), *before)
    assert (state.links, state.usual_links) == (59, 100)
    assert (health(run(9)).links, health(run(9)).usual_links) == (None, None)


def test_a_source_that_was_never_well_is_looked_at_again() -> None:
    failed = run(1, error="its list pages gave no article links; …")
    assert (
        assess(PAPER, failed, [], None, 0, NOW).next_step
        == "`scrape add https://a.example/` looks for its lists and feeds"
    )


def test_a_name_is_quoted_where_a_shell_needs_it() -> None:
    named = Source("山城 日报", "list", ("https://a.example/",))
    assert assess(named, None, [], None, 0, NOW).next_step == "`scrape fetch '山城 日报'`"
