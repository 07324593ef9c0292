"""Authors as objects of JSON-LD, in the forms that sites write."""

from __future__ import annotations

import json

import pytest

from tests.extract.article_pages import HEADLINE, page_of


@pytest.mark.parametrize("remark", ["", "<!-- by a theme --> "])
@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "givenName": "Mara", "familyName": "Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "Person", "name": ["Mara Gebhardt", "沈知秋"]}, ("Mara Gebhardt", "沈知秋")),
        ({"@type": "Person", "name": "Анна Петрова"}, ("Анна Петрова",)),
        ({"@type": "Person", "name": "Ελένη Παππά"}, ("Ελένη Παππά",)),
        ({"@type": "Person", "name": None}, ()),
        ({"@type": "http://schema.org/Person", "name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "schema:Person", "name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "Person", "name": {"@value": "Mara Gebhardt"}}, ("Mara Gebhardt",)),
        ({"@type": "Person", "alternateName": "老木匠"}, ("老木匠",)),
        ({"name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "schema:Organization", "name": "Mara Gebhardt"}, ()),
        ({"name": "城东网"}, ()),
        ({"@type": "Person", "name": "佐藤 健一"}, ("佐藤 健一",)),
        ({"@type": "Person", "name": "Sin&eacute;ad O&#39;Hara"}, ("Sinéad O'Hara",)),
    ],
)
def test_an_author_of_json_ld(author: object, byline: tuple[str, ...], remark: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "author": author}, ensure_ascii=False)
    meta = f'<script type="application/ld+json">{remark}{data}</script>'
    assert page_of("<div>2024-05-02 14:30</div>", meta=meta).byline == byline


@pytest.mark.parametrize(
    ("meta", "head", "byline"),
    [
        ('<meta name="byl" content="By Mara Ellison and Tom Ashby">', "", ("Mara Ellison", "Tom Ashby")),
        ("", '<div>By Mara Ellison <a href="mailto:m@example.cn">Email the author</a></div>', ("Mara Ellison",)),
        (
            f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}",'
            '"creator":["Mara Ellison"]}</script>',
            "",
            ("Mara Ellison",),
        ),
    ],
)
def test_who_signs_by_the_page_s_own_word(meta: str, head: str, byline: tuple[str, ...]) -> None:
    assert page_of(f"{head}<div>2024-05-02 14:30</div>", meta=meta).byline == byline
