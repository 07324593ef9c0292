"""The headline as printed, with no site's name behind it."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.document import Document
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS


def headline(head: str, title: str, meta: str = "") -> str:
    return parse(
        f"<html><head><title>{title}</title>{meta}</head><body>{head}<div>{MARKUP}</div></body></html>".encode()
    ).headline


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE}_某某新闻",
        f"{HEADLINE}-某某网",
        f"{HEADLINE}|民生_某某新闻",
        f"{HEADLINE} - 滚动新闻 - 某某在线",
        f"{HEADLINE} ｜ 某某時報",
        f"{HEADLINE}--地方--某某网",
        f"某某新聞網 - {HEADLINE}",
        f"{HEADLINE}",
    ],
)
@pytest.mark.parametrize("line", ["<h1>{}</h1>", '<div class="bt">{}</div>', "<td><b>{}</b></td>"])
def test_the_line_that_the_title_repeats(title: str, line: str) -> None:
    nav = '<div class="nav"><a href="/">首页</a> <a href="/ms/">民生</a></div><h2>某某网</h2>'
    assert headline(nav + line.format(HEADLINE), title) == HEADLINE


def test_a_title_that_has_only_the_site_s_name() -> None:
    head = f"<h2>某某学会</h2><h5>{HEADLINE}</h5><div>发布时间：2025-03-04 来源：某某学会</div>"
    assert headline(head, "新闻动态--某某学会官网") == HEADLINE


def test_a_logo_in_h1_is_no_headline() -> None:
    assert (
        headline(f'<h1 class="logo"><a href="/">某某新闻中心</a></h1><h2>{HEADLINE}</h2>', f"{HEADLINE}_某某新闻中心")
        == HEADLINE
    )


def test_a_shortened_title() -> None:
    assert headline(f"<h1>{HEADLINE}</h1>", f"{HEADLINE[:9]}_某某网") == HEADLINE


def test_a_headline_in_two_lines() -> None:
    first, second = HEADLINE.split(" ")
    assert headline(f"<h1>{first}<br>{second}</h1>", f"{HEADLINE}_某某网") == HEADLINE


def test_a_tag_before_the_headline_is_kept() -> None:
    assert headline(f"<h1>[视频]{HEADLINE}</h1>", f"[视频]{HEADLINE}") == f"[视频]{HEADLINE}"


def test_the_time_behind_a_headline_is_cut() -> None:
    assert headline(f"<h1>{HEADLINE} 【16:15】</h1>", f"{HEADLINE}-某報") == HEADLINE


def test_tools_beside_the_headline_are_cut() -> None:
    line = f'<h1><span class="title">{HEADLINE}</span><span>字体：<a>小</a></span></h1>'
    assert headline(line, f"{HEADLINE}-某某网") == HEADLINE


def test_without_a_line_the_title_has_it() -> None:
    assert headline("", f"{HEADLINE}_民生_某某网") == HEADLINE
    assert headline("", "某某网", f'<meta property="og:title" content="{HEADLINE}">') == HEADLINE


def test_a_related_headline_is_not_the_page_s() -> None:
    related = f'<div class="related"><h1><a href="/2">{HEADLINE}后续</a></h1></div>'
    assert headline(f"{related}<h1>{HEADLINE}</h1>", f"{HEADLINE}_某某网") == HEADLINE


def test_empty_pages_have_none() -> None:
    assert parse(b"").headline == ""
    assert Document("").title == ""


TEXT = "".join(
    f"<p>{name}说，镇里的小图书馆每周三开到晚上九点，来借书的孩子比去年多了一倍，书架也添了两排。</p>"
    for name in ("馆长", "家长", "老师", "镇长", "邮差")
)


def heading(markup: str, title: str, head: str = "") -> str | None:
    page = (
        f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><div><a href='/'>首页</a></div>"
        f"{markup}<div>2023-04-06 08:30 来源：河湾日报</div><div class=content>{TEXT}</div></body></html>"
    )
    return parse(page.encode()).headline


@pytest.mark.parametrize(
    ("markup", "title", "headline"),
    [
        ("<h1>灯</h1>", "灯_河湾网", "灯"),
        ("<h1>夜读</h1>", "夜读-副刊-河湾网", "夜读"),
        ("<h2 class=title>故乡的雨</h2>", "故乡的雨 | 河湾日报", "故乡的雨"),
        ("<div class=biaoti>春分</div>", "春分_河湾新闻网", "春分"),
        ("", "渡口-小图书馆夜里也开门-河湾网", "渡口-小图书馆夜里也开门"),
        ("", "要闻-小图书馆夜里也开门-河湾网", "小图书馆夜里也开门"),
        ("<h1>河湾晚报（2023年4月6日）</h1>", "河湾晚报（2023年4月6日）_河湾网", "河湾晚报（2023年4月6日）"),
        ("<h1>镇图书馆延长开放 【08:30】</h1>", "镇图书馆延长开放_河湾网", "镇图书馆延长开放"),
        (
            "<div class=tit><p>镇图书馆周三延长开放</p><p>孩子们晚上也能借书</p></div>",
            "镇图书馆周三延长开放孩子们晚上也能借书_河湾网",
            "镇图书馆周三延长开放孩子们晚上也能借书",
        ),
        (
            "<h1><p>镇图书馆周三</p><p>延长开放到九点</p></h1>",
            "镇图书馆周三延长开放到九点_河湾网",
            "镇图书馆周三延长开放到九点",
        ),
        (
            "<h1><span>镇图书馆延长开放</span><div><div>播报文章</div><p>语音播报文章</p></div></h1>",
            "镇图书馆延长开放_河湾网",
            "镇图书馆延长开放",
        ),
        ("<h1>镇图书馆延长开放<div class=btn>听新闻</div></h1>", "镇图书馆延长开放_河湾网", "镇图书馆延长开放"),
        ("<h1>【即时】镇图书馆周三延长开放</h1>", "镇图书馆周三延长开放 民生_河湾网", "【即时】镇图书馆周三延长开放"),
        (
            "<div><h1><a href='/blog'>河边小屋</a></h1></div><h2><a href='/blog/1'>夜里的图书馆</a></h2>",
            "夜里的图书馆 @ 河边小屋 :: 河湾博客",
            "夜里的图书馆",
        ),
        (
            "<div><h1><a href='/'>河边小屋</a></h1></div><h2 class=entry-title><a href='/?p=1'>夜里的图书馆</a></h2>",
            "夜里的图书馆 | 河边小屋",
            "夜里的图书馆",
        ),
    ],
)
def test_short_split_labelled_and_dated_headlines(markup: str, title: str, headline: str) -> None:
    assert heading(markup, title) == headline


def test_long_headline_that_the_title_repeats() -> None:
    long = (
        "The Town Library Will Stay Open Until Nine on Wednesdays " + "So That Children Who Come Late Can Borrow Books"
    )
    assert len(long) > 100
    assert heading(f"<h1>{long}</h1>", f"{long} - River News") == long


def test_subheading_that_the_title_ends_with() -> None:
    page = (
        "<title>镇图书馆为何开到九点？馆长：孩子放学晚_河湾网</title><h1>一盏灯，亮到九点</h1>"
        "<div>2023-04-06 08:30</div>"
        f"<div class=content>{TEXT}<h2>馆长：孩子放学晚</h2>{TEXT}</div>"
    )
    assert parse(page.encode()).headline == "一盏灯，亮到九点"


@pytest.mark.parametrize("title", ["{0}: {1}", "{0} » {1}", "{1} ~ {0}", "{0} - {1}"])
@pytest.mark.parametrize(
    "front", ["/", "https://blog.example.tw/", "https://blog.example.tw/index.php", "https://blog.example.tw/2023/"]
)
def test_a_blog_s_name_leads_to_its_front_page_and_a_post_s_to_itself(title: str, front: str) -> None:
    site, post, url = "河岸散步的人", "舊車站與月台上的貓", "https://blog.example.tw/2023/11/cat.html"
    page = (
        f"<title>{title.format(site, post)}</title><h1 class='title'><a href='{front}'>{site}</a></h1>"
        f"<div>2023年11月8日</div><h3 class='post-title'><a href='{url}'>{post}</a></h3><div>{MARKUP}</div>"
    )
    assert parse(page.encode(), url).headline == post


@pytest.mark.parametrize("name", ["城东晚报", "某某网", "界溪新闻"])
def test_a_title_that_names_the_medium_alone(name: str) -> None:
    bar = f"<div class='top'><div>{name}</div><div><a href='/app'>APP下载</a></div></div>"
    page = f"{bar}<div class='title'>{HEADLINE}</div><div>界溪快报 2025-12-30 09:15</div>"
    assert headline(page, name) == HEADLINE


@pytest.mark.parametrize("counter", ["<span>(<span>1</span>/22)</span>", "（3/12）"])
def test_the_counter_of_a_series_of_pictures_behind_a_headline(counter: str) -> None:
    tools = "".join(f"<div class='btn'>第{number}张</div>" for number in range(1, 14))
    head = f"<div><h1>{HEADLINE}{counter}</h1>{tools}<div class='btn'>支持用键盘 ← 或 → 翻页</div></div>"
    assert headline(head, f"{HEADLINE}_图片_某某娱乐网") == HEADLINE


def test_a_headline_of_two_characters_in_bold() -> None:
    dated = "<tr><td>2026-01-31 09:15 来源：澜汀日报</td></tr>"
    head = f"<table><tr><td><font size=5><b>渡口</b></font></td></tr>{dated}</table>"
    assert headline(head, "渡口 - 澜汀日报数字报刊平台") == "渡口"


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td><b>{}</b></td></tr></table>",
        "<div class=t><b>{}</b></div>",
        "<center><font size=5>{}</font></center>",
    ],
)
def test_a_headline_in_two_lines_without_a_heading(box: str) -> None:
    head = box.format("老街排水改造完工<br>雨天不再漫水") + "<p>2026-01-31 09:15 来源：澜汀日报</p>"
    assert headline(head, "老街排水改造完工雨天不再漫水 - 澜汀网") == "老街排水改造完工雨天不再漫水"


@pytest.mark.parametrize("part", ["旧管去哪儿了", "商户：地下室终于干了"])
def test_a_subheading_that_the_title_begins_with(part: str) -> None:
    head = "<h1>三条老街的一本账</h1><p>2026-01-31 09:15 来源：澜汀日报</p>"
    text = f"<div><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h3>{part}</h3><p>{PARAGRAPHS[2]}</p></div>"
    html = f"<html><head><title>{part} - 澜汀网</title></head><body>{head}{text}</body></html>"
    assert parse(html.encode()).headline == "三条老街的一本账"


@pytest.mark.parametrize("label", ["时间：2026-01-31 09:42 来源：", "发布：2026-01-31 来源："])
def test_the_line_of_date_is_none_where_the_title_is_the_sites(label: str) -> None:
    head = f"<p align='center'>城东水务局 {HEADLINE}</p><div>{label}<a>城东公共信息网</a></div>"
    assert headline(head, "公共信息网-城东公共信息网") == f"城东水务局 {HEADLINE}"


SECTION = "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 2)


@pytest.mark.parametrize("heading", ["<p><b>{}</b></p>", "<h2>{}</h2>", "<div><h3>{}</h3></div>"])
@pytest.mark.parametrize("title", ["", "某某网"])
def test_a_subheading_is_no_headline_and_the_text_above_it_stays(heading: str, title: str) -> None:
    parts = (SECTION, heading.format("二期工程明年动工"), SECTION, heading.format("老街商户怎么看"), SECTION)
    page = parse(f"<html><head><title>{title}</title></head><body><div>{''.join(parts)}</div></body></html>".encode())
    assert page.headline == title
    assert page.body.count(PARAGRAPHS[0]) == 6


def test_a_caption_is_no_headline() -> None:
    figure = "<figure><img src=/1.jpg><figcaption>临河巷新铺的路面</figcaption></figure>"
    assert parse(f"<div><p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p></div>".encode()).headline == ""


@pytest.mark.parametrize("heading", [f"<h1>{HEADLINE}</h1>", f"<h3>{HEADLINE}</h3><p>2026-01-31 来源：城东报</p>"])
def test_a_headline_below_what_a_site_says_of_itself(heading: str) -> None:
    about = "".join(f"<p>本会由城东各街道的水务工作者组成，第{n}届理事会换届以来办了许多实事。</p>" for n in range(9))
    page = parse(f"<title>某某学会</title><div><div>{about}</div>{heading}<div>{MARKUP}</div></div>".encode())
    assert page.headline == HEADLINE
