"""Digests of articles, stored when they are written, so that `scrape verify` recomputes only what has changed since.

As the checksum of a raw page is taken of the page that came, these are taken of what was computed, before it is
written: whatever the disk, a crash, or another program makes of a row is found by its digest, and the index by the sum
of what was to be in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.rows import checked
from scraper.archive.rows.checked import Sound
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.archive.search.index.fts_index import Indexed
from scraper.contract import TEXT_FIELDS
from scraper.models import Analysis
from scraper.text.fingerprint import fingerprint

Digest = Callable[[Sequence[Any]], int]

TEXTS = "headline, body, text_hash, fingerprint"
"""The columns whose hashes and sketches are compared; the digest is of these, and of the sketch in JSON."""


def of_texts() -> Digest:
    """Return the digest of `TEXTS` and the sketch of an article."""
    return checked.digester(near_duplicates.Text(checked.SAMPLE, "").hash, *fingerprint(checked.SAMPLE))


@cache
def _digests() -> tuple[Digest, Digest]:
    """Return the digests of texts and of terms, with what this program computes of the sample."""
    return of_texts(), fts_index.digester()


def keep(
    connection: sqlite3.Connection, article: int, columns: Mapping[str, Any], analysis: Analysis, indexed: Indexed
) -> None:
    """Keep the digests of an article as it was stored (``columns``), if its words are those of its texts.

    An analysis without the hash of the text is of an older program, or by hand: verify computes it.
    """
    if analysis.text_hash is None or not word_boundaries.fit([columns[name] for name in TEXT_FIELDS], indexed.cuts):
        return
    texts, terms = _digests()
    sketch = f"[{','.join(map(str, analysis.sketch if columns['body'] else ()))}]"
    of_text = texts([columns[name] for name in TEXTS.split(", ")] + [sketch])
    of_terms = terms([columns[name] for name in fts_index.COLUMNS] + list(indexed.cuts))
    checked.keep(connection, [Sound(article, "texts", of_text), Sound(article, "terms", of_terms, indexed.value)])
