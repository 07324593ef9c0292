"""Articles whose text stands in a script of the page and nowhere else."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

from scraper.extract import parse
from scraper.extract.document import Document
from scraper.extract.payload import embedded
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS, WHOLE

OTHER = {"title": "别的新闻", "content": MARKUP.replace("老街", "新区")}


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


ARTICLE = {"title": HEADLINE, "content": MARKUP}
IFENG = {"docData": {"title": HEADLINE, "contentData": {"contentList": [{"type": "text", "data": MARKUP}]}}}
BLOCKS = {"title": HEADLINE, "blocks": [{"htmlTokens": [[{"type": "text", "content": text}]]} for text in PARAGRAPHS]}
LINKED = {"@graph": [{"@type": "NewsArticle", "headline": HEADLINE, "articleBody": WHOLE}]}
ESCAPED = "".join(f"%{byte:02X}" for byte in dump({"data": ARTICLE}).encode())


@pytest.mark.parametrize(
    "script",
    [
        f"<script>window.__INITIAL_STATE__ = {dump({'rec': [OTHER], 'article': ARTICLE})};(function(){{}})()</script>",
        f"<script>var a={{}};var allData = {dump(IFENG)};</script>",
        f'<script id="__NEXT_DATA__" type="application/json">{dump({"props": {"article": BLOCKS}})}</script>',
        f"<script>window.__DATA__ = JSON.parse({dump(dump({'detail': ARTICLE}))})</script>",
        f'<script type="application/ld+json">{dump(LINKED)}</script>',
        f'<script id="RENDER_DATA" type="application/json">{ESCAPED}</script>',
    ],
)
def test_where_front_ends_keep_it(script: str) -> None:
    page = parse(
        f"<html><head><title>{HEADLINE}_某某网</title>{script}</head><body><div id=app></div></body></html>".encode()
    )
    assert (page.kind, page.headline, page.body) == ("article", HEADLINE, WHOLE)


@pytest.mark.parametrize("name", ["data", "content"])
def test_the_headlines_of_a_list_are_no_text(name: str) -> None:
    rows = [{"contId": n, "title": f"第{n}号堤段提前完成加固，居民来信致谢", "time": "2小时前"} for n in range(20)]
    script = f'<script id="__NEXT_DATA__" type="application/json">{dump({"props": {name: {"list": rows}}})}</script>'
    page = parse(
        f"<html><head><title>时事_某某网</title>{script}</head><body><div id=app></div></body></html>".encode()
    )
    assert (page.kind, page.body) == ("other", "")


def test_visible_text_comes_first() -> None:
    script = f"<script>window.x = {dump({'title': HEADLINE, 'content': MARKUP * 3})}</script>"
    page = parse(f"<title>{HEADLINE}_某某网</title>{script}<h1>{HEADLINE}</h1><div>{MARKUP}</div>".encode())
    assert page.body == WHOLE


@pytest.mark.slow
@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, '{"a":' * 50_000, "", "a={" * 10_000])
def test_payloads_that_are_none(text: str) -> None:
    html = f'<script type="application/ld+json">{text}</script><script>window.a = {text}</script>'
    assert Document(html).json_ld == []
    assert parse(html.encode()).body == ""


def test_json_ld_in_a_comment() -> None:
    doc = Document('<script type="application/ld+json"><!-- [{"headline": "甲"}, {"headline": "乙"}] --></script>')
    assert [item["headline"] for item in doc.json_ld] == ["甲", "乙"]


def test_in_a_text_area() -> None:
    page = parse(
        f"<title>{HEADLINE}_某某网</title><div style='display:none'><textarea>{MARKUP}</textarea></div>".encode()
    )
    assert (page.kind, page.headline, page.body) == ("article", HEADLINE, WHOLE)


def test_in_a_literal_that_is_no_json() -> None:
    markup = MARKUP.replace("<", "&lt;").replace(">", "&gt;")
    script = f"<script>var BASE = {{ info: {{ id: 0, }}, article: {{ content: '{markup}', id: '1', }} }}</script>"
    page = parse(f"<title>{HEADLINE}</title><div id=app></div>{script}".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


def test_objects_as_deep_as_they_are_long_cost_no_more_than_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """``{"data": {"data": …}}``: each level is a text in blocks that holds all levels below."""
    calls: list[int] = []
    joined = embedded._joined

    def counted(value: object, most: int, words: re.Pattern[str]) -> tuple[str, int]:
        text, cost = joined(value, most, words)
        calls.append(cost)
        return text, cost

    monkeypatch.setattr(embedded, "_joined", counted)
    blocks: object = [{"a": 1}] * 20_000
    for _ in range(300):
        blocks = {"data": blocks}
    assert embedded.article([blocks], lambda title: False) is None
    assert sum(calls) < 2 * embedded.MAX_JOINED


def test_what_a_script_only_begins_is_read_a_few_times_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    inner = embedded._read

    def counted(text: str, at: int) -> tuple[object, int]:
        value, end = inner(text, at)
        read.append(end - at)
        return value, end

    monkeypatch.setattr(embedded, "_read", counted)
    text = 'a = {"x": [' + "1," * 20_000 + '"'
    script = LexborHTMLParser("<script>" + "".join(f'b{n} = {{"y": "' for n in range(190)) + text + "</script>")
    scripts = script.css("script")
    embedded.state(scripts, [script.text() for script in scripts])
    assert sum(read) <= 6 * len(script.css("script")[0].text())


def test_a_state_in_percent_signs() -> None:
    state = json.dumps({"article": {"title": HEADLINE, "content": MARKUP}})
    html = f'<html><title>{HEADLINE}</title><div id=app></div><script>window.__STATE__ = "{quote(state)}"</script>'
    assert parse(html.encode()).body == WHOLE


@pytest.mark.parametrize("box", ["<noscript><div>{}</div></noscript>", "<script type='text/template'>{}</script>"])
def test_a_text_that_scripts_unfold(box: str) -> None:
    text = MARKUP
    assert parse(f"<html><title>{HEADLINE}</title><div id=app></div>{box.format(text)}".encode()).body == "\n".join(
        PARAGRAPHS
    )


@pytest.mark.parametrize("caption", ["note", "abstract", "desc"])
@pytest.mark.parametrize(
    "holder", ["<script>var galleryData = {};</script>", "<textarea name='gallery-data'>{}</textarea>"]
)
def test_the_captions_of_a_gallery_in_data(holder: str, caption: str) -> None:
    rows = [{"img": f"https://p.example.cn/{n}.jpg", caption: text} for n, text in enumerate(PARAGRAPHS)]
    data = json.dumps({"info": {"setname": HEADLINE}, "list": rows}, ensure_ascii=False)
    html = f"<html><title>{HEADLINE}</title><h1>{HEADLINE}</h1><p>2026-01-31 09:15</p>{holder.replace('{}', data)}"
    assert parse(html.encode()).body == WHOLE


def test_a_reply_in_a_string_of_a_payload() -> None:
    reply = json.dumps({"title": HEADLINE, "content": MARKUP})
    payload = json.dumps({"status": 200, "body": reply})
    script = f"<script type='application/json' data-url='/a'>{payload}</script>"
    assert parse(f"<html><title>{HEADLINE}</title><div id=app></div>{script}".encode()).body == WHOLE


def test_a_gallery_that_is_all_of_a_variable() -> None:
    rows = [{"imgUrl": f"https://p.example.cn/{n}.jpg", "caption": text} for n, text in enumerate(PARAGRAPHS)]
    script = f"<script>var slideData = {json.dumps(rows, ensure_ascii=False)};</script>"
    assert parse(f"<html><title>{HEADLINE}</title>{script}".encode()).body == WHOLE


@pytest.mark.parametrize("script", ["root.innerHTML = {};", "$('#app').html({});"])
def test_a_text_that_a_script_puts_into_the_page(script: str) -> None:
    text = json.dumps(MARKUP, ensure_ascii=False)
    html = f"<html><title>{HEADLINE}</title><div id=app></div><script>{script.replace('{}', text)}</script>"
    assert parse(html.encode()).body == WHOLE
