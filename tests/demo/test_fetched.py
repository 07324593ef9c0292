"""The whole way through the invented newspaper: what `scrape fetch` stores is what was printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.cli.main import scrape
from scraper.demo import Article, DemoNewspaper, articles
from scraper.demo.layouts import DEAD_LINK
from scraper.demo.server import FAILS_ONCE
from tests.later import later

pytestmark = pytest.mark.slow

FIELDS = ("headline", "byline", "editors", "outlet", "section", "published", "summary", "body")


@dataclass
class Fetched:
    """An archive after a first run, and, once the paper had made its correction, a second."""

    paper: DemoNewspaper
    folder: Path
    first: str
    second: str

    def archive(self) -> Archive:
        return Archive.read(self.folder / "archive.db")


def fetch(folder: Path) -> str:
    with chdir(folder):
        done = CliRunner().invoke(scrape, ["fetch"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fetched]:
    folder = tmp_path_factory.mktemp("fetched")
    with DemoNewspaper() as paper:
        paper.sources_yaml(folder / "sources.yaml")
        first = fetch(folder)
        paper.epoch = 1
        later(2, folder / "archive.db")
        yield Fetched(paper, folder, first, fetch(folder))


def test_every_article_is_kept_as_it_was_printed(fetched: Fetched) -> None:
    with fetched.archive() as archive:
        stored = {row["url"]: row for row in archive.articles()}
    expected = {article.record(fetched.paper.url).url: printed(article) for article in articles(epoch=1)}
    assert {url: {name: row[name] for name in FIELDS} for url, row in stored.items()} == expected


def printed(article: Article) -> dict[str, object]:
    """The article's record, whole where it is split over several pages."""
    truth = article.record("", epoch=1)
    record: dict[str, object] = {name: getattr(truth, name) for name in FIELDS}
    record["byline"], record["editors"] = list(truth.byline), list(truth.editors)
    record["body"] = "\n".join(text.removeprefix("## ") for text in article.text(epoch=1))
    return record


def test_what_was_reported(fetched: Fetched) -> None:
    assert "48 new, 0 changed" in fetched.first
    assert "1 × HTTP 404" in fetched.first
    assert "1 new, 1 changed" in fetched.second


def test_each_page_was_sent_once_but_for_the_corrected_one(fetched: Fetched) -> None:
    sent = {path: times for (path, status), times in fetched.paper.requests.items() if status == 200 and "html" in path}
    corrected = next(article for article in articles() if article.correction)
    assert sent.pop(corrected.path()) == 2
    assert set(sent.values()) == {1}


def test_the_reprint_is_known_as_a_copy(fetched: Fetched) -> None:
    first, second = (article for article in articles() if article.headline.startswith("石桥老街“修旧如旧”"))
    with fetched.archive() as archive:
        rows = [archive.articles.get(fetched.paper.url + article.path()) for article in (first, second)]
        assert all(row is not None for row in rows)
        ids = [row["id"] for row in rows if row]
        assert [copy["id"] for copy in archive.articles.copies(ids[0])] == [ids[1]]


def test_the_correction_is_a_revision(fetched: Fetched) -> None:
    corrected = next(article for article in articles() if article.correction)
    with fetched.archive() as archive:
        row = archive.articles.get(fetched.paper.url + corrected.path())
        assert row is not None
        versions = archive.articles.revisions(row["id"])
    assert [version["body"] for version in versions] == [
        corrected.record(fetched.paper.url, epoch=epoch).body for epoch in (0, 1)
    ]


def test_the_dead_link_is_a_failure_and_the_500_is_none(fetched: Fetched) -> None:
    with fetched.archive() as archive:
        failures = archive.crawl.failures()
    assert [(row["url"], row["status"]) for row in failures] == [(fetched.paper.url + DEAD_LINK[0], 404)]
    assert fetched.paper.requests[FAILS_ONCE, 500] == 1
