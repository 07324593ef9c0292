"""Authors in the data of a page in letters: JSON-LD and meta elements."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.extract.lettered import HEADLINE, page_of


def byline(author: Any, *, head: str = "", meta: str = "", others: tuple[Any, ...] = ()) -> tuple[str, ...]:
    publisher = {"@type": "Organization", "name": "La Orilla"}
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": author, "publisher": publisher}
    data = json.dumps({"@context": "https://schema.org", "@graph": [article, *others]})
    return page_of(head, meta=f'{meta}<script type="application/ld+json">{data}</script>').byline


PERSON = {"@type": "Person", "name": "Mara Ellison"}


@pytest.mark.parametrize(
    "author", [PERSON, [PERSON], "Mara Ellison", {"@type": ["Person", "Thing"], "name": "Mara Ellison"}]
)
def test_a_person(author: Any) -> None:
    assert byline(author) == ("Mara Ellison",)


def test_a_person_named_elsewhere_in_the_graph() -> None:
    person = {"@id": "https://shore.example/#/person/1", **PERSON}
    assert byline({"@id": person["@id"]}, others=(person,)) == ("Mara Ellison",)


@pytest.mark.parametrize(
    "author",
    [
        {"@type": "Organization", "name": "The Shore"},
        {"@type": "Person", "name": "Redacción"},
        {"@type": "Person", "name": "Lusa"},
        {"@type": "Person", "name": "المدار - وكالات"},
        {"@type": "Person", "name": "AFP"},
        {"@type": "Person", "name": "HJK"},
        {"@type": "Person", "name": "ΣΥΝΤΑΚΤΙΚΗ ΟΜΑΔΑ"},
        {"@type": "Person", "name": "Συντακτική ομάδα"},
        {"@type": "Person", "name": "Редколлегия"},
        {"@type": "Person", "name": "Équipe éditoriale"},
        {"@type": "Person", "name": "خبرگزاری کرانه"},
        {"@type": "Person", "name": "Anadolu Ajansı"},
        {"@type": "Person", "name": "La Orilla"},
    ],
)
def test_publishers_newsrooms_and_agencies_sign_nothing(author: Any) -> None:
    assert byline(author) == ()


def test_a_printed_code_of_the_staff() -> None:
    assert byline({"@type": "Person", "name": "HJK"}, head="<p>HJK</p>") == ("HJK",)


@pytest.mark.parametrize(
    ("login", "head"),
    [
        ("mellison", '<div class="author"><a href="/author/mellison">Mara Ellison</a></div>'),
        ("Mara", '<div class="meta"><a rel="author" href="/about">Mara Ellison</a></div>'),
    ],
)
def test_the_printed_name_goes_before_a_login(login: str, head: str) -> None:
    assert byline({"@type": "Person", "name": login}, head=head) == ("Mara Ellison",)


def test_the_page_prints_more_authors_than_its_data_name() -> None:
    head = '<h4 class="author-name"><a href="/author/m">Mara Ellison</a>, <a href="/author/t">Tom Ashby</a></h4>'
    assert byline(PERSON, head=head) == ("Mara Ellison", "Tom Ashby")


def test_another_name_by_the_headline_is_not_the_authors_login() -> None:
    assert byline(PERSON, head='<div class="author"><a href="/author/t">Tom Ashby</a></div>') == ("Mara Ellison",)


@pytest.mark.parametrize("name", ["author", "content_author", "mediator_author", "parsely-author", "article_author"])
def test_a_meta_element(name: str) -> None:
    assert page_of(meta=f'<meta name="{name}" content="Mara Ellison">').byline == ("Mara Ellison",)


def test_a_meta_element_that_names_the_site() -> None:
    meta = '<meta name="author" content="River Shore"><meta property="og:site_name" content="River Shore">'
    assert page_of("<p>River Shore</p>", meta=meta).byline == ()


def test_the_editor_of_a_meta_element_is_no_author() -> None:
    head = '<div class="credit"><h6 class="author-name">Mara Ellison,</h6><h6 class="author-name">Tom Ashby</h6></div>'
    assert page_of(head).byline == ("Mara Ellison", "Tom Ashby")
    assert page_of(head, meta='<meta name="content_editor" content="Tom Ashby">').byline == ("Mara Ellison",)


@pytest.mark.parametrize("kind", ["MedicalWebPage", "Recipe", "HowTo", "QAPage"])
def test_other_objects_about_the_page(kind: str) -> None:
    data = json.dumps({"@type": kind, "name": HEADLINE, "author": PERSON, "datePublished": "2021-08-16"})
    page = page_of("<p>Updated on April 2, 2023</p>", meta=f'<script type="application/ld+json">{data}</script>')
    assert page.byline == ("Mara Ellison",)
    assert (page.published or "")[:10] == "2021-08-16"


@pytest.mark.parametrize("publisher", [{"@type": "Organization", "name": "River Notes"}, {"@id": "#house"}])
def test_the_publisher_is_no_person(publisher: dict[str, str]) -> None:
    house = {"@id": "#house", "@type": ["Organization", "Brand"], "name": "River Notes"}
    author = {"@type": "Person", "name": "River Notes"}
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": author, "publisher": publisher}
    data = json.dumps({"@graph": [article, house]})
    assert page_of(meta=f'<script type="application/ld+json">{data}</script>').byline == ()


def test_the_name_of_the_site_is_no_person() -> None:
    """The publisher is written as the site's address is, the author as its name."""
    author = {"@type": "Person", "name": "River Notes"}
    publisher = {"@type": "Organization", "name": "Rivernotes.example"}
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": author, "publisher": publisher}
    site = '<meta property="og:site_name" content="River Notes">'
    data = f'{site}<script type="application/ld+json">{json.dumps(article)}</script>'
    assert page_of(meta=data).byline == ()


