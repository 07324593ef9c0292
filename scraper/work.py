"""What a worker does: bytes to record, record to words. A process of its own begins with this module alone."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scraper.errors import ParseError, ScrapeError
from scraper.records import Analysis, Fetched, Hints, Page

COLLECTED_AFTER = 50_000
"""Objects, more than most pages make, before Python's cycle collector looks for garbage in a worker.

A page leaves no cycles behind (tests/parse/test_document.py), and the usual 700 cost a twentieth of the time.
"""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the worker makes of a page; ``analysis`` is None unless the page is an article."""

    page: Page
    analysis: Analysis | None


def work(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """Read a page, or the parts of an article that is split over several (下一页), and analyse it. A pure function."""
    from scraper.parse import parse
    from scraper.parse.joined import join
    from scraper.text.segment import analyse

    page = join([parse(p.content, p.url, replace(hints, content_type=p.header("content-type"))) for p in parts])
    if page.kind != "article":
        return Parsed(page, None)
    analysis = analyse(page)
    return Parsed(replace(page, keywords=analysis.keywords), analysis)


def work_all(
    work: Callable[[Sequence[Fetched], Hints], Parsed], pages: Sequence[tuple[Sequence[Fetched], Hints]]
) -> list[Parsed | ScrapeError]:
    """What each page gives, or why it gives nothing; runs in a worker. A bug of ours must not cost the other pages."""
    results: list[Parsed | ScrapeError] = []
    for parts, hints in pages:
        try:
            results.append(work(parts, hints))
        except ScrapeError as error:
            results.append(error)
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            results.append(ParseError(f"{parts[0].url}: the parser failed ({why}); please report it"))
    return results


def start(dictionaries: tuple[Path, ...]) -> None:
    """In a new worker: know the words, and end when the parent is gone, however it went."""
    from scraper.text import segment

    segment.configure(dictionaries=dictionaries)
    gc.set_threshold(COLLECTED_AFTER)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # the pool ends its processes with it
    threading.Thread(target=_end_with_parent, daemon=True).start()


def load() -> None:
    """In a worker: import the parser and load the segmenter's dictionary."""
    import scraper.parse  # noqa: F401
    from scraper.text import segment

    segment.segmenter()
    gc.freeze()  # what was loaded stays


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
