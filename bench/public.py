"""Quality and speed of reading the text of articles from public pages, beside other extractors.

    python bench/public.py [--pages FOLDER] [--peers FOLDER]

The pages are other people's, and are fetched by git into FOLDER where they are not there yet: 181 of
article-extraction-benchmark (Zyte, 2019, MIT licence; English), and 1,689 of the Daniel corpus in waddle (Lejeune and
Zhu, pages of 2011 and 2012; Chinese, English, Greek, Polish and Russian). None of them is part of the project.

The measure is that of article-extraction-benchmark: shingles of four words (characters in Chinese); precision and
recall are means over the pages, F1 is their harmonic mean. In the Daniel corpus the headline is part of the text, so it
is put before what each extractor reads. Time is processor time without start-up.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from parse import PEERS, run_peer, speed

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

_SHINGLE = 4


class Page(NamedTuple):
    """A public page, with the text that a person took from it."""

    content: bytes
    text: str


class Collection(NamedTuple):
    """A public repository of pages."""

    folder: str
    address: str
    read: Callable[[Path], Iterator[tuple[str, str, Page]]]
    """Set, name and page, of a checkout."""


def benchmark_pages(checkout: Path) -> Iterator[tuple[str, str, Page]]:
    """The pages of article-extraction-benchmark."""
    truth = json.loads((checkout / "ground-truth.json").read_text(encoding="utf-8"))
    for name, gold in sorted(truth.items()):
        content = gzip.decompress((checkout / "html" / f"{name}.html.gz").read_bytes())
        yield "a-e-b, English", name, Page(content, gold.get("articleBody", ""))


def daniel_pages(checkout: Path) -> Iterator[tuple[str, str, Page]]:
    """The pages of the Daniel corpus that have a reference."""
    corpus = checkout / "corpora" / "Corpus_daniel_v2.1"
    languages = json.loads((corpus / "doc_lg.json").read_text(encoding="utf-8"))
    for path in sorted((corpus / "html").iterdir()):
        reference = corpus / "reference" / path.name
        if reference.exists() and path.name in languages:
            text = re.sub(r"<[^>]+>", "\n", reference.read_text(encoding="utf-8", errors="replace"))
            yield f"Daniel, {languages[path.name]}", path.name, Page(path.read_bytes(), text)


COLLECTIONS = (
    Collection(
        "article-extraction-benchmark",
        "https://github.com/scrapinghub/article-extraction-benchmark",
        benchmark_pages,
    ),
    Collection("waddle", "https://github.com/rundimeco/waddle", daniel_pages),
)
LANGUAGES = {"Chinese": "zh", "English": "en", "Greek": "el", "Polish": "pl", "Russian": "ru"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=HERE.parent / ".bench" / "pages", metavar="FOLDER")
    parser.add_argument("--peers", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    sets = collected(options.pages)
    if not sets:
        return
    names = sorted(sets, key=lambda name: ("Chinese" not in name, name))
    print("| F1 of the text | " + " | ".join(f"{name}: {len(sets[name])}" for name in names) + " | pages/s |")
    print("|---|" + "---|" * (len(names) + 1))
    results = {"scrape": own_texts(sets)}
    for peer in PEERS if options.peers else ():
        results[peer] = peer_texts(options.peers, peer, sets)
    for extractor, (version, texts, pages_per_second) in results.items():
        cells = [cell(sets[name], texts.get(name)) for name in names]
        print(f"| {version or extractor} | " + " | ".join(cells) + f" | {pages_per_second:.1f} |", flush=True)
    print("\nIn brackets precision and recall.")


Sets = Mapping[str, Mapping[str, Page]]
Texts = dict[str, dict[str, str]]


def collected(folder: Path) -> Sets:
    """The pages by set; those of a repository that cannot be fetched are left out with a sentence."""
    sets: dict[str, dict[str, Page]] = {}
    for collection in COLLECTIONS:
        checkout = folder / collection.folder
        if not checkout.exists():
            command = ["git", "clone", "--quiet", "--depth", "1", collection.address, str(checkout)]
            if subprocess.run(command, check=False).returncode:
                print(f"{collection.address} could not be fetched; its pages are left out.")
                continue
        for name, page_name, page in collection.read(checkout):
            sets.setdefault(name, {})[page_name] = page
    return sets


def own_texts(sets: Sets) -> tuple[str, Texts, float]:
    """The texts that `scrape` reads."""
    from scraper import __version__
    from scraper.extract import parse

    texts: Texts = {}
    for name, pages in sets.items():
        texts[name] = {key: whole(name, parse(page.content).as_json()) for key, page in pages.items()}
    contents = [page.content for pages in sets.values() for page in pages.values()]
    return f"scrape {__version__}", texts, speed(contents)


def peer_texts(peers: Path, peer: str, sets: Sets) -> tuple[str, Texts, float]:
    """The texts that another extractor reads."""
    texts: Texts = {}
    seconds = 0.0
    version = ""
    for name, pages in sets.items():
        with tempfile.TemporaryDirectory() as folder:
            for number, page in enumerate(pages.values()):
                Path(folder, f"{number:05}.html.gz").write_bytes(gzip.compress(page.content, 1))
            result = run_peer(peers, peer, folder, LANGUAGES[name.rpartition(", ")[2]])
        if isinstance(result, str):
            return f"{peer}: {result}", {}, 0.0
        version = result["version"]
        seconds += len(pages) / result["pages_per_second"]
        texts[name] = {key: whole(name, result["rows"][f"{number:05}"]) for number, key in enumerate(pages)}
    return version, texts, sum(map(len, sets.values())) / seconds


def whole(name: str, row: Mapping[str, Any]) -> str:
    """The text that is compared: in the Daniel corpus with the headline before it."""
    body = row.get("body") or ""
    return f"{row.get('headline') or ''}\n{body}" if name.startswith("Daniel") else body


def cell(pages: Mapping[str, Page], texts: Mapping[str, str] | None) -> str:
    """F1, precision and recall; a dash for an extractor that is not there."""
    if texts is None:
        return "-"
    pairs = [(shingles(page.text), shingles(texts[name])) for name, page in pages.items()]
    shared = [(gold, read, (gold & read).total()) for gold, read in pairs]
    precision = statistics.mean([both / read.total() for _gold, read, both in shared if read])
    recall = statistics.mean([both / gold.total() for gold, _read, both in shared if gold])
    return f"**{2 * precision * recall / (precision + recall):.3f}** ({precision:.3f} {recall:.3f})"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words; of Chinese, which has no spaces between words, of four characters."""
    words = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", text)
    size = min(_SHINGLE, len(words))
    return Counter(tuple(words[start : start + size]) for start in range(len(words) - size + 1)) if words else Counter()


if __name__ == "__main__":
    main()
