"""Where the text of a page in letters ends though prose goes on below it."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of

OTHERS = (
    "The county library will open on Sunday afternoons from April, after a trial drew more visitors than any weekday.",
    "Three bakeries on the square have agreed to give what is left in the evening to the food bank by the station.",
    "The outdoor pool will be heated from May, the works committee decided, though only on four days of the week.",
    "Two bells cast in the spring will be hung in the chapel, where the old ones cracked in the frost of last year.",
)


def teasers(tag: str) -> str:
    rows = (
        f'<div><{tag}><a href="/{n}">Story number {n}</a></{tag}><p>{text}</p></div>' for n, text in enumerate(OTHERS)
    )
    return f'<div class="c3">{"".join(rows)}</div>'


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_teasers_outside_of_the_texts_box(tag: str) -> None:
    assert text_of(page_of(tail="</article>" + teasers(tag))) == ()


def test_linked_headings_within_the_text_stay() -> None:
    assert set(OTHERS) <= set(text_of(page_of(last=teasers("h3"))))


@pytest.mark.parametrize("heading", ["<h1>Library opens on Sundays</h1>", "<h2>Library opens on Sundays</h2>"])
def test_the_next_article_of_an_endless_page(heading: str) -> None:
    following = "".join(f"<p>{text}</p>" for text in OTHERS)
    assert text_of(page_of(tail=f"</article><article>{heading}<div>{following}</div>")) == ()


@pytest.mark.parametrize("button", ["Reply", "Antworten", "Répondre", "Responder", "Ответить (2)"])
def test_readers_by_the_buttons_below_what_they_say(button: str) -> None:
    rows = (
        f"<div><b>tide{n}</b> <i>3 March at 9:14</i><p>{text}</p><a>{button}</a></div>" for n, text in enumerate(OTHERS)
    )
    assert text_of(page_of(tail=f'<div class="thread">{"".join(rows)}</div>')) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Subscribe now to read the latest news in your city and across the country.",
        "Register or sign in to unlock more articles",
        "Wir brauchen Ihre Zustimmung",
        "Nous respectons votre vie privée",
        "12 Comments",
    ],
)
def test_headings_over_walls_consent_and_readers(heading: str) -> None:
    pitch = "".join(f"<p>{text}</p>" for text in OTHERS)
    assert text_of(page_of(tail=f"<div><h3>{heading}</h3>{pitch}</div>")) == ()


@pytest.mark.parametrize("words", ["Wir und unsere 184 Partner verwenden", "We and our 800 partners store"])
def test_a_paragraph_that_asks_for_consent(words: str) -> None:
    tail = f"<div><p>{words} cookies on this device, in order to measure what is read.</p><p>{OTHERS[0]}</p></div>"
    assert text_of(page_of(tail=tail)) == ()


def test_a_short_notice_has_not_begun_yet() -> None:
    page = page_of("<h3>Register or sign in to comment</h3>")
    assert "The town council voted" in (page.body or "")


LINKS = "".join(f'<p class="short"><a href="/{n}">{text[:50]}</a></p>' for n, text in enumerate(OTHERS * 2))
FAR = (
    "All rights in what is printed here are with the publisher, and nothing may be copied or sent on without consent.",
    "The publisher is entered in the register of the district court, and answers for none of the pages linked here.",
)


LONG = "".join(f"<p>{text} So it was said in vote {n}.</p>" for n in range(4) for text in OTHERS)


def body_of(markup: str) -> str:
    page = f"<head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{markup}</body>"
    return parse(f'<!DOCTYPE html><html lang="en">{page}</html>'.encode()).body or ""


@pytest.mark.parametrize("box", ["<div class='foot9'>{}</div>", "<table><tr><td>{}</td></tr></table>"])
@pytest.mark.parametrize("links", [f"<div class='col2'>{LINKS}</div>", f"<table><tr><td>{LINKS}</td></tr></table>"])
def test_prose_beyond_a_gulf_of_links(links: str, box: str) -> None:
    text = body_of(f"<div class='c2'>{LONG}</div>{links}{box.format('<br>'.join(FAR))}")
    assert text.endswith("So it was said in vote 3.")


def test_paragraphs_beyond_a_gulf_that_are_set_as_those_before_it() -> None:
    text = text_of(page_of(last=LONG + LINKS + "".join(f"<p>{text}</p>" for text in OTHERS)))
    assert set(OTHERS) <= set(text)


def test_a_text_in_its_own_box_below_links_under_the_standfirst() -> None:
    lead = f"<p class='lead9'>{OTHERS[0]} {OTHERS[1]}</p>"
    links = "".join(f'<h5><a href="/{n}">A further story of the day, number {n}</a></h5>' for n in range(4))
    text = body_of(f"{lead}<div class='col3'>{links}</div><div class='story-text'>{LONG}</div>")
    assert text.count("So it was said in vote") == 4 * len(OTHERS)


@pytest.mark.parametrize("heading", ["You may also like...", "Related posts", "Das könnte Sie auch interessieren"])
def test_a_single_paragraph_over_those_of_other_articles(heading: str) -> None:
    own = " ".join(PARAGRAPHS)
    others = "".join(f'<article class="box"><p>{text}</p></article>' for text in OTHERS)
    page = (
        f'<html lang="en"><head><title>{HEADLINE}</title></head><body><main><article class="box"><h1>{HEADLINE}</h1>'
        f'<p>{own}</p></article><article class="box"><h3>{heading}</h3>{others}</article></main></body></html>'
    )
    assert parse(page.encode()).body == own


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_long_standfirst_in_a_heading_far_above_a_short_text(tag: str) -> None:
    deck = f"{OTHERS[0]} {OTHERS[1]}"
    tools = "".join(
        f"<li><a href='#{name}'>{name}</a></li>" for name in ("Facebook", "Twitter", "Email", "Print", "Save")
    )
    bar = f"<p>Wednesday, 11 May 2022</p><ul class='share'>{tools}</ul><figcaption>The boat at noon</figcaption>"
    text = f"<div class='article-body'><p>{PARAGRAPHS[0]}</p></div>"
    page = f"<h1>{HEADLINE}</h1><{tag}>{deck}</{tag}>{bar}{text}"
    body = parse(f"<html lang='en'><title>{HEADLINE}</title><body>{page}</body></html>".encode()).body or ""
    assert body.split("\n")[-1] == PARAGRAPHS[0]
