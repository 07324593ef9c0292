"""Out and in again is the same archive, whatever it holds: laws, tried on archives that hypothesis makes up."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.crawl.workers.page_work import Parsed, work
from scraper.exporters import FORMATS
from scraper.importers import jsonl
from scraper.importers.import_job import ImportContext, import_articles, import_pages
from scraper.importers.warc import warc
from scraper.models import Attachment, Fetched, Hints, Image, Page, Video
from scraper.text.segmenter import analyse
from tests.examples import examples

LETTERS = "清河市图书馆新馆昨日开馆读者四千余人藏书八十万册國圖書開abcXYZ019，。“”（）：、《》=+-@\"'&<>|😀𠀀é·％"
LINE = st.text(LETTERS, min_size=1, max_size=40)
PARAGRAPHS = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
DATES = st.sampled_from([None, "2026-01-31", "2026-01-31T08:15+08:00", "2026-02", "2026"])


@dataclass(frozen=True)
class Story:
    """An article, by number, as it was had at some hour."""

    number: int
    hour: int
    headline: str
    body: str
    byline: tuple[str, ...]
    published: str | None
    source: str

    @property
    def url(self) -> str:
        return f"https://news.example.cn/a/{self.number}.html"

    @property
    def captured(self) -> str:
        return f"2026-02-{1 + self.hour // 24:02d}T{self.hour % 24:02d}:00:00Z"

    def record(self) -> Page:
        return Page(
            "article", self.url, headline=self.headline, byline=self.byline, published=self.published,
            summary=self.headline or None, body=self.body, language="zh-CN", outlet=self.source,
            images=(Image(f"{self.url}.jpg", self.headline or None, None, 1),), videos=(Video(f"{self.url}.mp4"),),
            attachments=(Attachment(f"{self.url}.pdf", self.headline, "pdf"),),
        )  # fmt: skip

    def page(self) -> Fetched:
        text = "".join(f"<p>{escape(line)}</p>" for line in self.body.split("\n"))
        usual = (
            "<p>本报讯　记者从有关部门了解到，相关工作正在有序推进之中，市民可以通过多种渠道了解最新的情况。</p>" * 3
        )
        html = (
            f'<html lang="zh-CN"><title>{escape(self.headline)}</title><h1>{escape(self.headline)}</h1>'
            f"<div>2026-01-31 08:15</div><article>{text}{usual}</article></html>"
        )
        kind = ("Content-Type", "text/html; charset=utf-8")
        return Fetched(self.url, self.url, 200, (kind,), html.encode(), self.captured)


STORIES = st.lists(
    st.builds(
        Story,
        number=st.integers(1, 4),
        hour=st.just(0),
        headline=LINE,
        body=PARAGRAPHS
        | st.just("清河市图书馆新馆昨日开馆，首日迎来读者四千余人，藏书八十万册，市民可以凭证借阅。" * 3),
        byline=st.lists(LINE, max_size=2).map(tuple),
        published=DATES,
        source=st.sampled_from(["云汀晚报", "evening"]),
    ),
    min_size=1,
    max_size=7,
).map(lambda stories: [replace(story, hour=hour) for hour, story in enumerate(stories)])


class Direct:
    """Parses in this process."""

    async def parse(self, parts: Sequence[Fetched], hints: Hints) -> Parsed:
        return work(parts, hints)


class Unwatched:
    """Tells nobody but this test of failures."""

    def finished(self, outcome: str, what: str) -> None:
        assert outcome != "failed", what

    def reached(self, place: int | None, filtered: int) -> None:
        pass


def all_of(archive: Archive) -> list[dict[str, Any]]:
    return list(archive.bulk.with_revisions())


def checked(archive: Archive) -> Archive:
    """The archive, if nothing is wrong with it."""
    from scraper.archive.upkeep.verify import CHECKS

    assert [problem for check in CHECKS for problem in archive.upkeep.problems(check)] == []
    return archive


def exported(archive: Archive, name: str, folder: Path) -> Path:
    format = FORMATS[name]
    path = folder / f"all{format.suffix}"
    with path.open("wb") as file:
        bulk = archive.bulk
        rows = {"articles": archive.articles, "revisions": bulk.with_revisions, "raw": bulk.raw_pages_and_files}
        options = {"files": archive.files} if format.files == "whole" else {}
        format.write(rows[format.takes](), file, **options)
    return path


@given(stories=STORIES)
@examples(20)
def test_jsonl_brings_back_articles_revisions_times_and_groups(stories: list[Story]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        one = stack.enter_context(Archive.open(folder / "one.db"))
        other = stack.enter_context(Archive.open(folder / "other.db"))
        for story in stories:
            one.articles.store(
                story.source, replace(story.page(), content=b""), story.record(), analyse(story.record())
            )
        path = exported(one, "jsonl", folder)
        with path.open("rb") as file:
            run = other.runs.start([], "import")
            import_articles(ImportContext(other, run, Unwatched()), jsonl.read(file, "all.jsonl"))
        assert all_of(checked(other)) == all_of(one)
        again = exported(other, "jsonl", folder)
        assert again.read_bytes() == exported(one, "jsonl", folder).read_bytes()
        assert other.search.count("图书馆") == one.search.count("图书馆")


@pytest.mark.long  # tests/importers/warc and the round trip of lines stand for it
@given(stories=STORIES, lines_first=st.booleans())
@examples(20)
def test_warc_brings_back_articles_raw_pages_revisions_and_files(stories: list[Story], lines_first: bool) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        one = stack.enter_context(Archive.open(folder / "one.db"))
        other = stack.enter_context(Archive.open(folder / "other.db"))
        for story in stories:
            read = work([story.page()], Hints())
            if read.analysis is not None:
                stored = one.articles.store(story.source, story.page(), read.page, read.analysis)
                if story.hour % 3:
                    one.files.keep(stored.id, f"{story.url}.jpg", "image", f"{story.hour % 2}".encode())
        context = ImportContext(other, other.runs.start([], "import"), Unwatched())
        if lines_first:  # then the raw pages go to articles that are there without
            with exported(one, "jsonl", folder).open("rb") as file:
                import_articles(context, jsonl.read(file, "all.jsonl"))
        with exported(one, "warc", folder).open("rb") as file:
            asyncio.run(import_pages(context, Direct(), warc.read(file, "all.warc.gz")))
        copied, expected = all_of(checked(other)), all_of(one)
        if not lines_first:  # pages come article by article: which of two texts was there first is not to be seen
            for row in (*copied, *expected):
                row["copy_of"] = row["similarity"] = None
        assert copied == expected
        for row in all_of(one):
            assert [page.content for page in other.pages.parts(row["id"])] == [
                page.content for page in one.pages.parts(row["id"])
            ]
            for number in range(1, row["revision"] + 1):
                assert other.files.of(row["id"], number) == one.files.of(row["id"], number)
