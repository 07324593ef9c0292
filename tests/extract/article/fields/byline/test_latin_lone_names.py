"""A person's name that stands alone by the day, or first or last in the text of an article in letters."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of


@pytest.mark.parametrize(
    "head",
    [
        "<div><p>Mara Ellison</p><p>2 May 2024</p></div>",
        "<div><span>5 min read</span><div>Mara Ellison</div></div>",
        "<div><div>Mara Ellison</div><div>Edited: May 2, 2024, 8:55 PM</div></div>",
        "<div><time>2 May 2024</time><ul><li>Mara Ellison</li></ul></div>",
    ],
)
def test_beside_the_line_of_the_day(head: str) -> None:
    assert page_of(head).byline == ("Mara Ellison",)


@pytest.mark.parametrize(
    "words",
    [
        "Town Council",  # the text has its words, small
        "Old Ferry",  # the headline has it
        "New York",
        "Ad Feedback",
        "River OfficePapers",
        "Exclusive Details",
        "The Shore",
        "2 May",
    ],
)
def test_subjects_places_and_buttons_beside_the_day(words: str) -> None:
    assert page_of(f"<div><p>{words}</p><p>2 May 2024</p></div>").byline == ()


def test_a_channel_beside_the_day() -> None:
    channel = '<a href="/category/green-shore/">Green Shore</a>'
    assert page_of(f"<div><p>{channel}</p><p>2 May 2024</p></div>").byline == ()
    menu = '<nav><ul><li><a href="/g">Green Shore</a></li></ul></nav>'
    assert page_of(f"{menu}<div><p>Green Shore</p><p>2 May 2024</p></div>").byline == ()


@pytest.mark.parametrize(
    "head",
    [
        '<p>2 May 2024 | <a href="/ferry">Fährdienst</a> <a href="/council">Ratsabende</a></p>',
        "<p>02.05.2024 18:14 | <strong>Son Güncelleme:</strong> <time>02.05.2024 18:30</time></p>",
        '<div><p>2 May 2024</p><ul><li><a href="/pm">Private Nachricht</a></li></ul></div>',
    ],
)
def test_words_of_links_and_labels_without_a_given_name(head: str) -> None:
    assert page_of(head).byline == ()


def test_far_from_the_day() -> None:
    lines = "<p>The pier in spring.</p>" * 3
    assert page_of(f"<div><p>Mara Ellison</p></div>{lines}<p>2 May 2024</p>").byline == ()


def test_last_in_the_text() -> None:
    assert page_of(last="<p>Mara Ellison</p>").byline == ("Mara Ellison",)
    assert page_of(last="<p>Mara Ellison and Tom Ashby</p>").byline == ("Mara Ellison", "Tom Ashby")
    assert page_of(lang="de", last="<p>Mara Ellison</p>").byline == ("Mara Ellison",)


@pytest.mark.parametrize("words", ["Happy Travels", "Kind Regards", "Market Traders", "Green Living"])
def test_other_words_last_in_the_text(words: str) -> None:
    extra = "<p>Those who stay find quiet lanes for cycling, cheap rooms and a way of living that is green.</p>"
    assert page_of(last=f"{extra}<p>{words}</p>").byline == ()


@pytest.mark.parametrize("name", ["Mara Ellison", "<b>Mara Ellison</b>"])
def test_first_in_the_text(name: str) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (name, *PARAGRAPHS))
    page = f'<html lang="en"><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div class="entry-content">{paragraphs}</div>'
    assert parse(page.encode()).byline == ("Mara Ellison",)
    about = page.replace("Mara Ellison", "Tom Ashby").replace("pupils", "Tom Ashby, pupils")
    assert parse(about.encode()).byline == ()


TEXT = "The town council voted on Tuesday to reopen the old pumping station after engineers confirmed the repairs. "
PAGE = (
    '<html lang="{lang}"><head><title>The ferry stays through the winter</title></head><body>'
    '<nav><a href="/p">Green Living</a></nav><h1>The ferry stays through the winter</h1>{line}{text}</body></html>'
)


def byline(line: str, lang: str = "en") -> tuple[str, ...]:
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    return parse(PAGE.format(lang=lang, line=line, text=text).encode()).byline


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("<div>October 25, 2018 | R. J. Castellan, Senior Correspondent</div>", "en", "R. J. Castellan"),
        ("<div>Publié le 3 décembre 2022 à 07h30 - Solène Artaud</div>", "fr", "Solène Artaud"),
        ("<div><span>Jagoda Wilczek</span> <span>08.11.2023 13:05</span></div>", "pl", "Jagoda Wilczek"),
        ("<p>Dec 26, 2025 • Mahua Sen in <a href='/c'>Ships & Ports</a></p>", "en", "Mahua Sen"),
    ],
)
def test_a_name_alone_beside_the_day(line: str, lang: str, expected: str) -> None:
    assert byline(line, lang) == (expected,)


@pytest.mark.parametrize(
    "order",
    [
        "<div>04.02.2022 | 13:10 Uhr | Uta Berger</div>{h1}",
        "{h1}<p>Ein Satz, der über dem Text steht und sagt, worum es darin geht.</p><p>Uta Berger | 04.02.2022</p>",
    ],
)
def test_over_the_headline_and_below_the_deck(order: str) -> None:
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    page = "<html lang=de><title>The ferry stays on</title>" + order.format(h1="<h1>The ferry stays on</h1>") + text
    assert parse(page.encode()).byline == ("Uta Berger",)


def test_subjects_that_the_text_has() -> None:
    german = (
        "Der Rat hat am Dienstag beschlossen, die alte Pumpe wieder in Betrieb zu nehmen, damit das Wasser im Frühjahr "
        "abfließen kann; die Kosten trägt zu einem Drittel der Kreis, wie eine Sprecherin am Abend mitteilte. "
    )
    page = PAGE.format(lang="de", line="<p>07.12.2022 | Pumpe Wasser Rat</p>", text=f"<p>{german}</p>" * 4)
    assert parse(page.encode()).byline == ()


@pytest.mark.parametrize("words", ["New York", "Green Living", "Staff Writer", "Ferry Crossing Times"])
def test_places_channels_and_publishers_are_nobody(words: str) -> None:
    assert byline(f"<div>October 25, 2018 | {words}</div>") == ()


@pytest.mark.parametrize("name", ["Ganz Ohne Namen", "Hafen Und Meer", "Noch Niemand Da"])
def test_words_that_nothing_marks_are_no_persons_without_a_given_name(name: str) -> None:
    line = "<div><div>{}</div><div>25 October 2018</div></div>"
    assert byline(line.format(name), "de") == ()
    assert byline(line.format("Anna Ellison"), "de") == ("Anna Ellison",)


@pytest.mark.parametrize("house", ["", "<p>River Liberation</p>", "<p>shore.example</p>"])
def test_a_name_and_a_day_over_a_text_that_came_from_elsewhere(house: str) -> None:
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    page = (
        f"<html lang=en><title>The ferry stays</title><h1>The ferry stays</h1><div>{{}}{house}<p>May 2, 2018</p>{text}"
    )
    assert parse(page.format("<p>Mara Ellison</p>").encode()).byline == ("Mara Ellison",)
    assert parse(page.format("<p>Harbor Lights</p>").encode()).byline == ()


def test_the_desk_and_its_reporter_over_a_text_in_arabic() -> None:
    text = "قالت إدارة الميناء إن العبارة القديمة ستبقى في الخدمة حتى نهاية الصيف رغم شكاوى الركاب من التأخير."
    within = f"<p>المرفأ: أسماء نصار</p><p>{text}</p><p>وأضافت: {text}</p><p>وتابعت: {text}</p>"
    title = "العبارة القديمة ستبقى في الخدمة"
    page = f"<html lang=ar><title>{title}</title><article><h1>{title}</h1><div>%s</div></article>"
    assert parse((page % within).encode()).byline == ("أسماء نصار",)
    assert parse((page % within.replace("أسماء نصار", "وكالات")).encode()).byline == ()


def test_an_editor_beside_the_day() -> None:
    line = "<div><span>Editör: <b>Mara Ellison</b></span><span>22 Ocak 2023 - 10:41</span></div>"
    assert page_of(line, lang="tr").byline == ()


def posted(account: str, first: str) -> tuple[str, ...]:
    """The byline of a post of an account whose text opens with a paragraph."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return parse(
        f"<html lang=en><title>{HEADLINE}</title><body><article><h1>{HEADLINE}</h1><p>by "
        f"<a href=/author/admin rel=author>{account}</a> | <time>2 May 2024</time></p>"
        f"<div class=entry-content>{first}{text}</div></article>".encode()
    ).byline


@pytest.mark.parametrize(
    "name",
    ["<p><strong>Mara Ellison</strong></p>", "<p><b>MARA ELLISON&nbsp;</b></p>", "<p><b><i>Mara Ellison</i></b></p>"],
)
@pytest.mark.parametrize("account", ["The Shore", "Anna Smith"])
def test_a_bold_name_over_the_text_goes_before_the_account_that_posted_it(name: str, account: str) -> None:
    assert [one.title() for one in posted(account, name)] == ["Mara Ellison"]


@pytest.mark.parametrize("words", ["Council Votes", "Market Traders", "Ferry Company"])
def test_bold_words_over_the_text_that_are_no_name(words: str) -> None:
    assert posted("Anna Smith", f"<p><b>{words}</b></p>") == ("Anna Smith",)
