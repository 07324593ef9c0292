"""Article, list, feed, sitemap or other, from the page itself."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

import scraper.extract
from scraper.extract import parse
from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.context import Context
from scraper.extract.document import Found
from scraper.extract.page import page_type as kinds
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS

TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
ARTICLE = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 09:15</div><div id=c>{TEXT}</div>"
TEASER = "北门外五个小区的施工方案已经公示，居民可以到街道办事处查看图纸，也可以在网上留言，意见收集到月底为止，共收到"
ENTRIES = "".join(
    f'<li><a href="/2025/03/{n:02}/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a><span>2025-03-{n:02}</span></li>'
    for n in range(1, 29)
)
LIST = f"<title>民生频道_某某网</title><h2>民生</h2><ul class=list>{ENTRIES}</ul>"


def kind(html: str, **hints: str) -> str:
    return parse(html.encode(), "https://a.example.cn/x/y", Hints(**hints)).kind  # type: ignore[arg-type]


def test_an_article() -> None:
    assert kind(ARTICLE) == "article"


def test_an_article_with_long_lists_beside_it() -> None:
    assert kind(f"{ARTICLE}<div class=right><ul>{ENTRIES}</ul></div>") == "article"


def test_a_list() -> None:
    assert kind(LIST) == "list"


def test_a_list_with_teasers() -> None:
    entries = "".join(
        f'<li><h3><a href="/2025/03/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></h3>'
        f"<p>{PARAGRAPHS[n % 3]}第{n}条。</p></li>"
        for n in range(12)
    )
    page = parse(
        f"<title>民生频道_某某网</title><h2>民生</h2><ul class=list>{entries}</ul>".encode(), "https://a.example.cn/"
    )
    assert page.kind == "list"
    assert len(page.items) == 12
    assert (page.body, page.byline, page.published) == ("", (), None)


def test_an_article_keeps_its_teaser_list() -> None:
    entries = "".join(
        f'<li class=item><h3><a href="/2025/03/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></h3>'
        f"<p>{TEASER}{n}条。</p></li>"
        for n in range(12)
    )
    page = parse(f"{ARTICLE}<div class=more><ul>{entries}</ul></div>".encode(), "https://a.example.cn/1.html")
    assert page.kind == "article"
    assert page.body == "\n".join(PARAGRAPHS)
    assert [item.summary for item in page.items[:1]] == [TEASER + "0条。"]


def test_feeds_and_sitemaps() -> None:
    assert (
        kind(
            "<rss version='2.0'><channel><title>某某网</title><item><title>题</title><link>http://a.cn/1</link></item></channel></rss>"
        )
        == "feed"
    )
    assert (
        kind("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.cn/1</loc></url></urlset>")
        == "sitemap"
    )


DATA = (
    f"<?xml version='1.0'?><newsList><news><title>{HEADLINE}</title><text>{PARAGRAPHS[0] * 9}</text></news></newsList>"
)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>短</p>",
        "<html><body><img src=a></body></html>",
        DATA,
        '{"title": "题", "text": "' + PARAGRAPHS[0] * 9 + '"}',
    ],
)
def test_neither(html: str) -> None:
    assert kind(html) == "other"


def test_a_hint_rules() -> None:
    assert kind(LIST, kind="article") == "article"
    assert kind(ARTICLE, kind="list") == "list"


def test_a_film_with_one_sentence_is_an_article() -> None:
    head = f"<title>[视频]{HEADLINE}</title><div class=tit>[视频]{HEADLINE}</div><div>来源：某台 2025-03-04 09:15</div>"
    html = f"{head}<div id=c><p>本台消息：老街排水改造完工。</p></div>"
    assert kind(html) == "article"


def test_xhtml_is_html() -> None:
    head = f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html><head><title>{HEADLINE}</title></head>"
    html = f"{head}<body><h1>{HEADLINE}</h1>{TEXT}</body></html>"
    assert kind(html) == "article"


def test_a_list_page_is_not_searched_for_what_only_articles_have(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def noting(name: str, find: Callable[[Context], Found | None]) -> Callable[[Context], Found | None]:
        def noted(context: Context) -> Found | None:
            names.append(name)
            return find(context)

        return noted

    monkeypatch.setattr(scraper.extract, "FIELDS", {n: noting(n, f) for n, f in scraper.extract.FIELDS.items()})
    assert kind(LIST) == "list"
    assert names == ["headline", "body", "section"]
    names.clear()
    assert kind(ARTICLE) == "article"
    assert sorted(names) == sorted(scraper.extract.FIELDS)


@pytest.mark.parametrize(("last", "paragraph"), [(9, "list"), (3, "article")])
def test_text_that_stands_among_the_entries_of_a_list_is_no_article(
    last: int, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs two points; all else is the same."""
    monkeypatch.setattr(kinds, "_is_credited", lambda context, fields: False)
    item = SimpleNamespace(headline="第一条新闻的标题要比栏目名长得多", summary=None)
    block = SimpleNamespace(first=1, last=last)
    listing = SimpleNamespace(items=[item] * 10, rule="list", rich=0.0, block=block)
    body = "\n".join([TEASER[:59]] * 5)
    lines = [SimpleNamespace(text="", links=(), link_chars=0)] * 10
    doc = SimpleNamespace(hints=Hints(), url=None, lines=lines)
    context = SimpleNamespace(doc=doc, headline=Headline(), body=Body(None, 2, 3))
    fields = {"body": SimpleNamespace(value=body)}
    total = kinds.points(context, fields, listing)  # type: ignore[arg-type]
    assert ("article" if total + 2 > 0 else "list") == paragraph


@pytest.mark.parametrize(
    "start",
    [
        "(function () {{var text = '{}'; document.body.innerHTML = '<p>' + text + '</p>';}})();",
        "!function(e,t){{e.text='{}'}}(window,document);",
        "document.write('<h1>{0}</h1><p>{0}</p>');",
        "'use strict'; const text = '{}';",
        "/* 2026 */ var title = '{}', other = 1;",
    ],
)
def test_a_script_that_is_served_as_a_page_is_no_article(start: str) -> None:
    text = "云汀港的老渡口昨日换上新栈桥，早班船从六点开到夜里十点，两岸的商户都说生意会好起来。" * 6
    assert parse(start.format(text).encode(), "https://news.example.cn/roll.js").kind == "other"
