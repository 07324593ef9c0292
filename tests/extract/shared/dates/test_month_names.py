"""Months by their names in the languages that news is written in."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.month_names import MONTHS, folded, in_language


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("May", 5),
        ("Févr.", 2),
        ("März", 3),
        ("Września", 9),
        ("января", 1),
        ("Μαΐου", 5),
        ("Ağustos", 8),
        ("Kasım", 11),
        ("ديسمبر", 12),
        ("غشت", 8),
        ("दिसंबर", 12),
        ("নভেম্বর", 11),
        ("พฤษภาคม", 5),
        ("נובמבר", 11),
    ],
)
def test_a_printed_month(name: str, number: int) -> None:
    assert MONTHS[folded(name)] == number


def test_a_name_of_two_months_is_none() -> None:
    """October in Croatian, November in Polish and Czech."""
    assert folded("listopad") not in MONTHS


def test_every_row_has_twelve_months() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert all(form == folded(form) for form in MONTHS)


@pytest.mark.parametrize(("lang", "number"), [("pl", 11), ("pl-PL", 11), ("hr", 10)])
def test_a_language_tells_which_month_a_word_is(lang: str, number: int) -> None:
    text = in_language("12 listopada 2024", lang)
    assert MONTHS[folded(text.split()[1])] == number
    assert len(text) == len("12 listopada 2024")


@pytest.mark.parametrize("lang", [None, "", "de"])
def test_another_language_leaves_the_text_as_it_is(lang: str | None) -> None:
    assert in_language("12 listopada 2024", lang) == "12 listopada 2024"


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "١٥ نوفمبر ٢٠٢٣"), ("hi", "१५ नवंबर २०२३"), ("bn-BD", "১৫ নভেম্বর ২০২৩")]
)
def test_digits_of_a_language(lang: str, text: str) -> None:
    (stamp,) = stamps(in_language(text, lang))
    assert (stamp.year, stamp.month, stamp.day) == (2023, 11, 15)


@pytest.mark.parametrize("text", ["28 آب/أغسطس 2013", "28 آب 2013", "٢٨ أغسطس/آب ٢٠١٣", "28 August/Août 2013"])
def test_a_month_by_both_of_its_names(text: str) -> None:
    (stamp,) = stamps(in_language(text, "ar"))
    assert (stamp.year, stamp.month, stamp.day) == (2013, 8, 28)


@pytest.mark.parametrize(
    ("word", "number"), [("شباط", 2), ("آذار", 3), ("نيسان", 4), ("أيار", 5), ("تموز", 7), ("أيلول", 9)]
)
def test_months_of_the_levant(word: str, number: int) -> None:
    assert MONTHS[folded(word)] == number
