"""A source that breaks, from `scrape fetch` noticing it to `scrape check` showing what broke."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.errors import ArchiveError, ConfigError
from scraper.models import SourceReport
from tests.invoked import call
from tests.newssite import HEADLINES, Site, article, listing, serve

PLACES = ("北岸", "南山", "老城", "新港", "西堤", "东门")


class Paper:
    """A site that prints some articles more before every run."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.links: dict[str, str] = {}

    def print(self, count: int, *, without: str = "") -> None:
        for _ in range(count):
            number = len(self.links)
            headline = PLACES[number // len(HEADLINES)] + HEADLINES[number % len(HEADLINES)]
            path = f"/bendi/202603/{number + 1:03d}.html"
            self.links[path] = headline
            self.site.pages[path] = article(headline).replace(without, "") if without else article(headline)
        self.site.pages["/"] = listing(dict(reversed(self.links.items())))


def data(*args: str) -> Any:
    return json.loads(call(*args, "--json").stdout)


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Paper, Path]]:
    """A paper that has been read five times, twenty-five articles in all; and the folder of its archive."""
    folder = tmp_path_factory.mktemp("read")
    with serve({}) as site:
        (folder / "sources.yaml").write_text(
            f"defaults: {{delay: 0, limits: {{retries: 0}}}}\nsources: [{{name: yunting, list: '{site.base}/'}}]\n",
            encoding="utf-8",
        )
        printed = Paper(site)
        with Archive.open(folder / "archive.db") as archive:
            for links in (9, 13, 17, 21):  # runs with this many links, and nothing new among them
                run = archive.runs.start(["yunting"], "fetch")
                archive.runs.finish(run, "done", [SourceReport("yunting", yields={f"{site.base}/": links})])
        printed.print(25)
        files = ("--config", str(folder / "sources.yaml"), "--db", str(folder / "archive.db"))
        assert call("fetch", "-q", *files).exit_code == 0
        yield printed, folder


