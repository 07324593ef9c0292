"""An invented newspaper whose pages are read wrong: what looks like the byline names the editor of a series."""

from __future__ import annotations

from pathlib import Path

from scraper.archive import Archive
from scraper.extract import parse
from scraper.models import Fetched, Hints
from scraper.text.segmenter import analyse

SITE = "https://gazette.example.org"
SOURCE = "澄江公报"
WRITERS: tuple[str, ...] = (
    "陆子衡",
    "宁可欣",
    "邵远舟",
    "白若溪",
    "柳知秋",
    "卫明川",
    "秦思远",
    "方寄云",
    "许长河",
    "唐一帆",
    "孟小棠",
    "魏江流",
)
SUBJECTS = ("渡口", "书院", "灯塔", "茶山", "石桥", "梯田", "古井", "码头", "水车", "驿站", "窑厂", "祠堂")
SOURCES = f"""\
# what we read
defaults: {{ delay: 0 }}
sources:
  - name: {SOURCE}   # once a day
    list: {SITE}/
    # the end of the entry

contact: desk@example.org
"""


def headline(number: int) -> str:
    return f"澄江{SUBJECTS[number]}修缮一新重新开放"


def article(number: int) -> str:
    """An article: its writer stands below the text, without a label; the label stands at another name."""
    subject, writer = SUBJECTS[number], WRITERS[number]
    series = "作者：丁一诺" if number % 4 else ""
    text = "".join(
        f"<p>{sentence}</p>"
        for sentence in (
            f"澄江{subject}经过两年修缮，于昨日重新向公众开放，当天接待来访者一千二百余人。",
            f"修缮工程保留了{subject}原有的木结构，更换了受损的构件，并增设了无障碍通道和照明设施。",
            f"主管部门表示，{subject}今后每周开放六天，周一闭馆检修，参观者无须预约。",
        )
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{headline(number)}_{SOURCE}</title></head><body>
<div class="top"><a href="/">首页</a> <a href="/city/">城事</a> <a href="/water/">水利</a></div>
<div class="story-head"><h1 class="story-title">{headline(number)}</h1>
<div class="story-facts"><span class="day">2026-03-{number + 1:02d} 08:15</span> <b>{series}</b></div></div>
<div class="css-1x8ab2f story-text">{text}</div>
<div class="css-9k2bd1 story-writer">{writer}</div>
<div class="foot">澄江公报版权所有</div></body></html>"""


def front() -> str:
    """The list page: entries in a box, links that are none around it."""
    entries = "".join(
        f'<div class="entry"><a href="/2026/03/{n + 1:02d}/c{n}.html">{headline(n)}</a><em>03-{n + 1:02d}</em></div>'
        for n in range(len(SUBJECTS))
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{SOURCE}</title></head><body>
<div class="menu"><a href="/about">关于我们澄江公报编辑部</a><a href="/ads">广告刊例与合作联系方式</a></div>
<div class="entries">{entries}</div></body></html>"""


def address(number: int) -> str:
    return f"{SITE}/2026/03/{number + 1:02d}/c{number}.html"


def fetched(url: str, content: str) -> Fetched:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Fetched(url, url, 200, headers, content.encode(), "2026-03-20T01:00:00Z")


def fill(folder: Path, count: int = len(SUBJECTS)) -> Path:
    """Write sources.yaml and an archive of the newspaper; the archive's path."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    db = folder / "archive.db"
    with Archive.open(db) as archive:
        run = archive.runs.start([SOURCE], "fetch")
        listing = fetched(f"{SITE}/", front())
        archive.visits.store_list(SOURCE, listing, parse(listing.content, listing.url, Hints(kind="list")), run=run)
        for number in range(count):
            page = fetched(address(number), article(number))
            read = parse(page.content, page.url, Hints(kind="article"))
            archive.articles.store(SOURCE, page, read, analyse(read), run=run)
        archive.runs.finish(run, "done", [])
    return db
