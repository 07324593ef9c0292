"""Articles in, the address of the next part out; None where what leads on is another article."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.anchors import Body
from scraper.extract.document import Document
from scraper.extract.page.next_part import next_part
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, URL, page_of

HERE = "https://paper.example/sh/2026/0304/c1-1001.html"
TEXT = "".join(
    f"<p>云汀城的第{n}座渡口昨日恢复通航，沿江{n}个村庄的居民不必再绕行三十公里，船票仍按十年前的价钱出售。</p>"
    for n in range(1, 6)
)


def leads_to(
    pager: str = "", head: str = "", url: str = HERE, title: str = "云汀城五座老渡口昨日全部恢复通航", text: str = TEXT
) -> str | None:
    html = (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{title}_云汀晚报</title>{head}</head><body>"
        f"<h1>{title}</h1><div class='info'>2026-03-04 09:15 来源：云汀晚报</div>"
        f"<div class='content'>{text}</div>{pager}</body></html>"
    )
    page = parse(html.encode(), url)
    assert page.kind == "article"
    assert page.as_json()["next_url"] == page.next_url
    return page.next_url


@pytest.mark.parametrize(
    ("pager", "address"),
    [
        ("<div class='page'><a href='c1-1001_2.html'>下一页</a></div>", "c1-1001_2.html"),
        ("<a href='c1-1001-2.html'>下一頁</a>", "c1-1001-2.html"),
        ("<a href='c1-1001_1.html'>下页</a>", "c1-1001_1.html"),  # counted from 0
        ("<div><a href='c1-1001_p2.html'>[后一页]</a></div>", "c1-1001_p2.html"),
        (
            "<div class='page'><b>1</b> <a href='c1-1001_2.html'>2</a> <a href='c1-1001_3.html'>3</a>"
            "</div>",
            "c1-1001_2.html",
        ),
        (
            "<div class='page'><a class='on' href='c1-1001.html'>1</a><a href='c1-1001_2.html'>2</a>"
            "</div>",
            "c1-1001_2.html",
        ),
        (
            "<ul class='pagelist'><li class='thisclass'><a>1</a></li><li><a href='c1-1001_2.html'>2</a>"
            "</li></ul>",
            "c1-1001_2.html",
        ),
        (
            "<div class='p'><a href='c1-1001.html'>1</a> <a href='c1-1001_1.html'>2</a>"
            " <a href='c1-1001_2.html'>3</a></div>",
            "c1-1001_1.html",
        ),
        ("<a href='c1-1001-2.html'><img src='/img/next.gif' alt='下一页'></a>", "c1-1001-2.html"),
        ("<a href='c1-1001_2.html'><span><img alt=\"下一页\" src=n.png></span></a>", "c1-1001_2.html"),
        (
            "<p><span>第1页：起因</span> <a href='c1-1001_2.html'>第2页：经过</a>"
            " <a href='c1-1001_3.html'>第3页：结局</a></p>",
            "c1-1001_2.html",
        ),
        (
            "<ul class='mulu'><li>起因</li><li><a href='c1-1001_2.html'>经过</a></li><li>"
            "<a href='c1-1001_3.html'>结局</a></li></ul>",
            "c1-1001_2.html",
        ),
        (
            "<select onchange='go(this.value)'><option value='c1-1001.html' selected>第1页</option>"
            "<option value='c1-1001_2.html'>第2页</option></select>",
            "c1-1001_2.html",
        ),
        ("<select><option value='/sh/2026/0304/c1-1001_2.html'>经过</option></select>", "c1-1001_2.html"),
        ("<a href='c1-1001_2.html'>余下全文</a>", "c1-1001_2.html"),
        ("<a href='c1-1001_2.html'>余下全文(1/3)&gt;&gt;</a>", "c1-1001_2.html"),
        ("<a href='c1-1001_2.html'>点击进入下一页</a>", "c1-1001_2.html"),
        ("<a href='c1-1001_2.html'>下一页：经过</a>", "c1-1001_2.html"),
        ("<div class='pages'><a href='c1-1001_2.html'>&gt;</a></div>", "c1-1001_2.html"),
        ("<a href='c1-1001_2.html'>Next →</a>", "c1-1001_2.html"),
        ("<a href='?page=2'>下一页</a>", "c1-1001.html?page=2"),
        ("<a href='c1-1001/2/'>下一页</a>", "c1-1001/2/"),
        ("<a href='c1-1002.html'>下一篇</a><a href='c1-1001_2.html'>2</a>", "c1-1001_2.html"),
        ("<script>createPageHTML(3, 0, 'c1-1001', 'html');</script>", "c1-1001_1.html"),
    ],
)  # fmt: skip
def test_a_further_part_of_the_article_is_named(pager: str, address: str) -> None:
    assert leads_to(pager) == f"https://paper.example/sh/2026/0304/{address}"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://paper.example/c/2026-03-04/143012345.shtml", "143012345_2.shtml"),  # Sina
        ("https://paper.example/20260304/n1001.shtml", "/20260304/n1001_1.shtml"),  # Sohu
        ("https://paper.example/n1/2026/0304/c1001-40001001.html", "/n1/2026/0304/c1001-40001001-2.html"),  # People's
        ("https://paper.example/a/news/20260304/1001.html", "1001_2.html"),  # DedeCMS
        ("https://paper.example/plus/view.php?aid=1001", "/plus/view.php?aid=1001&pageno=2"),
        ("https://paper.example/show-12-1001-1.html", "show-12-1001-2.html"),  # phpcms
        ("https://paper.example/index.php?m=content&c=index&id=1001", "?m=content&c=index&id=1001&page=2"),
        ("https://paper.example/article-1001-1.html", "article-1001-2.html"),  # Discuz
        ("https://paper.example/portal.php?mod=view&aid=1001", "portal.php?mod=view&aid=1001&page=2"),
        ("https://paper.example/a/20260304/50500123_0.shtml", "/a/20260304/50500123_1.shtml"),  # ifeng
        ("https://paper.example/a/20260304/50500123_3.shtml", "/a/20260304/50500123_4.shtml"),
        ("https://paper.example/2026/03/old-ferries/", "https://paper.example/2026/03/old-ferries/2/"),  # WordPress
        ("https://paper.example/?p=1001", "https://paper.example/?p=1001&page=2"),
        ("https://paper.example/zwgk/202603/t20260304_1001.html", "./t20260304_1001_1.html"),  # TRS
        ("http://www.paper.example/show.asp?id=1001&page=2", "show.asp?id=1001&page=3"),
        ("https://paper.example/26/0304/09/ABCDEFGH.html", "/26/0304/09/ABCDEFGH_2.html"),  # 163
        ("https://paper.example/info/1001/2001.htm", "2001/2.htm"),
    ],
)
def test_a_further_part_of_an_article_of_any_system(url: str, href: str) -> None:
    pager = f"<div class='pager'><a href='{href}'>下一页</a></div>"
    following = leads_to(pager, url=url)
    assert following is not None
    assert following.endswith(href.lstrip("./"))


OTHER = "<a href='/sh/2026/0304/c1-{n}.html'>{text}</a>"


@pytest.mark.parametrize(
    ("pager", "head"),
    [
        ("", "<link rel='next' title='老城菜场改造' href='/archives/101.html'>"),  # WordPress, Hexo
        ("", "<link rel='next' href='c1-1002.html'><link rel='prev' href='c1-1000.html'>"),
        ("<nav class='post-nav'><a rel='next' href='/archives/101'>Next →</a></nav>", ""),
        ("<nav class='navigation'><a href='/2026/03/02/market/'>Older posts</a></nav>", ""),
        ("<div class='nav-links'><a href='/archives/99.html'>Next</a></div>", ""),
        ("<div class='pagination'><a href='c1-1002.html'>›</a></div>", ""),
        ("<div class='page'><a href='c1-1002.html'>»</a></div>", ""),
        ("<div class='comments'><p>网友：好</p><a href='/comments/1001?p=2'>下一页</a></div>", ""),
        ("<div class='comments'><p>网友：好</p><a href='?page=2'>下一页</a></div>", ""),
        ("<div id='pinglun'><p>顶</p><a href='c1-1001_2.html'>下一页</a></div>", ""),
        ("<h3>网友评论</h3><p>好</p><div><a href='?page=2'>下一页</a></div>", ""),
        ("<div class='ok'><h3>最新评论</h3><ul><li>好</li></ul><a href='?page=2'>下一页</a></div>", ""),
        ("<a href='?cpage=2#comments'>下一页</a>", ""),  # WordPress's comments
        ("<a href='c1-1001/comment-page-2/#comments'>Next</a>", ""),
        (
            "<div class='related'><ul><li><a href='1.html'>南山隧道</a></li></ul>"
            "<a href='/related?p=2'>下一页</a></div>",
            "",
        ),
        ("<h4>相关阅读</h4><ul><li><a href='1.html'>南山隧道</a></li></ul><p><a href='?p=2'>下一页</a></p>", ""),
        ("<div class='list'><a href='/sh/index_2.html'>下一页</a></div>", ""),
        ("<div class='page'><a href='c1-1002.html'>下一页</a></div>", ""),
        ("<p><a href='c1-1002.html'>下一篇</a></p>", ""),
        ("<p>下一页：<a href='c1-1002.html'>老城菜场改造后首日客流翻番</a></p>", ""),
        ("<a href='c1-1002.html'><img alt='下一页' src='n.gif'></a>", ""),
        ("<select><option value='/sh/'>社会</option><option value='/ty/index_2.html'>体育</option></select>", ""),
        ("<script>createPageHTML(12, 0, 'index', 'html');</script>", ""),
        ("<div class='page'><a href='https://elsewhere.example/sh/2026/0304/c1-1001_2.html'>下一页</a></div>", ""),
    ],
)  # fmt: skip
def test_what_leads_to_another_article_or_to_a_list_is_no_part(pager: str, head: str) -> None:
    assert leads_to(pager, head) is None


@pytest.mark.parametrize(
    ("url", "pager"),
    [
        (HERE.replace(".html", "_3.html"), "<a href='c1-1001_2.html'>上一页</a> <a href='c1-1002.html'>下一页</a>"),
        (
            HERE.replace(".html", "_2.html"),
            "<div class='page'><a href='c1-1001.html'>1</a> <b>2</b> <a href='c1-1002.html'>下一页</a></div>",
        ),
        (HERE.replace(".html", "_2.html"), "<a href='c1-1001.html'>上一页</a><a href='c1-1001.html'>下一页</a>"),
        ("https://paper.example/archives/5.html", "<a href='/archives/6.html'>下一页</a>"),
        ("https://paper.example/?p=100", "<a href='/?p=101'>下一页</a>"),
        ("https://paper.example/html/20260304_1.htm", "<a href='/html/20260304_2.htm'>下一篇</a>"),
        ("https://paper.example/html/20260304_1.htm", "<a href='/html/20260304_2.htm'>老城菜场改造后首日客流翻番</a>"),
        ("https://paper.example/nw.D110000yt_20260304_1-01.htm", "<a href='nw.D110000yt_20260304_2-01.htm'>下一篇</a>"),
        ("https://paper.example/post/1001", "<a href='/post/1002' class='next'>下一页 ›</a>"),
        ("https://paper.example/view.php?id=1001&page=3", "<a href='view.php?id=1002&page=1'>下一页</a>"),
    ],
)  # fmt: skip
def test_the_last_part_leads_to_no_other_article(url: str, pager: str) -> None:
    assert leads_to(pager, url=url) is None


def test_a_row_of_numbers_leads_to_addresses_of_any_kind() -> None:
    pager = "<div class='pages'><span class='current'>1</span> <a href='x9k.html'>2</a> <a href='p3q.html'>3</a></div>"
    assert leads_to(pager) == "https://paper.example/sh/2026/0304/x9k.html"
    last = "<div class='pages'><a href='a1b.html'>1</a> <a href='x9k.html'>2</a> <span class='current'>3</span></div>"
    assert leads_to(last) is None


def test_the_canonical_address_of_the_first_part_tells_the_third() -> None:
    head = f"<link rel='canonical' href='{HERE}'>"
    pager = "<a href='c1-1001.html'>1</a> <a href='c1-1001_3.html'>3</a> <a href='c1-1001_3.html'>下一页</a>"
    url = HERE.replace(".html", "_2.html")
    assert leads_to(pager, head, url) == HERE.replace(".html", "_3.html")


@pytest.mark.parametrize(
    "link",
    [
        '<a href="c7-88_2.html" title="下一页"><i class="icon"></i></a>',
        '<a href="c7-88_2.html" aria-label="Next page"><svg></svg></a>',
        '<a class=n href="c7-88_2.html" title="下一頁"></a>',
        '<a href="c7-88_2.html"><img src="/images/xyy.gif" title="下页"></a>',
    ],
)
def test_an_icon_leads_to_the_next_part(link: str) -> None:
    assert page_of(DATE, tail=f"<div class=p><em>1</em>/3 {link}</div>", url=URL).next_url == URL.replace(
        ".html", "_2.html"
    )
    beside = f'<div class="related">{link}</div>'
    assert page_of(DATE, tail=beside, url=URL).next_url is None


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


def test_thousands_of_numbers_under_a_text_cost_as_many_steps_as_there_are() -> None:
    import sys

    def calls(count: int) -> int:
        links = "".join(f"<p><a href='/x/{n}.html'>{n % 1000}</a></p>" for n in range(count))
        html = f"<title>云汀城五座老渡口昨日全部恢复通航</title><h1>云汀城五座老渡口昨日全部恢复通航</h1>{TEXT}{links}"
        doc = Document(html, HERE)
        doc.body_last = 6
        steps = 0

        def count_one(frame: object, event: str, argument: object) -> None:
            nonlocal steps
            steps += 1

        sys.setprofile(count_one)
        try:
            assert next_part(doc, Body()) is None
        finally:
            sys.setprofile(None)
        return steps

    assert calls(2000) < 2.5 * calls(1000)


@pytest.mark.parametrize(
    ("pager", "url"),
    [
        (
            "<nav class='post-navigation'><a href='/2026/diary-part-2/' rel='next'>下一页</a></nav>",
            "https://paper.example/2026/diary-part-1/",
        ),
        (
            "<div class='pre'><a href='992.html'>下一页：菜场搬家</a></div>",
            "https://paper.example/2026/sh_0304/991.html",
        ),
    ],
)
def test_a_neighbour_with_the_next_number_is_another_article(pager: str, url: str) -> None:
    """The box of a post's neighbours, and an article's own number in its folder."""
    head = "<link rel='next' href='/2026/diary-part-2/'>" if "post-nav" in pager else ""
    assert leads_to(pager, head, url) is None
