"""How well and how fast pages are parsed, beside other extractors: the table of docs/parsing.md.

    python bench/parse.py --corpus ../shared/corpus/dev --score ../shared/eval/score.py --peers ../peers/bin/python
    python bench/parse.py --sizes

CORPUS holds pages/*.html.gz and gold/*.json; SCORE is the scorer that comes with them. PEERS is the Python of a virtual
environment of their own that holds any of: trafilatura, newspaper4k, gne, readability-lxml, gerapy-auto-extractor (also
by BENCH_PEERS). Every extractor gets the same pages, decoded bytes or text as it likes them, one after the other in one
process; the time is processor time without start-up. Key words are not the parser's work and not in its time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

FIELDS = ("headline", "published", "byline", "editors", "outlet", "section", "summary", "body", "items", "teasers")
PEERS = ("trafilatura", "newspaper4k", "gne", "readability-lxml", "gerapy-auto-extractor")
ROUNDS = 3
"""Times that the project's own pages are parsed; the fastest counts. The peers, far slower, run once."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpus", type=Path, default=HERE.parent / "../shared/corpus/dev")
    arguments.add_argument("--score", type=Path, default=HERE.parent / "../shared/eval/score.py")
    arguments.add_argument("--peers", default=os.environ.get("BENCH_PEERS"), metavar="PYTHON")
    arguments.add_argument("--sizes", action="store_true", help="only show how time grows with the size of a page")
    options = arguments.parse_args()
    if options.sizes:
        show_sizes()
        return
    pages = {path.name.removesuffix(".html.gz"): path for path in sorted((options.corpus / "pages").glob("*.html.gz"))}
    if not pages:
        sys.exit(f"{options.corpus}: no pages/*.html.gz there; name the corpus with --corpus")
    print(f"{len(pages)} pages; lexbor's bare parse of them: {lexbor_speed(list(pages.values())):,.0f} pages/s\n")
    print("| | " + " | ".join(FIELDS) + " | pages/s |\n|---|" + "---|" * (len(FIELDS) + 1))
    score = runpy.run_path(str(options.score))["score"]
    rows, speed = parse_all(pages)
    show("scrape", rows, speed, set(FIELDS), score, options.corpus)
    for peer in PEERS if options.peers else ():
        run = subprocess.run(
            [options.peers, str(HERE / "parse_peers.py"), peer, str(options.corpus / "pages")],
            capture_output=True,
            text=True,
        )
        if run.returncode == 0:
            found = json.loads(run.stdout)
            show(
                found["version"], found["rows"], found["pages_per_second"], set(found["fields"]), score, options.corpus
            )
        else:
            print(f"| {peer}: not there |")


def parse_all(pages: dict[str, Path]) -> tuple[list[dict[str, Any]], float]:
    """The predictions for every page, and pages a second."""
    from scraper.parse import parse

    contents = {name: gzip.decompress(path.read_bytes()) for name, path in pages.items()}
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        found = {name: parse(content) for name, content in contents.items()}
        best = max(best, len(found) / (time.process_time() - started))
    return [{"name": name, **page.as_json()} for name, page in found.items()], best


def lexbor_speed(paths: list[Path]) -> float:
    from selectolax.lexbor import LexborHTMLParser

    contents = [gzip.decompress(path.read_bytes()) for path in paths]
    started = time.process_time()
    for content in contents:
        LexborHTMLParser(content)
    return len(contents) / (time.process_time() - started)


def show(
    name: str,
    rows: list[dict[str, Any]],
    speed: float,
    offered: set[str],
    score: Callable[[Path, Path], dict[str, Any]],
    corpus: Path,
) -> None:
    """One line of the table; a dash for what the extractor does not offer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.flush()
        total = score(corpus / "gold", Path(file.name))["total"]
    cells = [f"{total[field]:.3f}" if field in offered and field in total else "-" for field in FIELDS]
    print(f"| {name} | " + " | ".join(cells) + f" | {speed:.1f} |", flush=True)


def show_sizes() -> None:
    """Time by size, for an article and for a list, from 0.1 to 20 MB."""
    from scraper.parse import MAX_BYTES, parse

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
