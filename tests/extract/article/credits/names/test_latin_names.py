"""Names of persons in letters: a run of names in, persons out."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.latin_names import is_name, people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Angela Holliday-Bell, MD*", ["Angela Holliday-Bell"]),
        ("Dr. Vahid Osman - Mar 27, 2024", ["Dr. Vahid Osman"]),
        ("Ana y Belén Ruiz", ["Belén Ruiz"]),
        ("Ludwig van der Meer und Ute Ohm", ["Ludwig van der Meer", "Ute Ohm"]),
        ("Dakota Hebert July 3, 2025", ["Dakota Hebert"]),
        ("Mara Ellison 7:45 am on February 19, 2026", ["Mara Ellison"]),
        ("Mara Ellison 4 minute Read", ["Mara Ellison"]),
        ("Mara Ellison 14 May 2024", ["Mara Ellison"]),
        ("Mara Ellison 4. Mai 2024", ["Mara Ellison"]),
        ("Мара Вит 12 июня", ["Мара Вит"]),
        ("Mara Ellison Staff Writer", ["Mara Ellison"]),
        ("Mara Ellison For Shore Sunday", ["Mara Ellison"]),
        ("Mara Ellison On 17 June 2025", ["Mara Ellison"]),
        ("Watermark Feed", []),
        ("Mara Ellison The Associated Press", ["Mara Ellison"]),
        ("Mara Ellison, Shore Senior Harbour Analyst", ["Mara Ellison"]),
        ("Mara EllisonMara Ellison", ["Mara Ellison"]),
        ("Mara (M.R.) Ellison", ["Mara Ellison"]),
        ("Laura June Ellison July 10, 2015", ["Laura June Ellison"]),
        ("WhatsApp Telegram Facebook Twitter Email LinkedIn", []),
        ("ideas that you can practice", []),
        ("Table of Contents", []),
        ("5 min read", []),
        ("Alle Storys", []),
        ("Get Email Alerts", []),
        ("Shore Reporting", []),
        ("Serial Entrepreneur, Mentor", []),
        ("Shore Capital Investors", []),
        ("HarborNews.comLisbon", []),
        ("Harbor.tv Lisbon", []),
        ("mara.ellison@courier.example", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert people(text, frozenset(), lone=False, labelled=True) == names


@pytest.mark.parametrize(
    "name",
    [
        "Mara Ellison",
        "Chew Hui Min",
        "Mara Read",
        "Tom Page",
        "June Ashby",
        "Tom Guest",
        "Ludwig van der Meer",
        "Siobhán O'Neill",
        "김 민준",
    ],
)
def test_what_is_written_as_a_name(name: str) -> None:
    assert is_name(name, lone=False)


@pytest.mark.parametrize(
    "name",
    [
        "Die Fähre",
        "La Nota",
        "des Bischofs zur Synode",
        "Event Coordinator",
        "Paid Content",
        "Fact Checked",
        "Lorem Ipsum",
        "Read More",
        "Home Page",
        "Staff Reporter",
        "the harbour bridge",
        "Mara",
        "Reuters",
        "Mara Ellison 3",
    ],
)
def test_what_is_not_written_as_a_name(name: str) -> None:
    assert not is_name(name, lone=False)


@pytest.mark.parametrize("name", ["Feb", "Dez", "Mercredi", "Auteur", "Link"])
def test_single_words_that_are_no_name(name: str) -> None:
    assert not is_name(name, lone=True)


def test_a_single_word_is_a_name_where_the_place_says_so() -> None:
    assert is_name("Mara", lone=True)
    assert not is_name("BREAKING", lone=True)
