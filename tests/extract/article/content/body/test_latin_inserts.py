"""What stands among the paragraphs of a text in letters, left out of it."""

from __future__ import annotations

import time

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of

DECK = "Residents of both banks had signed a petition."


@pytest.mark.parametrize(
    "head",
    [
        f'<p class="standfirst">{DECK}</p>',
        f'<h2 class="article__subtitle">{DECK}</h2>',
        f'<div class="chapo"><p>{DECK}</p></div>',
        f'<p class="sottotitolo">{DECK}</p>',
        f'<div class="entradilla">{DECK}</div>',
        f'<p class="perex">{DECK}</p>',
        f'<h2 class="spot">{DECK}</h2>',
        f'<div class="article-ingress">{DECK}</div>',
        f'<h2 class="synopsis">{DECK}</h2>',
    ],
)
def test_a_deck_is_the_summary_and_no_part_of_the_text(head: str) -> None:
    page = page_of(head + "<p class='date'>2 May 2024</p>")
    assert text_of(page) == ()
    assert page.summary == DECK


@pytest.mark.parametrize(
    "line",
    [
        "<p>* * *</p>",
        "<p>___</p>",
        "<p>The boat at noon — Foto: Mara Ellison/Diário</p>",
        "<p>The boat at the north bank. (Photo: Mara Ellison)</p>",
        "<p>(Lea también: El puente seguirá cerrado)</p>",
        "<p>Saber más: El puente, tres semanas cerrado</p>",
        "<p>Lire aussi | <a href='/2'>Le pont de la discorde</a></p>",
    ],
)
def test_what_stands_between_the_paragraphs(line: str) -> None:
    assert text_of(page_of(within=line)) == ()


def test_the_credits_under_a_notice() -> None:
    notice = "<p>We may earn a commission when you buy through links on our site.</p>"
    parts = "".join(
        f"<p>{part} by Mara Bell</p>" for part in ("Written", "Edited", "Medically reviewed", "Fact-checked")
    )
    assert text_of(page_of(notice + parts)) == ()


@pytest.mark.parametrize(
    "line", ["The photo: a boat, two men and a dog.", "“No,” she said. Photographs prove nothing."]
)
def test_a_paragraph_about_pictures(line: str) -> None:
    assert text_of(page_of(within=f"<p>{line}</p>")) == (line,)


@pytest.mark.parametrize(
    "head",
    [
        "<header><h1>{}</h1><h3>{}</h3><p class='when'>2 May 2024</p></header>",
        "<header><h1>{}</h1><p>{}</p></header>",
        "<div class='c1'><h1>{}</h1><h2>{}</h2></div>",
    ],
)
def test_a_deck_in_the_box_of_the_headline_is_the_summary(head: str) -> None:
    page = page_of(heading=head.format(HEADLINE, DECK))
    assert text_of(page) == ()
    assert page.summary == DECK


BOXES = (
    "<h4>Related</h4><div class='card'><a href='/9'>The bridge of discord</a><p>A year of works upset the shops on the "
    "north bank, whose owners want the council to pay.</p></div>",
    "<p>DON'T MISS</p><div><a href='/8'>The bridge of discord</a></div><div><a href='/7'>The lock keeper</a></div>",
    "<h3>Leggi anche</h3><ul><li><a href='/9'>Il ponte della discordia</a></li><li><a href='/7'>La torre</a></li></ul>",
    "<div>Lesen Sie auch</div><div class='c7'><b>Brücke</b><a href='/9'>Streit um die Brücke</a></div>",
)


@pytest.mark.parametrize("box", BOXES)
def test_boxes_of_other_articles_among_the_first_paragraphs(box: str) -> None:
    assert text_of(page_of(within=box + "<p>It was full.</p>")) == ("It was full.",)


@pytest.mark.parametrize("label", ["", "<h4>Out of the archive</h4>", "<b>From the region</b>"])
@pytest.mark.parametrize("item", ["<li>{}</li>", "<div>{}</div>", "<h5>{}</h5>"])
def test_a_box_of_nothing_but_links(label: str, item: str) -> None:
    links = "".join(item.format(f'<a href="/{n}">The last keeper of lock {n}</a>') for n in range(3))
    assert text_of(page_of(within=f"<div class='c9'>{label}<div>{links}</div></div>")) == ()


def test_links_among_the_steps_of_a_text_stay() -> None:
    steps = (
        "<ol><li><a href='/form'>The form of the ferry office</a></li><li><a href='/pay'>Where to pay it</a></li></ol>"
    )
    assert len(text_of(page_of(within=steps))) == 2


