"""Which of several printed days is the article's, on pages in letters."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of

PUBLISHED = '<meta property="article:published_time" content="2019-10-18T12:17:42+00:00">'


@pytest.mark.parametrize(
    "head",
    [
        '<p><time class="published">18. Oktober 2019</time> <time class="updated">18. Oktober 2019</time></p>',
        '<p><span class="updated"><a href="/2019/10/">18. Oktober 2019</a></span> Mara Ellison Kultur</p>',
    ],
)
def test_an_update_of_the_same_day_is_that_of_the_publication(head: str) -> None:
    other = '<p class="post-byline">von Mara · Published 21. Juli 2017</p>'
    assert (page_of(head, tail=other, meta=PUBLISHED, lang="de").published or "")[:10] == "2019-10-18"


@pytest.mark.parametrize("href", ["/ferry-stays/", "/2019/09/", "#"])
def test_a_day_that_is_a_link_by_the_headline(href: str) -> None:
    head = f'<p><a href="{href}">26. September 2019</a> Mara Ellison</p><p>Aktualisiert am 19.02.2020</p>'
    assert page_of(head, lang="de").published == "2019-09-26"


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("nb", "Publisert 02.03.2023, Sist endret 03.03.2023", "2023-03-02"),
        ("de", "Eingetragen am 3. Januar 2020, aktualisiert am 4. Januar 2020 vom Team am Hafen", "2020-01-03"),
        ("de", "Veröffentlicht am 5. November 2023 / ©harbor.example", "2023-11-05"),
        ("de", "8.Dezember 2010 · Rezepte · 6 Kommentare", "2010-12-08"),
    ],
)
def test_a_line_of_several_words_and_days(lang: str, line: str, expected: str) -> None:
    assert page_of(f"<p>{line}</p>", lang=lang).published == expected


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Dieser Beitrag wurde am Samstag, 3. Dezember 2011 von Mara in Schiffe veröffentlicht."),
        (
            "de",
            "Dieser Artikel wurde am 3. Dezember 2011 von Mara geschrieben und unter Schiffe abgelegt.",
        ),
        ("en", "This entry was posted in Ships on December 3, 2011 by Mara and is filed under Ships, Rivers, Bridges."),
        ("fr", "Cet article a été publié dans Bateaux par Mara le 3 décembre 2011."),
        ("es", "Esta entrada fue publicada en Barcos el 3 de diciembre de 2011 por Mara."),
        ("it", "Questo articolo è stato pubblicato in Navi il 3 dicembre 2011 da Mara."),
        ("nl", "Dit bericht werd geplaatst in Schepen op 3 december 2011 door Mara."),
        ("pl", "Ten wpis został opublikowany w Statki dnia 3 grudnia 2011 przez Mara."),
    ],
)
def test_a_sentence_of_the_blog_below_the_text(lang: str, line: str) -> None:
    links = line.replace("Mara", '<a href="/author/mara/">Mara</a>')
    assert page_of(tail=f'<footer class="entry-footer"><p>{links}</p></footer>', lang=lang).published == "2011-12-03"


@pytest.mark.parametrize(
    "opening",
    ["Bern, 13.04.2022 - ", "Karlsruhe, (13.04.2022). ", "(Kiel, 13. April 2022) – ", "13. April 2022 – "],
)
def test_the_place_and_the_day_that_open_a_text(opening: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<html lang=de><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div><p>{opening}{text[3:]}</div>"
    assert parse(page.encode()).published == "2022-04-13"
    assert parse(page.replace(opening, f"The town of {opening.strip(' –-')} ").encode()).published is None


@pytest.mark.parametrize("number", ["VN:F [1.9.22_1171]", "Schiff v1.9.22", "Stand 1.9.22_3"])
def test_the_number_of_a_version_is_no_day(number: str) -> None:
    assert page_of(f"<p>{number}</p>", lang="de").published is None


@pytest.mark.parametrize("day", ["December 31, 1969", "January 1, 1970"])
def test_where_clocks_begin_is_no_day(day: str) -> None:
    meta = '<meta property="article:published_time" content="1970-01-01T00:00:01+00:00">'
    assert page_of(f"<p>{day} | July 24, 2012</p>", meta=meta).published == "2012-07-24"
    assert page_of(f"<p>{day}</p>", meta=meta).published is None


@pytest.mark.parametrize(
    "archive", ["https://web.archive.org/web/20190717140047/", "https://archive.example/20190717/"]
)
def test_the_day_of_an_archive_s_copy_is_not_the_article_s(archive: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<html lang=en><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{text}".encode()
    assert parse(page, f"{archive}http://shore.example/ferry").published is None
    assert parse(page, f"{archive}http://shore.example/2014/01/27/ferry").published == "2014-01-27"


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("fa", "۲ دی ۱۴۰۲", "2023-12-23"),
        ("fa", "تاریخ انتشار: سه شنبه ۲۷ ارديبهشت ۱۴۰۱", "2022-05-17"),
        ("ps", "۱۴۰۲/۱۰/۰۲", "2023-12-23"),
        ("hr", "11.2.24.", "2024-02-11"),
        ("nl", "01-07-23, 06:00", "2023-07-01T06:00+02:00"),
        ("ro", "Data publicării: 22 Noi 2022", "2022-11-22"),
        ("hu", "<span>MTI / Part</span><span>2023. szeptember 18.</span>", "2023-09-18"),
    ],
)
def test_days_as_a_language_writes_them(lang: str, line: str, expected: str) -> None:
    assert page_of(f"<p>{line}</p>", lang=lang).published == expected


def test_the_dateline_tells_the_day_from_the_month() -> None:
    for opening, expected in (("BRINE, Dec 6 (Shore) --", "2023-12-06"), ("BRINE --", "2023-06-12")):
        text = "".join(f"<p>{text}" for text in (f"{opening} {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
        page = f"<html lang=en><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>06/12/2023</div><div>{text}</div>"
        assert parse(page.encode()).published == expected


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src='/b.jpg'><figcaption><div class='caption'>The boat in its first winter on the river, at the "
        "quay of the north bank (Harbor, 6.12.2010)</div></figcaption></figure>",
        "<figure><figcaption>The old ferry at the quay of the north bank on 3 January 2016.</figcaption></figure>",
        "<div class='picbox'><p>The old ferry at the quay of the north bank, 24. April 2023</p></div>",
    ],
)
def test_the_day_of_a_picture_is_none_of_publication(picture: str) -> None:
    page = page_of(picture, tail="<p>Published 2 May 2024</p>", meta=PUBLISHED.replace("2019-10-18", "2024-05-02"))
    assert (page.published or "")[:10] == "2024-05-02"


@pytest.mark.parametrize(
    "post",
    [
        "Ein Beitrag geteilt von mara (@mara) am Mär 27, 2018 um 12:08 PDT",
        "A post shared by Tom Ashby (@tomashby) on Jun 17, 2017 at 12:17pm PDT",
        "— Tom Ashby (@tomashby) January 1, 2017",
    ],
)
def test_the_day_of_a_post_that_the_text_shows_is_not_the_article_s(post: str) -> None:
    page = page_of(within=f"<blockquote><p>{post}</p></blockquote>", meta=PUBLISHED, lang="de")
    assert (page.published or "")[:10] == "2019-10-18"
    assert page_of(within=f"<blockquote><p>{post}</p></blockquote>", lang="de").published is None
