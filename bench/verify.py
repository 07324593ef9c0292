"""How long `scrape verify` takes, beside the least that any such check must do with the same rows.

    python bench/verify.py [--articles 20000] [--archive FILE] [--repeat 3]

The bare check unpacks every raw page (zstandard), compares its SHA-256, and lets FTS5 check its index: one process, no
words. `scrape verify` also compares the index, the words, the hashes and the sketches with the texts, and checks the
file, its characters, references and dates. FTS5's own check of an index without content is of its structure alone. The
first one computes what has no digest of its storing, and the terms of the index, and each one after it only what has
changed: here nothing; `--recompute` computes everything. In turns, so that what else the machine does touches all
alike, on a copy of the archive each time.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path

import zstandard
from invented import build
from measure import Measured, run

from scraper.archive import Archive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--archive", type=Path, help="an archive that is there, in place of an invented one")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--bare", action="store_true", help="only do the bare check of --archive")
    args = parser.parse_args()
    if args.bare:
        bare(args.archive)
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = args.archive or Path(folder, "archive.db")
        if not archive.exists():
            build(archive, args.articles)
        compare(archive, Path(folder, "copy.db"), args.repeat)


def compare(archive: Path, copy: Path, repeat: int) -> None:
    Archive.open(archive).close()  # which brings an older one up to date
    verify = ["-m", "scraper", "verify", "--quiet", "--db", str(copy)]
    commands = {
        "bare: zstandard, SHA-256, FTS5's own check": [__file__, "--bare", "--archive", str(copy)],
        "scrape verify, the first": verify,
        "scrape verify, again": verify,
        "scrape verify --recompute": [*verify, "--recompute"],
    }
    taken: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(repeat):
        shutil.copyfile(archive, copy)
        for name, command in commands.items():
            taken[name].append(run([sys.executable, *command]))
            if taken[name][-1].code:
                sys.exit(taken[name][-1].out)
    with sqlite3.connect(archive) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        (size,) = connection.execute("SELECT sum(size) FROM pages").fetchone()
    print(f"{rows:,} articles, {size / 1e6:,.0f} MB of raw pages, {archive.stat().st_size / 1e6:,.0f} MB\n")
    print("| medians | wall s | CPU s | wall, times bare | CPU, times bare | peak MB |\n|---|---|---|---|---|---|")
    middles = {
        name: [statistics.median(figures) for figures in zip(*map(_figures, all_), strict=True)]
        for name, all_ in taken.items()
    }
    base = next(iter(middles.values()))
    for name, (wall, cpu, peak) in middles.items():
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {wall / base[0]:.2f} | {cpu / base[1]:.2f} | {peak / 1e6:.0f} |")


def _figures(measured: Measured) -> tuple[float, float, int]:
    return measured.wall, measured.cpu, measured.peak


def bare(archive: Path) -> None:
    """Check pages and index, and nothing else."""
    connection = sqlite3.connect(archive)
    unpackers = {None: zstandard.ZstdDecompressor()}
    for number, content in connection.execute("SELECT id, content FROM dictionaries"):
        unpackers[number] = zstandard.ZstdDecompressor(dict_data=zstandard.ZstdCompressionDict(content))
    for content, dictionary, size, sha256 in connection.execute("SELECT content, dictionary, size, sha256 FROM pages"):
        page = unpackers[dictionary].decompress(content, max_output_size=max(1, size))
        if hashlib.sha256(page).hexdigest() != sha256:
            sys.exit("a page is damaged")
    connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    connection.rollback()


if __name__ == "__main__":
    main()
