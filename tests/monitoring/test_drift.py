"""What counts as drift, and what does not: quiet days, small runs, first runs, lists that answered 304."""

from __future__ import annotations

import random
from dataclasses import asdict
from math import comb
from typing import Any

import pytest

from scraper.models import Page, SourceReport
from scraper.monitoring import drift

LIST = "https://a.example/city/"
DAY = "https://a.example/{date:%Y%m%d}/"


def run(new: int = 0, links: int | None = None, **has: int) -> dict[str, Any]:
    """A run with ``new`` articles that all have everything but what ``has`` says otherwise."""
    fields = dict.fromkeys(drift.COUNTED, new) | {k: v for k, v in has.items() if k in drift.COUNTED}
    report = SourceReport("x", new=new, skipped=has.get("skipped", 0), fields=fields)
    report.yields = {} if links is None else {LIST: links}
    return asdict(report)


def drifted(was: dict[str, Any]) -> dict[str, Any]:
    return {**was, "drift": "…"}


def subjects(now: dict[str, Any], past: list[dict[str, Any]]) -> list[str]:
    return [finding.subject for finding in drift.findings(now, past)]


# -- lists


@pytest.mark.parametrize(
    ("links", "past", "is_finding"),
    [
        (0, [40] * 20, True),
        (0, [40] * 4, False),  # too young to have a norm; that nothing at all was found is an error of its own
        (0, [40, 0, 40, 38, 41, 40], False),  # it was empty before: so be it
        (0, [3] * 20, True),
        (1, [3] * 20, False),  # of so few, one is no sign
        (9, [40] * 20, True),
        (13, [40] * 20, False),  # a quiet day
        (9, [40] * 12 + [15] + [40] * 100, False),  # a Sunday was nearly as quiet
        (40, [40] * 20, False),
        (100, [40] * 20, False),
        (2, [10, 14, 9, 60, 8, 20, 12], True),
    ],
)
def test_a_list_that_gives_less_than_ever(links: int, past: list[int], is_finding: bool) -> None:
    assert subjects(run(links=links), [run(links=count) for count in past]) == [LIST] * is_finding


def test_a_list_that_answers_304_is_no_empty_list() -> None:
    unchanged, read = run(), run(links=40)
    assert subjects(unchanged, [read] * 20) == []
    assert subjects(run(links=0), [unchanged, read] * 20) == [LIST]


def test_one_broken_list_among_many_is_named() -> None:
    other = "https://a.example/culture/"
    past = [{**run(), "yields": {LIST: 40, other: 60}}] * 8
    (finding,) = drift.findings({**run(), "yields": {LIST: 40, other: 0}}, past)
    assert finding.sentence == f"{other} gave no article links; as a rule it gives 60"


def test_a_broken_list_is_no_norm_however_long_it_stays_broken() -> None:
    assert subjects(run(links=0), [drifted(run(links=0))] * 20 + [run(links=40)] * 20) == [LIST]


def test_the_page_of_today_is_still_growing() -> None:
    starts = {f"https://a.example/2026030{day}/": DAY for day in (4, 3, 2)} | {LIST: LIST}
    yields = {"https://a.example/20260304/": 1, "https://a.example/20260303/": 38, "https://a.example/20260302/": 41}
    assert drift.yields(yields, starts) == {DAY: 41}
    assert drift.yields({"https://a.example/20260304/": 1, LIST: 7}, starts) == {LIST: 7}


# -- fields


@pytest.mark.parametrize(
    ("now", "past", "findings"),
    [
        (run(9, byline=0), [run(9)] * 8, ["byline"]),
        (run(2, byline=0), [run(9)] * 8, []),  # two articles prove nothing
        (run(7, byline=0), [run(9)] * 8, []),  # seven are a weekend
        (run(7, byline=0), [run(2, byline=0)] + [run(9)] * 8, ["byline"]),  # nine are not
        (run(9, byline=0), [], []),
        (run(9, byline=0), [run(9)] * 2, []),
        (run(9, byline=0), [run(9, byline=0)] * 8, []),  # it never had any
        (run(9, byline=0), [run(9, byline=3)] * 8, []),  # many never had
        (run(30, byline=12), [run(30, byline=27)] * 8, []),  # a Sunday full of agency copy
        (run(30, byline=2), [run(30, byline=27)] * 8, ["byline"]),
        (run(30, byline=2), [run(30, byline=27)] * 25 + [run(12, byline=0)], []),  # as low before
        (run(0), [run(9)] * 8, []),
        (run(9, published=0, time=0), [run(9)] * 8, ["published"]),  # one fault is said once
        (run(9, time=0), [run(9)] * 8, ["time"]),
        (run(9, summary=0), [run(9)] * 8, []),  # comes and goes
        (run(9, body=0, editors=0), [run(9)] * 8, ["editors", "body"]),
        (run(0, skipped=12), [run(12, skipped=1)] * 8, ["article"]),
        (run(2, skipped=3), [run(12, skipped=1)] * 8, []),
    ],
)
def test_a_field_that_is_suddenly_missing(now: dict[str, Any], past: list[dict[str, Any]], findings: list[str]) -> None:
    assert subjects(now, past) == findings


