"""Names of authors: Chinese ones stay whole, Latin ones are split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.citations.names import read


@pytest.mark.parametrize("text", ["王小明", "欧阳修远", "新华社", "约翰·史密斯", "佐藤さくら", "김민수", "Wang 小明"])
def test_a_name_in_han_kana_or_hangul_stays_whole(text: str) -> None:
    assert not read(text).is_split
    assert read(text).inverted == text


@pytest.mark.parametrize(
    ("text", "family", "given_name", "particle", "suffix"),
    [
        ("Jane Smith", "Smith", "Jane", "", ""),
        ("Jane A. Smith", "Smith", "Jane A.", "", ""),
        ("Jane van der Berg", "Berg", "Jane", "van der", ""),
        ("Smith, Jane", "Smith", "Jane", "", ""),
        ("John Public, Jr.", "Public", "John", "", "Jr."),
        ("John Public III", "Public", "John", "", "III"),
        ("de la Cruz, Ana", "Cruz", "Ana", "de la", ""),
        ("Иван Петров", "Петров", "Иван", "", ""),
    ],
)
def test_a_latin_name_is_split(text: str, family: str, given_name: str, particle: str, suffix: str) -> None:
    name = read(text)
    assert (name.family, name.forename, name.particle, name.suffix) == (family, given_name, particle, suffix)


@pytest.mark.parametrize("text", ["Reuters", "BBC News", "The Associated Press", "Agence France-Presse", "A and B", ""])
def test_a_body_stays_whole(text: str) -> None:
    assert not read(text).is_split


def test_initials() -> None:
    assert read("Jean-Luc Q. Martin").initials == ("J", "L", "Q")


@given(st.text(max_size=40))
def test_any_text_is_a_name(text: str) -> None:
    name = read(text)
    assert name.inverted == name.whole or name.family in name.whole
    assert "\n" not in name.inverted
