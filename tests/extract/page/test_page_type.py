"""Article, list, feed, sitemap or other, from the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

import scraper.extract
from scraper.extract import parse
from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS, URL, WHOLE

ARTICLE = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 09:15</div><div id=c>{MARKUP}</div>"
TEASER = "北门外五个小区的施工方案已经公示，居民可以到街道办事处查看图纸，也可以在网上留言，意见收集到月底为止，共收到"
ENTRIES = "".join(
    f'<li><a href="/2025/03/{n:02}/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a><span>2025-03-{n:02}</span></li>'
    for n in range(1, 29)
)
LIST = f"<title>民生频道_某某网</title><h2>民生</h2><ul class=list>{ENTRIES}</ul>"


def kind(html: str, **hints: str) -> str:
    return parse(html.encode(), "https://a.example.cn/x/y", Hints(**hints)).kind  # type: ignore[arg-type]


def test_an_article() -> None:
    assert kind(ARTICLE) == "article"


def test_an_article_with_long_lists_beside_it() -> None:
    assert kind(f"{ARTICLE}<div class=right><ul>{ENTRIES}</ul></div>") == "article"


def test_a_list() -> None:
    assert kind(LIST) == "list"


def test_a_list_with_teasers() -> None:
    entries = "".join(
        f'<li><h3><a href="/2025/03/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></h3>'
        f"<p>{PARAGRAPHS[n % 3]}第{n}条。</p></li>"
        for n in range(12)
    )
    page = parse(
        f"<title>民生频道_某某网</title><h2>民生</h2><ul class=list>{entries}</ul>".encode(), "https://a.example.cn/"
    )
    assert page.kind == "list"
    assert len(page.items) == 12
    assert (page.body, page.byline, page.published) == ("", (), None)


def test_an_article_keeps_its_teaser_list() -> None:
    entries = "".join(
        f'<li class=item><h3><a href="/2025/03/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></h3>'
        f"<p>{TEASER}{n}条。</p></li>"
        for n in range(12)
    )
    page = parse(f"{ARTICLE}<div class=more><ul>{entries}</ul></div>".encode(), "https://a.example.cn/1.html")
    assert page.kind == "article"
    assert page.body == WHOLE
    assert [item.summary for item in page.items[:1]] == [TEASER + "0条。"]


def test_feeds_and_sitemaps() -> None:
    assert (
        kind(
            "<rss version='2.0'><channel><title>某某网</title><item><title>题</title><link>http://a.cn/1</link></item></channel></rss>"
        )
        == "feed"
    )
    assert (
        kind("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.cn/1</loc></url></urlset>")
        == "sitemap"
    )


DATA = (
    f"<?xml version='1.0'?><newsList><news><title>{HEADLINE}</title><text>{PARAGRAPHS[0] * 9}</text></news></newsList>"
)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>短</p>",
        "<html><body><img src=a></body></html>",
        DATA,
        '{"title": "题", "text": "' + PARAGRAPHS[0] * 9 + '"}',
    ],
)
def test_neither(html: str) -> None:
    assert kind(html) == "other"


def test_a_hint_rules() -> None:
    assert kind(LIST, kind="article") == "article"
    assert kind(ARTICLE, kind="list") == "list"


def test_a_film_with_one_sentence_is_an_article() -> None:
    head = f"<title>[视频]{HEADLINE}</title><div class=tit>[视频]{HEADLINE}</div><div>来源：某台 2025-03-04 09:15</div>"
    html = f"{head}<div id=c><p>本台消息：老街排水改造完工。</p></div>"
    assert kind(html) == "article"


def test_xhtml_is_html() -> None:
    head = f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html><head><title>{HEADLINE}</title></head>"
    html = f"{head}<body><h1>{HEADLINE}</h1>{MARKUP}</body></html>"
    assert kind(html) == "article"


def test_a_list_page_is_not_searched_for_what_only_articles_have(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def noting(name: str, find: Callable[[Context], FieldValue | None]) -> Callable[[Context], FieldValue | None]:
        def noted(context: Context) -> FieldValue | None:
            names.append(name)
            return find(context)

        return noted

    monkeypatch.setattr(scraper.extract, "FIELDS", {n: noting(n, f) for n, f in scraper.extract.FIELDS.items()})
    assert kind(LIST) == "list"
    assert names == ["headline", "body", "section"]
    names.clear()
    assert kind(ARTICLE) == "article"
    assert sorted(names) == sorted(scraper.extract.FIELDS)


@pytest.mark.parametrize(
    "start",
    [
        "(function () {{var text = '{}'; document.body.innerHTML = '<p>' + text + '</p>';}})();",
        "!function(e,t){{e.text='{}'}}(window,document);",
        "document.write('<h1>{0}</h1><p>{0}</p>');",
        "'use strict'; const text = '{}';",
        "/* 2026 */ var title = '{}', other = 1;",
    ],
)
def test_a_script_that_is_served_as_a_page_is_no_article(start: str) -> None:
    text = "云汀港的老渡口昨日换上新栈桥，早班船从六点开到夜里十点，两岸的商户都说生意会好起来。" * 6
    assert parse(start.format(text).encode(), "https://news.example.cn/roll.js").kind == "other"


DATED = "".join(
    f'<li><a href="/2025/03/{n:02}/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a><span>2025-03-{n:02}</span></li>'
    for n in range(1, 9)
)
TEASED = "".join(
    f'<li><h3><a href="/2025/03/{n:02}/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></h3><p>{TEASER}{n}条。</p></li>'
    for n in range(1, 9)
)


@pytest.mark.parametrize("entries", [DATED, TEASED])
@pytest.mark.parametrize("name", ["民生频道新闻大全_民生新闻直播", "停课不停学 教学不延期专题"])
@pytest.mark.parametrize("words", ["", "<p>本频道每天报道临河区的民生新闻，包括供水、公交、学校和医院的消息。</p>"])
def test_a_channel_with_a_long_name_and_a_few_words_on_it(entries: str, name: str, words: str) -> None:
    page = parse(f"<title>{name}_某某网</title><h1>{name}</h1>{words}<ul>{entries}</ul>".encode())
    assert (page.kind, len(page.items)) == ("list", 8)


@pytest.mark.parametrize(
    ("info", "entries"),
    [
        ("2025-03-04 09:15 来源：某某网", DATED),
        ("2025-03-04 09:15 来源：某某网", TEASED),
        ("来源：某某网 2025-03-04", TEASED),
        ("2025-03-04 09:15", DATED),
    ],
)
def test_a_short_article_over_such_entries(info: str, entries: str) -> None:
    text = "<div id=c><p>临河区昨天完成老街的排水改造，十二公里旧管全部换新，居民不再担心积水。</p></div>"
    page = parse(
        f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>{info}</div>{text}<ul>{entries}</ul>".encode()
    )
    assert page.kind == "article"


@pytest.mark.parametrize(
    ("info", "searched"),
    [
        ("2025-03-04 09:15 来源：某某网", False),
        ("来源：某某网 作者：王小明 2025-03-04", False),
        ("2025-03-04 09:15", True),
        ("来源：某某网", True),
    ],
)
def test_a_short_text_below_day_and_source_is_an_article_without_a_look_for_lists(
    info: str, searched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches: list[object] = []
    monkeypatch.setattr(scraper.extract.main_listing, "listing", searches.append)
    head = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>{info}</div>"
    text = "<div id=c>" + "".join(f"<p>{part}</p>" for part in PARAGRAPHS[:2]) + "</div>"
    assert kind(f"{head}{text}<ul>{ENTRIES}</ul>") == "article"
    assert bool(searches) is searched


@pytest.mark.parametrize(
    "text",
    [
        "<div>联系我们</div><p>某某市新开区津河路九十四号 某某大学国际教育学院招生办公室</p><p>+86 (22)23508825</p>",
        f"<div class=founder><h4>沈知秋</h4><p>{PARAGRAPHS[0]}{PARAGRAPHS[1]}</p></div>",
    ],
)
def test_prose_in_a_part_of_a_front_page(text: str) -> None:
    parts = "".join(
        f'<div class="part{p}"><h2>{name}</h2><ul>'
        + "".join(
            f'<li><a href="/2025/03/{n:02}/c{p}{n}.html">第{p}{n}条新闻的标题比栏目名长</a><em>03-{n:02}</em></li>'
            for n in range(1, 7)
        )
        + "</ul></div>"
        for p, name in enumerate(("新闻", "通知", "讲座"))
    )
    assert parse(f"<title>某某大学国际教育学院</title>{parts}{text}".encode()).kind == "list"


def test_a_sites_name_below_a_showcases_captions_is_no_headline() -> None:
    slides = "".join(f"<li><img src='{n}.jpg'><span>本科生赴临河开展第{n}次自然地理实习</span></li>" for n in range(5))
    rows = "".join(
        f"<div class='col'><h2>学院新闻</h2><ul>{''.join(ENTRIES.split('</li>')[n : n + 6])}</ul></div>"
        for n in (0, 6, 12)
    )
    name = "某某大学地球空间信息科学与技术学院"
    foot = f"<div class='copyRight'>Copyright@{name}</div>"
    assert kind(f"<title>{name}</title><div><ul class='slides'>{slides}</ul></div>{rows}{foot}") == "list"


def test_a_list_whose_first_entries_name_days_and_sources() -> None:
    """The lines below a channel's name are its entries, not the credits of an article."""
    name = "事务所综合评价排名"
    entries = "".join(
        f'<li><a href="/2025/t2025_{n}.html">来源：评价委员会发布第{n}年度排名</a><span>2025-03-{n:02}</span></li>'
        for n in range(1, 9)
    )
    foot = "<p>网站管理：评价委员会办公室 技术支持：信息中心 电子邮箱：a@example.cn 地址：临河区津河路</p>"
    assert kind(f"<title>{name}_某某网</title><h1>{name}</h1><ul>{entries}</ul>{foot}") == "list"


