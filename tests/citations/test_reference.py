"""What an article's row says of it to those who cite it."""

from __future__ import annotations

import pytest

from scraper.citations.reference import day, iso, of
from tests.citations.rows import CAPTURE, PAPER, SITE


def test_the_outlet_is_cited_never_the_source() -> None:
    assert of(PAPER).outlet == "清河晚报"
    assert of({**PAPER, "outlet": None}).outlet == ""


@pytest.mark.parametrize(
    ("outlet", "page", "url", "medium"),
    [
        ("清河晚报", None, "https://a.example/", "newspaper"),
        ("《清河日报》", None, "https://a.example/", "newspaper"),
        ("Example Times", None, "https://a.example/", "newspaper"),
        ("清河在线", None, "https://a.example/", "web"),
        ("清河晚报客户端", None, "https://a.example/", "web"),
        ("清河在线", "A02", "https://a.example/", "newspaper"),
        ("清河晚报", "A02", "urn:paper:1", "print"),
        (None, None, "https://a.example/", "web"),
    ],
)
def test_the_kind_of_publication(outlet: str | None, page: str | None, url: str, medium: str) -> None:
    assert of({**PAPER, "outlet": outlet, "page_number": page, "url": url}).medium == medium


def test_the_day_of_access_is_that_of_the_cited_revision() -> None:
    assert iso(of(SITE).accessed) == "2026-02-01"
    assert iso(of(CAPTURE).accessed) == "2026-02-03"


def test_the_address_of_a_capture_is_the_archived_one() -> None:
    reference = of(CAPTURE)
    assert reference.url == "http://old.example.com/a.html"
    assert reference.archived == CAPTURE["url"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026-01-31T08:15", (2026, 1, 31)),
        ("2026-01", (2026, 1)),
        ("2026", (2026,)),
        ("2026-13-01", (2026,)),
        (None, ()),
    ],
)
def test_days(text: str | None, parts: tuple[int, ...]) -> None:
    assert day(text) == parts


def test_control_characters_are_taken_out() -> None:
    assert of({**PAPER, "headline": "a\x1b[31mb\n c\u202e"}).headline == "ab c"


def test_a_page_that_was_asked_of_a_web_archive_is_archived_there() -> None:
    capture = "https://web.archive.org/web/20140102030405/https://paper.example.cn/2026/0131/1.html"
    assert of({**PAPER, "requested": capture}).archived == capture
    assert of({**PAPER, "requested": capture}).url == PAPER["url"]
    assert of({**PAPER, "requested": PAPER["url"]}).archived == ""
