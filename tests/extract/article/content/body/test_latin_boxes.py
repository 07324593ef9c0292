"""Boxes and lists among the paragraphs of a text in letters that are of other articles or of subscriptions."""

from __future__ import annotations

import pytest

from tests.extract.lettered import PARAGRAPHS, page_of, text_of

TEASER = "A year of works upset the shops on the north bank, whose owners want the council to pay for it."


@pytest.mark.parametrize(
    "card",
    [
        f"<div class='teaser'><div class='pad'><h2><a href='/brook-9'>The bridge of discord</a></h2><p>{TEASER} "
        "<a href='/brook-9'>more</a></p></div></div>",
        f"<article class='x1'><h3><a href='/9'>The bridge of discord</a></h3><p>{TEASER}</p></article>",
        f"<div class='article-card'><a href='/9'>The bridge of discord</a><p>{TEASER}</p></div>",
        f"<section class='story-teaser'><h4><a href='/9'>The bridge of discord</a></h4><div>{TEASER}</div></section>",
        "<div class='d1'><div class='d2'><h3><a href='/9'>The bridge of discord</a></h3><div>23. 12. 2024 13:31</div>"
        "</div></div>",
        "<div class='similar'><h3><a href='/9'>The bridge of discord</a></h3><p>North bank</p></div>",
    ],
)
def test_the_card_of_another_article(card: str) -> None:
    assert text_of(page_of(within=card)) == ()


def test_cards_that_are_the_text() -> None:
    cards = "".join(
        f"<div class='teaser'><h3><a href='/topic-{n}'>Ferries of the north, part {n}</a></h3>"
        f"<p>{TEASER} It is number {n}.</p></div>"
        for n in range(2)
    )
    assert f"{TEASER} It is number 1." in text_of(page_of(within=cards))


@pytest.mark.parametrize(
    "entries",
    [
        "<li><a href='/news/article406811729.html'>Why the lock keeper of the river left</a></li>",
        "<li>Interview: <a href='/a/the-last-lock-keeper'>The last lock keeper of the river</a></li>"
        "<li><b>Harbour: </b><a href='/a/the-new-crane-is-here'>The new crane has come at last</a></li>",
        "<li><p><a href='/2024/05/12345-crane'>The new crane has come at last</a></p></li>",
        "<li><a href='https://shore.example/article406811729'>Why the lock keeper of the river left</a></li>"
        "<li><a href='https://shore.example/article406811730'>Harbour: the new crane has come at last</a></li>"
        "<li><a href='https://shore.example/article406811731'>The last lock keeper of the river</a></li>",
    ],
)
def test_a_list_of_headlines_that_lead_to_articles(entries: str) -> None:
    assert text_of(page_of(within=f"<ul class='my-10'>{entries}</ul>")) == ()


@pytest.mark.parametrize(
    "entries",
    [
        "<li>The boat itself</li><li>The quay on the <a href='/a/the-north-bank'>north bank</a></li>",
        "<li><a href='https://ferries.example.org/rules-of-the-river'>Rules of the river, with all its tables</a></li>",
        "<li><a href='/mara'>Mara Ellison</a></li>",
    ],
)
def test_a_list_of_the_text(entries: str) -> None:
    assert text_of(page_of(within=f"<ul>{entries}</ul>")) != ()


WALL = (
    "<div class='gate-{0}'><div><h3>{1}</h3></div><p class='d{0}'>Subscribe to read the latest news of your town.</p>"
    "<ul><li>Unlimited digital access to The Shore on all your devices.</li>"
    "<li>The Shore ePaper, an electronic replica of the print edition, to view anywhere.</li></ul></div>"
)


@pytest.mark.parametrize(
    "heading",
    [
        "This content is reserved for subscribers only",
        "REGISTER / SIGN IN TO UNLOCK MORE ARTICLES",
        "Subscribe to continue reading this article",
        "Cet article est réservé aux abonnés",
        "¿Ya eres suscriptor?",
        "Jetzt weiterlesen mit Küste Plus",
    ],
)
def test_a_gate_among_the_paragraphs(heading: str) -> None:
    gates = "".join(WALL.format(n, heading) for n in range(2))
    page = page_of(within=f"<section>{gates}</section>")
    assert page.body == "\n".join(PARAGRAPHS)


def test_a_gate_that_is_a_paragraph_by_itself() -> None:
    page = page_of(within="<p>Subscribe to read more</p>")
    assert page.body == "\n".join(PARAGRAPHS)