TRAIL = "<div>您现在的位置：<a href=/>首页</a> > <a href=/ll/>理论研究</a></div>"
CREDITS = "<div>来源：某某学报 浏览次数：</div><div>发布时间：<span>2016年12月05日</span></div>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>【摘要】老年人参与社区教育是终身教育的一种体现，也是提高老年人生活质量的途径。</p>"
        "<p>【关键词】老年人；社区教育；参与意愿</p>",
        "<p>全文见附件，印发各街道，请认真组织学习，并于月底以前把学习情况报送办公室。</p>",
    ],
)
def test_a_heading_over_date_and_source_where_the_title_names_the_site_alone(text: str) -> None:
    html = f"<title>某某教育网</title>{TRAIL}<h1>{HEADLINE}</h1>{CREDITS}<div>{text}</div><ul>{DATED}</ul>"
    assert kind(html) == "article"


@pytest.mark.parametrize("tag", ["h1", "h2", "div class=title"])
@pytest.mark.parametrize("text", ["详请见附件", "公示全文请见附件，公示时间为七天，有异议的请在公示期内来电。"])
def test_a_notice_whose_text_is_attached(tag: str, text: str) -> None:
    """The meta elements of governments' pages name its headline and its day."""
    meta = f'<meta name="ArticleTitle" content="{HEADLINE}"><meta name="PubDate" content="2025-03-04 09:15">'
    head = f"<{tag}>{HEADLINE}</{tag.split()[0]}><div>来源：某某县林业局 时间：2025-03-04 09:15</div>"
    files = '<p>附件：<a href="/a/1.pdf">年度报表.pdf</a></p>'
    html = f"<title>某某县林业局</title>{meta}{TRAIL}{head}<div class=TRS_Editor>{text}</div>{files}"
    assert kind(html) == "article"


