"""Shells of front ends: the article stands in the page's data, in each way that they write it."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest

from scraper.extract import parse
from scraper.extract.payload import front_ends
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS, WHOLE, as_json

ARTICLE = {"id": 7, "title": HEADLINE, "content": MARKUP, "publishTime": "2024-05-02 14:30:00"}
TEXT = json.dumps(ARTICLE, ensure_ascii=False)


def script(code: str, attributes: str = "") -> str:
    return f"<div id=app></div><script{attributes}>{code}</script>"


def flight(rows: str) -> str:
    half = len(rows) // 2
    return "".join(
        f"<script>self.__next_f.push([1,{json.dumps(part, ensure_ascii=False)}])</script>"
        for part in (rows[:half], rows[half:])
    )


NUXT_DATA = [
    ["ShallowReactive", 1],
    {"data": 2, "state": 3},
    {"article-7": 4},
    {},
    {"id": 5, "title": 6, "content": 7, "publishTime": 8},
    7,
    HEADLINE,
    MARKUP,
    "2024-05-02 14:30:00",
]
FUSION = {
    "headlines": {"basic": HEADLINE},
    "content_elements": [{"type": "text", "content": text} for text in PARAGRAPHS],
}

FORMS = {
    "Nuxt 2": script(
        "window.__NUXT__=(function(a,b,c){return {layout:'default',data:[{detail:{id:7,title:a,content:b,show:!0,"
        f'publishTime:c,tags:[],at:void 0}}}}]}}}}({json.dumps(HEADLINE)},{json.dumps(MARKUP)},"2024-05-02 14:30:00"));'
    ),
    "Nuxt 2 with arrows": script(
        "window.__NUXT__=((a,b)=>{return {data:[{title:a,content:b}]}})"
        f"({json.dumps(HEADLINE)},{json.dumps(MARKUP)})"
    ),
    "Nuxt 2 with properties set one by one": script(
        "window.__NUXT__=(function(a,b,c){a.title=b;a.content=c;return {data:[{info:a}],error:null}}"
        f"({{}},{json.dumps(HEADLINE)},{json.dumps(MARKUP)}));"
    ),
    "Nuxt 3": script(json.dumps(NUXT_DATA), " type='application/json' id=__NUXT_DATA__"),
    "Next.js": flight('1:I["a.js"]\n2:' + json.dumps(["$", "div", None, {"article": ARTICLE}]) + "\n"),
    "Next.js, texts apart": flight(
        f"3:T{len(MARKUP.encode()):x},{MARKUP}"
        + "4:"
        + json.dumps(["$", "main", None, {"post": {**ARTICLE, "content": "$3"}}])
        + "\n"
    ),
    "Arc XP": script(f"window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(FUSION)};Fusion.x=1;"),
    "escaped address": script(
        f'window.__STATE__ = JSON.parse(decodeURIComponent("{quote(json.dumps({"a": ARTICLE}))}"));'
    ),
    "Inertia": f'<div id=app data-page="{html.escape(json.dumps({"props": {"article": ARTICLE}}))}"></div>',
    "react-rails": f"<div data-react-props='{html.escape(json.dumps({'article': ARTICLE}))}'></div>",
    "shadow root": f"<x-page><template shadowrootmode=open><h1>{HEADLINE}</h1>{MARKUP}</template></x-page>",
    "escaped markup": script(
        "window.__INITIAL_STATE__=" + json.dumps({"d": {**ARTICLE, "content": html.escape(MARKUP)}})
    ),
    "SvelteKit": script(
        "kit.start(app, element, {node_ids: [0, 2], data: [null,{type:'data',data:{post:{title:"
        f"{json.dumps(HEADLINE)},body:{json.dumps(MARKUP)}}}}},uses:{{}}}}], form: null}});"
    ),
    "a variable named for the text": script(f"var contentTxt = {json.dumps(MARKUP)};"),
    "a variable of the news": script(f"let newsContentHtml = '{MARKUP}';"),
    "bare names": script(f"window.__SSR__={{page:{{title:'{HEADLINE}',body:'{MARKUP}'}}}}"),
    "bare names, paragraphs": script(
        f"var post = {{\n // the text\n title: '{HEADLINE}',\n text: [\n"
        + "".join(f" '{t}',\n" for t in PARAGRAPHS)
        + "]};"
    ),
    "a template of its own": script(f"document.getElementById('app').innerHTML = `{MARKUP}`;"),
    "a hidden field": f'<input type="hidden" name=content value="{html.escape(MARKUP)}">',
    "nested JSON.parse": script(f"var page = {{a: 'x', detail: JSON.parse({json.dumps(TEXT)})}};"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_article_is_read(form: str) -> None:
    page = f"<html><head><meta charset=utf-8><title>{HEADLINE}_某某网</title></head><body>{FORMS[form]}</body></html>"
    record = parse(page.encode(), "https://news.example.cn/2024/0502/c1-1001.html")
    assert (record.kind, record.headline, record.body) == ("article", HEADLINE, WHOLE)


WORDS = "老街的排水管昨天换完了，\\x0a街坊们说这下雨天不用垫砖头，孩子可以直接走回家，商户也不再堆沙袋。"


@pytest.mark.parametrize("kind", ["8", "10"])
def test_a_post_of_pictures(kind: str) -> None:
    page = (
        f'<html><head><meta charset=utf-8><title></title><meta name="description" content="{WORDS}">'
        f'<meta property="og:title" content="{HEADLINE}"></head><body><div id=js_article></div>'
        f"<script>window.item_show_type = '{kind}'; var ct = \"1714631400\";</script></body></html>"
    )
    record = parse(page.encode(), "https://mp.weixin.qq.com/s/AbC")
    assert (record.kind, record.headline) == ("article", HEADLINE)
    assert record.body == WORDS.replace("\\x0a", "\n")


DRAFT = {"blocks": [{"key": str(n), "text": text, "type": "unstyled"} for n, text in enumerate(PARAGRAPHS)]}
DELTA = {"ops": [{"insert": text} for text in PARAGRAPHS]}


@pytest.mark.parametrize(
    "shell",
    [
        f"<script>window.__STATE__={as_json({'article': {'title': HEADLINE, 'content': as_json(DRAFT)}})}</script>",
        f"<script>window.__STATE__={as_json({'post': {'title': HEADLINE, 'delta': DELTA}})}</script>",
        f'<script>var articleText = decodeURIComponent("{quote(MARKUP)}");</script>',
        "<div data-article='" + as_json({"title": HEADLINE, "content": MARKUP}) + "'></div>",
        "<div data-detail='" + as_json({"title": HEADLINE, "content": MARKUP}) + "'></div>",
    ],
)
def test_a_text_in_a_form_of_an_editor(shell: str) -> None:
    page = parse(f"<title>{HEADLINE}</title><div id=app></div>{shell}".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


@pytest.mark.parametrize(
    "folded",
    [
        f'<iframe srcdoc="{MARKUP.replace("<", "&lt;")}"></iframe>',
        f'<div data-content="{MARKUP.replace("<", "&lt;")}"></div>',
        f'<div data-html="{MARKUP.replace("<", "&lt;")}"></div>',
        "<script>document.write(unescape('"
        + "".join(f"%u{ord(sign):04X}" if ord(sign) > 127 else f"%{ord(sign):02X}" for sign in MARKUP)
        + "'))</script>",
    ],
)
def test_a_text_that_a_script_unfolds(folded: str) -> None:
    assert parse(f"<title>{HEADLINE}_某某网</title><div id=app></div>{folded}".encode()).body == WHOLE


def test_the_stream_of_a_page_comes_in_short_pieces() -> None:
    stream = "5:" + json.dumps({"article": {"title": HEADLINE, "content": MARKUP}}) + "\n"
    pieces = [stream[at : at + 90] for at in range(0, len(stream), 90)]
    scripts = "".join(f"<script>self.__next_f.push([1,{json.dumps(piece)}])</script>" for piece in pieces)
    assert parse(f"<title>{HEADLINE}_某某网</title>{scripts}".encode()).body == WHOLE


def test_captions_of_a_gallery() -> None:
    data = json.dumps(json.dumps({"count": 3, "sub_abstracts": list(PARAGRAPHS)}))
    page = (
        f"<html><head><meta charset=utf-8><title>{HEADLINE}</title></head><body><h2>{HEADLINE}</h2>"
        f"<div class=abstract>{PARAGRAPHS[0]}</div><script>BASE.info = {{title: 'x', gallery: JSON.parse({data})}}"
        "</script></body></html>"
    )
    record = parse(page.encode())
    assert (record.body, record.summary) == (WHOLE, None)


@pytest.mark.parametrize(
    "code",
    [
        "(self.__next_s=self.__next_s||[]).push([])",
        "(self.__next_s=self.__next_s||[]).push([0])",
        "kit.start(app, element, {data: [}",
        'let page = {article: JSON.parse("{',
        'window.page = "{\\"list\\":"',
    ],
)
def test_a_state_that_is_cut_or_empty_gives_nothing(code: str) -> None:
    assert list(front_ends.of_script(code)) == []
