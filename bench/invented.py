"""An archive of any number of invented articles, for the benchmarks of what is done with one.

    python bench/invented.py archive.db --articles 250000 [--without-pages]

Words are drawn from jieba's dictionary as often as they stand in print, so that pairs of characters, words and lists of
articles are about as long as in real news; one sentence in four is the demo newspaper's, which makes phrases. Articles
come from 30 sources, 38 outlets and 60 editors, over ten years; one in three begins with 本报讯, one in fifty reprints
another. The same number is always the same article.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import random
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from newspaper import BYLINES, SCRIPT, sentences

from scraper.archive import Archive
from scraper.models import Analysis, Fetched, Page
from scraper.text import segmenter

OUTLETS = [f"清河{kind}报" for kind in "日晚早时商农"] + [f"{a}{b}网" for a in "东西南北中新江海" for b in "方河城州"]
SECTIONS = "要闻 社会 文化 经济 体育 国际 教育 科技".split()
SOURCES = 30
WORDS = 1_000_000
"""Words to choose from."""
BATCH = 1000
"""Articles a transaction."""

Words = dict[str, list[str]]
"""Words by field."""

Made = tuple[str, Page, Analysis, bytes]
"""The source of an article, its content, its words, and its raw page."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=250_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first article")
    parser.add_argument("--without-pages", action="store_true", help="keep no raw pages")
    args = parser.parse_args()
    build(args.archive, args.articles, first=args.first, pages=not args.without_pages)


def build(path: Path, count: int, *, first: int = 0, pages: bool = True) -> None:
    """Fill an archive with articles by number. Two processes make them, this one stores them.

    bench/bulk.py makes one that is only searched, in a quarter of the time.
    """
    with Archive.open(path) as archive, ProcessPoolExecutor(2) as pool:
        run = archive.runs.start([f"s{number}" for number in range(SOURCES)], "fetch")
        starts = iter(range(first, first + count, BATCH))
        waiting = [pool.submit(made, start, min(first + count, start + BATCH)) for start in itertools.islice(starts, 3)]
        while waiting:
            batch = waiting.pop(0).result()
            waiting += [pool.submit(made, n, min(first + count, n + BATCH)) for n in itertools.islice(starts, 1)]
            with archive.transaction():
                for source, page, analysis, content in batch:
                    fetched = _fetched(page, content) if pages else None
                    archive.articles.store(source, fetched, page, analysis, run=run)
        archive.runs.finish(run, "done", [])


def made(start: int, stop: int) -> list[Made]:
    """Return articles by number, ready to be stored."""
    pages = [article(number) for number in range(start, stop)]
    return [
        (f"s{number % SOURCES}", page, segmenter.analyse(page), html(page)) for number, page in enumerate(pages, start)
    ]


def article(number: int) -> Page:
    """Invent an article of two to eight paragraphs."""
    return drawn(number)[0]


def drawn(number: int) -> tuple[Page, Words]:
    """Invent an article, and return also the words of its headline and its body, as they were drawn."""
    chance, printed = _begin(number)
    if printed is not None:
        page, words = drawn(printed)
        return replace(page, url=f"https://news.example.cn/reprint/{number}.html"), words
    day = f"{2016 + chance.randrange(10)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    paragraphs = [[word for _ in range(3) for word in _sentence(chance)] for _ in range(chance.randint(2, 8))]
    byline = tuple(chance.sample(BYLINES, chance.randint(0, 2)))
    if chance.random() < 0.3:
        paragraphs[0] = ["本报讯", " ", *paragraphs[0]]
    headline = _words(chance, 6)
    page = Page(
        "article",
        f"https://news.example.cn/{day[:7]}/{number}.html",
        headline="".join(headline),
        byline=byline,
        editors=(chance.choice("赵钱孙李周吴郑王冯陈") + chance.choice("晓明文华立春"),),
        outlet=chance.choice(OUTLETS) if chance.random() < 0.95 else None,
        section=chance.choice(SECTIONS),
        published=f"{day}T{chance.randrange(24):02}:15+08:00",
        body="\n".join(map("".join, paragraphs)),
        language="zh-CN",
    )
    body = [word for paragraph in paragraphs for word in paragraph if word != " "]
    return page, {"headline": headline, "summary": [], "body": body}


def original(number: int) -> int | None:
    """Return the number of the article that one reprints, None if it is no reprint."""
    first = printed = _begin(number)[1]
    while printed is not None:
        first, printed = printed, _begin(printed)[1]
    return first


def _begin(number: int) -> tuple[random.Random, int | None]:
    """Return the chance of an article, and the number of the one that it reprints."""
    chance = random.Random(number)
    return chance, chance.randrange(number) if number > 100 and chance.random() < 0.02 else None


def _sentence(chance: random.Random) -> list[str]:
    if chance.random() < 0.25:
        return _cut(chance.choice(sentences()))
    words = _words(chance, chance.randint(6, 22))
    if len(words) > 12:
        words.insert(len(words) // 2, "，")
    return [*words, "。"]


_cut = functools.cache(segmenter.words)
"""Words of the demo newspaper's sentences, which come again and again."""


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(_print(), k=count)


@functools.cache
def _print() -> list[str]:
    """Return the words of jieba's dictionary that are Han, each as often as it stands in a million words of print.

    To choose from a list takes a sixth of the time that looking for a place in sums of frequencies takes.
    """
    import jieba

    lines = (line.split() for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines())
    rows = [(word, int(count)) for word, count, *_ in lines if re.fullmatch("[一-龥]+", word)]
    sums = list(itertools.accumulate(count for _, count in rows))
    words: list[str] = []
    for (word, _), until in zip(rows, sums, strict=True):
        words += [word] * (until * WORDS // sums[-1] - len(words))
    return words


def html(page: Page) -> bytes:
    """Return an article as a page of about 30 KB: navigation, scripts and footers outweigh the text."""
    published = (page.published or "")[:16].replace("T", " ")
    text = "".join(f"<p>{paragraph}</p>" for paragraph in page.body.split("\n"))
    names = f"记者：{' '.join(page.byline)}" if page.byline else ""
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{page.headline}</title>{SCRIPT}</head>'
        f'<body><div class="nav"><ul>{_links(60, "频道")}</ul></div>'
        f'<div class="crumb"><a href="/">首页</a> &gt; <a href="/c/">{page.section}</a> &gt; 正文</div>'
        f'<h1>{page.headline}</h1><div class="meta"><span class="time">{published}</span>'
        f' <span class="source">来源：{page.outlet or ""}</span> <span>{names}</span></div>'
        f'<div class="content">{text}</div><div class="editor">【责任编辑：{" ".join(page.editors)}】</div>'
        f'<div class="footer"><ul>{_links(400, "关于我们")}</ul></div></body></html>'
    ).encode()


@functools.cache
def _links(count: int, name: str) -> str:
    return "".join(f'<li><a href="/c{number}/">{name}{number}</a></li>' for number in range(count))


def _fetched(page: Page, content: bytes) -> Fetched:
    url, seen = page.url or "", f"{(page.published or '')[:16]}:00Z"
    return Fetched(url, url, 200, (("Content-Type", "text/html; charset=utf-8"),), content, seen)


if __name__ == "__main__":
    main()
