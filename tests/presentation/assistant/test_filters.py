"""The filters of the tools: names and dates as the command line takes them, mistakes refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.presentation.assistant.conftest import Called, Refused


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({"source": "evening"}, [1, 3]),
        ({"source": ["evening", "online"]}, [1, 2, 3]),
        ({"outlet": "清河在线"}, [2]),
        ({"byline": ["陈可"], "source": ["evening"]}, [1]),
        ({"since": "2026-02"}, [3]),
        ({"until": "2026-01-31"}, [1, 2]),
        ({"changed_since": "2026-02-01T06:00:00Z"}, [1]),
        ('{"source": "online"}', [2]),
        ({}, [1, 2, 3]),
    ],
)
def test_filters_narrow_a_search(tool: Called, filters: Any, numbers: list[int]) -> None:
    assert sorted(hit["number"] for hit in tool("search", filters=filters)["articles"]) == numbers


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"source": "evning"}, "no source 'evning'; did you mean 'evening'"),
        ({"section": "体育", "outlet": "无此报"}, "no outlet '无此报'"),
        ({"since": "32 January"}, "since: '32 January' is not a date; write 2026-01-31"),
        ({"sources": "evening"}, "there is no filters.sources; filters are source, outlet, section"),
        ({"since": 5}, "filters.since"),
        ("evening", "filters"),
    ],
)
def test_a_mistake_is_refused_with_what_there_is(tool: Called, filters: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        tool("search", filters=filters)


def test_an_article_is_named_by_its_number_or_any_spelling_of_its_url(tool: Called) -> None:
    for key in (2, "2", " https://other.example.org/9 ", "https://OTHER.example.org:443/9"):
        assert tool("get_article", article=key)["number"] == 2
    for key in (99, "99", "https://news.example.cn/none", "", 10**30, -1):
        with pytest.raises(Refused, match="there is no article"):
            tool("get_article", article=key)
