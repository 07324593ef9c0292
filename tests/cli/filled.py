"""An archive of three articles (a reprint, a revised one), a list page and a failure, for the commands that read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.models import Fetched, Page, SourceReport, Teaser
from scraper.text.segmenter import analyse

BODY = (
    "本报讯　清河市图书馆新馆昨日开馆，首日迎来读者四千余人。\n"
    "新馆地上六层，藏书八十万册，设有少儿阅览区和盲文阅览室，每周二闭馆。\n"
    "馆长周以宁介绍，读者凭身份证即可借阅，逾期不再收取滞纳金。"
)

FIRST = Page(
    "article",
    "https://news.example.cn/1.html",
    headline="图书馆新馆开馆",
    byline=("陈可",),
    outlet="清河晚报",
    section="文化",
    published="2026-01-31T08:15+08:00",
    body=BODY,
    language="zh-CN",
)
REPRINT = replace(FIRST, url="https://other.example.org/9", headline="新馆开馆", outlet="清河在线")
OTHER = replace(
    FIRST,
    url="https://news.example.cn/2.html",
    headline="河堤步道通车",
    byline=(),
    published="2026-02-02",
    body="清河东岸步道昨日通车，全长九公里，沿途设六处驿站，全程禁止机动车通行，夜间照明至二十三时。",
)


def fetched(page: Page, at: str = "2026-02-01T01:00:00Z") -> Fetched:
    address = page.url or ""
    html = f'<html lang="zh-CN"><title>{page.headline}</title><h1>{page.headline}</h1><article>'
    html += "".join(f"<p>{paragraph}</p>" for paragraph in page.body.split("\n")) + "</article></html>"
    return Fetched(address, address, 200, (("Content-Type", "text/html; charset=utf-8"),), html.encode(), at)


def fill(path: Path) -> Path:
    """Make the archive; its path."""
    return copied(_make, path)


def copied(make: Callable[[Path], object], path: Path) -> Path:
    """Put the archive that a function makes at a path: made once, then copied, which takes a twentieth of the time."""
    for suffix, content in _files(make).items():
        path.with_name(path.name + suffix).write_bytes(content)
    return path


@cache
def _files(make: Callable[[Path], object]) -> dict[str, bytes]:
    """The archive that a function makes and what lies beside it, by the ends of their names."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        make(path)
        return {file.name.removeprefix(path.name): file.read_bytes() for file in Path(folder).iterdir()}


def _make(path: Path) -> None:
    with Archive.open(path) as archive:
        run = archive.runs.start(["evening", "online"], "fetch")
        listing = Page("list", "https://news.example.cn/", items=(Teaser("新馆今日开馆", FIRST.url or "", "导语"),))
        archive.visits.store_list("evening", fetched(listing), listing, run=run)
        for source, page in (("evening", FIRST), ("online", REPRINT), ("evening", OTHER)):
            archive.articles.store(source, fetched(page), page, analyse(page), run=run)
        edited = replace(FIRST, body=BODY.replace("四千余人", "五千余人"))
        archive.articles.store("evening", fetched(edited, "2026-02-01T07:00:00Z"), edited, analyse(edited), run=run)
        archive.crawl.record_failure(
            Failure("evening", "https://news.example.cn/gone.html", "HTTP 404", run=run, status=404)
        )
        reports = [
            SourceReport(
                "evening", listed=4, fetched=5, new=2, changed=1, failed=1, bytes=123_456, reasons={"HTTP 404": 1}
            ),
            SourceReport("online", error="could not fetch the list page: timed out"),
        ]
        archive.runs.finish(run, "failed", reports)