@pytest.mark.parametrize(
    "foot",
    [
        "<p>某某市津河教育园同砚路三十八号综合楼405室，电话：022-85358404 津教备0061号 津ICP备12003308号</p>",
        "<p>地址：某某市开发区卫津路94号 邮编：300071 技术支持：信息中心 版权所有 某某大学</p>",
    ],
)
@pytest.mark.parametrize("name", ["专利知识普及", "群团工作"])
def test_the_address_of_an_office_below_its_list(foot: str, name: str) -> None:
    rows = "".join(
        f'<li><a href="/2025/03/{n:02}/c{n}.html">第{n}条的标题长一点</a><i>2025-03-{n:02}</i></li>'
        for n in range(1, 8)
    )
    page = parse(
        f"<title>{name}</title><div class=w><span>{name}</span><ul>{rows}</ul></div><div>{foot}</div>".encode()
    )
    assert (page.kind, len(page.items)) == ("list", 7)


@pytest.mark.parametrize(
    "part", ["<aside><div>{}</div></aside>", "<footer><p>{}</p></footer>", "<div class='footer cl'><div>{}</div></div>"]
)
def test_what_a_site_says_of_itself_beside_its_list(part: str) -> None:
    rows = "".join(
        f'<li><h2><a href="/2025/03/{n:02}/c{n}.html">第{n}条的标题长一点</a></h2><time>2025-03-{n:02}</time></li>'
        for n in range(1, 7)
    )
    own = (
        "本站由几位住在港口边上的朋友创办，写他们每天看到的船、货物和天气，也写码头工人和他们的家，十二年来从未间断。"
        * 4
    )
    html = f"<title>三月</title><main><h1>二〇二五年三月的文章</h1><ul>{rows}</ul></main>{part.format(own)}"
    page = parse(html.encode())
    assert (page.kind, len(page.items)) == ("list", 6)


