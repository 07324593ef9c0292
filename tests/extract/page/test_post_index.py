"""Indexes of blogs in letters, told from articles and from reviews of several things."""

# ruff: noqa: E501 (markup reads best with a row of it on a line)

from __future__ import annotations

import pytest

from scraper.extract import parse

TITLES = (
    "Seven boats that still cross the river",
    "What the harbour office keeps in its cellar",
    "A winter on the island without a ferry",
    "How the new quay was paid for",
)
TEXTS = (
    "The first of them was built in 1931 and has carried pupils, cattle and, once, a whole orchestra to the other bank. "
    "Its captain, who turned eighty in March, says that the engine has been replaced twice and the bell never. Nobody "
    "remembers when the timetable was last printed on paper, yet everybody knows it by heart and sets the clock by it.",
    "Behind a steel door lie the plans of every pier, drawn in ink on cloth, and the letters of those who did not want "
    "them. The archivist lets visitors in on the first Monday of the month, if they bring gloves and leave their coffee "
    "outside. What she will not show are the account books of 1947, which have been missing since a flood in that year.",
    "Forty people stayed when the boats were taken out of the water for repairs. They shared two tractors, a doctor who "
    "came by helicopter on Thursdays, and a freezer that the school let them use. In April the first boat brought bread, "
    "newspapers and a priest, in that order, and the mayor gave a speech that was drowned out by the horn of the ship.",
    "A third of the money came from the region, a third from a lottery, and the rest from people who bought a plank each "
    "with their names burnt into the wood. The planks are already worn, and some of the names can no longer be read. The "
    "builder promises to replace them, but says that the names will have to be burnt in again at the owners' own cost.",
)


def index_of(heading: str, meta: str = "", rest: str = "", title: str = "Notes from the shore") -> str:
    posts = "".join(
        f"<article>{heading.format(url=f'/notes/{n}-post/', title=one)}{meta}<div class=entry><p>{text}</p></div>{rest}</article>"
        for n, (one, text) in enumerate(zip(TITLES, TEXTS, strict=True), 11)
    )
    return f"<html lang=en><title>{title}</title><body><h1>Notes from the shore</h1><main>{posts}</main></body></html>"


@pytest.mark.parametrize(
    "heading", ["<h2><a href={url}>{title}</a></h2>", "<h3 class=t><a href={url}>{title}</a></h3>"]
)
@pytest.mark.parametrize("meta", ["", "<p class=meta>March 3, 2026 by Ada Lind</p>"])
@pytest.mark.parametrize("rest", ["", "<p class=more><a href=/notes/>Continue reading</a></p>"])
def test_excerpts_longer_than_teasers_under_linked_headings(heading: str, meta: str, rest: str) -> None:
    page = parse(index_of(heading, meta, rest).encode())
    assert page.kind == "list"
    assert [item.headline for item in page.items] == list(TITLES)


def test_one_long_post_over_the_beginnings_of_others() -> None:
    """The first post fills most of the page; that its heading leads elsewhere and others follow makes it an index."""
    html = index_of("<h2><a href={url}>{title}</a></h2>").replace(TEXTS[0], "</p><p>".join([*TEXTS, *TEXTS]), 1)
    assert parse(html.encode()).kind == "list"


@pytest.mark.parametrize("shop", ["https://boats.example/{n}", "https://{n}.example/boat"])
def test_a_review_that_links_its_headings_to_shops(shop: str) -> None:
    parts = "".join(
        f"<h2><a href={shop.format(n=n)}>{one}</a></h2><p>{text}</p>"
        for n, (one, text) in enumerate(zip(TITLES, TEXTS, strict=True))
    )
    title = "The four crossings that our readers liked best this year"
    html = f"<html lang=en><title>{title}</title><body><article><h1>{title}</h1><p>{TEXTS[0]}</p>{parts}</article></body></html>"
    assert parse(html.encode()).kind == "article"


