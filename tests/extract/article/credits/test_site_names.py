"""What a site calls itself, and that nobody signs with it."""

from __future__ import annotations

import json

import pytest

from scraper.extract.article.credits.site_names import names_site, site_names
from scraper.extract.document import Document, key
from tests.extract.lettered import HEADLINE, page_of

DATA = {"@type": "NewsArticle", "headline": HEADLINE}


def byline(author: str, *, title: str = HEADLINE, foot: str = "", meta: str = "") -> tuple[str, ...]:
    data = json.dumps({**DATA, "author": {"@type": "Person", "name": author}})
    head = f'<meta property="og:title" content="{HEADLINE}">{meta}<script type="application/ld+json">{data}</script>'
    return page_of(title=title, meta=head, tail=foot).byline


@pytest.mark.parametrize(
    ("title", "foot", "meta"),
    [
        (f"{HEADLINE} - Harbor Lantern", "", ""),
        (f"Harbor Lantern | {HEADLINE}", "", ""),
        (HEADLINE, "<footer>© 2008-2024 Harbor Lantern. All rights reserved.</footer>", ""),
        (HEADLINE, "<footer>Copyright Harbor Lantern | Imprint</footer>", ""),
        (HEADLINE, "", '<meta name="DC.publisher" content="HARBOR LANTERN">'),
    ],
)
def test_the_house_signs_no_news(title: str, foot: str, meta: str) -> None:
    assert byline("Harbor Lantern", title=title, foot=foot, meta=meta) == ()
    assert byline("Anna Ellison", title=title, foot=foot, meta=meta) == ("Anna Ellison",)


def test_a_person_whose_site_it_is_signs() -> None:
    assert byline("Anna Ellison", title=f"{HEADLINE} | Anna Ellison") == ("Anna Ellison",)


@pytest.mark.parametrize("name", ["Hafenwacht Nordost", "Rotes Ankertuch", "Verein Klarwasser"])
def test_a_meta_element_names_the_house(name: str) -> None:
    page = page_of(title=f"{HEADLINE} - {name}", meta=f'<meta name="author" content="{name}">')
    assert page.byline == ()


@pytest.mark.parametrize("name", ["Harbor Lantern Nacional", "Harbor Lantern Newsdienst", "Lantern of the Harbor"])
def test_a_desk_and_a_part_of_the_name_are_the_house(name: str) -> None:
    meta = '<meta property="og:site_name" content="Harbor Lantern">'
    title = f"{HEADLINE} | Lantern of the Harbor and the Isles"
    assert byline(name, title=title, meta=meta) == ()


def test_a_person_whose_name_the_site_goes_on_behind_signs() -> None:
    assert byline("Dr Anna Ellison", title=f"{HEADLINE} | Dr Anna Ellison on Tides") == ("Dr Anna Ellison",)


@pytest.mark.parametrize("name", ["HarborLantern.com", "HarborLantern.co", "Harbor Lantern.News"])
def test_the_address_that_a_site_calls_itself_by_is_its_name(name: str) -> None:
    assert byline("Harbor Lantern", meta=f'<meta property="og:site_name" content="{name}">') == ()


def names(title: str, head: str = "") -> frozenset[str]:
    page = f"<html><head><title>{title}</title>{head}</head><body><p>渡口换新，市民称便。</p></body></html>"
    return site_names(Document(page), key("渡口换新"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("封面新闻", "渡口换新_封面新闻"),
        ("云汀新闻", "渡口换新 - 云汀新闻网"),
        ("雲汀", "渡口換新｜民生｜雲汀新聞"),
        ("云汀晚报", "云汀晚报-渡口换新"),
        ("绿野网", "渡口换新 绿野网"),
        ("云汀新闻中心", "渡口换新_云汀新闻_云汀"),
    ],
)
def test_a_chinese_title_opens_or_ends_with_the_site(name: str, title: str) -> None:
    assert names_site(name, names(title))


@pytest.mark.parametrize("name", ["社会新闻", "渡口", "云", "港口晚报", ""])
def test_a_channel_the_headline_and_another_medium_are_not_the_site(name: str) -> None:
    assert not names_site(name, names("渡口换新_社会新闻_云汀晚报"))
    assert not names_site(name, names("社会新闻-渡口换新"))


def test_the_data_name_it() -> None:
    sites = names("渡口换新", '<meta property="og:site_name" content="雲汀時報">')
    assert names_site("雲汀時報", sites)
    assert names_site("雲汀時報網", sites)
    assert not names_site("雲汀", sites)


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("N4", "N4 Hafenland"),
        ("Norder Hafenblatt", "NO Hafenblatt"),
        ("Vela", "Vela Oltremare"),
        ("Vela Notizie", "Vela Oltremare"),
        ("Vela", "Vela"),
    ],
)
def test_a_name_with_the_whole_of_the_sites_is_the_house(site: str, name: str) -> None:
    meta = f'<meta property="og:site_name" content="{site}"><meta name="publisher" content="Hafenblatt">'
    assert byline(name, meta=meta) == ()


def test_the_house_behind_a_person_is_left_out() -> None:
    meta = '<meta property="og:site_name" content="Harbor Lantern">'
    assert byline("Anna Ellison Harbor Lantern", meta=meta) == ("Anna Ellison",)


@pytest.mark.parametrize(
    "picture",
    [
        "<figcaption>The crew in the hall (C) Kolo Senn</figcaption>",
        '<p class="wp-caption-text">The crew in the hall / © Kolo Senn</p>',
        '<div class="image-caption">The crew. Copyright: Kolo Senn</div>',
    ],
)
def test_who_has_the_rights_to_a_picture_is_not_the_house(picture: str) -> None:
    assert byline("Kolo Senn", foot=picture) == ("Kolo Senn",)