@pytest.mark.parametrize("entries", [DATED, TEASED])
@pytest.mark.parametrize(
    "head",
    [
        f"<h1>{HEADLINE}</h1><div>日期：2025-03-04 浏览：102</div>",
        f"<div>日期：2025-03-04 浏览：102</div><h1>{HEADLINE}</h1>",
    ],
)
def test_a_short_article_with_a_day_of_its_own_over_entries(head: str, entries: str) -> None:
    """No hour, no source: the day is the article's since no entry shows it."""
    text = "<div id=c><p>临河区昨天完成老街的排水改造，十二公里旧管全部换新，居民不再担心积水。</p></div>"
    page = parse(f"<title>{HEADLINE}_某某网</title>{head}{text}<ul>{entries}</ul>".encode())
    assert (page.kind, (page.published or "")[:10]) == ("article", "2025-03-04")


@pytest.mark.parametrize(
    "head",
    [
        "<div>12.03.2025 10:16 Uhr - Lokales</div><h1>{0}</h1>",
        "<h1>{0}</h1><div>12.03.25 / 0 Kommentare</div>",
        '<meta property="article:published_time" content="2025-03-12T10:16:00+01:00"><h1>{0}</h1>',
    ],
)
def test_a_headline_with_a_day_of_its_own_over_a_stream(head: str) -> None:
    """Of an article with a film or a picture only, the page's longest list is that of other articles."""
    headline = "Neue Brücke über die Lauter nach drei Jahren eröffnet"
    rows = "".join(
        f"<li><a href=/lokal/b-{n}.html>Beitrag {n}: Gemeinderat berät über den Haushalt</a>"
        "<p>Die Sitzung dauerte drei Stunden.</p></li>"
        for n in range(1, 12)
    )
    html = f"<html lang=de><title>{headline} | Lauterbote</title>{head.format(headline)}<ul>{rows}</ul>"
    assert kind(html) == "article"


