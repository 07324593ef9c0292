"""A small newsroom: articles as the pipeline hands them over, and an archive to put them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.models import Analysis, Fetched, Page
from scraper.text.fingerprint import fingerprint
from tests.cli.filled import copied

TEXT = (
    "本报讯　清河市图书馆新馆昨日开馆，首日迎来读者四千余人。\n"
    "新馆地上六层，藏书八十万册，设有少儿阅览区和盲文阅览室，每周二闭馆。\n"
    "馆长周以宁介绍，读者凭身份证即可借阅，逾期不再收取滞纳金。"
)


class Newsroom:
    """Makes what the pipeline would hand to the archive."""

    def page(self, number: int = 1, **fields: object) -> Page:
        values: dict[str, object] = {
            "kind": "article",
            "url": f"https://news.example.cn/2026/{number}.html",
            "headline": f"清河市图书馆新馆开馆（{number}）",
            "byline": ("陈可",),
            "editors": ("林一帆",),
            "outlet": "清河晚报",
            "section": "文化",
            "published": "2026-01-31T08:15:00+08:00",
            "body": f"{TEXT}\n{number}号厅今天开放。",
            "language": "zh-CN",
        }
        return Page(**(values | fields))  # type: ignore[arg-type]

    def fetched(self, page: Page, at: str = "2026-01-31T01:00:00Z", **fields: object) -> Fetched:
        address = page.url or "https://news.example.cn/"
        values: dict[str, object] = {
            "url": address,
            "requested": address,
            "status": 200,
            "headers": (("Content-Type", "text/html; charset=gbk"), ("ETag", '"a1"'), ("Set-Cookie", "visitor=7")),
            "content": f"<h1>{page.headline}</h1><p>{page.body}".encode("gbk", "replace"),
            "fetched": at,
        }
        return Fetched(**(values | fields))  # type: ignore[arg-type]

    def analysis(self, page: Page) -> Analysis:
        bits, sketch = fingerprint(page.body)
        return Analysis({"headline": page.headline, "body": page.body}, ("图书馆",), bits, "jieba 0", sketch)


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(copied(_make_empty, path)) as opened:
        yield opened


def _make_empty(path: Path) -> None:
    Archive.open(path).close()


Put = Callable[..., str]


@pytest.fixture
def put(archive: Archive, newsroom: Newsroom) -> Put:
    """Store a page (with other ``fetched`` fields where given) and tell what became of it."""

    def store(page: Page, source: str = "evening", at: str = "2026-01-31T01:00:00Z", **fetched: object) -> str:
        arrived = newsroom.fetched(page, at, **fetched)
        return archive.articles.store(source, arrived, page, newsroom.analysis(page)).outcome

    return store