@pytest.mark.parametrize("heading", ["Sources", "Related", "Topics", "Contact us"])
def test_a_heading_with_text_below_it_opens_no_box(heading: str) -> None:
    within = f"<h2>{heading}</h2><p>What the council says is in its minutes.</p>"
    assert text_of(page_of(within=within)) == (heading, "What the council says is in its minutes.")


def test_an_address_printed_for_readers_is_text() -> None:
    line = "https://ferry.example/winter-timetable"
    assert text_of(page_of(within=f"<p><a href='{line}'>{line}</a></p>")) == (line,)


@pytest.mark.parametrize("name", ["articlebody", "c9 text-copy", "schema"])
def test_the_whole_text_again_without_its_breaks(name: str) -> None:
    long = "The boat will be painted in May, as it is in every second year, and the bell cast new. " * 6
    text = " ".join([*PARAGRAPHS, long]).strip()
    copy = f'</div><div class="data"><h2>{HEADLINE}</h2><div class="{name}">{text}</div>'
    assert text_of(page_of(last=f"<p>{long}</p>{copy}")) == (long.strip(),)


@pytest.mark.parametrize(
    "line",
    [
        "<p>[button link=”http://shore.example/send” type=”big”] Send us your boat[/button]</p>",
        '<p>[gallery ids="12,14"]</p>',
        "<p>Image 2 of 5</p>",
        "<h3>Related coverage from The Shore:</h3><p><a href='/3'>How the bridge was built in a single summer</a></p>",
        "<p>Get The Shore delivered through your letterbox every month.</p>",
    ],
)
def test_what_a_system_leaves_in_the_text(line: str) -> None:
    assert text_of(page_of(last=line)) == ()


def test_long_paragraphs_are_read_in_proportion_to_their_number() -> None:
    """A copy of the whole text is sought in none of them in vain."""

    def took(count: int) -> float:
        text = "".join(f"<p>{''.join(f'{PARAGRAPHS[0]} {n} {k}. ' for k in range(7))}</p>" for n in range(count))
        page = f"<html lang=en><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{text}".encode()
        began = time.process_time()
        parse(page)
        return time.process_time() - began

    took(10)
    assert took(3200) < 12 * max(took(400), 0.02)


LAST = "The council meets again on the second Tuesday of March."


@pytest.mark.parametrize(
    "box",
    [
        "<aside><h4>Related articles</h4><ul><li><a href='/2'>The bridge of discord reopens</a></li></ul></aside>",
        "<aside class='box'><p>Sign up for our newsletter</p></aside>",
        "<aside class='c3'><h3>Mehr zum Thema</h3><p><a href='/2'>Die Brücke der Zwietracht</a></p></aside>",
        "<aside><h3>Leggi anche</h3><div><a href='/2'>Il ponte della discordia</a></div></aside>",
    ],
)
def test_a_short_last_paragraph_below_an_aside(box: str) -> None:
    assert text_of(page_of(last=f"{box}<p>{LAST}</p>")) == (LAST,)


def test_what_is_set_otherwise_below_the_last_aside() -> None:
    box = "<aside><h4>Related articles</h4><a href='/2'>The bridge of discord reopens</a></aside>"
    assert text_of(page_of(last=f"{box}<div class='legal'>The Shore is a member of the Press Council.</div>")) == ()


@pytest.mark.parametrize(
    "line", ["(وكالات)", "(hb)", "(mel/dpa)", "[EFE]", "(With agency inputs)", "/ritzau/", "/AFP/NTB/"]
)
def test_a_sign_off_in_brackets(line: str) -> None:
    assert text_of(page_of(last=f"<p>{line}</p>")) == ()


def test_brackets_within_the_text() -> None:
    assert text_of(page_of(within="<p>(Applause in the hall.)</p>")) == ("(Applause in the hall.)",)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>An dieser Stelle findest du einen externen Inhalt von Harbour TV, der den Artikel ergänzt.</p>"
        "<p>Du kannst ihn dir mit einem Klick anzeigen lassen und wieder ausblenden.</p>",
        "<p>Personenbezogene Daten können an Drittplattformen übermittelt werden. Mehr dazu steht hier.</p>",
        "<p>Um eingebettete Inhalte anzuzeigen, ist deine widerrufliche Einwilligung in die Übermittlung nötig.</p>",
        "<p>Ein Klick für den Datenschutz</p>",
        "<p>WATCH | Residents react to the vote on the ferry</p>",
    ],
)
def test_what_stands_in_the_place_of_another_sites_content(lines: str) -> None:
    assert text_of(page_of(within=lines, lang="de")) == ()