@pytest.mark.parametrize("source", ["文章来源：企鹅号 - 小城观察", "作者：沈知秋"])
def test_short_lines_below_a_source_with_their_day_at_the_end(source: str) -> None:
    lines = "".join(f"<p>{text}</p>" for text in ("昨天路过老街", "当时就愣住了", "水管真的换完了", "有图有真相") * 4)
    foot = "<ul><li>发表于: 2025-03-04 10:59:26</li><li>本社区根据服务协议转载发布内容，版权归原作者所有。</li></ul>"
    meta = '<meta itemprop="datePublished" content="2025-03-04T10:59:26+08:00">'
    head = f"<title>{HEADLINE} - 某某社区</title><h1>{HEADLINE}</h1>{meta}<div>{source}</div>"
    assert kind(f"{head}{lines}{foot}<ul>{ENTRIES}</ul>") == "article"


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="/2025/03/{0:02}/c{0}.html">第{0}条新闻的标题比栏目名长</a><p>2025-03-{0:02}</p></li>',
        '<li><a href="/2025/03/{0:02}/c{0}.html">第{0}条新闻的标题比栏目名长<p>日期：2025-03-{0:02}</p></a></li>',
        '<li><p>2025-03-{0:02} 09:15</p><a href="/2025/03/{0:02}/c{0}.html">第{0}条新闻的标题比栏目名长</a></li>',
    ],
)
@pytest.mark.parametrize("words", ["", "<p>本频道每天报道临河区的民生新闻，包括供水、公交、学校和医院的消息。</p>"])
def test_a_day_that_an_entry_shows_below_a_long_name(row: str, words: str) -> None:
    name = "民生频道新闻大全_民生新闻直播"
    rows = "".join(row.format(n) for n in range(1, 9))
    page = parse(f"<title>{name}_某某网</title><h1>{name}</h1>{words}<ul>{rows}</ul>".encode())
    assert (page.kind, len(page.items)) == ("list", 8)


def test_one_long_paragraph_in_letters_beside_many_links_is_an_article() -> None:
    text = "The council voted to keep the ferry, as residents of both banks had asked, and will pay for it. " * 10
    links = "".join(
        f'<div class="nav"><a href="/s?id={n}">Another story of the day number {n}</a></div>' for n in range(50)
    )
    page = f"<title>THE SHORE</title><body><div>{links}</div><div class='t4'>On ferries</div><p>{text}</p>"
    assert parse(f'<html lang="en">{page}'.encode(), "https://shore.example/s?id=77").kind == "article"


POST = "<p>这一年我们把老街的每一户都走访了一遍，记下了三百多个名字和他们的生意。</p><p>下面是前几页，没有删改。</p>"
TITLES = """
    老街走访记之一 三百个名字的由来 裁缝铺的下午 最后一家邮局 河边的修船人
    夜市关门以后 雨天的茶馆 年关前后的街口 渡口改道记 照相馆旧事
"""


@pytest.mark.parametrize(
    ("post", "count"),
    [
        ("<article><h1><a href=/2025/12/{n}/a/>{title}</a></h1><div>2025-12-{n}</div>{text}</article>", 10),
        ("<div class=post><h2><a href=/p/{n}00>{title}</a></h2><p>2025年12月{n}日</p><div>{text}</div></div>", 6),
        ("<div class=entry><h3><a href=/posts/1a2b3c{n}/>{title}</a></h3><div>{text}</div><i>12月{n}日</i></div>", 5),
    ],
)
def test_the_index_of_a_blog_that_shows_whole_posts(post: str, count: int) -> None:
    posts = "".join(
        post.format(n=10 + n, title=title, text=POST * (9 if n == 3 else 2))
        for n, title in enumerate(TITLES.split()[:count])
    )
    html = f"<title>青溪老王</title><h1>青溪老王</h1><main>{posts}</main>"
    page = parse(html.encode(), "https://a.example.cn/page/2/")
    assert (page.kind, len(page.items)) == ("list", count)


@pytest.mark.parametrize(
    "foot",
    [
        "客服热线：153-0000-0000（周一至周五09:00-18:00） 客服QQ：1000000000，欢迎咨询租房事宜",
        "地址：清河市临河路9号明德楼B座　邮编：400000<br>电话：023-60000000　邮箱：jyyzb@example.cn",
        "如有内容、版权等问题请在30日内与本网联系。邮件 a@example.cn<br>CopyRight 2017 All Rights Reserved",
        "欢迎访问清河市人民政府门户网站群！ 本网站已支持IPV6，支持无障碍浏览和智能问答，支持简繁切换",
    ],
)
def test_the_contacts_of_a_site_are_no_article(foot: str) -> None:
    assert kind(f"<title>清河租房网</title><h2>北门外 挂牌均价</h2><div><p>{foot}</p></div>") == "other"


