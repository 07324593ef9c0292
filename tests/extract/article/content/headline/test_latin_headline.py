"""The headline of a page in letters."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of


@pytest.mark.parametrize(
    "heading",
    [
        f"<h2><span>Ferries</span><span>{HEADLINE}</span></h2>",
        f'<h1><span class="article-kicker">Ferries</span><span class="sr-only">: </span><span>{HEADLINE}</span></h1>',
        f'<h1><span class="article-header__roofline">Ferries</span> {HEADLINE}</h1>',
        f'<h1><span class="overline">Ferries on the river</span>{HEADLINE}</h1>',
        f'<h1><span class="subtitle">Ferries</span> {HEADLINE}</h1>',
        f'<h1><small class="dachzeile">Ferries on the river</small> <span>{HEADLINE}</span></h1>',
    ],
)
def test_the_words_over_a_headline_in_its_heading(heading: str) -> None:
    assert page_of(heading=heading, title=f"Ferries: {HEADLINE} - The Shore").headline == HEADLINE


def test_a_label_in_the_words_of_a_headline_is_printed_with_it() -> None:
    heading = f'<p class="eyebrow">Opinion</p><h1>Opinion: {HEADLINE}</h1>'
    assert page_of(heading=heading, title=f"Opinion: {HEADLINE}").headline == f"Opinion: {HEADLINE}"


def test_a_headline_in_two_pieces_is_whole() -> None:
    heading = "<h1><span>The old ferry</span> <span>stays through the winter</span></h1>"
    assert page_of(heading=heading).headline == HEADLINE


@pytest.mark.parametrize("cut", ["-", "--", "–", "|", "::", "·"])
def test_the_site_behind_a_headline(cut: str) -> None:
    meta = '<meta property="og:site_name" content="The Shore">'
    assert page_of(heading="", title=f"{HEADLINE} {cut} The Shore", meta=meta).headline == HEADLINE


def test_words_over_a_headline_with_a_printed_colon_are_part_of_it() -> None:
    heading = f'<h1><span class="kicker">Ferries</span>: {HEADLINE}</h1>'
    assert page_of(heading=heading, title=f"Ferries: {HEADLINE}").headline == f"Ferries: {HEADLINE}"


@pytest.mark.parametrize("title", [f"Ferries: {HEADLINE}", f"Ferries: {HEADLINE} - The Shore"])
def test_a_colon_of_the_title_where_the_heading_has_a_break(title: str) -> None:
    heading = f'<h1><span class="text-primary">Ferries</span> <span class="align-middle">{HEADLINE}</span></h1>'
    assert page_of(heading=heading, title=title).headline == f"Ferries: {HEADLINE}"


@pytest.mark.parametrize("end", [" – Witnesses Wanted", " - Until Now", " – The Whole Story"])
def test_what_the_title_repeats_before_the_site_is_no_site(end: str) -> None:
    heading = f"<h1>{HEADLINE}{end}</h1>"
    meta = f'<meta property="og:title" content="{HEADLINE}{end} - Shore Notes">'
    assert page_of(heading=heading, title=f"{HEADLINE}{end} - Shore Notes", meta=meta).headline == HEADLINE + end
    assert page_of(heading=f"<h1>{HEADLINE} - Shore Notes</h1>", title=f"{HEADLINE} - Shore Notes").headline == HEADLINE


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("“We need it” says the mayor: ", "“We need it” says the mayor: "),
        ("Second vote this year: ", "Second vote this year: "),
        ("Headline: ", ""),
    ],
)
def test_words_before_a_colon_that_the_title_leaves_out(before: str, expected: str) -> None:
    assert page_of(heading=f"<h1>{before}{HEADLINE}</h1>").headline == expected + HEADLINE


@pytest.mark.parametrize("day", ["23.01.2022 - ", "3/1/2022 – ", "23.01.2022: "])
def test_a_day_before_a_headline(day: str) -> None:
    assert page_of(heading=f"<h2>{day}{HEADLINE}</h2>", title=f"{day}{HEADLINE}").headline == HEADLINE


@pytest.mark.parametrize(
    "title",
    [
        f"The Shore of the Inland Sea : News : Regional : {HEADLINE}",
        f"{HEADLINE} :: The Shore, an independent daily of both banks :: News every hour",
        f"{HEADLINE} - Latest Inland News - Keep up with Radio Shore",
        f"News from the two banks » {HEADLINE} » The Shore",
    ],
)
@pytest.mark.parametrize("heading", [f"<h2>{HEADLINE}</h2>", f'<div class="t4">{HEADLINE}</div>'])
def test_a_line_that_is_a_part_of_the_title(heading: str, title: str) -> None:
    page = page_of(heading=heading, title=title)
    assert (page.headline, page.body) == (HEADLINE, "\n".join(PARAGRAPHS))


def test_a_part_of_the_title_over_a_section_of_the_text() -> None:
    headline = "An introduction to the boats of the two banks"
    page = page_of(
        heading=f"<h1>{headline}</h1>",
        within=f"<h2>{HEADLINE}</h2>",
        title=f"{HEADLINE} : Guides of the two banks : The Shore",
    )
    assert page.headline == headline


def test_a_heading_in_other_words_over_many_buttons() -> None:
    buttons = "".join(f"<div>Button {place}</div>" for place in range(18))
    heading = "<h1>Council Keeps Its Boat for Two Winters</h1>"
    assert (
        page_of(buttons, heading=heading, title="Slow Progress on Some Ferries - The Shore").headline == heading[4:-5]
    )


@pytest.mark.parametrize("end", ["Witnesses Wanted", "Zeugenaufruf", "Alerte Rouge"])
def test_a_heading_that_is_shared_whole_keeps_what_its_dash_leads_to(end: str) -> None:
    whole = f"Cyclist falls on the bridge – {end}"
    meta = f'<meta property="og:title" content="{whole}">'
    title = f"Neustadt: Cyclist falls – {end} - The Shore"
    assert page_of(heading=f"<h1>{whole}</h1>", title=title, meta=meta).headline == whole


def test_a_channel_s_heading_beside_the_headline_s() -> None:
    meta = f'<meta property="og:title" content="{HEADLINE}">'
    heading = f'<h1 class="pagetitle hidden">News</h1><h1>{HEADLINE}</h1>'
    assert page_of(heading=heading, meta=meta, title="News - Shore").headline == HEADLINE


@pytest.mark.parametrize("headline", ["Harmonische Jahreshauptversammlung", "Gemeindeschwimmbadwiedereröffnung"])
def test_a_headline_of_few_long_words_behind_the_site(headline: str) -> None:
    page = page_of(heading=f"<h2>{headline}</h2>", title=f"TSV Obernau 1911 e.V. - {headline}", lang="de")
    assert page.headline == headline


def test_whose_rights_the_foot_says_is_no_headline() -> None:
    foot = "<p>Deutscher Ruderverband am Fluss</p><footer>© 2024 Deutscher Ruderverband am Fluss</footer>"
    title = f"{HEADLINE} | Deutscher Ruderverband am Fluss"
    assert page_of(heading="", tail=foot, title=title, lang="de").headline == HEADLINE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Le maire s’inquiète de la « gravité de la situation au port »", None),
        ("Le maire dénonce un « mépris des riverains » et saisit le préfet", None),
        ("강변의 낡은 배가 겨울에도 다닌다ㅣ강변일보", "강변의 낡은 배가 겨울에도 다닌다"),
    ],
)
def test_guillemets_around_a_quotation_and_other_bars(title: str, headline: str | None) -> None:
    assert page_of(title=title, heading=f"<h1>{headline or title}</h1>").headline == (headline or title)


@pytest.mark.parametrize(
    "channel",
    [
        "<h2 class='branding'><a href='/blogs/the-north-bank'>The North Bank</a></h2>",
        "<div><a href='/blogs/the-north-bank'>The North Bank</a></div>",
    ],
)
def test_a_channel_that_the_title_has_between_headline_and_site(channel: str) -> None:
    page = page_of(
        title="Ferry Spared By Council In Winter Vote : The North Bank : Shore",
        heading=f"{channel}<h1>Council Votes To Keep Old Boat Running</h1>",
    )
    assert page.headline == "Council Votes To Keep Old Boat Running"


@pytest.mark.parametrize("date", ["<p>By Tom Ashby, May 2, 2024</p>", "<p>By Tom Ashby</p><p>2 May 2024</p>"])
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_heading_over_the_date_is_not_lost_to_a_subheading_that_the_title_repeats(date: str, tag: str) -> None:
    part = "Why the islanders fear the winter"
    text = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    inside = "".join([*text[:2], f"<{tag}>{part}</{tag}>", *text[2:]])
    html = (
        f"<html lang=en><title>{part} - The Shore</title><main><h1>Waiting for the boat</h1>{date}"
        f"<div>{inside}</div></main></html>"
    )
    assert parse(html.encode()).headline == "Waiting for the boat"


@pytest.mark.parametrize(
    "within",
    [
        "<div class=info>- by <a rel=author href=/a/m>Mara Ellison</a> April 21, 2022</div>",
        "<div>Von Mara Ellison | 21. April 2022</div>",
        "<div>Por Mara Ellison, 21 abril 2022 10:15</div>",
        ' <a href="/editor/12" style="display: none">Open the editor</a>',
        " <a class=button href=/lesezeichen>Artikel merken</a>",
    ],
)
def test_author_and_tools_in_the_heading_are_no_part_of_the_headline(within: str) -> None:
    assert page_of(heading=f"<h1>{HEADLINE}{within}</h1>").headline == HEADLINE


def test_a_headline_of_two_lines_that_opens_with_a_preposition() -> None:
    heading = "<h1><div>Ferries of the river</div><div>By night and by day until 2030</div></h1>"
    title = "Ferries of the river By night and by day until 2030"
    assert page_of(heading=heading, title=title).headline == title
