"""`scrape ranks`, and the runs that record a hot list."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from tests.cli.commands.collect.test_fetch import fetch, rows, serving
from tests.newssite import HEADLINES, Answer, article

pytestmark = pytest.mark.usefixtures("folder")

SOURCE = """\
defaults: {{delay: 0, limits: {{retries: 0}}}}
sources:
  - name: 热榜
    list: "%s/hot"
    ranks: {ranks}
"""
JSON = {"Content-Type": "application/json"}


def hot(order: list[int], heat: int = 1_000) -> Answer:
    data = [
        {"word": HEADLINES[n], "url": f"/2026/0131/c{n}.html", "hot_value": heat - place}
        for place, n in enumerate(order)
    ]
    return Answer(json.dumps({"data": data}).encode(), headers=JSON, etag='"same"')


def ranks(*args: str) -> str:
    result = CliRunner().invoke(scrape, ["ranks", *args], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_hot_list_is_recorded_at_each_run_without_its_entries() -> None:
    pages: dict[str, Answer | str] = {"/hot": hot([0, 1, 2, 3])}
    with serving(pages, SOURCE.format(ranks="only")) as site:
        for _run in range(2):
            result = fetch()
            assert result.exit_code == 0, result.output
            assert "4 places on lists stored" in result.stdout
        assert set(site.paths()) == {"/hot", "/robots.txt"} or set(site.paths()) == {"/hot"}, "no 304, no articles"
    assert not rows("SELECT url FROM articles")
    assert not rows("SELECT url FROM frontier")
    (entry,) = map(json.loads, ranks(HEADLINES[1], "--json").splitlines())
    assert (entry["headline"], entry["best"], entry["heat"], entry["source"]) == (HEADLINES[1], 2, 999, "热榜")
    assert 1 <= len(entry["sightings"]) <= 2, "two runs within a second are one"


def test_known_articles_are_seen_again_and_shown_with_their_list() -> None:
    articles: dict[str, Answer | str] = {f"/2026/0131/c{n}.html": article(HEADLINES[n]) for n in range(4)}
    with serving({"/hot": hot([0, 1, 2, 3]), **articles}, SOURCE.format(ranks="keep")) as site:
        assert "4 new" in fetch().stdout
        rows("UPDATE rankings SET begins = begins - 600, ends = ends - 600")
        rows("UPDATE ranked_lists SET last_read = last_read - 600")
        site.pages["/hot"] = hot([3, 1, 2, 0])
        assert "4 places on lists stored" in fetch().stdout
        (entry,) = map(json.loads, ranks(f"{site.base}/2026/0131/c3.html", "--json").splitlines())
    assert [each["rank"] for each in entry["sightings"]] == [4, 1]
    assert 590 <= entry["seconds"] <= 900
    shown = CliRunner().invoke(scrape, ["show", "4", "--seen"], catch_exceptions=False).stdout
    assert "position" in shown
    assert "/hot" in shown


def test_the_table_has_a_line_of_ranks_and_one_entry_its_changes() -> None:
    with serving({"/hot": hot([0, 1, 2, 3])}, SOURCE.format(ranks="only")) as site:
        fetch()
        table = ranks(f"{site.base}/hot")
        assert all(HEADLINES[n][:6] in table for n in range(4))
        one = ranks(HEADLINES[2])
    assert "best" in one
    assert "rank over time" in one
    assert "998" in one


def test_csv_is_a_row_a_sighting() -> None:
    with serving({"/hot": hot([0, 1, 2])}, SOURCE.format(ranks="only")):
        fetch()
    table = list(csv.DictReader(io.StringIO(ranks(HEADLINES[0], "--csv").lstrip("\ufeff"))))
    assert [(row["headline"], row["rank"], row["heat"]) for row in table] == [(HEADLINES[0], "1", "1000")]
    assert ranks("无此标题", "--csv").lstrip("\ufeff").split() == ["headline,url,source,list,seen,rank,heat"]


def test_nothing_is_said_with_the_next_step() -> None:
    with serving({"/hot": hot([0, 1, 2])}, SOURCE.format(ranks="only")):
        fetch()
    result = CliRunner().invoke(scrape, ["ranks", "无此标题"])
    assert result.exit_code == 0
    assert "not on any list that was read" in result.stderr
    assert ranks(HEADLINES[0], "--until", "2001-01-01", "--json") == ""
    assert ranks(HEADLINES[0], "--source", "别处", "--json") == ""
