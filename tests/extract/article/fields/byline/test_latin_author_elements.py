"""Elements by the headline that are named for who signs."""

from __future__ import annotations

import pytest

from tests.extract.lettered import HEADLINE, page_of, text_of

BOTH = ("Mara Bell", "Tom Lee")


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ('<div class="byline">Af <a href="/profil/mara">Mara Bell</a> <span>Journalist</span></div>', BOTH[:1]),
        ('<div class="byline"><span>Von</span> <a href="/autor/me">Mara Bell</a> (me), Redakteurin</div>', BOTH[:1]),
        ('<div class="autor-nota"><b>MARA BELL</b> <a href="mailto:m@s.example">m@s.example</a></div>', ("MARA BELL",)),
        ('<p><b>Written by</b><a href="/t/m">Mara Bell</a><i>Editor</i></p><p>Edited by Tom Lee</p>', BOTH[:1]),
        ("<p>Par <b>Mara Bell</b>, géographe, et <b>Tom Lee</b>, économiste</p>", BOTH),
        ('<div class="byline">Von <span>Mara Bell, Neustadt</span></div>', BOTH[:1]),
        ("<h3>Authors</h3><ul><li><b>Mara Bell</b> <i>Fellow</i></li><li><b>Tom Lee</b> <i>Fellow</i></li></ul>", BOTH),
        ("<p>Tekst</p><address>Mara Bell</address><p>Foto</p><address>Tom Lee</address>", BOTH[:1]),
        ('<div class="byline"><ul><li><h5>Mara Bell</h5><p>Pendler</p></li></ul></div>', BOTH[:1]),
        ("<p>By Mara Bell and Rihanna</p>", ("Mara Bell", "Rihanna")),
        ('<div class="author-info"><a class="name">Mara Bell</a> - <a class="name">Tom Lee</a></div>', BOTH),
        ('<div class="authDesc"><b class="name">Mara Bell</b><i class="position">Dziennikarka</i></div>', BOTH[:1]),
        ("<p>표은재·감우현 기자</p>", ("표은재", "감우현")),
        ('<div class="author">نویسنده: بهاره نیک‌پور</div>', ("بهاره نیک‌پور",)),
        ("<div>रिपोर्ट: अखिलेश दुबे | 15 Nov 2023</div>", ("अखिलेश दुबे",)),
        ("<p>By Mara Bell, professor of history, North Shore</p>", BOTH[:1]),
        ('<div class="columnist"><a href="/colunas/mara-bell/">Mara Bell</a></div>', BOTH[:1]),
        ('<div class="article_author">Mara Bell</div>', BOTH[:1]),
        ('<p class="signature"><b class="sign__author">Mara Bell</b> <b class="sign__author">Tom Lee</b></p>', BOTH),
        ('<ul class="authors"><li>Mara Bell</li><li>Tom Lee</li></ul>', BOTH),
        ('<p class="writer"><a href="/by/m">Mara Bell</a></p><p class="writer"><a href="/by/t">Tom Lee</a>', BOTH),
        ('<ul><li class="nav-item menu-item">Authors / Submit</li></ul><p>By Mara Bell</p>', BOTH[:1]),
        ('<div class="card author-meta"><p>Culture · Mara Bell, Tom Lee</p></div>', BOTH),
        ('<div class="box author"><p>Alle Beiträge von Mara Bell</p></div>', BOTH[:1]),
        ('<div class="box author"><p>More from Mara Bell</p></div>', BOTH[:1]),
        ('<div class="sidebar site-content"><p class="author">Mara Bell</p></div>', BOTH[:1]),
        ('<div class="caption meta"><p class="author">Mara Bell</p></div>', BOTH[:1]),
        ('<div class="autor"><b>Essay</b> <i>Von</i></div><div class="autor">Mara Bell</div>', BOTH[:1]),
        ("<p>- Redaktion: Mara Bell (Pressesprecherin)</p>", BOTH[:1]),
        ('<p>Erstellt von <a href="/author/mara">Mara</a> am 2. Mai 2024</p>', ("Mara",)),
        ("<p><b>Mara Bell</b><i>Shore North and Islands reporter</i></p>", BOTH[:1]),
        ('<p>By Mara Bell</p><p><a href="/2024/the-bridge-will-open/15643">By Tom Lee</a></p>', BOTH[:1]),
        ("<p>Blog-Beitrag von Mara Bell</p>", BOTH[:1]),
        ('<h4 class="author">Veröffentlicht von Mara Bell am 2. Mai 2024</h4>', BOTH[:1]),
        ("<p>Posted by Konstantin 21.10.2019</p>", ("Konstantin",)),
        ("<p>by MaraAtSea, Dec 19th 2023</p>", ("MaraAtSea",)),
        ("<div><p>Mara Bell</p><p>mara@shore.example</p><p>Text</p><p>Tom Lee</p><p>Foto</p></div>", BOTH[:1]),
        ('<ul class="authors"><li>Mara Bell (texto)</li><li>Tom Lee (fotografia)</li></ul>', BOTH[:1]),
        ('<div class="writer">المرفأ: أسماء نصار</div>', ("أسماء نصار",)),
        ('<p class="author">Texto <a href="/autor/m">Mara Bell</a> Foto <a href="/autor/t">Tom Lee</a></p>', BOTH[:1]),
    ],
)  # fmt: skip
def test_who_signs(head: str, names: tuple[str, ...]) -> None:
    assert page_of(head).byline == names