def test_a_dated_notice_of_telephones_is_an_article() -> None:
    text = "因办公楼搬迁，招生咨询电话自即日起改为023-60000000，邮箱改为zs@example.cn，地址不变，请相互转告。"
    head = "<title>关于招生咨询电话变更的通知_清河学院</title><h1>关于招生咨询电话变更的通知</h1><div>2026-01-31</div>"
    assert kind(f"{head}<div><p>{text}</p></div>") == "article"


@pytest.mark.parametrize("title", ["民生", "某某网"])
def test_teasers_that_lead_on_are_no_article(title: str) -> None:
    entries = "".join(
        f"<h2><a href=/2025/{n}.html>北门外{n}个小区的施工方案</a> 2025-03-{n:02}</h2>"
        f"<p>{PARAGRAPHS[n % 3]}<a href=/2025/{n}.html>【详情】</a></p><h3>标签：<a href=/t{n}>民生</a></h3>"
        for n in range(10, 28)
    )
    assert kind(f"<title>{title}</title><div class=news_edit>{entries}</div>") != "article"


@pytest.mark.parametrize("headline", ["初秋时节", "老街的雨", "渡口"])
@pytest.mark.parametrize("picture", ["<img src=/upload/a1.jpg>", "<p>新的一期将在周末播出，敬请收看本台的节目…</p>"])
def test_a_picture_below_a_short_headline_right_over_its_source(headline: str, picture: str) -> None:
    rows = "".join(f'<li><a href="/2025/03/c{n}.html">第{n}条新闻的标题要比栏目名长得多</a></li>' for n in range(24))
    head = f"<title>{headline}</title><h1>{headline}</h1><div>来源： 城东网 2025-03-04 10:23</div>"
    boxes = "".join(f"<h4>{name}</h4><ul>{rows}</ul>" for name in ("相关阅读：", "热点推荐："))
    assert kind(f"{head}<div>{picture}</div>{boxes}") == "article"


def test_the_name_of_a_site_over_a_day_of_its_front_page_is_no_headline() -> None:
    name = "临河社科规划办公室门户网站"
    slides = "<ul class=slides><li>2025-03-01 <a href=/t/1.html>年会在临河举行</a></li></ul>"
    rows = "".join(f"<li><a href=/2025/03/c{n}.html>第{n}条通知的标题要比栏目名长得多</a></li>" for n in range(12))
    boxes = "".join(
        f"<div class=box><h3>{box}</h3><ul>{rows.replace('/c', f'/{n}')}</ul></div>"
        for n, box in enumerate("通知 动态 成果 下载".split())
    )
    foot = "<div>版权所有 临ICP备05020000号 技术支持：城东网络公司</div>"
    assert kind(f"<title>{name}</title><h1>{name}</h1>{slides}{boxes}{foot}") == "list"


def test_a_titled_text_with_some_links_between_its_paragraphs_is_an_article() -> None:
    link = "<p><a href=/2025/{0}.html>北门外{0}个小区的施工方案</a></p>"
    parts = "".join(f"<p>{TEASER}{n}条。</p>{link.format(n)}" for n in range(4))
    page = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div>2025-03-04 来源：某某网</div><div>{parts}</div>"
    assert kind(page) == "article"


@pytest.mark.parametrize(
    "reply",
    [
        "cb&&cb({});",
        "window.cb && cb({})",
        "0|{}",
        "52:{}",
        "/*-secure-\n{}",
        "Object.assign(window, {});",
        "throw 1; < don't be evil' >{}",
        'window["roll"]={};',
    ],
)
def test_a_reply_of_an_interface_is_no_article(reply: str) -> None:
    rows = [{"title": text[:16], "url": f"/a/{n}.html", "summary": text} for n, text in enumerate(PARAGRAPHS)]
    data = json.dumps({"list": rows}, ensure_ascii=False)
    assert parse(reply.replace("{}", data).encode(), URL).kind == "other"


