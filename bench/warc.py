"""Write a WARC file of invented pages as a crawl of the news of the web has them (CC-NEWS), of any size.

    python bench/warc.py news.warc.gz --pages 100000                 # 1 in 10 Chinese, as large a share as it gets
    python bench/warc.py chinese.warc.gz --pages 100000 --chinese 1
    python bench/warc.py plain.warc --pages 100000                   # not compressed: 2 GB

Pages weigh about 30 KB before compression. Beside them stands what such files also hold: requests, redirects, errors,
robots.txt, pictures, pages in other encodings, chunked, gzip and brotli bodies. The same for the same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from newspaper import article

WORDS = {
    "en": "the council said on monday that new library opens its doors for readers after two years of work and rain",
    "fr": "le conseil a annoncé lundi que la bibliothèque ouvrira ses portes après deux années de travaux et de pluie",
    "de": "der Rat teilte am Montag mit dass die neue Bücherei nach zwei Jahren Arbeit und Regen wieder öffnen wird",
    "es": "el consejo anunció el lunes que la nueva biblioteca abrirá sus puertas después de dos años de obras",
    "ru": "совет сообщил в понедельник что новая библиотека откроет двери для читателей после двух лет работы",
    "ja": "市議会は月曜日に　新しい図書館が　二年間の工事を終えて　来週から　開館すると　発表しました",
    "ko": "시의회는 월요일 새 도서관이 이년간의 공사를 마치고 다음주 문을 연다고 밝혔다 시민들은 크게 기뻐했다",
    "ar": "أعلن المجلس يوم الاثنين أن المكتبة الجديدة ستفتح أبوابها للقراء بعد عامين من العمل والمطر",
}
"""What the pages in other languages are made of."""
HOSTS = {"zh": ("news.example.cn", "www.example.com.tw"), "": ("news.example.com", "daily.example.org")}


@cache
def furniture() -> str:
    """Navigation and scripts, most of a page; in the language switch stands Chinese by chance."""
    links = "".join(f'<li><a href="/c{n}/">Section {n}</a></li>' for n in range(120))
    script = "<script>" + "var unit=window.unit||[];unit.push({id:1024,slot:'aside',lazy:true,refresh:30});" * 100
    switch = '<li><a href="/zh/">中文</a></li><li><a href="/ja/">日本語</a></li>'
    return f'<ul class="nav">{links}{switch}</ul>{script}</script>'


def foreign(number: int, language: str) -> bytes:
    """A page in one of `WORDS`."""
    chance = random.Random(number)
    words = re.split("[ 　]", WORDS[language])
    paragraphs = "".join(f"<p>{' '.join(chance.choices(words, k=60))}.</p>" for _ in range(12))
    headline = " ".join(chance.choices(words, k=7))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title></head><body>'
        f'{furniture()}<h1>{headline}</h1><time datetime="2026-01-{1 + number % 28:02d}T08:15:00Z">January</time>'
        f"<article>{paragraphs}</article></body></html>"
    ).encode()


def response(number: int, chinese: float) -> tuple[str, bytes]:
    """The URL and the HTTP response of a page, or of what stands between pages."""
    chance = random.Random(f"{number} {chinese}")
    if chance.random() < chinese:
        host = HOSTS["zh"][number % 10 == 0]
        body, kind = article(number), "text/html; charset=utf-8"
        if chance.random() < 0.15:
            body, kind = body.decode().replace("utf-8", "gbk").encode("gb18030"), "text/html"
    else:
        host = HOSTS[""][number % 4 == 0]
        body, kind = foreign(number, chance.choice(list(WORDS))), "text/html; charset=utf-8"
    url, status, more = f"https://{host}/a/{number:07d}.html", "200 OK", ""
    odd = chance.random() if chinese < 1 else 1.0
    if odd < 0.02:
        body, status, more = b"", "301 Moved Permanently", f"Location: https://{host}/\r\n"
    elif odd < 0.03:
        body, kind, url = b"User-agent: *\nDisallow: /search\n", "text/plain", f"https://{host}/robots.txt"
    elif odd < 0.05:
        body, kind = b"\x89PNG\r\n" + chance.randbytes(4000), "image/png"
    elif odd < 0.06:
        status = "404 Not Found"
    elif odd < 0.2:
        body, more = gzip.compress(body, 1), "Content-Encoding: gzip\r\n"
    elif odd < 0.25:
        import brotli

        body, more = brotli.compress(body, quality=1), "Content-Encoding: br\r\n"
    if odd < 0.5:
        body, more = chunked(body), more + "Transfer-Encoding: chunked\r\n"
    else:
        more += f"Content-Length: {len(body)}\r\n"
    return url, f"HTTP/1.1 {status}\r\nServer: nginx\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    """The body as RFC 9112 section 7.1 sends it in pieces."""
    pieces = (body[at : at + 8192] for at in range(0, len(body), 8192))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def record(kind: str, url: str, number: int, block: bytes) -> bytes:
    """One WARC record."""
    second = number // 10
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2026-01-{1 + second // 86400 % 28:02d}T{second // 3600 % 24:02d}:{second // 60 % 60:02d}:"
        f"{second % 60:02d}Z\r\nWARC-Record-ID: <urn:uuid:{UUID(int=2 * number + (kind == 'request'))}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(data: bytes) -> bytes:
    """A gzip member, with no time in it."""
    stream = zlib.compressobj(4, wbits=31)
    return stream.compress(data) + stream.flush()


def records(pages: int, chinese: float) -> Iterator[bytes]:
    """The records of the file."""
    info = b"software: bench/warc.py\r\nformat: WARC File Format 1.0\r\n"
    yield (
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: application/warc-fields\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(info), info)
    )
    for number in range(1, pages + 1):
        url, answer = response(number, chinese)
        path = url.split("/", 3)[3]
        request = f"GET /{path} HTTP/1.1\r\nHost: {url.split('/')[2]}\r\nUser-Agent: bench\r\n\r\n".encode()
        yield record("request", url, number, request)
        yield record("response", url, number, answer)


def write(file: BinaryIO, pages: int, chinese: float) -> None:
    """Write the file; compressed, if its name says so, with each record a gzip member of its own."""
    for one in records(pages, chinese):
        file.write(packed(one) if file.name.endswith(".gz") else one)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--chinese", type=float, default=0.1, help="their share, 0 to 1")
    args = parser.parse_args()
    with args.file.open("wb") as file:
        write(file, args.pages, args.chinese)
    print(f"{args.file}: {args.pages} pages, {args.file.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
