"""The tools by name, and the process that answers by them, which can be killed (`process_pool`).

Each question opens the archive for reading alone, and closes it: nothing is written, and an archive that was restored
or compacted meanwhile is the one that is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scraper.archive import Archive
from scraper.presentation.assistant import bounds, counting, finding, front_pages, reading
from scraper.presentation.process_pool import Answer

TOOLS: Mapping[str, Callable[..., Any]] = {
    tool.__name__: tool
    for tool in (
        finding.search,
        counting.count,
        reading.get_article,
        reading.get_revisions,
        front_pages.front_page,
        counting.trends,
        counting.keywords,
        reading.reprints,
        finding.sources,
        reading.cite,
    )
}
"""Name -> the function of an open archive and the arguments."""


@dataclass(frozen=True, slots=True)
class Question:
    """A call of a tool."""

    tool: str
    arguments: Mapping[str, Any]


def answering(path: Path) -> Answer:
    """Return the function with which a process answers `Question`s over an archive."""
    return partial(answer, path)


def answer(path: Path, question: Question) -> Any:
    """Answer a question, one of `answers`. ScrapeError where it cannot be answered."""
    with Archive.read(path) as archive, archive.snapshot(bounds.SECONDS):
        return TOOLS[question.tool](archive, **question.arguments)