@pytest.mark.parametrize("mail", ["{}", "<a href='mailto:{}'>{}</a>"])
def test_a_notice_that_ends_with_whom_to_ask_is_an_article(mail: str) -> None:
    text = "各学院请于三月十日前把申报表交到科研处，过期不予受理，材料一式三份。"
    ask = f"<p>联系人：宋老师</p><p>电话：023-60000000</p><p>邮箱：{mail.format(*['kyc@example.cn'] * 2)}</p>"
    head = "<title>申报通知_清河学院</title><h1>申报通知</h1>"
    page = parse(f"{head}<div><p>{text}</p>{ask}<p>科研处</p></div>".encode())
    assert page.kind == "article"
    assert page.body.split("\n") == [text, "联系人：宋老师", "电话：023-60000000", "邮箱：kyc@example.cn", "科研处"]


PERSONS = "王小明 李思远 陈建国 林河东 苏西城 赵春燕 周文斌".split()
DIRECTORIES = (
    "<p>{}</p><p>主任医师</p><p>擅长冠心病、心力衰竭的诊断与治疗，发表论文三十余篇。</p>",
    "<tr><td>{}</td><td>副总经理</td><td>负责生产运营、安全环保、科技创新等工作。</td></tr>",
    "<div><h4>{}</h4><p>职称：教授</p><p>研究方向：区域经济学、公共财政、产业组织理论</p></div>",
)


@pytest.mark.parametrize("row", DIRECTORIES)
@pytest.mark.parametrize("title", ["专家介绍-港城市医院", "队伍"])
def test_a_directory_is_no_article(row: str, title: str) -> None:
    rows = "".join(row.format(name) for name in PERSONS)
    assert kind(
        f"<title>{title}</title><table>{rows}</table>" if row[1] == "t" else f"<title>{title}</title>{rows}"
    ) == ("other")


def test_verses_below_a_short_title_are_an_article() -> None:
    verses = "".join(f"<p>{line}</p>" for line in [f"江水{n}月夜沉沉，望见归舟" for n in "一二三四五六七八九十"])
    assert kind(f"<title>江水</title><h1>江水</h1><div>作者：王小明</div><div id=c>{verses}</div>") == "article"


def test_an_essay_whose_lines_are_cut_at_a_width_is_an_article() -> None:
    sentence = "老城的排水沟修于百年之前，几经改建，如今仍是半座城的出路。街坊说，雨天看沟便知道来年的收成。"
    text = sentence * 12
    lines = "<br>".join(text[at : at + 34] for at in range(0, len(text), 34))
    assert kind(f"<title>排水沟</title><h1>排水沟的来历</h1><div id=c>{lines}</div>") == "article"


UNIVERSITY = (
    "A teaching and research university on the coast, founded in 1919 and below the ministry itself, it has twenty"
    " schools and faculties, and is proud of the engineers, writers and nurses who studied in its halls."
)
CENTRE = "研究中心成立于二〇〇五年，几年来在学术研究、知识普及、咨询服务和对外宣传等方面做了大量工作。" * 5


def _dated_links(headline: str, count: int) -> str:
    rows = "".join(
        f'<p><i>2026-01-{n}</i> <a href="/2026/01{n}/c22799a57{n}/page.htm">{headline} {n}</a></p>'
        for n in range(11, 11 + count)
    )
    return f"<div><div>{rows}</div></div>"


def test_what_a_university_says_of_itself_over_dated_events_is_no_article() -> None:
    events = _dated_links("Talk on rivers, on cities and on the people who live beside them", 14)
    title = "<html lang=en><title>Events</title><div><h2>Events</h2>"
    assert kind(f"{title}<p>{UNIVERSITY}</p></div>{events}") == "list"


@pytest.mark.parametrize(("more", "expected"), [("<a href=/gywm.htm>[详细]</a>", "list"), ("", "article")])
def test_a_text_that_leads_on_to_the_whole_of_it_is_a_part_of_a_front_page(more: str, expected: str) -> None:
    links = _dated_links("河流与城市讲座在图书馆举行", 7)
    assert kind(f"<title>临河研究中心</title><div><div>{CENTRE}{more}</div></div>{links}") == expected


