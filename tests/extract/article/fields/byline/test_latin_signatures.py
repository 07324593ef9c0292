"""Who signs below the text, or by the headline without a word that says so."""

from __future__ import annotations

import pytest

from tests.extract.lettered import page_of


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ('<p class="itemfooter">Posté par Lucette à 08:12 - <a href="/c">Promenades</a></p>', ("Lucette",)),
        ('<div class="post-footer"><span>Posted by <b class="fn">Alma</b></span> at 7:04 PM</div>', ("Alma",)),
        ('<div class="article__authors"><a href="/author/m">Mara Ellison</a></div>', ("Mara Ellison",)),
        ('<ul class="authors"><li>Mara Ellison</li><li>Tom Ashby</li></ul>', ("Mara Ellison", "Tom Ashby")),
        ('<div class="post-footer">Publicado por <b class="fn">Alma</b> en <a href="/x">20:11</a></div>', ("Alma",)),
        ('<p style="text-align: right"><b>Mara Ellison</b> (Theo <i>Shore</i>)</p>', ("Mara Ellison",)),
        ("<p>Text: Mara Ellison</p>", ("Mara Ellison",)),
        ("<p><i>Text und Fotos: Mara Ellison</i></p>", ("Mara Ellison",)),
        ("<p>Words and pictures by Mara Ellison</p>", ("Mara Ellison",)),
        ("<p>Texto y fotos: Mara Ellison</p>", ("Mara Ellison",)),
        ("<p>Follow our channel every day!</p><p>Авторы: Мара Вит, Денис Вит</p>", ("Мара Вит", "Денис Вит")),
        ("<table><tr><td>Penulis</td><td>: Mara Ellison</td></tr></table>", ("Mara Ellison",)),
        ("<div><b>Autor</b></div><div>Mara Ellison</div>", ("Mara Ellison",)),
        ("<p>Das Gespräch führte <b>Mara Ellison</b>.</p>", ("Mara Ellison",)),
        ("<p>Die Fragen stellte Mara Ellison.</p>", ("Mara Ellison",)),
        ('<ul><li><a href="/writers/mara_ellison/2011/04/13/i.html"><b>Mara Ellison:</b> Boats</a></li></ul>', ()),
        ("<ul><li><b>Autorin/Autor</b> Mara Ellison</li></ul>", ("Mara Ellison",)),
        ('<p><a href="/news/ferry-day-2018">Ferry Day 2018 Fun Run di Porto Nuovo</a></p>', ()),
        ('<h3>Comments</h3><div class="comment">Posted by <b class="fn">Tom Ashby</b> at 7:04 PM</div>', ()),
        ('<div class="contact"><h3>Media contact</h3><p>Tom Ashby, press@shore.example</p></div>', ()),
    ],
)  # fmt: skip
def test_below_the_text(tail: str, names: tuple[str, ...]) -> None:
    assert page_of(tail=tail).byline == names


@pytest.mark.parametrize("office", ["Transport correspondent", "Staff Software Engineer", "Redakteurin", "Periodista"])
def test_a_name_over_an_office(office: str) -> None:
    assert page_of(f"<div><p>Mara Ellison</p><p>{office}</p></div>").byline == ("Mara Ellison",)


