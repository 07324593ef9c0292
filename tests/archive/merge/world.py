"""Archives to merge: made by what happened to them, and compared by what they hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.contract import ARTICLE_FIELDS
from scraper.models import Analysis, Fetched, Page, SourceReport, Teaser
from scraper.text.fingerprint import fingerprint

SITE = "https://news.example.cn"
FIELDS = ", ".join(f"x.{name}" for name in ARTICLE_FIELDS)


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read."""

    hour: int
    number: int
    text: str
    source: str = "evening"
    has_page: bool = True
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list page that was read, with the numbers of the articles on it."""

    hour: int
    shown: tuple[int, ...]
    source: str = "evening"


@dataclass(frozen=True, slots=True)
class Failed:
    """An address that failed."""

    hour: int
    number: int
    source: str = "evening"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A reading of a hot list, with the numbers of the articles on it."""

    hour: int
    shown: tuple[int, ...]


Event = Read | Listed | Failed | Ranked


def url(number: int) -> str:
    return f"{SITE}/{number}.html"


def time(hour: int) -> str:
    return f"2026-01-{1 + hour // 24:02}T{hour % 24:02}:00:00Z"


def page(number: int, text: str, **fields: Any) -> Page:
    body = f"{text}。{'新馆地上六层，藏书八十万册，设有少儿阅览区。' * 3}{text * 40}第{number}号。"
    usual: dict[str, Any] = {
        "headline": f"第{number}号{text}",
        "byline": ("陈可",),
        "outlet": "清河晚报",
        "published": "2026-01-31",
        "body": body,
        "language": "zh-CN",
    }
    return Page("article", url(number), **(usual | fields))


def analysis(page: Page) -> Analysis:
    bits, sketch = fingerprint(page.body)
    return Analysis({"headline": page.headline, "body": page.body}, ("图书馆",), bits, "jieba 0", sketch)


def fetched(address: str, content: str, hour: int) -> Fetched:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Fetched(address, address, 200, headers, content.encode(), time(hour))


def happen(archive: Archive, events: Iterable[Event], run: int | None = None) -> None:
    """Let the events happen in their order."""
    for event in events:
        if isinstance(event, Read):
            article = page(event.number, event.text)
            raw = fetched(url(event.number), f"<h1>{event.text}</h1>{event.number}", event.hour)
            if event.has_page:
                stored = archive.articles.store(event.source, raw, article, analysis(article), run=run)
            else:
                row = {"source": event.source, "fetched": time(event.hour)}
                stored = archive.articles.restore(row, article, analysis(article), run=run)
            if event.tag and stored.id:
                archive.tags.add([stored.id], [event.tag])
        elif isinstance(event, Listed):
            items = tuple(Teaser(f"第{number}号", url(number), None) for number in event.shown)
            listing = Page("list", f"{SITE}/", items=items)
            raw = fetched(f"{SITE}/", f"<li>{event.shown}", event.hour)
            archive.visits.store_list(event.source, raw, listing, run=run)
        elif isinstance(event, Ranked):
            hot = [Teaser(f"第{number}号", url(number), heat=100 * number) for number in event.shown]
            archive.ranks.store("hot", f"{SITE}/hot", time(event.hour), hot)
        else:
            raw = fetched(url(event.number), f"<p>{event.number}", event.hour)
            archive.crawl.record_failure(
                Failure(event.source, url(event.number), "HTTP 500", run=run, fetched=raw, status=500)
            )


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.db")
        Archive.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        return path.read_bytes()


def make(path: Path, events: Sequence[Event]) -> Path:
    """An archive in which the events happened, in one run for each source."""
    if not path.exists():
        path.write_bytes(_template())
    with Archive.open(path) as archive, archive.transaction():
        run = archive.runs.start([], "fetch")
        happen(archive, events, run)
        archive.runs.finish(run, "done", [SourceReport("evening", new=len(events), reasons={"HTTP 500": 1})])
    return path


def holdings(path: Path) -> dict[str, set[Any]]:
    """The rows of an archive, without its own numbers."""
    queries = {
        "articles": f"SELECT url, source, fetched, changed, revision, language, {FIELDS} FROM articles AS x",
        "revisions": f"SELECT url, x.revision, x.fetched, replaced, {FIELDS} FROM revisions AS x"
        " JOIN articles ON id = article",
        "raw pages": "SELECT articles.url, x.revision, sha256 FROM (SELECT id, revision, page FROM articles"
        " UNION ALL SELECT article, revision, page FROM revisions) AS x JOIN articles USING (id)"
        " JOIN pages ON pages.id = x.page",
        "sightings": "SELECT list, source, seen, rank, headline, summary, url FROM front_pages",
        "tags": "SELECT url, tag FROM tags JOIN articles ON id = article",
        "visits": "SELECT x.url, first_visited, last_visited, age, articles.url FROM visits AS x"
        " LEFT JOIN articles ON articles.id = article",
        "sources": "SELECT name FROM sources",
    }
    with Archive.read(path) as archive:
        holds = {name: set(archive.connection.execute(sql).fetchall()) for name, sql in queries.items()}
        for history in archive.ranks.histories():
            holds["sightings"] |= {(history.list, history.url, s.seen, s.rank, s.heat) for s in history.sightings}
    return holds
