"""Answers within their time, and without a change of the archive."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.errors import ArchiveError
from scraper.presentation.assistant import bounds
from scraper.presentation.assistant.worker import TOOLS, Question, Settings, answer, parameters
from scraper.presentation.process_pool import Answer, Pool
from scraper.text.segmenter import analyse
from tests.cli.filled import OTHER, fetched, fill
from tests.presentation.assistant.conftest import over
from tests.presentation.assistant.test_bounds import QUESTIONS


def test_stop_words_of_the_person_are_no_keywords(filled: Path) -> None:
    def words(*left_out: str) -> list[str]:
        listed = answer(filled, Question("keywords", {}), Settings(frozenset(left_out)))
        return [each.word for each in listed.words]

    first, *rest = words()
    assert words(first)[: len(rest)] == rest[:20]
    assert "stop_words" not in [parameter.name for parameter in parameters("keywords")]


def test_no_question_changes_the_archive(tmp_path: Path) -> None:
    path = fill(tmp_path / "archive.db")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    tool = over(path)
    assert QUESTIONS.keys() == TOOLS.keys()
    for name, arguments in QUESTIONS.items():
        tool(name, **arguments)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".db")] == ["archive.db"]


def test_a_fetch_meanwhile_is_seen_by_the_next_question(tmp_path: Path) -> None:
    path = fill(tmp_path / "archive.db")
    tool = over(path)
    with Archive.open(path) as archive:
        assert tool("sources")["articles"] == 3
        new = replace(
            OTHER, url="https://news.example.cn/3.html", headline="新桥合龙", body="新桥昨日合龙，全长三百米。"
        )
        archive.articles.store("evening", fetched(new), new, analyse(new))
        assert tool("sources")["articles"] == 4


def test_reads_end_after_their_time(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 0.0)
    monkeypatch.setattr("scraper.archive.db.session._STEPS", 1)
    with pytest.raises(ArchiveError):
        answer(filled, Question("count", {"by": ["outlet"]}))


def _slow_or_quick(path: Path) -> Answer:
    def slow_or_quick(question: Question) -> Any:
        if question.tool == "count":
            time.sleep(3000)
        return answer(path, question)

    return slow_or_quick


@pytest.mark.long  # presentation/web/test_bounds.py stands for it
def test_an_answer_that_never_comes_is_given_up_and_others_are_answered(filled: Path) -> None:
    import anyio
    from mcp import Client

    from scraper.presentation.assistant.server import made

    pool = Pool(1, 5, _slow_or_quick, filled)

    async def ask() -> tuple[Any, Any]:
        async with Client(made(pool.ask)) as client:
            first = await client.call_tool("count", {"by": ["outlet"]})
            return first, await client.call_tool("sources", {})

    try:
        slow, quick = anyio.run(ask)
    finally:
        pool.close()
    assert slow.is_error
    assert "more than 5 seconds" in slow.content[0].text
    assert quick.structured_content["articles"] == 3