@pytest.mark.parametrize("title", ["水滴的家 | 南郊苗圃赏枫", "南郊苗圃赏枫 - 水滴的家", "水滴的家 » 南郊苗圃赏枫"])
@pytest.mark.parametrize("heading", ["h2", "h3"])
def test_a_short_post_beside_the_next_one_is_no_list(title: str, heading: str) -> None:
    texts = [
        "上个周末跟两个老同学约好去南郊苗圃看枫叶，早上七点出门，路上还有一点雾，到的时候太阳刚好翻过山头。",
        "苗圃不收门票，只要在门口登记姓名，沿着水渠走二十分钟就是最红的那一片，树下已经有人支好了三脚架。",
        "中午在村口吃了一碗羊肉粉，老板说再过一个星期叶子就要落完了，想来的人最好抓紧。",
    ]
    post = f"<{heading}><a href='/2013/maple/'>南郊苗圃赏枫</a></{heading}>" + "".join(
        f"<p>{text}</p>" for text in texts
    )
    page = parse(
        (
            f"<title>{title}</title><header><h1><a href='/'>水滴的家</a></h1></header><article>{post}"
            "<p><a href='/2013/dumpling/'>冬至的饺子</a></p></article>"
        ).encode(),
        "https://shuidi.example.com/2013/maple/",
    )
    assert (page.kind, page.headline) == ("article", "南郊苗圃赏枫")


LETTERED = (
    "The council voted to keep the ferry, as residents of both banks had asked, and will pay for it until the spring.",
    "A new contract has to be tendered before the summer, the treasurer said, and the bridge would cost far more.",
)
OTHER_NEWS = "".join(
    f'<li><a href="/story-of-the-day-{n}-in-the-town/">Story of the day number {n} in the town</a></li>'
    for n in range(10)
)


@pytest.mark.parametrize("kind", ["NewsArticle", "BlogPosting", "Article"])
def test_a_short_post_whose_title_is_worded_for_search_engines(kind: str) -> None:
    headline = "If the ferry is slow in winter, a word with the captain may help"
    data = f'{{"@context":"https://schema.org","@type":"{kind}","headline":"{headline}","datePublished":"2025-11-04"}}'
    html = (
        f'<html lang="en"><head><title>Slow ferry | The Shore</title><script type="application/ld+json">{data}</script>'
        f"</head><body><h1>{headline}</h1><p>{' '.join(LETTERED)}</p><p>{LETTERED[1]}</p><ul>{OTHER_NEWS}</ul></body>"
    )
    assert parse(html.encode(), "https://shore.example/slow-ferry/").kind == "article"


@pytest.mark.parametrize("address", ["?share=facebook", "?share=pocket&nb=1", "?replytocom=41#respond"])
def test_buttons_that_are_links_to_the_page_itself_are_no_list(address: str) -> None:
    page = "https://shore.example/slow-ferry/"
    buttons = "".join(
        f'<li><a href="{page}{address}{n}" >Click to share on network number {n} (Opens in new window)</a></li>'
        for n in range(12)
    )
    text = "".join(f"<p>{words}</p>" for words in LETTERED)
    html = f"<html lang='en'><title>Ferry</title><body><h1>On ferries</h1>{text}<ul>{buttons}</ul></body></html>"
    read = parse(html.encode(), page)
    assert (read.kind, read.items) == ("article", ())


def test_a_short_post_with_the_archive_of_its_day_and_the_posts_around() -> None:
    day = '<p><a href="/2024/03/">5 3 月, 2024</a> <a href="/author/1">admin</a></p>'
    around = '<nav><a href="/1"><span>Previous</span><p>北门小区将换水表</p></a></nav>'
    text = f"<p>{PARAGRAPHS[0]}</p><h4>谁来维护？</h4><p>{PARAGRAPHS[2][:60]}。</p>"
    page = (
        f"<title>老街排水改造 | 城东月刊</title><article><h1>老街排水改造</h1>{day}<div>{text}</div>{around}</article>"
    )
    assert kind(page) == "article"