@pytest.mark.parametrize(
    "number", ["{n}. <a href={url}>{title}</a>", "<a href={url}>{n}. {title}</a>", "<a href={url}>{n}) {title}</a>"]
)
def test_a_ranking_that_links_its_headings_to_pages_of_the_site(number: str) -> None:
    parts = "".join(
        f"<h2>{number.format(n=n, url=f'/guide/{n}-boat/', title=one)}</h2><p>{text}</p>"
        for n, (one, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1)
    )
    html = f"<html lang=en><title>Crossings, ranked</title><body><article><h1>Crossings of the year</h1>{parts}</article></body></html>"
    assert parse(html.encode()).kind == "article"


def test_an_article_between_two_linked_headings() -> None:
    related = "".join(f"<h3><a href=/notes/{n}>{one}</a></h3>" for n, one in enumerate(TITLES[1:3]))
    text = "".join(f"<p>{one}</p>" for one in TEXTS)
    html = f"<html lang=en><title>The shore</title><body><article><h1>{TITLES[0]}</h1>{text}{related}</article></body></html>"
    assert parse(html.encode()).kind == "article"


def test_a_first_post_under_another_heading_than_those_below() -> None:
    html = (
        index_of("<h3><a href={url}>{title}</a></h3>")
        .replace("<h3>", "<h1 class=first>", 1)
        .replace("</h3>", "</h1>", 1)
    )
    assert parse(html.encode()).kind == "list"


def test_an_article_that_links_its_headline_to_itself_over_teasers_of_others() -> None:
    teasers = "".join(
        f"<h3><a href=/notes/{n}>{one}</a></h3><p>{text}</p>"
        for n, (one, text) in enumerate(zip(TITLES[1:], TEXTS[1:], strict=True))
    )
    title = "On fog"
    text = "".join(f"<p>{one}</p>" for one in TEXTS)
    html = f"<html lang=en><title>{title} | The shore</title><body><article><h1><a href=/notes/fog>{title}</a></h1>{text}</article><div class=more>{teasers}</div></body></html>"
    assert parse(html.encode()).kind == "article"


def test_posts_under_menus_of_their_authors() -> None:
    menu = (
        "<ul class=popup>"
        + "".join(
            f"<li><a href=/u/{n}>{one}</a></li>"
            for n, one in enumerate(("View profile", "Private message", "Posts", "Blog", "Articles"))
        )
        + "</ul>"
    )
    assert parse(index_of("<h3><a href={url}>{title}</a></h3>", meta=menu).encode()).kind == "list"


@pytest.mark.parametrize("kicker", ["", "<span class=kicker>Neustadt</span> "])
@pytest.mark.parametrize("ending", [";art12,4567{n}", "-{n}7c1.html"])
def test_teasers_in_lists_of_terms(kicker: str, ending: str) -> None:
    rows = "".join(
        f"<dl><dt>{kicker}<a href='/lokales/hafen{ending.format(n=n)}'>Der Stadtrat einigt sich auf den Hafenplan {n}</a></dt>"
        f"<dd>Die Entscheidung fiel am Dienstagabend mit knapper Mehrheit, Kritik kommt von Anwohnern in {n} Ortsteilen.</dd>"
        f"<dd class=meta>0{n}.10.2024, 1{n}:30 Uhr</dd></dl>"
        for n in range(1, 9)
    )
    page = parse(f"<html lang=de><title>Lokales – Neustädter Zeitung</title><h1>Lokales</h1><div>{rows}</div>".encode())
    assert page.kind == "list"
    assert len(page.items) == 8


@pytest.mark.parametrize("heading", ["<h3>{}</h3>", "<h2 class=sub>{}</h2>"])
@pytest.mark.parametrize(
    "card", ["<div class=t><h4><a href=/notes/{0}-x>Another boat of the river, number {0}</a></h4><p>{1}</p></div>"]
)
def test_cards_of_others_between_the_sections_of_one_text(heading: str, card: str) -> None:
    teaser = "Forty people stayed when the boats were taken out of the water for repairs, and they had to share two tractors."
    sections = "".join(
        f"{heading.format(title)}<p>{text}</p><p>{text[::-1].replace('.', ',')[1:]}.</p>{card.format(n, teaser)}"
        for n, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 11)
    )
    page = parse(
        f"<html lang=en><title>Boats? An illusion</title><body><h1>What is left of the boats on the river</h1>{sections}".encode()
    )
    assert page.kind == "article"
