"""The account that a post's data say wrote it."""

from __future__ import annotations

import pytest

from scraper.extract import parse

TEXT = "The town council voted on Tuesday to reopen the old pumping station after engineers confirmed the repairs. "


def byline(label: str, name: str, line: str = "") -> tuple[str, ...]:
    meta = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="{name}">'
    site = '<meta property="og:site_name" content="River Notes">'
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    page = f'<html lang="en"><head><title>The ferry stays</title>{site}{meta}</head><body><h1>The ferry stays</h1>'
    return parse(f"{page}{line}{text}</body></html>".encode()).byline


@pytest.mark.parametrize(("label", "name"), [("Written by", "River Staff"), ("Escrito por", "riverwalker")])
def test_the_account_signs_where_nobody_else_does(label: str, name: str) -> None:
    assert byline(label, name) == (name,)


def test_a_person_who_signs_goes_before_the_account() -> None:
    assert byline("Written by", "riverwalker", "<p>By Maren Oakes</p>") == ("Maren Oakes",)


@pytest.mark.parametrize("name", ["admin", "River Notes", "desk@example.org"])
def test_neither_the_site_nor_its_keeper_signs(name: str) -> None:
    assert byline("Written by", name) == ()


def test_another_label_names_nobody() -> None:
    assert byline("Est. reading time", "6 minutes") == ()
