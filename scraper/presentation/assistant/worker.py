"""The tools by name, and the process that answers by them, which can be killed (`process_pool`).

Each question opens the archive for reading alone, and closes it: nothing is written, and an archive that was restored
or compacted meanwhile is the one that is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

from scraper.archive import Archive
from scraper.presentation.assistant import article_tools, bounds, count_tools, list_page_tools, search_tools
from scraper.presentation.process_pool import Answer

KEYWORD_ONLY = Parameter.KEYWORD_ONLY

TOOLS: Mapping[str, Callable[..., Any]] = {
    tool.__name__: tool
    for tool in (
        search_tools.search,
        count_tools.count,
        article_tools.get_article,
        article_tools.get_revisions,
        list_page_tools.front_page,
        count_tools.trends,
        count_tools.keywords,
        article_tools.reprints,
        search_tools.sources,
        article_tools.cite,
    )
}
"""Name -> the function of an open archive and the arguments. Those that can be given by name alone are `Settings`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the person who starts the server, out of the reach of the assistant."""

    stop_words: frozenset[str] = frozenset()
    """Words that are never keywords, folded."""


def parameters(tool: str) -> list[Parameter]:
    """Return the parameters of a tool that a client gives."""
    return [one for one in signature(TOOLS[tool], eval_str=True).parameters.values() if one.kind != KEYWORD_ONLY][1:]


@dataclass(frozen=True, slots=True)
class Question:
    """A call of a tool."""

    tool: str
    arguments: Mapping[str, Any]


def answering(path: Path, settings: Settings = Settings()) -> Answer:
    """Return the function with which a process answers `Question`s over an archive."""
    return partial(answer, path, settings=settings)


def answer(path: Path, question: Question, settings: Settings = Settings()) -> Any:
    """Answer a question, one of `answers`. ScrapeError where it cannot be answered."""
    tool = TOOLS[question.tool]
    own = {
        name: getattr(settings, name) for name, one in signature(tool).parameters.items() if one.kind == KEYWORD_ONLY
    }
    with Archive.read(path) as archive, archive.snapshot(bounds.SECONDS):
        return tool(archive, **question.arguments, **own)
