"""Names of elements as they are spelt and misspelt."""

from __future__ import annotations

import re

import pytest

from scraper.extract.shared.spellings import AUTHOR, CHANNEL, COLUMN, SOURCE


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        (AUTHOR, ["author", "auther", "auhtor"]),
        (SOURCE, ["source", "souce", "soure", "sourse"]),
        (COLUMN, ["column", "colum", "cloumn", "coloumn"]),
        (CHANNEL, ["channel", "chanel", "channle"]),
    ],
)
def test_a_word_and_what_it_is_misspelt_as(pattern: str, names: list[str]) -> None:
    assert all(re.fullmatch(pattern, name) for name in names)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [(SOURCE, "sour"), (SOURCE, "sourest"), (COLUMN, "colon"), (AUTHOR, "auth"), (CHANNEL, "change")],
)
def test_another_word(pattern: str, name: str) -> None:
    assert re.search(pattern, name) is None
