"""Further forms of what people report of other extractors: broken data, posts of WeChat, buttons, clocks, lies."""

from __future__ import annotations

import gzip
import json

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

WHOLE = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
SOURCE = "<div>来源：城东日报</div>"
DATE = "<div>2024-05-02 14:30 来源：城东日报</div>"
MOMENT = "2024-05-02T14:30:00+08:00"
URL = "https://news.example.cn/2024/0502/c7-88.html"
TITLES = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]


@pytest.mark.parametrize(
    "data",
    [
        '{"@graph":[{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT"},{"@type":"ListItem","position":1',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","description":"市水务局昨日介',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","image":["1.jpg","https://news.ex',
        '{"@type":"NewsArticle","headline":"%s","image":,,"datePublished":"MOMENT"}',
        '{"@type":"NewsArticle","headline":"%s","datePublished":"MOMENT","thumbnailUrl":}',
    ],
)
def test_data_that_break_off_or_lack_a_value(data: str) -> None:
    meta = f'<script type="application/ld+json">{(data % HEADLINE).replace("MOMENT", MOMENT)}</script>'
    assert page_of(SOURCE, meta=meta).published == MOMENT


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024年5月2日10点", "2024-05-02T10:00+08:00"),
        ("2024.05.02. 오후 2:30", "2024-05-02T14:30+08:00"),
        ("입력 2024.05.02 오전 9:15", "2024-05-02T09:15+08:00"),
        ("02 May 2024, 2.30pm", "2024-05-02T14:30+08:00"),
        ("2 May 2024 07.01 BST", "2024-05-02T07:01+01:00"),
        ("二零二四年五月二日十四时三十分", "2024-05-02T14:30+08:00"),
        ("28 十二月, 2013", "2013-12-28"),
        ("28十二月2013", "2013-12-28"),
        ("May 2, 2024 at 2:30pm", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30:00+5:30", "2024-05-02T14:30:00+05:30"),
    ],
)
def test_clocks_and_days_in_further_forms(printed: str, published: str) -> None:
    assert page_of(f"<div>{printed}</div>").published == published


