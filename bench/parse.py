"""How fast pages are parsed, and with a corpus how well, beside other extractors. bench/public.py has public pages.

    python bench/parse.py [--peers FOLDER] [--corpus FOLDER]
    python bench/parse.py --sizes

Without --corpus the pages are invented ones: tests/extract/shapes, in the shapes of real sites' templates. The rules
were written with them, so only time is shown. A CORPUS holds pages/*.html.gz and gold/*.json. PEERS is what
bench/peers.py made. Every extractor gets the same pages, decoded bytes or text as it likes them, one after the other in
one process; the time is processor time without start-up, peers and the project in one run. Key words are not the
parser's work and not in its time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from peers import python_of
from scoring import FIELDS, score

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

PEERS = ("trafilatura", "newspaper4k", "gne", "readability-lxml")
ROUNDS = 3
"""Times that the project's own pages are parsed; the fastest counts. The peers, far slower, run once."""
ADDRESS = "https://news.example.cn/2025/03/04/c1001.html"
Row = dict[str, Any]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path)
    arguments.add_argument("--peers", type=Path, metavar="FOLDER")
    arguments.add_argument("--sizes", action="store_true", help="only show how time grows with the size of a page")
    options = arguments.parse_args()
    if options.sizes:
        show_sizes()
        return
    contents, gold = real(options.corpus) if options.corpus else invented()
    kinds = [page["kind"] for page in gold.values()]
    bare = lexbor_speed(contents.values())
    size = sum(map(len, contents.values())) / len(contents) / 1000
    print(
        f"{kinds.count('article')} articles and {kinds.count('list')} lists of {size:,.0f} KB on average;"
        f" lexbor's bare parse of them: {bare:,.0f} pages/s\n"
    )
    fields = FIELDS if options.corpus else ()
    print("| " + " | ".join(["", *fields, "pages/s", "ratio"]) + " |\n|---|" + "---|" * (len(fields) + 2))
    rows, ours = parse_all(contents)
    show("scrape", rows, gold, fields, FIELDS, ours, 1.0)
    addressed = speed(contents.values(), ADDRESS)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            Path(folder, f"{name.replace('/', '-')}.html.gz").write_bytes(gzip.compress(content, 1))
        for peer in PEERS if options.peers else ():
            rows_of_peer = run_peer(options.peers, peer, folder, "zh")
            if isinstance(rows_of_peer, str):
                print(f"| {peer}: {rows_of_peer} |")
                continue
            speed_of_peer = rows_of_peer["pages_per_second"]
            named = {name: rows_of_peer["rows"].get(name.replace("/", "-"), {}) for name in contents}
            version, offered = rows_of_peer["version"], rows_of_peer["fields"]
            show(version, named, gold, fields, offered, speed_of_peer, speed_of_peer / ours)
    print(
        f"\nTimes the bare parse: **{bare / ours:.1f}**; **{bare / addressed:.1f}** with the page's address, as `fetch`"
        " reads it, which is then also looked through for links to the layouts of a printed paper."
    )


def run_peer(peers: Path, peer: str, folder: str, language: str) -> Row | str:
    """The answer of bench/parse_peers.py for a folder of pages; a sentence where there is none."""
    python = python_of(peers, peer)
    if python is None:
        return "not there"
    # -E, -P: our newspaper.py must not stand before theirs
    command = [str(python), "-EP", str(HERE / "parse_peers.py"), peer, folder, language]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return run.stderr.strip().splitlines()[-1]
    result: Row = json.loads(run.stdout)
    return result


def invented() -> tuple[dict[str, bytes], dict[str, Row]]:
    """The project's own pages in the shapes of others' templates, and what is to be read from each."""
    from tests.extract.shapes import shapes

    return {shape.name: shape.content for shape in shapes()}, {shape.name: shape.gold for shape in shapes()}


def real(corpus: Path) -> tuple[dict[str, bytes], dict[str, Row]]:
    """The same of a folder of saved pages."""
    paths = sorted((corpus / "pages").glob("*.html.gz"))
    if not paths:
        sys.exit(f"{corpus}: no pages/*.html.gz there; name the corpus with --corpus")
    names = [path.name.removesuffix(".html.gz") for path in paths]
    gold = {name: json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    return {name: gzip.decompress(path.read_bytes()) for name, path in zip(names, paths, strict=True)}, gold


def parse_all(contents: Mapping[str, bytes]) -> tuple[dict[str, Row], float]:
    """The record of every page, and pages a second."""
    from scraper.extract import parse

    return {name: parse(content).as_json() for name, content in contents.items()}, speed(contents.values())


def speed(contents: Collection[bytes], address: str | None = None) -> float:
    """Pages a second of `parse`."""
    from scraper.extract import parse

    return fastest(contents, lambda content: parse(content, address))


def lexbor_speed(contents: Collection[bytes]) -> float:
    """Pages a second of the tree builder alone."""
    from selectolax.lexbor import LexborHTMLParser

    return fastest(contents, LexborHTMLParser)


def fastest(contents: Collection[bytes], read: Callable[[bytes], object]) -> float:
    """Pages a second in the fastest of `ROUNDS`."""
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        for content in contents:
            read(content)
        best = max(best, len(contents) / (time.process_time() - started))
    return best


def show(
    name: str,
    rows: Mapping[str, Row],
    gold: Mapping[str, Row],
    fields: Iterable[str],
    offered: Iterable[str],
    speed: float,
    ratio: float,
) -> None:
    """One line of the table; a dash for what the extractor does not offer."""
    result = score((gold[page], rows[page]) for page in gold)
    cells = [f"{result[field]:.3f}" if field in offered and field in result else "-" for field in fields]
    print("| " + " | ".join([name, *cells, f"{speed:.1f}", f"{ratio:.2f}"]) + " |", flush=True)


def show_sizes() -> None:
    """Time by size, for an article and for a list, from 0.1 to 20 MB."""
    from scraper.extract import MAX_BYTES, parse

    sentence = "市水务局昨日介绍，这一带的排水管改造已经完工，新管径比旧管粗了一倍，暴雨天不再漫水。"
    paragraph = f"<p>{sentence * 3}</p>\n".encode()
    link = '<a href="/2025/03/04/c1.html">一条新闻的标题在这里</a>'
    entry = f"<li>{link}<span>2025-03-04</span><p>{sentence}</p></li>\n".encode()
    head = "<meta charset=utf-8><title>老街排水改造完工_某某网</title><h1>老街排水改造完工</h1>".encode()
    for what, piece in (("an article", paragraph), ("a list", entry)):
        for size in (100_000, 1_000_000, 5_000_000, 10_000_000, MAX_BYTES):
            content = head + b"<div>" + piece * ((size - len(head) - 5) // len(piece))
            started = time.process_time()
            parse(content)
            took = time.process_time() - started
            print(
                f"{what} of {len(content) / 1e6:5.1f} MB: {took:6.2f} s, {took / len(content) * 1e9:5.0f} ns a byte",
                flush=True,
            )


if __name__ == "__main__":
    main()
