"""How much room the raw pages of a site take: the archive's, beside gzip WARC and the others one might choose.

    python bench/storage.py [--site SITE.zip] [--articles 1326]

The pages are those of a saved site (a zip), or of bench/newspaper.py's invented one. The archive's bytes are those of
its tables of pages and dictionaries, index and headers included, after a real `scrape import` of the WARC file.
"""

from __future__ import annotations

import argparse
import gzip
import io
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import zstandard
from newspaper import article
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--articles", type=int, default=1326)
    args = parser.parse_args()
    pages = list(saved(args.site) if args.site else invented(args.articles))
    raw = sum(len(content) for _, content in pages)
    sizes = {
        "as they came": raw,
        "gzip -9, each page": sum(len(gzip.compress(content, 9)) for _, content in pages),
        "zstandard 19, each page": sum(len(zstandard.ZstdCompressor(19).compress(content)) for _, content in pages),
    }
    with tempfile.TemporaryDirectory() as folder:
        warc = Path(folder, "pages.warc.gz")
        write(warc, pages)
        sizes["gzip WARC (warcio, a record a member)"] = warc.stat().st_size
        archive = Path(folder, "archive.db")
        command = [sys.executable, "-m", "scraper", "import", str(warc), "--db", str(archive), "--source", "site"]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        total, sizes["scrape: zstandard, dictionary of the source"] = in_archive(archive)
    print(f"{len(pages)} pages, {raw / 1e6:.1f} MB; the archive took {total} of them as articles\n")
    print("| kept as | MB | % of the bytes | ratio to gzip WARC |\n|---|---|---|---|")
    for name, size in sizes.items():
        share = size / sizes["gzip WARC (warcio, a record a member)"]
        print(f"| {name} | {size / 1e6:.2f} | {100 * size / raw:.1f} | {share:.2f} |")


def saved(site: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(site) as pages:
        for name in pages.namelist():
            if "/day/" not in name and name.endswith(("html", "htm")):
                yield f"https://site.example/{name}", pages.read(name)


def invented(count: int) -> Iterator[tuple[str, bytes]]:
    for number in range(count):
        yield f"https://site.example/a/{number:06d}.html", article(number)


def write(target: Path, pages: list[tuple[str, bytes]]) -> None:
    with target.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, content in pages:
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", io.BytesIO(content), http_headers=head)
            writer.write_record(record)


def in_archive(path: Path) -> tuple[int, int]:
    """Pages kept, and the bytes of what keeps them."""
    with sqlite3.connect(path) as connection:
        pages = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
        try:
            used = connection.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name IN ('pages', 'dictionaries')"
                " OR name IN (SELECT name FROM sqlite_master WHERE tbl_name = 'pages')"
            ).fetchone()[0]
        except sqlite3.OperationalError:  # an SQLite without dbstat
            used = connection.execute(
                "SELECT (SELECT sum(length(content) + length(headers) + 300) FROM pages)"
                " + (SELECT coalesce(sum(length(content)), 0) FROM dictionaries)"
            ).fetchone()[0]
    return pages, used


if __name__ == "__main__":
    main()
