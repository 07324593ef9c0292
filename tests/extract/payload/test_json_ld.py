"""JSON-LD: what is not quite JSON, and the object that speaks of the page's article."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from scraper.extract import parse
from scraper.extract.payload.json_ld import objects, of_article
from tests.extract.article_pages import HEADLINE, MOMENT, SOURCE, page_of

OWN = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2025-12-30T14:30:00+08:00"}}'
OLD = '{"@type": "NewsArticle", "headline": "另一篇旧文章", "datePublished": "2020-01-01T00:00:00+08:00"}'


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "1",}', [{"a": "1"}]),
        ('/* seo */ {"a": [1, 2,],}', [{"a": [1, 2]}]),
        ('// seo\n{"a": "http://x.example//y"}', [{"a": "http://x.example//y"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "他说"好"了", "b": "2"}', [{"a": '他说"好"了', "b": "2"}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('{"a": 1};', [{"a": 1}]),
        ("{&quot;a&quot;: &quot;1&quot;}", [{"a": "1"}]),
        ('var data = {"a": 1};', [{"a": 1}]),
        ("{a: '1', 'b': 2}", [{"a": "1", "b": 2}]),
        ("no object at all", []),
        ('{"a": "x\ny"}', [{"a": "x\ny"}]),
        ('[{"a": 1}, {"@graph": [{"b": 2}]}]', [{"a": 1}, {"@graph": [{"b": 2}]}, {"b": 2}]),
        ("no JSON", []),
        ("{“a”: “1”}", [{"a": "1"}]),
        (
            '{"@type": "NewsArticle", "headline": "老街", "body": "x" y" : [, "datePublished": "2024-05-02",'
            ' "url": 1 "url": "u"}',
            [{"@type": "NewsArticle", "headline": "老街", "datePublished": "2024-05-02"}],
        ),
    ],
)
def test_what_is_plainly_meant_is_read(text: str, expected: list[object]) -> None:
    assert objects(LexborHTMLParser(ld(text)).css("script")) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"[{OLD}, {OWN}]",
        f'[{{"@type": "WebPage", "datePublished": "2020-01-01"}}, {OWN}]',
        f'[{{"@type": "VideoObject", "name": "另一段视频", "uploadDate": "2020-01-01"}}, {OWN}]',
        f'{{"@type": "WebPage", "datePublished": "2020-01-01", "mainEntity": {OWN}}}',
        f'{{"@graph": [{OLD}, {OWN}]}}',
    ],
)
def test_the_page_s_own_article_is_believed(text: str) -> None:
    assert page_of("<div>来源：城东日报</div>", meta=ld(text)).published == "2025-12-30T14:30:00+08:00"


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Comment", "dateCreated": "2020-01-01", "author": {"@type": "Person", "name": "王一心"}}',
        f"[{OLD}, {OLD}]",
        '{"@type": "Person", "name": "王一心", "dateCreated": "2020-01-01", "author": "王一心"}',
    ],
)
def test_what_speaks_of_something_else_is_not(text: str) -> None:
    page = page_of("<div>来源：城东日报</div>", meta=ld(text))
    assert (page.published, page.byline) == (None, ())


def test_marks_without_end_take_linear_time() -> None:
    for text in ('{"a":' + ':"x' * 60_000, '{"' + '"' * 100_000, "/*" * 50_000, "," * 100_000 + "}"):
        assert parse(f"<html><head>{ld(text)}</head><body><p>x</p></body></html>".encode()).kind == "other"


@pytest.mark.parametrize("author", ['{"@id": "#p"}', '[{"@id": "#p"}]', '{"@type": "Person", "@id": "#p"}'])
def test_a_person_that_is_referred_to_is_read(author: str) -> None:
    own = OWN.replace("{", '{"author": ' + author + ", ", 1)
    graph = f'{{"@graph": [{own}, {{"@type": "Person", "@id": "#p", "name": "王一心"}}]}}'
    assert page_of("<div>来源：城东日报</div>", meta=ld(graph)).byline == ("王一心",)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"NewsArticle","datePublished":"MOMENT" "headline":"%s"}',
        '{"@type":"NewsArticle",\n"headline":"%s"\n"datePublished":"MOMENT"\n"x":1}',
        '{"@graph":[{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT"},{"@type":"ListItem","position":1',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","description":"市水务局昨日介',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","image":["1.jpg","https://news.ex',
        '{"@type":"NewsArticle","headline":"%s","image":,,"datePublished":"MOMENT"}',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","thumbnailUrl":}',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT"',
        "Notice: Undefined index: image in /www/ld.php on line 9 "
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT"}',
    ],
)
def test_damaged_data_still_give_the_date(data: str) -> None:
    meta = f'<script type="application/ld+json">{(data % HEADLINE).replace("MOMENT", MOMENT)}</script>'
    assert page_of(SOURCE, meta=meta).published == MOMENT


@pytest.mark.parametrize("kind", ["DiscussionForumPosting", "SocialMediaPosting", "Review"])
def test_what_a_reader_posted_below_an_article(kind: str) -> None:
    item = {"@type": kind, "headline": "大家怎么看", "datePublished": "2026-02-01"}
    assert of_article([item], ["老街排水改造完工"], None, lambda _url: False) == []
