"""Lines of Chinese and other text, broken for a terminal."""

from __future__ import annotations

import pytest
from rich.text import Text

from scraper.cli.terminal.cjk_wrap import NOT_FIRST, NOT_LAST, cells, pieces, wrapped

TEXT = "云汀港的新渡轮“江鸥号”下水试航，plans say two months；票价（含保险）为三元。"


@pytest.mark.parametrize("width", range(6, 60))
def test_no_line_is_wider_or_begins_or_ends_as_none_does(width: int) -> None:
    lines = pieces(TEXT, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")
    if width > 12:
        assert not any(line[0] in NOT_FIRST for line in lines)
        assert not any(line[-1] in NOT_LAST for line in lines)


def test_words_in_letters_stay_whole_where_there_is_room() -> None:
    assert pieces("see the harbour bridge", 12) == ["see the", "harbour", "bridge"]
    assert pieces("harbourbridge", 5) == ["harbo", "urbri", "dge"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("to keep the folder: .venv/bin/scrape demo", 20, ["to keep the folder:", ".venv/bin/scrape", "demo"]),
        ("写出新闻源的 sources.yaml", 12, ["写出新闻源的", "sources.yaml"]),
        ("写出新闻源的 sources.yaml", 13, ["写出新闻源的", "sources.yaml"]),
        ("one  two", 4, ["one", "two"]),
    ],
)
def test_a_line_begins_with_a_word_and_not_with_a_space(text: str, width: int, lines: list[str]) -> None:
    assert pieces(text, width) == lines


def test_styles_are_kept() -> None:
    lines = wrapped(Text("云汀港新渡轮", style="bold"), 6)
    assert [line.plain for line in lines] == ["云汀港", "新渡轮"]
    assert {str(line.style) for line in lines} == {"bold"}
