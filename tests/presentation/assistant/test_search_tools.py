"""`search` and `sources`, as an assistant calls them."""

from __future__ import annotations

import pytest

from tests.presentation.assistant.conftest import Called, Refused

TRACE = {"number", "url", "outlet", "published", "fetched", "revision", "sha256"}


def numbers(answer: dict[str, list[dict[str, int]]]) -> list[int]:
    return [article["number"] for article in answer["articles"]]


def test_a_hit_is_traced_to_its_page_and_its_text_is_marked(tool: Called) -> None:
    first, second = tool("search", query="图书馆")["articles"]
    assert first.keys() >= TRACE
    assert (first["number"], first["url"]) == (1, "https://news.example.cn/1.html")
    assert (first["outlet"], first["source"]) == ("清河晚报", "evening")
    assert (first["revision"], first["fetched"]) == (2, "2026-02-01T07:00:00Z")
    assert first["quoted_material"]["headline"] == "图书馆新馆开馆"
    assert "五千余人" in first["quoted_material"]["snippet"]
    assert len(first["sha256"]) == 64
    assert first["sha256"] != second["sha256"]


def test_the_query_language_is_that_of_the_command(tool: Called) -> None:
    assert numbers(tool("search", query="标题:步道 OR 来源:清河在线", sort="oldest")) == [2, 3]
    assert numbers(tool("search", query="清河 -图书馆")) == [3]
    assert tool("search", query='"没有关上')["hints"]


def test_without_a_query_the_newest_come_first_and_pages_follow(tool: Called) -> None:
    first = tool("search", limit=2, sort="newest")
    assert first["next_offset"] == 2
    rest = tool("search", limit=2, sort="newest", offset=2)
    assert rest["next_offset"] is None
    assert numbers(first) + numbers(rest) == numbers(tool("search", sort="newest"))


def test_reprints_are_folded_on_demand(tool: Called) -> None:
    assert len(numbers(tool("search", query="新馆", reprints="folded"))) == 1
    assert len(numbers(tool("search", query="新馆"))) == 2


def test_a_search_without_hits_names_other_queries(tool: Called) -> None:
    answer = tool("search", query="陈可")
    assert answer["articles"] == []
    assert answer["hints"] == ['byline:"陈可": 2']


@pytest.mark.parametrize("limit", [0, 101])
def test_the_number_of_rows_is_bounded(tool: Called, limit: int) -> None:
    with pytest.raises(Refused, match="limit: Input should be"):
        tool("search", limit=limit)


def test_only_the_first_hits_are_ranked(tool: Called) -> None:
    with pytest.raises(Refused, match="the first 200 hits are ranked"):
        tool("search", query="清河", offset=181)


def test_sources_are_listed_with_their_state(tool: Called) -> None:
    answer = tool("sources")
    assert answer["articles"] == 3
    states = {state["name"]: state for state in answer["sources"]}
    assert (states["evening"]["articles"], states["evening"]["failures"]) == (2, 1)
    assert "timed out" in states["online"]["last_error"]
    assert tool("sources", limit=1)["next_offset"] == 1
