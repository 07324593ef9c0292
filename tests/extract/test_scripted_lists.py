"""Lists whose entries only a script opens, writes or shows: page in, entries out."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.extract.listing.data import data_page
from scraper.models import Hints
from tests.extract.list_shapes import FOOT, NAV, Story, stories

HOME = "http://paper.example/china/"
ENTRIES = stories(8)


def read(body: str) -> list[tuple[str, str]]:
    """Headlines and addresses of a page found at `HOME`."""
    html = f"<!DOCTYPE html><html><head><title>国内新闻_晨报网</title></head><body>{body}</body></html>"
    items = main_listing.listing(Document(html, HOME))
    return [(item.headline, item.url) for item in items.items] if items is not None else []


def expected(entries: list[Story] = ENTRIES) -> list[tuple[str, str]]:
    return [(story.headline, story.absolute(HOME)) for story in entries]


ROWS = {
    "window.open": "<li><a href='javascript:;' onclick=\"window.open('{url}')\">{headline}</a><span>{day}</span></li>",
    "location": "<li><a href='#' onclick='location.href=\"{url}\"'>{headline}</a><span>{day}</span></li>",
    "in the href": "<li><a href=\"javascript:openUrl('{url}','_blank');\">{headline}</a> {day}</li>",
    "no href": "<li><a onclick=\"goto('{url}', this)\">{headline}</a><em>{day}</em></li>",
    "data of a link": "<li><a href='javascript:;' data-href='{url}'>{headline}</a><em>{day}</em></li>",
    "data of a row": "<li class='item' data-url='{url}'><h3>{headline}</h3><span>{day}</span></li>",
    "data of a card": "<div class='card' data-link='{url}'><span>{day}</span><p class='title'>{headline}</p></div>",
    "click on a row around a link to nowhere": (
        "<li onclick=\"window.open('{url}')\"><a href='javascript:void(0);'>{headline}</a><span>{day}</span></li>"
    ),
    "picture with its words": "<li><a href='{url}'><img src='/i.jpg' alt='{headline}'></a></li>",
    "picture with a word for all": "<li><a href='{url}'><img src='/i.jpg' alt='图片' title='{headline}'></a></li>",
    "written one by one": "<li><script>document.write('<a href=\"{url}\">{headline}</a>');</script></li>",
    "picture over the headline": "<li><a href='{url}'><img src='/i.jpg'></a><p>{headline}</p></li>",
    "click on a row": "<li onclick=\"location.href='{url}'\">{headline}<span>{day}</span></li>",
    "click on a table row": "<tr onclick=\"view('{url}')\"><td>{headline}</td><td>{day}</td></tr>",
    "click with teaser": (
        "<div onclick=\"window.location='{url}'\"><h4>{headline}</h4><p>{teaser}</p><p>{day}</p></div>"
    ),
    "written": "<li><a href='{url}'><script>document.write(view(\"{headline} \"))</script></a></li>",
    "written by name": (
        "<li><a href='{url}' title='{headline}'><script>var t='{headline}'; document.write(t);</script></a>"
        "<span>({day})</span></li>"
    ),
    "written plainly": "<li><a href='{url}'><script>document.write('{headline}');</script></a><i>{day}</i></li>",
}


@pytest.mark.parametrize("row", ROWS)
def test_entries_that_a_script_opens_or_writes(row: str) -> None:
    rows = "".join(ROWS[row].format(**vars(story)) for story in ENTRIES)
    outer = "table" if "<tr" in rows else "ul" if "<li" in rows else "div"
    assert read(f"{NAV}<{outer}>{rows}</{outer}>{FOOT}") == expected()


def test_buttons_that_a_script_opens_are_no_entries() -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a><span>{s.day}</span></li>" for s in ENTRIES)
    buttons = (
        "<div onclick=\"window.open('/a/2025/1.html')\">客户端下载请点击这里</div><div data-url='top'>返回顶部</div>"
        * 2
    )
    assert read(f"{buttons}<ul>{rows}</ul>") == expected()


@pytest.mark.parametrize("escaped", [False, True])
def test_a_list_folded_into_a_textarea(escaped: bool) -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a><span>{s.day}</span></li>" for s in ENTRIES)
    if escaped:
        rows = rows.replace("<", "&lt;").replace(">", "&gt;")
    assert read(f"{NAV}<textarea class='lazy' style='display:none'><ul>{rows}</ul></textarea>{FOOT}") == expected()


def test_a_textarea_with_code_to_copy_is_no_list() -> None:
    code = "<textarea><a href='http://paper.example/a/20251230/1042.html'>南浦港与邻市共建产业园</a></textarea>"
    assert read(code) == []


def joined(row: str, between: str = ",") -> str:
    """The row of a script's array for each story; H and U stand for headline and address."""
    return between.join(row.replace("H", s.headline).replace("U", s.url) for s in ENTRIES)