def test_a_person_publishes_the_own_blog() -> None:
    person = {"@type": ["Person", "Organization"], "name": "Mara Ellison"}
    for publisher in (person, {"@type": "Organization", "name": "Mara Ellison"}):
        article = {"@type": "BlogPosting", "headline": HEADLINE, "author": person, "publisher": publisher}
        meta = f'<script type="application/ld+json">{json.dumps(article)}</script>'
        assert page_of(meta=meta).byline == ("Mara Ellison",)


@pytest.mark.parametrize("login", ["m.ellison@shore.example", "mara.ellison", "ellisonm"])
def test_a_login_of_whom_the_page_prints(login: str) -> None:
    meta = f'<meta name="author" content="{login}">'
    assert page_of("<section>Mara Ellison</section>", meta=meta).byline == ("Mara Ellison",)
    assert page_of("<section>Green Living</section>", meta=meta).byline == ()


@pytest.mark.parametrize(
    "text",
    ["Department of Trade, Schools and Research WBF", "Shore Wines in Harbour - The Shop for Wines of the Coast"],
)
def test_a_meta_element_that_names_a_house(text: str) -> None:
    assert page_of(meta=f'<meta name="author" content="{text}">').byline == ()


@pytest.mark.parametrize(
    "head",
    [
        '<div class="read__author"><a href="/profile/324/">Tom Ashby</a></div>',
        "<p>Rep: Tom Ashby/ Red: Mara Ellison</p>",
        "<p>Pewarta: Tom Ashby</p>",
    ],
)
@pytest.mark.parametrize("name", ["content_editor", "editor"])
def test_the_editor_is_not_the_author(head: str, name: str) -> None:
    assert byline(PERSON, head=head, meta=f'<meta name="{name}" content="Mara Ellison">') == ("Tom Ashby",)


def test_the_editor_of_the_data_by_the_day() -> None:
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": "Antara"}}
    meta = f'<script type="application/ld+json">{json.dumps({**article, "editor": PERSON})}</script>'
    lines = "<div>Reporter:</div><h4>Antara</h4><div>Editor:</div><h4>Mara Ellison</h4><div>2 May 2024</div>"
    head = f"<div>{lines}</div>"
    assert page_of(head, meta=f'{meta}<meta name="author" content="Mara Ellison">').byline == ()


def test_an_element_under_a_label_of_the_editor() -> None:
    assert page_of('<div class="author">Editor:<h4 class="author">Mara Ellison</h4></div>').byline == ()


