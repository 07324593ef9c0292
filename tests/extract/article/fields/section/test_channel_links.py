"""Links and labels over the headline that name its channel."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP, page_of


@pytest.mark.parametrize(
    ("crumb", "expected"),
    [
        ("<div class='g'><span class='cate'>地產</span><span class='sub'>樓市專題</span></div>", "樓市專題"),
        ("<div class='post-cat'><a href='/a'>剧场</a> / <a href='/b'>观察</a></div>", "观察"),
        ("<p><a href='/'>首页</a> | <a href='/n'>新闻</a> | <a href='/z'>专题</a> | <a href='/t'>图片</a></p>", None),
        ("<div>闽水新闻</div>", None),
        ("<header><a href='/z/1'>港聞</a><a href='/z/2'>娛樂</a></header><p>老街 改造</p>", None),
        (
            "<div><span class='kicker'><a href='/s-1'>時政風雲</a></span> <span class='region'>德國</span></div>",
            "時政風雲",
        ),
        (
            "<header><a href='/section/a'>時事</a><p><a href='/section/b'>娛樂</a></p></header>"
            "<div class='by'><a href='/category/c'>社會</a><div>2012-01-12 09:15</div></div>",
            "社會",
        ),
    ],
)
def test_several_labels_and_bars_over_the_headline(crumb: str, expected: str | None) -> None:
    assert page_of(crumb=crumb).section == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("<div class='col'><a href='/n1/index.html'>风物志</a></div>", "风物志"),
        ("<p><a href='/tags/9.html'>手艺</a></p>", "手艺"),
        ("<div class='logo'><a href='/n1/index.html'>风物志</a></div>", None),
        ("<p><a href='/user/9'>手艺人</a></p>", None),
        ("<p><a href='/x/9.html'>某某网</a></p>", None),
    ],
)
def test_a_link_that_opens_the_box_of_the_headline(label: str, expected: str | None) -> None:
    text = MARKUP
    bar = "<div><div><a href='/a/'>甲</a><a href='/b/'>乙</a></div></div>"
    head = f"{bar}<div>{label}<h1>{HEADLINE}</h1><p>2025-12-30</p>"
    html = f"<meta charset=utf-8><title>{HEADLINE}_某某网</title>{head}</div><div>{text}</div>"
    assert parse(html.encode()).section == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("返回版面", None), ("下载", None), ("PDF", None), ("更多内容", None), ("文旅观察", "文旅观察")],
)
def test_a_button_that_leads_to_a_list_is_no_channel(text: str, expected: str | None) -> None:
    way = f"<div class='top'><a href='/'>某某网</a> <a href='/column/1/node_A01.html'>{text}</a></div>"
    assert page_of(crumb=way).section == expected


@pytest.mark.parametrize(
    ("logo", "expected"),
    [
        ("<a href='/'><img alt='某某网'></a><a href='/minsheng/'><img alt='民生频道' src='m.png'></a>", "民生频道"),
        ("<a href='http://sports.city.example/'><img alt='体育' src='s.png'></a>", "体育"),
        ("<a href='/yw/'><img alt='要闻' src='1.png'></a><a href='/sh/'><img alt='社会' src='2.png'></a>", None),
        ("<a href='/n/2026/1.html'><img alt='社会' src='2.png'></a>", None),
        ("<a href='/ad/'><img alt='老街新居' src='2.png'></a>", None),
    ],
)
def test_a_logo_that_names_the_channel(logo: str, expected: str | None) -> None:
    assert page_of(crumb=f"<div class='top'>{logo}</div>").section == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("source", None), ("account", None), ("media", None), ("tag", "健康城东")]
)
def test_a_link_named_for_who_published_is_no_channel(name: str, expected: str | None) -> None:
    head = f"<div><a class='{name}' href='/channel/m123'>健康城东</a><span>2025-12-30 09:15</span></div>"
    assert page_of(head).section == expected


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("<a href='/'>首页</a> &gt; <a href='/mszx/'>民生在线</a> &gt; 正文", "民生在线"),
        ("<a href='/'>城东在线</a> &gt; 正文", None),
        ("<a href='/'>首页</a> &gt; <a href='/'>城东网</a> &gt; 正文", None),
    ],
)
def test_a_channel_called_as_a_site_is(way: str, expected: str | None) -> None:
    assert page_of("<div>2025-12-30</div>", crumb=f"<div class='pos'>{way}</div>").section == expected


@pytest.mark.parametrize("menu", ['<ul class="main-menu">{}</ul>', '<nav><ul class="menu">{}</ul></nav>'])
def test_a_link_that_opens_the_article_below_a_menu(menu: str) -> None:
    entries = "".join(f'<li><a href="/{word}">{name}</a></li>' for word, name in (("a", "热点"), ("b", "视频")))
    label = '<div class="meta"><a href="/shehui">城事共享</a></div>'
    html = (
        f"<title>{HEADLINE}</title><header>{menu.format(entries)}</header><main><article>{label}<h1>{HEADLINE}</h1>"
        f"<div>2024-05-02</div><div>{MARKUP}{MARKUP.replace('城东', '城西')}</div>"
        + "".join(f"<p>分享 {n}</p>" for n in range(12))
        + "</article></main>"
    )
    assert parse(html.encode()).section == "城事共享"