def test_it_is_said_again_until_it_is_mended() -> None:
    well, broken = run(5), run(5, editors=0)
    assert subjects(broken, [drifted(broken)] * 20 + [well] * 20) == ["editors"]
    assert subjects(well, [drifted(broken)] * 20 + [well] * 20) == []


def test_the_sentence_says_what_was_and_what_is() -> None:
    (finding,) = drift.findings(run(9, byline=0), [run(50, byline=47)] * 3)
    assert finding.sentence == "0 of 9 new articles have a byline; as a rule 94 % do"
    (finding,) = drift.findings(run(1, skipped=20), [run(50)] * 3)
    assert finding.sentence == "1 of 21 of the pages linked as articles are articles; as a rule 100 % do"


def test_what_is_counted_of_an_article() -> None:
    fields: dict[str, int] = {}
    drift.tally(fields, Page("article", byline=("陈可",), published="2026-01-31", body="清" * 80))
    drift.tally(fields, Page("article", byline=("陈可",), published="2026-01-31T08:15+08:00", body="图片新闻"))
    assert fields == {"byline": 2, "published": 2, "time": 1, "body": 1}


# -- the mathematics


@pytest.mark.parametrize(("count", "of", "p"), [(0, 9, 0.9), (2, 30, 0.9), (7, 7, 0.5), (3, 10, 0.3), (40, 60, 0.7)])
def test_the_binomial_tail_is_that_of_the_textbook(count: int, of: int, p: float) -> None:
    exact = sum(comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(count + 1))
    assert drift.tail(count, of, p) == pytest.approx(exact)


def test_the_tail_at_the_ends() -> None:
    assert drift.tail(3, 9, 1.0) == 0.0
    assert drift.tail(9, 9, 1.0) == 1.0
    assert drift.tail(0, 9, 0.0) == 1.0
    assert drift.lower_bound(20, 20) == pytest.approx(0.833, abs=0.001)
    assert drift.lower_bound(0, 20) == 0.0


@pytest.mark.slow
@pytest.mark.parametrize("sources", [1, pytest.param(6, marks=pytest.mark.long)])
def test_a_year_of_ordinary_noise_raises_no_alarm_and_a_break_is_noticed_soon(sources: int) -> None:
    """Some sources, five runs a day: shares that differ by source, field and weekday, lists that come and go."""
    chance = random.Random(4)
    alarms, delays = 0, []
    for _ in range(sources):
        shares = {name: chance.choice([0.15, 0.5, 0.8, 0.95, 1.0]) for name in drift.COUNTED}
        usual, links = chance.choice([1, 3, 8, 30]), chance.choice([10, 40, 120])

        def day(number: int, usual: int = usual, links: int = links, **shares: float) -> dict[str, Any]:
            quiet = 0.45 if number // 5 % 7 > 4 else 1.0
            new = int(chance.expovariate(1 / (usual * quiet)))
            counts = {k: sum(chance.random() < p * (quiet + 1) / 2 for _ in range(new)) for k, p in shares.items()}
            return run(new, None if chance.random() < 0.4 else int(links * quiet * chance.uniform(0.8, 1.2)), **counts)

        past: list[dict[str, Any]] = []
        for number in range(365):
            now = day(number, **shares)
            alarms += bool(drift.findings(now, past[:400]))
            past.insert(0, now)
        shares["editors"] = 1.0
        past = [day(number, **shares) for number in range(100)] + past
        articles = 0
        for number in range(100):
            now = day(number, **{**shares, "editors": 0.0})
            articles += now["new"]
            if drift.findings(now, past):
                break
            past.insert(0, now)
        delays.append(articles - now["new"])
    assert alarms == 0
    assert max(delays) <= 15, "articles without editors that went by unnoticed before the run that noticed"