LITERALS = {
    "names without quotes": "var newsList=[" + joined('{title:"H",url:"U"}') + "];",
    "single quotes": "newsList = [" + joined("{'title': 'H', 'url': 'U',}", ",\n") + "]",
    "comments": "/* list */ var a=[ // all\n" + joined("{title:`H`,url:'U'}") + ",]",
    "in an object": "var page={id:3,list:[" + joined("{title:'H',url:'U', top:true}") + "]}",
    "in a call": "render([" + joined("{title:'H',link:'U',n:undefined}") + "], 'list');",
    "escapes": "var a=[" + joined("{title:'H',url:'U'}").replace("/", "\\/").replace("旧", "\\u65e7") + "]",
}


@pytest.mark.parametrize("name", LITERALS)
def test_a_list_in_a_literal_that_is_no_json(name: str) -> None:
    assert read(f"<div id='list'>加载中</div><script>{LITERALS[name]}</script>") == expected()


REPLIES = {
    "json": "%s",
    "jsonp": "jQuery1124_1714631400(%s)",
    "jsonp with a semicolon": "callback(%s);",
    "jsonp behind a comment": "/**/news.list.show( %s );",
    "variable": "var newslist = %s;",
}


@pytest.mark.parametrize("name", REPLIES)
@pytest.mark.parametrize("kind", ["auto", "list"])
def test_a_reply_of_a_site_s_own_interface_is_no_article(name: str, kind: str) -> None:
    rows = [{"title": s.headline, "url": s.url, "pubTime": f"{s.day} 10:00:00", "intro": s.teaser} for s in ENTRIES]
    reply = REPLIES[name] % json.dumps({"code": 0, "data": {"list": rows}}, ensure_ascii=False)
    page = parse(reply.encode(), HOME, Hints(kind=kind))  # type: ignore[arg-type]
    assert page.kind == ("other" if kind == "auto" else "list")
    assert [(item.headline, item.url) for item in page.items] == expected()
    assert page.items[0].published == f"{ENTRIES[0].day}T10:00:00+08:00"


@pytest.mark.parametrize("text", ["陈述（一）：本报讯", "f(x) = 3", "<p>callback({</p>", "(节选)", "var"])
def test_prose_is_no_data(text: str) -> None:
    assert not data_page.is_data(text)


def test_the_articles_on_the_image_of_a_printed_page() -> None:
    areas = "".join(f"<area shape='poly' coords='1,2,3,4' title='{s.headline}' href='{s.url}'>" for s in ENTRIES)
    areas += "<area shape='poly' title='第02版：要闻' href='node_02.html'>"
    assert read(f"<img usemap='#page' src='1.jpg'><map name='page'>{areas}</map>") == expected()


@pytest.mark.parametrize(
    "label",
    [
        "第02版：要闻",
        "A03版：财经",
        "B12：文化周刊",
        "本版责编：李默",
        "责任编辑：沈知秋",
        "美编：李默 校对：沈知秋",
        "上一版",
        "标题导航",
    ],
)
def test_what_a_printed_paper_s_page_has_besides_articles(label: str) -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in ENTRIES)
    assert read(f"<ul>{rows}<li><a href='content_104299.html'>{label}</a></li></ul>") == expected()


@pytest.mark.parametrize(
    "row",
    [
        "document.write('<li><a href=\"{url}\">{headline}</a></li>');",
        'document.writeln("<li><a href=\\"{url}\\" target=\\"_blank\\">{headline}<\\/a>" + "<span>{day}</span></li>");',
    ],
)
def test_a_list_that_a_script_writes(row: str) -> None:
    rows = "\n".join(row.format(**vars(story)) for story in ENTRIES)
    assert read(f"{NAV}<ul><script>var n = 8;\n{rows}\n</script></ul>{FOOT}") == expected()