@pytest.mark.parametrize(
    ("printed", "of_data"),
    [
        ("Της Μαρίας Παππά", "Μαρία Παππά"),
    ],
)
def test_a_name_in_another_case_than_the_data_have(printed: str, of_data: str) -> None:
    author = f'{{"@type": "person", "name": "{of_data}"}}'
    data = f'<script type="application/ld+json">{{"@type": "Article", "author": {author}}}</script>'
    assert page_of(f"<p>{printed}</p>", meta=data).byline == (of_data,)


@pytest.mark.parametrize(
    "head",
    [
        "<p>Von Mara Bells Plänen war im Rat lange die Rede, doch beschlossen wurde wieder nichts, wie es heißt.</p>",
        "<p>Das Geld kam 2009 von Tom Lee zusammen.</p>",
        "<p>Die Fähre ist nach der Reform von Tom Lee in einem schlechten Zustand</p>",
        '<p><a href="/2024/the-bridge-will-open/15643">By Tom Lee</a></p>',
        '<ul class="breadcrumbs"><li class="author">Green Living</li></ul>',
        '<div class="author">Agenzia Riva</div>',
        '<div class="author">The Shore</div>',
        '<div class="author">Uferstrom AG</div>',
        '<div class="author">Uferer Volksblatt</div>',
        '<div class="author">Ufer Presse</div>',
        '<div class="author">Sekretariat Grüne Ufer</div>',
        "<p>Shared Screen:</p><p>Yes</p>",
        '<p><span class="authordate">Datum:</span> <span class="authordate">2. Mai 2024</span></p>',
        '<div class="author-photo">Foto: Tom Lee</div>',
        '<div class="byline">Bild: Tom Lee</div>',
        '<div class="comment-author">Tom Lee</div>',
        '<div class="author">Staff Reporter</div>',
        '<div class="m-author">Par : <a href="/auteur/shore/">Shore</a> <span>Suivre</span></div>',
        '<div class="byline"><span class="author">Dec</span> 1st 2016 1:01PM</div>',
        '<div class="byline">Donnerstag, 4. November 2021</div>',
        '<div class="author-box"><div class="author-name">Full Bio</div></div>',
        '<div class="author">Auteur : <span class="author">Auteur</span></div>',
        '<div class="byline__author">Social Links</div>',
        "<p>Written By Feb 11, 2019 · 3 min read</p>",
        "<h3>Da La Nota</h3>",
        '<ul><li><a href="/wort">Wort des Bischofs zur Synode</a></li></ul>',
        '<p class="author">Deutsche Welle</p>',
        '<p class="author">Bundesverband Flussfahrt</p>',
        '<p class="author">Shore Kitchens</p>',
        '<div class="quote_container"><div class="postedby author">Mara Bell</div></div>',
        '<div class="image-credit"><p class="autor">Mara Bell</p></div>',
        '<p><a href="/people/news/mara">Mara Bell: Sad News</a></p>',
        '<figure><img src="/f.jpg" alt=""><figcaption>Autor: Tom Lee</figcaption></figure>',
        '<p class="article-image-author">Autor: Tom Lee</p>',
        '<p class="author">FerriesHarborMara Bell</p>',
        '<p class="author">Kategori: Shore Walks</p>',
        '<p class="author">Mara Bell (Bilder)</p>',
        "<p>Text</p><fieldset class='vjs-fg-color'>ColorTransparency</fieldset>",
        '<p>The captain was sent home over an essay <a href="/o">by Tom Lee</a>, whom nobody on the pier knew.</p>',
        '<div class="social author">Facebook Youtube Linkedin Medium</div>',
        '<div class="relatedarticle"><p>By Mara Bell 19.11.2019</p></div>',
    ],
)
def test_who_does_not(head: str) -> None:
    assert page_of(head, meta='<meta property="og:site_name" content="Shore">').byline == ()


