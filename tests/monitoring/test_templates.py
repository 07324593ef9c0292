"""Consistency of the pages of one template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.cli.main import scrape
from scraper.monitoring.templates import Inconsistency, Origin, Reading, inconsistencies, read
from scraper.sources import load
from tests.newssite import HEADLINES, article, listing, serve

TITLE, TEXT = Origin("line that the title repeats", "body > h1"), Origin("block with the most prose", "div.content")
CREDIT, LOOSE = Origin("printed credit", "div.info"), Origin("beside the date", "div.info")


def page(number: int, outlet: Origin | None = CREDIT, text: Origin = TEXT) -> Reading:
    origins = {"headline": TITLE, "body": text}
    return Reading(f"http://paper.example/{number}", {**origins, "outlet": outlet} if outlet else origins)


@pytest.mark.parametrize("other", [None, LOOSE])
def test_pages_that_lack_a_field_or_have_it_elsewhere(other: Origin | None) -> None:
    pages = [page(0, other), *map(page, range(1, 10))]
    assert inconsistencies(pages) == (Inconsistency("outlet", "printed credit", 10, ("http://paper.example/0",)),)


@pytest.mark.parametrize(
    "pages",
    [
        [page(number) for number in range(10)],  # all alike
        [page(number, None) for number in range(10)],  # a template without the field
        [page(number, CREDIT if number % 2 else None) for number in range(10)],  # no usual place
        [page(0, None), *map(page, range(1, 4))],  # too few
        [page(0, None, Origin("block with the most prose", "div.video")), *map(page, range(1, 9))],  # another template
    ],
)
def test_nothing_to_say_of_other_pages(pages: list[Reading]) -> None:
    assert inconsistencies(pages) == ()


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A paper of which eight articles were read; the last prints no editor."""
    monkeypatch.chdir(tmp_path)
    paths = {f"/bendi/202603/{number + 1:03d}.html": f"{HEADLINES[number]}之{number}" for number in range(8)}
    pages = {path: article(headline) for path, headline in paths.items()}
    last = list(pages)[-1]
    pages[last] = pages[last].replace("<p>【责任编辑:周苇】</p>", "")
    with serve({"/": listing(paths), **pages}) as site:
        Path("sources.yaml").write_text(
            f"defaults: {{delay: 0, limits: {{retries: 0}}}}\nsources: [{{name: yunting, list: '{site.base}/'}}]\n",
            encoding="utf-8",
        )
        assert CliRunner().invoke(scrape, ["fetch", "-q"]).exit_code == 0
        yield f"{site.base}{last}"


def test_the_stored_pages_of_a_source(paper: str) -> None:
    with Archive.read(Path("archive.db")) as archive:
        readings = list(read(archive, load(Path("sources.yaml")).pick(["yunting"])[0]))
    assert len(readings) == 8
    assert [(one.field, one.of, one.urls) for one in inconsistencies(readings)] == [("editors", 8, (paper,))]
    shown = CliRunner().invoke(scrape, ["check", "yunting"]).stdout
    assert "editors: 1 of 8 articles of one template" in shown
    assert paper in shown
