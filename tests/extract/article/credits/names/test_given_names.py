"""Given names: what makes words a person's."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.given_names import has_given_name


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