@pytest.fixture
def paper(read_before: tuple[Paper, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Paper]:
    """The same, for one test to go on with."""
    printed, folder = read_before
    for name in ("sources.yaml", "archive.db"):
        copyfile(folder / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    pages, links = dict(printed.site.pages), dict(printed.links)
    yield printed
    printed.site.pages, printed.links = pages, links


@pytest.mark.slow
def test_all_is_well(paper: Paper) -> None:
    shown = call("check")
    assert shown.exit_code == 0
    (row,) = shown.stdout.splitlines()[2:]
    assert row.split()[:2] == ["yunting", "well"]
    assert row.split()[4:] == ["25/17", "25", "0%", "100%", "100%", "100%"]
    assert call("check", "yunting").exit_code == 0


@pytest.mark.slow
def test_editors_that_are_printed_no_more(paper: Paper) -> None:
    paper.print(12, without="<p>【责任编辑:周苇】</p>")
    noticed = call("fetch")
    assert noticed.exit_code == 1
    finding = "0 of 12 new articles have editors; as a rule 100 % do"
    assert f"; DRIFTED: {finding}" in noticed.stdout
    assert "1 of 1 sources drifted" in noticed.stdout
    assert data("runs", "1")["sources"][0]["drift"] is None
    assert data("runs", "6")["sources"][0]["drift"] == finding

    shown = call("check", "yunting")
    assert shown.exit_code == 1
    assert f"yunting: {finding}" in shown.stdout
    assert "scrape check yunting --accept" in shown.stdout
    ((health),) = data("check", "yunting")
    (compared,) = health["compared"]
    assert (compared["kind"], compared["what"]) == ("article", "editors")
    assert compared["good"]["fields"]["editors"] == ["周苇"]
    assert "001" <= compared["good"]["url"][-8:-5] <= "025"
    assert compared["bad"]["fields"]["editors"] == []
    assert compared["bad"]["fields"]["headline"] in list(paper.links.values())[-12:]

    # a run without a new article is no proof that all is well again
    assert call("fetch", "-q").exit_code == 0
    assert data("check")[0]["state"] == "drifted"
    # it is to stay so
    assert "its new norm" in call("check", "yunting", "--accept").stderr
    paper.print(12, without="<p>【责任编辑:周苇】</p>")
    assert call("fetch", "-q").exit_code == 0
    assert data("check")[0]["state"] == "well"


def test_a_list_that_loses_most_of_its_entries(paper: Paper) -> None:
    paper.links = dict(list(paper.links.items())[:2])
    paper.print(1)
    noticed = call("fetch", "-q")
    assert noticed.exit_code == 1
    assert "/ gave 3 article links; as a rule it gives 17" in noticed.stderr
    assert noticed.stdout == ""
    (health,) = data("check", "yunting")
    assert (health["state"], health["links"], health["usual_links"]) == ("drifted", 3, 17)
    (compared,) = health["compared"]
    assert (compared["good"]["fields"]["entries"], compared["bad"]["fields"]["entries"]) == (25, 3)
    assert len(compared["good"]["fields"]["first"]) == 5
    shown = call("check", "yunting").stdout
    assert "entries" in shown
    assert compared["good"]["fields"]["first"][0] in shown


def test_a_list_that_is_gone_is_shown_with_its_reason_beside_the_last_good_one(paper: Paper) -> None:
    del paper.site.pages["/"]
    assert call("fetch", "-q").exit_code == 1
    (health,) = data("check", "yunting")
    assert health["state"] == "failed"
    assert "look at the address in a browser" in health["next_step"]
    assert health["compared"][0]["good"]["fields"]["entries"] == 25
    assert health["compared"][0]["bad"]["fields"] == {"error": "HTTP 404"}
    assert health["last_success"] is not None


def test_pages_that_are_no_articles_any_more(paper: Paper) -> None:
    paper.print(18)
    for number, path in enumerate(list(paper.links)[-15:]):  # each its own, and not all: that would be an outage
        words = chr(0x4E00 + 97 * number) * 6
        paper.site.pages[path] = f"<html><head><title>{words}</title></head><body><div>{words}</div></body></html>"
    noticed = call("fetch", "-q")
    assert noticed.exit_code == 1
    assert "3 of 18 of the pages linked as articles are articles; as a rule 100 % do" in noticed.stderr
    (health,) = data("check", "yunting")
    (compared,) = health["compared"]
    assert compared["good"]["fields"]["kind"] == "article"
    assert compared["bad"]["fields"]["kind"] != "article"


def test_broken_ones_come_first_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serve({"/": listing({"/bendi/1.html": HEADLINES[0], "/bendi/2.html": HEADLINES[1]})}) as site:
        site.pages["/bendi/1.html"], site.pages["/bendi/2.html"] = article(HEADLINES[0]), article(HEADLINES[1])
        Path("sources.yaml").write_text(
            "defaults: {delay: 0, limits: {retries: 0}}\nsources:\n"
            + "".join(f"  - {{name: {n}, list: '{site.base}/{p}'}}\n" for n, p in (("a", ""), ("b", ""), ("c", "no/")))
        )
        with pytest.raises(ArchiveError, match="there is no archive yet"):
            call("check")
        call("fetch", "a", "c", "-q")
    shown = call("check")
    assert shown.exit_code == 1
    assert [line.split()[:2] for line in shown.stdout.splitlines()[2:5]] == [
        ["c", "failed"],
        ["b", "never"],
        ["a", "well"],
    ]
    assert "b: `scrape fetch b`" in shown.stdout
    with pytest.raises(ConfigError, match="has no source"):
        call("check", "nobody")
    with pytest.raises(ConfigError, match="--accept needs the name"):
        call("check", "--accept")


def test_a_dot_beside_a_field_of_which_many_values_are_unsure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sources.yaml").write_text("sources: [{name: yunting, list: 'http://paper.example/'}]\n", encoding="utf-8")
    fields = {"byline": 9, "time": 9, "body": 10, "unsure:byline": 4, "unsure:section": 2, "unsure:body": 1}
    with Archive.open(Path("archive.db")) as archive:
        run = archive.runs.start(["yunting"], "fetch")
        archive.runs.finish(run, "done", [SourceReport("yunting", new=10, fields=fields)])
    shown = call("check").stdout
    assert "90%·" in shown  # byline: 9 of 10, 4 of them unsure
    assert "100%·" not in shown
    assert "byline 40%, section 20%" in " ".join(shown.split())
    assert data("check")[0]["unsure"] == {"byline": 0.4, "section": 0.2, "body": 0.1}
