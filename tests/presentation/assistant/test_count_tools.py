"""`count`, `trends` and `keywords`: the figures of the commands of these names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scraper.archive.articles.statistics.dimensions import DIMENSIONS
from scraper.cli.main import scrape
from scraper.presentation.assistant.count_tools import Dimension
from tests.presentation.assistant.conftest import Called, Refused


def printed(filled: Path, *arguments: str) -> Any:
    """The JSON that the command prints."""
    done = CliRunner().invoke(scrape, [*arguments, "--json", "--db", str(filled)], catch_exceptions=False)
    return json.loads(done.stdout)


def test_counts_are_those_of_the_command(tool: Called, filled: Path) -> None:
    answer = tool("count", query="清河", by=["outlet", "month"])
    rows = printed(filled, "count", "清河", "--by", "outlet,month", "--share")
    assert [{**row["values"], **{k: row[k] for k in ("articles", "of", "share")}} for row in answer["rows"]] == rows
    assert answer["articles"] == 3
    part = tool("count", by=["outlet", "month"], limit=1, offset=1)
    assert (part["rows"], part["next_offset"]) == (tool("count", by=["outlet", "month"])["rows"][1:2], 2)


def test_every_dimension_can_be_counted_by(tool: Called) -> None:
    assert set(Dimension.__args__) == set(DIMENSIONS)
    for name in DIMENSIONS:
        assert sum(row["articles"] for row in tool("count", by=[name])["rows"]) >= 3


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (["colour"], "'outlet', 'source', 'section'"),
        ([], "by: List should have at least 1 item"),
        (["day", "week", "month"], "by: List should have at most 2 items"),
        (["day", "day"], "two different dimensions of outlet, source"),
    ],
)
def test_other_dimensions_are_refused_with_what_there_is(tool: Called, by: list[str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        tool("count", by=by)


def test_trends_are_those_of_the_command(tool: Called, filled: Path) -> None:
    answer = tool("trends", words=["图书馆", "步道"], by="day")
    rows = printed(filled, "trends", "图书馆", "步道", "--by", "day")
    mine = [{"word": trend["word"], **point} for trend in answer["trends"] for point in trend["points"]]
    assert mine == rows
    assert [trend["articles"] for trend in answer["trends"]] == [2, 1]
    with pytest.raises(Refused, match="words"):
        tool("trends", words=[])


def test_keywords_are_those_of_the_command(tool: Called, filled: Path) -> None:
    assert tool("keywords", article=1)["words"] == printed(filled, "keywords", "1")
    answer = tool("keywords", query="新馆", limit=5)
    assert (answer["articles"], answer["words"]) == (2, printed(filled, "keywords", "新馆", "-n", "5"))
    with pytest.raises(Refused, match="not both"):
        tool("keywords", article=1, query="新馆")