def test_what_an_advertisement_writes_is_no_list() -> None:
    ad = "document.write('<a href=\"/a/20251230/1.html\"><img src=a.png></a>');" * 4
    assert Document(f"<script>{ad}</script><p>正文</p>", HOME).lines[0].text == "正文"


@pytest.mark.parametrize(
    "record",
    [
        '<tr><td><a href="/art/2026/1/31/art_12_{n}.html">老渡口换上新栈桥迎春节{n}</a></td><td>[2026-01-31]</td></tr>',
        '<li><a href="/art/2026/1/31/art_12_{n}.html">老渡口换上新栈桥迎春节{n}</a><b>2026-01-31</b></li>',
    ],
    ids=["rows", "entries"],
)
def test_what_the_script_of_a_list_loads_is_read_by_its_own_address(record: str) -> None:
    """大汉's dataproxy.jsp, whose records are the rows of a table that the page has."""
    records = "".join(f"<record><![CDATA[{record.format(n=n)}]]></record>" for n in range(1, 9))
    text = f"<?xml version='1.0' encoding='utf-8'?><datastore><recordset>{records}</recordset></datastore>"
    url = "http://www.linhe.example/module/web/jpage/dataproxy.jsp?page=1"
    page = parse(text.encode(), url, Hints(kind="list"))
    assert [(item.headline, item.url, item.published) for item in page.items] == [
        (f"老渡口换上新栈桥迎春节{n}", f"http://www.linhe.example/art/2026/1/31/art_12_{n}.html", "2026-01-31")
        for n in range(1, 9)
    ]


CARDS = {
    "leads on": "<div class=card><h3>{headline}</h3><p>{teaser}</p><a href='{url}'>查看详情 &gt;</a></div>",
    "beside the day": "<li><h4>{headline}</h4><p>{teaser}</p><div>{day} <a href='{url}'>阅读全文</a></div></li>",
    "picture and more": (
        "<div class=x><a href='{url}'><img src=/i.jpg></a><div><b>{headline}</b></div><div>{teaser}</div>"
        "<p><a href='{url}'>了解更多</a></p></div>"
    ),
    "read more": "<section><h2>{headline}</h2><p>{teaser}</p><a class=btn href='{url}'>Read more</a></section>",
}


RANKED = "".join(f"<li><a href=/2025/1201/c9-{n}.html>第{n}座老渡口换上新栈桥</a></li>" for n in range(8))


@pytest.mark.parametrize("beside", ["", f"<div class=right><h3>热点排行</h3><ul>{RANKED}</ul></div>"])
@pytest.mark.parametrize("card", CARDS)
def test_the_headline_of_a_card_is_no_link_and_another_leads_on(card: str, beside: str) -> None:
    rows = "".join(CARDS[card].format(**vars(story)) for story in ENTRIES)
    page = parse(f"<title>新闻中心</title>{NAV}<h2>新闻中心</h2><div>{rows}</div>{beside}{FOOT}".encode(), HOME)
    assert page.kind == "list"
    assert [(item.headline, item.url) for item in page.items] == expected()
    assert [item.summary for item in page.items] == [story.teaser for story in ENTRIES]


def test_two_buttons_make_no_list() -> None:
    rows = "".join(CARDS["leads on"].format(**vars(story)) for story in ENTRIES[:2])
    assert read(rows) == []


@pytest.mark.parametrize("label", ["Politics / ", "Analysis: ", ""])
def test_a_link_over_a_card_in_letters_says_the_headline(label: str) -> None:
    teaser = "Officials said the plan would be reviewed in spring, but few in the town believe that it will go ahead."
    rows = "".join(
        f"<li><div class=card><a href='/uk/2025/dec/30/story-{n}' aria-label='Harbour bridge {n} opens late again'></a>"
        f"<div><h3>{label}<span>Harbour bridge {n} opens late again</span></h3><p>{teaser} {n} of nine.</p></div>"
        "</div></li>"
        for n in range(9)
    )
    page = parse(f"<title>UK news | The Herald</title><h1>UK news</h1><ul>{rows}</ul>".encode())
    assert page.kind == "list"
    assert [item.headline for item in page.items] == [f"Harbour bridge {n} opens late again" for n in range(9)]


