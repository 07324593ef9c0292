"""Given names: what makes words a person's."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.given_names import has_given_name, in_reading_order


@pytest.mark.parametrize(
    "name",
    [
        "Anna Gebhardt",
        "José Ellison",
        "Anne-Lise Brandt",
        "Олена Коваль",
        "Γιώργος Παππάς",
        "Lê Hoàng Anh",
        "KARL BRANDT",
        "Thandiwe Sithole",
        "Tapiwa Moyo",
        "Wanjiku Mwaura",
        "Tigist Alemu",
        "Folake Danladi",
        "Aïssatou Sarr",
        "Ketevan Lomidze",
        "Aigerim Sadykova",
        "Tharindu Perera",
        "Sitiveni Vakaloloma",
    ],
)
def test_a_person(name: str) -> None:
    assert has_given_name(name)


@pytest.mark.parametrize(
    "name", ["Harbor Ledger", "Deutsche Hafenwacht", "Office Papers", "Private Nachricht", "Long Island"]
)
def test_no_person(name: str) -> None:
    assert not has_given_name(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ellison, Mara", "Mara Ellison"),
        ("Ashby-Wren, Thomas R.", "Thomas R Ashby-Wren"),
        ("de Groot, Anna; Ashby, Tom", "Anna de Groot; Tom Ashby"),
        ("Mara Ellison, Tom", "Mara Ellison, Tom"),
        ("Anna, Peter", "Anna, Peter"),
        ("Reuters, Karakiyi", "Reuters, Karakiyi"),
        ("Ellison, Mara, Tom Ashby", "Ellison, Mara, Tom Ashby"),
    ],
)
def test_names_as_libraries_have_them(text: str, expected: str) -> None:
    assert in_reading_order(text) == expected
