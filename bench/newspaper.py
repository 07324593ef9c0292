"""Serve an invented newspaper of any size on loopback, for the benchmarks that crawl.

    python bench/newspaper.py --articles 5000 --port 8800

The text is recombined from the sentences of the demo newspaper, the same for the same number of articles; pages weigh
about 30 KB, as a portal's do: navigation, scripts and footers outweigh the text. /day/N.html lists articles, 15 a page.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import gzip
import random
import re
from collections.abc import Sequence

from scraper.demo import articles

PER_DAY = 15
BYLINES = ("林溪", "周苇", "沈一舟", "韩晓渡", "陆鸣", "许青禾")
SCRIPT = (
    "<script>" + "var unit=window.unit||[];unit.push({id:1024,slot:'aside',lazy:true,refresh:30});" * 60 + "</script>"
)


@functools.cache
def sentences() -> tuple[str, ...]:
    """All sentences of the demo newspaper of a usual length."""
    sentences = [s for article in articles() for p in article.body for s in re.findall(r"[^。！？]{8,80}[。！？]", p)]
    return tuple(dict.fromkeys(sentences))


@functools.lru_cache(maxsize=4096)
def article(number: int) -> bytes:
    """The page of one article."""
    chance = random.Random(number)
    pool = sentences()
    headline = re.sub(r"\W", "", chance.choice(pool))[:22] + f"第{number}号"
    text = "".join(f"<p>{''.join(chance.sample(pool, 4))}</p>" for _ in range(chance.randint(4, 9)))
    name, editor = chance.sample(BYLINES, 2)
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{headline}_云汀晚报</title>{SCRIPT}'
        f"</head><body>{_navigation()}"
        f'<div class="crumb"><a href="/">首页</a> &gt; <a href="/bendi/">本地</a> &gt; 正文</div>'
        f'<h1>{headline}</h1><div class="meta"><span class="time">2026-{1 + number % 12:02d}-{1 + number % 28:02d} '
        f'{number % 24:02d}:{number % 60:02d}</span> <span class="source">来源：云汀晚报</span></div>'
        f'<div class="content"><p>云汀晚报讯（记者 {name}）{chance.choice(pool)}</p>{text}</div>'
        f'<div class="editor">【责任编辑：{editor}】</div>{SCRIPT}{_footer()}</body></html>'
    ).encode()


def listing(day: int, count: int) -> bytes:
    """The list page of a day, or nothing after the last one."""
    numbers: Sequence[int] = range(day * PER_DAY, min(count, (day + 1) * PER_DAY))
    entries = "".join(f'<li><h3><a href="/a/{n:06d}.html">{_headline(n)}</a></h3></li>' for n in numbers)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>本地新闻_云汀晚报</title></head><body>{_navigation()}'
        f'<ul class="list">{entries}</ul>{_footer()}</body></html>'
    ).encode()


def _headline(number: int) -> str:
    match = re.search(rb"<h1>(.*?)</h1>", article(number))
    assert match is not None
    return match[1].decode()


@functools.cache
def _navigation() -> str:
    return (
        '<div class="nav"><ul>' + "".join(f'<li><a href="/c{n}/">频道{n}</a></li>' for n in range(60)) + "</ul></div>"
    )


@functools.cache
def _footer() -> str:
    links = "".join(f'<dd><a href="/about/{n}.html">关于我们{n}</a></dd>' for n in range(90))
    return f'<div class="footer"><dl>{links}</dl><p>云汀晚报社版权所有 未经书面授权不得转载</p></div>'


class Server:
    """HTTP/1.1 with keep-alive, gzip and an ETag; nothing else."""

    def __init__(self, count: int) -> None:
        self._count = count

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(head.split(b" ", 2)[1].decode(), b"gzip" in head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    @functools.lru_cache(maxsize=8192)  # noqa: B019 - there is one server
    def _answer(self, path: str, packed: bool) -> bytes:
        match = re.fullmatch(r"/(a|day)/(\d+)\.html", path)
        number = int(match[2]) if match else -1
        if match and match[1] == "a" and number < self._count:
            body = article(number)
        elif match and match[1] == "day" and number * PER_DAY < self._count:
            body = listing(number, self._count)
        else:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        more = ""
        if packed:
            body, more = gzip.compress(body, 1), "Content-Encoding: gzip\r\n"
        head = f'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "{number}"\r\n{more}'
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1326)
    parser.add_argument("--port", type=int, default=8800)
    parser.add_argument("--host", default="127.0.0.1")
    args = parser.parse_args()
    server = await asyncio.start_server(Server(args.articles), args.host, args.port, backlog=512)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