@pytest.mark.parametrize("wire", ["/PRNewswire/", "(BUSINESS WIRE)", "(GLOBE NEWSWIRE)", "(ots)", "/PRNewswire-Asia/"])
def test_a_release_is_signed_by_nobody(wire: str) -> None:
    meta = '<meta name="author" content="Blue Harbor Ferry">'
    opening = f"<p>LISBON, May 2, 2024 {wire} -- The region keeps its oldest boat for two more winters, it said.</p>"
    assert page_of(within=opening, meta=meta).byline == ()
    assert page_of(meta=meta).byline == ("Blue Harbor Ferry",)


def test_a_korean_name_with_its_office() -> None:
    assert page_of(meta='<meta name="author" content="표은재 기자">').byline == ("표은재",)


def test_several_authors_of_a_meta_element() -> None:
    assert page_of(meta='<meta name="authors" content="Mara Ellison,Tom Ashby">').byline == (
        "Mara Ellison",
        "Tom Ashby",
    )


def test_whose_letter_the_foot_says_it_is() -> None:
    """A person who writes under the name of a paper of his own: © 2024 Zlata Marovic."""
    foot = "</article><footer>© 2024 Zlata Marovic. See privacy and terms</footer>"
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": "Zlata Marovic"}}
    for house, names in (("Shore Letter", ("Zlata Marovic",)), ("Zlata Marovic", ())):
        data = json.dumps({**article, "publisher": {"@type": "Organization", "name": house}})
        meta = f'<script type="application/ld+json">{data}</script>'
        assert page_of(tail=foot, meta=meta).byline == names


def test_a_person_publishes_articles_of_a_site_of_the_same_name() -> None:
    article = {"@type": "Article", "headline": HEADLINE, "author": {"@type": "Person", "name": "Zlata Marovic"}}
    data = json.dumps({**article, "publisher": {"@type": "Organization", "name": "Zlata Marovic"}})
    assert page_of(meta=f'<script type="application/ld+json">{data}</script>').byline == ("Zlata Marovic",)


@pytest.mark.parametrize(
    "line",
    [
        'Editor : <a href="/author/112/ashby" class="author">Tom Ashby</a>',
        "Editor: Tom Ashby",
        "Redaktur: Tom Ashby",
        "Edited by: Tom Ashby",
    ],
)
def test_an_editor_printed_below_the_text_whom_the_data_name_as_author(line: str) -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": "Tom Ashby"}}
    )
    meta = f'<script type="application/ld+json">{data}</script>'
    tail = f'<div class="info-editor">{line}</div>'
    head = '<div class="author-2">Mara Ellison</div>'
    assert page_of(head, meta=meta, tail=tail).byline == ("Mara Ellison",)
    assert page_of(meta=meta, tail=tail).byline == ("Tom Ashby",)


@pytest.mark.parametrize(
    ("name", "contents", "names"),
    [
        ("author", ("The Shore", "Mara Ellison"), ("Mara Ellison",)),
        ("author", ("한길뉴스", "도하윤 기자"), ("도하윤",)),
        ("citation_author", ("Ellison, Mara", "Ashby, Tom"), ("Mara Ellison", "Tom Ashby")),
        ("DC.creator", ("Mara Ellison", "Tom Ashby"), ("Mara Ellison", "Tom Ashby")),
    ],
)
def test_several_meta_elements_of_one_name(name: str, contents: tuple[str, ...], names: tuple[str, ...]) -> None:
    site = '<meta property="og:site_name" content="한길뉴스">' if "뉴스" in contents[0] else ""
    meta = "".join(f'<meta name="{name}" content="{content}">' for content in contents)
    assert page_of(meta=site + meta).byline == names


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Mara Ellison and Tom AshbyLantern News", ("Mara Ellison", "Tom Ashby")),
        ("Isabel KeaneJournal New", ("Isabel Keane",)),
        ("Mara EllisonDaily Lantern", ("Mara Ellison",)),
        ("Jeff VanderMeer", ("Jeff VanderMeer",)),
        ("Flora MacDonald Ames", ("Flora MacDonald Ames",)),
    ],
)
def test_a_paper_that_touches_the_name_is_cut_off(name: str, names: tuple[str, ...]) -> None:
    assert byline({"@type": "Person", "name": name}) == names
