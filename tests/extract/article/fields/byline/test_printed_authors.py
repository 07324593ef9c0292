"""Authors that lines such as "By …", links and a page's own data name."""

from __future__ import annotations

import json

import pytest

from scraper.extract.article.fields.byline.printed_authors import by_line
from tests.extract.article_pages import HEADLINE, page_of


def ld(author: object, **more: object) -> str:
    data = {"@type": "NewsArticle", "headline": HEADLINE, "author": author, **more}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Gebhardt", ["Mara Gebhardt"]),
        ("By Mara Gebhardt and Jonas S. Nordby", ["Mara Gebhardt", "Jonas S. Nordby"]),
        ("By Anna-Maria Hollwarth, Bo O'Neill", ["Anna-Maria Hollwarth", "Bo O'Neill"]),
        ("By Mara Gebhardt | 2 May 2024", ["Mara Gebhardt"]),
        ("By Mara Gebhardt, Staff Writer", ["Mara Gebhardt"]),
        ("May 2, 2024 - by Mara Gebhardt", ["Mara Gebhardt"]),
        ("Von Jörg Müller", ["Jörg Müller"]),
        ("Par Hélène Dupré", ["Hélène Dupré"]),
        ("Por Ana Peña", ["Ana Peña"]),
        ("Author, 沈知秋", ["沈知秋"]),
        ("By 沈知秋", ["沈知秋"]),
        ("By the riverside, three streets stay dry", []),
        ("Von der Leyen", []),
        ("By 2030", []),
        ("Par avion", []),
    ],
)
def test_a_line_that_says_who_signs(line: str, names: list[str]) -> None:
    assert by_line(line) == names


@pytest.mark.parametrize(
    ("page", "byline"),
    [
        ({"head": "<div>By Mara Gebhardt</div><div>2024-05-02 14:30</div>"}, ("Mara Gebhardt",)),
        ({"head": "<address>LI YUAN</address>"}, ("LI YUAN",)),
        ({"head": '<p><a rel="author" href="/x">Ana Peña</a></p>'}, ("Ana Peña",)),
        ({"head": '<p><a href="/author/7">沈知秋</a> 2024-05-02</p>'}, ("沈知秋",)),
        ({"head": '<span class="byline">Mara Gebhardt</span>'}, ("Mara Gebhardt",)),
        ({"meta": '<meta name="author" content="水滴姐姐">', "head": "<span>水滴姐姐</span>"}, ("水滴姐姐",)),
        ({"meta": '<meta name="author" content="水滴姐姐">'}, ()),
        ({"meta": '<meta name="author" content="某某网">', "head": "<span>某某网</span>"}, ()),
        ({"meta": ld({"@type": "Person", "name": "Mara Gebhardt"})}, ("Mara Gebhardt",)),
        (
            {"meta": ld([{"@type": "Person", "name": "Ana Peña"}, {"@type": "Person", "name": "沈知秋"}])},
            ("Ana Peña", "沈知秋"),
        ),
        ({"meta": ld({"@type": "Person", "name": "水滴姐姐"})}, ("水滴姐姐",)),
        ({"meta": ld({"@type": "Person", "name": "某某网"})}, ()),
        ({"meta": ld({"@type": "Person", "name": "admin"})}, ()),
        ({"meta": ld({"@type": "Organization", "name": "Mara Gebhardt"})}, ()),
        ({"meta": ld({"@type": "Person", "name": "城东日报"})}, ()),
        (
            {"meta": ld({"@type": "Person", "name": "Eastern Voice"}, publisher={"name": "Eastern Voice"})},
            (),
        ),
    ],
)
def test_who_signs(page: dict[str, str], byline: tuple[str, ...]) -> None:
    assert page_of(**page).byline == byline


WECHAT = "<meta property='og:site_name' content='微信公众平台'><meta name='author' content='{author}'>"


@pytest.mark.parametrize(("author", "names"), [("王小明", ("王小明",)), ("老槐树下", ("老槐树下",)), ("城东日报", ())])
def test_whom_wechat_names_in_its_data_signs(author: str, names: tuple[str, ...]) -> None:
    head = "<span id=profileBt><a id=js_name>城东日报</a></span>"
    assert page_of(head, meta=WECHAT.format(author=author)).byline == names


def test_a_person_of_the_data_whom_the_page_prints_as_editor_does_not_sign() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {{"@type": "Person", "name": "米婭"}}}}'
    meta = f'<script type="application/ld+json">{data}</script>'
    assert page_of("<div>2025-12-30 来源：城东日报</div>", meta=meta).byline == ("米婭",)
    assert page_of("<div>2025-12-30 责任编辑：米婭</div>", meta=meta).byline == ()


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('["Mara Ellison", "Peter Halvorsen"]', ("Mara Ellison", "Peter Halvorsen")),
        ('{"@type": "Person", "name": "By Mara Ellison"}', ("Mara Ellison",)),
        ('"Newsroom Staff"', ()),
    ],
)
def test_authors_in_letters_in_the_data(author: str, expected: tuple[str, ...]) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}'
    meta = f'<script type="application/ld+json">{data}</script>'
    assert page_of("<div>2026-01-31 09:15</div>", meta=meta).byline == expected


@pytest.mark.parametrize(
    ("channel", "author", "byline"),
    [
        ("散文", "江南梅子", ("江南梅子",)),
        ("随笔", "老街闲人", ("老街闲人",)),
        ("杂谈", "嵺方", ("嵺方",)),
        ("社会", "江南梅子", ()),
        ("散文", "某某网", ()),
        ("散文", "admin", ()),
    ],
)
def test_a_pen_name_that_only_the_data_of_an_essay_have(channel: str, author: str, byline: tuple[str, ...]) -> None:
    way = f"<div><a href='/'>首页</a> &gt; <a href='/s/'>{channel}</a> &gt; 正文</div>"
    assert page_of("<div>2024-05-02</div>", crumb=way, meta=f"<meta name=author content={author}>").byline == byline
