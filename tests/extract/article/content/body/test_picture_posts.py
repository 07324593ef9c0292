"""Posts of pictures, whose words stand in the page's data only."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.extract.article.content.body import picture_posts
from scraper.extract.document import Document
from tests.extract.article_pages import DATE, HEADLINE, PARAGRAPHS, WHOLE, as_json

NOTES = [
    "灯会的第一盏灯挂在老街的东头，街坊们从中午就开始等。",
    "手艺人在竹架上糊纸，一盏大灯要做整整三天。",
    "入夜以后，孩子们提着小灯沿河走了一圈。",
]


def page(rows: list[dict[str, str]]) -> Document:
    data = json.dumps({"photoList": rows}, ensure_ascii=False)
    return Document(f"<title>老街的灯会</title><script>window.__DATA__ = {data};</script>")


def test_the_captions_of_a_gallery_are_its_text() -> None:
    rows = [{"big_img": f"//img.example.cn/{n}.jpg", "note": note} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) == ("\n".join(NOTES), "script: photoList")


def test_rows_with_headlines_of_their_own_are_no_captions() -> None:
    rows = [{"img": f"//img.example.cn/{n}.jpg", "note": note, "title": f"另一篇之{n}"} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) is None


WECHAT = """<meta property="og:title" content="{title}"><meta property="og:site_name" content="微信公众平台">
<meta name="description" content="{words}"><body><div id="js_article"></div>
<div class="wx_follow_nickname">城东发布</div>
<script>window.item_show_type = "{kind}"; {moment};</script></body>"""


@pytest.mark.parametrize(
    ("kind", "title", "words", "body"),
    [("8", HEADLINE, "一张图", "一张图"), ("10", PARAGRAPHS[0], PARAGRAPHS[0], ""), ("8", HEADLINE, "", "")],
)
def test_a_post_of_pictures_may_have_hardly_a_word(kind: str, title: str, words: str, body: str) -> None:
    moment = "d.ct = xml ? getXmlValue('create_time.DATA') : '1714631400'"
    page = parse(WECHAT.format(kind=kind, title=title, words=words, moment=moment).encode())
    assert (page.kind, page.headline, page.outlet) == ("article", title, "城东发布")
    assert page.published == "2024-05-02T14:30+08:00"
    assert page.body in (body, words)


def test_captions_are_the_text_of_a_page_of_pictures() -> None:
    figures = "".join(
        f"<figure><img src={n}.jpg><figcaption>{text}</figcaption></figure>" for n, text in enumerate(PARAGRAPHS)
    )
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}<div>{figures}</div>".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


def test_boxes_below_pictures_are_the_text_of_a_page_of_pictures() -> None:
    pictures = "".join(
        f'<div class=pic><img src={n}.jpg><p class="pic-desc">{t}</p></div>' for n, t in enumerate(PARAGRAPHS)
    )
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}<div>{pictures}</div>".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


SCRIPTED = """<!DOCTYPE html><meta charset="utf-8">{meta}<title></title><div id="js_article"></div>
<script>{script}</script>"""
WORDS = "老街排水改造完工，商户不再堆沙袋。"
DESCRIBED = f'<meta name="description" content="{WORDS}">'


@pytest.mark.parametrize(
    ("meta", "script"),
    [
        (DESCRIBED, "window.item_show_type='8';var msg_title='{}'.html(false);var nickname=htmlDecode('城东发布');"),
        (
            "",
            "var d={{title:JsDecode('{}'),nick_name:JsDecode('城东发布'),item_show_type:'10',desc:'WORDS'}}",
        ),
        (f'<meta property="og:title" content="{HEADLINE}">{DESCRIBED}', 'item_show_type="5";nickname="城东发布";'),
        (DESCRIBED, "var d={{title:JsDecode('{}'),nick_name:JsDecode('城东发布'),item_show_type:'16'*1}};"),
        (f'<meta property="twitter:title" content="{HEADLINE}">{DESCRIBED}', 'item_show_type="8";nickname="城东发布";'),
    ],
)
def test_a_post_whose_title_or_words_stand_in_its_script(meta: str, script: str) -> None:
    written = script.format(HEADLINE).replace("WORDS", WORDS) + "var ct='1714631400';"
    page = parse(SCRIPTED.format(meta=meta, script=written).encode())
    assert (page.kind, page.headline, page.outlet, page.body) == ("article", HEADLINE, "城东发布", WORDS)
    assert page.published == "2024-05-02T14:30+08:00"


def test_captions_in_an_object_that_is_no_json() -> None:
    gallery = f"galleryInfo:{{title:{as_json(HEADLINE)},gallery:{as_json({'sub_abstracts': list(PARAGRAPHS)})}}}"
    shown = f"<title>{HEADLINE}</title><h2>{HEADLINE}</h2><p>{PARAGRAPHS[0]}</p>"
    page = f"{shown}<script>var BASE_DATA={{{gallery}}}</script>"
    assert parse(page.encode()).body == WHOLE


def test_entries_that_lead_to_pages_are_no_captions() -> None:
    rows = [{"img": f"/{n}.jpg", "desc": note, "url": f"/2026/c{n}.html"} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) is None


@pytest.mark.parametrize("name", ["data-caption", "data-desc", "data-description", "data-sub-html"])
@pytest.mark.parametrize("element", ["a data-fancybox=g", "li", "div class=swiper-slide"])
def test_captions_in_attributes_are_the_text_of_a_page_of_pictures(element: str, name: str) -> None:
    captions = [
        "天刚亮，摊主最后一次推开豆腐摊的铁门。",
        "中午，搬空的水产区只剩下两排水泥台。",
        "傍晚，管理员把市场大门上的铜锁取了下来，交给接收单位。",
    ]
    slides = "".join(
        f'<{element} {name}="{text}"><img src="/{number}.jpg"></{element.split()[0]}>'
        for number, text in enumerate(captions)
    )
    page = parse(f"<title>老菜场的最后一天</title><h1>老菜场的最后一天</h1><p>2026-01-31</p>{slides}".encode())
    assert page.body == "\n".join(captions)


def test_buttons_that_share_a_page_have_no_captions() -> None:
    buttons = "".join(
        f'<span class="share" data-desc="{network}：城东日报的图片频道，用镜头记录城东的每一天，欢迎关注。"></span>'
        for network in ("微信", "微博", "空间")
    )
    page = parse(f"<title>老菜场的最后一天</title><h1>老菜场的最后一天</h1><p>2026-01-31</p>{buttons}".encode())
    assert page.body == ""
