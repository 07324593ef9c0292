"""Forms that people report of readers and archives: style sheets that hide, data in strings, names in other letters."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

WHOLE = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
SOURCE = "<div>来源：城东日报</div>"
DATE = "<div>2024-05-02 14:30 来源：城东日报</div>"
URL = "https://news.example.cn/2024/0502/c7-88.html"


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    "sheet",
    [
        ".qx81{display:none}",
        "p{margin:0}.zz,span.qx81 {font-size:0;color:#fff}",
        "/* board */\n.t_msg{color:#333}\n.j2,.qx81{\n  visibility: hidden;\n}",
        "#qx81{position:absolute;left:-9999px}",
    ],
)
@pytest.mark.parametrize("tag", ["span", "font", "i"])
def test_a_run_that_a_style_sheet_hides_is_no_text(sheet: str, tag: str) -> None:
    run = f"<{tag} class=qx81 id=qx81>w3 K!</{tag}>"
    markup = "".join(f"<p>{text[:9]}{run}{text[9:]}</p>" for text in PARAGRAPHS)
    page = f"<title>{HEADLINE}</title><style>{sheet}</style><h1>{HEADLINE}</h1>{DATE}<div>{markup}</div>"
    assert parse(page.encode()).body == WHOLE


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.qx81{display:none}p{margin:0}}",
        ".gallery .qx81{display:none}",
        ".qx81:before{display:none}",
        ".qx81{display:inline}",
    ],
)
def test_a_run_that_is_hidden_elsewhere_or_on_paper_is_text(sheet: str) -> None:
    shown = PARAGRAPHS[0].replace("，", "<span class=qx81>（见图）</span>，", 1)
    markup = MARKUP.replace(PARAGRAPHS[0], shown)
    page = f"<title>{HEADLINE}</title><style>{sheet}</style><h1>{HEADLINE}</h1>{DATE}<div>{markup}</div>"
    assert "（见图）" in parse(page.encode()).body


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Updated 2:30 PM EDT, Thu May 2, 2024", "2024-05-02T14:30-04:00"),
        ("Published 9:05 AM JST, Thu. 2 May 2024", "2024-05-02T09:05+09:00"),
        ("14:30 GMT+8, Thursday May 2, 2024", "2024-05-02T14:30+08:00"),
        ("2:30 PM, May 2, 2024", "2024-05-02T14:30+08:00"),
    ],
)
def test_a_clock_and_its_zone_before_the_day(printed: str, published: str) -> None:
    assert page_of(f"<div>{printed}</div>{SOURCE}").published == published


@pytest.mark.parametrize(
    "script",
    [
        'var ct = ("1714631400" || "") * 1;',
        "window.ct = JsDecode('1714631400');",
        "var x = { create_time: ('2024-05-02 14:30') };",
    ],
)
def test_a_moment_in_brackets_of_a_script(script: str) -> None:
    published = page_of(SOURCE, meta=f"<script>{script}</script>").published
    assert published == "2024-05-02T14:30+08:00"


def test_a_time_element_that_is_named_for_the_update() -> None:
    meta = '<meta property="article:published_time" content="2024-05-02T14:30:00+08:00">'
    time = '<time class="updated" datetime="2024-05-03T09:00:00+08:00">2024-05-03 09:00</time>'
    assert page_of(f"<div>{time} 来源：城东日报</div>", meta=meta).published == "2024-05-02T14:30:00+08:00"


@pytest.mark.parametrize(
    "line",
    [
        "←左右滑动查看更多→",
        "上下滑动浏览全文",
        "向左滑动图片查看大图",
        "预览时标签不可点",
        "⭐设为星标，第一时间收到推送",
        "城东日报新媒体出品",
        "临河区融媒体中心联合出品",
    ],
)
def test_what_an_account_adds_is_no_text(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


def test_a_sentence_about_a_product_is_text() -> None:
    assert page_of(DATE, last="</p><p>这批豆腐由镇上的老作坊出品").body == f"{WHOLE}\n这批豆腐由镇上的老作坊出品"


@pytest.mark.parametrize(
    ("signed", "byline"),
    [
        ("作者：Анна Петрова", ("Анна Петрова",)),
        ("作者：Γιώργος Παππάς", ("Γιώργος Παππάς",)),
        ("作者：Анна Петрова、Иван Смирнов", ("Анна Петрова", "Иван Смирнов")),
    ],
)
def test_names_in_other_letters(signed: str, byline: tuple[str, ...]) -> None:
    assert page_of(f"<div>2024-05-02 14:30 {signed}</div>").byline == byline


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


@pytest.mark.parametrize(("paper", "name"), [("China Daily", "China Daily"), ("River Town News", "River Town News")])
def test_a_name_before_a_paper_in_letters(paper: str, name: str) -> None:
    page = page_of(f"<div class=news_about><p>沈知秋/{paper}</p><p>2024-05-02 14:30</p></div>")
    assert (page.byline, page.outlet) == (("沈知秋",), name)


def test_the_headline_of_a_poem_in_one_character() -> None:
    lines = "".join(
        f"<p>{line}</p>" for line in ("巷口的灯还亮着", "雨把石板洗成镜子", "我提着半袋新米", "声音落进井里")
    )
    page = f"<title>归_城东诗刊</title><h1>归</h1>{DATE}<div class=content>{lines}</div>"
    assert parse(page.encode()).headline == "归"


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_headline_in_two_headings(tag: str) -> None:
    page = (
        f"<title>临河至南郊轻轨年底通车 全程二十分钟_城东网</title><{tag}>临河至南郊轻轨年底通车</{tag}>"
        f"<{tag}>全程二十分钟</{tag}>{DATE}<div>{MARKUP}</div>"
    )
    assert parse(page.encode()).headline == "临河至南郊轻轨年底通车 全程二十分钟"


@pytest.mark.parametrize("between", ["<h3>相关阅读</h3>", "<p>延伸阅读</p>"])
def test_a_box_of_links_between_two_halves_of_a_text(between: str) -> None:
    links = "<li><a href=/1.html>旧粮库改造启动仪式昨日举行</a></li><li><a href=/2.html>镇里征求管网图意见</a></li>"
    halves = [
        f"<div class=content>{part}</div>"
        for part in (MARKUP[: MARKUP.index("<p>", 9)], MARKUP[MARKUP.index("<p>", 9) :])
    ]
    box = f"<div class=rel>{between}<ul>{links}</ul></div>"
    page = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}{halves[0]}{box}{halves[1]}"
    assert parse(page.encode()).body == WHOLE


DRAFT = {"blocks": [{"key": str(n), "text": text, "type": "unstyled"} for n, text in enumerate(PARAGRAPHS)]}
DELTA = {"ops": [{"insert": text} for text in PARAGRAPHS]}


@pytest.mark.parametrize(
    "shell",
    [
        f"<script>window.__STATE__={dump({'article': {'title': HEADLINE, 'content': dump(DRAFT)}})}</script>",
        f"<script>window.__STATE__={dump({'post': {'title': HEADLINE, 'delta': DELTA}})}</script>",
        f'<script>var articleText = decodeURIComponent("{quote(MARKUP)}");</script>',
        "<div data-article='" + dump({"title": HEADLINE, "content": MARKUP}) + "'></div>",
        "<div data-detail='" + dump({"title": HEADLINE, "content": MARKUP}) + "'></div>",
    ],
)
def test_a_text_in_a_form_of_an_editor(shell: str) -> None:
    page = parse(f"<title>{HEADLINE}</title><div id=app></div>{shell}".encode())
    assert (page.kind, page.body) == ("article", WHOLE)


def test_captions_in_an_object_that_is_no_json() -> None:
    gallery = f"galleryInfo:{{title:{dump(HEADLINE)},gallery:{dump({'sub_abstracts': list(PARAGRAPHS)})}}}"
    shown = f"<title>{HEADLINE}</title><h2>{HEADLINE}</h2><p>{PARAGRAPHS[0]}</p>"
    page = f"{shown}<script>var BASE_DATA={{{gallery}}}</script>"
    assert parse(page.encode()).body == WHOLE


@pytest.mark.parametrize(
    "description",
    [f"2024年05月02日14:30　来源：城东日报　{PARAGRAPHS[0]}", f"2024-05-02 14:30 {PARAGRAPHS[0]}"],
)
def test_a_description_that_opens_with_the_page_s_date(description: str) -> None:
    assert page_of(DATE, meta=f'<meta name="description" content="{description}">').summary is None


def test_a_description_that_repeats_the_headline_twice() -> None:
    meta = f'<meta name="description" content="{HEADLINE}{HEADLINE}{PARAGRAPHS[0]}">'
    assert page_of(DATE, meta=meta).summary == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("451: Unavailable due to legal reasons", "You are attempting to access this website from "
         "a country belonging to the European Economic Area (EEA) and access cannot be granted at this time."),
        ("打开APP", "请在城东新闻APP内查看。当前内容仅支持在客户端内浏览，请下载安装城东新闻客户端后查看完整内容。"),
        ("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working. "
         "Further configuration is required."),
    ],
)  # fmt: skip
def test_pages_in_place_of_an_article(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>".encode()).kind == "other"


@pytest.mark.parametrize(
    ("url", "pager", "address"),
    [
        ("https://blog.example.cn/archives/100.html", "页码：<span>1</span> <a href='/archives/100.html/2'>2</a>", "https://blog.example.cn/archives/100.html/2"),
        (URL, "<a class='next btn' href='c7-88_2.html'><i class=icon></i></a>", "https://news.example.cn/2024/0502/c7-88_2.html"),
        (URL, "<a id='atoc_next' href='c7-88-2.html'><svg></svg></a>", "https://news.example.cn/2024/0502/c7-88-2.html"),
        (URL, "<a class='slick-next' href='/photo/12.html'><i></i></a>", None),
    ],
)  # fmt: skip
def test_the_second_part(url: str, pager: str, address: str | None) -> None:
    page = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}<div>{MARKUP}</div><div>{pager}</div>"
    assert parse(page.encode(), url).next_url == address


def test_a_reply_that_sets_a_member_of_the_window() -> None:
    rows = [{"title": f"河西镇第{n}座书屋开门迎客", "url": f"/2024/0502/c7-{n}.html"} for n in range(100, 108)]
    page = parse(f'window["roll"]={dump({"list": rows})};'.encode(), URL, Hints())
    assert page.kind == "other"


def test_a_plain_list_of_addresses_that_opens_with_a_remark() -> None:
    page = parse(f"\ufeff# 城东网\n\n{URL}\r\n".encode(), "https://news.example.cn/sitemap.txt")
    assert (page.kind, [item.url for item in page.items]) == ("sitemap", [URL])


def test_data_whose_last_bracket_is_missing() -> None:
    data = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2024-05-02T14:30:00+08:00"'
    page = page_of(SOURCE, meta=f'<script type="application/ld+json">{data}</script>')
    assert page.published == "2024-05-02T14:30:00+08:00"


def test_a_certificate_of_interest_is_no_outlet() -> None:
    info = '<p class="author-name">城东生活</p><div><span>05-02</span><span>14:30</span><span>历史爱好者</span></div>'
    assert page_of(f"<div>{info}</div>").outlet != "历史爱好者"


@pytest.mark.parametrize(
    "line",
    [
        "分享，让更多人看到",
        "转发出去，让更多邻居看见！",
        "点收藏",
        "点个大在看",
        "喜欢作者",
        "微信搜一搜 城东发布",
        "看完记得点赞+在看哦",
        "您的浏览器不支持 video 标签",
        "城东新闻报料：021-55550100",
        "浏览其他章节",
        "出品人：李默",
    ],
)
def test_further_lines_of_accounts_and_players(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


@pytest.mark.parametrize("sentence", ["他把菜谱分享给了邻居", "这家老店的招牌，让更多年轻人看到了手艺。"])
def test_sentences_with_these_words_are_text(sentence: str) -> None:
    assert page_of(DATE, last=f"</p><p>{sentence}").body == f"{WHOLE}\n{sentence}"


@pytest.mark.parametrize(
    ("signed", "byline"),
    [
        ("José Luis Rodríguez Zapatero", ("José Luis Rodríguez Zapatero",)),
        ("Maria Fernanda de Albuquerque", ("Maria Fernanda de Albuquerque",)),
    ],
)
def test_long_names(signed: str, byline: tuple[str, ...]) -> None:
    assert page_of(f"<div>2024-05-02 14:30 作者：{signed}</div>").byline == byline


def test_a_name_with_escaped_signs_in_data() -> None:
    author = {"@type": "Person", "name": "Sin&eacute;ad O&#39;Hara"}
    data = dump({"@type": "NewsArticle", "headline": HEADLINE, "author": author})
    page = page_of("<div>2024-05-02 14:30</div>", meta=f'<script type="application/ld+json">{data}</script>')
    assert page.byline == ("Sinéad O'Hara",)


@pytest.mark.parametrize(
    "printed",
    [
        "Updated at 9:00 AM, May 3, 2024",
        '<time class="entry-date published" style="display:none">2024-05-02 14:30</time>'
        '<time class="updated">2024-05-03 09:00</time>',
    ],
)
def test_the_update_beside_the_moment_of_publishing(printed: str) -> None:
    meta = '<meta property="article:published_time" content="2024-05-02T14:30:00+08:00">'
    published = page_of(f"<div>{printed} 来源：城东日报</div>", meta="" if "published" in printed else meta).published
    assert published in ("2024-05-02T14:30+08:00", "2024-05-02T14:30:00+08:00")


def test_data_behind_a_warning_of_the_server() -> None:
    data = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2024-05-02T14:30:00+08:00"}}'
    notice = "Notice: Undefined index: image in /www/ld.php on line 9 "
    page = page_of(SOURCE, meta=f'<script type="application/ld+json">{notice}{data}</script>')
    assert page.published == "2024-05-02T14:30:00+08:00"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Making sure you're not a bot!", "Loading... The administrator of this website has set up a check to "
         "protect the server against companies that scrape websites."),
        ("Account Suspended", "This Account has been suspended. Contact your hosting provider for more information."),
        ("恭喜，站点创建成功！", "这是默认index.html，本页面由系统自动生成，本页面在FTP根目录下。"),
        ("没有找到站点", "您的请求没有找到对应的站点！可能原因：您没有将此域名绑定到对应站点，配置文件未生效。"),
    ],
)  # fmt: skip
def test_pages_of_a_server_alone(title: str, text: str) -> None:
    assert parse(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>".encode()).kind == "other"


def test_an_hour_of_the_afternoon_in_a_feed() -> None:
    item = f"<item><title>{HEADLINE}</title><link>{URL}</link><pubDate>2024年5月2日 下午2:30:05</pubDate></item>"
    feed = f'<rss version="2.0"><channel><title>城东网</title>{item}</channel></rss>'
    assert [entry.published for entry in parse(feed.encode(), URL).items] == ["2024-05-02T14:30:05+08:00"]