def test_an_element_of_the_author_without_a_text() -> None:
    assert page_of('<div><b class="author"> </b><i class="author">Mara Bell</i></div>').byline == ("Mara Bell",)
    assert page_of('<div>The Shore <b class="author"><img src="/m.png" alt=""></b></div>').byline == ()


def test_whose_picture_it_is_behind_what_it_shows() -> None:
    shows = (
        "Members of the council have been pushing for a better boat since the old one was left in the reeds last year, "
        "they say"
    )
    caption = f"<div>{shows}; here they meet at the pier on a Tuesday <span>By Mara Bell</span></div>"
    assert page_of(caption).byline == ()
    assert page_of("<p>2 May 2024 <span>By Mara Bell</span></p>").byline == ("Mara Bell",)


def test_a_login_in_print_and_the_whole_name_in_the_data() -> None:
    meta = '<meta name="author" content="Mara Bell-Lewis">'
    data = (
        '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Person", "name": "%s"}}</script>'
    )
    assert page_of("<p>By MaraBell1</p>", meta=meta + data % "Mara Bell-Lewis").byline == ("Mara Bell-Lewis",)
    assert page_of(meta=meta + data % "BoatMara").byline == ("Mara Bell-Lewis",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('<p class="author"><a href="/person/a">Mara Bell</a>, <a href="/person/b">Tom Lee</a> | The Shore</p>', 2),
        (
            '<p><b class="author-name"><a href="/user/m">Mara Bell</a> for <a href="/user/s">Tom Lee</a></b></p>',
            1,
        ),
        ('<p><a href="/author/reuters">Reuters</a>, <span class="author__name">Lisbon,</span></p>', 0),
        ('<p><a href="/shore">Ferry</a> <span class="author"></span> <i class="author"> </i>2 May 2024</p>', 0),
        ("<p>By <b>Mara Bell,</b> <i>Vice President, Shore Division, Shore Corp</i></p>", 1),
        ("<p>By <b>Mara Bell,</b> <b>Tom Lee</b> | The Shore</p>", 2),
        ('<p class="author"><a href="mailto:mara@shore.example">Send Email</a></p>', 0),
    ],
)
def test_what_stands_beside_a_name_in_its_line(line: str, expected: int) -> None:
    assert page_of(line).byline == ("Mara Bell", "Tom Lee")[:expected]


def test_the_site_s_desk_behind_a_person() -> None:
    meta = '<meta property="og:site_name" content="Shore">'
    line = '<p>By Mara Bell, <a href="/money">Shore Money</a></p>'
    assert page_of(line, meta=meta).byline == ("Mara Bell",)


def test_the_place_beside_who_signs_in_a_box_of_both() -> None:
    line = '<p class="author">Redacció</p><p class="place">Sant Vela</p>'
    assert page_of(f'<div class="date-and-author">{line}</div>', lang="ca").byline == ()


@pytest.mark.parametrize(
    "rows",
    [
        "<dt>Details</dt><dd class='createdby'>Mara Bell</dd><dd class='category-name'>Category: News</dd>"
        "<dd class='published'>Published: 22 October 2019</dd><dd class='hits'>Hits: 1204</dd>",
        "<dt>Szczegóły</dt><dd class='published'>Opublikowano: wtorek, 22, październik 2019 11:40</dd>"
        "<dd class='createdby'>Mara Bell</dd><dd class='hits'>Odsłony: 1204</dd>",
        "<dt>Détails</dt><dd class='published'>Publication : mardi 22 octobre 2019 11:40</dd>"
        "<dd class='createdby'>Écrit par Mara Bell</dd><dd class='hits'>Affichages : 1204</dd>",
    ],
)
def test_a_list_of_what_is_said_of_the_text_names_who_wrote_it_and_is_no_part_of_it(rows: str) -> None:
    page = page_of(heading="", head=f'<h2>{HEADLINE}</h2><dl class="article-info">{rows}</dl>', lang="pl")
    assert (page.byline, (page.published or "")[:10]) == (BOTH[:1], "2019-10-22")
    assert text_of(page) == ()


@pytest.mark.parametrize(
    ("signed", "names"),
    [
        ('<p><span class="autor_sup" itemprop="author">marcos ortega</span> <span>05.07.2020</span></p>', 1),
        ('<p><span class="author">anna de vries</span> | Rotterdam</p>', 1),
        ('<p><span class="author">by tom ashby</span></p>', 1),
        ('<p><span class="author">read the story</span></p>', 0),
        ('<p><span class="author">harbor desk</span></p>', 0),
        ('<p><span class="place">tom ashby</span></p>', 0),
    ],
)
def test_a_name_whose_initials_a_style_sheet_makes_large(signed: str, names: int) -> None:
    assert len(page_of(signed, lang="es").byline) == names
