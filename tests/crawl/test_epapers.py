"""Whole papers of several days fetched from loopback: every article once, with the page it was printed on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.main import scrape
from tests.epaper_systems import SYSTEMS, System
from tests.epaper_variants import SYSTEMS as VARIANTS
from tests.epapers import Issue, issue
from tests.newssite import Answer, Site, serve

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("folder")]

DAYS = (date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28))
NBS = SYSTEMS[0]


def issues(system: System, days: Sequence[date] = DAYS[1:], each: int = 5) -> list[Issue]:
    """The second day has fewer layouts than the first; the third layout is an advertisement, one number is missing."""
    return [
        issue(day, numbers=system.numbers[: len(system.numbers) - n], without=(system.numbers[2],), each=each)
        for n, day in enumerate(days)
    ]


def pages_of(system: System, papers: Sequence[Issue]) -> dict[str, Answer | str]:
    kind = {"Content-Type": "text/html"}
    return {path: Answer(body, headers=kind) for paper in papers for path, body in system.of(paper).items()}


@contextmanager
def serving(system: System, papers: Sequence[Issue], entry: str = "from: 2026-11-27, to: 2026-11-28") -> Iterator[Site]:
    with serve(pages_of(system, papers)) as site:
        starts = [system.start] if system.start else [next(iter(system.of(paper))) for paper in papers]
        urls = ", ".join(f'"{site.base}{start}"' for start in starts)
        dates = f", {entry}" if system.start and entry else ""
        Path("sources.yaml").write_text(
            "defaults: {delay: 0, concurrency: 8, limits: {retries: 0}}\n"
            f"sources: [{{name: 澜汀日报, paper: [{urls}]{dates}}}]\n",
            encoding="utf-8",
        )
        yield site


def start_of(day: date) -> str:
    return NBS.start.replace("{date:%Y-%m/%d}", f"{day:%Y-%m/%d}")


def fetch(*args: str) -> Result:
    return CliRunner().invoke(scrape, ["fetch", "--json", *args], catch_exceptions=False)


def report(result: Result) -> dict[str, Any]:
    source: dict[str, Any] = json.loads(result.stdout)["sources"][0]
    return source


def stored() -> list[dict[str, Any]]:
    with Archive.read("archive.db") as archive:
        return list(archive.articles())


def check(papers: Sequence[Issue]) -> None:
    """Every article is stored once, with its text, its author, its day and its page."""
    expected = {story.headline: (paper, sheet, story) for paper in papers for sheet, story in paper.stories}
    rows = stored()
    assert sorted(row["headline"] for row in rows) == sorted(expected)
    for row in rows:
        paper, sheet, story = expected[row["headline"]]
        assert (row["page_number"], row["page_name"]) == (sheet.page_number, sheet.name)
        assert (row["body"], row["byline"], row["published"]) == (story.text, [story.author], paper.day.isoformat())
        assert row["outlet"] in (None, paper.paper)


KINDS = {"nbs", "pc", "nodes-input", "whole", "flip"}


@pytest.mark.parametrize(
    "system",
    [
        pytest.param(system, id=system.name, marks=() if system.name in KINDS else pytest.mark.long)
        for system in (*SYSTEMS, *VARIANTS)
    ],
)
def test_a_paper_is_stored_whole(system: System) -> None:
    papers = issues(system)
    with serving(system, papers):
        result = fetch()
    assert (result.exit_code, report(result)["error"]) == (0, None)
    check(papers)


def test_a_list_that_is_a_layout_page_leads_through_the_paper() -> None:
    papers = issues(NBS)
    with serving(NBS, papers) as site:
        text = Path("sources.yaml").read_text(encoding="utf-8")
        Path("sources.yaml").write_text(text.replace("paper:", "list:"), encoding="utf-8")
        assert fetch().exit_code == 0
        check(papers)
        assert len(set(site.paths())) == len(site.paths())
    result = CliRunner().invoke(scrape, ["reparse", "--json"], catch_exceptions=False)
    outcomes = [json.loads(line)["outcome"] for line in result.stdout.splitlines()]
    assert outcomes == ["unchanged"] * len(stored())  # also those that are captions alone


def test_a_gap_a_lost_layout_and_a_day_without_paper_end_nothing() -> None:
    papers = issues(NBS, DAYS[1:2])
    with serving(NBS, papers, "from: 2026-11-25, to: 2026-11-28") as site:
        lost = next(path for path in site.pages if path.endswith("_02.htm") and "nbs" in path)
        del site.pages[lost]
        result = fetch()
    assert (result.exit_code, report(result)["failed"]) == (0, 0)
    here = papers[0]
    check([Issue(here.paper, here.day, (here.sheets[0], *here.sheets[2:]))])


def test_a_layout_that_fails_fails_the_source_and_the_others_are_read() -> None:
    papers = issues(NBS, DAYS[1:2])
    with serving(NBS, papers, "from: 2026-11-27, to: 2026-11-27") as site:
        broken = next(path for path in site.pages if path.endswith("_02.htm") and "nbs" in path)
        whole = site.pages[broken]
        site.pages[broken] = Answer(b"out of order", 500)
        result = fetch()
        assert result.exit_code == 1
        assert "list page" in report(result)["error"]
        site.pages[broken] = whole
        assert fetch("--full").exit_code == 0
    check(papers)


def test_no_paper_at_all_says_what_to_do() -> None:
    with serving(NBS, []):
        result = fetch()
        assert result.exit_code == 1
        assert "no paper on any of these days" in report(result)["error"]
        assert fetch("澜汀日报", "--from", "2026-11-27", "--to", "2026-11-27").exit_code == 0  # these days were chosen


def test_a_page_that_says_that_there_is_no_paper_is_no_error_of_a_chosen_day() -> None:
    with serving(NBS, issues(NBS, DAYS[1:2])) as site:
        site.pages[start_of(DAYS[2])] = "<title>澜汀日报</title><p>今日无报，请浏览往期。</p><a href=/>首页</a>"
        assert fetch("澜汀日报", "--from", "2026-11-28", "--to", "2026-11-28").exit_code == 0
        assert fetch("澜汀日报", "--from", "2026-11-27", "--to", "2026-11-28").exit_code == 0
    check(issues(NBS, DAYS[1:2]))


def test_of_two_addresses_of_a_day_the_second_is_read_where_the_paper_is_not_at_the_first() -> None:
    old, new = issues(NBS, DAYS[1:2])[0], issues(SYSTEMS[3], DAYS[2:])[0]
    pages = pages_of(NBS, [old]) | pages_of(SYSTEMS[3], [new])
    with serve(pages) as site:
        Path("sources.yaml").write_text(
            f'sources: [{{name: 澜汀日报, paper: ["{site.base}{SYSTEMS[3].start}", "{site.base}{NBS.start}"], '
            "from: 2026-11-27, to: 2026-11-28, delay: 0, concurrency: 8}]",
            encoding="utf-8",
        )
        assert fetch().exit_code == 0
    check([old, new])
    assert sum(path.endswith("nbs.D110000ltrb_01.htm") for path, _status in site.answers) == 1


def test_an_unchanged_paper_is_not_asked_for_twice() -> None:
    papers = issues(NBS, DAYS[1:2])
    with serving(NBS, papers) as site:
        for path, answer in site.pages.items():
            assert isinstance(answer, Answer)
            answer.etag = f'"{path}"'
        fetch()
        before = len(site.answers)
        result = fetch()
        requests = site.answers[before:]
    assert report(result)["new"] == 0
    assert not [path for path, _status in requests if "/nw." in path]
    assert [path for path, status in requests if status == 200 and "nbs" in path] == [start_of(DAYS[1])]


# -- the days of a run ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "days"), [("newest", (2, 1, 0)), ("oldest", (0, 1, 2))])
def test_the_days_of_a_run_come_in_their_order(order: str, days: tuple[int, ...]) -> None:
    papers = issues(NBS, DAYS, each=2)
    with serving(NBS, papers, "days: 1") as site:
        result = fetch("澜汀日报", "--from", "2026-11-26", "--to", "2026-11-28", "--order", order)
    assert result.exit_code == 0
    check(papers)
    fronts = [path for path in site.paths() if path.endswith("nbs.D110000ltrb_01.htm")]
    assert fronts == [start_of(DAYS[n]) for n in days]
    first_articles = [place for place, (path, _status) in enumerate(site.answers) if "/nw." in path]
    last_front = max(place for place, (path, _status) in enumerate(site.answers) if path == fronts[-1])
    assert first_articles[0] < last_front  # the articles of a day before the next day's list


def test_a_run_of_days_goes_on_where_it_was_left() -> None:
    papers = issues(NBS, DAYS, each=2)
    with serving(NBS, papers, "days: 1") as site:
        gone = {path: site.pages.pop(path) for path in list(site.pages) if "11/28" in path}
        fetch("澜汀日报", "--from", "2026-11-26", "--to", "2026-11-28")
        site.pages |= gone
        before = len(site.answers)
        assert fetch("澜汀日报", "--from", "2026-11-26", "--to", "2026-11-28").exit_code == 0
        again = [path for path, _status in site.answers[before:]]
    check(papers)
    # a day that was read in full long after it was over is settled
    settled = date.today() > date(2026, 11, 29)
    assert (not [path for path in again if "11/26" in path or "11/27" in path]) == settled
