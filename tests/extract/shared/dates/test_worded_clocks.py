"""Clocks beside a date as the world's papers print them."""

from __future__ import annotations

import pytest

from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.stamp import iso
from scraper.extract.shared.dates.worded_clocks import lone, with_clock

DAY = stamps("May 2, 2024")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 2, 2024 at 2:30 PM", "2024-05-02T14:30"),
        ("May 2, 2024, at 2 p.m. EDT", "2024-05-02T14:00-04:00"),
        ("Thu 2 May 2024 14.30 BST", "2024-05-02T14:30+01:00"),
        ("2 May 2024 @ 2:30 pm", "2024-05-02T14:30"),
        ("Updated 2:30 PM EDT, Thu May 2, 2024", "2024-05-02T14:30-04:00"),
        ("10:15 AM on May 2, 2024", "2024-05-02T10:15"),
        ("02.05.2024 um 14.30 Uhr", "2024-05-02T14:30"),
        ("2 mai 2024 à 14h30", "2024-05-02T14:30"),
        ("Publié le 2 mai 2024 à 14 h", "2024-05-02T14:00"),
        ("2 de mayo de 2024 a las 14:30 h", "2024-05-02T14:30"),
        ("02/05/2024 07h02", "2024-05-02T07:02"),
        ("2 maggio 2024 alle ore 14.30", "2024-05-02T14:30"),
        ("donderdag 2 mei 2024 om 14:30", "2024-05-02T14:30"),
        ("kl. 06.31 2. mai 2024", "2024-05-02T06:31"),
        ("2.5.2024 klo 14.30", "2024-05-02T14:30"),
        ("2 мая 2024 в 14:30", "2024-05-02T14:30"),
        ("12 maja 2024, godz. 14:30", "2024-05-12T14:30"),
        ("02 Mayıs 2024 Perşembe 14:30", "2024-05-02T14:30"),
        ("2 tháng 5, 2024 lúc 14:30", "2024-05-02T14:30"),
        ("2 May 2024 3 min read", "2024-05-02"),
        ("May 2, 2024 5 hrs ago", "2024-05-02"),
        ("2 May 2024 1.30 million readers", "2024-05-02"),
        ("May 2, 2024 - 14 comments", "2024-05-02"),
        ("2. 5. 2024 14.30", "2024-05-02"),
    ],
)
def test_a_clock_beside_a_day(text: str, expected: str) -> None:
    assert iso(with_clock(stamps(text)[0], text), None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("14.30 Uhr", 14), ("2:30 PM", 14), ("at 2:30 PM EST", 14), ("kl. 14.30", 14), ("3 min", None), ("12", None)],
)
def test_a_clock_on_a_line_of_its_own(text: str, expected: int | None) -> None:
    assert lone(DAY, text).hour == expected