@pytest.mark.parametrize("words", ["Shore Walks", "Green Living"])
def test_words_over_no_office(words: str) -> None:
    assert page_of(f"<div><p>{words}</p><p>All about the coast</p></div>").byline == ()


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("<p>The region has yet to answer. (Mara Ellison)</p>", ("Mara Ellison",)),
        ("<p>Der Kreis hat noch nicht geantwortet. (Mara Ellison) +++</p>", ("Mara Ellison",)),
        ("<p>The region has yet to answer. (Photo archive)</p>", ()),
        ("<p>Mara AYDIN - Deniz KOÇ / KARAKIYI (Liman), (DHA)</p>", ("Mara AYDIN", "Deniz KOÇ")),
        ("<p>Mara AYDIN/KARAKIYI, (DHA)</p>", ("Mara AYDIN",)),
        ("<p>Mara AYDIN / KARAKIYI (Liman)</p>", ()),
        ("<p>The region has yet to answer.</p><p>— Mara Ellison</p>", ("Mara Ellison",)),
        ("<p>“The region has yet to answer.”</p><p>— Mara Ellison</p>", ()),
        ('<p>Posted by <a href="/author/mara">Mara</a></p>', ("Mara",)),
        ("<p>The region has yet to answer (Mara Ellison)</p>", ()),
        ("<p>Autorin: Mara Ellison, Projektleiterin</p><p>The region has yet to answer.</p>", ("Mara Ellison",)),
        ("<p>Author: Mara Ellison</p><p>The region has yet to answer.</p>", ("Mara Ellison",)),
        ("<p>Autoren Mara Ellison und Tom Ashby</p><p>Fragen an den Kreis.</p>", ("Mara Ellison", "Tom Ashby")),
        ("<p>Auteur : Mara Ellison</p>", ("Mara Ellison",)),
        ("<p>This post was written by Mara Ellison, Head of Ferries at the region.</p>", ("Mara Ellison",)),
        ("<p>Dieser Beitrag wurde von Mara Ellison verfasst.</p>", ("Mara Ellison",)),
        ("<p>Cet article a été rédigé par Mara Ellison et Tom Ashby.</p>", ("Mara Ellison", "Tom Ashby")),
        ("<p>Este artículo fue escrito por Mara Ellison, historiadora.</p>", ("Mara Ellison",)),
        ("<p>Questo articolo è stato scritto da Mara Ellison.</p>", ("Mara Ellison",)),
        ("<p>Статью подготовила Мара Вит.</p>", ("Мара Вит",)),
        ("<p>This post was written by our staff at the harbour office.</p>", ()),
    ],
)  # fmt: skip
def test_at_the_end_of_the_text(last: str, names: tuple[str, ...]) -> None:
    assert page_of(last=last).byline == names


@pytest.mark.parametrize(("lang", "names"), [("vi", ("Shore Ellison",)), ("de", ()), ("en", ())])
def test_a_bold_line_is_a_heading_where_headings_are_written_large(lang: str, names: tuple[str, ...]) -> None:
    assert page_of(last="<p><b>Shore Ellison</b></p>", lang=lang).byline == names


@pytest.mark.parametrize("name", ["Mara Ellison", "Anna Gebhardt", "Stefan Gebhardt"])
def test_a_bold_line_with_a_given_name_closes_the_text(name: str) -> None:
    assert page_of(last=f"<p><strong><i>{name}</i></strong></p>", lang="de").byline == (name,)


def test_dashes_before_by() -> None:
    assert page_of("<p><em>---- by Mara Ellison</em></p>").byline == ("Mara Ellison",)


def test_a_button_between_the_text_and_the_authors() -> None:
    tail = '<p>Подписаться</p><div>Авторы:</div><ul><li><a href="/authors/p/">Дмитрий Бродов</a></li></ul>'
    assert page_of(tail=tail).byline == ("Дмитрий Бродов",)


def test_a_bold_link_in_capitals_is_a_button() -> None:
    assert page_of(lang="tr", last='<p><b><a href="/">ANASAYFAYA DÖNMEK TIKLAYINIZ</a></b></p>').byline == ()


@pytest.mark.parametrize("label", ["Autorin", "Author", "Auteur"])
def test_whose_book_it_is_within_the_text(label: str) -> None:
    more = "".join(
        f"<p>Chapter {n} is about the ferry, the bridge and those who cross the river.</p>" for n in range(8)
    )
    assert page_of(within=f"{more}<p>{label}: Mara Ellison</p>{more}").byline == ()
    office = f"<p>{label}: Mara Ellison, Hydrologin am Fluss.</p>"
    assert page_of(within=f"{more}{office}{more}").byline == ("Mara Ellison",)


@pytest.mark.parametrize("tag", ["p", "div", "h5"])
def test_a_name_by_the_headline_and_again_over_a_paragraph_about_the_person(tag: str) -> None:
    about = "<p>Has been crossing rivers for twenty years, and knows every ferry between the two seas by name.</p>"
    head = "<div><p>Mara Ellison</p></div>"
    assert page_of(head, tail=f"<{tag}>Mara Ellison</{tag}>{about}").byline == ("Mara Ellison",)
    assert page_of(head, tail=f"<{tag}>Mara Ellison</{tag}>").byline == ()
    linked = f'<{tag}><a href="/tag/mara">Mara Ellison</a></{tag}>'
    assert page_of(head, tail=linked + about).byline == ()


def test_a_name_by_the_headline_that_the_last_line_is_about() -> None:
    about = "<p>Mara Ellison is a freelance writer and the founder of a school of rowing.</p>"
    assert page_of("<p>Mara Ellison</p>", last=about).byline == ("Mara Ellison",)


