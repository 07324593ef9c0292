"""Tools called as a client calls them: by the SDK's own client, without a process between."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scraper.presentation.assistant.worker import Question, answer
from tests.cli.filled import fill
from tests.extras import needs

needs("mcp", "the extra `mcp` is not installed")

if TYPE_CHECKING:
    from scraper.presentation.assistant.server import Ask

Called = Callable[..., Any]


class Refused(Exception):
    """The answer of a tool that refuses."""


def caller(ask: Ask) -> Called:
    """The function that calls a tool by its name and arguments; its answer as data. Raises Refused."""
    import anyio
    from mcp import Client

    from scraper.presentation.assistant.server import made

    server = made(ask)

    def called(tool: str, /, **arguments: Any) -> Any:
        async def call() -> Any:
            async with Client(server) as client:
                return await client.call_tool(tool, arguments)

        return content_of(anyio.run(call))

    return called


def content_of(result: Any) -> Any:
    """The data of a result; its text is the same data. Raises Refused for an error."""
    (text,) = result.content
    if result.is_error:
        raise Refused(text.text)
    assert json.loads(text.text) == result.structured_content
    return result.structured_content


def over(path: Path) -> Called:
    """The tools over an archive."""

    async def ask(question: Question) -> Any:
        return answer(path, question)

    return caller(ask)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three articles: see `tests.cli.filled`."""
    return fill(tmp_path_factory.mktemp("assistant") / "archive.db")


@pytest.fixture(scope="session")
def tool(filled: Path) -> Called:
    """The tools over that archive: ``tool("search", query="低保")``."""
    return over(filled)
