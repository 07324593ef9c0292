"""The account that wrote a post, as its data have it or as the page prints it."""

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


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "River Notes",
        "desk@example.org",
        "rn_team",
        "mbeckerq6vkpg2ma0ci",
        "Guest Contributor",
        "Nachrichten",
        "Staff Writer",
    ],
)
def test_neither_the_site_nor_its_keeper_signs(name: str) -> None:
    assert byline("Written by", name) == ()


def test_another_label_names_nobody() -> None:
    assert byline("Est. reading time", "6 minutes") == ()


def printed(line: str, *, data: str = "", url: str | None = None) -> tuple[str, ...]:
    site = '<meta property="og:site_name" content="River Notes">'
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    page = f'<html lang="en"><head><title>The ferry stays</title>{site}{data}</head><body><h1>The ferry stays</h1>'
    return parse(f"{page}{line}{text}</body></html>".encode(), url).byline


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('<p class="meta">by <a rel="author" href="/author/rw">riverwalker</a> | Apr 21, 2025</p>', "riverwalker"),
        ('<div class="entry-author"><span class="author vcard">River_Walker</span></div>', "River_Walker"),
        ('<div class="post-author-name"><a href="/author/team">Ferry Team</a></div>', "Ferry Team"),
        ('<p>By <span class="author">Ask the Doctors</span></p>', "Ask the Doctors"),
        ('<p class="post-date">by riverwalker</p>', "riverwalker"),
        ("<div>by</div><address>riverwalker</address><div>on May 2nd, 2025</div>", "riverwalker"),
        ('<div class="entry-meta">Veröffentlicht am Juli 9, 2016 von riverwalker</div>', "riverwalker"),
        ('<div class="meta">Posted in Ships by riverwalker on August 3, 2019</div>', "riverwalker"),
        ('<div class="title">Verfasst von: riverwalker | 31. Dezember 2019</div>', "riverwalker"),
        ('<div class="icons">22. Januar 2020 @ 18:13 // Autor: r1ver // ~ Lesezeit: 1 Minute</div>', "r1ver"),
        ("<p>Author: river_walker, 3 August 2019</p>", "river_walker"),
    ],
)
def test_an_account_is_printed_as_the_author(line: str, name: str) -> None:
    assert printed(line) == (name,)


@pytest.mark.parametrize("name", ["admin", "Redaktion", "AFP", "Staff Writer", "Posted on", "rivernotes", "von"])
def test_nobody_is_printed_as_the_author(name: str) -> None:
    assert printed(f'<div class="entry-author"><span class="author">{name}</span></div>') == ()


def test_a_house_signs_the_posts_of_its_blog() -> None:
    line = '<div class="entry-author"><span class="author">rivernotes</span></div>'
    data = '<script type="application/ld+json">{"@type": "%s", "headline": "The ferry stays"}</script>'
    assert printed(line, url="https://river.example/blog/ferry") == ("rivernotes",)
    assert printed(line, data=data % "BlogPosting") == ("rivernotes",)
    assert printed(line, url="https://rivernotes.wordpress.com/2024/05/02/ferry/") == ("rivernotes",)
    assert printed(line, data=data % "NewsArticle", url="https://river.example/blog/ferry") == ()


@pytest.mark.parametrize("name", ["riverwalker", "Mara ellison", "mara ellison"])
def test_a_person_of_the_data_not_written_as_one_whom_the_page_prints(name: str) -> None:
    entry = f'"author": {{"@type": "Person", "name": "{name}"}}'
    data = f'<script type="application/ld+json">{{"@type": "Recipe", "name": "The ferry stays", {entry}}}</script>'
    assert printed(f"<p>Post no. 7 ~ {name}</p>", data=data) == (name,)
    assert printed("<p>Post no. 7</p>", data=data) == ()


@pytest.mark.parametrize(
    ("menu", "names"),
    [
        ('<a href="/news/internacional">Internacional</a>', ()),
        ('<a href="https://river.example/internacional/">Internacional</a>', ()),
        ('<a href="/">Internacional</a>', ("Internacional",)),
        ('<a href="/author/internacional/">Internacional</a>', ("Internacional",)),
    ],
)
def test_a_channel_of_the_page_is_no_account(menu: str, names: tuple[str, ...]) -> None:
    menus = f"<div class=tabs><div>{menu}</div></div>"
    assert printed('<div class="author">Internacional</div>', data=menus) == names
