"""The order of lists; whole runs of days are in test_epapers.py."""

from __future__ import annotations

from datetime import date

from scraper.sources import Source

DATED = "https://paper.example.cn/{date:%Y%m%d}/1.htm"
OTHER = "https://paper.example.cn/old/{date:%Y-%m-%d}/1.htm"


def test_addresses_of_a_paper_for_one_day_are_alternatives() -> None:
    paper = Source("日报", "paper", (DATED, OTHER), since=date(2026, 1, 30), until=date(2026, 1, 31))
    assert paper.dated_starts(date(2026, 2, 9)) == [
        (
            date(2026, 1, 31),
            ("https://paper.example.cn/20260131/1.htm", "https://paper.example.cn/old/2026-01-31/1.htm"),
        ),
        (
            date(2026, 1, 30),
            ("https://paper.example.cn/20260130/1.htm", "https://paper.example.cn/old/2026-01-30/1.htm"),
        ),
    ]


def test_addresses_of_a_list_are_read_each() -> None:
    lists = Source("晚报", "list", (DATED, "https://news.example.cn/"), days=1)
    assert lists.dated_starts(date(2026, 1, 31)) == [
        (date(2026, 1, 31), ("https://paper.example.cn/20260131/1.htm",)),
        (None, ("https://news.example.cn/",)),
    ]
