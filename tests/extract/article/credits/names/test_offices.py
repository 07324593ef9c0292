"""Words of offices and desks, which sign nothing, and given names beside them."""

from __future__ import annotations

import json

import pytest

from tests.extract.lettered import HEADLINE, page_of


def byline(author: str) -> tuple[str, ...]:
    data = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": author}})
    return page_of(meta=f'<script type="application/ld+json">{data}</script>').byline


@pytest.mark.parametrize(
    "name",
    [
        "Wydział Prasowy",
        "Polisregion Nord",
        "Biuro Komunikacji",
        "Пресс-центр Порта",
        "Gabinete Marítimo",
        "Редакція Хвиля",
        "Sajtóosztály Kikötő",
        "Yerel Yönetim Bakanlığı",
        "Agentur Nordlicht",
    ],
)
def test_a_word_of_an_office_in_any_language_signs_nothing(name: str) -> None:
    assert byline(name) == ()


@pytest.mark.parametrize("name", ["Anna Grupp", "Peter Pressler", "Ivan Komissarov", "Maria Stampa"])
def test_a_given_name_beside_such_a_word_is_a_persons(name: str) -> None:
    assert byline(name) == (name,)