@pytest.mark.parametrize(
    "entry",
    [
        '<li><div data-target-url="/2026/0131/c1-{n}.html"><p>{text}</p></div></li>',
        "<li><span onclick=\"openNews('/2026/0131/c1-{n}.html')\">{text}</span><em>2026-01-31</em></li>",
        '<li><a href="/2026/0131/c1-{n}.html"></a><h4>{text}</h4></li>',
        '<li v-link="/2026/0131/c1-{n}.html"><h3>{text}</h3></li>',
    ],
)
def test_entries_that_an_attribute_or_an_empty_link_leads_to(entry: str) -> None:
    texts = [f"临河第{n}小学下月起延长开放时间" for n in range(1, 7)]
    rows = "".join(entry.replace("{n}", str(n)).replace("{text}", text) for n, text in enumerate(texts))
    page = parse(f"<title>要闻</title><ul>{rows}</ul>".encode(), "https://news.example.cn/list/", Hints(kind="list"))
    assert [item.headline for item in page.items] == texts


@pytest.mark.parametrize("row", ['["%s", "%s", "%s"]', 'new Array("%s","%s","%s")'])
def test_rows_that_a_script_appends_as_arrays(row: str) -> None:
    rows = "".join(f"news.push({row % (s.headline, s.url, s.day)});" for s in ENTRIES)
    assert read(f"<div id=app></div><script>var news = [];{rows}</script>") == expected()


def test_rows_that_a_script_makes_by_their_number() -> None:
    rows = "".join(f'n[{i}]=new Array("{s.headline}","{s.url}");' for i, s in enumerate(ENTRIES))
    assert read(f"<div id=app></div><script>var n=new Array();{rows}</script>") == expected()


@pytest.mark.parametrize("words", ["阅读全文", "查看详情", "閱讀全文"])
def test_words_in_a_link_that_lead_on_are_no_headline(words: str) -> None:
    rows = "".join(f"<li><a href='{s.url}'><strong>{s.headline}</strong><em>{words}</em></a></li>" for s in ENTRIES)
    assert read(f"<ul>{rows}</ul>") == expected()


def test_numbers_before_all_headlines_count_them() -> None:
    counted = "".join(f"<li><a href='{s.url}'>{n}. {s.headline}</a></li>" for n, s in enumerate(ENTRIES, 1))
    page = parse(f"<title>国内新闻_晨报网</title><ul>{counted}</ul>".encode(), HOME, Hints(kind="list"))
    assert [(item.headline, item.url) for item in page.items] == expected()
    one = counted.replace("2. ", "2.", 1).replace("1. ", "11.5", 1)
    page = parse(f"<title>国内新闻_晨报网</title><ul>{one}</ul>".encode(), HOME, Hints(kind="list"))
    assert page.items[2].headline == f"3. {ENTRIES[2].headline}"


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:00.000 --> 00:05.000\n老街的排水改造上周末完工，住户不用再垫砖头出门。",
        "1\n00:00:01,000 --> 00:00:04,000\n老街的排水改造上周末完工，住户不用再垫砖头出门。\n\n2\n",
        "#EXTM3U\n#EXTINF:10,老街\nhttps://v.example/1.ts\n",
        ".content p{font-size:16px}\n/* 老街专题 */",
        "@charset 'utf-8';\n.a{color:#333}",
        '"老街的排水改造上周末完工，住户不用再垫砖头出门。"',
        "From: a@example.cn\nTo: b@example.cn\nSubject: 通知\n\n老街的排水改造上周末完工。",
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n\n<html><body>老街</body></html>",
        "标题,网址,日期\n老街排水改造完工,/a/1,2026-01-31\n后街十月开工,/a/2,2026-01-31\n",
        "2026-01-31 09:15:01 INFO start\n" * 5,
        "import {a} from './b';\nexport const title = '老街';\n",
        "INSERT INTO news VALUES (1,'老街排水改造完工');\n",
    ],
)
def test_other_files_are_no_articles(text: str) -> None:
    assert data_page.is_data(text)
    assert parse(text.encode(), HOME).kind == "other"


@pytest.mark.parametrize(
    "text",
    [
        "老街,后街,都修好了。",
        "2026-01-31 09:15:01 老街排水改造完工",
        "“老街修好了。”他说。“",
        "From: the granary\nA story of a street that floods",
    ],
)
def test_prose_that_begins_as_such_files_do(text: str) -> None:
    assert not data_page.is_data(text)
