"""Segmentation: jieba as it comes, the project's own way through jieba's dictionary, and rjieba.

    python bench/segment.py [--site SITE.zip] [--megabytes 2]

Each engine in a process of its own, with the same text in pieces of a paragraph; processor time, after one piece to
warm up. Words are compared piece by piece with jieba's.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

from newspaper import sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--megabytes", type=float, default=2)
    args = parser.parse_args()
    text = paragraphs(args.site, int(args.megabytes * 1e6))
    total = sum(len(piece.encode()) for piece in text)
    print(f"{total / 1e6:.1f} MB of UTF-8 in {len(text)} paragraphs\n")
    print("| engine | MB/s | ratio | load s | peak MB | same words as jieba |\n|---|---|---|---|---|---|")
    reference: list[list[str]] = []
    base = 0.0
    for name in ENGINES:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            try:
                label, loaded, took, peak, cut = pool.apply(measure, (name, text))
            except ImportError:
                print(f"| {name}: not there |")
                continue
        reference, base = reference or cut, base or total / took
        rate = total / took
        same = agreement(reference, cut)
        print(
            f"| {label} | {rate / 1e6:.2f} | {rate / base:.1f} | {loaded:.2f} | {peak:.0f} | {same:.4f} |", flush=True
        )


def paragraphs(site: Path | None, size: int) -> list[str]:
    """Paragraphs of a saved site's articles, or of the demo newspaper's sentences, over and over."""
    texts: list[str] = []
    if site:
        from search import site_pages

        texts = [line for page in site_pages(site) for line in page.body.split("\n")]
    else:
        pool = sentences()
        texts = ["".join(pool[i : i + 4]) for i in range(0, len(pool), 2)]
    taken: list[str] = []
    for number in range(sys.maxsize):
        if size <= 0:
            break
        taken.append(texts[number % len(texts)])
        size -= len(taken[-1].encode())
    return taken


def by_jieba() -> tuple[str, Callable[[str], list[str]]]:
    import jieba

    jieba.setLogLevel("CRITICAL")
    return f"jieba {version('jieba')}, `lcut`", jieba.lcut


def by_cutter() -> tuple[str, Callable[[str], list[str]]]:
    from scraper.text import segmenter

    segmenter.configure(engine="jieba")
    return f"scrape over jieba {version('jieba')}'s dictionary", segmenter._load()[0].cut


def by_rjieba() -> tuple[str, Callable[[str], list[str]]]:
    from scraper.text import segmenter

    try:
        import rjieba  # noqa: F401
    except ImportError as error:
        raise ImportError("rjieba") from error
    segmenter.configure(engine="rjieba")
    return f"rjieba {version('rjieba')} (extra `fast`)", segmenter._load()[0].cut


ENGINES: dict[str, Callable[[], tuple[str, Callable[[str], list[str]]]]] = {
    "jieba": by_jieba,
    "scrape": by_cutter,
    "rjieba": by_rjieba,
}


def measure(name: str, text: list[str]) -> tuple[str, float, float, float, list[list[str]]]:
    """Label, seconds to load, seconds to cut, peak memory in MB, and the words."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    label, cut = ENGINES[name]()
    cut(text[0])
    loaded = time.process_time() - started
    started = time.process_time()
    words = [cut(piece) for piece in text]
    took = time.process_time() - started
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / unit
    return label, loaded, took, peak, words


def agreement(one: list[list[str]], other: list[list[str]]) -> float:
    """The share of words that stand at the same places in both."""
    both = total = 0
    for first, second in zip(one, other, strict=True):
        if first == second:
            both += len(first)
        else:
            both += sum(
                block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
            )
        total += max(len(first), len(second))
    return both / total


if __name__ == "__main__":
    main()
