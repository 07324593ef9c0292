"""Forms that people report of other extractors, several of each kind."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

WHOLE = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
DATE = "<div>2024-05-02 14:30 来源：城东日报</div>"
URL = "https://news.example.cn/2024/0502/c7-88.html"


@pytest.mark.parametrize(
    "line",
    [
        "转发收藏点个赞吧",
        "觉得有用就点个赞吧！",
        "你“在看”我吗？",
        "點擊「城東發佈」關注我們",
        "记得给公众号加星标，不错过推送",
        "❤ 点亮小红心，分享给朋友",
        "原创不易，欢迎转发",
        "点赞 12 收藏 3 转发",
        "如有侵权，请联系删除。",
        "圖片如有侵權，請聯繫刪除",
        "◎如有心理困擾可撥打1925安心專線",
        "【看原文連結】",
        "—版权声明—",
        "本文由城东发布综合整理",
        "広告",
    ],
)
def test_what_asks_and_disclaims_is_no_text(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


@pytest.mark.parametrize(
    "sentence",
    ["她把这篇文章转发给了街坊，大家都说好。", "老街的居民给施工队点赞", "商户们分享了各自收藏的老照片"],
)
def test_a_sentence_about_such_matters_is_text(sentence: str) -> None:
    assert page_of(DATE, last=f"</p><p>{sentence}").body == f"{WHOLE}\n{sentence}"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024年5月2日零时", "2024-05-02T00:00+08:00"),
        ("二〇二四年五月二日零時十五分", "2024-05-02T00:15+08:00"),
        ("2024-05-02 14:30 PKT", "2024-05-02T14:30+05:00"),
        ("2024-05-02 14:30 (NPT)", "2024-05-02T14:30+05:45"),
    ],
)
def test_hours_and_zones_in_words(printed: str, published: str) -> None:
    assert page_of(f"<div>{printed}</div>").published == published


@pytest.mark.parametrize(
    ("title", "heading"), [("城东网 - 渡船", "渡船"), ("城东文艺_灯", "灯"), ("城东副刊｜外婆", "外婆")]
)
def test_a_short_headline_may_end_the_title(title: str, heading: str) -> None:
    page = f"<title>{title}</title><h1>{heading}</h1>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == heading


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("沈知秋/城东日报微信公号", ("沈知秋",), "城东日报"),
        ("沈知秋／“城东发布”微信公众号", ("沈知秋",), "城东发布"),
    ],
)
def test_an_account_is_named_by_its_name(line: str, byline: tuple[str, ...], outlet: str) -> None:
    page = page_of(f"<p>{line}</p><p>2024-05-02 14:30</p>")
    assert (page.byline, page.outlet) == (byline, outlet)


def test_who_writes_under_a_pen_name_is_no_outlet() -> None:
    for label in ("执笔人 | ", "执笔人：", "执笔/"):
        page = page_of("<div>2024-05-02 14:30 <span>叨叨叔</span></div>", first=f"{label}叨叨叔</p><p>")
        assert page.outlet is None


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "Person", "givenName": "Mara", "familyName": "Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "Person", "name": ["Mara Gebhardt", "沈知秋"]}, ("Mara Gebhardt", "沈知秋")),
        ({"@type": "Person", "name": "Анна Петрова"}, ("Анна Петрова",)),
        ({"@type": "Person", "name": "Ελένη Παππά"}, ("Ελένη Παππά",)),
        ({"@type": "Person", "name": None}, ()),
    ],
)
def test_persons_of_the_data(author: object, byline: tuple[str, ...]) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "author": author}, ensure_ascii=False)
    meta = f'<script type="application/ld+json">{data}</script>'
    assert page_of("<div>2024-05-02 14:30</div>", meta=meta).byline == byline


def test_the_role_behind_an_author_is_no_name() -> None:
    head = "<div><span>Author, 沈知秋</span> <span>Role, 城东中文网</span> <time>2024年5月2日</time></div>"
    assert page_of(head).byline == ("沈知秋",)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"NewsArticle","datePublished":"2024-05-02T14:30:00+08:00" "headline":"%s"}',
        '{"@type":"NewsArticle",\n"headline":"%s"\n"datePublished":"2024-05-02T14:30:00+08:00"\n"x":1}',
    ],
)
def test_a_comma_that_is_missing(data: str) -> None:
    meta = f'<script type="application/ld+json">{data % HEADLINE}</script>'
    assert page_of("<div>来源：城东日报</div>", meta=meta).published == "2024-05-02T14:30:00+08:00"


@pytest.mark.parametrize(
    "between", ["", "<div class=v><video src=a.mp4></video></div>", "<div class=g><a href=/ad>推广</a></div>"]
)
@pytest.mark.parametrize("name", ["", "part-a", "content", "article-lead"])
def test_paragraphs_in_a_box_of_their_own_open_the_text(name: str, between: str) -> None:
    more = "".join(f"<p>{text[::-1].strip('。')}。</p>" for text in PARAGRAPHS)
    opening = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2])
    boxes = f"<div class='{name}'>{opening}</div>{between}<div class=rest>{more}</div>"
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}{boxes}"
    assert parse(page.encode()).body.split("\n")[:2] == list(PARAGRAPHS[:2])


def test_a_deck_in_two_paragraphs_stays_apart() -> None:
    deck = "<p>排水管粗了一倍，暴雨天不再漫水。</p><p>二期工程明年春天动工，涉及五个小区。</p>"
    boxes = f"<div class=abstract>{deck}</div><div class=rest>{MARKUP}</div>"
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}{boxes}"
    assert parse(page.encode()).body == WHOLE


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


@pytest.mark.parametrize(
    "link",
    [
        '<a href="c7-88_2.html" title="下一页"><i class="icon"></i></a>',
        '<a href="c7-88_2.html" aria-label="Next page"><svg></svg></a>',
        '<a class=n href="c7-88_2.html" title="下一頁"></a>',
    ],
)
def test_an_icon_leads_to_the_next_part(link: str) -> None:
    assert page_of(DATE, tail=f"<div class=p><em>1</em>/3 {link}</div>", url=URL).next_url == URL.replace(
        ".html", "_2.html"
    )
    beside = f'<div class="related">{link}</div>'
    assert page_of(DATE, tail=beside, url=URL).next_url is None


@pytest.mark.parametrize("reply", ["cb&&cb({});", "window.cb && cb({})", "0|{}", "52:{}"])
def test_replies_of_interfaces_are_no_articles(reply: str) -> None:
    rows = [{"title": text[:16], "url": f"/a/{n}.html", "summary": text} for n, text in enumerate(PARAGRAPHS)]
    data = json.dumps({"list": rows}, ensure_ascii=False)
    assert parse(reply.replace("{}", data).encode(), URL).kind == "other"


def entry(number: int, title: str) -> str:
    whole = f"标题：{title}&#10;发布：2024-05-0{number}"
    return f'<li><a href="/2024/0502/c7-{number}.html" title="{whole}">{title[:8]}...</a></li>'


def test_a_title_attribute_may_tell_the_day_as_well() -> None:
    titles = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]
    page = f"<title>要闻_某某网</title><ul>{''.join(entry(n, text) for n, text in enumerate(titles, 1))}</ul>"
    items = parse(page.encode(), "https://news.example.cn/yw/", Hints(kind="list")).items
    assert [item.headline for item in items] == titles


@pytest.mark.parametrize(
    "line",
    [
        "👉更多内容请关注城东发布",
        "👇关注我，带你看城东",
        "你怎么看？留言区聊聊",
        "好文章，需要你的鼓励",
        "动动手指，点个赞吧",
        "★《城東時報》提醒您，請遵守交通規則★",
        "我是廣告 請繼續往下閱讀",
        "以上图片均由受访者提供",
        "新闻爆料：0571-00000000",
        "AI生成，仅供参考",
    ],
)
def test_what_a_house_says_of_itself_is_no_text(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


@pytest.mark.parametrize(
    "described",
    ["打印 收藏 关闭 {}", "浏览量：1203 {}", "字体大小：大 中 小 {}", "图片新闻：{}", "视频加载中 {}"],
)
def test_a_description_cut_from_the_page_with_its_furniture_is_no_summary(described: str) -> None:
    text = described.format(PARAGRAPHS[0])
    assert page_of(DATE, meta=f'<meta name="description" content="{text}">').summary is None


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ({"@type": "http://schema.org/Person", "name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "schema:Person", "name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "Person", "name": {"@value": "Mara Gebhardt"}}, ("Mara Gebhardt",)),
        ({"@type": "Person", "alternateName": "老木匠"}, ("老木匠",)),
        ({"name": "Mara Gebhardt"}, ("Mara Gebhardt",)),
        ({"@type": "schema:Organization", "name": "Mara Gebhardt"}, ()),
        ({"name": "城东网"}, ()),
    ],
)
def test_persons_whose_kind_is_written_otherwise(author: object, byline: tuple[str, ...]) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "author": author}, ensure_ascii=False)
    meta = f'<script type="application/ld+json"><!-- by a theme --> {data}</script>'
    assert page_of("<div>2024-05-02 14:30</div>", meta=meta).byline == byline


@pytest.mark.parametrize("title", ["城东网>>副刊>>渡船", "城东网 » 渡船", "城东副刊 · 渡船"])
def test_a_short_headline_may_end_the_way_to_it(title: str) -> None:
    assert parse(f"<title>{title}</title><h1>渡船</h1>{DATE}<div>{MARKUP}</div>".encode()).headline == "渡船"


def test_a_bold_subheading_that_the_title_repeats_is_not_the_headline_of_a_box() -> None:
    inside = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p><b>二期工程何时动工</b></p><p>{PARAGRAPHS[2]}</p>"
    page = f"<title>二期工程何时动工_某某网</title><div class=title>城东三条老街不再漫水</div>{DATE}<div>{inside}</div>"
    assert parse(page.encode()).headline == "城东三条老街不再漫水"


def test_boxes_below_pictures_are_the_text_of_a_page_of_pictures() -> None:
    pictures = "".join(
        f'<div class=pic><img src={n}.jpg><p class="pic-desc">{t}</p></div>' for n, t in enumerate(PARAGRAPHS)
    )
    page = parse(f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{DATE}<div>{pictures}</div>".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


@pytest.mark.parametrize("reply", ["/*-secure-\n{}", "Object.assign(window, {});", "throw 1; < don't be evil' >{}"])
def test_further_replies_of_interfaces(reply: str) -> None:
    rows = [{"title": text[:16], "url": f"/a/{n}.html", "summary": text} for n, text in enumerate(PARAGRAPHS)]
    data = json.dumps({"list": rows}, ensure_ascii=False)
    assert parse(reply.replace("{}", data).encode(), URL).kind == "other"


@pytest.mark.parametrize("inside", ["<span class=pic></span>", '<span style="background:url(1.jpg)"></span>', ""])
def test_a_link_with_a_picture_in_its_style_lies_over_the_headline(inside: str) -> None:
    titles = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]
    rows = "".join(f'<li><a href="/2024/0502/c7-{n}.html">{inside}</a><h4>{t}</h4></li>' for n, t in enumerate(titles))
    items = parse(f"<title>要闻</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list")).items
    assert [item.headline for item in items] == titles


def test_who_wrote_is_no_part_of_the_headlines_of_a_paper() -> None:
    titles = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]
    rows = "".join(
        f"<li><a href=content_{n}.htm>{t}<br><small>记者 王小明</small></a></li>" for n, t in enumerate(titles, 100)
    )
    page = f"<title>澜汀日报</title><a href=node_2.htm>第01版：要闻</a><a href=node_3.htm>第02版</a><ul>{rows}</ul>"
    here = "http://paper.example.cn/html/2026-11/28/node_2.htm"
    assert [item.headline for item in parse(page.encode(), here, Hints(kind="list")).items] == titles
