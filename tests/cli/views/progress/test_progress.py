"""How far long work has come: bars on a terminal, records for machines, nothing in a pipe."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from scraper.cli.options.logs import Loudness
from scraper.cli.terminal import console
from scraper.cli.views.progress import progress
from scraper.cli.views.progress.run_display import reasons
from scraper.models import SourceReport
from tests.cli.filled import fill
from tests.cli.in_terminal import COLOUR, ESCAPE, in_terminal, widest
from tests.invoked import call as run
from tests.kinds import only
from tests.newssite import paper, serve


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = fill(tmp_path / "archive.db")
    assert run("export", "-q", "-o", "all.jsonl").exit_code == 0
    return path


def test_what_is_left_out_of_the_reasons_is_in_the_list_of_failures() -> None:
    report = SourceReport("清河 晚报", reasons={f"HTTP {status}": 1 for status in range(400, 410)})
    assert reasons(report)[-1] == "… and 5 more reasons; `scrape failures '清河 晚报'` lists all"
    assert len(reasons(SourceReport("x", reasons={"HTTP 404": 3}))) == 1


LONG = (
    ["reparse"],
    ["export", "-o", "out.csv"],
    ["import", "all.jsonl", "--db", "copy.db"],
    ["verify"],
    ["dictionary", "--rebuild"],
)


@pytest.mark.parametrize("args", LONG, ids=" ".join)
def test_quiet_says_nothing_where_nothing_is_wrong(db: Path, args: list[str]) -> None:
    result = run(*args, "-q")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("args", LONG, ids=" ".join)
def test_a_log_for_machines_is_all_that_is_said(db: Path, args: list[str]) -> None:
    result = run(*args, "--log-json")
    assert result.exit_code == 0
    assert result.stdout == ""
    records: list[dict[str, Any]] = [json.loads(line) for line in result.stderr.splitlines()]
    (last,) = [record for record in records if record.get("state") == "done"]
    assert last["job"] == args[0]
    assert last["left"] in (0.0, None)
    assert last["total"] in (last["done"], None)


@pytest.mark.parametrize("args", LONG, ids=" ".join)
def test_a_pipe_gets_no_bars(db: Path, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = run(*args)
    assert result.exit_code == 0
    assert "━" not in result.output


@pytest.mark.parametrize("args", only(LONG, *LONG[:2]), ids=" ".join)
def test_a_terminal_gets_bars(db: Path, args: list[str]) -> None:
    drawn = in_terminal(*args)
    assert "━" in drawn
    assert COLOUR.search(drawn)
    assert "Traceback" not in drawn


@pytest.mark.parametrize("args", only(LONG, ["export", "-o", "out.csv"]), ids=" ".join)
def test_no_colour_where_none_is_wanted(db: Path, args: list[str]) -> None:
    drawn = in_terminal(*args, NO_COLOR="1")
    assert "━" in drawn
    assert not COLOUR.search(drawn)


def test_a_run_tells_of_each_source_and_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serve(paper(6)) as site:
        sources = "".join(f"  - {{name: 清河晚报{n}, list: '{site.base}/?{n}', delay: 0.1}}\n" for n in range(3))
        Path("sources.yaml").write_text(f"sources:\n{sources}", encoding="utf-8")
        drawn = ESCAPE.sub("", in_terminal("fetch", code=None))
    assert "all sources" in drawn
    assert "3 of 3 sources" in drawn
    assert all(re.search(rf"清河晚报{n} +━", drawn) for n in range(3))
    assert re.search(r"\d/\d+ +[\d.]+/s +\d\d:\d\d", drawn), "done of how many, rate, time left"
    assert widest(drawn) <= 80


@pytest.mark.parametrize(
    ("width", "shown"), [(80, "一家名称长得很不像话的? ?…"), (200, "一家名称长得很不像话的地方综合新闻门户网站")]
)
def test_a_name_has_the_room_that_there_is(monkeypatch: pytest.MonkeyPatch, width: int, shown: str) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(console, "err", lambda: Console(file=screen, force_terminal=True, width=width))
    with progress.bars() as bars:
        bars.add_task("一家名称长得很不像话的地方综合新闻门户网站", total=5, words="")
    drawn = ESCAPE.sub("", screen.getvalue())
    assert re.search(rf"{shown} *━", drawn)
    assert widest(drawn) <= width


def test_a_start_at_once_is_no_rate_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock = io.StringIO(), [0.0]
    monkeypatch.setattr(console, "err", lambda: Console(file=screen, force_terminal=True, width=80))
    with progress.bars() as bars:
        bars.get_time = lambda: clock[0]
        task = bars.add_task("清河晚报", total=30, words="")
        for second in (0.1, 0.1001):
            clock[0] = second
            bars.advance(task)
        bars.refresh()
        assert "/s" not in screen.getvalue()
        clock[0] = 2.0
        bars.refresh()
        assert "2/30 1.0/s" in ESCAPE.sub("", screen.getvalue())


def test_more_bars_than_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    term = Console(file=screen, force_terminal=True, width=80, height=12)
    monkeypatch.setattr(console, "err", lambda: term)
    with progress.bars() as bars:
        for number in range(40):
            bars.update(bars.add_task(f"云汀晚报{number}", total=5, words=""), completed=5 if number < 30 else 1)
        shown = Console(width=80, file=io.StringIO(), record=True)
        shown.print(bars.get_renderable())
        drawn = shown.export_text()
        assert len(drawn.splitlines()) == 11
        assert "… and 30 more" in drawn
        assert all(f"云汀晚报{number} " in drawn for number in range(30, 40)), "what is under way is shown"
    assert "云汀晚报0 " in screen.getvalue(), "all of them when it is over"


def test_time_left_is_told_to_machines(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    now = iter(range(0, 1000, 6))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(now)))
    with caplog.at_level("INFO"), progress.job("reparse", lambda: {"a": 60, "b": 40}, Loudness(log_json=True)) as job:
        for _ in range(20):
            job.step("a")
    first = caplog.records[0]
    assert (first.state, first.done, first.total) == ("under way", 2, 100)  # type: ignore[attr-defined]
    assert first.left == pytest.approx(98 / (2 / first.seconds), rel=0.1)  # type: ignore[attr-defined]
    assert caplog.records[-1].state == "done"  # type: ignore[attr-defined]
