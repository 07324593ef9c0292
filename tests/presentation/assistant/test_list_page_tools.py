"""`front_page`: a list page as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.models import Page, Teaser
from tests.cli.filled import fetched, fill
from tests.presentation.assistant.conftest import Called, Refused, over

FRONT = "https://news.example.cn/"


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Called:
    """The tools over an archive with two states of a front page, and another list of the same source."""
    path = fill(tmp_path_factory.mktemp("front") / "archive.db")
    with Archive.open(path) as archive:
        later = Page(
            "list", FRONT, items=(Teaser("步道通车", "https://news.example.cn/2.html"), Teaser("未存", FRONT + "3"))
        )
        archive.visits.store_list("evening", fetched(later, "2026-02-03T01:00:00Z"), later)
        other = Page("list", FRONT + "culture/", items=later.items)
        archive.visits.store_list("evening", fetched(other, "2026-02-02T01:00:00Z"), other)
    return over(path)


def test_the_last_state_has_the_entries_by_rank_with_their_articles(tool: Called) -> None:
    answer = tool("front_page", url=FRONT)
    assert (answer["source"], answer["fetched"]) == ("evening", "2026-02-03T01:00:00Z")
    assert len(answer["sha256"]) == 64
    first, second = answer["entries"]
    assert (first["rank"], first["quoted_material"]["headline"]) == (1, "步道通车")
    assert (first["article"]["number"], first["article"]["outlet"]) == (3, "清河晚报")
    assert (second["url"], second["article"]) == (FRONT + "3", None)
    assert tool("front_page", url=FRONT, limit=1)["next_offset"] == 1


def test_an_earlier_day_has_its_own_state(tool: Called) -> None:
    (entry,) = tool("front_page", url=FRONT, at="2026-02-02")["entries"]
    assert (entry["quoted_material"], entry["article"]["number"]) == (
        {"headline": "新馆今日开馆", "summary": "导语"},
        1,
    )
    with pytest.raises(Refused, match="no such list page was stored by then"):
        tool("front_page", url=FRONT, at="2026-01-01")
    with pytest.raises(Refused, match="is not a date"):
        tool("front_page", url=FRONT, at="then")


def test_where_several_may_be_meant_they_are_listed(tool: Called) -> None:
    for arguments in ({}, {"source": "evening"}):
        answer = tool("front_page", **arguments)
        assert answer["entries"] == []
        assert [(row["url"], row["snapshots"]) for row in answer["lists"]] == [(FRONT, 2), (FRONT + "culture/", 1)]
    with pytest.raises(Refused, match="no list pages"):
        tool("front_page", source="online")


def test_the_only_list_of_a_source_needs_no_address(filled: Path) -> None:
    assert over(filled)("front_page", source="evening")["url"] == FRONT