@pytest.mark.parametrize("credit", ["Ảnh: Cao Trung Hiếu", "Photos: Tom Ashby"])
def test_a_bold_name_over_the_credit_of_the_pictures(credit: str) -> None:
    tail = f"<p><b>Đặng Hoài Thu</b></p><p>{credit}</p>"
    assert page_of(tail=tail, lang="vi").byline == ("Đặng Hoài Thu",)


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Mara Ellison; Editing by Tom Ashby)",
        "Reporting by Mara Ellison in Lisbon; editing by Tom Ashby",
        "Prepared by Mara Ellison, Harbor University",
        "Submitted by Mara Ellison",
    ],
)
def test_further_words_before_who_signs(line: str) -> None:
    assert page_of(last=f"<p>{line}</p>").byline == ("Mara Ellison",)


def test_the_address_of_a_site_is_nobody() -> None:
    author = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Harbor24.ro"}}'
    assert page_of(meta=f'<script type="application/ld+json">{author}</script>', lang="ro").byline == ()


@pytest.mark.parametrize(
    "tail",
    [
        "<section><h3>Opinion</h3><p><span class=author>By Tom Ashby</span><a href=/a>The next ferry</a></p></section>",
        '<div class="must"><a href="/b">By Tom Ashby: The next ferry leaves at nine</a></div>',
    ],
)
def test_what_others_wrote_below_the_text(tail: str) -> None:
    assert page_of(tail=tail).byline == ()


def test_a_signature_below_the_heading_of_buttons() -> None:
    tail = "<div><h3>Share this</h3><p>With your friends.</p></div><p>Written by Mara Ellison and Tom Ashby</p>"
    assert page_of(tail=tail).byline == ("Mara Ellison", "Tom Ashby")


def test_a_list_of_all_who_write_below_the_text() -> None:
    assert page_of(tail='<ul class="yazar-listesi"><li><a href="/yazar/1">Deniz Koç</a></li></ul>').byline == ()


def test_words_before_who_signs_in_vietnamese() -> None:
    assert page_of(last='<p class="author">Bài và ảnh: Thạch Thảo</p>', lang="vi").byline == ("Thạch Thảo",)


def test_a_label_before_a_dash() -> None:
    assert page_of(last="<p>Reportagem – Mara Ellison</p>", lang="pt").byline == ("Mara Ellison",)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Text: Mara Ellison, Fotos: Tom Ashby", "de"),
        ("Text und Bild: Mara Ellison", "de"),
        ("Testo: Mara Ellison", "it"),
        ("Tekst: Mara Ellison", "nl"),
        ("(Texte : Mara Ellison)", "fr"),
        ("Haber: Mara Ellison - Kamera: Tom Ashby", "tr"),
    ],
)
def test_the_line_of_the_text_goes_before_the_account_that_posted_it(line: str, lang: str) -> None:
    head = '<p class="meta">By <a href="/author/asmith" rel="author">Anna Smith</a> | May 2, 2024</p>'
    assert page_of(head, last=f"<p><em>{line}</em></p>", lang=lang).byline == ("Mara Ellison",)


def test_the_text_of_a_law_signs_nothing() -> None:
    head = '<p class="meta">By <a href="/author/asmith" rel="author">Anna Smith</a></p>'
    assert page_of(head, last="<p>Text: Harbour Act, section 4</p>").byline == ("Anna Smith",)


@pytest.mark.parametrize(
    "below",
    [
        '<p><a href="/search?author=me">Alle Artikel</a></p>',
        "<div>Show all articles of Mara Ellison</div>",
        '<div><a href="/notas/me">Todos los artículos</a></div>',
        '<p><a href="/me">Tous ses articles</a></p>',
        "<p>mara.ellison@shore.example</p>",
        "<p>m_ellison@shore.example</p>",
    ],
)
@pytest.mark.parametrize("box", ["", ' class="sidebar"'])
def test_a_name_over_what_only_an_author_has(below: str, box: str) -> None:
    head = f"<div{box}><div>Mara Ellison</div>{below}</div>"
    assert page_of(head).byline == (() if box and "@" in below else ("Mara Ellison",))


@pytest.mark.parametrize(
    "below",
    ['<p><a href="/ships">Alle Schiffe</a></p>', "<p>desk@shore.example</p>", "<p>Write to ellison@shore.example</p>"],
)
def test_a_name_over_anything_else_is_nobodys(below: str) -> None:
    assert page_of(f"<div>Quiet Morning</div>{below}").byline == ()


@pytest.mark.parametrize("side", ['align="right"', 'style="text-align: right"'])
def test_a_name_on_the_right_below_the_text(side: str) -> None:
    assert page_of(last=f"<p {side}><em>Kolo Senn</em></p>", lang="fr").byline == ("Kolo Senn",)