FACTS = (
    "<h4>The boat in figures</h4><p>Built in 1974, it carries two hundred people a day.</p><ul><li>Two decks</li></ul>"
)


@pytest.mark.parametrize(
    "name", ["fact-box", "factbox", "pdb-infobox", "shore-fact-box border", "faktaboks", "faktaruta", "info-box__inner"]
)
def test_a_box_of_facts_is_no_part_of_the_text(name: str) -> None:
    assert text_of(page_of(within=f"<div class='{name}'>{FACTS}</div>")) == ()


@pytest.mark.parametrize("name", ["facts-of-the-boat", "artifact", "polling-day"])
def test_a_section_about_facts(name: str) -> None:
    assert len(text_of(page_of(within=f"<div class='{name}'>{FACTS}</div>"))) == 3


@pytest.mark.parametrize("name", ["poll", "c-survey", "article-poll", "umfrage", "sondage", "anket"])
def test_a_question_to_the_readers_and_its_answers(name: str) -> None:
    answers = "<h4>Should the boat stay?</h4><ul><li>Yes, it should</li><li>No, the bridge will do</li></ul>"
    assert text_of(page_of(within=f"<div class='{name}'>{answers}</div>")) == ()


@pytest.mark.parametrize("name", ["line-clamp-2", "text-gray line-clamp-3 mt-1"])
def test_a_teaser_that_is_cut_after_some_lines(name: str) -> None:
    teaser = "The bridge of discord has upset the shops on the north bank, whose owners want the council to pay for it."
    assert (
        text_of(page_of(within=f"<div><h5><a href='/9'>The bridge</a></h5><p class='{name}'>{teaser}</p></div>")) == ()
    )


@pytest.mark.parametrize(
    "line",
    [
        "<div>Do 25.04.24 | 14:07 Uhr | Von Mara Gebhardt</div>",
        "<p>Published by Shore Newsroom at 5:20pm 2nd May 2024. (Updated at 7:05pm 2nd May 2024)</p>",
        "<div>Written by: Shore Web Desk Edited by: Mara Ellison Updated: 24 May 2024 11:05 AM</div>",
        "<div>Karakiyi - 15 oct 2024 - 08:22 Actualizado: 15 oct 2024 - 17:38CEST</div>",
        "<h3>Ferries - " + HEADLINE + "</h3>",
        "<h2>A boat and its town:" + HEADLINE + "</h2>",
    ],
)
def test_the_line_of_day_and_author_or_the_headline_again_over_the_text(line: str) -> None:
    first = PARAGRAPHS[0]
    page = page_of(
        heading=f"<h1>{HEADLINE}</h1><div class='entry-content'>{line}<p>{first.replace('Tuesday', 'Monday')}</p></div>"
    )
    assert text_of(page) == (first.replace("Tuesday", "Monday"),)


@pytest.mark.parametrize("address", ["mara@shore.example", "mara.ellison@news.shore.example"])
def test_the_address_of_who_wrote_the_text(address: str) -> None:
    assert text_of(page_of(last=f"<p>{address}</p>")) == ()


@pytest.mark.parametrize("name", ["Mara Ellison", "MARA ELLISON", "Mara van Ellison"])
def test_the_name_over_the_address_of_who_wrote_the_text(name: str) -> None:
    signed = f"<p>{name}</p><p>mara.ellison@shore.example</p>"
    first = "The old ferry was built in a yard up the river, in the year of the great flood, by nine men."
    page = page_of(heading=f"<h1>{HEADLINE}</h1><div class='entry-content'>{signed}<p>{first}</p></div>")
    assert text_of(page) == (first,)


@pytest.mark.parametrize("line", ["Keyword: ferries, council, tender,,", "Keywords: ferries", "Advertisements"])
def test_subjects_and_advertisements_between_the_paragraphs(line: str) -> None:
    assert text_of(page_of(within=f"<div>{line}</div>")) == ()


@pytest.mark.parametrize("name", ["img-footer right", "image-metadata", "photo_meta"])
def test_what_a_picture_shows_is_no_part_of_the_text(name: str) -> None:
    shown = "The old ferry lies at the landing, while the market traders of the north bank wait for it in the rain."
    assert text_of(page_of(within=f'<h5 class="x"></h5><div class="{name}">{shown}</div>')) == ()


def test_who_had_a_part_in_the_article_is_below_its_end() -> None:
    card = (
        "<h3>Mitwirkende</h3><div>Mara Ellison</div><div>Mara schreibt seit vielen Jahren über Fähren und Häfen.</div>"
    )
    assert text_of(page_of(last=card, lang="de")) == ()