WECHAT = """<!DOCTYPE html><meta charset="utf-8">{meta}<title></title><div id="js_article"></div>
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
        (f'<meta property="twitter:title" content="{HEADLINE}">{DESCRIBED}', 'item_show_type="8";nickname="城东发布";'),
    ],
)
def test_a_post_whose_title_or_words_stand_in_its_script(meta: str, script: str) -> None:
    written = script.format(HEADLINE).replace("WORDS", WORDS) + "var ct='1714631400';"
    page = parse(WECHAT.format(meta=meta, script=written).encode())
    assert (page.kind, page.headline, page.outlet, page.body) == ("article", HEADLINE, "城东发布", WORDS)
    assert page.published == "2024-05-02T14:30+08:00"


@pytest.mark.parametrize(
    "pager",
    [
        '<form action="c7-88_2.html"><button>下一页</button></form>',
        '<form method=get action="/2024/0502/c7-88_2.html"><input type=submit value="下一页 &gt;"></form>',
        "<div class=fy><span>1</span><span onclick=\"location.href='c7-88_2.html'\">下一页</span></div>",
        "<button onclick=\"window.location='c7-88_2.html'\">阅读下一页</button>",
    ],
)
def test_a_button_leads_to_the_next_part(pager: str) -> None:
    assert page_of(DATE, tail=pager, url=URL).next_url == URL.replace(".html", "_2.html")
    assert page_of(DATE, tail=f"<div id=comments>{pager}</div>", url=URL).next_url is None


def test_a_form_that_searches_leads_nowhere() -> None:
    assert page_of(DATE, tail='<form action="/search"><button>下一页</button></form>', url=URL).next_url is None


@pytest.mark.parametrize(
    "printed",
    [
        '<time itemprop="dateModified" datetime="2024-05-03T09:00:00+08:00">2024-05-03 09:00</time>',
        '<div><span class="modified">2024-05-03 09:00</span></div>',
        '<time class="entry-date updated">2024年5月3日 09:00</time>',
    ],
)
def test_an_element_may_say_that_its_day_is_the_last_change(printed: str) -> None:
    meta = f'<meta property="article:published_time" content="{MOMENT}">'
    assert page_of(printed, meta=meta).published == MOMENT
    assert page_of(printed).published == "2024-05-03T09:00+08:00"


def test_what_is_both_is_the_publication() -> None:
    both = '<time class="published updated">2024-05-03 09:00</time>'
    meta = f'<meta property="article:published_time" content="{MOMENT}">'
    assert page_of(both, meta=meta).published == "2024-05-03T09:00+08:00"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("青岚-河西班车下月开通_某某网", "青岚-河西班车下月开通"),
        ("老街三十年——一条排水沟的变迁_某某网", "老街三十年——一条排水沟的变迁"),
        ("“渡”——三代船工的六十年-某某网", "“渡”——三代船工的六十年"),
    ],
)
def test_a_title_with_a_dash_of_its_own(title: str, headline: str) -> None:
    assert parse(f"<title>{title}</title>{DATE}<div>{MARKUP}</div>".encode()).headline == headline


@pytest.mark.parametrize("title", ["春雨_城东网", "秋声_城东报"])
def test_a_short_headline_below_the_name_of_a_site(title: str) -> None:
    headline, _, site = title.partition("_")
    page = f"<title>{title}</title><h1>{site}</h1><h2>{headline}</h2>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == headline


@pytest.mark.parametrize("name", ["让-保罗·杜兰", "玛丽-克莱尔·杜邦", "St. John Smith", "Dr. Mara Gebhardt"])
def test_names_with_a_hyphen_and_titles_with_a_stop(name: str) -> None:
    assert page_of(f"<div>2024-05-02 14:30 作者：{name}</div>").byline == (name,)


def test_a_japanese_name_of_the_data() -> None:
    data = {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": "佐藤 健一"}}
    meta = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert page_of(DATE, meta=meta).byline == ("佐藤 健一",)


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


@pytest.mark.parametrize(
    "line",
    [
        "订阅《城东晨报》，每天早上发到你的邮箱",
        "【投诉、报料】热线 0571-12345678",
        "点击小程序立即查看",
        "为了不错过推送，请把“城东发布”设为星标⭐",
        "请将“城东发布”设为星标，第一时间收到推送",
        "怕错过？快给我们加个星标⭐吧",
        "关注城东发布视频号，看更多精彩视频",
        "图片来源：城东信息流。如有侵权，请联系作者删除。",
        "本文不构成投资建议。",
        "<img src=1.jpg alt=改造后的老街街景><br>改造后的老街街景",
    ],
)
def test_further_lines_that_are_no_text(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


@pytest.mark.parametrize("described", ["2024-05-02 14:30 来源：城东日报 {}", "首页 &gt; 社会 &gt; 正文 {}"])
def test_a_description_that_opens_with_the_frame_of_the_page(described: str) -> None:
    meta = f'<meta name="description" content="{described.format(PARAGRAPHS[0])}">'
    assert page_of(DATE, meta=meta, crumb="<div>首页 &gt; 社会 &gt; 正文</div>").summary is None


@pytest.mark.parametrize(
    "row",
    [
        "<li ondblclick=\"window.open('{}')\">{}</li>",
        "<li><i data-url='{}'></i><span>{}</span></li>",
        "<li><input type=button value=查看 onclick=\"location='{}'\"><span>{}</span></li>",
        "<li><button onclick=\"location.assign('{}')\">详情</button> <b>{}</b></li>",
    ],
)
def test_entries_that_a_button_beside_them_opens(row: str) -> None:
    rows = "".join(row.format(f"/2024/0502/c7-{n}.html", title) for n, title in enumerate(TITLES))
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == ([] if "<i " in row else TITLES)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("{}", "{}"),
        ("{} 2024-05-02", "{0:.9}"),
        ("{}-某某网", "{0:.9}"),
        ("查看详情", "{0:.9}"),
        ("{}！居民都说好", "{0:.9}"),
    ],
)
def test_a_headline_that_is_cut_without_dots(title: str, headline: str) -> None:
    whole = [title.format(text) if "{" in title else title for text in TITLES]
    if title != "{}":
        whole = [text.replace(own, own[:9]) for text, own in zip(whole, TITLES, strict=True)]
    rows = "".join(
        f'<li><a href="/2024/0502/c7-{n}.html" title="{tip}">{text[:9]}</a> 05-02</li>'
        for n, (text, tip) in enumerate(zip(TITLES, whole, strict=True))
    )
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == [headline.format(text) for text in TITLES]


FEED = "<rss version='2.0'><channel><title>某某网</title>{}</channel></rss>"


@pytest.mark.parametrize("none", ["N/A", "null", "#"])
def test_a_feed_may_say_that_it_has_no_link(none: str) -> None:
    item = f"<item><title>{HEADLINE}</title><link>{none}</link><guid>{URL}</guid></item>"
    assert [entry.url for entry in parse(FEED.format(item).encode(), "https://news.example.cn/feed").items] == [URL]


SITEMAP = f'<?xml version="1.0" encoding="%s"?><urlset><url><loc>{URL}</loc></url></urlset>'


@pytest.mark.parametrize(
    "content",
    [gzip.compress(gzip.compress((SITEMAP % "utf-8").encode())), (SITEMAP % "utf-16").encode("utf-16")],
)
def test_a_sitemap_in_further_wrappings(content: bytes) -> None:
    assert [entry.url for entry in parse(content, "https://news.example.cn/sitemap.xml").items] == [URL]


JAPANESE = "<title>{0}</title><meta charset='{1}'><h1>{0}</h1><p>2024年5月2日 14時30分</p>" + "".join(
    f"<p>市は二日、老朽化した下水道の改修が完了したと発表した。沿道の家が長年悩まされてきた浸水は{n}度目の夏に解消される。</p>"
    for n in range(3)
)


@pytest.mark.parametrize(
    ("codec", "declared"), [("euc-jp", "shift_jis"), ("cp932", "euc-jp"), ("euc-jp", "utf-8"), ("cp932", "gb2312")]
)
def test_a_japanese_page_that_says_a_wrong_encoding(codec: str, declared: str) -> None:
    page = parse(JAPANESE.format("旧市街の下水道改修が完了", declared).encode(codec))
    assert page.headline == "旧市街の下水道改修が完了"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "某某网",
            "<h1>抱歉，您访问的页面走丢了</h1><p>您要查看的内容可能已被删除、更名，请检查输入的网址。</p>",
        ),
        (
            "某某网",
            "<h1>您访问的文章不存在</h1><p>文章可能已被删除，或者您输入的网址有误，三秒后返回首页。</p>",
        ),
        (
            "某某号",
            "<h2>该文章正在审核中</h2><p>您访问的文章正在审核，请稍后再来。客服时间为九点到十八点。</p>",
        ),
        (
            "Paper - Are you a robot?",
            "<p>To continue, please let us know you're not a robot. Make sure your browser "
            "supports JavaScript and cookies and that you are not blocking them from loading.</p>",
        ),
        (
            "Radware Bot Manager Captcha",
            "<h1>We apologize for the inconvenience</h1><p>Your activity on this site made us "
            "think that you are a bot. If you use an anonymous Private/Proxy network, please disable that.</p>",
        ),
    ],
)
def test_further_walls(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title>{text}".encode(), URL).kind == "other"
